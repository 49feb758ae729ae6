import type { CommandSpec, Shell } from './command-spec.js';
import type { Flag, Takes } from './flags.js';

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

/**
 * Makes a completion script of the command's own table, so that it cannot fall behind it.
 *
 * @param jurisdictions - ids of the register
 * @example completion(COMMANDS, 'bash', ['us', 'gb']); // to be put where the shell reads it
 */
export function completion(
  commands: readonly CommandSpec[],
  shell: Shell,
  jurisdictions: readonly string[],
): string {
  const under = (path: string) =>
    commands
      .filter((each) => each.path.split(' ').slice(0, -1).join(' ') === path)
      .map((each) => ({ name: each.path.split(' ').at(-1)!, about: plain(each.about) }));
  const takes = (given: Takes): Takes => (given.jurisdictions ? { ...given, words: jurisdictions } : given);
  const option = (flag: Flag): OptionSpec => ({
    flags: [...(flag.short === undefined ? [] : [`-${flag.short}`]), `--${flag.long}`],
    about: plain(flag.about),
    ...(flag.takes === undefined ? {} : { takes: takes(flag) }),
  });
  const help: OptionSpec = { flags: ['-h', '--help'], about: 'print the help' };
  const specs: Spec[] = [
    {
      path: '',
      commands: [...under(''), { name: 'help', about: 'print the help of a command' }],
      options: [{ flags: ['-V', '--version'], about: 'print the version' }, help],
    },
    ...commands.map((each) => ({
      path: each.path,
      commands: under(each.path),
      options: [...each.flags.map(option), help],
      ...(each.argument === undefined ? {} : { arguments: takes(each.argument) }),
    })),
    { path: 'help', commands: under(''), options: [] },
  ];
  return { bash, zsh, fish }[shell](specs);
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
