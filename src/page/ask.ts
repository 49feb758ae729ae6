import type { ScreenResult } from '../index.js';
import type { Screened } from '../worker/client.js';
import { dayChosen, screenerOptions } from './state.js';
import { clientOf } from './workers.js';

/** What a text was read as. */
export type ReadAs = 'structure' | 'inchi' | 'molfile' | 'cas' | 'inchikey' | 'name' | 'drawn' | 'row';

/** A text, judged. */
export interface Judged {
  readonly text: string;
  readonly readAs: ReadAs;
  readonly result: ScreenResult;
  /** What else it could have been, where it is unreadable as the first. */
  readonly other?: { readonly readAs: ReadAs; readonly result: ScreenResult };
}

const CAS = /^\d{2,7}-\d\d-\d$/;
const KEY = /^[A-Z]{14}-[A-Z]{10}-[A-Z]$/;

/** By its look: a molfile has a counts line or an end; a text that is no number or key may be a SMILES, and then a name. */
export function lookOf(text: string): Exclude<ReadAs, 'drawn' | 'row' | 'name'> {
  const line = text.trim();
  if (/^M {2}END|V[23]000\s*$/m.test(text)) return 'molfile';
  if (line.startsWith('InChI=')) return 'inchi';
  if (CAS.test(line)) return 'cas';
  return KEY.test(line) ? 'inchikey' : 'structure';
}

/**
 * The verdict of a text. A text that is no SMILES is asked for as a name; where it is neither, the likelier reading comes
 * first and the other beside it.
 */
export async function judge(text: string, given?: 'drawn' | 'row'): Promise<Judged> {
  const client = clientOf('ask');
  const options = screenerOptions();
  const asOf = dayChosen();
  const look = lookOf(text);
  if (look === 'molfile') {
    const list = client.screenLines(new Blob([text]), { ...options, asOf, format: 'sdf', exact: true });
    for await (const { smiles, result } of list) return { text: smiles, readAs: given ?? 'molfile', result };
  }
  const line = text.trim();
  const as = look === 'cas' || look === 'inchikey' ? look : undefined;
  const { result } = await client.screen(line, { options, asOf, ...(as === undefined ? {} : { as }) });
  const first: Judged = { text: line, readAs: given ?? look, result };
  if (result.verdict !== 'unreadable' || look !== 'structure' || given !== undefined) return first;
  const named = await client.screen(line, { options, asOf, as: 'name' });
  if (named.result.verdict !== 'unreadable') return { text: line, readAs: 'name', result: named.result };
  if (!isLikeName(line)) return first;
  return { text: line, readAs: 'name', result: named.result, other: first };
}

/** Letters that no SMILES has in a row, and no sign that only a structure has. */
const isLikeName = (text: string): boolean => /[a-z]{4}/.test(text) && !/[=#[\]@\\/]|\d\(/.test(text);

/** What supports a verdict: evidence and picture; and its days. From another worker, so that no verdict waits for it. */
export function support(judged: Judged, what: 'picture' | 'history'): Promise<Screened> {
  const { result } = judged;
  const flagged = result.verdict !== 'none' && result.verdict !== 'unreadable';
  return clientOf('evidence').screen(result.smiles, {
    options: screenerOptions(),
    asOf: result.asOf,
    ...(what === 'picture' ? { picture: true, explain: flagged } : { history: true }),
  });
}
