import { RulesError } from '../entries/law.js';
import { isDay } from './address.js';
import { by, codeOf, fill, h } from './dom.js';
import {
  choose,
  chosen,
  dayChosen,
  isOld,
  type Jurisdiction,
  judgedBy,
  law,
  onChoice,
  registerOf,
  today,
} from './state.js';
import { WORDS } from './words.js';

/** Jurisdictions, day and own rules. */
export function createControls(say: (text: string) => void): void {
  drawPlaces();
  drawPacks();
  drawRegister();
  const day = by<HTMLInputElement>('day');
  day.addEventListener('change', () => {
    if (isDay(day.value)) choose({ day: day.value === today() ? undefined : day.value });
    else {
      say(WORDS.wrongDay);
      day.value = dayChosen();
    }
  });
  by('today').addEventListener('click', () => choose({ day: undefined }));
  by('take-usual').addEventListener('click', () => choose({ jurisdictions: undefined }));
  by('take-all').addEventListener('click', () =>
    choose({
      jurisdictions: law()
        .jurisdictions()
        .map(({ id }) => id),
    }),
  );
  const file = by<HTMLInputElement>('rules-file');
  by('add-rules').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const given = file.files?.[0];
    file.value = '';
    if (given !== undefined) void addRules(given, say);
  });
  onChoice((now, before) => {
    if (now.packs !== before.packs) {
      drawPlaces();
      drawPacks();
      drawRegister();
    }
    markPlaces();
    markDay();
  });
  markPlaces();
  markDay();
}

function drawPlaces(): void {
  const all = law().jurisdictions();
  const usual = new Set(law().meant());
  const others = all.filter(({ id }) => !usual.has(id));
  fill(by('usual'), all.filter(({ id }) => usual.has(id)).map(pill));
  fill(by('others'), others.map(pill));
  by('further').hidden = others.length === 0;
  by('further').querySelector('summary')!.textContent = WORDS.moreJurisdictions(others.length);
}

function pill({ id, name }: Jurisdiction): HTMLElement {
  return h(
    'label',
    { class: 'pill', title: name },
    h('input', {
      type: 'checkbox',
      value: id,
      'aria-label': name,
      onchange: (event) => {
        const box = event.target as HTMLInputElement;
        const now = new Set(judgedBy());
        if (box.checked) now.add(id);
        else now.delete(id);
        // One at least: nothing can be judged by none.
        if (now.size === 0) box.checked = true;
        else choose({ jurisdictions: placesOf(now) });
      },
    }),
    codeOf(id),
  );
}

/** In the order of the register; undefined where they are the usual ones. */
function placesOf(ids: ReadonlySet<string>): readonly string[] | undefined {
  const usual = law().meant();
  if (usual.length === ids.size && usual.every((id) => ids.has(id))) return undefined;
  return law()
    .jurisdictions()
    .map(({ id }) => id)
    .filter((id) => ids.has(id));
}

function markPlaces(): void {
  const now = new Set(judgedBy());
  for (const box of by('places').querySelectorAll<HTMLInputElement>('input'))
    box.checked = now.has(box.value);
  const more = [...by('others').querySelectorAll<HTMLInputElement>('input:checked')].length;
  const all = by('others').querySelectorAll('input').length;
  by('further').querySelector('summary')!.textContent =
    WORDS.moreJurisdictions(all) + (more === 0 ? '' : `: ${more} ✓`);
}

function markDay(): void {
  const day = by<HTMLInputElement>('day');
  if (day.value !== dayChosen()) day.value = dayChosen();
  by<HTMLButtonElement>('today').disabled = chosen().day === undefined;
}

function drawPacks(): void {
  const { packs } = chosen();
  fill(
    by('packs'),
    packs.length === 0
      ? WORDS.noRules
      : packs.map(({ name }, i) =>
          h(
            'span',
            { class: 'pill' },
            name,
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                'aria-label': WORDS.removeRules(name),
                onclick: () => choose({ packs: packs.filter((_, k) => k !== i), jurisdictions: undefined }),
              },
              '×',
            ),
          ),
        ),
  );
}

function drawRegister(): void {
  const { version, hash, reviewed } = law();
  fill(
    by('register'),
    WORDS.register(version),
    h('span', { class: 'small' }, ` · ${WORDS.registerMore(hash.slice(0, 12), reviewed)}`),
  );
  by('register').title = hash;
  const warning = by('warning');
  if (isOld(law(), today())) {
    warning.textContent = WORDS.old;
    warning.hidden = false;
  }
}

/** Judges by a rules file of the user's own; a file that does not fit is refused with every reason. */
export async function addRules(file: File, say: (text: string) => void): Promise<void> {
  let rules: unknown;
  try {
    rules = JSON.parse(await file.text());
  } catch {
    return say(WORDS.notJson(file.name));
  }
  const { packs, jurisdictions } = chosen();
  const more = [...packs.filter(({ name }) => name !== file.name), { name: file.name, rules }];
  try {
    const ids = registerOf(more)
      .jurisdictions()
      .map(({ id }) => id);
    const known = new Set(
      law()
        .jurisdictions()
        .map(({ id }) => id),
    );
    const added = ids.filter((id) => !known.has(id));
    choose({
      packs: more,
      jurisdictions: jurisdictions === undefined ? undefined : [...jurisdictions, ...added],
    });
    say(WORDS.rulesAdded(file.name));
  } catch (cause) {
    say(cause instanceof RulesError || cause instanceof Error ? cause.message : String(cause));
  }
}
