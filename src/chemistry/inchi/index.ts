import type { Issue } from '../issue.js';
import { Fault } from '../molfile/table.js';
import { bondingOf } from './bonds.js';
import { chargeOf, protonsOf } from './charges.js';
import { connectionsOf } from './connections.js';
import { faultIn, InchiFault } from './fault.js';
import { compositionsOf } from './formula.js';
import { hydrogensOf } from './hydrogens.js';
import { isotopesOf, mobileIsotopesOf } from './isotopes.js';
import { layersOf, perComponent } from './layers.js';
import { placeProtons } from './protons.js';
import { InchiSkeleton } from './skeleton.js';
import { statedBondsOf } from './stereo.js';
import { type Whole, writeComponents } from './write.js';

export { MAX_INCHI_ATOMS } from './formula.js';

/** What an InChI says, as a SMILES to be read; or why it says nothing definite. */
export type InchiReading =
  | {
      readonly ok: true;
      /** Atom i of the SMILES is InChI's number i + 1; the atoms of further components follow those of the first. */
      readonly smiles: string;
    }
  | {
      readonly ok: false;
      /** One error, with its place in the text. */
      readonly issues: readonly Issue[];
    };

/** The longest InChI that is read, in UTF-16 units; one of MAX_INCHI_ATOMS is far shorter. */
export const MAX_INCHI = 65_536;

/**
 * Which structure does this InChI say?
 *
 * Reads standard and non-standard InChI (version 1) strictly: formula, connections, hydrogens, charges, protons, isotopes
 * and the geometry of double bonds; of other stereo the syntax is checked. The layers /f (fixed hydrogens) and /r
 * (reconnected metals) are refused by name. Where an InChI leaves open which tautomer or mesomer is meant, the one that
 * chemists draw is taken; see bonds.ts.
 *
 * @param text - an InChI without white space around it, of at most MAX_INCHI (65,536) characters and MAX_INCHI_ATOMS
 * (1,024) atoms
 * @param offset - where it stands in a longer text; places of issues count from there
 * @returns a SMILES in which the atoms have InChI's numbers, for `readMolecules`; or the error
 * @throws never
 * @example readInchi('InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3'); // { ok: true, smiles: 'CCO' }
 */
export function readInchi(text: string, offset = 0): InchiReading {
  try {
    if (text.length > MAX_INCHI) throw new InchiFault('too-large', offset, text.length);
    return { ok: true, smiles: smilesOf(text, offset) };
  } catch (fault) {
    if (fault instanceof InchiFault) return { ok: false, issues: [fault.issue()] };
    // The writer of SMILES knows no such atom, as with ten hydrogens on one.
    if (fault instanceof Fault)
      return { ok: false, issues: [new InchiFault('inchi-valence', offset, text.length).issue()] };
    throw fault;
  }
}

function smilesOf(text: string, offset: number): string {
  const layers = layersOf(text, offset);
  const compositions = compositionsOf(layers.formula);
  const count = compositions.length;
  const connections = perComponent(layers.connections, count);
  const hydrogens = perComponent(layers.hydrogens, count);
  const charges = perComponent(layers.charges, count);
  const isotopes = perComponent(layers.isotopes, count);
  const mobileIsotopes = perComponent(layers.isotopicHydrogens, count);
  const stated = statedBondsOf(layers.stereo, compositions);
  // What isotopes add of stereo changes no structure: only its syntax is checked.
  statedBondsOf(layers.isotopicStereo, compositions);
  const components = compositions.map((composition, i): Whole => {
    const skeleton = new InchiSkeleton(
      composition,
      connectionsOf(connections[i], composition),
      hydrogensOf(hydrogens[i], composition),
      chargeOf(charges[i]),
      charges[i],
      stated[i]!,
    );
    const own = isotopesOf(isotopes[i], composition);
    const mobile = mobileIsotopesOf(mobileIsotopes[i]);
    const bonding = bondingOf(skeleton);
    return { skeleton, bonding, isotopes: own, mobileIsotopes: mobile, isotopesPiece: isotopes[i] };
  });
  const protons = protonsOf(layers.protons);
  if (count === 0) {
    // A formula is missing of protons alone.
    if (protons <= 0) throw faultIn('inchi-empty', layers.protons ?? layers.formula);
    return new Array<string>(protons).fill('[H+]').join('.');
  }
  if (protons !== 0) placeProtons(components, protons, layers.protons!);
  return writeComponents(components);
}
