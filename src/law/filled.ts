import { FIRST_FAMILY } from '../families/ids.js';
import type { RulesFile, RulesFileInput } from './schema.js';

type Input<Key extends 'named' | 'classes' | 'notHeld'> = NonNullable<RulesFileInput[Key]>[number];

/**
 * A rules file of ours with what its schema fills in where nothing is said. Ours are held against the schema by a test;
 * to do it again in every run takes longer than to judge ten molecules.
 *
 * @example filled({ format: 'onetweak-rules/1', jurisdiction, reviewed: '2026-01-01' }).named; // []
 */
export function filled(file: RulesFileInput): RulesFile {
  return {
    ...file,
    named: (file.named ?? []).map(named),
    classes: (file.classes ?? []).map(rule),
    notHeld: (file.notHeld ?? []).map(notHeld),
    notes: file.notes ?? [],
  };
}

const named = (entry: Input<'named'>): RulesFile['named'][number] => ({
  ...entry,
  synonyms: entry.synonyms ?? [],
  kind: entry.kind ?? 'drug',
  until: entry.until ?? null,
  earlier: entry.earlier ?? [],
  extendsTo: entry.extendsTo ?? [],
});

const rule = (each: Input<'classes'>): RulesFile['classes'][number] => ({
  ...each,
  test: each.test ?? 'clauses',
  form: each.form ?? 'modification',
  family: each.family ?? FIRST_FAMILY,
  parents: each.parents ?? [],
  combining: each.combining ?? 'any',
  maxMass:
    each.maxMass === undefined
      ? undefined
      : { ...each.maxMass, counterIons: each.maxMass.counterIons ?? 'excluded' },
  reaches: each.reaches ?? [],
  until: each.until ?? null,
  extendsTo: each.extendsTo ?? [],
  excludes: (each.excludes ?? []).map((exclusion) => ({
    ...exclusion,
    whileListed: exclusion.whileListed ?? true,
    mayStandElsewhere: exclusion.mayStandElsewhere ?? false,
  })),
  clauses: (each.clauses ?? []).map((clause) => ({
    ...clause,
    required: clause.required ?? false,
    open: clause.open ?? false,
  })),
  notes: each.notes ?? [],
});

const notHeld = (text: Input<'notHeld'>): RulesFile['notHeld'][number] => ({
  ...text,
  since: text.since ?? null,
  lists: text.lists ?? false,
  names: text.names ?? [],
});
