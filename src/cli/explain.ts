import { explainText } from '../report/explain.js';
import { holesLine, oldWords } from '../report/law-words.js';
import { visibleJson } from '../report/text.js';
import { EXIT, type Io } from './io.js';
import { isOldFor, type LawOptions, makeScreener } from './options.js';
import { PipeClosed, toStream } from './output.js';
import { colorsFor, terminalWidth } from './screen.js';

export interface ExplainOptions extends LawOptions {
  readonly format?: 'text' | 'json';
}

/** `onetweak explain`: one molecule, told at length. A text that cannot be read is explained too, and is wrong use. */
export async function explain(smiles: string, options: ExplainOptions, io: Io): Promise<number> {
  const screener = await makeScreener(options, io);
  const result = screener.screen(smiles);
  const terminal = io.out.isTTY === true;
  const text =
    options.format === 'json'
      ? `${visibleJson(result, 2)}\n`
      : explainText(
          result,
          { width: Math.min(80, terminalWidth(io, terminal)), colors: colorsFor(io, terminal) },
          [
            holesLine(screener.notHeld, screener.jurisdictions),
            isOldFor(io, screener.reviewed) ? oldWords(screener.reviewed) : '',
          ].filter((note) => note !== ''),
        );
  try {
    await toStream(io.out).write(text);
  } catch (cause) {
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    throw cause;
  }
  return result.verdict === 'unreadable' ? EXIT.wrong : EXIT.done;
}
