/**
 * Cuts a list in eight and screens the pieces under GNU parallel; the records must be those of one run.
 * `npm run test:parallel [LINES]`; needs GNU parallel (Debian: apt install parallel), which `npm test` does not.
 */
import { rmSync, statSync } from 'node:fs';
import { FILTER_LINE, folder, hold, makeList, needs, needsBuild, rowsOf, shell } from './list.js';

const PIECES = 8;

needsBuild();
needs('GNU parallel', 'parallel --version | grep -q "GNU parallel"', 'apt install parallel');
const list = makeList(Number(process.argv[2] ?? 40_000));
const once = shell(`${FILTER_LINE} < list.smi`);
const expected = rowsOf(once.out);
if (expected.length !== list.records) throw new Error(`${expected.length} records of ${list.records} lines`);
console.log(`${list.lines.toLocaleString('en')} lines, ${list.records.toLocaleString('en')} records`);

/** Each piece tells its own sum: so many runs there were. */
const runs = (err: string): number => err.split('judged for 2026-11-23').length - 1;
const cut = (err: string): string => `GNU parallel, ${runs(err)} pieces`;

// A piece ends with the last whole line in its block.
const block = Math.ceil(statSync(list.path).size / PIECES) + list.longest;
const kept = shell(`parallel --will-cite --pipe --block ${block} --keep-order '${FILTER_LINE}' < list.smi`);
if (runs(kept.err) !== PIECES) throw new Error(`${runs(kept.err)} pieces, not ${PIECES}`);
hold(`${cut(kept.err)}, --keep-order`, rowsOf(kept.out), expected, true);

const loose = shell(`parallel --will-cite --pipe --block ${block} '${FILTER_LINE}' < list.smi`);
hold(cut(loose.err), rowsOf(loose.out), expected, false);

const files = shell(
  `split -n l/${PIECES} list.smi piece- && ` +
    `parallel --will-cite --keep-order '${FILTER_LINE} < {}' ::: piece-*`,
);
hold(`split, ${runs(files.err)} files`, rowsOf(files.out), expected, true);

// A piece in which no molecule stands is no fault.
const empty = shell(`printf '# nothing\\n\\n' | ${FILTER_LINE}`);
if (empty.out !== '') throw new Error('a record of nothing');
console.log('a piece without a record: no record, exit 0');
rmSync(folder, { recursive: true });
