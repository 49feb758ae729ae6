import { type Group, isBenzeneRing } from '../../structure/group.js';
import { describe, type GroupView } from '../../structure/names.js';
import { fromHydroxyl, type Meeting, meets } from '../../vocabulary/index.js';
import { arguable } from '../../vocabulary/shape.js';
import type { Site, Word } from '../../vocabulary/words.js';
import type { BareLay, Phenethyl } from './decompose.js';

/**
 * How a molecule differs from fentanyl, site by site, in the form in which statutes speak: a group at a site, and
 * for every word of the vocabulary whether the group meets it. The law compares words with this and needs no
 * chemistry of its own.
 */
export interface Differences {
  /** Null where the acyl group is fentanyl's own propionyl, or there is none to speak of. */
  readonly acyl: Part | null;
  /** Null where the ring on the amide nitrogen is an unsubstituted phenyl. */
  readonly aniline: RingPart | null;
  readonly piperidine: readonly PiperidinePart[];
  readonly nSubstituent: NSubstituentPart;
}

/** A group at a site that fentanyl does not have there. */
export interface Part {
  readonly site: Site;
  /** Where at the site: `C3`, `C2,C6`, `position 4`, `chain alpha`, `ring`, `ring position 2`; absent for the whole site. */
  readonly position?: string;
  readonly group: GroupView;
  /** How the group meets a word of the vocabulary; null where it does not. */
  meets(word: Word): Meeting | null;
  /** How the group is the ester or the ether of a hydroxyl in its place; null where it is not. */
  fromHydroxyl(form: 'ester' | 'ether'): Meeting | null;
}

/** A ring in the place of a phenyl: another ring, or a phenyl with substituents. */
export interface RingPart {
  readonly whole: Part;
  /** True where the ring is still a benzene ring. */
  readonly phenyl: boolean;
  readonly substituents: readonly Part[];
}

export interface PiperidinePart {
  readonly part: Part;
  /** True where the group sits on C4 and nowhere else. */
  readonly onlyC4: boolean;
}

export type NSubstituentPart =
  | { readonly kind: 'phenethyl' }
  | { readonly kind: 'hydrogen'; readonly part: Part }
  | { readonly kind: 'group'; readonly whole: Part; readonly phenethyls: readonly PhenethylPart[] };

/** One way to see the N-substituent as a phenethyl group that was changed. */
export interface PhenethylPart {
  readonly ring: RingPart | null;
  readonly chain: readonly Part[];
}

export function differences(lay: BareLay): Differences {
  return {
    acyl: lay.acyl === null || isPropionyl(lay.acyl) ? null : part(lay.acyl, 'acyl'),
    aniline: ringPart(lay.aniline, 'aniline ring'),
    piperidine: lay.piperidine.substituents.map(({ group, positions }) => {
      const where = positions.map((p) => (p === 1 ? 'N1' : `C${p}`)).join(',');
      const plain = part(group, 'piperidine ring', where);
      return {
        part: positions.includes(1) ? atMostArguable(plain, ON_NITROGEN) : plain,
        onlyC4: positions.every((p) => p === 4),
      };
    }),
    nSubstituent: nSubstituentPart(lay),
  };
}

const ON_NITROGEN =
  'a further group on the piperidine nitrogen (N-oxide, quaternary salt, fused ring): the text does not speak of it';

function part(group: Group, site: Site, position?: string): Part {
  return {
    site,
    ...(position === undefined ? {} : { position }),
    group: describe(group),
    meets: once((word: Word) => meets(word, group)),
    fromHydroxyl: once((form: 'ester' | 'ether') => fromHydroxyl(form, group)),
  };
}

/** Asks once for each word: the rules of all jurisdictions ask with the same few. */
function once<K, V>(ask: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = ask(key);
      answers.set(key, answer);
    }
    return answer;
  };
}

function atMostArguable(p: Part, why: string): Part {
  const at = (meeting: Meeting | null) => (meeting === null ? null : arguable(why));
  return { ...p, meets: (word) => at(p.meets(word)), fromHydroxyl: (form) => at(p.fromHydroxyl(form)) };
}

/** For what no statute's word speaks of: hydrogen, a double bond in the chain. */
const NOTHING_MET = { meets: () => null, fromHydroxyl: () => null };

function isPropionyl(group: Group): boolean {
  return group.attachments.length === 1 && describe(group).smiles === PROPIONYL;
}

/** Fentanyl's own acyl group, as the fragment writer spells it; a test holds the two together. */
export const PROPIONYL = '*C(=O)CC';

function ringPart(group: Group, site: Site, where?: string): RingPart | null {
  const ring = group.ring!;
  const phenyl = isBenzeneRing(group.molecule, ring.atoms);
  if (phenyl && ring.substituents.length === 0) return null;
  return { whole: part(group, site, where), phenyl, substituents: placed(group, site, where) };
}

/**
 * The substituents of a ring with their positions, counted from the ring's bond to the rest in the direction that
 * gives the lower locants; of two equal directions, the one in which the group that is first by its SMILES comes first.
 */
function placed(group: Group, site: Site, where?: string): Part[] {
  const { atoms, substituents } = group.ring!;
  const directions = [1, -1].map((direction) =>
    substituents
      .map((substituent) => {
        const positions = substituent.attachments
          .map((a) => atoms.indexOf(a.to))
          .filter((at) => at >= 0)
          .map((at) => ((direction * at + atoms.length) % atoms.length) + 1);
        return { substituent, positions: [...new Set(positions)].sort((a, b) => a - b) };
      })
      .sort(
        (a, b) =>
          a.positions[0]! - b.positions[0]! ||
          compare(describe(a.substituent).smiles, describe(b.substituent).smiles),
      ),
  );
  const key = (d: (typeof directions)[number]) =>
    d
      .flatMap((s) => s.positions)
      .sort((a, b) => a - b)
      .map((n) => String(n).padStart(2, '0'))
      .join() + d.map((s) => describe(s.substituent).smiles).join();
  const [one, two] = directions as [(typeof directions)[number], (typeof directions)[number]];
  return (compare(key(one), key(two)) <= 0 ? one : two).map(({ substituent, positions }) =>
    part(
      substituent,
      site,
      [...(where === undefined ? [] : [where]), `position ${positions.join(',')}`].join(' '),
    ),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nSubstituentPart(lay: BareLay): NSubstituentPart {
  const n = lay.nSubstituent;
  if (n.kind === 'hydrogen') {
    const group: GroupView = { smiles: '*[H]', name: 'hydrogen', atoms: [] };
    return { kind: 'hydrogen', part: { site: 'N-substituent', group, ...NOTHING_MET } };
  }
  const phenethyls = n.phenethyls.map((p) => phenethylPart(p));
  if (phenethyls.some((p) => p.ring === null && p.chain.length === 0)) return { kind: 'phenethyl' };
  return { kind: 'group', whole: part(n.whole, 'N-substituent'), phenethyls };
}

function phenethylPart(p: Phenethyl): PhenethylPart {
  const chain = p.chainSubstituents.map((group) => {
    const on = group.attachments.map((a) => (a.to === p.alpha ? 'alpha' : a.to === p.beta ? 'beta' : 'ring'));
    return part(group, 'N-substituent', `chain ${[...new Set(on)].sort().join(',')}`);
  });
  if (!p.saturated) {
    const { molecule } = p.ring;
    const group: Group = {
      molecule,
      atoms: [p.alpha, p.beta].sort((a, b) => a - b),
      attachments: [],
    };
    chain.push({
      site: 'N-substituent',
      position: 'chain',
      group: { ...describe(group), name: 'unsaturated chain' },
      ...NOTHING_MET,
    });
  }
  return { ring: ringPart(p.ring, 'N-substituent', 'ring'), chain };
}
