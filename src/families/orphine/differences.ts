import type { Group } from '../../structure/group.js';
import { describe } from '../../structure/names.js';
import { arguable, BRIDGE } from '../../vocabulary/shape.js';
import type { Decomposition, Difference, Part } from '../family.js';
import type { ClauseSite, SiteId } from '../ids.js';
import { apart, atMostArguable, HYDROGEN, partOf, partOfNone, ringDifference } from '../parts.js';
import { type Benzyl, benzyls } from './tail.js';

/** How an orphine differs from a parent (brorphine, or another that a rule names), site by site. */
export function differences(of: Decomposition, from: Decomposition): Difference[] {
  return [
    ...onFrame(of, from, 'benzimidazolone', benzimidazoloneSites),
    ...onFrame(of, from, 'piperidine ring', () => ['piperidine ring']),
    nSubstituent(of, from, 'N1'),
  ].filter((each) => each !== null);
}

/** The same of its spiro kin. */
export function spiroDifferences(of: Decomposition, from: Decomposition): Difference[] {
  return [
    ringDifference(of.atSite['N-phenyl']!, from.atSite['N-phenyl']!, {
      site: 'N-phenyl',
      replaced: 'N-phenyl',
      substituted: 'N-phenyl',
    }),
    ...onFrame(of, from, 'triazaspirodecanone', decanoneSites),
    nSubstituent(of, from, 'N8'),
  ].filter((each) => each !== null);
}

function benzimidazoloneSites(labels: readonly string[]): readonly ClauseSite[] {
  if (labels.every((label) => label === 'N3')) return ['benzimidazolone N3', 'benzimidazolone'];
  if (labels.every((label) => /^C[4-7]$/.test(label)))
    return ['benzimidazolone benzo ring', 'benzimidazolone'];
  return ['benzimidazolone'];
}

const decanoneSites = (labels: readonly string[]): readonly ClauseSite[] =>
  labels.every((label) => label === 'N3')
    ? ['triazaspirodecanone N3', 'triazaspirodecanone']
    : ['triazaspirodecanone'];

const ON_NITROGEN =
  'a further group on the ring nitrogen that bears the arylalkyl group (N-oxide, quaternary salt, fused ring): the text does not speak of it';
const ACROSS = 'the group joins two parts of the core, of which the text does not speak';

/** What sits on a part of the core, or is gone from it. */
function onFrame(
  of: Decomposition,
  from: Decomposition,
  site: SiteId,
  sitesOf: (labels: readonly string[]) => readonly ClauseSite[],
): Difference[] {
  const { added, lost } = apart(placed(of, site), placed(from, site));
  const amine = site === 'piperidine ring' ? 'N1' : site === 'triazaspirodecanone' ? 'N8' : '';
  return [
    ...added.map(({ group, positions }): Part => {
      const part = partOf(
        {
          site,
          at: sitesOf(positions),
          change: 'substituted',
          position: positions.join(','),
          locants: positions.map((label) => label.replace(/^[A-Z]/, '')),
        },
        group,
      );
      if (positions.includes(amine)) return atMostArguable(part, ON_NITROGEN);
      if (group.attachments.length > positions.length) return atMostArguable(part, ACROSS);
      return positions.length > 1 ? bridging(part) : part;
    }),
    ...lost.map(({ positions }) => partOfNone({ site, position: positions.join(',') }, HYDROGEN)),
  ].map((part) => ({ site, ways: [[part]] }));
}

/** A group in the place of two hydrogens: a clause on groups in the place of hydrogens reaches it on one reading. */
const bridging = (part: Part): Part => ({
  ...part,
  meets: (term) => {
    const meeting = part.meets(term);
    const word = typeof term === 'string' ? term : 'word' in term ? term.word : undefined;
    return meeting !== null && word === 'any group but hydrogen' ? arguable(BRIDGE) : meeting;
  },
});

function placed({ at, atSite, frames }: Decomposition, site: SiteId) {
  const { atoms, substituents } = atSite[site]!.ring!;
  const { labels } = frames[site]!;
  const n = atSite['N-substituent'] ?? null;
  const amine = site === 'piperidine ring' ? at.N1 : site === 'triazaspirodecanone' ? at.N8 : undefined;
  // A group that closes a ring on the nitrogen alone is the N-substituent, and holds the nitrogen twice.
  const spiro =
    n !== null &&
    amine !== undefined &&
    n.attachments.length > 1 &&
    n.attachments.every((a) => a.to === amine);
  return [...substituents, ...(spiro ? [n] : [])].map((group) => ({
    group,
    positions: [...new Set(group.attachments.flatMap((a) => labels[atoms.indexOf(a.to)] ?? []))].sort(
      byLocant,
    ),
  }));
}

const byLocant = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));

const isSame = (own: Group, parent: Group | null): boolean =>
  parent !== null && describe(own).smiles === describe(parent).smiles;

function nSubstituent(of: Decomposition, from: Decomposition, amine: string): Difference | null {
  const site = 'N-substituent';
  const own = of.atSite[site] ?? null;
  const parent = from.atSite[site] ?? null;
  if (own === null) return parent === null ? null : { site, ways: [[partOfNone({ site }, HYDROGEN)]] };
  const benzyl = parent === null ? undefined : benzylsOf(from, parent, amine)[0];
  const views = benzyl === undefined ? [] : benzylsOf(of, own, amine).map((view) => changes(view, benzyl));
  if (views.some((way) => way.length === 0)) return null;
  if (benzyl === undefined && isSame(own, parent)) return null;
  const whole = partOf({ site, at: ['N-substituent'], change: 'replaced' }, own);
  return { site, ways: [[whole], ...views] };
}

function benzylsOf({ molecule, at, atSite }: Decomposition, whole: Group, amine: string): Benzyl[] {
  const core = new Set([
    ...Object.entries(at).flatMap(([label, atom]) => (/aryl|benzyl/.test(label) ? [] : [atom])),
    ...Object.values(atSite).flatMap((group) => (group === whole ? [] : (group?.ring?.atoms ?? []))),
  ]);
  return benzyls(molecule, at[amine]!, whole, core);
}

/** A benzyl group beside the parent's: its ring, and what its carbon bears. */
function changes(own: Benzyl, parent: Benzyl): (Part | Difference)[] {
  const site = 'N-substituent';
  const ring = ringDifference(own.ring, parent.ring, {
    site,
    replaced: 'benzyl ring',
    substituted: 'benzyl ring',
    where: 'ring',
  });
  const { added, lost } = apart(onCarbon(own), onCarbon(parent));
  const chain = added.map(({ group }) =>
    partOf(
      {
        site,
        at: ['benzylic carbon'],
        change: 'substituted',
        position: 'chain alpha',
        locants: ['alpha'],
      },
      group,
    ),
  );
  const gone = lost.map(() => partOfNone({ site, position: 'chain alpha' }, HYDROGEN));
  return [...(ring === null ? [] : [ring]), ...chain, ...gone];
}

const onCarbon = ({ onCarbon: groups }: Benzyl) =>
  groups.map((group) => ({ group, positions: group.attachments.map(() => 'alpha') }));
