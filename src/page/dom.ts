/** What an element may hold; nothing is ever read as markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

/**
 * An element. `class`, `id` and the like as in HTML, true and false for attributes without a value, functions for events
 * (`onclick`).
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) element.append(child);
    else if (typeof child === 'object') append(element, child);
    else element.append(String(child));
  }
}

/** Puts these in place of what an element holds. */
export function fill(element: Element, ...children: readonly Child[]): void {
  const fresh = document.createDocumentFragment();
  const holder = document.createElement('div');
  append(holder, children);
  fresh.append(...holder.childNodes);
  element.replaceChildren(fresh);
}

/** The element of the shell that has this id. */
export function by<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** A text whose addresses can be followed; nothing of the page goes along. */
export function withLinks(text: string): Child[] {
  return text
    .split(/(https?:\/\/[^\s;,)]+)/)
    .map((piece, i) =>
      i % 2 === 0 ? piece : h('a', { href: piece, rel: 'noreferrer noopener', target: '_blank' }, piece),
    );
}

/** `12,345` */
export const figure = (count: number): string => Math.round(count).toLocaleString('en');

/** `US` for us, `US-TX` for us-tx; a user's own id as it stands. */
export const codeOf = (id: string): string => (/^[a-z]{2}(?:-[a-z]{2})?$/.test(id) ? id.toUpperCase() : id);
