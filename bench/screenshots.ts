import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ask, launch, openPage, verdictOf } from '../test/page/browser.js';
import { writeList } from './support/page-list.js';

/**
 * Makes pictures of the page: `npm run screenshots`. README's own goes to docs/pictures/page.png; the others, for who looks
 * the page over, to bench/out/page. All molecules are published ones.
 */

const OUT = 'bench/out/page';
const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const CAFFEINE = 'Cn1c(=O)c2c(ncn2C)n(C)c1=O';
/** Named by some lists, a class or one tweak elsewhere. */
const PARA_FLUORO = 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1';

mkdirSync(OUT, { recursive: true });
mkdirSync('docs/pictures', { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'onetweak-page-'));
const browser = await launch(['--font-render-hinting=none']);

type Options = Parameters<Browser['newPage']>[0];

async function open(hash: string, options: Options = {}): Promise<Page> {
  const { page } = await openPage(browser, hash, options);
  await page.waitForFunction(() => performance.getEntriesByName('onetweak:editor').length > 0);
  return page;
}

async function molecule(hash: string, text: string, options?: Options): Promise<Page> {
  const page = await open(hash, options);
  await ask(page, text);
  await settled(page);
  return page;
}

async function settled(page: Page): Promise<void> {
  await verdictOf(page);
  if ((await page.textContent('#verdict .word')) !== 'Unreadable') await page.waitForSelector('#picture svg');
  await page.waitForTimeout(1200);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.waitForTimeout(150);
}

async function shot(
  page: Page,
  name: string,
  more: { fullPage?: boolean; path?: string } = {},
): Promise<void> {
  const { path = `${OUT}/${name}.png`, fullPage = false } = more;
  await page.screenshot({ path, fullPage });
  console.log(path);
}

try {
  const first = await molecule('#in=us,un,gb,cn,it&day=2016-11-28', FURANYL, {
    viewport: { width: 1360, height: 880 },
  });
  await shot(first, 'readme', { path: 'docs/pictures/page.png' });
  await first.close();

  for (const day of ['2016-11-28', '2016-11-29']) {
    const page = await molecule(`#in=us&day=${day}`, FURANYL);
    await shot(page, `furanyl-${day}`);
    await page.close();
  }

  const drawn = await molecule('', PARA_FLUORO);
  await shot(drawn, 'drawn');
  await shot(drawn, 'drawn-whole', { fullPage: true });
  await drawn.emulateMedia({ media: 'print' });
  await drawn.pdf({ path: `${OUT}/print.pdf`, format: 'A4' });
  console.log(`${OUT}/print.pdf`);
  await drawn.close();

  const empty = await open('');
  await shot(empty, 'empty');
  await empty.close();

  const mixture = await molecule('#in=us,gb,de', `${CAFFEINE}.${FURANYL}`);
  await shot(mixture, 'mixture');
  await mixture.close();

  const wrong = await molecule('', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2CC1');
  await shot(wrong, 'unreadable');
  await wrong.close();

  const path = join(folder, 'stock.smi');
  writeList(path, 100_000, 60);
  const list = await open('#in=us,gb,cn');
  await list.setInputFiles('#file', path);
  await list.waitForSelector('#row-9');
  await list.waitForTimeout(300);
  await shot(list, 'list-under-way');
  await list.waitForSelector('.save:not([hidden])', { timeout: 300_000 });
  await list.click('#row-3');
  await settled(list);
  await shot(list, 'list-done');
  await list.close();

  const narrow = await molecule('#in=us,gb', PARA_FLUORO, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  });
  await shot(narrow, 'narrow', { fullPage: true });
  await narrow.close();

  const dark = await molecule('#in=us,un,gb,cn', FURANYL, { colorScheme: 'dark' });
  await shot(dark, 'dark');
  await dark.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
