import { isDay, readAddress, writeAddress } from './address.js';
import { type Judged, judge, lookOf, type ReadAs, support } from './ask.js';
import { addRules, createControls } from './controls.js';
import { by, fill, h } from './dom.js';
import type { Editor } from './editor.js';
import { moveDay, showHistory } from './history.js';
import { createList, type List } from './list.js';
import { caret, clearSupport, type Origin, showSupport, showVerdict } from './result.js';
import { choose, onChoice, screenerOptions, today } from './state.js';
import { EXAMPLES, WORDS } from './words.js';
import { clientOf } from './workers.js';

/** What is asked now; an answer to anything else comes too late. */
interface Asked {
  readonly text: string;
  readonly given: 'drawn' | 'row' | undefined;
  readonly origin: Origin | undefined;
}

const text = by<HTMLTextAreaElement>('text');
let asked: Asked = { text: '', given: undefined, origin: undefined };
let turn = 0;
let shown: Judged | undefined;
let inAddress = false;
let editor: Editor | undefined;
/** What the time line and the picture on the page belong to. */
let drawnFor = '';
let slow: ReturnType<typeof setTimeout> | undefined;

const say = (words: string): void => {
  by('live').textContent = words;
};

/** Said to everybody, not to a reader of the screen alone. */
function warn(words: string): void {
  const place = by('warning');
  place.textContent = words;
  place.hidden = words === '';
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const fault = (cause: unknown): void => warn(messageOf(cause));

/** Asks for the verdict, and then for what supports it. The newest question wins. */
function ask(wait = 0): void {
  const own = ++turn;
  const { text: given, given: how, origin } = asked;
  if (given.trim() === '' && origin === undefined) {
    showNothing();
    return;
  }
  judge(given, how)
    .then((judged) => {
      if (own !== turn) return;
      shown = judged;
      show(judged, origin);
      clearTimeout(slow);
      if (wait > 0) slow = setTimeout(() => supportNow(own, judged), wait);
      else supportNow(own, judged);
    })
    .catch(fault);
}

function show(judged: Judged, origin: Origin | undefined): void {
  const { result, readAs } = judged;
  by('read-as').textContent = WORDS.readAs[readAs as ReadAs];
  showVerdict(judged, origin);
  performance.mark('onetweak:verdict');
  const issue = result.issues.find(({ severity }) => severity === 'error');
  fill(by('caret'), issue === undefined ? null : [caret(result.smiles, issue), h('p', {}, issue.message)]);
  if (result.verdict === 'unreadable') {
    clearSupport();
    showHistory(undefined, setDay);
    drawnFor = '';
  } else if (drawnFor !== result.smiles) clearSupport();
  moveDay();
  if (readAs !== 'drawn' && result.verdict !== 'unreadable') showInEditor(result.smiles);
  if (inAddress) writeAddress(result.smiles);
}

function supportNow(own: number, judged: Judged): void {
  if (judged.result.verdict === 'unreadable') return;
  const key = JSON.stringify([judged.result.smiles, judged.result.jurisdictions]);
  support(judged, 'picture')
    .then((screened) => {
      if (own !== turn) return;
      showSupport(judged, screened);
      drawnFor = judged.result.smiles;
      performance.mark('onetweak:picture');
      say(`${WORDS.verdicts[judged.result.verdict]}, ${WORDS.on(judged.result.asOf)}`);
      if (key === historyFor) return;
      return support(judged, 'history').then(({ history }) => {
        if (own !== turn || history === undefined) return;
        historyFor = key;
        showHistory(history, setDay);
      });
    })
    .catch(fault);
}
let historyFor = '';

function showNothing(): void {
  shown = undefined;
  drawnFor = '';
  historyFor = '';
  by('empty').hidden = false;
  by('card').hidden = true;
  by('read-as').textContent = '';
  fill(by('caret'));
  editor?.show('');
  showHistory(undefined, setDay);
  takeOut();
}

function setDay(day: string): void {
  if (isDay(day)) choose({ day: day === today() ? undefined : day });
}

function showInEditor(smiles: string): void {
  if (editor !== undefined) by('cannot-draw').hidden = editor.show(smiles);
}

function typed(): void {
  asked = { text: text.value, given: undefined, origin: undefined };
  offerList();
  ask();
}

/** Several lines that are no molfile are a list. */
function offerList(): void {
  const lines = text.value.split(/\r?\n/).filter((line) => line.trim() !== '');
  const old = document.getElementById('as-list');
  old?.remove();
  if (lines.length < 2 || lookOf(text.value) === 'molfile') return;
  by('caret').before(
    h(
      'button',
      {
        type: 'button',
        id: 'as-list',
        onclick: () => list.open(new File([`${lines.join('\n')}\n`], 'pasted.smi')),
      },
      WORDS.asList(lines.length),
    ),
  );
}

function put(value: string): void {
  text.value = value;
  typed();
}

function takeOut(): void {
  inAddress = false;
  by('address').textContent = WORDS.copyAddress;
  by('address-says').textContent = '';
  writeAddress(undefined);
}

/** Tabs: one panel in sight; arrows go between them. */
function openTab(id: 'draw' | 'list', focus = false): void {
  for (const each of ['draw', 'list'] as const) {
    const tab = by(`tab-${each}`);
    const isOpen = each === id;
    tab.setAttribute('aria-selected', String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    by(each).hidden = !isOpen;
    if (isOpen && focus) tab.focus();
  }
}

let list: List;

function take(file: File): void {
  if (/\.json$/i.test(file.name)) void addRules(file, warn);
  else list.open(file);
}

function begin(): void {
  const from = readAddress();
  choose({ jurisdictions: from.jurisdictions, day: from.day });
  createControls(warn);
  list = createList(
    (row) => {
      const { line, id, name, raw, smiles } = row;
      text.value = smiles;
      asked = {
        text: smiles,
        given: 'row',
        origin: { line, id, ...(name === undefined ? {} : { name }), ...(raw === undefined ? {} : { raw }) },
      };
      ask();
    },
    say,
    () => openTab('list'),
  );
  text.addEventListener('input', typed);
  for (const button of document.querySelectorAll<HTMLElement>('[data-text]'))
    button.addEventListener('click', () => put(button.dataset.text!));
  by('clear').addEventListener('click', () => {
    put('');
    text.focus();
  });
  onChoice((now, before) => {
    writeAddress(inAddress ? shown?.result.smiles : undefined);
    if (now.packs !== before.packs) historyFor = '';
    // While a slider moves, the verdict follows at once and the picture when it rests.
    const isDayAlone = now.packs === before.packs && now.jurisdictions === before.jurisdictions;
    moveDay();
    if (shown !== undefined) ask(isDayAlone ? 150 : 0);
  });
  by('print').addEventListener('click', () => print());
  by('address').addEventListener('click', () => {
    if (inAddress || shown === undefined) {
      takeOut();
      return;
    }
    inAddress = true;
    by('address').textContent = WORDS.addressOut;
    by('address-says').textContent = WORDS.addressHas;
    writeAddress(shown.result.smiles);
  });
  for (const id of ['draw', 'list'] as const) {
    by(`tab-${id}`).addEventListener('click', () => openTab(id));
    by(`tab-${id}`).addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowRight' || key === 'ArrowLeft') openTab(id === 'draw' ? 'list' : 'draw', true);
    });
  }
  const file = by<HTMLInputElement>('file');
  by('drop').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const given = file.files?.[0];
    if (given !== undefined) take(given);
    file.value = '';
  });
  dropping();
  addEventListener('hashchange', () => {
    const said = readAddress();
    choose({ jurisdictions: said.jurisdictions, day: said.day });
    if (said.smiles !== undefined && said.smiles !== shown?.result.smiles) fromAddress(said.smiles);
  });
  addEventListener('beforeprint', () => {
    for (const each of document.querySelectorAll<HTMLDetailsElement>('#card details:not(.source)'))
      each.open = true;
  });
  document.body.classList.add('ready');
  if (text.value !== '') typed();
  else if (from.smiles !== undefined) fromAddress(from.smiles);
  performance.mark('onetweak:ready');
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
  later(() => {
    import('./editor.js')
      .then(({ createEditor }) => {
        editor = createEditor(by('editor'), (smiles) => {
          text.value = smiles;
          asked = { text: smiles, given: 'drawn', origin: undefined };
          by('cannot-draw').hidden = true;
          ask();
        });
        if (shown !== undefined && shown.result.verdict !== 'unreadable') showInEditor(shown.result.smiles);
        performance.mark('onetweak:editor');
        warmUp();
      })
      .catch(fault);
  });
}

/** The first questions load tables and tell compiled code what it is for: they are asked before the user asks any. */
function warmUp(): void {
  const options = screenerOptions();
  const { text: structure } = EXAMPLES[0];
  const ready = clientOf('ask').screen(structure, { options });
  ready
    .then(() =>
      clientOf('evidence').screen(structure, { options, explain: true, picture: true, history: true }),
    )
    .then(() => performance.mark('onetweak:warm'))
    .catch(fault);
}

function fromAddress(smiles: string): void {
  inAddress = true;
  by('address').textContent = WORDS.addressOut;
  put(smiles);
}

function dropping(): void {
  const veil = by('dropping');
  let inside = 0;
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  addEventListener('dragenter', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    inside += 1;
    veil.hidden = false;
  });
  addEventListener('dragover', (event) => {
    if (isFile(event)) event.preventDefault();
  });
  addEventListener('dragleave', () => {
    inside = Math.max(0, inside - 1);
    if (inside === 0) veil.hidden = true;
  });
  addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    inside = 0;
    veil.hidden = true;
    for (const file of event.dataTransfer?.files ?? []) take(file);
  });
}

try {
  begin();
} catch (cause) {
  warn(WORDS.failed(messageOf(cause)));
}
