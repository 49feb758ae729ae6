import * as z from 'zod';
import { Evidence, ScreenResult } from '../result.js';
import { QuestionId } from './question.js';

/** Why a question, or a request, was not answered; what cannot be read as a molecule is answered, as `unreadable`. */
export const ERROR_CODES = [
  'not-utf8',
  'not-json',
  'line-too-long',
  'wrong-question',
  'jurisdiction-not-known',
  'law-not-known',
  'internal-fault',
  // Of HTTP alone.
  'not-found',
  'method-not-allowed',
  'host-not-allowed',
  'origin-not-allowed',
  'media-type',
  'wrong-parameter',
  'too-large',
  'too-many',
  'busy',
  'timed-out',
  'source',
] as const;

/**
 * One of these codes.
 *
 * @example
 * const answer = await createHandler().answer({ smile: 'C' });
 * 'error' in answer && answer.error.code; // 'wrong-question'
 */
export type ErrorCode = (typeof ERROR_CODES)[number];

const stamp = {
  asOf: z.iso.date().describe('The day that was judged for.'),
  register: z
    .object({ version: z.string(), hash: z.string() })
    .describe('The register that was judged by: the same contents, the same hash.'),
};

const id = QuestionId.describe('The id of the question; null where it had none, or none that could be read.');

export const AnswerFault = z.object({
  code: z.enum(ERROR_CODES).describe('A short stable word for programs.'),
  message: z.string().describe('One plain sentence for people. It holds no molecule.'),
});

export const Answered = z.object({
  id,
  ...stamp,
  result: ScreenResult,
  evidence: Evidence.optional().describe(
    'What supports the result: there where it was asked for and anything was found.',
  ),
  svg: z
    .string()
    .nullable()
    .optional()
    .describe('The picture, where it was asked for; null where there is none.'),
});

export const Refused = z.object({ id, ...stamp, error: AnswerFault });

/**
 * What each answer bears: the day that was judged for, and the register.
 *
 * @example createHandler({ asOf: '2026-01-01' }).stamp().asOf; // '2026-01-01'
 */
export type Stamp = {
  readonly asOf: string;
  readonly register: { readonly version: string; readonly hash: string };
};

/**
 * What the service answers to a question; `error` tells the two kinds apart.
 *
 * @example (await createHandler({ asOf: '2026-01-01' }).answer({ id: 7, smiles: 'CCO' })).id; // 7
 */
export type Answer = Stamp & { readonly id: string | number | null } & (
    | { readonly result: ScreenResult; readonly evidence?: Evidence; readonly svg?: string | null }
    | { readonly error: { readonly code: ErrorCode; readonly message: string } }
  );

/** What the service says of the register; its parts are described in docs/SERVICE.md. */
export const Law = z.union([
  z.object({ ...stamp, overview: z.looseObject({ version: z.string(), hash: z.string() }) }),
  z.object({
    ...stamp,
    found: z.looseObject({ of: z.enum(['jurisdiction', 'text not held', 'items']) }),
    onDay: z
      .record(z.string(), z.enum(['in force', 'not in force', 'not known']))
      .describe('Of each entry and rule that was found, by its id: whether it was in force on the day.'),
  }),
]);

export const HealthRecord = z.object({
  status: z.literal('ok'),
  version: z.string().describe('Of onetweak.'),
  ...stamp,
  reviewed: z.iso.date().describe('The day on which the register was last held against its sources.'),
  old: z.boolean().describe('True where that is longer ago than a year.'),
  jurisdictions: z.array(z.string()).describe('Those judged by where a question names none.'),
});

/** The last line of a stream. */
export const StreamEnd = z.union([
  z.object({
    summary: z.looseObject({
      complete: z.boolean(),
      lines: z.int().min(0),
      verdicts: z.record(z.string(), z.int().min(0)),
    }),
  }),
  z.object({ error: AnswerFault }),
]);
