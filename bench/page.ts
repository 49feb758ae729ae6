import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { launch, openPage, PAGE } from '../test/page/browser.js';
import { writeList } from './support/page-list.js';

/**
 * Measures the page in a real Chromium, and Node on the same lists: `npm run build && npx tsx bench/page.ts`. With `--long`
 * also a list of 100 MB and the heap under it.
 */

const folder = mkdtempSync(join(tmpdir(), 'onetweak-page-'));
const browser = await launch();
const bytes = readFileSync(PAGE);
console.log(`load ${loadavg()[0]!.toFixed(1)}`);
console.log(`size: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);

const marked = (page: Page, name: string) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name, { timeout: 120_000 });
const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
const told = (numbers: readonly number[]) =>
  `median ${middle(numbers).toFixed(1)} ms, best ${Math.min(...numbers).toFixed(1)}, worst ${Math.max(...numbers).toFixed(1)}`;

try {
  const starts: { paint: number; ready: number; warm: number }[] = [];
  for (let i = 0; i < 3; i++) {
    const { page } = await openPage(browser);
    await marked(page, 'onetweak:warm');
    starts.push(
      await page.evaluate<{ paint: number; ready: number; warm: number }>(`(() => {
        const at = (name) => performance.getEntriesByName(name)[0].startTime;
        return { paint: at('first-contentful-paint'), ready: at('onetweak:ready'), warm: at('onetweak:warm') };
      })()`),
    );
    await page.close();
  }
  for (const what of ['paint', 'ready', 'warm'] as const)
    console.log(`start to ${what}: ${told(starts.map((each) => each[what]))}`);

  const { page } = await openPage(browser, '#in=us,gb,cn,ca');
  await marked(page, 'onetweak:warm');
  // Each press of a key makes another text; the time is from the event to the changed document, and on to the picture.
  const times = await page.evaluate<{ verdict: number[]; picture: number[] }>(`(async () => {
    const text = document.getElementById('text');
    const verdict = [], picture = [];
    for (let i = 0; i < 24; i++) {
      performance.clearMarks();
      text.value = 'CCC(=O)N(c1ccc(' + ['F', 'Cl', 'Br', 'C', 'OC', 'CC'][i % 6] + ')cc1)C1CCN(CCc2ccccc2)CC1';
      const began = performance.now();
      text.dispatchEvent(new Event('input'));
      const until = async (name) => {
        while (performance.getEntriesByName(name).length === 0) await new Promise((go) => setTimeout(go, 0));
        return performance.getEntriesByName(name)[0].startTime - began;
      };
      const first = await until('onetweak:verdict');
      const second = await until('onetweak:picture');
      if (i >= 6) { verdict.push(first); picture.push(second); }
      await new Promise((go) => setTimeout(go, 60));
    }
    return { verdict, picture };
  })()`);
  console.log(`key to verdict, warm: ${told(times.verdict)}`);
  console.log(`key to picture, warm: ${told(times.picture)}`);
  await page.close();

  const lists = [
    ['300,000 lines, 1 in 600 flagged', 300_000, 600],
    ['100,000 lines, all unreadable: a table of 100,000 rows', 100_000, 0],
    ...(process.argv.includes('--long') ? ([['4,500,000 lines', 4_500_000, 4000]] as const) : []),
  ] as const;
  for (const [name, lines, every] of lists) {
    const path = join(folder, `${lines}.smi`);
    writeList(path, lines, every);
    const { page } = await openPage(browser, '#in=us,gb,cn,ca');
    await marked(page, 'onetweak:warm');
    await page.evaluate(`(() => {
      window.frames_ = [];
      let last = performance.now();
      const next = () => { const now = performance.now(); window.frames_.push(now - last); last = now; requestAnimationFrame(next); };
      requestAnimationFrame(next);
    })()`);
    const worst = () => page.evaluate<number[]>('window.frames_.splice(0).sort((a, b) => b - a).slice(0, 3)');
    const cdp = await page.context().newCDPSession(page);
    let heap = 0;
    // What the machine's other work costs a page that does nothing.
    await page.waitForTimeout(3000);
    const idle = await worst();
    await page.setInputFiles('#file', path);
    for (let over = false; !over; ) {
      await page.waitForTimeout(400);
      heap = Math.max(heap, (await cdp.send('Runtime.getHeapUsage')).usedSize);
      over = await page.locator('.save').isVisible();
    }
    const frames = await worst();
    const title = await page.textContent('.inside .name');
    const seconds = Number(/in ([\d.]+) s/.exec(title!)![1]);
    const workers = await memoryOf();
    const node = nodeSeconds(path);
    console.log(
      `${name} (${(statSync(path).size / 1e6).toFixed(1)} MB): page ${seconds} s, ${Math.round(lines / seconds)} lines/s; command ${node.toFixed(1)} s, ${Math.round(lines / node)} lines/s; worst frame at rest ${idle[0]!.toFixed(0)}, meanwhile ${frames.map((ms) => ms.toFixed(0)).join(', ')} ms; heap of the page ${(heap / 1e6).toFixed(0)} MB; renderer process ${workers} MB`,
    );
    await page.click('.th .c-id button');
    await page.waitForTimeout(600);
    console.log(
      `  sorting ${await page.textContent('#row-count')} by id: worst frame ${(await worst())[0]!.toFixed(0)} ms`,
    );
    await page.fill('#search', 'fent');
    await page.waitForTimeout(800);
    console.log(
      `  filter: worst frame ${(await worst())[0]!.toFixed(0)} ms, ${await page.textContent('#row-count')}`,
    );
    await page.fill('#search', '');
    await page.waitForTimeout(800);
    await worst();
    for (let i = 0; i < 30; i++) {
      await page.evaluate(`document.querySelector('.grid').scrollTop = ${(i + 1) * 7919}`);
      await page.waitForTimeout(32);
    }
    console.log(`  scrolling: worst frame ${(await worst())[0]!.toFixed(0)} ms`);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** The command on the same list, one thread, flagged alone, its start with it. */
function nodeSeconds(path: string): number {
  const began = performance.now();
  execFileSync(
    process.execPath,
    [
      'dist/cli.cjs',
      'screen',
      path,
      '--jurisdiction',
      'us,gb,cn,ca',
      '--threads',
      '1',
      '--flagged',
      '--format',
      'ndjson',
      '--findings',
      'ids',
      '-o',
      join(folder, 'out.ndjson'),
    ],
    { stdio: 'ignore' },
  );
  return (performance.now() - began) / 1000;
}

/** Resident memory of the largest renderer that this script started, in MB. */
async function memoryOf(): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000;
      } catch {
        return 0;
      }
    });
  return Math.round(Math.max(...sizes));
}
