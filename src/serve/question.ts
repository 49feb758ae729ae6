import * as z from 'zod';

/**
 * What a program asks of the service: one thing, by one identifier or several, and how it is to be judged. Unknown fields
 * are refused, so that a slip of the pen is an error and not a question that was never asked.
 */

/** The fields that say which thing is meant. */
export const MEANS = ['smiles', 'molfile', 'inchi', 'inchikey', 'cas', 'name'] as const;

/** The most characters of an `id`. */
const LONGEST_ID = 200;

/** What the asker calls the question; the answer has the same. */
export const QuestionId = z.union([z.string().max(LONGEST_ID), z.number(), z.null()]);

/** A question, as a schema. */
export const Question = z
  .strictObject({
    id: QuestionId.optional().describe(
      `Given back in the answer: a number, or a text of up to ${LONGEST_ID} characters.`,
    ),
    smiles: z.string().optional().describe('The structure as SMILES.'),
    molfile: z
      .string()
      .optional()
      .describe('The structure as a molfile (V2000 or V3000), lines and all; of an SD file one record.'),
    inchi: z
      .string()
      .regex(/^\s*InChI=/, 'expected a text that begins with InChI=')
      .optional()
      .describe('The structure as InChI.'),
    inchikey: z
      .string()
      .optional()
      .describe('An InChIKey: it cannot be read, and is looked up among the substances of the register.'),
    cas: z.string().optional().describe('A CAS number, looked up among the substances of the register.'),
    name: z.string().optional().describe('A name, looked up among the names of the register.'),
    asOf: z.iso
      .date('expected a day that exists, as YYYY-MM-DD')
      .refine((day) => day >= '1900-01-01' && day <= '2999-12-31', 'expected a day from 1900 to 2999')
      .optional()
      .describe(
        'Judge by what was in force on that day, YYYY-MM-DD; the day of the service where absent, else today in UTC.',
      ),
    jurisdictions: z
      .array(z.string().max(40))
      .min(1, 'expected one id at least; leave it out for all that the service judges by')
      .max(200)
      .optional()
      .describe(
        'Whose lists and rules, by their ids (us, gb, …), a group, or all; those of the service where absent.',
      ),
    explain: z
      .boolean()
      .optional()
      .describe('True: the answer holds the evidence, where anything was found.'),
    svg: z
      .boolean()
      .optional()
      .describe(
        'True: the answer holds a picture, beside the nearest named substance; null where there is nothing to draw.',
      ),
  })
  .refine((question) => MEANS.some((field) => question[field] !== undefined), {
    message: `expected one of ${MEANS.join(', ')}`,
  })
  .refine((question) => question.smiles === undefined || question.molfile === undefined, {
    message: 'expected one structure: smiles or molfile, not both',
  });

/**
 * What is asked of the service; see docs/SERVICE.md.
 *
 * @example
 * const question: Question = { id: 7, smiles: 'CCO', asOf: '2026-01-01' };
 * (await createHandler().answer(question)).asOf; // '2026-01-01'
 */
export type Question = z.infer<typeof Question>;

/**
 * Reads a question.
 *
 * @param value - parsed JSON
 * @returns the question; or its id, where that can be read, and one plain sentence about what is wrong. The sentence never
 * holds a value of the question.
 * @throws never
 * @example readQuestion({ id: 1, smile: 'CCO' }); // { ok: false, id: 1, message: 'Unrecognized key: "smile"' }
 */
export function readQuestion(
  value: unknown,
):
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly id: string | number | null; readonly message: string } {
  const read = Question.safeParse(value);
  if (read.success) return { ok: true, question: read.data };
  const id = QuestionId.safeParse((value as { id?: unknown } | null)?.id);
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') ?? '';
  const message = issue?.message ?? 'it is no question';
  return { ok: false, id: id.success ? id.data : null, message: at === '' ? message : `${at}: ${message}` };
}
