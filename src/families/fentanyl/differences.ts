import type { Molecule } from '../../chemistry/molecule.js';
import { isAromatic } from '../../structure/aromatic.js';
import { type Group, isBenzeneRing, pieces, ringGroup, smallestRings } from '../../structure/group.js';
import { describe } from '../../structure/names.js';
import type { Decomposition, Difference, Part } from '../family.js';
import { apart, atMostArguable, HYDROGEN, partOf, partOfNone, ringDifference } from '../parts.js';

/** How a member differs from a parent of its kind (fentanyl, or another that a rule names), site by site. */
export function differences(of: Decomposition, from: Decomposition): Difference[] {
  return [acyl(of, from), aniline(of, from), ...piperidine(of, from), nSubstituent(of, from)].filter(
    (each) => each !== null,
  );
}

/** Null also where there is no acyl group to speak of. */
function acyl(of: Decomposition, from: Decomposition): Difference | null {
  const own = of.atSite.acyl ?? null;
  if (own === null || (own.attachments.length === 1 && isSame(own, from.atSite.acyl ?? null))) return null;
  const whole = partOf({ site: 'acyl', at: ['acyl'], change: 'replaced' }, own);
  const bears = carbonyl(of, from);
  return { site: 'acyl', ways: [[whole], ...(bears === null ? [] : [[bears]])] };
}

/** The acyl group seen as a carbonyl and what it bears, as some texts speak of it; null where it is no carbonyl. */
function carbonyl(of: Decomposition, from: Decomposition): Part | null {
  const [own, parent] = [of, from].map(onCarbonyl);
  if (own === undefined || parent === undefined) return null;
  const place = { site: 'acyl', position: 'carbonyl' } as const;
  if (own === null) return partOfNone(place, HYDROGEN);
  return partOf({ ...place, at: ['carbonyl'], change: 'replaced' }, own);
}

/** What the carbonyl bears; null for hydrogen, undefined where there is no carbonyl that hangs on the amide nitrogen alone. */
function onCarbonyl({ molecule, at, atSite }: Decomposition): Group | null | undefined {
  const acyl = atSite.acyl ?? null;
  const carbon = at['acyl C'];
  const oxygen = at['acyl O'];
  if (acyl === null || acyl.attachments.length !== 1 || carbon === undefined || oxygen === undefined)
    return undefined;
  if (molecule.element[carbon] !== 6 || !acyl.atoms.includes(oxygen)) return undefined;
  const [group, more] = pieces(molecule, acyl.atoms, new Set([carbon, oxygen]));
  return more === undefined ? (group ?? null) : undefined;
}

const isSame = (own: Group, parent: Group | null): boolean =>
  parent !== null && describe(own).smiles === describe(parent).smiles;

function aniline({ atSite: own }: Decomposition, { atSite: parent }: Decomposition): Difference | null {
  return ringDifference(own['aniline ring']!, parent['aniline ring']!, {
    site: 'aniline ring',
    replaced: 'aniline ring',
    substituted: 'aniline ring',
  });
}

const ON_NITROGEN =
  'a further group on the piperidine nitrogen (N-oxide, quaternary salt, fused ring): the text does not speak of it';

function piperidine(of: Decomposition, from: Decomposition): Difference[] {
  const site = 'piperidine ring';
  const isOther = of.frames[site]!.name !== from.frames[site]!.name;
  const { added, lost } = apart(onPiperidine(of), onPiperidine(from));
  const at = (positions: readonly string[]) => positions.map((p) => (p === '1' ? 'N1' : `C${p}`)).join(',');
  return [
    ...(isOther ? [partOf({ site, at: [site], change: 'replaced' }, bareFrame(of))] : []),
    ...added.map(({ group, positions }): Part => {
      const part = partOf(
        {
          site,
          // Another ring has no 4-position of which a text on the piperidine could speak.
          at:
            !isOther && positions.every((p) => p === '4')
              ? ['piperidine C4', 'piperidine ring']
              : ['piperidine ring'],
          change: 'substituted',
          position: at(positions),
          locants: positions,
        },
        group,
      );
      return positions.includes('1') ? atMostArguable(part, ON_NITROGEN) : part;
    }),
    ...lost.map(({ positions }) => partOfNone({ site, position: at(positions) }, HYDROGEN)),
  ].map((part) => ({ site: part.site, ways: [[part]] }));
}

/** The ring in the place of the piperidine, without what sits on it by one bond: that is told on its own. */
function bareFrame({ molecule, atSite }: Decomposition): Group {
  const { atoms, substituents } = atSite['piperidine ring']!.ring!;
  const kept = substituents.filter(({ attachments }) => attachments.length > 1);
  const own = [...atoms, ...kept.flatMap((group) => group.atoms)].sort((a, b) => a - b);
  const attachments = own.flatMap((atom) =>
    molecule.edges[atom]!.flatMap(({ to, order }) => (own.includes(to) ? [] : [{ atom, to, order }])),
  );
  return { molecule, atoms: own, attachments, ring: { atoms, substituents: kept } };
}

function onPiperidine({ at, atSite, frames }: Decomposition) {
  const { atoms, substituents } = atSite['piperidine ring']!.ring!;
  const { labels } = frames['piperidine ring']!;
  const n = atSite['N-substituent'] ?? null;
  // A group that closes a ring on the nitrogen alone is the N-substituent, and holds the nitrogen twice.
  const spiro = n !== null && n.attachments.length > 1 && n.attachments.every((a) => a.to === at.N1);
  return [...substituents, ...(spiro ? [n] : [])].map((group) => ({
    group,
    positions: group.attachments
      .flatMap((a) => labels[atoms.indexOf(a.to)]?.slice(1) ?? [])
      .sort((a, b) => Number(a) - Number(b)),
  }));
}

function nSubstituent(of: Decomposition, from: Decomposition): Difference | null {
  const site = 'N-substituent';
  const own = of.atSite[site] ?? null;
  const parent = from.atSite[site] ?? null;
  if (own === null) return parent === null ? null : { site, ways: [[partOfNone({ site }, HYDROGEN)]] };
  const phenethyl = parent === null ? undefined : phenethyls(from, parent)[0];
  const views = phenethyl === undefined ? [] : phenethyls(of, own).map((view) => changes(view, phenethyl));
  if (views.some((way) => way.length === 0)) return null;
  if (phenethyl === undefined && isSame(own, parent)) return null;
  const whole = partOf({ site, at: ['N-substituent'], change: 'replaced' }, own);
  return { site, ways: [[whole], ...views] };
}

/** An N-substituent seen as a phenethyl group, changed or not: two chain atoms, then a ring. */
interface Phenethyl {
  /** Chain carbons, alpha (on the nitrogen) and beta. */
  readonly alpha: number;
  readonly beta: number;
  /** True where the bond between them is single, as in fentanyl. */
  readonly saturated: boolean;
  readonly ring: Group;
  readonly chainSubstituents: readonly Group[];
}

function changes(own: Phenethyl, parent: Phenethyl): (Part | Difference)[] {
  const site = 'N-substituent';
  const ring = ringDifference(own.ring, parent.ring, {
    site,
    replaced: 'phenethyl ring',
    substituted: 'phenethyl',
    where: 'ring',
  });
  const { added, lost } = apart(onChain(own), onChain(parent));
  const at = (positions: readonly string[]) => `chain ${[...new Set(positions)].sort().join(',')}`;
  const chain = added.map(({ group, positions }) =>
    partOf(
      { site, at: ['phenethyl'], change: 'substituted', position: at(positions), locants: positions },
      group,
    ),
  );
  for (const { positions } of lost) chain.push(partOfNone({ site, position: at(positions) }, HYDROGEN));
  if (own.saturated !== parent.saturated) {
    const atoms = [own.alpha, own.beta].sort((a, b) => a - b);
    const group: Group = { molecule: own.ring.molecule, atoms, attachments: [] };
    const name = own.saturated ? 'saturated chain' : 'unsaturated chain';
    chain.push(partOfNone({ site, position: 'chain' }, { ...describe(group), name }));
  }
  return [...(ring === null ? [] : [ring]), ...chain];
}

const onChain = ({ alpha, beta, chainSubstituents }: Phenethyl) =>
  chainSubstituents.map((group) => ({
    group,
    positions: group.attachments.map((a) => (a.to === alpha ? 'alpha' : a.to === beta ? 'beta' : 'ring')),
  }));

/** The ways to see what sits on the nitrogen as a phenethyl group, the plainest first. */
function phenethyls({ molecule, at, atSite }: Decomposition, whole: Group): Phenethyl[] {
  const core = new Set([at['amide N']!, ...atSite['piperidine ring']!.ring!.atoms]);
  const own = new Set(whole.atoms);
  const found: Phenethyl[] = [];
  for (const { atom: alpha } of whole.attachments.filter((a) => a.to === at.N1)) {
    if (!isChainCarbon(molecule, alpha)) continue;
    for (const toBeta of molecule.edges[alpha]!) {
      const beta = toBeta.to;
      if (!own.has(beta) || toBeta.aromatic || !isChainCarbon(molecule, beta)) continue;
      const chain = new Set([alpha, beta]);
      const barred = new Set([...core, ...chain]);
      for (const toRing of molecule.edges[beta]!) {
        if (!own.has(toRing.to) || chain.has(toRing.to) || toRing.order !== 1) continue;
        for (const ringAtoms of smallestRings(molecule, toRing.to, barred))
          found.push({
            alpha,
            beta,
            saturated: toBeta.order === 1,
            ring: ringGroup(molecule, ringAtoms, whole.atoms, barred),
            chainSubstituents: pieces(molecule, whole.atoms, new Set([...barred, ...ringAtoms])).filter((g) =>
              g.attachments.some((a) => chain.has(a.to)),
            ),
          });
      }
    }
  }
  return found.sort(plainestFirst);
}

function isChainCarbon(molecule: Molecule, atom: number): boolean {
  return molecule.element[atom] === 6 && !isAromatic(molecule, atom);
}

/** Benzene rings before others, fewer chain substituents before more: the way a chemist would name it. */
function plainestFirst(a: Phenethyl, b: Phenethyl): number {
  const rank = (p: Phenethyl) =>
    (isBenzeneRing(p.ring.molecule, p.ring.ring!.atoms) ? 0 : 8) + p.chainSubstituents.length;
  return rank(a) - rank(b);
}
