import type { Point } from '../../chemistry/index.js';
import type { CorePose, Decomposition } from '../family.js';
import { frameLabels } from './decompose.js';

/** The piperidine nitrogen to the left, the amide to the right, the aryl above it and the acyl group below. */
export function pose(of: Decomposition): CorePose {
  const { molecule, at: core } = of;
  const axis = core['amide N']!;
  const places = new Map<number, Point>();
  const put = (label: string, x: number, y: number) => {
    const atom = core[label];
    if (atom !== undefined) places.set(atom, [x, y]);
  };
  const ring = frameLabels(core);
  const size = core['tail C'] === undefined ? ring.length : 0;
  const labels = size === 6 && ring[0] === 'C4' ? ['C4', 'C3', 'C2', 'N1', 'C6', 'C5'] : ring;
  const radius = size === 0 ? 1 : 1 / (2 * Math.sin(Math.PI / size));
  for (const [i, label] of labels.entries())
    if (size > 0) {
      const angle = (i * 2 * Math.PI) / size;
      put(label, radius * Math.cos(angle), radius * Math.sin(angle));
    }
  // A further group on C4 takes the room below; the amide then turns up.
  const own = new Set(Object.values(core));
  const onC4 = molecule.edges[core.C4 ?? core['amide N']!]!.filter((e) => !own.has(e.to));
  const crowded = size === 6 && core.C4 !== undefined && onC4.length > 0;
  // With one on C3 as well, which comes to lie below, the room is shared.
  const onC3 = crowded ? molecule.edges[core.C3!]!.filter((e) => !own.has(e.to)) : [];
  const shared = onC3.length > 0;
  const turn = shared ? -70 : crowded ? -60 : 0;
  const amide = to([radius, 0], turn);
  const acyl = to(amide, turn + 60);
  const oxygen = to(acyl, turn + 120);
  put('amide N', ...amide);
  const ortho = orthoGroup(of);
  const needsRoom = ortho !== null && (crowded || ortho.branched);
  const aryl = turn - 60 + (needsRoom ? (crowded ? ASIDE : ASIDE / 2) : 0);
  put(core['benzyl C'] === undefined ? 'aryl C' : 'benzyl C', ...to(amide, aryl));
  if (needsRoom) {
    places.set(ortho.bearing, to(to(amide, aryl), aryl - 60));
    places.set(ortho.bare, to(to(amide, aryl), aryl + 60));
  }
  put('acyl C', ...acyl);
  put('acyl O', ...oxygen);
  put('acyl S', ...oxygen);
  if (crowded && onC4.length === 1) places.set(onC4[0]!.to, to([radius, 0], shared ? 50 : 60));
  if (onC3.length === 1) places.set(onC3[0]!.to, to([0.5, Math.sqrt(0.75)], 90));
  if (!isBridged(of)) return { places, loose: false, axis };
  const bridge = bridgeInside(of);
  for (const [atom, place] of bridge ?? []) places.set(atom, place);
  return { places, loose: bridge === null, axis };
}

/** Whether a bridge or a fused ring lies over the saturated ring. */
const isBridged = ({ atSite }: Decomposition): boolean =>
  atSite['piperidine ring']!.ring!.substituents.some((g) => new Set(g.attachments.map((a) => a.to)).size > 1);

/** Degrees by which an aryl with a group beside its bond leans to the acyl side, so that the group clears the piperidine; half where C4 is bare. */
const ASIDE = 25;

/** The one atom beside the aryl's bond that bears a group, and its counterpart that bears none; null for none or two. */
function orthoGroup({
  molecule,
  at: core,
}: Decomposition): { bearing: number; bare: number; branched: boolean } | null {
  const aryl = core['aryl C'];
  if (aryl === undefined || core['benzyl C'] !== undefined) return null;
  const beside = molecule.edges[aryl]!.filter((e) => e.inRing).map((e) => e.to);
  const [bearing, ...more] = beside.filter((a) => molecule.edges[a]!.length > 2);
  const bare = beside.find((a) => a !== bearing);
  if (bearing === undefined || bare === undefined || more.length > 0) return null;
  const group = molecule.edges[bearing]!.find((e) => !e.inRing)?.to;
  if (group === undefined) return null;
  return { bearing, bare, branched: molecule.edges[group]!.length > 2 };
}

const to = ([x, y]: Point, degrees: number): Point => [
  x + Math.cos((degrees * Math.PI) / 180),
  y + Math.sin((degrees * Math.PI) / 180),
];

/** Where a chain of one to three atoms across the piperidine is drawn: within the ring, so that nothing crosses. */
const INSIDE: Readonly<Record<number, readonly Point[]>> = {
  1: [[-0.25, 0]],
  2: [
    [-0.2, 0.34],
    [-0.2, -0.34],
  ],
  3: [
    [0, 0.5],
    [0.38, 0],
    [0, -0.5],
  ],
};

/** Places for the one bare bridge between C2 and C6, or C3 and C5; null for any other. */
function bridgeInside({ molecule, at: core }: Decomposition): [number, Point][] | null {
  const own = new Set(Object.values(core));
  for (const [first, last, side] of [
    ['C2', 'C6', 1],
    ['C3', 'C5', -1],
  ] as const) {
    const [from, end] = [core[first], core[last]];
    if (from === undefined || end === undefined) continue;
    for (const edge of molecule.edges[from]!) {
      if (own.has(edge.to)) continue;
      const chain = [edge.to];
      for (let last = edge.to; chain.length <= 4; ) {
        const on = molecule.edges[last]!.filter((e) => e.to !== from && !chain.includes(e.to));
        if (on.length !== 1) break;
        last = on[0]!.to;
        if (last === end) {
          const places = INSIDE[chain.length];
          return places === undefined
            ? null
            : chain.map((atom, i) => [atom, [places[i]![0] * side, places[i]![1]]]);
        }
        chain.push(last);
      }
    }
  }
  return null;
}
