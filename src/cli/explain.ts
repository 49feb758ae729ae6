import { readBytes } from '../batch/node/files.js';
import { copied } from '../batch/source/bytes.js';
import { sourceError } from '../batch/source/index.js';
import { explainText } from '../report/explain.js';
import { holesLine } from '../report/law-words.js';
import { tariffText } from '../report/tariff.js';
import { visibleJson } from '../report/text.js';
import type { Evidence, ScreenResult } from '../result.types.js';
import { isFlagged } from '../screening/flagged.js';
import type { DayScreener } from '../screening/index.js';
import { DID } from './did.js';
import type { MORE } from './flags.js';
import { EXIT, type Io, UserError } from './io.js';
import { ageWarnings, type LawOptions, makeExplainer, makeScreener, readLaw } from './options.js';
import { PipeClosed, toFile, toStream } from './output.js';
import { type ColorWhen, colorsFor, terminalWidth } from './terminal.js';

export interface ExplainOptions extends LawOptions {
  readonly format?: 'text' | 'json';
  readonly svg?: string;
  readonly color?: ColorWhen;
  readonly with?: readonly (typeof MORE)[number][];
}

/** The most bytes that a molecule may take on standard input; no text as long is read. */
const LONGEST = 1 << 20;

/** The one molecule that standard input holds. */
async function fromStandardInput(): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of readBytes('-')) {
      size += piece.length;
      if (size > LONGEST) throw new UserError('standard input is too long for one molecule');
      pieces.push(copied(piece));
    }
  } catch (cause) {
    throw cause instanceof UserError
      ? cause
      : new UserError(sourceError('standard input', cause).message, { cause });
  }
  const [text, ...more] = Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r\n|\n|\r/);
  if (text === undefined || text === '') throw new UserError('standard input holds no molecule');
  if (more.length > 0)
    throw new UserError('standard input holds several lines; explain takes one molecule, screen a list');
  return text;
}

/** `onetweak explain`: one molecule, told at length. A text that cannot be read is explained too, and is 2. */
export async function explain(given: string, options: ExplainOptions, io: Io): Promise<number> {
  const smiles = given === '-' ? await fromStandardInput() : given;
  const law = await readLaw(options, io);
  const screener = await makeScreener(law, io);
  const result = judged(screener, smiles);
  DID.add(result.verdict);
  const evidence = isFlagged(result) ? (await makeExplainer(law)).explain(result) : undefined;
  if (options.svg !== undefined) await drawTo(options.svg, result, evidence);
  // Loaded where it is asked for: most are not asked.
  const { tariff, inchiKey } =
    options.with === undefined
      ? {}
      : (await (await import('./more.js')).more(options.with, screener))({}, result);
  const terminal = io.out.isTTY === true;
  const width = Math.min(80, terminalWidth(io, terminal));
  const text =
    options.format === 'json'
      ? `${visibleJson({ ...result, ...(evidence === undefined ? {} : { evidence }), ...(tariff === undefined ? {} : { tariff }), ...(inchiKey === undefined ? {} : { inchiKey }) }, 2)}\n`
      : explainText(
          result,
          { width, colors: colorsFor(io, terminal, options.color) },
          [holesLine(screener.notHeld, screener.jurisdictions), ...ageWarnings(io, screener.reviewed)].filter(
            (note) => note !== '',
          ),
          evidence,
        ) +
        (tariff === undefined ? '' : tariffText(tariff, width)) +
        (inchiKey === undefined ? '' : `\nInChIKey (RDKit)\n  ${inchiKey}\n`);
  try {
    await toStream(io.out).write(text);
  } catch (cause) {
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    throw cause;
  }
  return result.verdict === 'unreadable' ? EXIT.wrong : EXIT.done;
}

/** A structure first, so that no SMILES is taken for a name; what is none is looked up as an identifier. */
function judged(screener: DayScreener, text: string): ScreenResult {
  const result = screener.screen(text);
  if (result.verdict !== 'unreadable') return result;
  const known = screener.rows().identifiers.identify(text);
  if (known.found) return screener.rows().as(text, known.kind, screener.asOf);
  // A broken SMILES is no name that is not known; a number, a key, and words are.
  const isIdentifier =
    known.kind !== 'name' || known.candidates !== undefined || known.code === 'name-like' || isWords(text);
  return isIdentifier && known.code !== 'nothing-given'
    ? screener.rows().as(text, known.kind, screener.asOf)
    : result;
}

/** Words alone, and letters among them that no SMILES has outside of brackets. */
const isWords = (text: string): boolean =>
  /^[\p{L}\d\s,'’-]+$/u.test(text) && /[^bcnopsBCNOPSFIrl\d\s,'’-]/u.test(text);

async function drawTo(path: string, result: ScreenResult, evidence: Evidence | undefined): Promise<void> {
  const { resultSvg } = await import('../report/svg/index.js');
  const svg = resultSvg(result, evidence);
  if (svg === null)
    throw new UserError('there is nothing to draw: the text is unreadable, or the molecule too large');
  const output = await toFile(path);
  await output.write(svg);
  await output.done();
}
