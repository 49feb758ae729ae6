import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandSpec } from '../src/cli/command-spec.js';
import { COMMANDS } from '../src/cli/commands.js';
import type { Flag } from '../src/cli/flags.js';

/**
 * Writes the commands and their options into docs/COMMAND.md, from the table that the parser, the help and the completions are
 * made from: `npm run docs`, and `npm run docs:check` holds that it is current.
 */

export const COMMAND_PAGE = 'docs/COMMAND.md';
const BEGIN = '<!-- commands: npm run docs writes these lines -->';
const END = '<!-- end of commands -->';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A flag as help calls it: `-f, --format <format>`. */
export const usageOf = ({ long, short, takes }: Flag): string =>
  `${short === undefined ? '' : `-${short}, `}--${long}${takes === undefined ? '' : ` <${takes}>`}`;

const sectionOf = ({ path, about, description, argument, flags, isDefault }: CommandSpec): string => {
  const line = ['onetweak', path, argument?.name, flags.length > 0 ? '[options]' : undefined];
  const rows = [
    ...(argument === undefined ? [] : [[argument.name, argument.about]]),
    ...flags.map((flag) => [usageOf(flag), flag.about]),
  ];
  const says = description ?? `${about[0]!.toUpperCase()}${about.slice(1)}.`;
  return [
    `### \`${line.filter((word) => word !== undefined).join(' ')}\``,
    `${says}${isDefault ? ' It is what its group alone means.' : ''}`,
    ...(rows.length === 0
      ? []
      : [['| | |', '| --- | --- |', ...rows.map(([a, b]) => `| \`${a}\` | ${cell(b!)} |`)].join('\n')]),
  ].join('\n\n');
};

/** Every command with its argument and flags. */
export const commandsText = (commands: readonly CommandSpec[] = COMMANDS): string =>
  commands
    .filter(({ run }) => run !== undefined)
    .map(sectionOf)
    .join('\n\n');

/** The page with its commands as they are now. */
export function withCommands(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${COMMAND_PAGE} has no place for the commands`);
  return `${before}${BEGIN}\n\n${commandsText()}\n\n${END}${after}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(COMMAND_PAGE, withCommands(readFileSync(COMMAND_PAGE, 'utf8')));
