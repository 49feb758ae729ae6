import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compositionKey, identityKey, readMolecules } from '../../src/chemistry/index.js';
import { firstDayOf, lastDayOf } from '../../src/law/days.js';
import { loadRegister } from '../../src/law/register.js';

/**
 * What is known of the law, a fact a line: a substance that a list names (with the first day by that name where a text
 * gives it), or a class rule by the id that it has or will have here. The register holds each of them or says that it is
 * missing, and never both.
 */
const register = loadRegister();

interface Fact {
  readonly what: string;
  readonly jurisdiction: string;
  readonly name: string;
  readonly inchiKey: string;
  readonly day: string;
}

function table(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i]!, cell])));
}

const facts = table(fileURLToPath(new URL('known.tsv', import.meta.url))) as unknown as Fact[];
const names = facts.filter(({ what }) => what === 'name');
const rules = facts.filter(({ what }) => what === 'rule');

const missing = (jurisdiction: string): readonly string[] =>
  register.notHeld(jurisdiction).flatMap((hole) => hole.names.map(({ name }) => name));

describe('what is known is held, or said to be missing', () => {
  it.each(names.map((fact) => [fact.jurisdiction, fact.name, fact] as const))('%s: %s', (_, __, fact) => {
    const entry = register.named(fact.jurisdiction).find(({ inchiKey }) => inchiKey === fact.inchiKey);
    if (entry === undefined) expect(missing(fact.jurisdiction)).toContain(fact.name);
    else if (fact.day !== '') {
      expect(entry.since, `${entry.id} has no first day, though one is known`).not.toBeNull();
      const overlap =
        lastDayOf(fact.day) >= firstDayOf(entry.since!) && firstDayOf(fact.day) <= lastDayOf(entry.since!);
      expect(overlap, `${entry.id}: ${entry.since}, not ${fact.day}`).toBe(true);
    }
  });

  it.each(rules.map((fact) => [fact.jurisdiction, fact.name, fact] as const))('%s: %s', (_, id, fact) => {
    const rule = register.classes(fact.jurisdiction).find((each) => each.id === id);
    const hole = register.notHeld(fact.jurisdiction).find((each) => each.rule === id);
    expect([rule, hole].filter((each) => each !== undefined).length).toBe(1);
    if (fact.day !== '' && (rule ?? hole)!.since !== null)
      expect(fact.day.startsWith((rule ?? hole)!.since!)).toBe(true);
  });

  it('knows each class rule that the register holds or misses by its id', () => {
    const known = rules.map(({ name }) => name);
    expect(
      [
        ...register.classes().map(({ id }) => id),
        ...register.notHeld().flatMap(({ rule }) => rule ?? []),
      ].filter((id) => !known.includes(id)),
    ).toEqual([]);
  });
});

describe('what is held is not said to be missing', () => {
  it('a jurisdiction has one file', () => {
    const ids = [...register.files, ...register.elsewhere].map(({ jurisdiction }) => jurisdiction.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('a class rule is held or missing', () => {
    for (const { rule, jurisdiction } of register.notHeld())
      if (rule !== undefined) {
        expect(register.find(rule), rule).toBeUndefined();
        expect(rule.startsWith(`${jurisdiction}-`), rule).toBe(true);
      }
  });

  it('a substance that a text not held is expected to name is named by no entry of the same kind of list', () => {
    const keyOf = (smiles: string): string => {
      const reading = readMolecules(smiles);
      const [molecule] = reading.ok ? reading.molecules : [];
      return `${compositionKey(molecule!)} ${identityKey(molecule!)}`;
    };
    const both = register.jurisdictions().flatMap(({ id }) => {
      const held = new Set(register.named(id).map(({ smiles }) => keyOf(smiles)));
      return register
        .notHeld(id)
        .flatMap((hole) => hole.names)
        .filter(({ smiles }) => held.has(keyOf(smiles)))
        .map(({ name }) => `${id}: ${name}`);
    });
    expect(both).toEqual([]);
  });
});

const folder = fileURLToPath(new URL('../../../shared/law/', import.meta.url));

/** The tables of the research, where they stand beside the checkout: no row of them is left out of known.tsv. */
describe.skipIf(!existsSync(`${folder}nitazenes.tsv`))('the tables of the research', () => {
  it('are in the table of facts', () => {
    const held = new Set(register.named().map(({ inchiKey }) => inchiKey));
    const known = new Set(names.map(({ inchiKey }) => inchiKey));
    const rows = ['nitazenes.tsv', 'useries-orphines.tsv'].flatMap((file) => table(folder + file));
    expect(rows.length).toBeGreaterThan(300);
    for (const { inchikey, name } of rows.filter(({ smiles }) => smiles !== '')) {
      expect(known.has(inchikey!), name).toBe(true);
      expect(held.has(inchikey), name).toBe(true);
    }
    const pairs = new Set(rows.filter((r) => r.smiles !== '').map((r) => `${r.jurisdiction} ${r.inchikey}`));
    const of = (keys: ReadonlySet<unknown>) => names.filter(({ inchiKey }) => keys.has(inchiKey)).length;
    expect(of(new Set(rows.map((r) => r.inchikey)))).toBeGreaterThanOrEqual(pairs.size);
  });
});
