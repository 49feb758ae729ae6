import { faultIn, InchiFault, type Piece } from './fault.js';

/** The layers of an InChI, each without its letter; undefined where the text has none. */
export interface Layers {
  readonly formula: Piece;
  readonly connections: Piece | undefined;
  readonly hydrogens: Piece | undefined;
  readonly charges: Piece | undefined;
  readonly protons: Piece | undefined;
  readonly stereo: Stereo;
  readonly isotopes: Piece | undefined;
  readonly isotopicHydrogens: Piece | undefined;
  readonly isotopicStereo: Stereo;
}

/** Layers of stereo: double bonds, centres, and which of the two mirror images is meant. */
export type Stereo = { readonly [layer in 'b' | 't' | 'm' | 's']?: Piece };

const HEAD = /^InChI=1S?\//;

/** The order in which layers stand. */
const MAIN = ['c', 'h', 'q', 'p', 'b', 't', 'm', 's', 'i'];
const ISOTOPIC = ['h', 'b', 't', 'm', 's'];

/**
 * Which layers does this text have?
 *
 * @param text - an InChI without white space around it
 * @param offset - where it stands in the whole text
 * @throws InchiFault where a layer is unknown, out of order, there twice, or of a kind that is not read
 */
export function layersOf(text: string, offset: number): Layers {
  const head = HEAD.exec(text)?.[0];
  if (head === undefined) throw new InchiFault('inchi-version', offset, Math.min(text.length, 9));
  const main: Record<string, Piece> = {};
  const isotopic: Record<string, Piece> = {};
  let formula: Piece | undefined;
  let order = MAIN;
  let place = 0;
  for (const piece of split(text, head.length, offset)) {
    const letter = piece.text.charAt(0);
    if (formula === undefined) {
      // A proton by itself has no formula.
      formula = letter === 'p' ? { text: '', offset: piece.offset } : piece;
      if (letter !== 'p') continue;
    }
    if (letter === 'f') throw faultIn('inchi-fixed-hydrogens', piece);
    if (letter === 'r') throw faultIn('inchi-reconnected', piece);
    const at = order.indexOf(letter, place);
    if (at < 0 || letter === '') throw faultIn('inchi-layer', piece);
    (order === MAIN ? main : isotopic)[letter] = { text: piece.text.slice(1), offset: piece.offset + 1 };
    place = at + 1;
    if (letter === 'i') {
      order = ISOTOPIC;
      place = 0;
    }
  }
  if (formula === undefined || (formula.text === '' && main.p === undefined))
    throw new InchiFault('inchi-empty', offset, text.length);
  return {
    formula,
    connections: main.c,
    hydrogens: main.h,
    charges: main.q,
    protons: main.p,
    stereo: main,
    isotopes: main.i,
    isotopicHydrogens: isotopic.h,
    isotopicStereo: isotopic,
  };
}

/** The parts between slashes. */
function split(text: string, from: number, offset: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at <= text.length; ) {
    const slash = text.indexOf('/', at);
    const end = slash < 0 ? text.length : slash;
    pieces.push({ text: text.slice(at, end), offset: offset + at });
    at = end + 1;
  }
  return pieces;
}

/**
 * What does a layer say of each component? Parts are set apart by semicolons; `2*` before a part says that it holds for
 * two components.
 *
 * @param layer - a layer, or undefined where the InChI has none
 * @param count - number of components in the formula
 * @returns one piece for each component, empty where the layer says nothing of it
 * @throws InchiFault where the layer has more or fewer parts than the formula
 */
export function perComponent(layer: Piece | undefined, count: number): readonly (Piece | undefined)[] {
  if (layer === undefined) return new Array<undefined>(count).fill(undefined);
  const pieces: Piece[] = [];
  for (let at = 0; at <= layer.text.length; ) {
    const semicolon = layer.text.indexOf(';', at);
    const end = semicolon < 0 ? layer.text.length : semicolon;
    const repeat = /^([2-9]|[1-9]\d{1,5})\*/.exec(layer.text.slice(at, Math.min(end, at + 8)));
    const from = at + (repeat?.[0].length ?? 0);
    const piece = { text: layer.text.slice(from, end), offset: layer.offset + from };
    const times = repeat === null ? 1 : Number(repeat[1]);
    if (pieces.length + times > count) throw faultIn('inchi-components', layer, at, end);
    for (let n = 0; n < times; n++) pieces.push(piece);
    at = end + 1;
  }
  if (pieces.length !== count) throw faultIn('inchi-components', layer);
  return pieces;
}
