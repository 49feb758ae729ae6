import type { ListProgress, ListSummary } from '../entries/batch.web.js';
import { formatFacts } from '../entries/report.js';
import type { Verdict } from '../index.js';
import { by, codeOf, figure, fill, h } from './dom.js';
import { createReader, type Row } from './rows.js';
import type { SaveAnswer, SaveAsk } from './save-worker.js';
import { type Choice, chosen, dayChosen, judgedBy, onChoice, screenerOptions } from './state.js';
import { createTable } from './table.js';
import { swatch } from './verdict.js';
import { WORDS } from './words.js';
import { clientOf, startWorker } from './workers.js';

/** Rows that are kept; flagged records beyond them are counted, and saved, but are no rows. */
const MOST_ROWS = 1_000_000;
const SHOWN = ['listed', 'class', 'analogue', 'unreadable'] as const satisfies readonly Verdict[];
const MB = 1_000_000;

/** The list: a file screened in a worker, its rows, and what is saved of it. */
export interface List {
  open(file: File): void;
}

interface Run {
  readonly file: File;
  readonly choice: Choice;
  readonly asOf: string;
  readonly stop: AbortController;
  readonly started: number;
  over: boolean;
  /** Flagged or unreadable records past the rows that a table can show. */
  unshown: number;
}

export function createList(
  onOpen: (row: Row) => void,
  say: (text: string) => void,
  onStart: () => void,
): List {
  const place = by('list');
  const hidden = new Set<Verdict>();
  const counts: Record<Verdict, number> = { listed: 0, class: 0, analogue: 0, unreadable: 0, none: 0 };
  let run: Run | undefined;
  let where = '';

  const title = h('h3', { class: 'name' });
  const cancel = h(
    'button',
    { type: 'button', id: 'cancel', onclick: () => run?.stop.abort(new Error('cancelled')) },
    WORDS.cancel,
  );
  const bar = h('progress', { max: 1, value: 0, 'aria-label': WORDS.list });
  const progress = h('p', { class: 'soft small', id: 'progress' });
  const note = h('p', { class: 'note', role: 'status' });
  const again = h(
    'p',
    { class: 'note', hidden: true },
    `${WORDS.stale} `,
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => run !== undefined && start(run.file) },
      WORDS.again,
    ),
  );
  const numbers = new Map<Verdict, HTMLElement>();
  const show = h(
    'fieldset',
    { class: 'show' },
    h('legend', { class: 'hidden' }, WORDS.show),
    SHOWN.map((verdict) => {
      const count = h('b', {}, 0);
      numbers.set(verdict, count);
      return h(
        'label',
        { class: `pill v-${verdict}` },
        h('input', {
          type: 'checkbox',
          checked: true,
          value: verdict,
          onchange: (event) => {
            if ((event.target as HTMLInputElement).checked) hidden.delete(verdict);
            else hidden.add(verdict);
            refilter();
          },
        }),
        swatch(verdict),
        `${WORDS.verdictsInShort[verdict]} `,
        count,
      );
    }),
    (() => {
      const count = h('b', {}, 0);
      numbers.set('none', count);
      return h(
        'span',
        { class: 'pill still', title: WORDS.counted },
        swatch('none'),
        `${WORDS.verdictsInShort.none} `,
        count,
      );
    })(),
  );
  const search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: WORDS.search,
    'aria-label': WORDS.search,
  });
  let typed: ReturnType<typeof setTimeout> | undefined;
  search.addEventListener('input', () => {
    clearTimeout(typed);
    typed = setTimeout(refilter, 120);
  });
  const choice = h('select', {
    'aria-label': WORDS.where,
    id: 'where',
    onchange: () => {
      where = choice.value;
      refilter();
    },
  });
  const rowCount = h('span', { class: 'soft small', id: 'row-count', role: 'status' });
  const table = createTable(onOpen, () => {
    rowCount.textContent = WORDS.rows(figure(table.shown), figure(table.size));
    const none =
      table.shown > 0 ? '' : table.size > 0 ? WORDS.noRowsLeft : run?.over ? WORDS.noRows : WORDS.noRowsYet;
    if (noRows.textContent !== none) noRows.textContent = none;
  });
  const noRows = h('p', { class: 'soft none' });
  const withNone = h('input', { type: 'checkbox', id: 'with-none' });
  // The table is for terminals.
  const saves = formatFacts.flatMap(({ id, label }) =>
    id === 'table'
      ? []
      : h('button', { type: 'button', 'data-save': id, onclick: () => save(id, label) }, label),
  );
  const saveSays = h('p', { class: 'soft small', id: 'save-says', role: 'status' });
  const saveBox = h(
    'div',
    { class: 'save' },
    h('span', { class: 'label' }, WORDS.save),
    saves,
    h('label', { class: 'small' }, withNone, ` ${WORDS.saveNone}`),
    saveSays,
  );
  const inside = h(
    'div',
    { class: 'inside', hidden: true },
    h('div', { class: 'head' }, title, cancel),
    bar,
    progress,
    note,
    again,
    show,
    h('div', { class: 'find' }, search, choice, rowCount),
    h('div', { class: 'holder' }, table.element, noRows),
    saveBox,
  );
  const nothing = h('p', { class: 'soft nothing' }, `${WORDS.drop}: ${WORDS.dropMore}`);
  fill(place, nothing, inside);

  function refilter(): void {
    table.filter({ hidden: new Set(hidden), search: search.value.trim().toLowerCase(), where });
  }
  function drawCounts(): void {
    for (const [verdict, element] of numbers) element.textContent = figure(counts[verdict]);
    by('list-count').textContent = run === undefined ? '' : `(${figure(table.size)})`;
  }
  function drawProgress({ bytes, records, flagged }: ListProgress, own: Run): void {
    counts.none = records - flagged;
    const seconds = (performance.now() - own.started) / 1000;
    // All is read and not all is judged: how much is left, nobody knows.
    if (bytes >= own.file.size) bar.removeAttribute('value');
    else bar.value = bytes / own.file.size;
    progress.textContent = `${WORDS.progress(figure(records), figure(records / Math.max(seconds, 0.001)))} · ${WORDS.amount(megabytes(bytes), megabytes(own.file.size))}`;
    drawCounts();
  }
  function drawWhere(ids: readonly string[]): void {
    where = '';
    fill(
      choice,
      h('option', { value: '' }, WORDS.anywhere),
      ids.map((id) => h('option', { value: `+${id}` }, WORDS.coveredIn(codeOf(id)))),
      ids.map((id) => h('option', { value: `-${id}` }, WORDS.uncoveredIn(codeOf(id)))),
    );
  }

  async function start(file: File): Promise<void> {
    run?.stop.abort(new Error('another list'));
    const own: Run = {
      file,
      choice: chosen(),
      asOf: dayChosen(),
      stop: new AbortController(),
      started: performance.now(),
      over: false,
      unshown: 0,
    };
    run = own;
    for (const verdict of Object.keys(counts) as Verdict[]) counts[verdict] = 0;
    nothing.hidden = true;
    inside.hidden = false;
    again.hidden = true;
    note.textContent = '';
    saveSays.textContent = '';
    cancel.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    saveBox.hidden = true;
    title.textContent = WORDS.reading(file.name);
    progress.textContent = '';
    drawWhere(judgedBy());
    table.clear();
    refilter();
    drawCounts();
    onStart();
    say(WORDS.reading(file.name));
    const read = createReader();
    const list = clientOf('list').screenLines(file, {
      ...screenerOptions(own.choice),
      asOf: own.asOf,
      flagged: true,
      findings: 'ids',
      ...formatOf(file.name),
      signal: own.stop.signal,
      onProgress: (told) => {
        if (run === own) drawProgress(told, own);
      },
    });
    try {
      let batch: Row[] = [];
      let asked = false;
      const give = () => {
        asked = false;
        if (run !== own) return;
        table.add(batch);
        batch = [];
        drawCounts();
      };
      for await (const { line, id, name, smiles, raw, result } of list) {
        counts[result.verdict] += 1;
        if (table.size + batch.length < MOST_ROWS)
          batch.push({ line, id, name, smiles, raw, said: read(result) });
        else own.unshown += 1;
        if (asked) continue;
        asked = true;
        requestAnimationFrame(give);
      }
      give();
      if (run === own) finished(own, await list.summary);
    } catch (cause) {
      if (run !== own) return;
      own.over = true;
      cancel.hidden = true;
      bar.hidden = true;
      title.textContent = WORDS.stopped(file.name);
      note.textContent = own.stop.signal.aborted
        ? WORDS.cancelled
        : WORDS.listFailed(cause instanceof Error ? cause.message : String(cause));
      table.add([]);
      say(note.textContent);
    }
  }

  function finished(own: Run, summary: ListSummary): void {
    own.over = true;
    const seconds = (performance.now() - own.started) / 1000;
    cancel.hidden = true;
    bar.hidden = true;
    saveBox.hidden = false;
    Object.assign(counts, summary.verdicts);
    title.textContent = WORDS.done(own.file.name, seconds.toFixed(1));
    const rest = (['headings', 'blank', 'comments', 'continued'] as const)
      .filter((kind) => summary[kind] > 0)
      .map((kind) => `${figure(summary[kind])} ${WORDS[kind]}`);
    if (own.unshown > 0) rest.push(WORDS.unshown(figure(own.unshown)));
    progress.textContent = [
      [WORDS.summary(figure(summary.lines), figure(summary.records)), ...rest].join(', '),
      summary.understood,
      WORDS.progress(figure(summary.records), figure(summary.records / Math.max(seconds, 0.001))),
    ].join(' · ');
    table.add([]);
    drawCounts();
    const flagged = summary.records - summary.verdicts.none;
    say(
      WORDS.doneStatus(
        figure(summary.records),
        figure(flagged - summary.verdicts.unreadable),
        figure(summary.verdicts.unreadable),
      ),
    );
  }

  let saving: Worker | undefined;
  function save(format: SaveAsk['format'], label: string): void {
    if (run === undefined || saving !== undefined) return;
    const { file, choice: made, asOf } = run;
    const options = { ...screenerOptions(made), asOf };
    const name = `${stem(file.name)}-onetweak.${format}`;
    saving = startWorker('save');
    for (const button of saves) button.disabled = true;
    saveSays.textContent = WORDS.saving(label, '0');
    const end = (text: string) => {
      saving?.terminate();
      saving = undefined;
      for (const button of saves) button.disabled = false;
      saveSays.textContent = text;
    };
    saving.addEventListener('message', ({ data }: MessageEvent<SaveAnswer>) => {
      if (data.say === 'progress') saveSays.textContent = WORDS.saving(label, figure(data.records));
      else if (data.say === 'fault') end(WORDS.saveFailed(data.message));
      else {
        const address = URL.createObjectURL(data.file);
        h('a', { href: address, download: name }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
        end(WORDS.saved(name, `${megabytes(data.file.size)} MB`));
      }
    });
    saving.addEventListener('error', ({ message }) => end(WORDS.saveFailed(message)));
    const ask: SaveAsk = {
      source: file,
      name: file.name,
      format,
      flagged: !withNone.checked,
      options,
      commandLine: commandOf(file.name, made, asOf, format),
    };
    saving.postMessage(ask);
  }

  onChoice((now) => {
    if (run === undefined) return;
    again.hidden =
      now.packs === run.choice.packs &&
      now.jurisdictions === run.choice.jurisdictions &&
      dayChosen() === run.asOf;
  });
  return { open: (file) => void start(file) };
}

const megabytes = (bytes: number): string => (bytes / MB).toFixed(bytes < 100 * MB ? 1 : 0);

/** An ending that says the format; the rest is found out from the beginning of the bytes. */
function formatOf(name: string): { readonly format?: 'smi' | 'csv' | 'tsv' | 'xlsx' | 'sdf' } {
  const ending = /\.(smi|ism|csv|tsv|xlsx|sdf|sd|mol)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return {};
  if (ending === 'ism') return { format: 'smi' };
  if (ending === 'sd' || ending === 'mol') return { format: 'sdf' };
  return { format: ending as 'smi' | 'csv' | 'tsv' | 'xlsx' | 'sdf' };
}

/** The command that does the same. */
function commandOf(name: string, { jurisdictions, packs }: Choice, asOf: string, format: string): string {
  const quoted = (text: string) => (/^[\w./,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    'onetweak screen',
    quoted(name),
    `--as-of ${asOf}`,
    ...(jurisdictions === undefined ? [] : [`--jurisdiction ${jurisdictions.join(',')}`]),
    ...packs.map((pack) => `--rules ${quoted(pack.name)}`),
    `--format ${format}`,
  ].join(' ');
}

/** A file's name without what it ends on: `list.smi.gz` is `list`. */
function stem(name: string): string {
  const bare = name.replace(/\.gz$/i, '');
  return bare.replace(/\.(?:smi|csv|tsv|xlsx|sdf|txt|ism|msp)$/i, '');
}
