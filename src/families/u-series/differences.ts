import type { Group } from '../../structure/group.js';
import { describe } from '../../structure/names.js';
import type { Decomposition, Difference, Part } from '../family.js';
import type { SiteId } from '../ids.js';
import { apart, atMostArguable, HYDROGEN, partOf, partOfNone, ringDifference } from '../parts.js';
import { placedOnFrame } from '../views.js';
import { isTurnable } from './decompose.js';

/** How a member differs from a parent (a core, or U-47700), site by site. */
export function differences(of: Decomposition, from: Decomposition): Difference[] {
  return [
    ...amine(of, from),
    ...onFrame(of, from, 'cyclohexane ring'),
    ...amideNitrogen(of, from),
    ...onFrame(of, from, 'carbonyl'),
    ...aryl(of, from),
  ];
}

const alone = (part: Part): Difference => ({ site: part.site, ways: [[part]] });

const MORE_THAN_TWO =
  'a further group on the amine (N-oxide, quaternary salt): the text does not speak of it';

/** The groups on the amine, one by one: R1 and R2. Where the parent has more of them, hydrogen stands in their place. */
function amine(of: Decomposition, from: Decomposition): Difference[] {
  const site = 'amine';
  const own = onAmine(of);
  const before = onAmine(from);
  const { added, lost } = apart(own, before);
  const valence = (groups: readonly { readonly group: Group }[], on: Decomposition) =>
    groups.reduce((sum, { group }) => sum + endsOn(group, on), 0);
  const crowded = valence(own, of) > 2;
  const fewer = valence(lost, from) - valence(added, of);
  return [
    ...added.map(({ group }) => {
      const part = partOf({ site, at: sitesOf(group, of), change: 'substituted', position: 'N' }, group);
      return alone(crowded ? atMostArguable(part, MORE_THAN_TWO) : part);
    }),
    ...Array.from({ length: Math.max(0, fewer) }, () =>
      alone({ ...partOfNone({ site, position: 'N' }, HYDROGEN), at: ['amine'] }),
    ),
  ];
}

const endsOn = (group: Group, { at }: Decomposition): number =>
  group.attachments.filter((a) => a.to === at['amine N']).length;

const bearing = ({ core, at }: Decomposition): number => (isTurnable(core) ? at.C1! : at.C2!);

/** A ring may close on the nitrogen alone, or on the carbon that bears it; of others no text speaks. */
function sitesOf(group: Group, of: Decomposition): Part['at'] {
  const others = group.attachments.filter((a) => a.to !== of.at['amine N']);
  if (others.length === 0) return ['amine'];
  return others.every((a) => a.to === bearing(of)) ? ['spiro amine'] : [];
}

function onAmine({ at, atSite }: Decomposition) {
  const nitrogen = at['amine N']!;
  return partsWithout(atSite.amine!, nitrogen)
    .filter((group) => group.attachments.some((a) => a.to === nitrogen))
    .map((group) => ({ group, positions: [] }));
}

/** What is left of a group without one of its atoms, each piece with all bonds that lead out of it. */
function partsWithout({ molecule, atoms }: Group, taken: number): Group[] {
  const open = new Set(atoms.filter((a) => a !== taken));
  const found: Group[] = [];
  for (const start of atoms) {
    if (!open.delete(start)) continue;
    const own = [start];
    for (const atom of own) for (const { to } of molecule.edges[atom]!) if (open.delete(to)) own.push(to);
    const inside = new Set(own);
    const attachments = own.flatMap((atom) =>
      molecule.edges[atom]!.flatMap(({ to, order }) => (inside.has(to) ? [] : [{ atom, to, order }])),
    );
    found.push({ molecule, atoms: own.sort((a, b) => a - b), attachments });
  }
  return found;
}

/** Another frame than the parent's is a change that no word reaches; on the same one, what sits on it. */
function onFrame(of: Decomposition, from: Decomposition, site: SiteId): Difference[] {
  const frame = of.frames[site]!;
  const group = of.atSite[site]!;
  if (frame.name !== from.frames[site]!.name)
    return [alone(partOfNone({ site }, { ...describe(group), name: frame.bare }))];
  const placed = (on: Decomposition) =>
    placedOnFrame(on.atSite[site]!, on.frames[site]!).map((each) => ({
      group: each.group,
      positions: each.labels,
    }));
  const { added, lost } = apart(placed(of), placed(from));
  return [
    ...added.map(({ group: each, positions }) =>
      alone(
        partOf(
          {
            site,
            at: [site as 'cyclohexane ring' | 'carbonyl'],
            change: 'substituted',
            position: positions.join(),
            locants: positions.map((p) => p.replace(/^C(?=\d)/, '')),
          },
          each,
        ),
      ),
    ),
    ...lost.map(({ positions }) => alone(partOfNone({ site, position: positions.join() }, HYDROGEN))),
  ];
}

function amideNitrogen({ atSite: own }: Decomposition, { atSite: parent }: Decomposition): Difference[] {
  const site = 'amide nitrogen';
  const [group, before] = [own[site] ?? null, parent[site] ?? null];
  if (group === null) return before === null ? [] : [alone(partOfNone({ site }, HYDROGEN))];
  if (before !== null && describe(group).smiles === describe(before).smiles) return [];
  return [alone(partOf({ site, at: [site], change: 'substituted' }, group))];
}

function aryl({ atSite: own }: Decomposition, { atSite: parent }: Decomposition): Difference[] {
  const site = 'aryl';
  const found = ringDifference(own[site]!, parent[site]!, { site, replaced: site, substituted: site });
  if (found === null) return [];
  const told = (each: Part | Difference): Part | Difference =>
    'ways' in each || (each.locants?.length ?? 0) < 2 ? each : { ...each, at: ['fused aryl', ...each.at] };
  return [{ ...found, ways: found.ways.map((way) => way.map(told)) }];
}
