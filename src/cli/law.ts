import { nearest } from '../batch/source/nearest.js';
import { lawDiff } from '../law/diff.js';
import { look, lookables } from '../law/look.js';
import { registerOverview } from '../law/overview.js';
import { type LawRegister, loadRegister, registerFrom } from '../law/register.js';
import type { PaperStyle } from '../report/paper.js';
import { visibleJson } from '../report/text.js';
import { EXIT, type Io, UserError } from './io.js';
import { inPlainWords, readLaw, readPacks, readText, todayOf, warnIfOld } from './options.js';
import { PipeClosed, toStream } from './output.js';
import { type ColorWhen, colorsFor, terminalWidth } from './terminal.js';

export interface LawCommandOptions {
  readonly color?: ColorWhen;
  readonly format?: 'text' | 'json';
  readonly rules?: readonly string[];
}

/** `onetweak law list` */
export async function lawList(options: LawCommandOptions, io: Io): Promise<number> {
  const overview = registerOverview(await register(options, io));
  return tell(options, io, overview, async (style) =>
    (await import('../report/law-list.js')).lawListText(overview, style),
  );
}

/** `onetweak law show`: each thing asked for, one after the other. */
export async function lawShow(whats: readonly string[], options: LawCommandOptions, io: Io): Promise<number> {
  const all = await register(options, io);
  const found = whats.map((what) => {
    const seen = look(all, what);
    if (seen !== undefined) return seen;
    const near = nearest(what, lookables(all));
    throw new UserError(
      `the register holds nothing called "${what}"${near === undefined ? '' : `; did you mean ${near}?`} (onetweak law list)`,
    );
  });
  const names = new Map(all.jurisdictions().map(({ id, name }) => [id, name]));
  return tell(options, io, found.length === 1 ? found[0] : found, async (style) => {
    const { lawShowText } = await import('../report/law-show.js');
    const { againstFederal } = await import('../law/compare.js');
    return found
      .map((each) =>
        lawShowText(
          each,
          (id) => names.get(id) ?? id,
          style,
          (rule) => againstFederal(all, rule),
        ),
      )
      .join('\n');
  });
}

/** `onetweak law diff` */
export async function lawDiffCommand(
  jurisdiction: string | undefined,
  options: LawCommandOptions & {
    readonly from?: string;
    readonly to?: string;
    readonly verdicts?: string;
    readonly list?: string;
  },
  io: Io,
): Promise<number> {
  const { from, verdicts } = options;
  if (verdicts !== undefined) return lawVerdicts({ ...options, verdicts }, io);
  if (jurisdiction === undefined || from === undefined)
    throw new UserError(
      'law diff needs a jurisdiction and --from DAY, or --verdicts OLD.json (onetweak law diff --help)',
    );
  const all = await register(options, io);
  const id = jurisdiction.toLowerCase();
  const diff = inPlainWords(() => lawDiff(all, id, from, options.to ?? todayOf(io)));
  return tell(options, io, diff, async (style) =>
    (await import('../report/law-diff.js')).lawDiffText(
      diff,
      all.jurisdictions().find((each) => each.id === id)?.name ?? id,
      style,
    ),
  );
}

/** `onetweak law diff --verdicts`: what another register, an earlier one, says otherwise of a list of molecules. */
export async function lawVerdicts(
  { verdicts, list, ...options }: LawCommandOptions & { readonly verdicts: string; readonly list?: string },
  io: Io,
): Promise<number> {
  const all = await register(options, io);
  const earlier = await readJson(verdicts);
  const old = inPlainWords(() => registerFrom(earlier, verdicts));
  const [{ createJudge }, { changesOf }] = await Promise.all([
    import('../screening/index.js'),
    import('../law/verdicts.js'),
  ]);
  const judges = [old, all].map((each) => createJudge({ jurisdictions: ['all'] }, each));
  const molecules = list === undefined ? namedIn([old, all]) : await moleculesOf(list);
  const on = todayOf(io);
  const changes = molecules.flatMap(([smiles, name]) => {
    const [before, after] = judges.map((judge) => judge.on(judge.read(smiles), on));
    return changesOf(smiles, name, before!, after!);
  });
  const rules = new Set([old, all].flatMap((each) => each.classes().map(({ id }) => id)));
  const isRule = (id: string) => rules.has(id);
  return tell(options, io, changes, async (style) =>
    (await import('../report/law-review.js')).verdictsText(changes, molecules.length, isRule, style),
  );
}

type Molecules = readonly (readonly [smiles: string, name: string])[];

/** Every structure that either register names. */
const namedIn = (registers: readonly LawRegister[]): Molecules => [
  ...new Map(registers.flatMap((each) => each.named().map(({ smiles, name }) => [smiles, name] as const))),
];

/** The first column as SMILES and the second as a name, of a .smi or .tsv; a heading is passed over. */
async function moleculesOf(path: string): Promise<Molecules> {
  const text = await readText(path).catch((cause: Error) => {
    throw new UserError(`cannot read ${path}: ${cause.message}`);
  });
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.flatMap((line) => {
    const [smiles = '', name = ''] = line.includes('\t') ? line.split('\t') : line.split(/ (.*)/);
    return smiles.toLowerCase() === 'smiles' ? [] : [[smiles, name] as const];
  });
}

/** `onetweak law review`: what is due, the sheet of one item, or the patch that follows from an answer. */
export async function lawReview(
  id: string | undefined,
  { answer, ...options }: LawCommandOptions & { readonly answer?: string },
  io: Io,
): Promise<number> {
  const all = await register(options, io);
  const { due, patchOf, sheetOf } = await import('../law/review.js');
  if (answer !== undefined) {
    const steps = patchOf(all, await readJson(answer));
    if (typeof steps === 'string') throw new UserError(`${answer}: ${steps}`);
    return tell(options, io, steps, async (style) =>
      (await import('../report/law-review.js')).patchText(steps, style),
    );
  }
  if (id === undefined) {
    const items = due(all, todayOf(io));
    return tell(options, io, items, async (style) =>
      (await import('../report/law-review.js')).dueText(items, style),
    );
  }
  const sheet = sheetOf(all, id, todayOf(io));
  if (sheet === undefined)
    throw new UserError(
      `the register holds nothing with the id "${id}" (onetweak law review lists what is due)`,
    );
  return tell(options, io, sheet, async (style) =>
    (await import('../report/law-review.js')).sheetText(sheet, style),
  );
}

/** `onetweak law word`: how a word of the statutes is read. */
export async function lawWord(words: readonly string[], options: LawCommandOptions, io: Io): Promise<number> {
  const all = await register(options, io);
  const asked = words.join(' ');
  const [{ wordUse }, { WORDS }] = await Promise.all([
    import('../law/word.js'),
    import('../vocabulary/words.js'),
  ]);
  const use = wordUse(all, asked);
  if (use === undefined) {
    const near = nearest(asked, WORDS);
    throw new UserError(
      `no statute that is held uses the word "${asked}"${near === undefined ? '' : `; did you mean ${near}?`} (${WORDS.join(', ')})`,
    );
  }
  const [{ GUIDE }, { VOCABULARY }] = await Promise.all([
    import('../vocabulary/guide.js'),
    import('../vocabulary/vocabulary.js'),
  ]);
  const data = { ...use, reading: VOCABULARY[use.word].reading, ...GUIDE[use.word] };
  return tell(options, io, data, async (style) =>
    (await import('../report/law-review.js')).wordText(use, style),
  );
}

/** `onetweak law export`: names, days and sources for other programs. */
export async function lawExport(
  { as = 'csv', ...options }: LawCommandOptions & { readonly as?: 'csv' | 'jsonld' },
  io: Io,
): Promise<number> {
  const all = await register(options, io);
  const { EXPORT_COLUMNS, exportJsonLd, exportRows } = await import('../law/export.js');
  if (as === 'jsonld') return tell({ format: 'json' }, io, exportJsonLd(all), async () => '');
  const { csvLine } = await import('../report/csv.js');
  return tell({}, io, null, async () =>
    [
      csvLine(EXPORT_COLUMNS),
      ...exportRows(all).map((row) => csvLine(EXPORT_COLUMNS.map((column) => String(row[column] ?? '')))),
    ].join(''),
  );
}

const readJson = async (path: string): Promise<unknown> => (await readPacks([path]))[0];

/** `onetweak law on`: a molecule's time line. A text that cannot be read is reported too, and is 2. */
export async function lawOn(
  smiles: string,
  options: LawCommandOptions & { readonly jurisdiction?: readonly string[] },
  io: Io,
): Promise<number> {
  const { asOf: _, ...made } = (await readLaw(options, io)).made;
  const [{ historyOf }, { createJudge }] = await Promise.all([
    import('../screening/history.js'),
    import('../screening/index.js'),
  ]);
  const history = historyOf(
    inPlainWords(() => createJudge(made)),
    smiles,
  );
  warnIfOld(history.reviewed, io);
  const code = await tell(options, io, history, async (style) =>
    (await import('../report/law-on.js')).lawOnText(history, todayOf(io), style),
  );
  return code === EXIT.done && !history.readable ? EXIT.wrong : code;
}

/** `onetweak law schema`: what a rules file must look like. */
export async function lawSchema(io: Io): Promise<number> {
  return tell({ format: 'json' }, io, (await import('../schema/rules.js')).rulesJsonSchema(), async () => '');
}

async function register({ rules }: LawCommandOptions, io: Io): Promise<LawRegister> {
  const packs = await readPacks(rules);
  const { structureProblem } = await import('../screening/index.js');
  const all = inPlainWords(() => loadRegister(packs, { names: rules ?? [], structureProblem }));
  warnIfOld(all.reviewed, io);
  return all;
}

async function tell(
  { format, color }: LawCommandOptions,
  io: Io,
  data: unknown,
  text: (style: PaperStyle) => Promise<string>,
): Promise<number> {
  const terminal = io.out.isTTY === true;
  const width = Math.min(80, terminalWidth(io, terminal));
  try {
    await toStream(io.out).write(
      format === 'json'
        ? `${visibleJson(data, 2)}\n`
        : await text({ width, colors: colorsFor(io, terminal, color) }),
    );
  } catch (cause) {
    if (cause instanceof PipeClosed) return EXIT.pipeClosed;
    throw cause;
  }
  return EXIT.done;
}
