import type { RulesFileInput } from '../law/schema.js';
import { visible, visibleJson, wrap } from '../report/text.js';
import type { FastCheck, PackCases, PackReport } from '../testing/index.js';
import { EXIT, type Io, UserError } from './io.js';
import { inPlainWords, parseJson, readPacks, readText } from './options.js';
import { PipeClosed, toStream } from './output.js';

export interface LawTestOptions {
  readonly format?: 'text' | 'json';
  readonly cases?: string;
  readonly runs?: number;
  readonly seed?: number;
}

/** `onetweak law test`: does a pack do what every pack should? 1 where a claim does not hold. */
export async function lawTest(path: string, options: LawTestOptions, io: Io): Promise<number> {
  const [pack] = await readPacks([path]);
  const cases = options.cases === undefined ? {} : await readCases(options.cases);
  const [{ checkPack }, fc] = await Promise.all([import('../testing/index.js'), fastCheck()]);
  const { runs, seed } = options;
  const report = await checkPack(fc, pack as RulesFileInput, {
    ...cases,
    ...(runs === undefined ? {} : { runs }),
    ...(seed === undefined ? {} : { seed }),
  }).catch((cause) => inPlainWords(() => thrown(named(cause, path))));
  const text = options.format === 'json' ? `${visibleJson(report, 2)}\n` : reportText(report);
  try {
    await toStream(io.out).write(text);
  } catch (cause) {
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    throw cause;
  }
  return report.ok ? EXIT.done : EXIT.reached;
}

function thrown(cause: unknown): never {
  throw cause;
}

/** What is wrong with a pack, by the name of its file. */
function named(cause: unknown, path: string): unknown {
  return cause instanceof TypeError
    ? new TypeError(cause.message.replaceAll(/^the pack(?=:)/gm, path), { cause })
    : cause;
}

function reportText({ ok, seed, hash, claims }: PackReport): string {
  const lines = claims.flatMap(({ ok: held, claim, runs, fault }) => {
    const head = held === null ? 'nothing to try it on' : held ? `holds in ${runs} cases` : 'does NOT hold';
    return [
      ...wrap(`${held === false ? '✗' : held === null ? '-' : '✓'} ${claim}: ${head}`, 78),
      ...(fault === undefined ? [] : wrap(visible(fault), 74).map((line) => `    ${line}`)),
    ];
  });
  const sum = ok ? 'No claim failed.' : 'A claim does not hold.';
  return `${lines.join('\n')}\n${sum} The same cases again: --seed ${seed}. Register with the pack: ${hash.slice(0, 16)}…\n`;
}

async function readCases(path: string): Promise<PackCases> {
  const text = await readText(path).catch((cause: Error) => {
    throw new UserError(`cannot read the cases in ${visible(path)}: ${cause.message}`, { cause });
  });
  const value = parseJson(text, `the cases in ${visible(path)} are`);
  const { members = [], others = [], ...more } = (value ?? {}) as Record<string, unknown>;
  const isText = (each: unknown): boolean => typeof each === 'string';
  const isMember = (each: unknown): boolean => {
    const { smiles, id } = (each ?? {}) as Record<string, unknown>;
    return isText(smiles) && isText(id);
  };
  const fits =
    Object.keys(more).length === 0 &&
    Array.isArray(members) &&
    members.every(isMember) &&
    Array.isArray(others) &&
    others.every(isText);
  if (!fits)
    throw new UserError(
      `the cases in ${visible(path)} are no cases: expected {"members": [{"smiles": …, "id": …}], "others": [SMILES, …]}`,
    );
  return { members, others };
}

/** Somebody else's tool, and loaded by this command alone. */
async function fastCheck(): Promise<FastCheck> {
  try {
    return await import('fast-check');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UserError('law test needs the package fast-check: npm install fast-check', { cause });
  }
}
