import { version } from '../../package.json';
import { type Rejects, rejectsFor } from '../batch/engine/rejects.js';
import type { Explainer } from '../evidence/index.js';
import { deepFreeze } from '../law/canonical.js';
import { isOld } from '../law/register.js';
import type { ScreenResult } from '../result.js';
import { isFlagged } from '../screening/flagged.js';
import {
  createJudge,
  dayOf,
  type Judge,
  type RowText,
  type ScreenerOptions,
  today,
} from '../screening/index.js';
import type { Answer, ErrorCode, Stamp } from './answer.js';
import { type LawAnswer, lawAnswer } from './law.js';
import { MEANS, type Question, readQuestion } from './question.js';
import { molfileText } from './structure.js';

/**
 * How a question is judged.
 *
 * @example
 * const handler = createHandler({ asOf: '2026-01-01' });
 * const answer = await handler.answer({ smiles: 'CCO' }, { fast: true });
 * 'result' in answer && answer.result.verdict; // 'none'
 */
export interface AnswerOptions {
  /** True: a SMILES that the prefilter proves to hold nothing is `none`, and is not read; for streams of many. */
  readonly fast?: boolean;
}

/**
 * The health of a service.
 *
 * @example createHandler().health().status; // 'ok'
 */
export interface Health extends Stamp {
  readonly status: 'ok';
  readonly version: string;
  /** The day on which the register was last held against its sources. */
  readonly reviewed: string;
  /** True where that is longer ago than a year. */
  readonly old: boolean;
  /** Those judged by where a question names none. */
  readonly jurisdictions: readonly string[];
}

/**
 * Answers questions, whatever door they come in by.
 *
 * @example (await createHandler().answerLine('{"id":1,"smiles":"CCO"}')).id; // 1
 */
export interface Handler {
  /** The options that it was made with. */
  readonly options: ScreenerOptions;
  /** The day, and the register, that an answer without a question has. */
  stamp(asOf?: string): Stamp;
  /**
   * Answers one question.
   *
   * @param question - parsed JSON, see {@link Question}
   * @returns the answer; a wrong question, and a fault of ours, are answers too
   * @throws never
   */
  answer(question: unknown, options?: AnswerOptions): Promise<Answer>;
  /** The same for a line of JSON. */
  answerLine(line: string, options?: AnswerOptions): Promise<Answer>;
  /** The answer to a question that was not read. */
  refuse(code: ErrorCode, message: string, id?: string | number | null): Answer;
  /** What the register holds, or what it holds under a word; `asOf` is a day. */
  law(what?: string, asOf?: string): LawAnswer;
  health(): Health;
}

/** Judges of other jurisdictions that are kept: making one takes longer than a thousand answers. */
const KEPT = 16;

/**
 * Makes the handler that all doors of the service share.
 *
 * @param options - jurisdictions, day and own rules where a question names none; see {@link ScreenerOptions}. Without a day
 * the clock is asked at each question.
 * @returns the handler
 * @throws TypeError where an option is wrong, as `createScreener` does
 * @example
 * const handler = createHandler({ jurisdictions: ['us'], asOf: '2026-01-01' });
 * const answer = await handler.answer({ id: 1, name: 'carfentanil' });
 * 'result' in answer && answer.result.verdict; // 'listed'
 */
export function createHandler(options: ScreenerOptions = {}): Handler {
  const own = createJudge(options);
  const register = Object.freeze({ version: own.register.version, hash: own.register.hash });
  const judges = new Map<string, Judge>();
  let explainer: Promise<Explainer> | undefined;
  let prefilter: Rejects | undefined;
  const stamp = (asOf?: string): Stamp => ({ asOf: asOf ?? own.asOf ?? today(), register });

  function judgeFor(asked: readonly string[] | undefined): Judge {
    if (asked === undefined) return own;
    const key = JSON.stringify(asked);
    const judge = judges.get(key) ?? createJudge({ ...options, jurisdictions: asked });
    // The one that was asked last stands last; the first goes.
    judges.delete(key);
    judges.set(key, judge);
    if (judges.size > KEPT) judges.delete(judges.keys().next().value!);
    return judge;
  }

  function resultOf(question: Question, judge: Judge, day: string, fast: boolean): ScreenResult {
    const { smiles, molfile, inchi, inchikey, cas, name } = question;
    const given = MEANS.filter((field) => question[field] !== undefined);
    const drawn = molfile === undefined ? undefined : molfileText(molfile);
    if (drawn?.ok === false) return judge.on(drawn.matched, day);
    const structure = drawn?.smiles ?? smiles;
    // What was said of the drawing comes before what is said of the text that was made of it.
    const withWarnings = (result: ScreenResult): ScreenResult =>
      drawn === undefined || drawn.issues.length === 0
        ? result
        : deepFreeze({ ...result, issues: [...drawn.issues, ...result.issues] } as ScreenResult);
    if (given.length === 1) {
      const text = structure ?? inchi;
      if (text === undefined) {
        const kind = given[0] as 'inchikey' | 'cas' | 'name';
        return deepFreeze(judge.rows().as(question[kind]!, kind, day));
      }
      if (fast && smiles !== undefined) {
        prefilter ??= rejectsFor(options);
        if (prefilter.rejects(smiles)) return judge.on({ ok: true, smiles, issues: [], parts: [] }, day);
      }
      return withWarnings(judge.on(judge.read(text), day));
    }
    const row: RowText = {
      ...(structure === undefined ? {} : { structure }),
      ...(inchi === undefined ? {} : { inchi }),
      ...(inchikey === undefined ? {} : { inchiKey: inchikey }),
      ...(cas === undefined ? {} : { cas }),
      ...(name === undefined ? {} : { name }),
    };
    return deepFreeze(withWarnings(judge.rows().screen(row, day)));
  }

  async function told(question: Question, fast: boolean): Promise<Answer> {
    const id = question.id ?? null;
    let judge: Judge;
    try {
      judge = judgeFor(question.jurisdictions?.map((each) => each.toLowerCase()));
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      return refuse('jurisdiction-not-known', cause.message.replace(/^createScreener: /, ''), id);
    }
    const day = question.asOf ?? judge.asOf ?? today();
    const result = resultOf(question, judge, day, fast);
    const wanted = question.explain === true || question.svg === true;
    const evidence = wanted && isFlagged(result) ? (await explainerOnce()).explain(result) : undefined;
    const svg =
      question.svg === true
        ? (await import('../report/svg/index.js')).resultSvg(result, evidence)
        : undefined;
    return {
      id,
      ...stamp(day),
      result,
      ...(question.explain === true && evidence !== undefined ? { evidence } : {}),
      ...(svg === undefined ? {} : { svg }),
    };
  }

  const explainerOnce = (): Promise<Explainer> => {
    explainer ??= import('../evidence/index.js').then(({ createExplainer }) =>
      createExplainer({ packs: options.packs ?? [] }),
    );
    return explainer;
  };

  function refuse(code: ErrorCode, message: string, id: string | number | null = null): Answer {
    return { id, ...stamp(), error: { code, message } };
  }

  async function answer(value: unknown, { fast = false }: AnswerOptions = {}): Promise<Answer> {
    const read = readQuestion(value);
    if (!read.ok) return refuse('wrong-question', `The question is wrong: ${read.message}.`, read.id);
    try {
      return await told(read.question, fast);
    } catch {
      // What went wrong may quote the molecule, and is told to nobody.
      return refuse(
        'internal-fault',
        'Internal error (please report it, with the question): nothing was judged.',
        read.question.id ?? null,
      );
    }
  }

  return Object.freeze({
    options,
    stamp,
    answer,
    async answerLine(line: string, how?: AnswerOptions) {
      if (line.trim() === '') return refuse('not-json', 'The line is empty; a question is a JSON object.');
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        return refuse('not-json', 'The line is not JSON.');
      }
      return answer(value, how);
    },
    refuse,
    law: (what?: string, asOf?: string) =>
      lawAnswer(own.register, what, stamp(asOf === undefined ? undefined : dayOf(asOf))),
    health: (): Health => ({
      status: 'ok',
      version,
      ...stamp(),
      reviewed: own.register.reviewed,
      old: isOld(own.register, today()),
      jurisdictions: own.jurisdictions,
    }),
  });
}
