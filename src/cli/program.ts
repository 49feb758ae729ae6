import { Argument, Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { nearest } from '../batch/source/nearest.js';
import { visibleLines } from '../report/text.js';
import type { CommandSpec } from './command-spec.js';
import { COMMANDS } from './commands.js';
import { DID } from './did.js';
import type { Flag } from './flags.js';
import { TOP_HELP } from './help.js';
import { EXIT, type Io, UserError } from './io.js';

/** Runs the command with its arguments (without `node` and the script) and returns the exit code. Never throws for
 * anything that the user can mend: that is one line on standard error, and 2. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.done;
  const isShort = args.includes('-h') && !args.includes('--help');
  const program = topCommand(io, isShort);
  const line = commandLine(args);
  for (const spec of COMMANDS)
    addCommand(program, spec, isShort, async (options, given) => {
      DID.add(spec.path);
      code = (await spec.run?.({ args: given, options, line }, io)) ?? EXIT.done;
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.wrong;
    if (cause instanceof UserError || (cause as NodeJS.ErrnoException).code === 'ERR_NOT_LOADED') {
      io.err.write(`error: ${visibleLines((cause as Error).message)}\n`);
      return EXIT.wrong;
    }
    throw cause;
  }
}

const HELP_FLAG = ['-h, --help', 'print this help; -h is short, --help tells all'] as const;

function topCommand(io: Io, isShort: boolean): Command {
  return new Command('onetweak')
    .description(
      'Tells of each molecule whether a drug list names it, a class-wide rule covers it, or it is ' +
        'one tweak away from them and nothing in force covers it; and in which jurisdiction.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption(...HELP_FLAG)
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(usage error; onetweak --help)')
    .configureHelp({ helpWidth: 80 })
    .configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(visibleLines(text)),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText('after', isShort ? '' : TOP_HELP);
}

/** Adds a command under the words of its path. */
function addCommand(
  program: Command,
  spec: CommandSpec,
  isShort: boolean,
  act: (options: unknown, args: readonly string[]) => Promise<void>,
): void {
  const words = spec.path.split(' ');
  const name = words.pop()!;
  const group = words.reduce<Command>(
    (command, word) => command.commands.find((each) => each.name() === word)!,
    program,
  );
  const command = group
    .command(name, { isDefault: spec.isDefault ?? false })
    .summary(spec.about)
    .description(spec.description ?? `${capital(spec.about)}.`)
    .helpOption(...HELP_FLAG);
  for (const flag of spec.flags) command.addOption(optionOf(flag));
  if (spec.help !== undefined && !isShort) command.addHelpText('after', spec.help);
  if (spec.argument !== undefined) {
    const { name: text, about, parse } = spec.argument;
    const argument = new Argument(text, about);
    command.addArgument(parse === undefined ? argument : argument.argParser(parse));
  }
  if (spec.run === undefined) return;
  // A mistyped command comes to the group's default as an argument.
  if (spec.isDefault) command.allowExcessArguments(true);
  command.action(async () => {
    if (spec.isDefault) refuseUnknown(command, group);
    await act(command.opts(), command.processedArgs.flat() as string[]);
  });
}

function optionOf({ long, short, takes, about, parse, isMandatory, conflicts }: Flag): Option {
  const option = new Option(
    `${short === undefined ? '' : `-${short}, `}--${long}${takes === undefined ? '' : ` <${takes}>`}`,
    about,
  );
  if (parse !== undefined) option.argParser(parse);
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option.makeOptionMandatory(isMandatory ?? false);
}

function refuseUnknown(command: Command, group: Command): void {
  const [wrong] = command.args;
  if (wrong === undefined) return;
  const near = nearest(
    wrong,
    group.commands.map((each) => each.name()),
  );
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  throw new UserError(`unknown command '${group.name()} ${wrong}'${meant} (onetweak ${group.name()} --help)`);
}

/** The arguments as they could be typed again. */
function commandLine(args: readonly string[]): string {
  const quoted = args.map((arg) =>
    /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`,
  );
  return ['onetweak', ...quoted].join(' ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
