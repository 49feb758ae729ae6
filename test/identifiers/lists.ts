/**
 * What the identifiers make of the public lists beside the checkout, as tables: npx tsx test/identifiers/lists.ts
 * The lists are nobody's to commit; what is printed are counts, and the rows that contradict themselves.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compositionOf, dehydrated, identityKey, readMolecules } from '../../src/chemistry/index.js';
import { compareDeclared, type Declared, type FoundStructure } from '../../src/identifiers/declared.js';
import { createIdentifiers, type Identified } from '../../src/identifiers/lookup.js';
import { tariffFacts, tariffOf } from '../../src/identifiers/tariff/index.js';
import { loadRegister } from '../../src/law/register.js';
import { sharedPath } from '../support/shared.js';

type Field = keyof Declared | 'smiles';
type Row = Partial<Record<Field, string>>;

const columns = (map: Readonly<Record<string, Field>>) => (row: Record<string, string>) => {
  const out: Row = {};
  for (const [heading, field] of Object.entries(map)) if (row[heading]?.trim()) out[field] ??= row[heading];
  return out;
};

const csv = (file: string, map: Readonly<Record<string, Field>>): Row[] =>
  (
    parse(readFileSync(sharedPath(`lists/${file}`)), {
      columns: true,
      bom: true,
      relax_column_count: true,
    }) as Record<string, string>[]
  ).map(columns(map));

/** Records of a mass-spectrum library: `Key: value` lines up to a blank line; several on one line joined by `;`. */
function msp(file: string): Row[] {
  const fields = columns({
    name: 'name',
    'cas#': 'cas',
    inchikey: 'inchiKey',
    smiles: 'smiles',
    formula: 'formula',
  });
  return readFileSync(sharedPath(`lists/${file}`), 'utf8')
    .split(/\r?\n\r?\n/)
    .filter((block) => /^Name:/m.test(block))
    .map((block) => {
      const pairs = [...block.matchAll(/^(Name|InChIKey|SMILES|Formula): *(.*?)\r?$|(CAS#): *([^;\s]+)/gim)];
      return fields(Object.fromEntries(pairs.map((m) => [(m[1] ?? m[3])!.toLowerCase(), (m[2] ?? m[4])!])));
    });
}

const LISTS: Readonly<Record<string, Row[]>> = {
  'cayman-2024-opioids.csv': csv('cayman-2024-opioids.csv', {
    names: 'name',
    formula: 'formula',
    inchi: 'inchi',
    inchi_key: 'inchiKey',
    molecular_mass: 'mass',
    cas_num: 'cas',
    smiles: 'smiles',
  }),
  'eu-2023-196-annex.csv': csv('eu-2023-196-annex.csv', {
    Substance: 'name',
    'CN Code': 'hs',
    'CAS No': 'cas',
  }),
  'fentanyl-hunter-library.msp': msp('fentanyl-hunter-library.msp'),
  'harmonized-system-rows.csv': csv('harmonized-system-rows.csv', { description: 'name', hscode: 'hs' }),
  'iso-mappers-substance-reference.csv': csv('iso-mappers-substance-reference.csv', {
    Substance_ID: 'cas',
    Substance_Name: 'name',
  }),
  'nist-fentanylclassifier.msp': msp('nist-fentanylclassifier.msp'),
  'unc-drug-checking-x_subs.csv': csv('unc-drug-checking-x_subs.csv', { substance: 'name' }),
  'vietnam-decree-28-2026-rows.csv': csv('vietnam-decree-28-2026-rows.csv', {
    tenchat: 'name',
    cas: 'cas',
    ma_so_hang_hoa: 'hs',
  }),
};

const identifiers = createIdentifiers(loadRegister());
const byStructure = new Map<string, string[]>();
for (const { id, smiles } of identifiers.substances) {
  const reading = readMolecules(smiles);
  if (!reading.ok) throw new Error(smiles);
  const key = identityKey(reading.molecules[0]!);
  byStructure.set(key, [...(byStructure.get(key) ?? []), id]);
}

/** What screening will hand on: the substances that it is, whether or not a listing of them is in force today. */
function structureOf(smiles: string | undefined, labelled: boolean): FoundStructure | undefined {
  const reading = smiles === undefined ? undefined : readMolecules(smiles);
  if (!reading?.ok) return undefined;
  const molecules = [...reading.molecules].sort((a, b) => b.size - a.size);
  const main = dehydrated(molecules[0]!) ?? molecules[0]!;
  const substances = byStructure.get(identityKey(main)) ?? [];
  const named = identifiers.substances.find(({ id }) => substances.includes(id));
  return {
    parts: molecules.map((m) => compositionOf(m)),
    substances,
    labelled,
    tariff: tariffOf(tariffFacts(molecules[0]!), named, {
      labelled,
      ...(molecules.length > 1 ? { salt: 'salt' } : {}),
    }),
  };
}

const count = (into: Map<string, number>, key: string) => into.set(key, (into.get(key) ?? 0) + 1);
const told = (counts: Map<string, number>) =>
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, n]) => `${key} ${n}`)
    .join(', ');

const contradictions: string[] = [];
const pairs: string[] = [];
console.log(
  '| list | rows | with structure | CAS found | key found | name found | best basis | not known, by reason | contradictions |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [file, rows] of Object.entries(LISTS)) {
  const found = { cas: 0, inchiKey: 0, name: 0 };
  const basis = new Map<string, number>();
  const unknown = new Map<string, number>();
  const kinds = new Map<string, number>();
  const agree = new Map<string, number>();
  let structures = 0;
  for (const row of rows) {
    const read: Partial<Record<'cas' | 'inchiKey' | 'name', Identified>> = {};
    if (row.inchiKey) read.inchiKey = identifiers.identify(row.inchiKey, 'inchikey');
    if (row.cas) read.cas = identifiers.identify(row.cas, 'cas');
    if (row.name) read.name = identifiers.identify(row.name, 'name');
    for (const key of ['cas', 'inchiKey', 'name'] as const) if (read[key]?.found) found[key]++;
    const structure = structureOf(row.smiles, /\[\d+[A-Za-z]/.test(row.smiles ?? ''));
    if (structure !== undefined) structures++;
    if (read.cas?.found && read.name?.found)
      count(agree, read.cas.substance === read.name.substance ? 'agree' : 'differ');
    const best = (['inchiKey', 'cas', 'name'] as const).find((key) => read[key]?.found);
    if (structure !== undefined) count(basis, 'structure');
    else if (best !== undefined) count(basis, best);
    else {
      // The reason of the best identifier that the row gives.
      const given = (['inchiKey', 'cas', 'name'] as const).flatMap((key) => read[key] ?? []);
      const reasons = given.flatMap((each) => (each.found ? [] : [each.code]));
      count(
        unknown,
        reasons.find((code) => code === 'name-like') ??
          reasons.find((code) => code !== 'nothing-given') ??
          'nothing-given',
      );
    }
    for (const { code, declared, sentence, marked } of compareDeclared(identifiers, row, structure)) {
      count(kinds, code);
      contradictions.push(
        `${file}: ${code}${marked ? ' (marked)' : ''}: ${declared.slice(0, 60)}: ${sentence}`,
      );
    }
  }
  if (agree.size > 0) pairs.push(`${file}: CAS number and name both known: ${told(agree)}`);
  console.log(
    `| ${file} | ${rows.length} | ${structures} | ${found.cas} | ${found.inchiKey} | ${found.name} | ${told(basis)} | ${told(unknown)} | ${told(kinds)} |`,
  );
}
console.log(`\n${pairs.join('\n')}\n\n${contradictions.join('\n')}`);

const names = Object.values(LISTS).flatMap((rows) => rows.flatMap(({ name }) => name ?? []));
const started = performance.now();
for (const name of names) identifiers.identify(name, 'name');
console.log(`\n${names.length} names in ${Math.round(performance.now() - started)} ms`);
