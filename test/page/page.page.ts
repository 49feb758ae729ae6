import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'fflate';
import { Molecule } from 'openchemlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/entries/report.js';
import { createScreener } from '../../src/index.js';
import { seriousFindings } from './axe.js';
import { ask, launch, openPage, PAGE, verdictOf, type Watched } from './browser.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const SHIPMENT = 'fixtures/shipment.csv';

let browser: Browser;
let folder: string;
const opened: Watched[] = [];
const open = async (...more: [hash?: string, options?: Parameters<Browser['newPage']>[0]]): Promise<Page> => {
  const watched = await openPage(browser, ...more);
  opened.push(watched);
  return watched.page;
};

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'onetweak-page-'));
});
afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});
// Whatever a test does, no request leaves the page, and nothing breaks its content policy.
afterEach(async () => {
  for (const { page, requests, errors } of opened.splice(0)) {
    await page.close();
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
  }
});

const list = async (
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  await page.setInputFiles('#file', file);
  await page.waitForSelector('.save:not([hidden])', { timeout: 60_000 });
};
const counts = async (page: Page): Promise<Record<string, number>> => {
  const texts = await page.$$eval('.show .pill', (pills) => pills.map((pill) => pill.textContent!.trim()));
  return Object.fromEntries(
    texts.map((text) => {
      const [, word, count] = /^(.*?)\s+([\d,]+)$/.exec(text)!;
      return [word === 'nothing found' ? 'none' : word!, Number(count!.replaceAll(',', ''))];
    }),
  );
};
const cli = (...args: readonly string[]): string =>
  execFileSync(process.execPath, ['dist/cli.cjs', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

describe('one molecule', () => {
  test('the verdict follows what is typed, the support follows the verdict', async () => {
    const page = await open('#in=us,gb');
    expect(await ask(page, FENTANYL)).toBe('Listed');
    expect(await page.textContent('.says')).toBe('Listed as fentanyl: United States, United Kingdom.');
    await page.waitForSelector('#history:not([hidden])');
    await expect.poll(() => page.locator('#picture svg').count()).toBe(1);
    expect(await page.locator('#findings tbody tr').count()).toBe(
      createScreener({ jurisdictions: ['us', 'gb'] }).screen(FENTANYL).findings.length,
    );
    expect(await page.textContent('#tweak')).toContain('fentanyl');
    // Letter by letter: what is not yet whole is unreadable, and never "nothing found".
    await page.fill('#text', '');
    await page.type('#text', 'CC(');
    await expect.poll(() => page.textContent('#verdict .word')).toBe('Unreadable');
    await page.type('#text', 'N)C');
    await expect.poll(() => page.textContent('#verdict .word')).toBe('Nothing found');
  });

  test.each([
    ['SMILES', FENTANYL, 'read as SMILES'],
    [
      'InChI',
      'InChI=1S/C22H28N2O/c1-2-22(25)24(20-11-7-4-8-12-20)21-14-17-23(18-15-21)16-13-19-9-5-3-6-10-19/h3-12,21H,2,13-18H2,1H3',
      'read as InChI',
    ],
    ['InChIKey', 'PJMPHNIQZUBGLI-UHFFFAOYSA-N', 'read as an InChIKey'],
    ['CAS number', '437-38-7', 'read as a CAS number'],
    ['name', 'Fentanyl', 'read as a name'],
    ['molfile', Molecule.fromSmiles(FENTANYL).toMolfile(), 'read as a molfile'],
    ['molfile V3000', Molecule.fromSmiles(FENTANYL).toMolfileV3(), 'read as a molfile'],
  ])('fentanyl as %s', async (_, text, readAs) => {
    const page = await open('#in=us');
    expect(await ask(page, text)).toBe('Listed');
    expect(await page.textContent('#read-as')).toBe(readAs);
    expect(await page.textContent('.says')).toBe('Listed as fentanyl: United States.');
    await page.waitForSelector('#history:not([hidden])');
  });

  test('what is drawn in the editor is judged, and what is typed is drawn', async () => {
    const page = await open('#in=us');
    await page.waitForFunction(() => performance.getEntriesByName('onetweak:editor').length > 0);
    const canvas = page.locator('#editor canvas').last();
    const box = (await canvas.boundingBox())!;
    const toolbar = (await page.locator('#editor canvas').first().boundingBox())!;
    // The sixth tool of the second column is the zigzag chain; the bond tool is chosen at first: a press draws a bond.
    expect(toolbar.width).toBeLessThan(box.width);
    await page.mouse.click(box.x + 150, box.y + 150);
    await expect.poll(() => page.inputValue('#text')).toBe('CC');
    expect(await verdictOf(page)).toBe('Nothing found');
    expect(await page.textContent('#read-as')).toBe('drawn');
    const before = await canvas.screenshot();
    await page.fill('#text', FENTANYL);
    await expect.poll(() => page.textContent('#verdict .word')).toBe('Listed');
    await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(false);
  });

  test('an unreadable line has a caret under its place', async () => {
    const page = await open();
    expect(await ask(page, 'CC(=O)N(c1ccccc1)C1CCN(CC1')).toBe('Unreadable');
    const [line, carets] = (await page.textContent('#caret pre'))!.split('\n');
    const { issues } = createScreener().screen('CC(=O)N(c1ccccc1)C1CCN(CC1');
    const { at } = issues.find(({ severity }) => severity === 'error')!;
    expect(line).toBe('CC(=O)N(c1ccccc1)C1CCN(CC1');
    expect(carets).toBe(' '.repeat(at!.offset) + '^'.repeat(Math.max(1, at!.length)));
    expect(await page.locator('#picture').isHidden()).toBe(true);
  });

  test('a name that is not known is unreadable, never nothing found', async () => {
    const page = await open();
    expect(await ask(page, 'some unheard-of substance')).toBe('Unreadable');
    expect(await page.textContent('#odd')).toContain('is not known here');
  });

  test('several parts: the one on which the verdict rests is explained', async () => {
    const page = await open('#in=us');
    expect(await ask(page, `Cn1c(=O)c2c(ncn2C)n(C)c1=O.${FURANYL}`)).toBe('Listed');
    expect(await page.textContent('#findings')).toContain('part 2 of the text');
  });

  test('no words of the page say that a molecule may be traded', async () => {
    const page = await open();
    await ask(page, 'CCO');
    await page.waitForSelector('#picture:not([hidden])');
    expect((await page.textContent('#card'))!.toLowerCase()).not.toMatch(
      /\b(?:legal|safe|clear|allowed|harmless)\b/,
    );
  });

  test('several lines are offered as a list', async () => {
    const page = await open();
    await page.fill('#text', `${FENTANYL} one\nCCO two\nC(C three`);
    await page.click('#as-list');
    await page.waitForSelector('.save:not([hidden])');
    expect(await counts(page)).toMatchObject({ listed: 1, none: 1, unreadable: 1 });
  });
});

describe('day, jurisdictions, rules', () => {
  test('furanyl fentanyl turns from analogue to listed from 2016-11-28 to 29', async () => {
    const page = await open('#in=us&day=2016-11-28');
    expect(await ask(page, FURANYL)).toBe('Analogue');
    await page.waitForSelector('#history:not([hidden])');
    expect(await page.textContent('#slider-day')).toBe('2016-11-28');
    await page.focus('#slider');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.textContent('#verdict .word')).toBe('Listed');
    expect(await page.textContent('#slider-day')).toBe('2016-11-29');
    expect(await page.inputValue('#day')).toBe('2016-11-29');
    expect(await page.textContent('.chip')).toContain('US');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.textContent('#verdict .word')).toBe('Analogue');
    // The change before, and the next one, by their buttons.
    await page.click('.steps button:last-child');
    await expect.poll(() => page.textContent('#slider-day')).toBe('2016-11-29');
    expect(new URL(page.url()).hash).toBe('#in=us&day=2016-11-29');
  });

  test('each jurisdiction has its chip, and leaving one out takes it away', async () => {
    const page = await open();
    await ask(page, FENTANYL);
    const ids = createScreener().jurisdictions.length;
    expect(await page.locator('.chip').count()).toBe(ids);
    await page.uncheck('#usual input[value=us]');
    await expect.poll(() => page.locator('.chip').count()).toBe(ids - 1);
    expect(new URL(page.url()).hash).toBe('#in=un,cn,gb,ca,it,ie,de');
  });

  test('the molecule is in the address only when the user asks', async () => {
    const page = await open();
    await ask(page, FENTANYL);
    expect(page.url()).not.toContain('smiles');
    await page.click('#address');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#smiles=${FENTANYL}`);
    const again = await open(new URL(page.url()).hash);
    expect(await verdictOf(again)).toBe('Listed');
    await page.click('#address');
    expect(page.url()).not.toContain('smiles');
  });

  test('own rules: a file that fits is judged by, one that does not says why', async () => {
    const page = await open('#in=us');
    const rules = (smiles: string) => ({
      name: 'house.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          format: 'onetweak-rules/1',
          jurisdiction: { id: 'house', name: 'Our house' },
          reviewed: '2026-01-01',
          named: [
            {
              id: 'house-caffeine',
              name: 'caffeine',
              smiles,
              schedule: 'watch list',
              citation: 'SOP 7',
              kind: 'watch',
              since: '2026-01-01',
              source: { text: 'our own', confidence: 'official' },
            },
          ],
        }),
      ),
    });
    await ask(page, 'Cn1c(=O)c2c(ncn2C)n(C)c1=O');
    await page.setInputFiles('#rules-file', {
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"named":1}'),
    });
    await expect.poll(() => page.textContent('#warning')).toContain('bad.json');
    await page.setInputFiles('#rules-file', rules('Cn1c(=O)c2c(ncn2C)n(C)c1=O'));
    await expect
      .poll(() => page.textContent('#warning'))
      .toContain('house.json: these rules are judged by now');
    await expect.poll(() => page.textContent('#findings')).toContain('SOP 7');
  });
});

describe('a list', () => {
  test('the counts are those of the command, and a row opens on the right', async () => {
    const page = await open();
    await list(page, SHIPMENT);
    const records = cli('screen', SHIPMENT, '--format', 'ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const expected: Record<string, number> = { listed: 0, class: 0, analogue: 0, none: 0, unreadable: 0 };
    for (const { verdict } of records) expected[verdict] = (expected[verdict] ?? 0) + 1;
    expect(await counts(page)).toEqual(expected);
    const rows = records.length - expected.none!;
    expect(await page.textContent('#row-count')).toBe(`${rows} rows`);
    await page.click('#row-0');
    const first = records.find(({ verdict }) => verdict !== 'none')!;
    await expect.poll(() => page.textContent('#verdict')).toContain(`line ${first.line} of the list`);
    // Filter and sort.
    await page.uncheck('.show input[value=unreadable]');
    await expect
      .poll(() => page.textContent('#row-count'))
      .toBe(`${rows - expected.unreadable!} of ${rows} rows`);
    await page.click('.th .c-verdict button');
    const graded = await page.$$eval('.body .tr .c-verdict', (cells) =>
      cells.map((cell) => cell.textContent!),
    );
    expect(graded[0]).toContain('listed');
    await page.fill('#search', 'no such text anywhere');
    await expect.poll(() => page.textContent('.holder .none')).toBe('No row is left by this filter.');
  });

  test('gz, xlsx, sdf and tsv are read', async () => {
    const page = await open('#in=us');
    const text = `${FENTANYL} a\nCCO b\nC(C c\n`;
    const sdf = [FENTANYL, 'CCO']
      .map((smiles) => `${Molecule.fromSmiles(smiles).toMolfile()}\n$$$$\n`)
      .join('');
    await list(page, {
      name: 'a.smi.gz',
      mimeType: 'application/gzip',
      buffer: Buffer.from(gzipSync(Buffer.from(text))),
    });
    expect(await counts(page)).toMatchObject({ listed: 1, none: 1, unreadable: 1 });
    await list(page, 'fixtures/manifest.xlsx');
    expect(Object.values(await counts(page)).reduce((a, b) => a + b)).toBeGreaterThan(0);
    await list(page, { name: 'a.sdf', mimeType: 'chemical/x-mdl-sdfile', buffer: Buffer.from(sdf) });
    await expect.poll(() => counts(page)).toMatchObject({ listed: 1, none: 1, unreadable: 0 });
    await list(page, {
      name: 'a.tsv',
      mimeType: 'text/tab-separated-values',
      buffer: Buffer.from(`id\tSMILES\nx\t${FENTANYL}\n`),
    });
    await expect.poll(() => counts(page)).toMatchObject({ listed: 1, none: 0, unreadable: 0 });
  });

  test('what is saved is what the command writes', async () => {
    const page = await open('#in=us,gb&day=2026-01-01');
    await list(page, SHIPMENT);
    const saved = async (format: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`[data-save=${format}]`),
      ]);
      await page.waitForFunction(() =>
        document.querySelector('#save-says')?.textContent?.startsWith('Saved'),
      );
      return readFileSync((await download.path())!);
    };
    const command = (format: string): string => {
      const out = join(folder, `out.${format}`);
      cli(
        'screen',
        SHIPMENT,
        '--jurisdiction',
        'us,gb',
        '--as-of',
        '2026-01-01',
        '--format',
        format,
        '-o',
        out,
      );
      return readFileSync(out, 'utf8');
    };
    const flaggedOf = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ verdict }) => verdict !== 'none');
    const ndjson = (await saved('ndjson')).toString();
    const keys = (records: { line: number; verdict: string }[]) =>
      records.map(({ line, verdict }) => [line, verdict]);
    expect(
      keys(
        ndjson
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    ).toEqual(keys(flaggedOf(command('ndjson'))));
    const csv = (await saved('csv')).toString();
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv.trim().split('\n').length).toBe(flaggedOf(command('ndjson')).length + 1);
    expect((await saved('sdf')).toString().match(/\$\$\$\$/g)?.length).toBe(
      command('sdf').match(/\$\$\$\$/g)?.length,
    );
    expect((await saved('xlsx')).subarray(0, 2).toString()).toBe('PK');
    const html = (await saved('html')).toString();
    expect(html).toContain('shipment.csv');
    // The same sums as the command's own report.
    const tiles = (text: string) =>
      [...text.matchAll(/class="tile[^>]*>.*?<\/b>/g)].map(([tile]) => tile.replace(/<[^>]*>/g, ' '));
    expect(tiles(html)).toEqual(tiles(command('html')));
    await page.check('#with-none');
    const all = (await saved('ndjson')).toString();
    expect(all.trim().split('\n').length).toBe(command('ndjson').trim().split('\n').length);
    expect(Object.keys(formats)).toContain('html');
  });

  test('a long list is cancelled, and what was found until then stays', async () => {
    const page = await open('#in=us');
    const path = join(folder, 'long.smi');
    writeFileSync(path, `${FENTANYL} hit\n${'CCO plain\n'.repeat(40)}`.repeat(30_000));
    await page.setInputFiles('#file', path);
    await page.waitForSelector('#row-0');
    await page.click('#cancel');
    await expect.poll(() => page.textContent('.inside .note')).toContain('Cancelled');
    expect(await page.locator('#row-0').count()).toBe(1);
    // The page answers on.
    expect(await ask(page, FENTANYL)).toBe('Listed');
  });

  test('a file that is no list says so', async () => {
    const page = await open();
    await page.setInputFiles('#file', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    await expect.poll(() => page.textContent('.inside .note')).toContain('could not be read');
  });
});

describe('for everybody', () => {
  test.each([
    ['light, wide', {}],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ] as const)('axe finds nothing serious: %s', async (_, options) => {
    const page = await open('#in=us,gb,ca', options);
    await list(page, SHIPMENT);
    await page.click('#row-0');
    await page.waitForSelector('#history:not([hidden])');
    await page.waitForSelector('#picture svg');
    const found = await seriousFindings(page);
    expect(found).toEqual([]);
    await ask(page, 'CC(C');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the keyboard alone: type, tabs, list, day', async () => {
    const page = await open('#in=us');
    await list(page, SHIPMENT);
    await page.focus('#tab-list');
    await page.keyboard.press('ArrowLeft');
    expect(await page.getAttribute('#tab-draw', 'aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#list').isVisible()).toBe(true);
    await page.focus('.grid');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('.grid', 'aria-activedescendant')).toBe('row-0');
    const first = await page.getAttribute('#row-0', 'title');
    await expect.poll(() => page.inputValue('#text')).toBe(first!.split('\n').at(-1)!);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.tr.active').count()).toBe(1);
    // What changes is said to those who do not see it.
    await page.fill('#text', FENTANYL);
    await expect.poll(() => page.textContent('#live')).toContain('Listed, on ');
    // From the top by tab alone to the text.
    await page.focus('.skip');
    let reached = '';
    for (let i = 0; i < 40 && reached !== 'text'; i++) {
      await page.keyboard.press('Tab');
      reached = await page.evaluate(() => document.activeElement?.id ?? '');
    }
    expect(reached).toBe('text');
  });

  test('a narrow screen needs no scrolling to the side', async () => {
    const page = await open('', { viewport: { width: 360, height: 740 } });
    await ask(page, FENTANYL);
    await page.waitForSelector('#history:not([hidden])');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('paper has the result and no controls', async () => {
    const page = await open();
    await ask(page, FURANYL);
    await page.waitForSelector('#history:not([hidden])');
    await page.emulateMedia({ media: 'print' });
    for (const each of ['.settings', '.left', '.actions', '#slider'])
      expect(await page.locator(each).isVisible()).toBe(false);
    for (const each of ['#verdict', '.chips', '#picture svg', '#findings', '.strips'])
      expect(await page.locator(each).first().isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });
});

describe('a locked machine', () => {
  test('the content policy allows no connection', async () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      readFileSync(PAGE, 'utf8'),
    )![1]!;
    expect(policy.startsWith("default-src 'none';")).toBe(true);
    expect(policy).not.toMatch(/connect-src|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
    const page = await open();
    const refused = await page.evaluate(async () => {
      const policies: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        policies.push(event.effectiveDirective),
      );
      await fetch('data:text/plain,hello').catch(() => {});
      const image = new Image();
      image.src = 'file:///nothing.png';
      await new Promise((go) => setTimeout(go, 200));
      return policies;
    });
    expect(refused.sort()).toEqual(['connect-src', 'img-src']);
    opened[0]!.errors.length = 0;
    opened[0]!.requests.length = 0;
  });

  test('without SharedArrayBuffer and without WebAssembly the counts are the same', async () => {
    // A policy without WebAssembly stands for a machine without it; a page from the disk has no SharedArrayBuffer.
    const path = join(folder, 'no-wasm.html');
    writeFileSync(path, readFileSync(PAGE, 'utf8').replace(" 'wasm-unsafe-eval'", ''));
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(path).href}#in=us`);
    await page.waitForFunction(() => document.body.classList.contains('ready'));
    expect(
      await page.evaluate(() => {
        try {
          new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
          return 'compiled';
        } catch {
          return typeof SharedArrayBuffer;
        }
      }),
    ).toBe('undefined');
    const text = `${FENTANYL} hit\n${'CCO plain\n'.repeat(40)}`.repeat(200);
    await list(page, { name: 'a.smi', mimeType: 'text/plain', buffer: Buffer.from(text) });
    expect(await counts(page)).toEqual({ listed: 200, class: 0, analogue: 0, unreadable: 0, none: 8000 });
    expect(await ask(page, FENTANYL)).toBe('Listed');
    await page.close();
  });
});
