import type { Point } from '../../chemistry/index.js';
import type { CorePose, Decomposition } from '../family.js';

const PIPERIDINE = ['C4', 'C3', 'C2', 'N1', 'C6', 'C5'];

/** The piperidine nitrogen to the left, the benzimidazolone to the right, its carbonyl below. */
export function pose({ at, molecule }: Decomposition): CorePose {
  const places = new Map<number, Point>();
  const put = (label: string, x: number, y: number) => {
    const atom = at[label];
    if (atom !== undefined) places.set(atom, [x, y]);
  };
  const ring = Object.keys(at).filter((label) => /^[CN]\d$/.test(label));
  const labels = ring.length === 6 && ring[0] === 'C4' ? PIPERIDINE : ring;
  const radius = 1 / (2 * Math.sin(Math.PI / labels.length));
  for (const [i, label] of labels.entries()) {
    const angle = (i * 2 * Math.PI) / labels.length;
    put(label, radius * Math.cos(angle), radius * Math.sin(angle));
  }
  const n1 = at['spacer C'] === undefined ? radius + 1 : radius + 1 + Math.sqrt(0.75);
  const lift = at['spacer C'] === undefined ? 0 : 0.5;
  put('spacer C', radius + 1, 0);
  // A five-membered ring whose first corner is N1, then C2 below it.
  const five = 1 / (2 * Math.sin(Math.PI / 5));
  for (const [i, label] of ["N1'", "C2'", "N3'", "C3a'", "C7a'"].entries()) {
    const angle = Math.PI - (i * 2 * Math.PI) / 5;
    put(label, n1 + five + five * Math.cos(angle), lift + five * Math.sin(angle));
  }
  const bearing = isBridged(at, molecule);
  return { places, loose: bearing, axis: at["N1'"]! };
}

/** Whether a bridge or a fused ring lies over the saturated ring. */
function isBridged(at: Decomposition['at'], molecule: Decomposition['molecule']): boolean {
  const ring = Object.entries(at).flatMap(([label, atom]) => (/^[CN]\d$/.test(label) ? [atom] : []));
  const own = new Set(Object.values(at));
  const beside = ring.flatMap((atom) =>
    molecule.edges[atom]!.filter((e) => !own.has(e.to) && e.inRing).map((e) => e.to),
  );
  return beside.length > 0;
}

/** N8 to the left, the spiro carbon in the middle, the imidazolidinone to the right. */
export function spiroPose({ at, molecule }: Decomposition): CorePose {
  const places = new Map<number, Point>();
  for (const [i, label] of ['C5', 'C6', 'C7', 'N8', 'C9', 'C10'].entries()) {
    const angle = (i * 2 * Math.PI) / 6;
    places.set(at[label]!, [Math.cos(angle), Math.sin(angle)]);
  }
  const five = 1 / (2 * Math.sin(Math.PI / 5));
  for (const [i, label] of ['C5', 'C4', 'N3', 'C2', 'N1'].entries()) {
    const angle = Math.PI - (i * 2 * Math.PI) / 5;
    places.set(at[label]!, [1 + five + five * Math.cos(angle), five * Math.sin(angle)]);
  }
  const own = new Set(Object.values(at));
  const crowded = ['C6', 'C7', 'N8', 'C9', 'C10'].some((label) =>
    molecule.edges[at[label]!]!.some((e) => !own.has(e.to) && e.inRing),
  );
  return { places, loose: crowded, axis: at.C5! };
}
