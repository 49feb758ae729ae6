import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { readMolecules } from '../../src/chemistry/index.js';
import { RULES } from '../../src/chemistry/normalise/index.js';
import { FAMILIES, RELATIONS } from '../../src/families/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EVERY_LIBERTY, respell } from '../../src/testing/respell.js';
import { REASONS_LOST, rejectsLine } from '../support/allowed.js';
import { drawn } from '../support/drawn.js';

const encoder = new TextEncoder();
const register = loadRegister();
const prefilter = createPrefilter(criteriaOf(register.files));
const screener = createScreener({ asOf: '2026-01-01' });

const maybe = (text: string): boolean => {
  const bytes = encoder.encode(text);
  return prefilter.maybe(bytes, 0, bytes.length);
};

/** What the prefilter lets go must be nothing for the exact path too. */
function expectSound(text: string): void {
  if (maybe(text)) return;
  const { verdict, issues } = screener.screen(text);
  if (verdict === 'unreadable') expect([...REASONS_LOST], text).toContain(issues[0]!.code);
  else expect(verdict, text).toBe('none');
}

const NAMED = [...new Set(register.files.flatMap((f) => f.named.map((e) => e.smiles)))];

/** Published members of classes, relatives, derived forms of precursors. */
const PUBLISHED = [
  'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1',
  'CCC(=O)N(c1ccccc1F)C1(c2ccccc2)CCN(CCn2nnn(CC)c2=O)CC1',
  'CCC(=O)N(c1cccc2cccnc12)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccc[nH]c1=O)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(n1cccc1)C1CCN(CCc2ccccc2)CC1',
  'Oc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  'CCC(=S)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'Cc1cccc(NC2CCN(CCc3ccccc3)CC2)c1',
  'CCC(=O)N(Cc1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CC(C)(C)OC(=O)N1CCC(=O)CC1',
  'O=C(c1ccccc1)N1CCC(=O)CC1',
  'C1CC2(CCN1)OCCO2',
  'CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1',
  'Brc1ccc(NC2CCNCC2)cc1',
  'CCC(=O)N(c1ccccc1)C1CCN(CC(OC(C)=O)c2ccccc2)CC1',
  'OC1(O)CCNCC1',
  'OC1(O)CCN(CCc2ccccc2)CC1',
  'OC1(O)CCN(C(=O)OC(C)(C)C)CC1',
  'OC1=CCN(CCc2ccccc2)CC1',
  'CC1=C(O)CCNC1',
  'COC1=CCNCC1',
  'C1=C(Nc2ccccc2)CCN(CCc2ccccc2)C1',
  'COc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  'CC(=O)Oc1nc2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  'OS(=O)(=O)Oc1nc2cc(Cl)c(Cl)cc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  // Menitazene, 4'-hydroxynitazene, 5-methyl metodesnitazene, chlorphine, U-49900.
  'CCN(CC)CCn1c(Cc2ccc(C)cc2)nc2cc([N+](=O)[O-])ccc21',
  'CCN(CC)CCn1c(Cc2ccc(O)cc2)nc2cc([N+](=O)[O-])ccc21',
  'CCN(CC)CCn1c(Cc2ccc(OC)cc2)nc2cc(C)ccc21',
  'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
  'CCN(CC)C1CCCCC1N(C)C(=O)c1ccc(Cl)c(Cl)c1',
];

/** Carbamates and acetals of 4-piperidone that are sold under these names, in lines of more than 64 signs when respelt. */
const LONG = [
  // 1-Fmoc-4-piperidone
  'O=C1CCN(C(=O)OCC2c3ccccc3-c3ccccc23)CC1',
  // 1-Cbz-4-piperidone and its ethylene ketal
  'O=C1CCN(C(=O)OCc2ccccc2)CC1',
  'O=C(OCc1ccccc1)N1CCC2(CC1)OCCO2',
];

describe('the prefilter keeps what it must', () => {
  it('every named substance of the register', () => {
    for (const smiles of NAMED) expect(maybe(smiles), smiles).toBe(true);
  });

  it.each(RELATIONS.flatMap((r) => r.skeletons.map((s) => [r.id, s.id, drawn(s)] as const)))(
    'relation %s, skeleton %s, drawn as %s',
    (_, __, smiles) => {
      expect(screener.screen(smiles).verdict).not.toBe('none');
      expect(maybe(smiles)).toBe(true);
    },
  );

  it('published class members, relatives and derived forms', () => {
    for (const smiles of PUBLISHED) {
      expect(screener.screen(smiles).verdict, smiles).not.toBe('none');
      expect(maybe(smiles), smiles).toBe(true);
    }
  });

  it('and these, in any spelling, with any salt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED, ...PUBLISHED),
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (smiles, seed, kekule, allBonds, largeRingNumbers) => {
          const text = respell(smiles, seed, { ...EVERY_LIBERTY, kekule, allBonds, largeRingNumbers });
          expect(maybe(text), text).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  // Of a list's names the composition alone may keep a line, so a hole in the patterns of a family would not show above.
  it('and members and relatives of every family by the patterns of the families alone, in any spelling', () => {
    const families = createPrefilter(criteriaOf([]));
    const related = [...NAMED, ...PUBLISHED].filter((smiles) => screener.screen(smiles).relation !== null);
    expect(new Set(related.map((smiles) => screener.screen(smiles).relation!.family)).size).toBe(
      FAMILIES.length,
    );
    for (const smiles of related) expect([smiles, rejectsLine(families, smiles)]).toEqual([smiles, false]);
    fc.assert(
      fc.property(
        fc.constantFrom(...related),
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        (smiles, seed, kekule, free) => {
          const text = respell(smiles, seed, free ? { ...EVERY_LIBERTY, kekule } : { kekule, salt: true });
          expect([text, rejectsLine(families, text)]).toEqual([text, false]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  // Without the liberties above, which mostly leave a line to the slower reader.
  it('and these in plain spellings, which the first look reads', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED, ...PUBLISHED, ...LONG),
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        (smiles, seed, kekule, salt) => {
          const text = respell(smiles, seed, { kekule, salt });
          expect(maybe(text), text).toBe(true);
        },
      ),
      { numRuns: 6000 },
    );
  });

  // The first stage lists up to 64 atoms; of more it asks less. A chain before the text leaves most members what they are.
  it.each([63, 64, 65, 80])('and these in lines of %i atoms or more', (atoms) => {
    let flagged = 0;
    for (const smiles of new Set([...NAMED, ...PUBLISHED])) {
      const reading = readMolecules(smiles);
      const own = reading.ok ? reading.molecules.reduce((sum, { size }) => sum + size, 0) : atoms;
      const text = 'C'.repeat(Math.max(0, atoms - own)) + smiles;
      if (text.length > 128) continue;
      if (NOTHING.includes(screener.screen(text).verdict)) continue;
      flagged++;
      expect([text, maybe(text), rejectsLine(prefilter, text)]).toEqual([text, true, false]);
    }
    expect(flagged).toBeGreaterThan(40);
  });

  it('odd drawings of a fentanyl', () => {
    for (const text of [
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C[13CH2]1',
      'CCC(=O)N(c1ccccc1)c1[cH2][cH2]n(CCc2ccccc2)[cH2][cH2]1',
      'CCC(=O)N(c1ccccc1)C1CCn(CCc2ccccc2)CC1',
      '[Na]N(CC)CC.CCC(=O)N(C1=CC=CC=C1)C%11CCN(CCC2=CC=CC=C2)CC%11',
      'CCC([O-])=[N+](c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CCN([Pt](Cl)(Cl)Cl)(CCc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CC[N+]([BH3-])(CCc2ccccc2)CC1',
      '[BH3-][NH+]1CCC(Nc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CC[N+](B(C)[Zn]C)(CCc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CCN(=O)([B-](F)(F)F)CC1',
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)(=B)CC1',
      'C1CC(=[O])CCN1C(=O)OC(C)C',
      'C1(=O)CCN(C(=O)OCc2ccccc2)CC1',
      'C1(CCN(C(=O)OCc2ccccc2)CC1)=O',
      '[18O]=C1CCN(C(=O)OC(C)C)CC1',
      'C1CC(=[18O])CCN1[C](=[O])OC(C)C',
      '[O-][N+]1(CCc2ccccc2)CCC(Nc2ccccc2)CC1',
      'O=N1(CCc2ccccc2)CCC(Nc2ccccc2)CC1',
      'CCC(=O)N(c1ccccc1)C1CCC[N+]([O-])(CCc2ccccc2)C1',
      'CCC(=O)N(c1ccccc1)C1CC[N+](CCc2ccccc2)CC1',
      '[H]C([H])([H])CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'C1.CCC(=O)N(c2ccccc2)C1CCN(CCc1ccccc1)CC1',
      'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 |&1:3|',
    ])
      expect([maybe(text), screener.screen(text).verdict === 'none'], text).toEqual([true, false]);
  });

  it.each([
    'OC1CCNCC1',
    'CCN1CCC(O)CC1',
    'CC(N1CCC(O)CC1)c1ccccc1',
    'CN1CCC(c2cccnc2O)CC1',
    'O=c1[nH]c2ccccc2n1C1CCN(C)CC1',
    'OCC1CN(C)CCN1C',
    'CN(C)CC(O)c1ccccc1',
  ])('the substance from which forms are derived, however it is written: %s', (smiles) => {
    const reading = readMolecules(smiles);
    const [molecule] = reading.ok ? reading.molecules : [];
    const forms = new Set(['ester', 'ether'] as const);
    const own = createPrefilter({
      skeletons: [],
      named: [],
      derived: [{ name: 'x', molecule: molecule!, forms }],
    });
    for (let seed = 1; seed < 40; seed++) {
      const text = respell(smiles, seed, { ...EVERY_LIBERTY, kekule: seed % 2 === 0 });
      expect(own.maybe(encoder.encode(text), 0, text.length), text).toBe(true);
    }
  });

  it("a user's own pack", () => {
    const caffeine = 'Cn1cnc2c1c(=O)n(C)c(=O)n2C';
    const pack = {
      format: 'onetweak-rules/1',
      jurisdiction: { id: 'my-lab', name: 'My lab' },
      reviewed: '2026-01-01',
      named: [
        {
          id: 'my-caffeine',
          name: 'caffeine',
          smiles: caffeine,
          kind: 'watch',
          schedule: 'watch',
          citation: 'our own list',
          since: '2020-01-01',
          source: { text: 'our own list', confidence: 'secondary' },
        },
      ],
    };
    const own = createPrefilter(criteriaOf(loadRegister([pack]).files));
    const kept = (text: string) => own.maybe(encoder.encode(text), 0, text.length);
    expect(maybe(caffeine)).toBe(false);
    for (const text of [caffeine, 'O=C1N(C)C(=O)N(C)C2=C1N(C)C=N2', 'CN1C=NC2=C1C(=O)N(C)C(=O)N2C.Cl'])
      expect(kept(text), text).toBe(true);
    expect(kept('CCOC(=O)c1ccccc1')).toBe(false);
  });
});

/** A writing that a rule of normalisation undoes, in the molecule or beside it. */
const GRAFTS: Readonly<Record<string, (writing: string, core: string) => string>> = {
  'before it, on its first atom': (writing, core) => writing + core,
  'behind it, on its last atom': (writing, core) => core + writing,
  'in a branch, over a carbon': (writing, core) => `C(${writing})${core}`,
  'behind it, over a phenyl': (writing, core) => `${core}c1ccc(${writing})cc1`,
  'beside it, first': (writing, core) => `${writing}.${core}`,
  'beside it, last': (writing, core) => `${core}.${writing}`,
};

describe('the prefilter keeps what normalisation makes a member of', () => {
  const cores = [
    ...RELATIONS.flatMap((r) => r.skeletons.map(drawn)),
    ...NAMED.filter((smiles) => /n/i.test(smiles)),
    ...PUBLISHED,
  ];

  it.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    const writings = rule.pairs.flatMap(({ before, after }) => [...before, after]);
    let found = 0;
    let tried = 0;
    for (const core of cores)
      for (const writing of writings)
        for (const [how, graft] of Object.entries(GRAFTS)) {
          const text = graft(writing, core);
          if (maybe(text)) {
            // That these are no empty cases is shown on some of them: the exact path is slow.
            if (tried++ % 97 === 0 && !NOTHING.includes(screener.screen(text).verdict)) found++;
          } else expect(NOTHING, `${how}: ${text}`).toContain(screener.screen(text).verdict);
        }
    expect(tried).toBeGreaterThan(500);
    expect(found).toBeGreaterThan(tried / 97 / 3);
  });
});

const NOTHING = ['none', 'unreadable'];

describe('the prefilter keeps what breaks the grammar', () => {
  it.each([
    ['a second bond between two atoms, by ring numbers', 'C12CCCCC12'],
    ['the same, of numbers of two figures', 'C%11%12CCCCC%11%12'],
    ['a ring between neighbours', 'C1C1CCC'],
    ['a ring of one atom', 'CC11CC'],
    ['a ring that stays open', 'C1CCCC'],
    ['a branch that stays open', 'CC(CC'],
    ['a branch that ends twice', 'CC(C))C'],
    ['two orders of one ring bond', 'C=1CCCC#1'],
    ['an element that is none', 'C[Xx]C'],
  ])('%s', (_, text) => {
    const { verdict, issues } = screener.screen(text);
    expect([verdict, REASONS_LOST.has(issues[0]!.code)]).toEqual(['unreadable', false]);
    expect([maybe(text), rejectsLine(prefilter, text)]).toEqual([true, false]);
  });
});

describe('the prefilter lets go', () => {
  it('of most of what is no fentanyl', () => {
    for (const text of [
      'CCO',
      'CC(=O)Oc1ccccc1C(=O)O',
      'CN1CCC(C(=O)Nc2ccccc2)CC1',
      'CN1C2CCC1C(C(=O)OC)C(OC(=O)c1ccccc1)C2',
      'COc1ccc2c(c1)CC(N(C)C)CC2',
      'CC(=O)N(c1ccccc1)C1CC(C)N(C(C)=O)c2ccccc21',
      'OB(O)c1ccccc1.[Na+].[Cl-]',
      'C12C3C4C1C5C2C3C45',
    ])
      expect(maybe(text), text).toBe(false);
  });
});

/** Chains, each sound and as chemistry refuses it; what hangs on the last atom has the same beside it. */
const BROKEN = [
  ['CNC', 'CnC'],
  ['CCC', 'CcC'],
  ['COC', 'CoC'],
  ['CSC', 'CsC'],
  ['CCCC', 'ccCC'],
  ['CN(C)C', 'CN(C)(C)C'],
  ['CC(C)(C)C', 'CC(C)(C)(C)C'],
  ['COC', 'CO(C)C'],
  ['COCCC', 'CO=CCC'],
  ['C1CCN(C)CC1C', 'C1CCn(C)CC1C'],
  ['C1CCCCC1C', 'c1cccc1C'],
  ['C1CNCCC1C', 'C1CnCCC1C'],
] as const;

describe('the prefilter keeps what is broken beside a skeleton', () => {
  it('for chemistry alone refuses it, and a broken text is never nothing', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED, ...PUBLISHED),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom(...BROKEN),
        (smiles, seed, kekule, [sound, broken]) => {
          const text = respell(smiles, seed, { kekule });
          // Put before the text, the piece hangs on its first atom, which the skeleton must bear.
          if (!maybe(sound + text) || screener.screen(sound + text).verdict === 'none') return;
          if (screener.screen(broken + text).verdict === 'unreadable') refused++;
          expect(maybe(broken + text), broken + text).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});

describe('the prefilter is sound on texts made at random', () => {
  it('of the signs of SMILES', () => {
    const sign = fc.constantFrom(
      ...'CCCCccccNNnOOoSsPFIB()()112233=#-/\\.%[]+@H:*l r',
      'Cl',
      'Br',
      '[nH]',
      '[N+]',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 14 }), (signs) => expectSound(signs.join(''))),
      { numRuns: 20_000 },
    );
  });

  it('by a slip of the pen in a published substance', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMED, ...PUBLISHED),
        fc.integer(),
        fc.nat(),
        fc.constantFrom('', ...'CcNnOo()1234=#[].%@+-*'),
        fc.nat({ max: 2 }),
        (smiles, seed, at, put, drop) => {
          const text = respell(smiles, seed, { kekule: seed % 2 === 0, salt: true });
          const i = at % (text.length + 1);
          expectSound(text.slice(0, i) + put + text.slice(i + drop));
        },
      ),
      { numRuns: 6000 },
    );
  });

  it('of published substances beside a nitrogen of five bonds, which the exact path opens', () => {
    // The nitro group that statutes list, as older programs draw it; and other such drawings beside the substance.
    const nitro = fc.constantFrom('N(=O)=O', '[N](=O)=O', 'N(=O)(=O)');
    const apart = fc.constantFrom('c1ccn(=O)cc1', 'c1cccn1=O', 'CN(=O)(C)C', 'C1CCN(C)(=O)CC1', 'CN=N#N');
    fc.assert(
      fc.property(fc.constantFrom(...NAMED, ...PUBLISHED), nitro, apart, (smiles, group, other) => {
        expectSound(`${group}${smiles}`);
        expectSound(`${smiles}.${other}`);
      }),
      { numRuns: 300 },
    );
  });

  it('of bytes: it never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof prefilter.maybe(bytes, 0, bytes.length)).toBe('boolean');
        const lines = new Uint8Array([...bytes, 10]);
        prefilter.lines(lines, 0, lines.length, new Int32Array(900));
        expect(prefilter.next).toBe(lines.length);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the work is bounded', () => {
  it.each([
    ['rings in rings', `${'C1CCCCC1'.repeat(400)}N`],
    ['nitrogens in rings', 'N1CCN(C(=O)N(C)C1)'.repeat(1).padEnd(3900, 'N1CCCCC1')],
    ['a star', `CCC(=O)N(c1ccccc1)C1CCN${'(C)'.repeat(1200)}CC1`],
    ['stars of stars', `N${`(C${'(C)'.repeat(60)})`.repeat(18)}`],
    ['a tower of branches', `${'N(C('.repeat(900)}C${'))'.repeat(900)}`],
    ['a ladder', `${'C1CC2CCC1CN2'.repeat(300)}`],
    ['one long chain', 'N'.repeat(100_000)],
  ])('%s', (_, text) => {
    // Without its bounds (`MOST_TRIES`, `MOST_RINGS`) the prefilter would not come to an end here within the test's time.
    expectSound(text);
  });
});

describe('the prefilter steps aside, and every line is a candidate,', () => {
  afterEach(() => vi.unstubAllGlobals());

  const refuses = (part: 'Module' | 'Memory' | 'Instance', error: Error) => {
    const refuse = class {
      constructor() {
        throw error;
      }
    };
    vi.stubGlobal('WebAssembly', { validate: () => true, ...named(part, refuse) });
  };
  const named = (part: string, refuse: unknown) => ({
    Module: WebAssembly.Module,
    Memory: WebAssembly.Memory,
    Instance: WebAssembly.Instance,
    [part]: refuse,
  });

  it.each([
    ['there is no WebAssembly', () => vi.stubGlobal('WebAssembly', undefined)],
    [
      "a page's content policy lacks wasm-unsafe-eval",
      () => refuses('Module', new WebAssembly.CompileError('violates Content Security Policy')),
    ],
    [
      'there is no address space for its memory',
      () => refuses('Memory', new RangeError('WebAssembly.Memory(): could not allocate memory')),
    ],
    [
      'the engine cannot link the module',
      () => refuses('Instance', new WebAssembly.LinkError('no such import')),
    ],
  ])('where %s', (_, refuse) => {
    const criteria = criteriaOf(register.files);
    refuse();
    const own = createPrefilter(criteria);
    const bytes = encoder.encode('CCO\nCCN\r\n\nCC\rC\n');
    expect(own.maybe(bytes, 0, 3)).toBe(true);
    const out = new Int32Array(30);
    expect(own.lines(bytes, 0, bytes.length, out)).toBe(5);
    expect([own.next, own.seen]).toEqual([bytes.length, 5]);
    expect([...out.subarray(0, 15)]).toEqual([0, 4, 0, 4, 9, 1, 9, 10, 2, 10, 13, 3, 13, 15, 4]);
  });
});

describe('lines of a file', () => {
  const kept = (text: string): number[] => {
    const bytes = encoder.encode(text);
    const out = new Int32Array(3 * 100);
    const count = prefilter.lines(bytes, 0, bytes.length, out);
    expect(prefilter.next).toBe(bytes.length);
    return Array.from({ length: count }, (_, i) => out[3 * i + 2]!);
  };
  const fentanyl = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

  it('end with LF, CR LF or CR, and only what stands first counts', () => {
    expect(kept(`CCO one\n${fentanyl} two\r\nCCN three\rCCS\n`)).toEqual([1]);
    expect(kept(`CCO ${fentanyl}\nCC\r\r\n\n`)).toEqual([2, 3]);
  });

  it('with an extension are kept unless it tells of stereo alone', () => {
    expect(
      kept('CCO |&1:1,r,c:2.3,wU:1.0| a\nCCO |$R1$| b\nCCO |Sg:n:1|\nCCO | c\nCCO \u3000|$R1$|\n'),
    ).toEqual([1, 2, 3, 4]);
  });

  it('that are no molecule are left to the reader of files', () => {
    expect(kept('# a comment\nSMILES id\n  CCO\n\ufeffCCO\nCCO\tid 4\n')).toEqual([0, 1, 2, 3]);
  });
});

describe('a line that is an InChI', () => {
  it('is left to the exact path, whatever it says', () => {
    const inchi = fc
      .tuple(
        fc.constantFrom('InChI=1S/', 'InChI=1/', 'InChI='),
        fc.string({ unit: fc.constantFrom(...'CHNOSBrClF0123456789/cqhpbtmsi()-+,;*=#.'), maxLength: 120 }),
      )
      .map(([head, rest]) => head + rest);
    fc.assert(
      fc.property(inchi, (text) => {
        expect(maybe(text), text).toBe(true);
        const line = encoder.encode(`${text}\n`);
        expect(prefilter.lines(line, 0, line.length, new Int32Array(30)), text).toBe(1);
      }),
    );
  });
});
