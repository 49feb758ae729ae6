import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../../src/batch/engine/part.js';
import { screenBytes } from '../../src/batch/node/engine.js';
import { ODDITIES, REASONS } from '../../src/chemistry/reasons.js';
import type { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';
import { ALLOWED, REASONS_LOST, WARNINGS_LOST } from '../support/allowed.js';
import { CLI, folder } from '../support/built.js';

/**
 * One table of lines for every way in which a line can be judged: the library, the exact path and the prefilter, each on one
 * thread and on two. A way may differ only where SKIPS says so, with the reason.
 */
const MADE = { asOf: '2026-01-01', jurisdictions: ['gb'] };
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
/** 4-ANPP: no list and no class rule of the United Kingdom reaches it. */
const RELATIVE = 'N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** What is said of a line: nothing, where it is no record; else its id, the text that is judged, the verdict, the codes of its issues. */
type Said = null | readonly [id: string, text: string, verdict: string, codes?: string];

// biome-ignore format: a line each
const TABLE: readonly (readonly [line: string, said: Said])[] = [
  // Readable, and nothing found.
  ['CCO ethanol', ['ethanol', 'CCO', 'none']],
  ['CCO', ['', 'CCO', 'none']],
  ['CCO  two  blanks ', ['two  blanks', 'CCO', 'none']],
  ['CCO\ttab\tand more', ['tab\tand more', 'CCO', 'none']],
  ['  CCO led', ['led', 'CCO', 'none']],
  ['C/C=C/C trans', ['trans', 'C/C=C/C', 'none']],
  ['C[C@H](N)C(=O)O alanine', ['alanine', 'C[C@H](N)C(=O)O', 'none']],
  ['CC(=O)[O-].[Na+] salt', ['salt', 'CC(=O)[O-].[Na+]', 'none']],
  ['c1ccc2ccccc2c1 "quoted", =1+1', ['"quoted", =1+1', 'c1ccc2ccccc2c1', 'none']],
  ['CCO é漢\u202e', ['é漢\u202e', 'CCO', 'none']],
  // Hits of each verdict, and their spellings.
  [`${FENTANYL} f`, ['f', FENTANYL, 'listed']],
  [`${FENTANYL}.Cl salt`, ['salt', `${FENTANYL}.Cl`, 'listed']],
  [`OC(=O)CC(O)(CC(=O)O)C(=O)O.${FENTANYL}`, ['', `OC(=O)CC(O)(CC(=O)O)C(=O)O.${FENTANYL}`, 'listed']],
  ['CCC(=O)N(C1=CC=CC=C1)C1CC[NH+](CCC2=CC=CC=C2)CC1.[Cl-] k', ['k', 'CCC(=O)N(C1=CC=CC=C1)C1CC[NH+](CCC2=CC=CC=C2)CC1.[Cl-]', 'listed']],
  ['CC([2H])C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 labelled', ['labelled', 'CC([2H])C(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'listed']],
  [`${FENTANYL} |r| racemic`, ['racemic', `${FENTANYL} |r|`, 'listed', 'extension']],
  [`${CYCLOBUTYL} c`, ['c', CYCLOBUTYL, 'class']],
  ['CCC(=O)N(c1ccc(I)cc1)C1CCN(CCc2ccccc2)CC1 i', ['i', 'CCC(=O)N(c1ccc(I)cc1)C1CCN(CCc2ccccc2)CC1', 'class']],
  [`${RELATIVE} s`, ['s', RELATIVE, 'analogue']],
  [`CCO.${RELATIVE} mixture`, ['mixture', `CCO.${RELATIVE}`, 'analogue']],
  // Broken in writing.
  ['C(C open', ['open', 'C(C', 'unreadable', 'branch-open']],
  ['C1CC ring', ['ring', 'C1CC', 'unreadable', 'ring-open']],
  ['CC) close', ['close', 'CC)', 'unreadable', 'branch-close']],
  ['[C bracket', ['bracket', '[C', 'unreadable', 'bracket-open']],
  ['[Qq] atom', ['atom', '[Qq]', 'unreadable', 'query-atom']],
  ['C~C query', ['query', 'C~C', 'unreadable', 'query-bond']],
  ['*CC wildcard', ['wildcard', '*CC', 'unreadable', 'wildcard']],
  ['CC>>CO reaction', ['reaction', 'CC>>CO', 'unreadable', 'reaction']],
  ['InChI=1S/CH4/h1H4 inchi', ['inchi', 'InChI=1S/CH4/h1H4', 'none']],
  ['VNWKTOKETHGBQD-UHFFFAOYSA-N key', ['key', 'VNWKTOKETHGBQD-UHFFFAOYSA-N', 'unreadable', 'not-smiles']],
  ['ethanol', ['', 'ethanol', 'unreadable', 'atom-unknown']],
  ['C%1 number', ['number', 'C%1', 'unreadable', 'ring-number']],
  ['Cé letter', ['letter', 'Cé', 'unreadable', 'not-ascii']],
  // Broken in chemistry: beside a hit both ways refuse it.
  ['c1cccn1 pyrrole', ['pyrrole', 'c1cccn1', 'unreadable', 'kekule']],
  ['CC(C)(C)(C)C valence', ['valence', 'CC(C)(C)(C)C', 'unreadable', 'valence']],
  ['cc chain', ['chain', 'cc', 'unreadable', 'aromatic-chain']],
  ['C:C bond', ['bond', 'C:C', 'unreadable', 'aromatic-bond']],
  [`c1cccn1.${FENTANYL}`, ['', `c1cccn1.${FENTANYL}`, 'unreadable', 'kekule']],
  [`CC(C)(C)(C)C.${FENTANYL}`, ['', `CC(C)(C)(C)C.${FENTANYL}`, 'unreadable', 'valence']],
  [`cc.${RELATIVE}`, ['', `cc.${RELATIVE}`, 'unreadable', 'aromatic-chain']],
  // Odd, and read all the same.
  ['CC. dot', ['dot', 'CC.', 'none', 'stray-dot']],
  ['C(C)1CC1 order', ['order', 'C(C)1CC1', 'none', 'ring-after-branch']],
  ['C\\\\C=C/C doubled', ['doubled', 'C\\\\C=C/C', 'none', 'backslash-doubled']],
  ['CO[Na] metal', ['metal', 'CO[Na]', 'none', 'metal-bond-dropped']],
  ['N->[Zn+2] arrow', ['arrow', 'N->[Zn+2]', 'none', 'arrow-dropped']],
  ['[CH3] radical', ['radical', '[CH3]', 'none', 'radical']],
  ['[te]1cccc1 refused', ['refused', '[te]1cccc1', 'none', 'second-reading-refused']],
  ['F/C=C/1CCCCCCCC/1 slants', ['slants', 'F/C=C/1CCCCCCCC/1', 'none', 'slant-conflict']],
  [`${RELATIVE}.CO[Na] beside`, ['beside', `${RELATIVE}.CO[Na]`, 'analogue', 'metal-bond-dropped']],
  // Extensions.
  ['C[C@H](N)O |&1:1| stereo', ['stereo', 'C[C@H](N)O |&1:1|', 'none', 'extension']],
  ['CCO |r|', ['', 'CCO |r|', 'none', 'extension']],
  ['CC |$R1;$| group', ['group', 'CC |$R1;$|', 'unreadable', 'extension-r-group']],
  ['CC |Sg:n:0::ht|', ['', 'CC |Sg:n:0::ht|', 'unreadable', 'extension-polymer']],
  ['CC |c:1 open', ['', 'CC |c:1 open', 'unreadable', 'extension-open']],
  // Long.
  [`${'C'.repeat(300)} long`, ['long', 'C'.repeat(300), 'none']],
  [`${'C'.repeat(1100)} longer`, ['longer', 'C'.repeat(1100), 'none', 'second-reading-skipped']],
  [`${'C'.repeat(5000)} longest`, ['longest', 'C'.repeat(5000), 'none', 'second-reading-skipped']],
  [`${'C'.repeat(20_001)} atoms`, ['atoms', 'C'.repeat(20_001), 'unreadable', 'too-large']],
  [`CCO ${'x'.repeat(70_000)}`, ['x'.repeat(70_000), 'CCO', 'none']],
  [`CCO ${'x'.repeat(1_100_000)}`, ['', '', 'unreadable', 'too-large']],
  // No records.
  ['', null],
  [' \t ', null],
  ['# a comment', null],
  [' # CCO no molecule', null],
  // No heading: it is not the first line.
  ['SMILES Name', ['Name', 'SMILES', 'unreadable', 'query-atom']],
];

interface Row {
  readonly line: number;
  readonly id: string;
  readonly smiles: string;
  readonly result: Pick<ScreenResult, 'verdict' | 'issues'>;
}

const screener = createDayScreener(MADE);

async function inProcess(bytes: Uint8Array, exact: boolean): Promise<Row[]> {
  // In chunks, and more than what is small enough to be read record by record.
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += 50_000) yield bytes.slice(at, at + 50_000);
  };
  const { parts } = await screenBytes(chunks(), 'list.smi', screener, MADE, { exact, threads: 1 });
  const rows: Row[] = [];
  for await (const part of parts)
    if ('judged' in part) {
      const { record, result } = part.judged;
      rows.push({ line: record.line, id: record.id, smiles: record.smiles, result });
    } else
      for (const { line, id, smiles } of recordsOf(part.rejected))
        rows.push({ line, id, smiles, result: screener.none(smiles) });
  return rows;
}

const here = folder();

/** By the built command: threads need its worker. */
function built(bytes: Uint8Array, ...args: string[]): Row[] {
  const list = here.file('list.smi', bytes);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [CLI, 'screen', list, '-j', 'gb', '--as-of', MADE.asOf, '-f', 'ndjson', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  expect([status, stderr], stderr).toEqual([0, expect.stringContaining('judged for')]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
    .map((row) => ({ line: row.line, id: row.id, smiles: row.smiles, result: row }));
}

type Way = (bytes: Uint8Array) => Row[] | Promise<Row[]>;
const WAYS: Record<string, Way> = {
  'exact path, one thread': (bytes) => inProcess(bytes, true),
  'exact path, two threads': (bytes) => built(bytes, '--exact', '--threads', '2'),
  'prefilter, one thread': (bytes) => inProcess(bytes, false),
  'prefilter, two threads': (bytes) => built(bytes, '--fast', '--threads', '2'),
};

/** A difference that a way may have from the table. */
const SKIPS: readonly {
  in: RegExp;
  why: string;
  of(said: NonNullable<Said>): NonNullable<Said> | undefined;
}[] = [
  {
    in: /two threads/,
    why: 'a record of the command shows the SMILES that was written of an InChI, and screenLines the line',
    of: ([id, text, verdict]) => (text === 'InChI=1S/CH4/h1H4' ? [id, 'C', verdict] : undefined),
  },
  ...ALLOWED.filter(({ becomes }) => becomes === 'none').map(({ code, why }) => ({
    in: /^prefilter/,
    why,
    of: ([id, text, verdict, codes = '']: NonNullable<Said>) =>
      verdict === 'unreadable' && codes === code ? ([id, text, 'none'] as const) : undefined,
  })),
  ...ALLOWED.filter(({ becomes }) => becomes === 'no warning').map(({ code, why }) => ({
    in: /^prefilter/,
    why,
    of: ([id, text, verdict, codes = '']: NonNullable<Said>) =>
      verdict === 'none' && codes === code ? ([id, text, 'none'] as const) : undefined,
  })),
];

const codesOf = ({ issues }: Pick<ScreenResult, 'issues'>) =>
  [...new Set(issues.map(({ code }) => code))].join();
const saidOf = ({ id, smiles, result }: Row): NonNullable<Said> => {
  const codes = codesOf(result);
  return codes === '' ? [id, smiles, result.verdict] : [id, smiles, result.verdict, codes];
};
const short = (text: string) =>
  text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : JSON.stringify(text);

test.each(TABLE.filter(([, said]) => said !== null && said[1] !== ''))('the library: %s', (_, said) => {
  const [, text, verdict, codes = ''] = said!;
  const result = screener.screen(text);
  expect([result.verdict, codesOf(result)]).toEqual([verdict, codes]);
});

describe.each(Object.entries(WAYS))('%s', (name, way) => {
  const ends = { LF: '\n', 'CR LF': '\r\n', CR: '\r' };

  test.each(Object.entries(ends))('says of each line what the table says, with %s', async (_, end) => {
    const lines = ['SMILES Name', ...TABLE.map(([line]) => line)];
    const rows = new Map(
      (await way(Buffer.from(`\ufeff${lines.join(end)}${end}`))).map((row) => [row.line, row]),
    );
    const wrong: unknown[] = [];
    for (const [i, [line, said]] of TABLE.entries()) {
      const row = rows.get(i + 2);
      rows.delete(i + 2);
      const is = row === undefined ? null : saidOf(row);
      const may =
        said === null ? [] : SKIPS.filter((skip) => skip.in.test(name)).map((skip) => skip.of(said));
      if (![said, ...may].some((each) => each !== undefined && JSON.stringify(each) === JSON.stringify(is)))
        wrong.push({ line: short(line), is: is?.map((each) => short(String(each))) });
    }
    expect(wrong).toEqual([]);
    expect([...rows.keys()]).toEqual([]);
  });
});

describe('what the prefilter may report otherwise', () => {
  test.each(
    ALLOWED.flatMap(({ code, becomes, line }) =>
      line === undefined ? [] : [[code, becomes, line] as const],
    ),
  )('%s: it does, on a line of its own', async (code, becomes, line) => {
    const result = screener.screen(line);
    expect([result.verdict, codesOf(result)]).toEqual([becomes === 'none' ? 'unreadable' : 'none', code]);
    const [row] = await inProcess(Buffer.from(`${line} id\n`), false);
    expect(saidOf(row!).slice(2)).toEqual(['none']);
  });

  test('is in docs/COMMAND.md, and no more is', () => {
    const [, after] = readFileSync('docs/COMMAND.md', 'utf8').split('## Large lists');
    const section = after!.split('\n## ')[0]!;
    const known = new Set([...Object.keys(REASONS), ...Object.keys(ODDITIES)]);
    const named = [...section.matchAll(/`([a-z-]+)`/g)]
      .map(([, code]) => code!)
      .filter((code) => known.has(code));
    expect([...new Set(named)].sort()).toEqual([...REASONS_LOST, ...WARNINGS_LOST].sort());
  });
});
