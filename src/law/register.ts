import { deepFreeze } from './canonical.js';
import { RulesFile as rulesFile } from './schema.js';
import type { RulesFile } from './schema.types.js';
import { assemble, type LawRegister, ownFiles, shippedRegister } from './shipped.js';

export { isOld } from './days.js';
export type { In, Jurisdiction, LawRegister } from './shipped.js';

/**
 * One thing wrong in a rules file.
 *
 * @example
 * let problems = [];
 * try {
 *   loadRegister([{ format: 'onetweak-rules/1' }], { names: ['acme.json'] });
 * } catch (error) {
 *   problems = error.problems;
 * }
 * [problems[0].file, problems[0].path]; // ['acme.json', 'jurisdiction']
 */
export interface RulesProblem {
  /** The file, or what the pack was called. */
  readonly file: string;
  /** Where in the file: `named[3].since`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** Problems told in a message; all stand in `problems`. */
const MOST_TOLD = 50;

const cut = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 500)}…`);

/**
 * A rules file that cannot be used; its message names the file, the path inside it and what was expected.
 *
 * @example
 * let error;
 * try {
 *   createScreener({ packs: [{}], packNames: ['acme.json'] });
 * } catch (cause) {
 *   error = cause;
 * }
 * error instanceof RulesError && error instanceof TypeError; // true
 */
export class RulesError extends TypeError {
  override readonly name = 'RulesError';
  constructor(readonly problems: readonly RulesProblem[]) {
    const lines = problems
      .slice(0, MOST_TOLD)
      .map(({ file, path, message }) => cut(`${file}: ${path === '' ? '' : `${path}: `}${message}`));
    if (problems.length > MOST_TOLD) lines.push(`and ${problems.length - MOST_TOLD} more problems`);
    super(lines.join('\n'));
  }
}

/**
 * How packs are called and checked beyond their schema.
 *
 * @example
 * let message = '';
 * try {
 *   loadRegister([[]], { names: ['acme.json'] });
 * } catch (error) {
 *   message = error.message;
 * }
 * message.startsWith('acme.json: '); // true
 */
export interface LoadOptions {
  /** Names of the packs for error messages, such as their file names; `packs[0]` and so on where absent. */
  readonly names?: readonly string[];
  /**
   * Says what is wrong with the SMILES of an entry, or nothing; the entry's formula goes with it where it has one. The
   * law room knows no chemistry, so who calls it may bring some.
   */
  readonly structureProblem?: (smiles: string, formula?: string) => string | undefined;
}

/**
 * Puts the register together: our own rules files and a user's packs.
 *
 * @param packs - rules files already parsed from JSON; the same schema as ours
 * @param options - names of the packs, and a check of their structures
 * @returns the register, frozen
 * @throws RulesError where a file does not fit the schema, contradicts itself or uses an id twice
 * @example loadRegister().named('us').length; // 106
 */
export function loadRegister(packs: readonly unknown[] = [], options: LoadOptions = {}): LawRegister {
  if (packs.length === 0) return shippedRegister();
  const own = ownFiles();
  const brought = readAll(
    packs.map((data, i) => [options.names?.[i] ?? `packs[${i}]`, data] as const),
    options,
  );
  const files = [...own, ...brought.files];
  const names = [
    ...own.map(({ jurisdiction }) => `${jurisdiction.id}.json`),
    ...packs.map((_, i) => options.names?.[i] ?? `packs[${i}]`),
  ];
  const problems = [...brought.problems];
  if (problems.length === 0) problems.push(...twice(files, names));
  if (problems.length > 0) throw new RulesError(problems);
  return assemble(files, own);
}

/**
 * A register of another version, as `onetweak/law/register.json` has it, to compare with.
 *
 * @param data - the parsed file
 * @returns the register, with the version and the hash that it bears
 * @throws RulesError where it is none
 */
export function registerFrom(data: unknown, name = 'register.json'): LawRegister {
  if (!isWhole(data))
    throw new RulesError([
      { file: name, path: '', message: 'expected a register: an object with version, hash and files' },
    ]);
  const { version, hash } = data;
  const { files, problems } = readAll(
    data.files.map((file, i) => [`${name}: files[${i}]`, file] as const),
    {},
  );
  if (problems.length > 0) throw new RulesError(problems);
  return Object.freeze({ ...assemble(files, files), version, hash });
}

function readAll(
  named: readonly (readonly [name: string, data: unknown])[],
  options: LoadOptions,
): { files: readonly RulesFile[]; problems: readonly RulesProblem[] } {
  const files: RulesFile[] = [];
  const problems: RulesProblem[] = [];
  for (const [file, data] of named) {
    const say = (path: readonly PropertyKey[], message: string) =>
      problems.push({ file, path: pathText(path), message });
    const bad = forbidden(data);
    if (bad !== null) {
      say(bad.path, bad.message);
      continue;
    }
    const read = rulesFile.safeParse(data);
    if (!read.success) {
      for (const issue of read.error.issues) say(issue.path, issue.message);
      continue;
    }
    for (const [i, entry] of read.data.named.entries()) {
      const problem = options.structureProblem?.(entry.smiles, entry.formula);
      if (problem !== undefined) say(['named', i, 'smiles'], problem);
    }
    for (const [i, { names }] of read.data.notHeld.entries())
      for (const [k, { smiles }] of names.entries()) {
        const problem = options.structureProblem?.(smiles);
        if (problem !== undefined) say(['notHeld', i, 'names', k, 'smiles'], problem);
      }
    files.push(deepFreeze(read.data));
  }
  return { files, problems };
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 32;

/** Keys that reach for an object's prototype, and data without an end, are refused before anything reads them. */
function forbidden(
  value: unknown,
  path: readonly PropertyKey[] = [],
): { path: readonly PropertyKey[]; message: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > DEEPEST)
    return { path: path.slice(0, 4), message: `nested deeper than ${DEEPEST} levels` };
  for (const key of Object.getOwnPropertyNames(value)) {
    const here = [...path, Array.isArray(value) && key !== 'length' ? Number(key) : key];
    if (FORBIDDEN.has(key)) return { path: here, message: `the key "${key}" is not allowed` };
    const inner = forbidden((value as Record<string, unknown>)[key], here);
    if (inner !== null) return inner;
  }
  return null;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** An id names one thing in the whole register. */
function twice(files: readonly RulesFile[], names: readonly string[]): RulesProblem[] {
  const problems: RulesProblem[] = [];
  const seen = new Map<string, string>();
  for (const [i, file] of files.entries()) {
    for (const key of ['named', 'classes'] as const) {
      for (const [k, { id }] of file[key].entries()) {
        const before = seen.get(id);
        if (before === undefined) seen.set(id, names[i]!);
        else
          problems.push({
            file: names[i]!,
            path: `${key}[${k}].id`,
            message: `the id "${id}" is already used in ${before}; expected an id of its own`,
          });
      }
    }
  }
  return problems;
}

/** Whether this is a whole register as it ships, by its three fields; its files are checked one by one. */
const isWhole = (data: unknown): data is { version: string; hash: string; files: readonly unknown[] } => {
  const { version, hash, files } = (data ?? {}) as Record<string, unknown>;
  return typeof version === 'string' && typeof hash === 'string' && Array.isArray(files);
};
