import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { Analysis } from '../../src/families/index.js';
import { createScreener, loadRegister, type ScreenResult } from '../../src/index.js';
import { addedGroups, isSlight, LARGEST, PROTECTING_GROUPS } from '../../src/screening/forms.js';
import { parents } from '../../src/structure/derived-from.js';
import { entry, FENTANYL, pack } from '../support/command.js';

const SULFONAMIDE = 'CS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const PYRROLIDINE = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1';
const NORFENTANYL_METHYL = 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1';
const ids = loadRegister()
  .jurisdictions()
  .map(({ id }) => id);

/** `listed us un · class cn? · analogue gb`: `?` where arguable, `*` where the day is not certain. */
const row = ({ verdict, arguable, certain, status }: ScreenResult): string => {
  const mark = (each: { arguable: boolean; certain: boolean }) =>
    `${each.arguable ? '?' : ''}${each.certain ? '' : '*'}`;
  const groups = ['listed', 'class', 'analogue', 'none'].flatMap((which) => {
    const own = Object.entries(status).filter(([, each]) => each.verdict === which);
    return own.length === 0 ? [] : [`${which} ${own.map(([id, each]) => id + mark(each)).join(' ')}`];
  });
  return `${verdict}${mark({ arguable, certain })}: ${groups.join(' · ')}`;
};

const screen = (smiles: string, asOf = '2026-11-22', jurisdictions = ids) =>
  createScreener({ asOf, jurisdictions }).screen(smiles);

describe('the row of jurisdictions', () => {
  it.each([
    // Written from the texts: which of them names it, whose class reaches it.
    // Italy's decree speaks of what differs from fentanyl; fentanyl itself stands in a table that is not held.
    ['fentanyl in the US and Italy', FENTANYL, ['us', 'it'], 'listed: listed us · analogue it'],
    [
      'N-methyl norfentanyl',
      NORFENTANYL_METHYL,
      ['us', 'cn', 'gb', 'ca', 'it', 'ie', 'un'],
      'class: class cn · analogue us gb ca it ie un',
    ],
    ['caffeine', 'Cn1c(=O)c2c(ncn2C)n(C)c1=O', ['us', 'gb'], 'none: none us gb'],
    ['1-acetyl-4-AP, an amide', 'CC(=O)N1CCC(Nc2ccccc2)CC1', ['us', 'gb'], 'class: class us · analogue gb'],
    [
      'a screening amide of 4-piperidone',
      'O=C(c1ccc2ccccc2n1)N1CCC2(CC1)OCCO2',
      ['us', 'gb', 'ca'],
      'class?: class us? · analogue ca? · none gb',
    ],
    [
      'a sulfonamide, an acyl group on one reading',
      SULFONAMIDE,
      ['us', 'un', 'ca'],
      'class?: class us? · analogue un ca',
    ],
    ['a pyrrolidine', PYRROLIDINE, ['us', 'cn', 'un', 'ca'], 'analogue: analogue us cn un ca'],
  ])('%s', (_, smiles, jurisdictions, expected) => {
    expect(row(screen(smiles, '2026-11-22', jurisdictions))).toBe(expected);
  });

  it.each([
    [
      'brorphine under the Convention, whose day is not known',
      'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1',
      'un',
      '2022-06-01',
      'listed*: listed un*',
    ],
    [
      'remifentanil the same',
      'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1',
      'un',
      '1962-01-01',
      'listed*: listed un*',
    ],
    ['fentanyl in China in 1900', FENTANYL, 'cn', '1900-01-01', 'listed*: listed cn*'],
    ['fentanyl in the US', FENTANYL, 'us', '1971-05-01', 'listed: listed us'],
  ])('%s', (_, smiles, jurisdiction, asOf, expected) => {
    expect(row(screen(smiles, asOf, [jurisdiction]))).toBe(expected);
  });

  it('has no row where nothing was judged', () => {
    expect(screen('C(C')).toMatchObject({ verdict: 'unreadable', status: {}, certain: false });
  });
});

describe('the kinds of findings', () => {
  it.each([
    ['fentanyl hydrochloride', `${FENTANYL}.Cl`, 'us', 'listed plain'],
    ['fentanyl, deuterated', `[2H]${FENTANYL}`, 'us', 'listed plain'],
    ['4-piperidone hydrate', 'OC1(O)CCNCC1', 'us', 'listed plain'],
    [
      '1-boc-4-AP in the US, by name and as a carbamate',
      'CC(C)(C)OC(=O)N1CCC(Nc2ccccc2)CC1',
      'us',
      'listed plain, form plain',
    ],
    ['1-acetyl-4-AP', 'CC(=O)N1CCC(Nc2ccccc2)CC1', 'us', 'form plain'],
    ['the ethylene ketal of 4-piperidone', 'C1CC2(CCN1)OCCO2', 'us', 'form plain'],
    ['its Fmoc carbamate', 'O=C1CCN(C(=O)OCC2c3ccccc3-c3ccccc32)CC1', 'us', 'form plain'],
    ['a large amide of it', 'O=C1CCN(C(=O)c2ccc3ccccc3n2)CC1', 'us', 'form arguable'],
    [
      'that amide in Canada, which says derivatives',
      'O=C1CCN(C(=O)c2ccc3ccccc3n2)CC1',
      'ca',
      'similarity arguable',
    ],
    ['4-iodofentanyl', 'CCC(=O)N(c1ccc(I)cc1)C1CCN(CCc2ccccc2)CC1', 'us', 'class plain'],
    ['a sulfonamide in the US', SULFONAMIDE, 'us', 'class arguable, similarity arguable'],
    ['a pyrrolidine in the US', PYRROLIDINE, 'us', 'similarity arguable'],
    ['N-methyl norfentanyl in the US', NORFENTANYL_METHYL, 'us', 'similarity arguable'],
    ['diampromide in Canada', 'CCC(=O)N(c1ccccc1)C(C)CN(C)CCc1ccccc1', 'ca', ''],
  ])('%s', (_, smiles, jurisdiction, expected) => {
    const { findings } = screen(smiles, '2026-11-22', [jurisdiction]);
    expect([...new Set(findings.map((f) => `${f.kind} ${f.reading}`))].join(', ')).toBe(expected);
  });

  it('says of what the form is, and whether that is a drug or a precursor', () => {
    const [precursor] = screen('CC(=O)N1CCC(Nc2ccccc2)CC1', '2026-11-22', ['us']).findings;
    expect(precursor).toMatchObject({
      kind: 'form',
      of: 'precursor',
      extension: expect.stringContaining('amide of'),
    });
    const ester = screen('CCC(=O)N(c1ccccc1)C1CCN(CC(OC(C)=O)c2ccccc2)CC1', '2026-11-22', ['us']);
    expect(ester.findings.find((f) => f.kind === 'form')).toMatchObject({ of: 'drug' });
  });

  it('limits the words of the analogue act to what was looked at', () => {
    const [finding] = screen(NORFENTANYL_METHYL, '2026-11-22', ['us']).findings;
    expect(finding).toMatchObject({
      kind: 'similarity',
      id: 'us-analogue-act',
      citation: '21 U.S.C. 802(32), 813',
    });
    expect(finding!.notes.join(' ')).toMatch(/not judged: the effect.*intended for human consumption/);
    expect(screen(NORFENTANYL_METHYL, '1986-10-26', ['us']).findings).toEqual([]);
    // "Such term does not include a controlled substance": neither by name nor as a member of the class.
    for (const smiles of [FENTANYL, 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'])
      expect(screen(smiles, '2026-11-22', ['us']).findings.map((f) => f.kind)).not.toContain('similarity');
  });
});

describe('the analogue act reaches the kin of every family that has a member in Schedule I or II on the day', () => {
  const ISOTODESNITAZENE_HOMOLOGUE = 'CCN(CC)CCn1c(CCc2ccc(OCC)cc2)nc2cc([N+](=O)[O-])ccc21';
  const U_51754 = 'CN(C)C1CCCCC1N(C)C(=O)Cc1ccc(Cl)c(Cl)c1';
  const CHLORPHINE = 'CC(c1ccc(Cl)cc1)N1CCC(n2c(=O)[nH]c3ccccc32)CC1';
  it.each([
    ['a nitazene', ISOTODESNITAZENE_HOMOLOGUE, '1986-10-27', 'us-analogue-act'],
    ['a nitazene, before the Act', ISOTODESNITAZENE_HOMOLOGUE, '1986-10-26', ''],
    ['kin of U-47700', U_51754, '2016-05-16', 'us-analogue-act-u-series'],
    ['kin of U-47700, before AH-7921 was listed', U_51754, '2016-05-15', ''],
    ['an orphine', CHLORPHINE, '2021-03-01', 'us-analogue-act-orphines'],
    ['an orphine, before brorphine was listed', CHLORPHINE, '2021-02-28', ''],
    [
      'a compound of an opened ring',
      'CCC(=O)N(c1ccccc1)C(C)CN(C)CCc1ccccc1',
      '2026-11-22',
      'us-analogue-act',
    ],
  ])('%s', (_, smiles, asOf, id) => {
    const { verdict, findings } = screen(smiles, asOf, ['us']);
    expect(findings.map((f) => f.id).join()).toBe(id);
    expect(verdict).toBe('analogue');
  });

  it('not before the first member of the family was listed: the days are those of the register', () => {
    const { files } = loadRegister();
    const us = files.find((f) => f.jurisdiction.id === 'us')!;
    const act = us.classes.filter((rule) => rule.id.startsWith('us-analogue-act'));
    for (const rule of act) {
      const reached = new Set(rule.reaches);
      const first = us.named
        .filter((e) => e.kind === 'drug' && ['Schedule I', 'Schedule II'].includes(e.schedule))
        .filter(({ smiles }) => {
          const reading = readMolecules(smiles);
          return reading.ok && new Analysis(reading.molecules[0]!).relation(reached) !== null;
        })
        .map(({ since }) => since ?? '9999')
        .sort()[0]!;
      expect(rule.since, rule.id).toBe(first > '1986-10-27' ? first : '1986-10-27');
    }
  });
});

describe('what a form adds', () => {
  /** On 4-piperidone or its alcohol, where the group belongs. */
  const bearing: Readonly<Record<string, string>> = {
    benzyl: 'c1ccccc1COC1CCNCC1',
    tetrahydropyranyl: 'C1CCCOC1OC1CCNCC1',
    MEM: 'COCCOCOC1CCNCC1',
    'neopentylene ketal': 'C1CC2(CCN1)OCC(C)(C)CO2',
  };

  it.each([...PROTECTING_GROUPS])('%s (%s) is spelt as it is found', (smiles, name) => {
    const text = bearing[name] ?? `O=C1CCN(${smiles.slice(1).replace(/1/g, '3').replace(/2/g, '4')})CC1`;
    const reading = readMolecules(text);
    const [molecule] = reading.ok ? reading.molecules : [];
    const found = parents(molecule!).map((parent) => addedGroups(molecule!, parent));
    const own = found.find((groups) => groups.map((g) => g.smiles).join(' ') === smiles);
    expect(own?.length).toBe(1);
    expect(own![0]!.size).toBeLessThanOrEqual(LARGEST);
  });

  it.each([
    ['acetyl', 'CC(=O)N1CCC(=O)CC1', true],
    ['propionyl', 'CCC(=O)N1CCC(=O)CC1', true],
    ['ethylene ketal', 'C1CC2(CCN1)OCCO2', true],
    ['dimethyl ketal', 'COC1(OC)CCNCC1', true],
    ['Boc', 'CC(C)(C)OC(=O)N1CCC(=O)CC1', true],
    ['valeryl', 'CCCCC(=O)N1CCC(=O)CC1', false],
    ['naphthoyl', 'O=C(c1cccc2ccccc12)N1CCC(=O)CC1', false],
  ])('%s', (_, smiles, expected) => {
    const reading = readMolecules(smiles);
    const [molecule] = reading.ok ? reading.molecules : [];
    const [first] = parents(molecule!).filter((parent) => parent.molecule.size === 7);
    expect(isSlight(molecule!, first!)).toBe(expected);
  });
});

/** Published substances: those of the register, and rows of the fixture. */
const published = [
  ...loadRegister()
    .named()
    .map(({ smiles }) => smiles),
  ...readFileSync(new URL('../../fixtures/shipment.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) =>
      line.split(',').filter((cell) => /^[A-Za-z0-9@+\-[\]()=#/\\.]{8,}$/.test(cell) && /[cC]/.test(cell)),
    ),
  NORFENTANYL_METHYL,
  'CC(=O)N1CCC(Nc2ccccc2)CC1',
  'O=C(c1ccc2ccccc2n1)N1CCC2(CC1)OCCO2',
  SULFONAMIDE,
  PYRROLIDINE,
  'CCC(=O)N(c1ccccc1)C(C)CN(C)CCc1ccccc1',
];
const anyDay = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anySet = fc.shuffledSubarray(ids, { minLength: 1 });
const ORDER = ['none', 'analogue', 'class', 'listed'];
const grave = (verdict: string) => ORDER.indexOf(verdict);

describe('whatever the molecule, the day and the jurisdictions', () => {
  const molecule = fc.constantFrom(...published);

  it('the headline is the gravest of the status, and as sure and as plain as the best of those', () => {
    fc.assert(
      fc.property(molecule, anyDay, anySet, (smiles, asOf, chosen) => {
        const result = screen(smiles, asOf, chosen);
        if (result.verdict === 'unreadable') return;
        const all = Object.values(result.status);
        expect(Object.keys(result.status).sort()).toEqual([...chosen].sort());
        expect(grave(result.verdict)).toBe(Math.max(...all.map((each) => grave(each.verdict))));
        const gravest = all.filter((each) => each.verdict === result.verdict);
        expect(result.arguable).toBe(gravest.every((each) => each.arguable));
        if (gravest.some((each) => each.certain && each.arguable === result.arguable))
          expect(result.certain).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('a jurisdiction more changes nothing in what another one says', () => {
    fc.assert(
      fc.property(molecule, anyDay, anySet, fc.constantFrom(...ids), (smiles, asOf, chosen, more) => {
        const own = screen(smiles, asOf, chosen);
        const both = screen(smiles, asOf, [...new Set([...chosen, more])]);
        for (const id of chosen) {
          expect(both.status[id]).toEqual(own.status[id]);
          const of = (result: ScreenResult) => result.findings.filter((f) => f.jurisdiction === id);
          expect(of(both)).toEqual(of(own));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a test of likeness lifts nothing above analogue, and stands on a relation or on the form of a listed precursor', () => {
    fc.assert(
      fc.property(molecule, anyDay, anySet, (smiles, asOf, chosen) => {
        const { findings, status, relation } = screen(smiles, asOf, chosen);
        for (const id of chosen) {
          const own = findings.filter((f) => f.jurisdiction === id);
          if (own.some((f) => f.kind === 'similarity') && own.every((f) => f.kind === 'similarity'))
            expect(status[id]!.verdict).toBe('analogue');
          for (const f of own.filter((each) => each.kind === 'similarity'))
            expect(relation !== null || (f.of === 'precursor' && f.extension !== undefined), smiles).toBe(
              true,
            );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a user’s own lists are jurisdictions too', () => {
  const own = (kind: string, smiles: string, jurisdictions: string[]) => {
    const packs = [pack({ named: [entry({ kind, smiles: 'CC(=O)N1CCC(=O)CC1' })] })];
    return row(createScreener({ packs, jurisdictions, asOf: '2026-11-22' }).screen(smiles));
  };
  const AMIDE = 'CC(=O)N1CCC(=O)CC1';

  it.each([
    // docs/OWN-RULES.md: watch makes listed; inventory and exempt decide nothing but `none`.
    ['watch', AMIDE, ['us', 'acme'], 'listed: listed acme · class us'],
    ['inventory', AMIDE, ['us', 'acme'], 'class: listed acme · class us'],
    ['exempt', AMIDE, ['us', 'acme'], 'class: listed acme · class us'],
    ['inventory', AMIDE, ['gb', 'acme'], 'listed: listed acme · none gb'],
    ['inventory', 'CCO', ['gb', 'acme'], 'none: none gb acme'],
  ])('%s of %s', (kind, smiles, jurisdictions, expected) => {
    expect(own(kind, smiles, jurisdictions)).toBe(expected);
  });
});
