/**
 * What campaigns have found, as they take it: tried first, every time. Cases that need more than a text stand in the tests of
 * their rooms (`test/batch/engine-faults.test.ts`, `test/chemistry/molfile.test.ts`).
 */
const PREFILTER_LINES = [
  // Passed over: a pattern that begins at a ring's nitrogen and the other tautomer of a lactam.
  'N5(C(c3ccc(Br)(cc3))C)CCC(n7c(nc0c7cccc0)OC)CC5.[K+].[I-]',
  'CC(=O)Oc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  // Passed over: a ketone whose oxygen stands in brackets.
  'CC(=O)N1CCC(=[O])CC1',
  // Called none, though its extension cannot be read: an empty part before a number.
  'CC |t:21,,2|',
];

const READER_TEXTS = [
  // OpenChemLib went round for ever.
  'c1c->cccc1',
  'c1cc<-ccc1',
  // Written with a nitrogen of more bonds than its charge bears: two of five bonds side by side.
  'ClCN=N#N=N#N',
  'CN=N#N(C)C',
  'CC(CN=N#N=O)Nc1ccn(-[Zn+])cc1',
  // Another molecule as written: of two charges on a nitrogen one stayed.
  'CC(OCCN(CC)CC)=[NH++]C',
  // Another molecule as written: its charges come of other rules, after a base and a borane were parted.
  'C=n1c[Fe]B1B1CB1',
];

const ENGINE_LISTS = [
  // A CR LF between blocks of one byte was two line ends.
  [Buffer.from('\r\n'), [1], { block: 1, kept: 1, seed: 0, at: 0, most: 1 }],
];

const SOURCES = [
  // Of one piece it was Windows-1252, of many UTF-8: only the first of them was looked at.
  [Buffer.from(`name;smiles\n${'a;C\n'.repeat(300)}caf\xe9;CC\n`, 'latin1'), 'list.csv', undefined, [68, 11], null],
]; // biome-ignore format: a table

export const FOUND: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  engine: ENGINE_LISTS,
  sources: SOURCES,
  reader: READER_TEXTS.map((text) => [text]),
  prefilter: PREFILTER_LINES.map((text) => [[[Buffer.from(text), '\n']], 1]),
};
