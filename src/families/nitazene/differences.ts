import type { Group } from '../../structure/group.js';
import type { Decomposition, Difference, Part } from '../family.js';
import type { ClauseSite, SiteId } from '../ids.js';
import { apart, atMostArguable, HYDROGEN, partOf, partOfNone, ringDifference } from '../parts.js';

/** How a member differs from a parent of its kind, site by site. */
export function differences(of: Decomposition, from: Decomposition): Difference[] {
  return [
    benzimidazole(of, from),
    ...onFrame(of, from, 'chain', ['chain']),
    amine(of, from),
    bridge(of, from),
    ringDifference(of.atSite.aryl!, from.atSite.aryl!, {
      site: 'aryl',
      replaced: 'aryl',
      substituted: 'aryl',
    }),
  ].filter((each) => each !== null);
}

/** What sits on a frame with the labels of the atoms that it hangs on. */
function carried({ atSite, frames }: Decomposition, site: SiteId) {
  const { atoms, substituents } = atSite[site]!.ring!;
  const { labels } = frames[site]!;
  return substituents.map((group) => ({
    group,
    positions: group.attachments.flatMap((a) => labels[atoms.indexOf(a.to)] ?? []).sort(),
    /** It also holds an atom of the core that is no part of this frame. */
    isElsewhere: group.attachments.some((a) => !atoms.includes(a.to)),
  }));
}

const ELSEWHERE = 'the group closes a ring with another part of the core, of which the text does not speak';

/** Substituents of a frame one by one: those more than the parent has, and those that it has and this lacks. */
function parts(of: Decomposition, from: Decomposition, site: SiteId, at: readonly ClauseSite[]): Part[] {
  const { added, lost } = apart(carried(of, site), carried(from, site));
  const locants = (positions: readonly string[]) => [...new Set(positions)];
  return [
    ...added.map(({ group, positions, isElsewhere }) => {
      const own = locants(positions);
      const part = partOf(
        {
          site,
          at: isElsewhere && site === 'chain' ? ['chain ring'] : at,
          change: 'substituted',
          position: own.join(','),
          locants: own.map((label) => label.replace(/^[CN](?=\d)/, '')),
        },
        group,
      );
      return isElsewhere ? atMostArguable(part, ELSEWHERE) : part;
    }),
    ...lost.map(({ positions }) => partOfNone({ site, position: locants(positions).join(',') }, HYDROGEN)),
  ];
}

const onFrame = (
  of: Decomposition,
  from: Decomposition,
  site: SiteId,
  at: readonly ClauseSite[],
): Difference[] => parts(of, from, site, at).map((part) => ({ site, ways: [[part]] }));

const FUSED = 'whether a further ring fused to it leaves a benzimidazolyl group is not said';
const OF_N3 = 'a group on N3 (an N-oxide, a quaternary salt): the text does not speak of it';

function benzimidazole(of: Decomposition, from: Decomposition): Difference | null {
  const site = 'benzimidazole ring';
  const singly = parts(of, from, site, [site]).map((part) =>
    part.locants?.includes('3') === true ? atMostArguable(part, OF_N3) : part,
  );
  if (singly.length === 0) return null;
  const whole = partOf({ site, at: [site], change: 'replaced' }, of.atSite[site]!);
  const isFused = carried(of, site).some(({ positions }) => new Set(positions).size > 1);
  return { site, ways: [singly, [isFused ? atMostArguable(whole, FUSED) : whole]] };
}

const MORE_THAN_TWO =
  'a further group on the amine (N-oxide, quaternary salt): the text does not speak of it';

/** Each group on the amine by itself, a ring that the nitrogen alone closes, and the amine as a whole. */
function amine(of: Decomposition, from: Decomposition): Difference | null {
  const site = 'amine';
  const isRing = (group: Group) =>
    new Set(group.attachments.map((a) => a.to)).size === 1 && group.attachments.length > 1;
  const singly = parts(of, from, site, ['amine']);
  const { added } = apart(carried(of, site), carried(from, site));
  const own = singly.map((part, i) => {
    const group = added[i]?.group;
    if (group === undefined || !isRing(group)) return part;
    return partOf({ site, at: ['amine ring'], change: 'replaced', position: 'N' }, group);
  });
  if (own.length === 0) return null;
  const whole = partOf({ site, at: ['amine'], change: 'replaced' }, of.atSite.amine!);
  const on = carried(of, site);
  const closes = on.some(({ isElsewhere }) => isElsewhere);
  const isCrowded = on.reduce((sum, { positions }) => sum + positions.length, 0) > 2;
  const doubted = (part: Part) => (isCrowded ? atMostArguable(part, MORE_THAN_TWO) : part);
  return { site, ways: [own.map(doubted), [closes ? atMostArguable(whole, ELSEWHERE) : doubted(whole)]] };
}

const OXO = 'whether a carbonyl is a substituted hydrocarbon group is not said';
const ON_HETERO = 'the text speaks of groups on the benzylic carbon, and this is none';

/** Another atom or chain in the place of the methylene, or groups on it. */
function bridge(of: Decomposition, from: Decomposition): Difference | null {
  const site = 'bridge';
  const own = of.atSite.bridge!;
  const isSame = of.frames.bridge!.name === from.frames.bridge!.name;
  const on = parts(of, from, site, ['bridge']);
  if (isSame && on.length === 0) return null;
  const { molecule } = of;
  const atoms = own.ring!.atoms;
  const isCarbon = atoms.every((a) => molecule.element[a] === 6);
  const as = (group: Group) =>
    partOf({ site, at: isCarbon ? ['carbon bridge', 'bridge'] : ['bridge'], change: 'replaced' }, group);
  const isOxo = own.ring!.substituents.some((g) => g.attachments.some((a) => a.order !== 1));
  const replaced = isOxo ? atMostArguable(as(own), OXO) : as(own);
  if (isSame) return { site, ways: [on, [replaced]] };
  if (isCarbon) return { site, ways: on.length === 0 ? [[replaced]] : [[replaced], [as(bare(own)), ...on]] };
  return { site, ways: [[as(bare(own)), ...on.map((part) => atMostArguable(part, ON_HETERO))]] };
}

/** The bridge's own atoms, without what sits on them. */
function bare({ molecule, ring }: Group): Group {
  const own = new Set(ring!.atoms);
  const around = new Set(ring!.substituents.flatMap((g) => g.atoms));
  return {
    molecule,
    atoms: [...own].sort((a, b) => a - b),
    attachments: ring!.atoms.flatMap((atom) =>
      molecule.edges[atom]!.flatMap(({ to, order }) =>
        own.has(to) || around.has(to) ? [] : [{ atom, to, order }],
      ),
    ),
  };
}
