/**
 * Which jurisdiction says what of which family? Writes docs/MATRIX.md (`npx tsx bench/matrix.ts`, part of `npm run compile`);
 * a test makes it anew and compares.
 */
import { writeFileSync } from 'node:fs';
import { readMolecules } from '../src/chemistry/index.js';
import { Analysis, FAMILIES } from '../src/families/index.js';
import { type In, loadRegister } from '../src/law/register.js';
import type { ClassRule, NamedEntry } from '../src/law/schema.js';
import { termInShort } from '../src/report/law-words.js';

/** The text of docs/MATRIX.md. */
export function matrixPage(): string {
  const register = loadRegister();
  const known = new Map<string, string>();
  const familyOf = ({ smiles }: In<NamedEntry>): string => {
    let family = known.get(smiles);
    if (family === undefined) {
      const reading = readMolecules(smiles);
      const relation = reading.ok ? new Analysis(reading.molecules[0]!).nearest : null;
      family = relation?.family ?? 'other';
      known.set(smiles, family);
    }
    return family;
  };
  const families = [
    ...FAMILIES.map(({ id, name }) => ({ id: id as string, name })),
    { id: 'other', name: 'others' },
  ];
  const rules = (jurisdiction: string, family: string) => {
    const own = register.classes(jurisdiction);
    const reaches = (rule: In<ClassRule>) =>
      rule.test === 'clauses'
        ? rule.family === family
        : rule.reaches.some((id) =>
            FAMILIES.find((each) => each.id === family)?.relations.some((relation) => relation.id === id),
          );
    return own.filter(reaches);
  };
  const cell = (jurisdiction: string, family: string): string => {
    const named = register.named(jurisdiction).filter((entry) => familyOf(entry) === family).length;
    const said = rules(jurisdiction, family).map(
      (rule) =>
        `${rule.test === 'similarity' ? 'similarity' : 'class'} \`${rule.id}\` (${termInShort(rule)})`,
    );
    return [...(named > 0 ? [`${named} named`] : []), ...said].join('<br>') || '–';
  };
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const missing = (jurisdiction: string) =>
    register
      .notHeld(jurisdiction)
      .map(({ what }) => what)
      .join('<br>') || '–';
  return [
    '# What each jurisdiction says of each family',
    '',
    'Written by `bench/matrix.ts` from the register; do not edit. *Named*: entries that lie on the family or near it. *Class*: clauses of',
    'a class-wide rule. *Similarity*: a test of likeness, never graver than `analogue`. Days are the first in force; `by` a day: the first',
    'day is not known. An empty cell (–) says that nothing is held, not that nothing is law; the last column says what is known to be missing.',
    '',
    line(['jurisdiction', ...families.map(({ name }) => name), 'text not held']),
    line(['---', ...families.map(() => '---'), '---']),
    ...register
      .jurisdictions()
      .map(({ id, name }) =>
        line([`${name} (\`${id}\`)`, ...families.map((family) => cell(id, family.id)), missing(id)]),
      ),
    ...register.elsewhere.map(({ jurisdiction: { id, name } }) =>
      line([`${name} (\`${id}\`)`, ...families.map(() => '–'), missing(id)]),
    ),
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('matrix.ts')) {
  writeFileSync(new URL('../docs/MATRIX.md', import.meta.url), matrixPage());
}
