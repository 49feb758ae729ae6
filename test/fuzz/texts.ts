import fc from 'fast-check';
import { loadRegister } from '../../src/law/register.js';
import { respell } from '../../src/testing/respell.js';

/** Published class members, relatives, precursors' derived forms, and ordinary chemicals. */
const PUBLISHED = [
  'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1',
  'CCC(=O)N(c1ccccc1F)C1(c2ccccc2)CCN(CCn2nnn(CC)c2=O)CC1',
  'CCC(=S)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1',
  'C1CC2(CCN1)OCCO2',
  'CCC(=O)N(c1ccccc1)C1CCN(CC(OC(C)=O)c2ccccc2)CC1',
  'CC(=O)Oc1ccccc1C(=O)O',
  'Cn1cnc2c1c(=O)n(C)c(=O)n2C',
  'CN1C2CCC1C(C(=O)OC)C(OC(=O)c1ccccc1)C2',
  'C[N+](C)(C)CCOP(=O)([O-])OC',
  'O=[N+]([O-])c1ccc2[nH]c(Cc3ccccc3)nc2c1',
  'F/C=C\\C[C@@H](N)C(=O)O',
  'Cl[Pt](Cl)(N)N',
  'c1ccc2c(c1)ccc1ccc3ccccc3c12',
  'CS(=O)(=O)c1ccccc1',
  '[2H]C([2H])([2H])O',
  '[Na+].[Cl-]',
];

const NAMED = loadRegister().files.flatMap((file) => file.named.map((entry) => entry.smiles));

export const SUBSTANCES: readonly string[] = [...new Set([...NAMED, ...PUBLISHED])];

/** A substance, written in one of its many ways. */
export const spelling: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SUBSTANCES), fc.nat({ max: 0xffff }), fc.nat({ max: 15 }))
  .map(([smiles, seed, ways]) =>
    seed === 0
      ? smiles
      : respell(smiles, seed, {
          kekule: (ways & 1) > 0,
          explicitHydrogens: (ways & 2) > 0,
          brackets: (ways & 4) > 0,
          salt: (ways & 8) > 0,
        }),
  );

/** Signs and groups of signs that mean something in a SMILES, or nearly. */
export const sign: fc.Arbitrary<string> = fc.constantFrom(
  ...'CCCCccccNNnnOOooSsPpFIBb()()()112233990=#$-/\\.:%[]+@H*~>{}|,; \t',
  ...['Cl', 'Br', '[nH]', '[N+]', '[O-]', '[NH3+]', '[13C]', '[2H]', '[CH]', '[C@@H]', '[Na+]', '[Fe]', '[se]'],
  ...['%10', '%(123)', '->', '<-', 'c1ccccc1', 'C1CCNCC1', '(=O)', '[', ']', 'R1', '[#6]', 'Na', '\0', 'é', '\ufeff', '💊'],
); // biome-ignore format: a table

const edit = fc.record({
  at: fc.nat({ max: 400 }),
  drop: fc.nat({ max: 3 }),
  put: fc.oneof(fc.constant(''), sign),
});

/** A substance with slips of the pen. */
const slipped = fc.tuple(spelling, fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
  edits.reduce((before, { at, drop, put }) => {
    const i = at % (before.length + 1);
    return before.slice(0, i) + put + before.slice(i + drop);
  }, text),
);

/** The beginning of one text and the end of another. */
const spliced = fc
  .tuple(spelling, spelling, fc.nat({ max: 200 }), fc.nat({ max: 200 }))
  .map(([a, b, i, k]) => a.slice(0, i) + b.slice(k));

const repeated = fc
  .tuple(fc.array(sign, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300 }))
  .map(([signs, n]) => signs.join('').repeat(n));

const extension = fc.array(
  fc.oneof(sign, fc.constantFrom('a:1', '^1:2', 'c:', '&1:', '$R1$', 'Sg:n:', 'wU:1.0', '(1,2)')),
  { maxLength: 5 },
);
const extended = fc.tuple(spelling, extension).map(([text, signs]) => `${text} |${signs.join(',')}|`);

/** What might stand where a SMILES should. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(sign, { maxLength: 16 }).map((signs) => signs.join('')), weight: 4 },
  { arbitrary: slipped, weight: 5 },
  { arbitrary: spelling, weight: 1 },
  { arbitrary: spliced, weight: 1 },
  { arbitrary: repeated, weight: 1 },
  { arbitrary: extended, weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
);

/** Cuts bytes into pieces whose sizes go round: the bytes of a pipe. */
export async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, k = 0; at < bytes.length; k++) {
    const size = sizes[k % sizes.length]!;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

export const sizes: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
  {
    minLength: 1,
    maxLength: 6,
  },
);
