import type { Molecule } from '../chemistry/molecule.js';
import type { Decomposition } from './family.js';
import type { SiteId } from './ids.js';
import { type SiteView, viewOf } from './views.js';

/**
 * Which atoms make the difference at a site? Where the reference's group lies whole in this one, or both are the
 * same ring with other groups on it, only what is more or other counts: the fluorine of a 2-fluorophenyl beside a
 * phenyl. Else the whole group does.
 *
 * @returns atoms of `own`'s molecule; all of the site where nothing less can be told, and none where it is empty
 * @example changedAtoms(fluorofentanyl, fentanyl, 'aniline ring'); // the fluorine
 */
export function changedAtoms(own: Decomposition, reference: Decomposition, site: SiteId): readonly number[] {
  const mine = viewOf(own, site);
  const other = viewOf(reference, site);
  if (mine.key === other.key) return [];
  const less =
    mine.ring !== undefined && other.ring !== undefined
      ? otherOnRing(mine.ring, other.ring)
      : more(own.molecule, mine, reference.molecule, other);
  return less.length === 0 ? mine.atoms : less;
}

type Ring = NonNullable<SiteView['ring']>;

function otherOnRing(mine: Ring, other: Ring): readonly number[] {
  if (mine.kind !== other.kind || mine.size !== other.size) return [];
  const key = (turned: boolean) => (each: Ring['carried'][number]) =>
    `${each.places
      .map((p) => (turned ? (mine.size - p) % mine.size : p))
      .sort((a, b) => a - b)
      .join()} ${each.smiles}`;
  const ways = (mine.even ? [false, true] : [false]).map((turned) => {
    const there = other.carried.map(key(false));
    return mine.carried.filter((each) => {
      const at = there.indexOf(key(turned)(each));
      if (at >= 0) there.splice(at, 1);
      return at < 0;
    });
  });
  const fewest = ways.reduce((a, b) => (b.length < a.length ? b : a));
  // A ring fused to it or a bridge over it makes another ring of it, not a group on it.
  return fewest.some((each) => each.places.length > 1) ? [] : fewest.flatMap((each) => each.atoms);
}

/** What this group has beyond the reference's, where that lies whole in it from the atom by which both hang. */
function more(own: Molecule, mine: SiteView, reference: Molecule, other: SiteView): readonly number[] {
  if (mine.root === undefined || other.root === undefined) return [];
  if (other.atoms.length >= mine.atoms.length) return [];
  const room = new Set(mine.atoms);
  const asked = order(reference, other);
  const on = new Map<number, number>();
  const taken = new Set<number>();
  let tries = 0;
  const alike = (a: number, b: number) =>
    reference.element[a] === own.element[b] && reference.aromatic[a] === own.aromatic[b];
  const place = (i: number): boolean => {
    if (i === asked.length) return true;
    if (tries++ > 5000) return false;
    const atom = asked[i]!;
    const known = reference.edges[atom]!.filter((e) => on.has(e.to));
    const candidates = i === 0 ? [mine.root!] : own.edges[on.get(known[0]!.to)!]!.map((e) => e.to);
    for (const candidate of candidates) {
      if (!room.has(candidate) || taken.has(candidate) || !alike(atom, candidate)) continue;
      const bound = known.every((e) =>
        own.edges[candidate]!.some(
          (f) => f.to === on.get(e.to) && f.aromatic === e.aromatic && (f.aromatic || f.order === e.order),
        ),
      );
      if (!bound) continue;
      on.set(atom, candidate);
      taken.add(candidate);
      if (place(i + 1)) return true;
      on.delete(atom);
      taken.delete(candidate);
    }
    return false;
  };
  return place(0) ? mine.atoms.filter((a) => !taken.has(a)) : [];
}

/** The group's atoms from its root outwards, each after one that it is bound to. */
function order(molecule: Molecule, { atoms, root }: SiteView): number[] {
  const own = new Set(atoms);
  const out = [root!];
  for (let i = 0; i < out.length; i++)
    for (const { to } of molecule.edges[out[i]!]!) if (own.has(to) && !out.includes(to)) out.push(to);
  return out;
}
