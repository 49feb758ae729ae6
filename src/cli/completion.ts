import type { Command, Option } from 'commander';
import { RELATION_IDS, VARIANT_IDS } from '../families/ids.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What can stand after an option or as an argument; anything, and no file, where none of these is set. */
interface Takes {
  readonly words?: readonly string[];
  /** Several of the words, by commas. */
  readonly many?: boolean;
  readonly files?: boolean;
}

interface OptionSpec {
  readonly flags: readonly string[];
  readonly about: string;
  /** Absent where it takes nothing. */
  readonly takes?: Takes;
}

interface Spec {
  /** `screen`, `law show`; empty for the command itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly OptionSpec[];
  /** What its own arguments are; absent where it has none. */
  readonly arguments?: Takes;
}

/** The jurisdictions of the register; loading it would make a shell wait, so a test holds the two together. */
export const JURISDICTIONS = ['us', 'un', 'cn', 'gb', 'ca', 'it', 'ie'] as const;

const VERDICTS = ['listed', 'class', 'analogue', 'none', 'unreadable'];

/** What options take, by their long name, with the command before it where that matters. */
const OPTIONS: Readonly<Record<string, Takes>> = {
  'screen --format': { words: ['table', 'csv', 'ndjson', 'html', 'sdf'] },
  '--format': { words: ['text', 'json'] },
  '--input-format': { words: ['smi', 'csv', 'tsv', 'sdf'] },
  '--fail-on': { words: VERDICTS, many: true },
  '--jurisdiction': { words: JURISDICTIONS, many: true },
  '--relations': { words: [...RELATION_IDS, ...VARIANT_IDS, 'none'], many: true },
  '--output': { files: true },
  '--rules': { files: true },
  '--svg': { files: true },
};

const ARGUMENTS: Readonly<Record<string, Takes>> = {
  screen: { files: true },
  completion: { words: SHELLS },
  'law show': { words: JURISDICTIONS },
  'law diff': { words: JURISDICTIONS },
};

/**
 * A completion script, made from the program's own commands and options so that it cannot fall behind them.
 *
 * @example completion(program, 'bash'); // to be put where the shell reads it
 */
export function completion(program: Command, shell: Shell): string {
  return { bash, zsh, fish }[shell](specsOf(program, ''));
}

function specsOf(command: Command, path: string): Spec[] {
  const visible = command.commands.filter((each) => !(each as unknown as { _hidden?: boolean })._hidden);
  const subcommands = visible.map((each) => ({
    name: each.name(),
    about: plain(each.summary() || each.description()),
  }));
  const inner = visible.flatMap((each) => specsOf(each, `${path} ${each.name()}`.trim()));
  const help: Spec[] =
    path === '' ? [{ path: 'help', commands: subcommands, options: [], arguments: {} }] : [];
  const own: Spec = {
    path,
    commands: [
      ...subcommands,
      ...(path === '' ? [{ name: 'help', about: 'print the help of a command' }] : []),
    ],
    options: [
      ...command.options.map((option: Option): OptionSpec => {
        const long = option.long ?? '';
        const takes = OPTIONS[`${path} ${long}`] ?? OPTIONS[long] ?? {};
        return {
          flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
          about: plain(option.description),
          ...(option.required || option.optional ? { takes } : {}),
        };
      }),
      { flags: ['-h', '--help'], about: 'print the help' },
    ],
    ...(ARGUMENTS[path] === undefined ? {} : { arguments: ARGUMENTS[path] }),
  };
  return [own, ...inner, ...help];
}

const plain = (text: string): string => text.replace(/['"`$\\:[\]]/g, '').replace(/\s+/g, ' ');

function bash(specs: readonly Spec[]): string {
  const offer = (takes: Takes): string => {
    if (takes.files) return 'COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null';
    const words = (takes.words ?? []).join(' ');
    return takes.many
      ? `COMPREPLY=($(compgen -P "$before" -W '${words}' -- "\${cur##*,}")); compopt -o nospace 2>/dev/null`
      : `COMPREPLY=($(compgen -W '${words}' -- "$cur"))`;
  };
  const values = specs.flatMap((spec) =>
    spec.options.flatMap(({ flags, takes }) =>
      takes === undefined
        ? []
        : [
            `    ${flags.map((flag) => `'${`${spec.path} ${flag}`.trim()}'`).join('|')}) ${offer(takes)}; return ;;`,
          ],
    ),
  );
  const cases = specs.map((spec) => {
    const words = [...spec.commands.map((c) => c.name), ...(spec.arguments?.words ?? [])].join(' ');
    const flags = spec.options.flatMap((o) => o.flags).join(' ');
    return `    '${spec.path}') words='${words}' flags='${flags}'${spec.arguments?.files ? ' files=1' : ''} ;;`;
  });
  return `# onetweak, completion for bash: put it in ~/.local/share/bash-completion/completions/onetweak
_onetweak() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" last=$((COMP_CWORD - 1)) at='' words='' flags='' files='' before='' i
  # Bash takes --format=csv apart at the sign.
  if [[ $cur == = ]]; then cur=''; elif [[ \${COMP_WORDS[last]} == = ]]; then last=$((last - 1)); fi
  [[ $cur == *,* ]] && before="\${cur%,*},"
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${at:+$at }\${COMP_WORDS[i]}" in
      ${paths(specs)}) at="\${at:+$at }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "\${at:+$at }\${COMP_WORDS[last]}" in
${values.join('\n')}
  esac
  case "$at" in
${cases.join('\n')}
  esac
  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [[ -n $files ]]; then COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null
  else COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
}
complete -F _onetweak onetweak
`;
}

const paths = (specs: readonly Spec[]): string =>
  specs
    .filter((s) => s.path !== '')
    .map((s) => `'${s.path}'`)
    .join('|');

function zsh(specs: readonly Spec[]): string {
  const action = ({ words, many, files }: Takes): string =>
    files
      ? ':file:_files'
      : words === undefined
        ? ':value: '
        : many
          ? `:ids:_values -s , id ${words.join(' ')}`
          : `:value:(${words.join(' ')})`;
  const branches = specs.map((spec) => {
    const options = spec.options.map(({ flags, about, takes }) => {
      const value = takes === undefined ? '' : action(takes);
      return flags.length > 1
        ? `      '(${flags.join(' ')})'{${flags.join(',')}}'[${about}]${value}'`
        : `      '${flags[0]}[${about}]${value}'`;
    });
    const rest =
      spec.commands.length > 0
        ? [`      '1:command:((${spec.commands.map((c) => `${c.name}\\:"${c.about}"`).join(' ')}))'`]
        : spec.arguments === undefined
          ? []
          : [`      '*${action(spec.arguments)}'`];
    return `    '${spec.path}')\n    _arguments -s -S \\\n${[...options, ...rest].join(' \\\n')}\n    ;;`;
  });
  return `#compdef onetweak
# onetweak, completion for zsh: put it as _onetweak in a folder of your fpath
_onetweak() {
  local at='' i
  local -a parts
  for ((i = 2; i < CURRENT; i++)); do
    case "\${at:+$at }\${words[i]}" in
      ${paths(specs)}) at="\${at:+$at }\${words[i]}" ;;
    esac
  done
  parts=(\${=at})
  words=("\${words[1]}" "\${(@)words[2+\${#parts},-1]}"); (( CURRENT -= \${#parts} ))
  case "$at" in
${branches.join('\n')}
  esac
}
if [[ \${funcstack[1]} == _onetweak ]]; then _onetweak "$@"; else compdef _onetweak onetweak; fi
`;
}

function fish(specs: readonly Spec[]): string {
  const offer = ({ words, many, files }: Takes): string => {
    if (files) return ' -r -F';
    if (words === undefined) return ' -x';
    return many ? ` -x -a '(__fish_append , ${words.join(' ')})'` : ` -x -a '${words.join(' ')}'`;
  };
  const lines = specs.flatMap((spec) => {
    const parts = spec.path === '' ? [] : spec.path.split(' ');
    const seen = parts.map((p) => `__fish_seen_subcommand_from ${p}`);
    const none = spec.commands.map((c) => c.name).join(' ');
    const when = [...seen, ...(none === '' ? [] : [`not __fish_seen_subcommand_from ${none}`])].join(
      '; and ',
    );
    const line = `complete -c onetweak${when === '' ? '' : ` -n '${when}'`}`;
    const own = spec.arguments;
    return [
      ...spec.commands.map((c) => `${line} -f -a ${c.name} -d '${c.about}'`),
      ...(own?.files
        ? [`${line} -F`]
        : own?.words === undefined
          ? []
          : [`${line} -f -a '${own.words.join(' ')}'`]),
      ...spec.options.map(({ flags, about, takes }) => {
        const short = flags.find((f) => !f.startsWith('--'));
        const long = flags.find((f) => f.startsWith('--'));
        return `${line}${short === undefined ? '' : ` -s ${short.slice(1)}`}${long === undefined ? '' : ` -l ${long.slice(2)}`}${takes === undefined ? '' : offer(takes)} -d '${about}'`;
      }),
    ];
  });
  return `# onetweak, completion for fish: put it in ~/.config/fish/completions/onetweak.fish\ncomplete -c onetweak -f\n${lines.join('\n')}\n`;
}
