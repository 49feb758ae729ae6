import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env.ONETWEAK_CHROMIUM,
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium of this machine: that of ONETWEAK_CHROMIUM, or where it usually is. */
export function chromiumPath(): string {
  const found = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined)
    throw new Error(
      'no Chromium was found: install it (Debian: apt-get install chromium), or name it in ONETWEAK_CHROMIUM',
    );
  return found;
}

export const PAGE = resolve('dist/page/onetweak.html');
export const PAGE_URL = pathToFileURL(PAGE).href;

export const launch = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', ...args] });

/** What a page did that it must not do. */
export interface Watched {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
}

/** The page from the disk, ready; every request but the file itself and its own blobs is noted, and every error. */
export async function openPage(
  browser: Browser,
  hash = '',
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, ...options });
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== PAGE_URL && !url.startsWith('blob:') && !url.startsWith('data:'))
      requests.push(url);
  });
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  await page.goto(PAGE_URL + hash);
  await page.waitForFunction(() => document.body.classList.contains('ready'));
  return { page, requests, errors };
}

/** Types a text and waits for its verdict. */
export async function ask(page: Page, text: string): Promise<string> {
  await page.fill('#text', '');
  await page.waitForSelector('#card', { state: 'hidden' });
  await page.fill('#text', text);
  return verdictOf(page);
}

export async function verdictOf(page: Page): Promise<string> {
  await page.waitForSelector('#verdict .word');
  return (await page.textContent('#verdict .word'))!;
}
