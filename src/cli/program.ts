import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { INPUT_FORMATS } from '../batch/source/formats.js';
import { nearest } from '../batch/source/nearest.js';
import { RELATION_IDS, VARIANT_IDS } from '../families/ids.js';
import { REPORT_FORMATS } from '../report/formats.js';
import { visibleLines } from '../report/text.js';
import type { Verdict } from '../result.js';
import type { Shell } from './completion.js';
import type { ExplainOptions } from './explain.js';
import { EXPLAIN_HELP, LAW_HELP, SCREEN_HELP, TOP_HELP } from './help.js';
import { EXIT, type Io, UserError } from './io.js';
import type { LawCommandOptions } from './law.js';
import type { RelationChoice } from './options.js';
import type { ScreenOptions } from './screen.js';

const FORMATS = REPORT_FORMATS.map(({ id }) => id);
const SHELLS = ['bash', 'zsh', 'fish'] as const satisfies readonly Shell[];
const VERDICTS = ['listed', 'class', 'analogue', 'none', 'unreadable'] as const satisfies readonly Verdict[];

/** Runs the command with its arguments (without `node` and the script) and gives the exit code. Never throws for
 * anything that the user can mend: that is one line on standard error, and 2. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('onetweak')
    .description(
      'Tells of each molecule whether a list names it as a fentanyl, a class-wide rule covers it, ' +
        'or it is built like fentanyl and nothing in force covers it.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(onetweak --help tells how it is used)')
    .configureHelp({ helpWidth: 80 })
    .configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(visibleLines(text)),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .addHelpText('after', TOP_HELP);

  lawOptions(
    program
      .command('screen')
      .summary('judge every molecule of a list')
      .description('Judges every molecule of a list. One record of output for each record of input.')
      .argument('[files...]', 'lists (.smi .txt .csv .tsv .sdf, each also .gz); - is standard input'),
  )
    .addOption(
      new Option(
        '-f, --format <format>',
        'table, csv, ndjson, html or sdf (table, or what the output file ends with)',
      ).argParser(oneOf(FORMATS)),
    )
    .option('-o, --output <file>', 'write there instead of to standard output')
    .option('--resume', 'go on with the FILE.partial that an ndjson run which ended early left (with -o)')
    .option('--flagged', 'show only records that are not none; unreadable ones are shown')
    .addOption(
      new Option(
        '--fail-on <verdicts>',
        'exit with 1 if a record is at or above: listed, class, analogue, none; unreadable is a threshold of its own',
      ).argParser((text) => text.split(',').map((each) => oneOf(VERDICTS)(each.trim()))),
    )
    .option('--column <name>', 'the column of SMILES, by its heading or its number')
    .option('--id-column <name>', 'the column of ids; of an SD file the data item')
    .option('--name-column <name>', 'the column, or data item, of declared names')
    .addOption(
      new Option(
        '--input-format <format>',
        'smi, csv, tsv or sdf, for all inputs (told from name and content)',
      ).argParser(oneOf(INPUT_FORMATS.map(({ id }) => id))),
    )
    .addOption(
      new Option('--threads <n>', 'threads to judge on (one for each processor, on large lists)').argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option(
        '--exact',
        'judge every line by the exact path, without the prefilter that passes over most of a large list',
      ).conflicts('fast'),
    )
    .option(
      '--fast',
      'use the prefilter on small lists too, so that a part of a list gives what the whole gives',
    )
    .option(
      '--allow-empty',
      'exit with 0 where an input holds no record, or none that can be read, as a piece of a list may',
    )
    .option('--bom', 'begin csv with a byte order mark, which some spreadsheets want')
    .addHelpText('after', SCREEN_HELP)
    .action(async (files: string[], options: ScreenOptions) => {
      const { screen } = await import('./screen.js');
      code = await screen(files, { ...options, commandLine: commandLine(args) }, io);
    });

  lawOptions(
    program
      .command('explain')
      .summary('tell at length of one molecule')
      .description('Tells at length of one molecule: its sites, the findings clause by clause, and why.')
      .argument('<smiles>', 'one SMILES, in quotes'),
  )
    .addOption(
      new Option('-f, --format <format>', 'text or json').argParser(oneOf(['text', 'json'] as const)),
    )
    .option('--svg <file>', 'draw it there, beside the nearest named substance')
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (smiles: string, options: ExplainOptions) => {
      const { explain } = await import('./explain.js');
      code = await explain(smiles, options, io);
    });

  program
    .command('schema')
    .summary('the JSON Schema of a record of ndjson')
    .description('Prints the JSON Schema of a record, as --format ndjson and explain --format json give it.')
    .action(async () => {
      const { recordJsonSchema } = await import('../report/ndjson.js');
      io.out.write(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
    });
  program
    .command('completion')
    .summary('a completion script for a shell')
    .description('Prints a completion script; its first lines say where to put it.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').argParser(oneOf(SHELLS)))
    .action(async (shell: Shell) => {
      const { completion } = await import('./completion.js');
      io.out.write(completion(program, shell));
    });

  const law = program
    .command('law')
    .summary('show the register of lists and rules, on any day')
    .description('Shows the register: what it holds, what it does not, and what changed when.')
    .addHelpText('after', LAW_HELP);
  const lawCommand = (name: string, description: string, isDefault = false) =>
    rulesOption(
      law
        .command(name, { isDefault })
        .summary(description)
        .description(`${capital(description)}.`),
    ).addOption(
      new Option('-f, --format <format>', 'text or json (text)').argParser(oneOf(['text', 'json'] as const)),
    );
  // It is what `law` alone means, so that a mistyped command comes here as an argument.
  lawCommand('list', 'the jurisdictions, their rules, and the texts that are not held', true)
    .allowExcessArguments(true)
    .action(async (options: LawCommandOptions, list: Command) => {
      const [wrong] = list.args;
      if (wrong !== undefined) {
        const near = nearest(
          wrong,
          law.commands.map((each) => each.name()),
        );
        const meant = near === undefined ? '' : `; did you mean ${near}?`;
        throw new UserError(`unknown command 'law ${wrong}'${meant} (onetweak law --help)`);
      }
      code = await (await import('./law.js')).lawList(options, io);
    });
  lawCommand('show', 'a jurisdiction, a rule or an entry')
    .argument('<what...>', 'us, us-frs-2025, us-frs (both of them), or a name such as carfentanil')
    .action(async (whats: string[], options: LawCommandOptions) => {
      code = await (await import('./law.js')).lawShow(whats, options, io);
    });
  lawCommand('diff', 'what began, changed and ended in a jurisdiction between two days')
    .argument('<jurisdiction>', 'its id, such as us')
    .addOption(
      new Option('--from <day>', 'what began on that day is not new').argParser(day).makeOptionMandatory(),
    )
    .addOption(new Option('--to <day>', 'the last day, included (today, UTC)').argParser(day))
    .action(async (jurisdiction: string, options: LawCommandOptions & { from: string; to?: string }) => {
      code = await (await import('./law.js')).lawDiffCommand(jurisdiction, options, io);
    });
  jurisdictionOption(lawCommand('on', 'the days on which the verdict on a molecule changed'))
    .argument('<smiles>', 'the molecule; put it in quotes')
    .action(async (smiles: string, options: LawCommandOptions & { jurisdiction?: string[] }) => {
      code = await (await import('./law.js')).lawOn(smiles, options, io);
    });
  law
    .command('schema')
    .summary('the JSON Schema of a rules file')
    .description('Prints the JSON Schema of a rules file, for --rules.')
    .action(async () => {
      code = await (await import('./law.js')).lawSchema(io);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.wrong;
    if (cause instanceof UserError) {
      io.err.write(`error: ${visibleLines(cause.message)}\n`);
      return EXIT.wrong;
    }
    throw cause;
  }
}

function lawOptions(command: Command): Command {
  jurisdictionOption(command).addOption(
    new Option('--as-of <day>', 'judge by what was in force on that day, YYYY-MM-DD (today, UTC)').argParser(
      day,
    ),
  );
  command.addOption(
    new Option(
      '--relations <ids>',
      'what makes an analogue, by commas: ids, or -id for all but it (all)',
    ).argParser(relations),
  );
  return rulesOption(command);
}

/** `skeleton,no-acyl` chooses; `-urea,-ring-opened` leaves out; `none` turns the verdict off. */
function relations(text: string): RelationChoice {
  const asked = text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  const known = oneOf([...RELATION_IDS, ...VARIANT_IDS]);
  const out: string[] = asked.filter((each) => each.startsWith('-')).map((each) => known(each.slice(1)));
  const only: string[] = asked
    .filter((each) => !each.startsWith('-') && each !== 'all' && each !== 'none')
    .map(known);
  const some = <T extends string>(all: readonly T[]): T[] => {
    const named = all.filter((id) => only.includes(id));
    return (named.length > 0 ? named : all).filter((id) => !out.includes(id));
  };
  return {
    relations: asked.includes('none') ? [] : some(RELATION_IDS),
    ...([...only, ...out].some((id) => (VARIANT_IDS as readonly string[]).includes(id))
      ? { variants: some(VARIANT_IDS) }
      : {}),
  };
}

/** The arguments as they could be typed again. */
function commandLine(args: readonly string[]): string {
  const quoted = args.map((arg) =>
    /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`,
  );
  return ['onetweak', ...quoted].join(' ');
}

function jurisdictionOption(command: Command): Command {
  return command.addOption(
    new Option(
      '-j, --jurisdiction <ids>',
      'whose lists and rules, by commas: us,cn,gb,it,ie,ca,un (all)',
    ).argParser((text, before: string[] | undefined) => [
      ...(before ?? []),
      ...text
        .split(',')
        .map((id) => id.trim().toLowerCase())
        .filter((id) => id !== ''),
    ]),
  );
}

function rulesOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--rules <file>',
      'add lists and rules of your own, a JSON file (onetweak law schema); may be given again',
    ).argParser((file, before: string[] | undefined) => [...(before ?? []), file]),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function oneOf<const T extends readonly string[]>(words: T): (text: string) => T[number] {
  return (text) => {
    if (words.includes(text)) return text;
    const near = nearest(text, words);
    throw new InvalidArgumentError(
      `${near === undefined ? '' : `Did you mean ${near}? `}It is one of: ${words.join(', ')}.`,
    );
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 999.');
  return value;
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== text
  )
    throw new InvalidArgumentError('It is a day such as 2018-02-06.');
  return text;
}
