import { type Group, isBenzeneRing } from '../structure/group.js';
import { describe, type GroupView, keptOf } from '../structure/names.js';
import { arguable, fromHydroxyl, type Meeting, meets, type Term } from '../vocabulary/index.js';
import type { Difference, Part } from './family.js';
import type { ClauseSite, SiteId } from './ids.js';

/**
 * What families make their differences of: one change, a ring in the place of another, a frame with other groups on it.
 * None of it knows a family.
 */

/** Where a change stands, and how a statute would speak of it. */
export interface Place {
  readonly site: SiteId;
  readonly at: readonly ClauseSite[];
  readonly change: Part['change'];
  readonly position?: string;
  readonly locants?: readonly string[];
  readonly alsoSubstitution?: ClauseSite;
}

/** A group at a place, asked of the whole vocabulary when a rule asks. */
export function partOf(place: Place, group: Group): Part {
  const { view, answers } = keptOf(group);
  return {
    ...place,
    group: view,
    meets: (term) => once(answers, term, () => meets(term, group)),
    fromHydroxyl: (form) => once(answers, HYDROXYL[form], () => fromHydroxyl(form, group)),
  };
}

/** The questions as keys beside the terms, some of which are texts. */
const HYDROXYL = { ester: Symbol('ester'), ether: Symbol('ether') } as const;

/** Asks once for each question: the rules of all jurisdictions ask with the same few. */
function once(
  answers: Map<unknown, unknown>,
  question: Term | symbol,
  ask: () => Meeting | null,
): Meeting | null {
  let answer = answers.get(question) as Meeting | null | undefined;
  if (answer === undefined) {
    answer = ask();
    answers.set(question, answer);
  }
  return answer;
}

/** A change of which no statute's word speaks: hydrogen in the place of a group, a double bond in a chain. */
export function partOfNone(place: Omit<Place, 'at' | 'change'>, group: GroupView): Part {
  return { ...place, at: [], change: 'replaced', group, meets: () => null, fromHydroxyl: () => null };
}

export const HYDROGEN: GroupView = { smiles: '*[H]', name: 'hydrogen', atoms: [] };

/** The same part where the text does not surely speak of such a place. */
export function atMostArguable(part: Part, why: string): Part {
  const at = (meeting: Meeting | null) => (meeting === null ? null : arguable(why));
  return {
    ...part,
    meets: (term) => at(part.meets(term)),
    fromHydroxyl: (form) => at(part.fromHydroxyl(form)),
  };
}

/** Which clause sites speak of a ring: of the whole where another replaced it, and of what sits on it. */
export interface RingPlace {
  readonly site: SiteId;
  readonly replaced: ClauseSite;
  readonly substituted: ClauseSite;
  /** What a report calls the ring where it is a part of its site alone: `ring`. */
  readonly where?: string;
}

/**
 * How does a ring differ from the parent's: another ring in its place, or the same one with other groups on it? The latter
 * can be seen as a replaced ring as well, which is only arguable where the rule speaks of substituents too.
 *
 * @param parent - the parent's group; one without a ring is replaced whole
 * @returns null where they are alike
 */
export function ringDifference(own: Group, parent: Group, place: RingPlace): Difference | null {
  const { site, replaced, substituted, where } = place;
  const isSame = isSameRing(own, parent);
  const parts = isSame ? changesOnRing(own, parent, place) : [];
  if (isSame && parts.length === 0) return null;
  const whole = partOf(
    {
      site,
      at: [replaced],
      change: 'replaced',
      ...(where === undefined ? {} : { position: where }),
      ...(isSame ? { alsoSubstitution: substituted } : {}),
    },
    own,
  );
  return { site, ways: isSame ? [parts, [whole]] : [[whole]] };
}

/** Whether both are the same ring, whatever sits on it; of rings other than benzene that is asked of the bare rings. */
function isSameRing(own: Group, parent: Group): boolean {
  if (own.ring === undefined || parent.ring === undefined) return false;
  const [one, other] = [own, parent].map((g) => isBenzeneRing(g.molecule, g.ring!.atoms));
  if (one || other) return one === other;
  return bareKey(own) === bareKey(parent);
}

/** The ring's atoms from its attachment, in the direction that comes first. */
function bareKey({ molecule, ring, attachments }: Group): string {
  const atoms = ring!.atoms;
  const start = Math.max(0, atoms.indexOf(attachments[0]?.atom ?? -1));
  const kind = (a: number) => `${molecule.element[a]}${molecule.aromatic[a] === 1 ? 'a' : ''}`;
  const around = [...atoms.slice(start), ...atoms.slice(0, start)].map(kind);
  const back = [around[0]!, ...around.slice(1).reverse()];
  return around.join() <= back.join() ? around.join() : back.join();
}

/** A substituent of a ring with its locants, ascending. */
export interface PlacedGroup {
  readonly group: Group;
  readonly positions: readonly number[];
}

/**
 * The substituents of a ring with their positions, counted from the ring's bond to the rest in the direction that gives
 * the lower locants; of two equal directions, the one in which the group that is first by its SMILES comes first.
 */
export function placedOnRing(group: Group): readonly PlacedGroup[] {
  const [one, two] = directions(group);
  return compare(keyOf(one), keyOf(two)) <= 0 ? one : two;
}

function directions(group: Group): readonly [readonly PlacedGroup[], readonly PlacedGroup[]] {
  const { atoms, substituents } = group.ring!;
  const way = (direction: number) =>
    substituents
      .map((substituent) => {
        const positions = substituent.attachments
          .map((a) => atoms.indexOf(a.to))
          .filter((at) => at >= 0)
          .map((at) => ((direction * at + atoms.length) % atoms.length) + 1);
        return { group: substituent, positions: [...new Set(positions)].sort((a, b) => a - b) };
      })
      .sort(
        (a, b) =>
          a.positions[0]! - b.positions[0]! || compare(describe(a.group).smiles, describe(b.group).smiles),
      );
  return [way(1), way(-1)];
}

const keyOf = (placed: readonly PlacedGroup[]): string =>
  placed
    .flatMap((s) => s.positions)
    .sort((a, b) => a - b)
    .map((n) => String(n).padStart(2, '0'))
    .join() + placed.map((s) => describe(s.group).smiles).join();

function changesOnRing(own: Group, parent: Group, { site, substituted, where }: RingPlace): Part[] {
  const before = placedOnRing(parent);
  // Numbered as the parent is, as far as its groups are there; then by the lower locants.
  const [one, two] = directions(own).map((way) => ({ way, ...apart(way, before) }));
  const best =
    one!.added.length === two!.added.length
      ? compare(keyOf(one!.way), keyOf(two!.way)) <= 0
        ? one!
        : two!
      : one!.added.length < two!.added.length
        ? one!
        : two!;
  const positionOf = (positions: readonly number[]) =>
    [...(where === undefined ? [] : [where]), `position ${positions.join(',')}`].join(' ');
  return [
    ...best.added.map(({ group, positions }) =>
      partOf(
        {
          site,
          at: [substituted],
          change: 'substituted',
          position: positionOf(positions),
          locants: positions.map(String),
        },
        group,
      ),
    ),
    ...best.lost.map(({ positions }) => partOfNone({ site, position: positionOf(positions) }, HYDROGEN)),
  ];
}

/** What one list has beyond the other, and what it lacks of it: the same group at the same locants is no difference. */
export function apart<T extends { readonly group: Group; readonly positions: readonly (number | string)[] }>(
  own: readonly T[],
  before: readonly T[],
): { readonly added: readonly T[]; readonly lost: readonly T[] } {
  const key = ({ group, positions }: T) => `${positions.join()} ${describe(group).smiles}`;
  const open = before.map(key);
  const added = own.filter((each) => {
    const at = open.indexOf(key(each));
    if (at >= 0) open.splice(at, 1, '');
    return at < 0;
  });
  return { added, lost: before.filter((_, i) => open[i] !== '') };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
