import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Flag, SCREEN_FLAGS } from '../src/cli/flags.js';

const BEGIN = '<!-- options: npx tsx bench/options.ts writes these lines -->';
const END = '<!-- end of options -->';

/** The flags of `screen` as the table of the README. */
export const optionsTable = (flags: readonly Flag[] = SCREEN_FLAGS): string =>
  [
    '| option | |',
    '| --- | --- |',
    ...flags.map(({ long, short, takes, about }) => {
      const name = `${short === undefined ? '' : `-${short}, `}--${long}${takes === undefined ? '' : ` <${takes}>`}`;
      return `| \`${name}\` | ${about.replaceAll('|', '\\|')} |`;
    }),
  ].join('\n');

/** A README with its table of options as the flags are now. */
export function withOptions(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('the README has no place for the options');
  return `${before}${BEGIN}\n\n${optionsTable()}\n\n${END}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync('README.md', withOptions(readFileSync('README.md', 'utf8')));
