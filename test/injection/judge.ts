import { unzipSync } from 'fflate';
import { type Case, hasOld, type Left, OLD } from './cases.js';

/** `whole`: done, and as without the fault. `told`: exit 2, said in a sentence, and nothing half under the output's name. */
export type Outcome = 'whole' | 'told';

/** What became of a run with a fault; a text that begins with FORBIDDEN says what must not be. */
export function judge(each: Case, clean: Left, left: Left, call: string): Outcome | `FORBIDDEN: ${string}` {
  const wrong = faultOf(each, clean, left, call);
  if (wrong !== undefined) return `FORBIDDEN: ${wrong}`;
  return left.code === 0 ? 'whole' : 'told';
}

function faultOf(each: Case, clean: Left, left: Left, call: string): string | undefined {
  const { code, hung, err, out, partial, lock } = left;
  if (hung) return 'it hung';
  if (!left.inputKept) return 'the input changed';
  const ownCode = each.kind === 'own code';
  if (code === 0) {
    if (!out?.equals(clean.out!)) return 'exit 0, and not the output of a run without the fault';
    if (err !== clean.err) return `exit 0, and another sum: ${err}`;
    if (partial !== undefined) return 'exit 0, and a partial output beside it';
    if (hasOld(each) && left.mode !== clean.mode) return 'exit 0, and other permissions than before';
    return lock === undefined || call === 'unlink' ? undefined : 'exit 0, and its lock stays';
  }
  if (code !== 2 && !(ownCode && code !== null)) return `exit ${code}: ${err}`;
  if (!ownCode && !/^error: ./m.test(err)) return `exit 2 without a word: ${err}`;
  if (!ownCode && /internal error|^\s+at /m.test(err)) return `exit 2, not in plain words: ${err}`;
  if (lock !== undefined && (call !== 'unlink' || lock === '')) return `its lock stays: “${lock}”`;
  if (each.kind === 'stdout')
    return isPart(each, clean.out!, out ?? Buffer.alloc(0)) ? undefined : 'not the beginning of the output';
  const old = hasOld(each) ? OLD : undefined;
  const isWhole = partial?.equals(clean.out!) ?? false;
  if (out !== undefined && out.toString() !== old)
    return 'exit 2, and something under the name of the output';
  if (out === undefined && old !== undefined && !isWhole) return 'exit 2, and the older output is gone';
  if (partial !== undefined && !isPart(each, clean.out!, partial))
    return 'the partial output is no part of the whole';
  return undefined;
}

/** The bytes are the beginning of the whole; a report or a workbook of fewer records holds the first of them. */
function isPart({ output }: Case, whole: Buffer, part: Buffer): boolean {
  if (whole.subarray(0, part.length).equals(part)) return true;
  if (output === 'html') {
    const cards = new Set(cardsOf(whole));
    return /<\/html>\s*$/.test(part.toString()) && cardsOf(part).every((card) => cards.has(card));
  }
  if (output === 'xlsx') {
    const rows = rowsOf(whole);
    const first = rowsOf(part);
    return first !== undefined && rows!.subarray(0, first.length).equals(first);
  }
  return false;
}

const cardsOf = (page: Buffer): string[] => page.toString().match(/<article[\s\S]*?<\/article>/g) ?? [];

/** The sheet of records up to its last row; undefined where it is no workbook. */
function rowsOf(book: Buffer): Buffer | undefined {
  try {
    const sheet = Buffer.from(unzipSync(book)['xl/worksheets/sheet1.xml']!);
    return sheet.subarray(0, sheet.lastIndexOf('</sheetData>'));
  } catch {
    return undefined;
  }
}
