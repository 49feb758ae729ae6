import { nearest } from '../batch/source/nearest.js';
import { lawDiff } from '../law/diff.js';
import { look, lookables } from '../law/look.js';
import { registerOverview } from '../law/overview.js';
import { loadRegister, type Register } from '../law/register.js';
import type { PaperStyle } from '../report/paper.js';
import { visibleJson } from '../report/text.js';
import { EXIT, type Io, UserError } from './io.js';
import { inPlainWords, readLaw, readPacks, today, warnIfOld } from './options.js';
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
    return found.map((each) => lawShowText(each, (id) => names.get(id) ?? id, style)).join('\n');
  });
}

/** `onetweak law diff` */
export async function lawDiffCommand(
  jurisdiction: string,
  options: LawCommandOptions & { readonly from: string; readonly to?: string },
  io: Io,
): Promise<number> {
  const all = await register(options, io);
  const id = jurisdiction.toLowerCase();
  const diff = inPlainWords(() => lawDiff(all, id, options.from, options.to ?? today(io)));
  return tell(options, io, diff, async (style) =>
    (await import('../report/law-diff.js')).lawDiffText(
      diff,
      all.jurisdictions().find((each) => each.id === id)?.name ?? id,
      style,
    ),
  );
}

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
    (await import('../report/law-on.js')).lawOnText(history, today(io), style),
  );
  return code === EXIT.done && !history.readable ? EXIT.wrong : code;
}

/** `onetweak law schema`: what a rules file must look like. */
export async function lawSchema(io: Io): Promise<number> {
  return tell({ format: 'json' }, io, (await import('../schema/rules.js')).rulesJsonSchema(), async () => '');
}

async function register({ rules }: LawCommandOptions, io: Io): Promise<Register> {
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
