import { chosen, law } from './state.js';

/** What the address says: `#in=us,gb&day=2016-11-28&smiles=…`. The molecule is there only where the user put it. */
export interface Address {
  readonly jurisdictions?: readonly string[];
  readonly day?: string;
  readonly smiles?: string;
}

export function readAddress(hash: string = location.hash): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const known = new Set(
    law()
      .jurisdictions()
      .map(({ id }) => id),
  );
  const places = law()
    .meant((said.get('in') ?? '').toLowerCase().split(',').filter(Boolean))
    .filter((id) => known.has(id));
  const day = said.get('day') ?? '';
  const smiles = said.get('smiles') ?? '';
  return {
    ...(said.has('in') && places.length > 0 ? { jurisdictions: places } : {}),
    ...(isDay(day) ? { day } : {}),
    ...(smiles === '' ? {} : { smiles }),
  };
}

/** Writes the choice, and the molecule where the user asks for it. */
export function writeAddress(smiles: string | undefined): void {
  const { jurisdictions, day } = chosen();
  const parts = [
    ...(jurisdictions === undefined ? [] : [`in=${jurisdictions.map(encodeURIComponent).join(',')}`]),
    ...(day === undefined ? [] : [`day=${day}`]),
    ...(smiles === undefined ? [] : [`smiles=${encodeURIComponent(smiles)}`]),
  ];
  const hash = parts.length === 0 ? '' : `#${parts.join('&')}`;
  if (hash === location.hash) return;
  history.replaceState(null, '', hash === '' ? location.href.split('#', 1)[0] : hash);
}

/** A day that exists, from 1900 to 2999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1900-01-01' || text > '2999-12-31') return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const DAY = 86_400_000;

/** Days since 1970 of a day, and back. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
export const dayOfNumber = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
