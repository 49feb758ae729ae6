import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CHROMIUM, ROOT, run } from './support.js';

/** A page whose worker screens a list of each kind; the answers are those of Node. */
export async function inChromium(tools: string): Promise<string> {
  const page = join(tools, 'page');
  mkdirSync(join(page, 'public'), { recursive: true });
  cpSync(join(ROOT, 'fixtures/manifest.xlsx'), join(page, 'public/manifest.xlsx'));
  cpSync(join(ROOT, 'fixtures/shipment.csv'), join(page, 'public/shipment.csv'));
  const flagged = Array.from(
    { length: 60_000 },
    (_, i) => `${i % 100 === 0 ? 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' : 'CCOC'} id${i}`,
  );
  writeFileSync(join(page, 'public/list.smi'), `${flagged.join('\n')}\n`);
  run('gzip', ['-kf', 'list.smi'], join(page, 'public'));
  cpSync(join(page, 'public/list.smi.gz'), join(page, 'public/list.bin'));
  const files = ['list.smi', 'list.bin', 'shipment.csv', 'manifest.xlsx'];
  writeFileSync(join(page, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>');
  writeFileSync(join(page, 'own-worker.js'), "import 'onetweak/worker';\n");
  writeFileSync(
    join(page, 'main.js'),
    `import { connect } from 'onetweak/worker/client';
const client = connect(new Worker(new URL('./own-worker.js', import.meta.url), { type: 'module' }));
const answers = {};
const { result, svg } = await client.screen('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', { explain: true, picture: true, options: { asOf: '2026-01-01' } });
answers.one = [result.verdict, svg.startsWith('<svg')].join(' ');
try { await client.screen('CCO', { options: { jurisdictions: ['uk'] } }); } catch (error) { answers.fault = error instanceof TypeError; }
for (const file of ${JSON.stringify(files)}) {
  const list = client.screenLines(await (await fetch('/' + file)).blob(), { asOf: '2026-01-01', flagged: true });
  const began = performance.now();
  let lines = 0;
  for await (const line of list) lines += 1;
  const { records, verdicts } = await list.summary;
  answers[file] = [lines, records, Object.values(verdicts).join('/')].join(' ');
  if (file === 'list.smi') answers.rate = Math.round(records / (performance.now() - began) * 1000);
}
window.answers = answers;`,
  );
  writeFileSync(
    join(page, 'vite.config.js'),
    "export default { logLevel: 'error', worker: { format: 'es' }, build: { target: 'es2022', outDir: 'out' } };",
  );
  run('npx', ['vite', 'build'], page);
  const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '').split('?')[0]!;
    readFile(join(page, 'out', name)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': types[name.split('.').at(-1)!] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  try {
    const script = `import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: ${JSON.stringify(CHROMIUM)}, args: ['--no-sandbox'] });
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
page.on('console', (message) => console.error(message.text()));
await page.goto('http://127.0.0.1:${port}/');
await page.waitForFunction('window.answers !== undefined', undefined, { timeout: 120000 });
console.log(JSON.stringify(await page.evaluate('window.answers')));
await browser.close();`;
    writeFileSync(join(tools, 'drive.mjs'), script);
    const out = await new Promise<string>((done, reject) => {
      execFile('node', ['drive.mjs'], { cwd: tools, timeout: 200_000 }, (error, stdout, stderr) =>
        error === null
          ? done(stdout.trim())
          : reject(new Error(`${error.message}\n${stderr}`.slice(0, 2000))),
      );
    });
    const answers = JSON.parse(out) as Record<string, string | number | boolean>;
    const own = `import { screenFile } from 'onetweak/node';
for (const file of ${JSON.stringify(files)}) {
  const list = screenFile('page/public/' + file, { asOf: '2026-01-01', flagged: true });
  let lines = 0;
  for await (const line of list) lines += 1;
  const { records, verdicts } = await list.summary;
  console.log([lines, records, Object.values(verdicts).join('/')].join(' '));
}`;
    writeFileSync(join(tools, 'own.mjs'), own);
    const expected = execFileSync('node', ['own.mjs'], { cwd: tools, encoding: 'utf8' }).trim().split('\n');
    for (const [i, file] of files.entries())
      if (answers[file] !== expected[i])
        throw new Error(`${file}: ${answers[file]}, and in Node ${expected[i]}`);
    if (answers.one !== 'listed true' || answers.fault !== true) throw new Error(out);
    return `${files.length} lists as in Node (${files.map((file) => answers[file]).join('; ')}); ${answers.rate} lines a second`;
  } finally {
    server.close();
  }
}
