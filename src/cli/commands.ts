import { JURISDICTION_GROUP_IDS, JURISDICTION_IDS } from '../law/data/index.js';
import { type CommandSpec, SHELLS, type Shell } from './command-spec.js';
import type { ExplainOptions } from './explain.js';
import {
  DIFF_FLAGS,
  EXPLAIN_FLAGS,
  EXPORT_FLAGS,
  LAW_TEST_FLAGS,
  REGISTER_FLAGS,
  REVIEW_FLAGS,
  SCHEMA_FLAGS,
  SCREEN_FLAGS,
  SERVE_FLAGS,
  TIMELINE_FLAGS,
} from './flags.js';
import { EXPLAIN_HELP, LAW_HELP, SERVE_HELP, screenHelp } from './help.js';
import { EXIT } from './io.js';
import type { LawCommandOptions } from './law.js';
import type { LawTestOptions } from './law-test.js';
import type { ScreenOptions } from './screen.js';
import type { ServeCommandOptions } from './serve.js';
import { oneOf } from './values.js';

const law = () => import('./law.js');

export const COMMANDS: readonly CommandSpec[] = [
  {
    path: 'screen',
    about: 'judge every molecule of a list',
    description: 'Judges every molecule of a list. One record of output for each record of input.',
    argument: {
      name: '[files...]',
      about: 'lists (.smi .txt .csv .tsv .sdf, each also .gz); - is standard input',
      files: true,
    },
    flags: SCREEN_FLAGS,
    help: screenHelp,
    run: async ({ args, options, line }, io) =>
      (await import('./screen.js')).screen(args, { ...(options as ScreenOptions), commandLine: line }, io),
  },
  {
    path: 'explain',
    about: 'tell at length of one molecule',
    description: 'Tells at length of one molecule: its sites, the findings clause by clause, and why.',
    argument: { name: '<smiles>', about: 'one SMILES, in quotes; - reads it from standard input' },
    flags: EXPLAIN_FLAGS,
    help: () => EXPLAIN_HELP,
    run: async ({ args, options }, io) =>
      (await import('./explain.js')).explain(args[0]!, options as ExplainOptions, io),
  },
  {
    path: 'serve',
    about: 'answer other programs, by lines of JSON, HTTP or MCP',
    description: 'Answers other programs until its input ends, or it is told to stop (docs/SERVICE.md).',
    flags: SERVE_FLAGS,
    help: () => SERVE_HELP,
    run: async ({ options }, io) =>
      (await import('./serve.js')).serveCommand(options as ServeCommandOptions, io),
  },
  {
    path: 'schema',
    about: 'the JSON Schema of a record of ndjson',
    description: 'Prints the JSON Schema of a record, as --format ndjson and explain --format json give it.',
    flags: SCHEMA_FLAGS,
    async run({ options }, io) {
      const { recordJsonSchema } = await import('../schema/record.js');
      const { findings } = options as Pick<ScreenOptions, 'findings'>;
      io.out.write(`${JSON.stringify(recordJsonSchema(findings), null, 2)}\n`);
      return EXIT.done;
    },
  },
  {
    path: 'completion',
    about: 'a completion script for a shell',
    description: 'Prints a completion script; its first lines say where to put it.',
    argument: { name: '<shell>', about: 'bash, zsh or fish', words: SHELLS, parse: oneOf(SHELLS) },
    flags: [],
    async run({ args }, io) {
      const { completion } = await import('./completion.js');
      const jurisdictions = [...JURISDICTION_IDS, ...JURISDICTION_GROUP_IDS, 'all'];
      io.out.write(completion(COMMANDS, args[0] as Shell, jurisdictions));
      return EXIT.done;
    },
  },
  {
    path: 'law',
    about: 'show the register of lists and rules, on any day',
    description: 'Shows the register: what it holds, what it does not, and what changed when.',
    flags: [],
    help: () => LAW_HELP,
  },
  {
    path: 'law list',
    about: 'the jurisdictions, their rules, and the texts that are not held',
    flags: REGISTER_FLAGS,
    isDefault: true,
    run: async ({ options }, io) => (await law()).lawList(options as LawCommandOptions, io),
  },
  {
    path: 'law show',
    about: 'a jurisdiction, a rule or an entry',
    argument: {
      name: '<what...>',
      about: 'us, us-frs-2025, us-frs (both of them), or a name such as carfentanil',
      jurisdictions: true,
    },
    flags: REGISTER_FLAGS,
    run: async ({ args, options }, io) => (await law()).lawShow(args, options as LawCommandOptions, io),
  },
  {
    path: 'law diff',
    about: 'what changed in a jurisdiction between two days, or in verdicts between two registers',
    argument: { name: '[jurisdiction]', about: 'its id, such as us', jurisdictions: true },
    flags: DIFF_FLAGS,
    run: async ({ args, options }, io) =>
      (await law()).lawDiffCommand(args[0], options as LawCommandOptions, io),
  },
  {
    path: 'law on',
    about: 'the days on which the verdict on a molecule changed',
    argument: { name: '<smiles>', about: 'the molecule; put it in quotes' },
    flags: TIMELINE_FLAGS,
    run: async ({ args, options }, io) => (await law()).lawOn(args[0]!, options as LawCommandOptions, io),
  },
  {
    path: 'law review',
    about: 'what to hold against its source: the place, the words, a form, the patch',
    argument: { name: '[id]', about: 'an entry, a rule, or a text not held such as it#1' },
    flags: REVIEW_FLAGS,
    run: async ({ args, options }, io) => (await law()).lawReview(args[0], options as LawCommandOptions, io),
  },
  {
    path: 'law word',
    about: 'how a word of the statutes is read, such as acyl',
    argument: { name: '<word...>', about: 'a word: acyl, alkyl, aromatic monocycle' },
    flags: REGISTER_FLAGS,
    run: async ({ args, options }, io) => (await law()).lawWord(args, options as LawCommandOptions, io),
  },
  {
    path: 'law export',
    about: 'names, days and sources as CSV or JSON-LD',
    flags: EXPORT_FLAGS,
    run: async ({ options }, io) => (await law()).lawExport(options as LawCommandOptions, io),
  },
  {
    path: 'law test',
    about: 'try ten claims that should hold for every rules file of your own',
    description:
      'Tries on a rules file of your own what should hold for every one (docs/TESTING.md; needs fast-check). 1 where a claim does not hold.',
    argument: { name: '<rules>', about: 'a rules file, JSON', files: true },
    flags: LAW_TEST_FLAGS,
    run: async ({ args, options }, io) =>
      (await import('./law-test.js')).lawTest(args[0]!, options as LawTestOptions, io),
  },
  {
    path: 'law schema',
    about: 'the JSON Schema of a rules file',
    description: 'Prints the JSON Schema of a rules file, for --rules.',
    flags: [],
    run: async (_, io) => (await law()).lawSchema(io),
  },
];
