import type { Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface Spec {
  /** `screen`, `law show`; empty for the command itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly about: string;
    readonly takes: boolean;
  }[];
}

/** Values that some options take, by their long name. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--input-format': ['smi', 'csv', 'tsv'],
  '--fail-on': ['listed', 'class', 'analogue', 'none', 'unreadable'],
  '--jurisdiction': ['all', 'us', 'cn', 'gb', 'it', 'ie', 'ca', 'un'],
};

/**
 * A completion script, made from the program's own commands and options so that it cannot fall behind them.
 *
 * @example completion(program, 'bash'); // to be put where the shell reads it
 */
export function completion(program: Command, shell: Shell, formats: readonly string[]): string {
  const specs = specsOf(program, '');
  const values = { ...VALUES, '--format': [...formats, 'text', 'json'] };
  return { bash, zsh, fish }[shell](specs, values);
}

function specsOf(command: Command, path: string): Spec[] {
  const visible = command.commands.filter((each) => !(each as unknown as { _hidden?: boolean })._hidden);
  const own: Spec = {
    path,
    commands: visible.map((each) => ({
      name: each.name(),
      about: plain(each.summary() || each.description()),
    })),
    options: [
      ...command.options.map((option: Option) => ({
        flags: [option.short, option.long].filter(
          (flag): flag is string => flag !== undefined && flag !== null,
        ),
        about: plain(option.description),
        takes: option.required || option.optional,
      })),
      { flags: ['-h', '--help'], about: 'print the help', takes: false },
    ],
  };
  return [own, ...visible.flatMap((each) => specsOf(each, `${path} ${each.name()}`.trim()))];
}

const plain = (text: string): string => text.replace(/['"`$\\:[\]]/g, '').replace(/\s+/g, ' ');

type Values = Readonly<Record<string, readonly string[]>>;

function bash(specs: readonly Spec[], values: Values): string {
  const cases = specs.map((spec) => {
    const words = [...spec.commands.map((c) => c.name), ...spec.options.flatMap((o) => o.flags)];
    return `    '${spec.path}') words='${words.join(' ')}' ;;`;
  });
  const valueCases = Object.entries(values).map(
    ([flag, list]) =>
      `    ${flag === '--format' ? '-f|--format' : flag === '--jurisdiction' ? '-j|--jurisdiction' : flag}) COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$cur")); return ;;`,
  );
  const names = specs.map((s) => `'${s.path}'`).join('|');
  return `# onetweak, completion for bash: put it in ~/.local/share/bash-completion/completions/onetweak
_onetweak() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path='' words='' i
  case "$prev" in
${valueCases.join('\n')}
    -o|--output|--rules|--svg) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
      ${names}) path="\${path:+$path }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [[ "$path" == screen && "$cur" != -* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _onetweak onetweak
`;
}

function zsh(specs: readonly Spec[], values: Values): string {
  const branches = specs.map((spec) => {
    const options = spec.options.map((o) => {
      const list = values[o.flags.at(-1)!];
      const value = !o.takes ? '' : list === undefined ? ':value:_files' : `:value:(${list.join(' ')})`;
      return o.flags.length > 1
        ? `      '(${o.flags.join(' ')})'{${o.flags.join(',')}}'[${o.about}]${value}'`
        : `      '${o.flags[0]}[${o.about}]${value}'`;
    });
    const rest =
      spec.commands.length > 0
        ? `      '1:command:((${spec.commands.map((c) => `${c.name}\\:"${c.about}"`).join(' ')}))'`
        : `      '*:file:_files'`;
    return `    '${spec.path}')\n    _arguments -s \\\n${[...options, rest].join(' \\\n')}\n    ;;`;
  });
  return `#compdef onetweak
# onetweak, completion for zsh: put it as _onetweak in a folder of your fpath
_onetweak() {
  local path='' i
  for ((i = 2; i < CURRENT; i++)); do
    case "\${path:+$path }\${words[i]}" in
      ${specs.map((s) => `'${s.path}'`).join('|')}) path="\${path:+$path }\${words[i]}" ;;
    esac
  done
  local -a parts; parts=(\${=path})
  words=("\${words[1]}" "\${(@)words[2+\${#parts},-1]}"); (( CURRENT -= \${#parts} ))
  case "$path" in
${branches.join('\n')}
  esac
}
_onetweak "$@"
`;
}

function fish(specs: readonly Spec[], values: Values): string {
  const lines = specs.flatMap((spec) => {
    const parts = spec.path === '' ? [] : spec.path.split(' ');
    const seen = parts.map((p) => `__fish_seen_subcommand_from ${p}`);
    const none = spec.commands.map((c) => c.name).join(' ');
    const when = [...seen, ...(none === '' ? [] : [`not __fish_seen_subcommand_from ${none}`])].join(
      '; and ',
    );
    const condition = when === '' ? '' : ` -n '${when}'`;
    return [
      ...spec.commands.map((c) => `complete -c onetweak${condition} -f -a ${c.name} -d '${c.about}'`),
      ...spec.options.map((o) => {
        const short = o.flags.find((f) => !f.startsWith('--'));
        const long = o.flags.find((f) => f.startsWith('--'));
        const list = values[long ?? ''];
        return `complete -c onetweak${condition}${short === undefined ? '' : ` -s ${short.slice(1)}`}${long === undefined ? '' : ` -l ${long.slice(2)}`}${o.takes ? ' -r' : ''}${list === undefined ? '' : ` -f -a '${list.join(' ')}'`} -d '${o.about}'`;
      }),
    ];
  });
  return `# onetweak, completion for fish: put it in ~/.config/fish/completions/onetweak.fish\n${lines.join('\n')}\n`;
}
