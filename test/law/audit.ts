import { hashOf } from '../../src/law/canonical.js';
import type { LawRegister } from '../../src/law/register.js';
import type { ClassRule, NamedEntry } from '../../src/law/schema.js';
import { inWords } from '../../src/vocabulary/index.js';

/**
 * The whole register as a table that a person can read in a diff: a line an entry, a rule, a clause and a text not
 * held, with what matters of it, and a digest over all of it. The committed copy is register.audit.tsv; a change of
 * any date, word or structure in the data makes its line differ. After a wanted change:
 * `npx tsx test/law/write-audit.ts`, then read the diff.
 */
export function auditTable(register: LawRegister): string {
  const lines = [['register', register.version, register.hash]];
  lines.push(['#named', ...NAMED, 'digest']);
  for (const entry of register.named())
    lines.push(['named', ...NAMED.map((key) => cell(entry[key])), digest(entry)]);
  lines.push(['#class', ...CLASS, 'digest']);
  for (const rule of register.classes())
    lines.push(['class', ...CLASS.map((key) => cell(rule[key])), digest(rule)]);
  lines.push(['#clause', 'rule', 'id', 'site', 'change', 'groups', 'open', 'text', 'english']);
  for (const rule of register.classes())
    for (const c of rule.clauses)
      lines.push(
        [
          'clause',
          rule.id,
          c.id,
          c.site,
          c.change,
          c.groups.map(inWords),
          String(c.open),
          c.text,
          c.english,
        ].map(cell),
      );
  lines.push(['#not held', 'jurisdiction', 'what', 'since', 'confidence', 'digest']);
  for (const hole of register.notHeld())
    lines.push(
      ['not held', hole.jurisdiction, hole.what, hole.since, hole.source.confidence, digest(hole)].map(cell),
    );
  return `${lines.map((line) => line.join('\t')).join('\n')}\n`;
}

const TERM = ['since', 'until', 'knownInForceBy', 'notBefore', 'expires', 'datesConfidence'] as const;

const NAMED = [
  'id',
  'name',
  'kind',
  'schedule',
  'citation',
  ...TERM,
  'firstControl',
  'permanentSince',
  'extendsTo',
  'extensionSince',
  'formula',
  'inchiKey',
  'smiles',
] as const satisfies readonly (keyof NamedEntry)[];

const CLASS = [
  'id',
  'test',
  'schedule',
  'citation',
  ...TERM,
  'extendsTo',
  'text',
] as const satisfies readonly (keyof ClassRule)[];

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value.replaceAll(/\s/g, ' ') : JSON.stringify(value);
}

function digest(value: unknown): string {
  return hashOf(value).slice(0, 12);
}
