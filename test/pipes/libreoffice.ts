/**
 * Opens our workbooks in LibreOffice Calc, where it is installed (Debian: libreoffice-calc), and reads them back:
 * npm run test:libreoffice
 *
 * Every sheet must come out as CSV cell for cell as the command writes the same records as CSV; and what LibreOffice makes of
 * the workbook when it saves it again must still have the filters and the colours.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openParts } from '../../src/batch/source/xlsx/parts.js';

const office = ['soffice', 'libreoffice'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore', timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
});
if (office === undefined) {
  console.log('skipped: LibreOffice is not installed (Debian: apt-get install libreoffice-calc)');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'onetweak-office-'));
let passed = 0;
const check = (what: string, is: boolean) => {
  assert(is, what);
  passed++;
};

/** Runs LibreOffice with a profile of its own, so that no other that runs is asked. */
const convert = (file: string, to: string, out: string) =>
  execFileSync(
    office,
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      out,
      file,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );

const rowsOf = (path: string): string[][] =>
  parse(readFileSync(path, 'utf8'), { relax_column_count: true, bom: true }) as string[][];

/** CSV keeps a text from being taken for a formula by a sign before it; a workbook says of a cell that it is a text. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[-+=@])/, '');

/** The tags of a part of a workbook, in its order, each with its attributes. */
async function tagsOf(path: string, part: RegExp): Promise<[string, ReadonlyMap<string, string>][]> {
  const parts = await openParts(readFileSync(path));
  const name = parts.names().find((each) => part.test(each));
  assert(name !== undefined, String(part));
  const tags: [string, ReadonlyMap<string, string>][] = [];
  const open = (tag: string, attributes: ReadonlyMap<string, string>) => void tags.push([tag, attributes]);
  for await (const _ of parts.read(name, { open, text: () => {}, close: () => {} }, 2 ** 26));
  parts.close();
  return tags;
}

/** Runs the command as a person does; nothing to fail on, so any other end than 0 is a fault. */
const screen = (file: string, format: string, out: string) =>
  execFileSync(
    process.execPath,
    ['dist/cli.cjs', 'screen', file, '-f', format, '-o', out, '--keep-columns', 'all'],
    {
      stdio: 'ignore',
    },
  );

try {
  for (const list of ['fixtures/manifest.xlsx', 'fixtures/shipment.csv']) {
    const name = list.replaceAll(/\W/g, '-');
    const [book, table] = [join(folder, `${name}.xlsx`), join(folder, `${name}.csv`)];
    screen(list, 'xlsx', book);
    screen(list, 'csv', table);

    // -1: every sheet a file of its own.
    const sheets = join(folder, `${name}-sheets`);
    convert(book, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', sheets);
    const files = readdirSync(sheets);
    check(`${list}: two sheets`, files.length === 2);
    const read = rowsOf(join(sheets, files.find((each) => each.endsWith('-records.csv'))!));
    const written = rowsOf(table);
    check(`${list}: as many rows`, read.length === written.length && written.length > 10);
    for (const [i, cells] of written.entries())
      assert.deepEqual(read[i], cells.map(unguarded), `${list}: row ${i + 1}`);
    check(`${list}: cell for cell as the CSV`, true);
    const summary = rowsOf(join(sheets, files.find((each) => each.endsWith('-summary.csv'))!));
    const verdicts = written.slice(1).map((row) => row[written[0]!.indexOf('verdict')]);
    for (const verdict of ['listed', 'none', 'unreadable'])
      check(
        `${list}: the summary counts ${verdict}`,
        summary.some(
          ([word, n]) => word === verdict && Number(n) === verdicts.filter((v) => v === verdict).length,
        ),
      );

    // What LibreOffice understood shows in what it saves, but for panes: without a window it has no view, and keeps none.
    const pane = (await tagsOf(book, /worksheets\/sheet1\.xml$/)).find(([tag]) => tag === 'pane')?.[1];
    check(`${list}: the heading is frozen`, pane?.get('state') === 'frozen' && pane.get('ySplit') === '1');
    const saved = join(folder, `${name}-saved`);
    convert(book, 'xlsx:Calc MS Excel 2007 XML', saved);
    const again = join(saved, `${name}.xlsx`);
    const sheet = await tagsOf(again, /worksheets\/sheet1\.xml$/);
    const filter = sheet.find(([tag]) => tag === 'autoFilter')?.[1].get('ref');
    check(`${list}: filters over all rows`, new RegExp(`^A1:[A-Z]+${written.length}$`).test(filter ?? ''));
    const fills = (await tagsOf(again, /styles\.xml$/)).filter(([tag]) => tag === 'fgColor');
    check(`${list}: colours`, fills.length >= 3);
  }
  console.log(`${passed} passed, 0 failed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
