import { describe, expect, it } from 'vitest';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { createScreener, type ScreenerOptions } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { ScreenResult } from '../../src/result.js';
import { entry, pack, rule } from '../support/command.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const CARFENTANIL = 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1';
const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const BENZYL = 'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1';
const THENYL = 'CCC(=O)N(c1ccccc1)C1CCN(Cc2cccs2)CC1';
const SUFENTANIL = 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1';
const ALFENTANIL = 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1';
const LORCAINIDE = 'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1';

const verdict = (smiles: string, options: ScreenerOptions = {}) =>
  createScreener(options).screen(smiles).verdict;

describe('history replays', () => {
  it.each([
    // 81 FR 85873: furanyl fentanyl, temporary order effective 2016-11-29
    ['furanyl fentanyl in the US, the day before its order', FURANYL, 'us', '2016-11-28', 'analogue'],
    ['furanyl fentanyl in the US, the first day of its order', FURANYL, 'us', '2016-11-29', 'listed'],
    // 75 FR 37300: "The temporary scheduling of benzylfentanyl and thenylfentanyl expired on November 29, 1986."
    ['benzylfentanyl in the US, the day before the order of 1985', BENZYL, 'us', '1985-11-28', 'analogue'],
    ['benzylfentanyl in the US, the first day of that order', BENZYL, 'us', '1985-11-29', 'listed'],
    ['benzylfentanyl in the US, the day on which it expired', BENZYL, 'us', '1986-11-29', 'listed'],
    ['benzylfentanyl in the US, the day after', BENZYL, 'us', '1986-11-30', 'analogue'],
    ['benzylfentanyl in the US, as a List I chemical', BENZYL, 'us', '2020-05-15', 'listed'],
    ['thenylfentanyl in the US, under the order of 1985', THENYL, 'us', '1986-01-01', 'listed'],
    ['thenylfentanyl in the US, since then', THENYL, 'us', '2026-01-01', 'analogue'],
    // 83 FR 5188: the class, effective 2018-02-06
    [
      'cyclobutyl fentanyl in the US, the day before the class order',
      CYCLOBUTYL,
      'us',
      '2018-02-05',
      'analogue',
    ],
    [
      'cyclobutyl fentanyl in the US, the first day of the class order',
      CYCLOBUTYL,
      'us',
      '2018-02-06',
      'class',
    ],
    ['cyclobutyl fentanyl in the US, the last day of the order', CYCLOBUTYL, 'us', '2025-07-15', 'class'],
    ['cyclobutyl fentanyl in the US, the first day of the statute', CYCLOBUTYL, 'us', '2025-07-16', 'class'],
    // carfentanil on China's supplementary list, 2017-03-01
    ['carfentanil in China, the day before', CARFENTANIL, 'cn', '2017-02-28', 'analogue'],
    ['carfentanil in China, the first day', CARFENTANIL, 'cn', '2017-03-01', 'listed'],
    ['cyclobutyl fentanyl in China, the day before the class', CYCLOBUTYL, 'cn', '2019-04-30', 'analogue'],
    ['cyclobutyl fentanyl in China, the first day of the class', CYCLOBUTYL, 'cn', '2019-05-01', 'class'],
    ['cyclobutyl fentanyl in Italy, the day before the decree', CYCLOBUTYL, 'it', '2020-07-27', 'analogue'],
    ['cyclobutyl fentanyl in Italy, the first day of the decree', CYCLOBUTYL, 'it', '2020-07-28', 'class'],
    ['cyclobutyl fentanyl in Ireland, the day before the Act', CYCLOBUTYL, 'ie', '2015-03-11', 'analogue'],
    ['cyclobutyl fentanyl in Ireland, the first day of the Act', CYCLOBUTYL, 'ie', '2015-03-12', 'class'],
    [
      'crotonyl fentanyl in the US, a member of the class before it was named',
      'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'us',
      '2020-10-01',
      'class',
    ],
    [
      'crotonyl fentanyl in the US, named',
      'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'us',
      '2020-10-02',
      'listed',
    ],
    [
      'its Z isomer is another geometry than the one named',
      'C/C=C\\C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
      'us',
      '2020-10-02',
      'class',
    ],
  ] as const)('%s', (_, smiles, jurisdiction, asOf, expected) => {
    expect(verdict(smiles, { jurisdictions: [jurisdiction], asOf })).toBe(expected);
  });
});

describe('several forms at once', () => {
  const BOC_NORFENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(C(=O)OC(C)(C)C)CC1';
  const DIACETYL = 'CC(=O)N1CCC(N(c2ccccc2)C(C)=O)CC1';
  const ACETYL_AP = 'CC(=O)N1CCC(Nc2ccccc2)CC1';
  const BOC_PIPERIDONE_KETAL = 'CC(C)(C)OC(=O)N1CCC2(CC1)OCCO2';

  // 1310.02(a)(33): "its amides, its carbamates, and its salts", since 2023-11-30 "and any combination thereof".
  it.each([
    [
      'an amide and carbamate of 4-anilinopiperidine, before its first day',
      BOC_NORFENTANYL,
      '2020-05-14',
      undefined,
    ],
    [
      'an amide and carbamate, while the text names one by one',
      BOC_NORFENTANYL,
      '2023-11-29',
      'form arguable',
    ],
    [
      'an amide and carbamate, since the text names combinations',
      BOC_NORFENTANYL,
      '2023-11-30',
      'form plain',
    ],
    ['two amides, before', DIACETYL, '2021-06-01', 'form arguable'],
    ['two amides, since', DIACETYL, '2023-11-30', 'form plain'],
    ['one amide', ACETYL_AP, '2020-05-15', 'form plain'],
    // 4-piperidone: "and any combination thereof" from the first day on.
    ['a ketal and carbamate of 4-piperidone', BOC_PIPERIDONE_KETAL, '2023-05-12', 'form plain'],
  ])('%s', (_, smiles, asOf, expected) => {
    const finding = createScreener({ jurisdictions: ['us'], asOf })
      .screen(smiles)
      .findings.find((f) => f.of === 'precursor');
    expect(finding === undefined ? undefined : `${finding.kind} ${finding.reading}`).toBe(expected);
    if (expected === 'form arguable') expect(finding!.notes.join()).toContain('several at once');
  });
});

describe('esters of another acid than a carboxylic one', () => {
  const esterOf = (acid: string) => `CCC(=O)N(c1ccccc1)C1CCN(CC(O${acid})c2ccccc2)CC1`;

  it.each([
    ['beta-hydroxyfentanyl acetate', 'C(C)=O', 'form plain'],
    ['beta-hydroxyfentanyl methyl ether', 'C', 'form plain'],
    ['beta-hydroxyfentanyl sulfate', 'S(=O)(=O)O', 'form arguable'],
    ['beta-hydroxyfentanyl phosphate', 'P(=O)(O)O', 'form arguable'],
    ['beta-hydroxyfentanyl nitrate', '[N+](=O)[O-]', 'form arguable'],
    ['beta-hydroxyfentanyl methyl carbonate', 'C(=O)OC', 'form arguable'],
  ])('%s, of a drug that is listed with its esters', (_, acid, expected) => {
    const { findings } = createScreener({ jurisdictions: ['us'], asOf: '2026-06-01' }).screen(esterOf(acid));
    const finding = findings.find((f) => f.id === 'us-beta-hydroxyfentanyl')!;
    expect(`${finding.kind} ${finding.reading}`).toBe(expected);
    expect(finding.extension).toBe(`${acid === 'C' ? 'ether' : 'ester'} of beta-hydroxyfentanyl`);
    if (finding.reading === 'arguable') expect(finding.notes.join()).toContain('another acid');
  });

  it('are kept by the prefilter, whatever the rules file', () => {
    const named = [entry({ id: 'acme-piperidinol', smiles: 'OC1CCNCC1', extendsTo: ['esters'] })];
    const packs = [pack({ named })];
    const prefilter = createPrefilter(criteriaOf(loadRegister(packs).files));
    const own = createScreener({ jurisdictions: ['acme'], packs, asOf: '2026-06-01' });
    for (const smiles of [
      'CC(=O)OC1CCNCC1',
      'OS(=O)(=O)OC1CCNCC1',
      'COC(=O)OC1CCNCC1',
      'O=[N+]([O-])OC1CCNCC1',
    ]) {
      const bytes = new TextEncoder().encode(smiles);
      expect(own.screen(smiles).verdict, smiles).not.toBe('none');
      expect(prefilter.maybe(bytes, 0, bytes.length), smiles).toBe(true);
    }
    expect(own.screen('OC1CCN(C)CC1').verdict).toBe('none');
  });
});

describe('what a rule leaves to a listing', () => {
  const told = (smiles: string, jurisdiction: string, asOf: string, packs: unknown[] = []) =>
    createScreener({ jurisdictions: [jurisdiction], asOf, packs })
      .screen(smiles)
      .findings.map((f) => `${f.kind} ${f.reading}${f.certainOnDay ? '' : ' uncertain'}`)
      .join(', ');

  it.each([
    [
      'sufentanil, an approved medicine in Schedule II, on the first day of the order',
      SUFENTANIL,
      'us',
      '2018-02-06',
      'listed plain',
    ],
    ['the same on the first day of the statute', SUFENTANIL, 'us', '2025-07-16', 'listed plain'],
    ['alfentanil in the UK, in the Schedule of 1991-07-01', ALFENTANIL, 'gb', '1991-07-01', 'listed plain'],
    [
      'alfentanil in the UK before: in (a), or else in (d)',
      ALFENTANIL,
      'gb',
      '1990-01-01',
      'listed plain uncertain, class arguable',
    ],
    [
      'sufentanil in the UK: in (a), or else in (d)',
      SUFENTANIL,
      'gb',
      '2020-01-01',
      'listed plain uncertain, class arguable',
    ],
    ['sufentanil in the UK as it was read', SUFENTANIL, 'gb', '2025-01-15', 'listed plain'],
  ])('%s', (_, smiles, jurisdiction, asOf, expected) => {
    expect(told(smiles, jurisdiction, asOf)).toBe(expected);
  });

  it.each([
    [true, 'listed plain uncertain, class arguable'],
    [false, 'listed plain uncertain'],
  ])('an exclusion that holds while the substance is listed: %s', (whileListed, expected) => {
    const named = [
      entry({ id: 'acme-furanyl', smiles: FURANYL, since: null, knownInForceBy: '2022-01-01', kind: 'drug' }),
    ];
    const excludes = [{ text: 'approved medicines', kind: 'drug', ids: ['acme-furanyl'], whileListed }];
    const packs = [pack({ named, classes: [rule({ since: '2018-01-01', excludes })] })];
    expect(told(FURANYL, 'acme', '2020-01-01', packs)).toBe(expected);
  });
});

describe('a listing whose first day is not known', () => {
  const ACETYL = 'CC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
  const CROTONYL = 'C/C=C/C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
  const DICHLORO = 'CC(c1ccc(Br)cc1)N1CCC(n2c(=O)[nH]c3cc(Cl)c(Cl)cc32)CC1';
  const told = (smiles: string, jurisdiction: string, asOf: string) => {
    const { verdict, findings } = createScreener({ jurisdictions: [jurisdiction], asOf }).screen(smiles);
    return [verdict, ...findings.map((f) => (f.certainOnDay ? 'certain' : 'uncertain'))].join(' ');
  };

  it.each([
    ['5,6-dichloro brorphine, long before any orphine was listed', DICHLORO, 'us', '1980-01-01', 'analogue'],
    [
      '5,6-dichloro brorphine, the day before the year of its listing',
      DICHLORO,
      'us',
      '2025-12-31',
      // The analogue act, since brorphine is listed.
      'analogue certain',
    ],
    ['5,6-dichloro brorphine, in that year', DICHLORO, 'us', '2026-06-01', 'listed uncertain certain'],
    ['5,6-dichloro brorphine, when it was read', DICHLORO, 'us', '2026-11-22', 'listed certain'],
    // From the day of the Commission's decision, which binds later.
    ['carfentanil under the Convention, before the decision', CARFENTANIL, 'un', '2018-03-13', 'analogue'],
    ['carfentanil under the Convention, in its year', CARFENTANIL, 'un', '2018-03-14', 'listed uncertain'],
    ['carfentanil under the Convention, after that year', CARFENTANIL, 'un', '2019-01-01', 'listed certain'],
    ['acetylfentanyl under the Convention', ACETYL, 'un', '2016-02-29', 'analogue'],
    ['crotonylfentanyl under the Convention', CROTONYL, 'un', '2020-03-03', 'analogue'],
    ['crotonylfentanyl under the Convention, in its year', CROTONYL, 'un', '2020-03-04', 'listed uncertain'],
    ['alfentanil before there was a Convention', ALFENTANIL, 'un', '1960-12-31', 'analogue'],
    // Before the Acts no listing under them.
    ['alfentanil in Canada before the Act', ALFENTANIL, 'ca', '1997-05-13', 'analogue'],
    // Item 16 reached it in any case, as a fentanyl.
    ['alfentanil in Canada under the Act', ALFENTANIL, 'ca', '1997-05-14', 'listed uncertain certain'],
    ['4-piperidone in Canada the day before', 'O=C1CCNCC1', 'ca', '2016-11-29', 'none'],
    ['4-piperidone in Canada', 'O=C1CCNCC1', 'ca', '2016-11-30', 'listed certain'],
    ['alfentanil in Ireland before the Act', ALFENTANIL, 'ie', '1976-12-31', 'analogue'],
    ['alfentanil in Ireland under the Act', ALFENTANIL, 'ie', '2015-03-11', 'listed uncertain'],
    [
      'AH-7921 in the UK before the Act',
      'CN(C)C1(CNC(=O)c2ccc(Cl)c(Cl)c2)CCCCC1',
      'gb',
      '1973-06-30',
      'analogue',
    ],
    ['propionic anhydride in the US before the Act', 'CCC(=O)OC(=O)CC', 'us', '1971-04-30', 'none'],
    ['alfentanil in the UK before the Act', ALFENTANIL, 'gb', '1970-01-01', 'analogue'],
    ['alfentanil in the UK under the Act', ALFENTANIL, 'gb', '1973-07-01', 'listed uncertain'],
    ['sufentanil in the US before the Act', SUFENTANIL, 'us', '1970-01-01', 'analogue'],
    ['sufentanil in the US under the Act', SUFENTANIL, 'us', '1971-05-01', 'listed uncertain'],
    ['sufentanil in the US in the spring of 2017', SUFENTANIL, 'us', '2017-05-02', 'listed certain'],
  ])('%s', (_, smiles, jurisdiction, asOf, expected) => {
    expect(told(smiles, jurisdiction, asOf)).toBe(expected);
  });
});

describe('what the verdict rests on', () => {
  it('leaves to its own listing what is listed by name, as the statute’s paragraph (3) says', () => {
    const result = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' }).screen(FURANYL);
    expect(result.findings.map((f) => f.kind)).toEqual(['listed']);
  });

  it('keeps a List I chemical in the class, for that list is no schedule', () => {
    const acetylBenzyl = 'CC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1';
    expect(verdict(acetylBenzyl, { jurisdictions: ['us'], asOf: '2026-01-01' })).toBe('class');
  });

  it('does not carve carfentanil out of Ireland’s class, whose text lacks the UK’s bracket', () => {
    const kinds = (id: string) =>
      createScreener({ jurisdictions: [id], asOf: '2026-01-01' })
        .screen(CARFENTANIL)
        .findings.map((f) => f.kind);
    expect(kinds('gb')).toEqual(['listed']);
    expect(kinds('ie')).toContain('class');
  });

  it('finds lorcainide by China’s clause 4 plainly, elsewhere arguably, and says so', () => {
    const { verdict, findings } = createScreener({ asOf: '2026-01-01' }).screen(LORCAINIDE);
    expect(verdict).toBe('class');
    const china = findings.find((f) => f.jurisdiction === 'cn')!;
    expect([china.reading, china.clauses.map((c) => c.clause)]).toEqual(['plain', ['(1)', '(2)', '(4)']]);
    expect(findings.filter((f) => f.jurisdiction !== 'cn').every((f) => f.reading === 'arguable')).toBe(true);
  });

  it('marks a verdict that rests on arguable readings alone', () => {
    const carbamate = 'COC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
    const result = createScreener({ jurisdictions: ['cn'], asOf: '2026-01-01' }).screen(carbamate);
    expect([result.verdict, result.arguable]).toEqual(['class', true]);
  });

  it('judges every part of a mixture and says which one hit', () => {
    const result = createScreener({ asOf: '2026-01-01' }).screen(`Cn1c(=O)c2c(ncn2C)n(C)c1=O.${FENTANYL}.Cl`);
    expect(result.verdict).toBe('listed');
    expect(new Set(result.findings.map((f) => f.component))).toEqual(new Set([1]));
  });

  it('counts atoms from 0 along the text', () => {
    const result = createScreener({ asOf: '2026-01-01' }).screen(`Cl.${FURANYL}`);
    // Cl is atom 0; the furoyl group is O=C(c1ccco1), atoms 1 to 7.
    expect(result.decompositions[0]!.sites[0]!.group!.atoms).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ['norfentanyl', 'CCC(=O)N(c1ccccc1)C1CCNCC1', 'gb', 'analogue'],
    ['benzylfentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1', 'gb', 'analogue'],
    ['4-ANPP', 'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1', 'gb', 'analogue'],
    ['caffeine', 'Cn1c(=O)c2c(ncn2C)n(C)c1=O', 'gb', 'none'],
    ['domperidone', 'O=C1Nc2ccccc2N1CCCN1CCC(n2c(=O)[nH]c3cc(Cl)ccc32)CC1', 'gb', 'none'],
    ['an open ring', 'CCC(=O)N(c1ccccc1', 'gb', 'unreadable'],
    ['nothing', '', 'gb', 'unreadable'],
    ['an emoji', '😀', 'gb', 'unreadable'],
    ['a wildcard', '*C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'gb', 'unreadable'],
  ])('%s', (_, smiles, jurisdiction, expected) => {
    expect(verdict(smiles, { jurisdictions: [jurisdiction], asOf: '2026-01-01' })).toBe(expected);
  });
});

describe('the screener as a library', () => {
  it('gives frozen plain data that fits the exported schema', () => {
    const result = createScreener({ asOf: '2026-01-01' }).screen(LORCAINIDE);
    expect(ScreenResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    expect(Object.isFrozen(result) && Object.isFrozen(result.findings[0]!.clauses[0]!.atoms)).toBe(true);
  });

  it.each([
    [{ jurisdictions: ['atlantis'] }, /no jurisdiction "atlantis"/],
    [{ jurisdictions: [] }, /jurisdictions/],
    [{ asOf: '2026-02-30' }, /asOf/],
    [{ asOf: 'yesterday' }, /asOf/],
    [{ asof: '2026-01-01' }, /asof/],
    [{ relations: ['cousin'] }, /relations/],
  ])('refuses %j in plain words', (options, message) => {
    expect(() => createScreener(options as ScreenerOptions)).toThrow(message);
  });

  it('gives the same bytes for the same question', () => {
    const ask = () => JSON.stringify(createScreener({ asOf: '2026-01-01' }).screen(CARFENTANIL));
    expect(ask()).toBe(ask());
  });
});

describe("Canada's item 16, a test of likeness without limits", () => {
  const canada = (asOf: string) => createScreener({ asOf, jurisdictions: ['ca'] });
  const told = (smiles: string, asOf = '2026-06-20') => {
    const { verdict, arguable, findings } = canada(asOf).screen(smiles);
    return [verdict, arguable, ...findings.map((f) => f.id)].join(' ');
  };
  it.each([
    ['a sulfonamide', 'CS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'analogue false ca-16'],
    ['benzyl for the aryl', 'CCC(=O)N(Cc1ccccc1)C1CCN(CCc2ccccc2)CC1', 'analogue false ca-16'],
    ['the anilide at C3', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)C1', 'analogue false ca-16'],
    ['a pyrrolidine', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1', 'analogue false ca-16'],
    ['an azepane', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1', 'analogue false ca-16'],
    ['diampromide: the ring is open', 'CCC(=O)N(c1ccccc1)C(C)CN(C)CCc1ccccc1', 'analogue false'],
    ['4-ANPP, named', 'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1', 'listed false ca-4-anpp'],
    ['its relatives', 'Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', 'analogue false ca-16-14'],
  ])('%s: %s', (_, smiles, expected) => {
    expect(told(smiles)).toBe(expected);
  });
  it('reaches no 4-ANPP before the order that put its analogues there', () => {
    expect(told('Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', '2019-05-14')).toBe('analogue false');
    expect(told('Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1', '2019-05-15')).toBe('analogue false ca-16-14');
  });
  it('hangs on no choice of relations', () => {
    const none = createScreener({ asOf: '2026-06-20', jurisdictions: ['ca'], relations: [] });
    for (const smiles of ['CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1', 'Fc1ccc(NC2CCN(CCc3ccccc3)CC2)cc1']) {
      const { verdict, arguable, findings } = none.screen(smiles);
      // Not because it is a relative, which nobody asked, but because the words of Canada may reach it.
      expect([verdict, arguable, findings.map((f) => f.kind)]).toEqual(['analogue', true, ['similarity']]);
    }
  });
});
