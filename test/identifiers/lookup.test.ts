import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casCheckDigit, hasCasCheckDigit, readCas } from '../../src/identifiers/cas.js';
import { SUBSTANCE_FACTS } from '../../src/identifiers/facts.js';
import { readInchiKey } from '../../src/identifiers/inchikey.js';
import { createIdentifiers, type IdentifierKind, namesOf } from '../../src/identifiers/lookup.js';
import { familyWord, nameKey } from '../../src/identifiers/names.js';
import { loadRegister } from '../../src/law/register.js';

const register = loadRegister();
const identifiers = createIdentifiers(register);

/** What an identifier says, in a line: `fentanyl`, `fentanyl hydrochloride marked`, `! name-not-known`. */
function said(text: string, kind?: IdentifierKind): string {
  const result = identifiers.identify(text, kind);
  if (!result.found) {
    const also = result.candidates?.map(({ name }) => name).join(' / ');
    return `! ${result.code}${also === undefined ? '' : `: ${also}`}`;
  }
  const { substance, form, stereo, reading, marked, leftOver } = result;
  return [
    substance.name,
    form,
    stereo,
    reading === 'arguable' ? 'arguable' : undefined,
    marked ? 'marked' : undefined,
    leftOver.length > 0 ? `+${leftOver.join('+')}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

describe('facts', () => {
  it('joins each to a substance of the register by the key of its entry, once', () => {
    expect(new Set(SUBSTANCE_FACTS.map(({ inchiKey }) => inchiKey)).size).toBe(SUBSTANCE_FACTS.length);
    for (const { entry, inchiKey } of SUBSTANCE_FACTS) {
      const found = register.find(entry);
      expect(found !== undefined && 'inchiKey' in found && found.inchiKey, entry).toBe(inchiKey);
    }
  });

  it('has no CAS number whose check digit is wrong, none without a source, none that is less than medium', () => {
    for (const { cas = [] } of SUBSTANCE_FACTS)
      for (const { number, source, confidence } of cas) {
        expect(hasCasCheckDigit(number), number).toBe(true);
        expect(source.length, number).toBeGreaterThan(0);
        expect(['official', 'high', 'medium']).toContain(confidence);
      }
  });

  it('has no identifier that two substances bear', () => {
    const bearers = new Map<string, Set<string>>();
    for (const substance of identifiers.substances)
      for (const text of [
        ...namesOf(substance).map(nameKey),
        ...substance.cas.map(({ number }) => number),
        substance.id,
        substance.id.slice(0, 14),
      ])
        bearers.set(text, (bearers.get(text) ?? new Set()).add(substance.name));
    expect([...bearers].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('tells no name of the register again', () => {
    for (const { facts, entries } of identifiers.substances) {
      const own = entries.flatMap(({ name, synonyms }) => [name, ...synonyms]).map(nameKey);
      expect((facts?.synonyms ?? []).filter((name) => own.includes(nameKey(name)))).toEqual([]);
    }
  });

  it('has a source for each synonym, and four digits for each DEA number, each once', () => {
    for (const { synonyms, synonymsSource } of SUBSTANCE_FACTS)
      expect(synonyms === undefined).toBe(synonymsSource === undefined);
    const dea = SUBSTANCE_FACTS.flatMap(({ dea }) => dea ?? []);
    expect(dea.filter((code, i) => !/^\d{4}$/.test(code) || dea.indexOf(code) !== i)).toEqual([]);
  });
});

// Written from the lists that were seen, before the code; `!` begins a reason.
describe('what an identifier says', () => {
  it.each([
    // CAS numbers
    ['437-38-7', 'fentanyl base'],
    ['CAS 437-38-7', 'fentanyl base'],
    ['CAS No. 437-38-7', 'fentanyl base'],
    ['CASRN: 437-38-7', 'fentanyl base'],
    ['437 - 38 - 7', 'fentanyl base'],
    ['437–38–7', 'fentanyl base'],
    ['0000437-38-7', 'fentanyl base'],
    ['４３７-38-7', 'fentanyl base'],
    ['437-38-7 (base)', 'fentanyl base'],
    ['437-38-7 (CRM)', 'fentanyl base +CRM'],
    ['1443-54-5', 'fentanyl hydrochloride marked'],
    ['990-73-8', 'fentanyl citrate marked'],
    ['21409-26-7', '4-anilino-N-phenethylpiperidine base'],
    ['437-38-8', '! cas-check-digit'],
    ['1609-66-5', '! cas-check-digit'],
    ['28578-16-', '! cas-incomplete'],
    ['50-00-0', '! cas-not-known'],
    // Held by one source alone, by name: not shipped.
    ['52694-55-0', '! cas-not-known'],
    ['78995-18-3', '3-methylfentanyl hydrochloride (±)-cis marked'],
    // keys
    ['PJMPHNIQZUBGLI-UHFFFAOYSA-N', 'fentanyl'],
    ['InChIKey=PJMPHNIQZUBGLI-UHFFFAOYSA-N', 'fentanyl'],
    ['PJMPHNIQZUBGLI-LUIAAVAXSA-N', 'fentanyl arguable'],
    ['PJMPHNIQZUBGLI-UHFFFAOYSA-O', 'fentanyl arguable'],
    ['RYYVLZVUVIJVGH-UHFFFAOYSA-N', '! key-not-known'],
    // names
    ['Fentanyl', 'fentanyl'],
    ['FENTANYL', 'fentanyl'],
    ['fentanil', 'fentanyl'],
    ['Fentanyl (hydrochloride)', 'fentanyl hydrochloride'],
    ['fentanyl HCl', 'fentanyl hydrochloride'],
    ['Fentanyl·HCl', 'fentanyl hydrochloride'],
    ['fentanyl citrate', 'fentanyl citrate'],
    ['fentanyl free base', 'fentanyl base'],
    ['Fentanylhydrochlorid', 'fentanyl hydrochloride'],
    ['Fentanyl-Hydrochlorid', 'fentanyl hydrochloride'],
    ['chlorhydrate de fentanyl', 'fentanyl hydrochloride'],
    ['citrato de fentanilo', 'fentanyl citrate'],
    ['Fentanyl (citrate) (CRM)', 'fentanyl citrate +crm'],
    ['Fentanyl solution 1 mg/ml in Methanol', 'fentanyl +1 mg/ml in methanol+solution'],
    ['Remifentanil oxalate', 'remifentanil oxalate'],
    ['sufentanyl', 'sufentanil'],
    ['acetyl fentanyl', 'acetyl fentanyl'],
    ['Acetyl-Fentanyl', 'acetyl fentanyl'],
    ['acetylfentanil', 'acetyl fentanyl'],
    ['p-fluorofentanyl', 'para-fluorofentanyl'],
    ['p-Fluoro  Fentanyl', 'para-fluorofentanyl'],
    ['para fluorofentanyl', 'para-fluorofentanyl'],
    // On which ring, the number alone does not say.
    ['4-Fluorofentanyl', 'para-fluorofentanyl arguable marked'],
    ['3-methylfentanyl', '3-methylfentanyl'],
    ['4"-Fluorofentanyl', '! name-like'],
    ['4″-Fluorofentanyl', '! name-like'],
    ['"fentanyl"', 'fentanyl'],
    ['“Fentanyl HCl”', 'fentanyl hydrochloride'],
    ['α-Methylfentanyl', 'alpha-methylfentanyl'],
    ['β′-Phenyl fentanyl', "beta'-phenyl fentanyl"],
    ['beta-prime-phenyl fentanyl', "beta'-phenyl fentanyl"],
    ['β(prime)-phenyl fentanyl', "beta'-phenyl fentanyl"],
    ['<i>N</i>-phenyl-<i>N</i>-(piperidin-4-yl)propanamide', 'norfentanyl'],
    ['N-phenyl-N-{piperidin-4-yl}propanamide', 'norfentanyl'],
    ['N-phenylpiperidin-4-amine (4-AP)', '4-anilinopiperidine'],
    ['tert-butyl 4-anilinopiperidine-1-carboxylate (1-boc-4-AP)', '1-boc-4-AP'],
    ['4-piperidone', '4-piperidone'],
    ['4-piperidinone', '4-piperidone'],
    ['Butyrfentanyl', 'butyryl fentanyl'],
    ['2-Fluorobutyrfentanyl', 'ortho-fluorobutyryl fentanyl arguable marked'],
    ['2-Fluorobutyrfentanyl (o-FBF)', 'ortho-fluorobutyryl fentanyl'],
    ['Norfentanyl (N-phenyl-N-(piperidin-4-yl)propionamide)', 'norfentanyl'],
    [
      'Norfentanyl (N-(1-phenethylpiperidin-4-yl)-N-phenylacetamide)',
      '! name-ambiguous: norfentanyl / acetyl fentanyl',
    ],
    // What stands in brackets may be another substance, as here.
    ['3-Fluorofentanyl (NFEPP)', '! name-like'],
    [
      '(±)-cis-3-methyl Fentanyl (hydrochloride) (CRM)',
      '3-methylfentanyl hydrochloride (±) cis arguable +crm',
    ],
    ['ISO', 'isotonitazene arguable marked'],
    ['off', 'ortho-fluorofentanyl arguable marked'],
    // several names of one substance, and of two
    ['NPP; N-phenethyl-4-piperidone', 'N-phenethyl-4-piperidone'],
    ['Furanyl fentanyl (hydrochloride); Fu-F; 2-Furanyl fentanyl', 'furanyl fentanyl hydrochloride'],
    ['carfentanil; something else', 'carfentanil +something else'],
    ['fentanyl; acetylfentanyl', '! name-ambiguous: fentanyl / acetyl fentanyl'],
    // not known
    ['aspirin', '! name-not-known'],
    ['morphine', '! name-not-known'],
    ['phenethyl 4-ANPP', '! name-like'],
    ['despropionyl p-fluorofentanyl', '! name-like'],
    ['N-butyryl norfentanyl', '! name-like'],
    ['Fentanyl (para-fluoro)', '! name-like'],
    ['fentanyls', '! name-like'],
    ['a new nitazene', '! name-like'],
    ['spirobenzorphine', '! name-like'],
    ['2,3-dimethyl piperidin-4-one', '! name-like'],
    // An acetate of an alcohol may be its ester.
    ['beta-hydroxyfentanyl acetate', '! name-like'],
    // blanks
    ['', '! nothing-given'],
    ['N/A', '! nothing-given'],
    [' - ', '! nothing-given'],
    ['Not available', '! nothing-given'],
  ])('%s → %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each<[string, IdentifierKind, string]>([
    ['437387', 'cas', 'fentanyl base'],
    ['437387', 'name', '! name-not-known'],
    ['437 38 7', 'cas', 'fentanyl base'],
    ['fentanyl', 'cas', '! not-cas'],
    ['fentanyl', 'inchikey', '! not-key'],
    ['CAS 437-38-7', 'name', 'fentanyl base'],
    // Marks, quotes, brackets and words around a number.
    ['(437-38-7)', 'cas', 'fentanyl base'],
    ['[437-38-7]', 'cas', 'fentanyl base'],
    ['="437-38-7"', 'cas', 'fentanyl base'],
    ["'437-38-7", 'cas', 'fentanyl base'],
    ['437-38-7.', 'cas', 'fentanyl base'],
    ['437-38-7 *', 'cas', 'fentanyl base'],
    ['RN 437-38-7', 'cas', 'fentanyl base'],
    ['n° CAS : 437-38-7', 'cas', 'fentanyl base'],
    ['437-38-7 fentanyl', 'cas', 'fentanyl base +fentanyl'],
    ['O437-38-7', 'cas', '! not-cas'],
    // Several numbers in a cell.
    ['437-38-7; 990-73-8', 'cas', 'fentanyl'],
    ['437-38-7 (base), 990-73-8 (citrate)', 'cas', 'fentanyl'],
    ['437-38-7/64-17-5', 'cas', 'fentanyl base'],
    ['437-38-7\n21409-26-7', 'cas', '! cas-ambiguous: fentanyl / 4-anilino-N-phenethylpiperidine'],
    ['64-17-5, 50-00-0', 'cas', '! cas-not-known'],
    ['437-38-8, 437-38-9', 'cas', '! cas-check-digit'],
    // What spreadsheets make of a number such as 51-05-8.
    ['1951-05-08', 'cas', '! cas-as-date'],
    ['1951-05-08 00:00:00', 'cas', '! cas-as-date'],
    ['08.05.1951', 'cas', '! cas-as-date'],
    ['5/8/51', 'cas', '! cas-as-date'],
    ['08-May-51', 'cas', '! cas-as-date'],
    ['8. Mai 1951', 'cas', '! cas-as-date'],
    ['1951-13-08', 'cas', '! not-cas'],
    // Endings of other languages, accents, salts without a space.
    ['fentanilo', 'name', 'fentanyl'],
    ['Fentanylum', 'name', 'fentanyl'],
    ['fentanyli citras', 'name', 'fentanyl citrate'],
    ['Fentanylcitrat', 'name', 'fentanyl citrate'],
    ['étonitazène', 'name', 'etonitazene'],
    ['Brorphin', 'name', 'brorphine'],
    // As indexes sort names.
    ['Fentanyl, para-fluoro-', 'name', 'para-fluorofentanyl'],
    ['fentanyl, p-fluoro', 'name', 'para-fluorofentanyl'],
    ['Fentanyl, para-fluoro-, hydrochloride', 'name', 'para-fluorofentanyl hydrochloride'],
    ['Propanamide, N-phenyl-N-[1-(2-phenylethyl)-4-piperidinyl]-', 'name', 'fentanyl'],
    ['fentanyl, 4-nonyl-', 'name', '! name-like'],
    // Greek, spelt as keyboards and registers have it.
    ['.alpha.-Methylfentanyl', 'name', 'alpha-methylfentanyl'],
    ['a-methylfentanyl', 'name', 'alpha-methylfentanyl'],
    ['ß-hydroxyfentanyl', 'name', 'beta-hydroxyfentanyl'],
    // Labels: arguable, as another second block of a key is.
    ['fentanyl-d5', 'name', 'fentanyl arguable'],
    ['d5-fentanyl', 'name', 'fentanyl arguable'],
    ['[2H5]fentanyl', 'name', 'fentanyl arguable'],
    ['Fentanyl (13C6)', 'name', 'fentanyl arguable'],
    ['Norfentanyl-d5 oxalate', 'name', 'norfentanyl oxalate arguable'],
    // Wares.
    ['Fentanyl™', 'name', 'fentanyl'],
    ['1. Fentanyl', 'name', 'fentanyl'],
    ['fentanyl 99%', 'name', 'fentanyl +99%'],
    ['fentanyl 10% in lactose', 'name', 'fentanyl +10% in lactose'],
    ['fentanyl patch 25 µg/h', 'name', 'fentanyl +25 μg/h+patch'],
    // Mixtures: what is known of them is judged, the rest said.
    ['fentanyl and heroin', 'name', 'fentanyl +heroin'],
    ['heroin, fentanyl', 'name', 'fentanyl +heroin'],
    ['Heroin/Fentanyl', 'name', 'fentanyl +Heroin'],
    ['mixture of fentanyl & cocaine', 'name', 'fentanyl +cocaine'],
    ['fentanyl + xylazine', 'name', 'fentanyl'],
    ['fentanyl analogue and heroin', 'name', '! name-like'],
    ['heroin and cocaine', 'name', '! name-not-known'],
    ['fentanyl, 4-chloro', 'name', 'para-chlorofentanyl arguable marked'],
    // Slips, and other scripts.
    ['fentnyl', 'name', '! name-like'],
    ['フェンタニル', 'name', '! name-like'],
    ['buprenorphine', 'name', '! name-not-known'],
    ['nalorphine', 'name', '! name-not-known'],
    ['fluorphine', 'name', '! name-like'],
    ['N-[1-(2-phenylethyl)piperidin-4-yl]-N-phenylhexanamide', 'name', '! name-like'],
  ])('%s in a column of %s → %s', (text, kind, expected) => {
    expect(said(text, kind)).toBe(expected);
  });

  it('of a mixture has all its substances, and what is not known of it', () => {
    expect(identifiers.identify('carfentanil + xylazine and sugar', 'name')).toMatchObject({
      substance: { name: 'carfentanil' },
      also: [{ name: 'xylazine' }],
      beside: ['sugar'],
      sentence: expect.stringMatching(/mixture: carfentanil, xylazine\. Not known here: “sugar”/),
    });
    expect(identifiers.identify('437-38-7; 50-00-0', 'cas')).toMatchObject({
      beside: ['50-00-0'],
      sentence: expect.stringMatching(/Not known here: “50-00-0”/),
    });
  });

  it('of a date says of which numbers a spreadsheet may have made it', () => {
    const dates = Array.from({ length: 130 }, (_, i) => 1930 + i).flatMap((year) =>
      ['01', '05', '12'].flatMap((month) => [1, 8].map((day) => [year, month, day] as const)),
    );
    for (const [year, month, day] of dates) {
      const read = readCas(`${year}-${month}-0${day}`, true);
      if (read.ok || read.mayBe === undefined) throw new Error(String(year));
      expect(read.mayBe.every((number) => hasCasCheckDigit(number))).toBe(true);
      const short = `${year % 100}-${month}-${day}`;
      if (year % 100 > 9) expect(read.mayBe.includes(short)).toBe(hasCasCheckDigit(short));
    }
  });

  it('refuses a name and a number that a pack and the register give to two substances, with both', () => {
    const pack = {
      format: 'onetweak-rules/1',
      jurisdiction: { id: 'acme', name: 'ACME' },
      reviewed: '2026-01-01',
      named: [
        {
          id: 'acme-ethanol',
          name: 'fentanyl',
          synonyms: ['Feinsprit'],
          smiles: 'CCO',
          identifiers: { cas: [{ number: '437-38-7' }, { number: '64-17-5', form: 'base' }] },
          kind: 'inventory',
          schedule: 'store',
          citation: 'store',
          since: null,
          source: { text: 'our store', confidence: 'unverified' },
        },
      ],
    };
    const own = createIdentifiers(loadRegister([pack]));
    expect(own.identify('64-17-5')).toMatchObject({
      found: true,
      form: 'base',
      confidence: 'pack',
      marked: false,
      substance: { name: 'fentanyl', smiles: 'CCO' },
    });
    expect(own.identify('feinsprit')).toMatchObject({ found: true, substance: { smiles: 'CCO' } });
    expect(own.identify('437-38-7')).toMatchObject({ found: false, code: 'cas-ambiguous' });
    expect(own.identify('fentanyl')).toMatchObject({ found: false, code: 'name-ambiguous' });
    expect(own.ofEntry('acme-ethanol')?.smiles).toBe('CCO');
    const slip = { ...pack, named: [{ ...pack.named[0], identifiers: { cas: [{ number: '64-17-6' }] } }] };
    expect(() => loadRegister([slip])).toThrow(/check digit/);
  });
});

const substance = fc.constantFrom(...identifiers.substances);

/** A name written with the liberties that lists take; the draws come one for each sign of it. */
const written = (name: string) =>
  fc
    .record({
      draws: fc.array(fc.nat(5), { minLength: name.length, maxLength: name.length }),
      greek: fc.boolean(),
      short: fc.boolean(),
      salt: fc.constantFrom(
        ...['', ' hydrochloride', ' (HCl)', ' (citrate)', '-HCl', ', oxalate', ' free base', '™'],
        ...[' citrat', ' 98%', ' (hydrochloride) (CRM)', ' oxalate monohydrate'],
      ),
      brackets: fc.constantFrom('()', '[]', '{}'),
      around: fc.constantFrom('', ' ', '\t', '\u200b'),
    })
    .map(({ draws, greek, short, salt, brackets, around }) => {
      let text = name;
      if (greek) text = text.replaceAll(/\balpha(?=['-])/g, 'α').replaceAll(/\bbeta(?=['-])/g, 'β');
      if (short) text = text.replaceAll(/\b(o|m|p)(?:rtho|eta|ara)-/g, '$1-');
      let out = '';
      for (let i = 0; i < text.length; i++) {
        const sign = text[i]!;
        const draw = draws[i] ?? 0;
        // A hyphen behind a lone o, m or p is what makes it ortho, meta or para.
        if (sign === '-') out += ['-', '‐', '–', '−', '- ', '-'][draw];
        else if (sign === ' ') out += [' ', '  ', '-', '\u00a0', ' ', '_'][draw];
        else if (sign === "'") out += ["'", '’', '′', '´', "'", 'ʹ'][draw];
        else if ('([{'.includes(sign)) out += brackets[0];
        else if (')]}'.includes(sign)) out += brackets[1];
        else out += draw === 1 ? sign.toUpperCase() : draw === 2 ? sign.toLowerCase() : sign;
      }
      return `${around}${out}${salt}${around}`;
    });

describe('any writing', () => {
  it('of a CAS number finds its substance and form', () => {
    const dash = fc.constantFrom('-', '–', '—', '‑', '−', ' - ', '- ', ' ', '－', '_');
    const number = substance
      .filter(({ cas }) => cas.length > 0)
      .chain((s) => fc.constantFrom(...s.cas).map((cas) => ({ s, cas })));
    const before = fc.constantFrom('', 'CAS ', 'CAS No. ', 'CAS# ', 'CAS-Nr. ', 'cas:', 'CASRN ', ' ', '00');
    fc.assert(
      fc.property(
        number,
        dash,
        dash,
        before,
        fc.constantFrom('', ' ', ' (CRM)', '.', '*', ','),
        ({ s, cas }, a, b, pre, post) => {
          const [x, y, z] = cas.number.split('-');
          const text = `${pre}${x}${a}${y}${b}${z}${post}`;
          for (const kind of [undefined, 'cas'] as const)
            expect(identifiers.identify(text, kind), text).toMatchObject({
              found: true,
              substance: { id: s.id },
              form: cas.form,
              marked: cas.confidence === 'medium',
            });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('of a name finds its substance', () => {
    const name = substance.chain((s) =>
      fc.constantFrom(...namesOf(s)).chain((n) => written(n).map((text) => ({ s, n, text }))),
    );
    fc.assert(
      fc.property(name, ({ s, n, text }) => {
        const result = identifiers.identify(text, 'name');
        expect(result, `${n} as ${text}`).toMatchObject({ found: true, substance: { id: s.id } });
      }),
      { numRuns: 2000 },
    );
  });

  it('of a key finds its substance, and another second block the same, arguably', () => {
    const letters = (length: number) =>
      fc.string({
        unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        minLength: length,
        maxLength: length,
      });
    fc.assert(
      fc.property(
        substance,
        letters(10),
        fc.constantFrom('N', 'M', 'O'),
        fc.boolean(),
        (s, block, last, small) => {
          const whole = small ? s.id.toLowerCase() : `InChIKey=${s.id}`;
          expect(identifiers.identify(whole)).toMatchObject({ reading: 'plain', substance: { id: s.id } });
          const other = `${s.id.slice(0, 14)}-${block}-${last}`;
          if (other !== s.id)
            expect(identifiers.identify(other)).toMatchObject({
              reading: 'arguable',
              substance: { id: s.id },
            });
        },
      ),
    );
  });
});

describe('claims', () => {
  it('a check digit tells each wrong digit and each swap of neighbours', () => {
    const digits = fc
      .string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 9 })
      .filter((d) => d[0] !== '0');
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (d, at, by) => {
        const as = (all: string, check: number) => `${all.slice(0, -2)}-${all.slice(-2)}-${check}`;
        const right = casCheckDigit(d);
        expect(hasCasCheckDigit(as(d, right))).toBe(true);
        expect(hasCasCheckDigit(as(d, (right + by) % 10))).toBe(false);
        const i = at % (d.length - 1);
        const swapped = d.slice(0, i) + d[i + 1] + d[i] + d.slice(i + 2);
        const differ = (Number(d[i]) - Number(d[i + 1])) % 10 !== 0;
        if (differ && swapped[0] !== '0') expect(hasCasCheckDigit(as(swapped, right))).toBe(false);
      }),
    );
  });

  it('nothing throws on any text, and what is found was given', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(..."CAS 0123456789-–();|αβ′'[]{}.,fentanylhclo\u200b\n") }),
      fc.constantFrom(
        '('.repeat(1e6),
        '1'.repeat(1e6),
        'fentanyl;'.repeat(1e5),
        ' hcl'.repeat(1e5),
        'a '.repeat(1e5),
      ),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 'cas', 'inchikey', 'name'), (t, kind) => {
        const result = identifiers.identify(t, kind as IdentifierKind | undefined);
        expect(result.sentence.length).toBeLessThan(1000);
        readCas(t, true);
        readInchiKey(t);
        familyWord(t);
      }),
      { numRuns: 1000 },
    );
  });
});
