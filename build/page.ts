import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { shell } from '../src/page/shell.js';
import { WORDS } from '../src/page/words.js';
import { STYLE } from '../src/report/html/style.js';
import { bundledOf, modulesIn, writeBundled } from './bundled.js';

/**
 * Makes dist/page/onetweak.html: one file that holds style, script, worker and WebAssembly, and whose content policy allows
 * just these, by their hashes, and no connection.
 *
 * The script stands in the file as text and is run after the first paint; workers are made of the same text.
 */

const OUT = 'dist/page';

const { outputFiles, metafile } = await build({
  entryPoints: ['src/page/main.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
  write: false,
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
const library = outputFiles![0]!.text.replaceAll(/<(?=\/script|!--|script)/gi, '\\x3C').trim();

const palette = /^:root\{[^}]*\}/m.exec(STYLE)?.[0];
if (palette === undefined) throw new Error('the report has its colours elsewhere now');
const css = readFileSync('src/page/page.css', 'utf8');
const style = (await transform(`${palette}\n${css}`, { loader: 'css', minify: true })).code.trim();

// When all is read, and after the first paint: the script's text becomes a script of its own, which the policy knows by its hash.
const boot = `addEventListener('DOMContentLoaded',()=>requestAnimationFrame(()=>setTimeout(()=>{const s=document.createElement('script');s.textContent=document.getElementById('library').textContent;document.head.append(s)})))`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(boot)} ${hash(library)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'worker-src blob:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const page = `<!doctype html>
<html lang="${WORDS.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="onetweak ${version}">
<title>${WORDS.title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${shell(WORDS)}
<script>${boot}</script>
<script type="text/plain" id="library">${library}</script>
</body>
</html>
`;
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/onetweak.html`, page);
const bytes = Buffer.from(page);
console.log(
  `${OUT}/onetweak.html: ${Math.round(bytes.length / 1000)} kB, ${Math.round(gzipSync(bytes, { level: 9 }).length / 1000)} kB gzipped`,
);
writeBundled(bundledOf([...modulesIn('dist'), ...Object.keys(metafile!.inputs)]));
