import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { figure, h } from './dom.js';
import { type Column, type Filter, merged, orderOf, passes, type Row } from './rows.js';
import { swatch } from './verdict.js';
import { WORDS } from './words.js';

const HEIGHT = 34;
const HEAD = 30;
const COLUMNS = ['line', 'id', 'verdict', 'found'] as const satisfies readonly Column[];

/** The table of a list: of any length only the rows in sight are elements. */
export interface Table {
  readonly element: HTMLElement;
  add(rows: readonly Row[]): void;
  filter(filter: Filter): void;
  clear(): void;
  readonly shown: number;
  readonly size: number;
  row(at: number): Row | undefined;
}

export function createTable(onOpen: (row: Row) => void, onChange: () => void): Table {
  let all: Row[] = [];
  let view: Row[] = [];
  let active = -1;
  let column: Column = 'line';
  let up = true;
  let order = orderOf(column, up);
  let filter: Filter = { hidden: new Set(), search: '', where: '' };

  const space = h('div', { class: 'space', role: 'presentation' });
  const group = h('div', { role: 'rowgroup', class: 'body' }, space);
  const heads = COLUMNS.map((id) =>
    h(
      'span',
      { role: 'columnheader', class: `c-${id}` },
      h(
        'button',
        { type: 'button', class: 'link', title: WORDS.sortBy(WORDS.columns[id]), onclick: () => sortBy(id) },
        WORDS.columns[id],
      ),
    ),
  );
  const grid = h(
    'div',
    { class: 'grid', role: 'grid', 'aria-label': WORDS.table, 'aria-rowcount': 1, tabindex: 0 },
    h(
      'div',
      { role: 'rowgroup', class: 'heads' },
      h('div', { role: 'row', class: 'tr th', 'aria-rowindex': 1 }, heads),
    ),
    group,
  );

  const virtual = new Virtualizer<HTMLElement, HTMLElement>({
    count: 0,
    getScrollElement: () => grid,
    estimateSize: () => HEIGHT,
    overscan: 6,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => draw(),
  });
  virtual._didMount();

  let asked = false;
  function later(): void {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      update();
    });
  }
  function update(): void {
    virtual.setOptions({ ...virtual.options, count: view.length });
    virtual._willUpdate();
    draw();
    onChange();
  }
  function draw(): void {
    const total = `${virtual.getTotalSize()}px`;
    if (space.style.height !== total) space.style.height = total;
    grid.setAttribute('aria-rowcount', String(view.length + 1));
    const items = virtual.getVirtualItems();
    space.replaceChildren(...items.flatMap(({ index, start }) => line(index, start)));
    if (active >= 0 && items.some(({ index }) => index === active))
      grid.setAttribute('aria-activedescendant', `row-${active}`);
    else grid.removeAttribute('aria-activedescendant');
  }
  function line(index: number, start: number): HTMLElement[] {
    const row = view[index];
    if (row === undefined) return [];
    const { verdict, badge, text } = row.said;
    const cell = (name: string, ...inside: Parameters<typeof h>[2][]) =>
      h('span', { role: 'gridcell', class: `c-${name}` }, ...inside);
    const element = h(
      'div',
      {
        role: 'row',
        class: `tr v-${verdict}${index === active ? ' active' : ''}`,
        id: `row-${index}`,
        'aria-rowindex': index + 2,
        'aria-selected': index === active ? 'true' : 'false',
        onclick: () => open(index),
      },
      cell('line', figure(row.line)),
      cell('id', row.id === '' ? (row.name ?? '') : row.id),
      cell('verdict', swatch(verdict), badge),
      cell('found', text),
    );
    element.style.transform = `translateY(${start - HEAD}px)`;
    element.title = [row.id, row.name, row.smiles === '' ? row.raw : row.smiles].filter(Boolean).join('\n');
    return [element];
  }
  function open(index: number): void {
    if (index < 0 || index >= view.length) return;
    active = index;
    draw();
    onOpen(view[index]!);
  }
  function sortBy(id: Column): void {
    up = column === id ? !up : true;
    column = id;
    order = orderOf(column, up);
    view = view.slice().sort(order);
    active = -1;
    marks();
    virtual.scrollToOffset(0);
    update();
  }
  function marks(): void {
    for (const [i, head] of heads.entries())
      if (COLUMNS[i] === column) head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
  }
  marks();
  grid.addEventListener('keydown', (event) => {
    if (event.target !== grid) return;
    const page = Math.max(1, Math.floor((grid.clientHeight - HEAD) / HEIGHT) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active < 0 ? 0 : active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: view.length - 1,
      Enter: active,
    };
    const to = moves[event.key];
    if (to === undefined || view.length === 0) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(view.length - 1, to));
    active = index;
    virtual.scrollToIndex(index, { align: 'auto' });
    open(index);
  });

  return {
    element: grid,
    add(rows) {
      for (const row of rows) all.push(row);
      const more = rows.filter((row) => passes(row, filter));
      if (more.length > 0) {
        if (column === 'line' && up) for (const row of more) view.push(row);
        else {
          const opened = view[active];
          view = merged(view, more.sort(order), order);
          if (opened !== undefined) active = view.indexOf(opened);
        }
      }
      later();
    },
    filter(next) {
      const opened = view[active];
      filter = next;
      view = all.filter((row) => passes(row, filter));
      if (column !== 'line' || !up) view.sort(order);
      active = opened === undefined ? -1 : view.indexOf(opened);
      virtual.scrollToOffset(0);
      update();
    },
    clear() {
      all = [];
      view = [];
      active = -1;
      virtual.scrollToOffset(0);
      update();
    },
    get shown() {
      return view.length;
    },
    get size() {
      return all.length;
    },
    row: (at) => view[at],
  };
}
