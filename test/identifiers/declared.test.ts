import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositionOf, hill } from '../../src/chemistry/index.js';
import { compareDeclared, type Declared, type FoundStructure } from '../../src/identifiers/declared.js';
import { readFormula } from '../../src/identifiers/formula.js';
import { createIdentifiers } from '../../src/identifiers/lookup.js';
import { tariffFacts, tariffOf } from '../../src/identifiers/tariff/index.js';
import { loadRegister } from '../../src/law/register.js';
import { molecules } from '../support/read.js';

const identifiers = createIdentifiers(loadRegister());

/** What screening tells of a structure: here by the names and SMILES of the register. */
function structureOf(text: string): FoundStructure {
  const known = identifiers.identify(text, 'name');
  const substance = known.found ? known.substance : undefined;
  const read = molecules(substance?.smiles ?? text);
  const salt = known.found && known.form === 'hydrochloride' ? molecules('Cl') : [];
  return {
    parts: [...read, ...salt].map((m) => compositionOf(m)),
    substances: substance === undefined ? [] : [substance.id],
    tariff: tariffOf(tariffFacts(read[0]!), substance),
  };
}

/** `cas-of-another cas: 437-38-7 / acetyl fentanyl`. */
function said(declared: Declared, structure?: string): string[] {
  const found = compareDeclared(
    identifiers,
    declared,
    structure === undefined ? undefined : structureOf(structure),
  );
  return found.map(
    ({ code, declared: d, found: f, marked }) => `${code}: ${d} / ${f}${marked ? ' marked' : ''}`,
  );
}

const METHYL_ORANGE = 'CN(C)c1ccc(cc1)N=Nc1ccc(cc1)S(=O)(=O)O';
const KEY = 'PJMPHNIQZUBGLI-UHFFFAOYSA-N';

describe('a row that contradicts itself', () => {
  it.each<[Declared, string | undefined, string[]]>([
    // All agree.
    [
      {
        name: 'Fentanyl HCl',
        cas: '437-38-7',
        inchiKey: KEY,
        formula: 'C22H28N2O',
        mass: '336.5',
        hs: '2933.33',
      },
      'fentanyl',
      [],
    ],
    [
      { name: 'fentanyl', cas: '1443-54-5', formula: 'C22H28N2O • HCl', mass: '372.9' },
      'fentanyl hydrochloride',
      [],
    ],
    [{ cas: '1443-54-5', formula: 'C22H29ClN2O', mass: 372.94 }, 'fentanyl', []],
    [{ formula: 'C22H23D5N2O', mass: '336.22' }, 'fentanyl', []],
    [{ name: 'fentanyl', cas: '990-73-8', formula: 'C28H36N2O8' }, undefined, []],
    // What is not known contradicts nothing.
    [
      {
        name: 'methyl orange',
        cas: '547-58-0',
        inchiKey: 'n/a',
        formula: 'see label',
        mass: '?',
        hs: 'none',
      },
      'fentanyl',
      [],
    ],
    [{ name: 'fentanyl' }, undefined, []],
    [{}, undefined, []],
    // A CAS number.
    [{ cas: '437-38-8' }, undefined, ['cas-check-digit: 437-38-8 / no CAS number']],
    [{ cas: '1609-66-5', name: 'norfentanyl' }, undefined, ['cas-check-digit: 1609-66-5 / norfentanyl']],
    [{ cas: '437-38-7' }, 'acetylfentanyl', ['cas-of-another: 437-38-7 / acetyl fentanyl']],
    [{ cas: '437-38-7' }, METHYL_ORANGE, ['cas-of-another: 437-38-7 / C14H15N3O3S']],
    [{ cas: '1443-54-5' }, 'acetylfentanyl', ['cas-of-another: 1443-54-5 / acetyl fentanyl marked']],
    // The case of the public list: the number of 4-ANPP stands at “Acetyl Fentanyl”.
    [
      { cas: '21409-26-7', name: 'Acetyl Fentanyl' },
      undefined,
      ['name-of-another: Acetyl Fentanyl / 4-anilino-N-phenethylpiperidine'],
    ],
    // A name.
    [{ name: 'carfentanil' }, 'fentanyl', ['name-of-another: carfentanil / fentanyl']],
    [
      { name: 'fentanyl; carfentanil' },
      'acetylfentanyl',
      ['name-of-another: fentanyl; carfentanil / acetyl fentanyl'],
    ],
    [{ name: 'fentanyl; carfentanil' }, 'fentanyl', ['name-of-another: fentanyl; carfentanil / fentanyl']],
    [{ name: 'fentanyl; Fentanylum; propanamide' }, 'fentanyl', []],
    [{ name: 'fentanyl and heroin' }, 'fentanyl', []],
    [{ name: 'fentanyl + xylazine' }, 'fentanyl', []],
    [{ name: 'carfentanil + xylazine' }, 'fentanyl', ['name-of-another: carfentanil + xylazine / fentanyl']],
    // A key.
    [{ inchiKey: KEY }, 'acetylfentanyl', [`key-differs: ${KEY} / FYIUUQUPOKIKNI-UHFFFAOYSA-N`]],
    [{ inchiKey: KEY }, METHYL_ORANGE, [`key-differs: ${KEY} / C14H15N3O3S`]],
    [
      { inchiKey: 'RYYVLZVUVIJVGH-UHFFFAOYSA-N' },
      'fentanyl',
      [`key-differs: RYYVLZVUVIJVGH-UHFFFAOYSA-N / ${KEY}`],
    ],
    // Of a salt a key may be that of the whole, which is not held.
    [{ inchiKey: 'RYYVLZVUVIJVGH-UHFFFAOYSA-N' }, 'fentanyl hydrochloride', []],
    [{ inchiKey: KEY, cas: '3258-84-2' }, undefined, ['cas-of-another: 3258-84-2 / fentanyl']],
    // Formula and mass.
    [{ formula: 'C21H26N2O' }, 'fentanyl', ['formula-differs: C21H26N2O / C22H28N2O']],
    [
      { formula: 'C21H26N2O.HCl' },
      'fentanyl hydrochloride',
      ['formula-differs: C21H26N2O.HCl / C22H29ClN2O'],
    ],
    [{ formula: 'C21H26N2O', cas: '437-38-7' }, undefined, ['formula-differs: C21H26N2O / C22H28N2O']],
    [
      { inchi: 'InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3' },
      'fentanyl',
      ['formula-differs: InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3 / C22H28N2O'],
    ],
    [{ mass: '322.4' }, 'fentanyl', ['mass-differs: 322.4 / 336.48']],
    [{ mass: '322,4', cas: '437-38-7' }, undefined, ['mass-differs: 322,4 / 336.48']],
    // Tariff codes.
    [{ hs: '3204.12' }, 'fentanyl', ['hs-does-not-fit: 3204.12 / 2933.33']],
    [{ hs: '2934 99' }, 'norfentanyl', ['hs-does-not-fit: 2934 99 / 2933.39 marked']],
    [{ hs: '3004.90' }, 'fentanyl', []],
    // A consignment that declares a dye and holds a fentanyl.
    [
      { name: 'methyl orange', formula: 'C14H14N3NaO3S', mass: '327.33', hs: '3204.12' },
      'acetylfentanyl',
      [
        'formula-differs: C14H14N3NaO3S / C21H26N2O',
        'mass-differs: 327.33 / 322.45',
        'hs-does-not-fit: 3204.12 / 2933.34',
      ],
    ],
  ])('%j with %s', (declared, structure, expected) => {
    expect(said(declared, structure)).toEqual(expected);
  });

  it('says both values in a plain sentence', () => {
    const [first] = compareDeclared(identifiers, { cas: '437-38-7' }, structureOf('acetylfentanyl'));
    expect(first?.sentence).toBe('The CAS number 437-38-7 is of fentanyl; the structure is acetyl fentanyl.');
    const [second] = compareDeclared(identifiers, { cas: '21409-26-7', name: 'Acetyl Fentanyl' });
    expect(second?.sentence).toBe(
      'The name Acetyl Fentanyl is of acetyl fentanyl; the CAS number is of 4-anilino-N-phenethylpiperidine.',
    );
    const [third] = compareDeclared(identifiers, { formula: 'C2H6O' }, structureOf('fentanyl'));
    expect(third?.sentence).toBe('The formula C2H6O is declared; that of the structure is C22H28N2O.');
  });

  it('takes keys that a toolkit has worked out', () => {
    const structure = { ...structureOf(METHYL_ORANGE), inchiKeys: ['STZCRXQWRGQSJD-UHFFFAOYSA-N'] };
    expect(compareDeclared(identifiers, { inchiKey: 'STZCRXQWRGQSJD-GEEYTBSJSA-M' }, structure)).toEqual([]);
    expect(compareDeclared(identifiers, { inchiKey: KEY }, structure)).toMatchObject([
      { code: 'key-differs', found: 'STZCRXQWRGQSJD-UHFFFAOYSA-N' },
    ]);
  });

  it('sees nothing where all that is declared is of the substance itself, and something where one is of another', () => {
    const held = identifiers.substances.filter(({ cas, formula }) => cas.length > 0 && formula !== undefined);
    const substance = fc.constantFrom(...held);
    fc.assert(
      fc.property(substance, substance, fc.boolean(), fc.nat(), (s, t, withStructure, at) => {
        const { number } = s.cas[at % s.cas.length]!;
        const own = { name: s.name, cas: number, inchiKey: s.inchiKey!, formula: s.formula! };
        const structure = withStructure ? structureOf(s.name) : undefined;
        expect(compareDeclared(identifiers, own, structure)).toEqual([]);
        if (s === t) return;
        expect(compareDeclared(identifiers, { ...own, cas: t.cas[0]!.number }, structure)[0]?.code).toBe(
          'cas-of-another',
        );
        expect(compareDeclared(identifiers, { ...own, name: t.name }, structure)[0]?.code).toBe(
          'name-of-another',
        );
      }),
    );
  });

  it('never throws', () => {
    const cell = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(KEY, '437-38-7', 'C2H6O', '2933')),
      { nil: undefined },
    );
    const row = fc.record({
      name: cell,
      cas: cell,
      inchi: cell,
      inchiKey: cell,
      formula: cell,
      mass: cell,
      hs: cell,
    });
    const structure = fc.constantFrom(undefined, structureOf('fentanyl'), structureOf(METHYL_ORANGE));
    fc.assert(
      fc.property(row, structure, (r, s) => {
        const given = Object.fromEntries(Object.entries(r).filter(([, value]) => value !== undefined));
        for (const { sentence } of compareDeclared(identifiers, given, s))
          expect(sentence.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a formula', () => {
  it.each([
    ['C22H28N2O', 'C22H28N2O'],
    ['C₂₂H₂₈N₂O', 'C22H28N2O'],
    ['C 22 H 28 N 2 O', 'C22H28N2O'],
    ['N2OC22H28', 'C22H28N2O'],
    ['C22H28N2O • HCl', 'C22H29ClN2O'],
    ['C22H28N2O x HCl', 'C22H29ClN2O'],
    ['C22H28N2O·2HCl', 'C22H30Cl2N2O'],
    ['C22H29N2O+', 'C22H29N2O'],
    ['Ca(C2H3O2)2', 'C4H6CaO4'],
    ['C22H23D5N2O', 'C22H23D5N2O'],
    ['fentanyl', undefined],
    ['C22H28N2O..', undefined],
    ['Xx2', undefined],
    ['', undefined],
    ['(', undefined],
  ])('%s is %s', (text, expected) => {
    const reading = readFormula(text);
    expect(reading === undefined ? undefined : hill(reading.total)).toBe(expected);
  });
});
