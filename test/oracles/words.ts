import type { Group, Seen } from './seen.js';

/** Whether a word of a text names a group; `maybe` where the word bears two readings. */
export type Said = 'yes' | 'maybe' | 'no';
export type Word = (group: Group) => Said;

const all = (group: Group, smarts: string): boolean => {
  const fitting = group.seen.fits(smarts);
  return [...group.atoms].every((atom) => fitting.has(atom));
};
const some = (group: Group, smarts: string): boolean => {
  const fitting = group.seen.fits(smarts);
  return [...group.atoms].some((atom) => fitting.has(atom));
};
const root = (group: Group, smarts: string): boolean => group.seen.fits(smarts).has(group.root);
const isSingle = (group: Group): boolean => group.ends.length === 1 && group.order === 1;

export const carbons = (group: Group): number =>
  [...group.atoms].filter((atom) => group.seen.z[atom] === 6).length;

/** Of several words, the one that says most. */
export const anyOf =
  (...words: readonly Word[]): Word =>
  (group) => {
    const said = words.map((word) => word(group));
    return said.includes('yes') ? 'yes' : said.includes('maybe') ? 'maybe' : 'no';
  };

/** A word that a text gives with a greatest number of carbons. */
export const upTo =
  (most: number, word: Word): Word =>
  (group) =>
    carbons(group) <= most ? word(group) : 'no';

/** A group whose every atom fits one of the SMARTS and whose size is this: an exact group. */
const exact =
  (rootSmarts: string, atoms: number): Word =>
  (group) =>
    isSingle(group) && group.atoms.size === atoms && root(group, rootSmarts) ? 'yes' : 'no';

/** Saturated, open, carbon and hydrogen alone. A ring (cyclopropyl) is an alkyl group on one reading. */
export const alkyl: Word = (group) =>
  !isSingle(group) || !all(group, '[CX4;+0]') ? 'no' : all(group, '[CX4;!R]') ? 'yes' : 'maybe';

/** The same where a text tells alkyl from cycloalkyl: an open chain alone. */
export const openAlkyl: Word = (group) => (alkyl(group) === 'yes' ? 'yes' : 'no');

/** Open, with a double bond between carbons; hung on by a double bond (methylidene) it is one on one reading. */
export const alkenyl: Word = (group) => {
  if (group.ends.length !== 1 || !all(group, '[CX4,CX3;+0;!$(C=[!#6])]')) return 'no';
  if (group.order === 2) return 'maybe';
  if (!some(group, '[CX3]=[CX3]')) return 'no';
  return all(group, '[C;!R]') ? 'yes' : 'maybe';
};

/** Oxygen and an open saturated chain. With a ring, a double bond, a halogen or an aromatic ring in it: on one reading. */
export const alkoxyl: Word = (group) => {
  if (!isSingle(group) || !root(group, '[OX2;!R][CX4]')) return 'no';
  const rest = { ...group, atoms: new Set([...group.atoms].filter((atom) => atom !== group.root)) };
  if (all(rest, '[CX4;!R]')) return 'yes';
  return all(rest, '[CX4,CX3,c,F,Cl,Br,I;!$(C=[!#6])]') ? 'maybe' : 'no';
};

export const hydroxyl: Word = exact('[OX2H1,OX1-]', 1);
export const halo: Word = exact('[F,Cl,Br,I]', 1);
export const cyano: Word = exact('[CX2]#[NX1]', 2);
export const nitro: Word = exact('[N;$([NX3+](=O)[O-]),$([NX3](=O)=O)]', 3);
export const acetyl: Word = exact('[CX3](=O)[CH3]', 3);
export const acetoxy: Word = exact('[OX2][CX3](=O)[CH3]', 4);
export const methyl: Word = exact('[CH3]', 1);
export const ethyl: Word = exact('[CH2][CH3]', 2);
export const methoxy: Word = exact('[OX2][CH3]', 2);
export const trifluoromethyl: Word = exact('[CX4](F)(F)F', 4);
export const trifluoromethoxy: Word = exact('[OX2][CX4](F)(F)F', 5);
export const phenyl: Word = exact('c1[cH][cH][cH][cH][cH]1', 6);
export const benzyl: Word = exact('[CH2]c1[cH][cH][cH][cH][cH]1', 7);
export const carbamoyl: Word = exact('[CX3](=O)[NX3H2]', 3);

export const haloalkyl: Word = (group) => {
  if (!isSingle(group) || !root(group, '[CX4]') || !some(group, '[F,Cl,Br,I]')) return 'no';
  return all(group, '[CX4;!R],[F,Cl,Br,I]') ? 'yes' : all(group, '[CX4,F,Cl,Br,I]') ? 'maybe' : 'no';
};

export const haloalkoxyl: Word = (group) =>
  isSingle(group) && root(group, '[OX2;!R][CX4]') && all(group, '[CX4;!R],[F,Cl,Br,I],[OX2;$(O([CX4])[*])]')
    ? some(group, '[F,Cl,Br,I]') && [...group.atoms].filter((atom) => group.seen.z[atom] === 8).length === 1
      ? 'yes'
      : 'no'
    : 'no';

/** NH2; an alkylamino or dialkylamino group is an amino group on one reading. */
export const amino: Word = (group) => {
  if (!isSingle(group)) return 'no';
  if (group.atoms.size === 1 && root(group, '[NX3H2,NX4H3+]')) return 'yes';
  return root(group, '[NX3,NX4+;!$(N[!#6;!#1]);!$(NC=[!#6])]') ? 'maybe' : 'no';
};

/** A carboxylic ester, by its carbon or its oxygen. */
export const ester: Word = (group) => {
  if (!isSingle(group)) return 'no';
  if (root(group, '[CX3](=O)[OX2][#6]') || root(group, '[OX2][CX3](=O)[#6]'))
    return all(group, '[CX4;!R],[CX3;$(C(=O)O)],O') ? 'yes' : 'maybe';
  return root(group, '[CX4]') && some(group, '[CX3](=O)[OX2][#6]') ? 'maybe' : 'no';
};

/** An oxygen between two carbons: beside the core, or in an alkoxyalkyl group. */
export const ether: Word = (group) => {
  if (!isSingle(group) || root(group, '[OX2][CX3]=[!#6]')) return 'no';
  if (root(group, '[OX2;!R][#6]'))
    return all(group, '[CX4;!R],[F,Cl,Br,I],[OX2;$(O([CX4])[CX4])]') ? 'yes' : 'maybe';
  if (!root(group, '[CX4]') || !some(group, '[OX2]([CX4])[#6;!$(C=O)]')) return 'no';
  return all(group, '[CX4;!R],[OX2;$(O([CX4])[CX4])]') ? 'yes' : 'maybe';
};

export const alkoxycarbonyl: Word = (group) => {
  if (!isSingle(group) || !root(group, '[CX3](=O)[OX2][CX4]')) return 'no';
  return all(group, '[CX4;!R],[CX3](=O)[OX2],[$(O=[CX3][OX2])],[$([OX2][CX3]=O)]') ? 'yes' : 'maybe';
};

export const alkoxyalkyl: Word = (group) => {
  if (!isSingle(group) || !root(group, '[CX4]') || !some(group, '[OX2]([CX4])[CX4]')) return 'no';
  return all(group, '[CX4;!R],[OX2;$(O([CX4])[CX4])]') ? 'yes' : 'maybe';
};

/** An acyl group on oxygen; of carbonic or carbamic acid on one reading. */
export const acyloxy: Word = (group) =>
  !isSingle(group) || !root(group, '[OX2;!R][CX3]=O')
    ? 'no'
    : root(group, '[OX2][CX3](=O)[#6,#1]') || root(group, '[OX2][CX3H1]=O')
      ? 'yes'
      : 'maybe';

export const aryl: Word = (group) => (isSingle(group) && root(group, 'a') ? 'yes' : 'no');

export const alkylSulfanyl: Word = (group) => {
  const rest = { ...group, atoms: new Set([...group.atoms].filter((atom) => atom !== group.root)) };
  return isSingle(group) && root(group, '[SX2][CX4]') && all(rest, '[CX4]')
    ? all(rest, '[CX4;!R]')
      ? 'yes'
      : 'maybe'
    : 'no';
};

export const alkylSulfonyl: Word = (group) =>
  isSingle(group) && root(group, '[SX4](=O)(=O)[CX4]') && all(group, '[CX4],[SX4],[$(O=[SX4])]')
    ? all(group, '[CX4;!R],[SX4],O')
      ? 'yes'
      : 'maybe'
    : 'no';

/** Silicon with three open alkyl groups, of twelve carbons together. */
export const trialkylsilyl: Word = (group) =>
  isSingle(group) && root(group, '[SiX4](-[CX4])(-[CX4])-[CX4]') && all(group, '[CX4;!R],[SiX4]')
    ? carbons(group) <= 12
      ? 'yes'
      : 'no'
    : 'no';

/** A bridge over two neighbouring atoms of the core, one of these as RDKit finds it: the SMARTS of its atoms, in a row. */
export function isBridge(group: Group, seen: Seen, ...smarts: readonly string[]): boolean {
  const [first, second] = group.ends;
  if (group.ends.length !== 2 || !seen.bonds[first!.on]!.some((bond) => bond.to === second!.on)) return false;
  return smarts.some((each) =>
    seen
      .embeddings(each)
      .some(
        (found) =>
          found.length === group.atoms.size + 2 &&
          found.every((atom) => group.atoms.has(atom) || atom === first!.on || atom === second!.on),
      ),
  );
}

export const METHYLENEDIOXY = 'c1[#8]-[CH2]-[#8]c1';
export const ETHYLENEDIOXY = 'c1[#8]-[CH2]-[CH2]-[#8]c1';
export const ETHYLENEOXY = 'c1[#8]-[CH2]-[CH2]c1';
export const VINYLENEOXY = 'c1[#8]~[#6H]~[#6H]~c1';
