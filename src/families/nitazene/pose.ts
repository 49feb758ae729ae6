import type { Point } from '../../chemistry/index.js';
import type { CorePose, Decomposition } from '../family.js';

const SIDE = Math.sqrt(0.75);
/** How far the five-membered ring reaches beyond the bond that both rings share. */
const FAR = Math.sin((72 * Math.PI) / 180);
const HIGH = 0.5 + Math.cos((72 * Math.PI) / 180);
const TIP = FAR + Math.sin((36 * Math.PI) / 180);

/** The benzo ring to the left with position 5 above, the chain on N1 down, the bridge and the aryl to the right. */
export function pose({ at, molecule }: Decomposition): CorePose {
  const places = new Map<number, Point>();
  const put = (label: string, x: number, y: number) => {
    const atom = at[label];
    if (atom !== undefined) places.set(atom, [x, y]);
  };
  put('C3a', SIDE, -0.5);
  put('C7a', SIDE, 0.5);
  put('C7', 0, 1);
  put('C6', -SIDE, 0.5);
  put('C5', -SIDE, -0.5);
  put('C4', 0, -1);
  const axis = at.N1!;
  if (at['acyl O'] !== undefined) {
    put('N1', 2 * SIDE, 1);
    put('N3', 2 * SIDE, -1);
    return { places, loose: at['urea C'] !== undefined, axis };
  }
  put('N3', SIDE + FAR, -HIGH);
  const n1: Point = [SIDE + FAR, HIGH];
  put('N1', ...n1);
  const c2: Point = [SIDE + TIP, 0];
  put('C2', ...c2);
  // A chain that lies in a ring of its own is drawn as it falls.
  const isOpen = molecule.inRing[at.alpha!] !== 1 && molecule.inRing[at.beta!] !== 1;
  if (isOpen) {
    const alpha = step(n1, 72);
    const beta = step(alpha, 132);
    put('alpha', ...alpha);
    put('beta', ...beta);
    const third = step(beta, 72);
    put(at.gamma === undefined ? 'amine N' : 'gamma', ...third);
  }
  const bridge = step(c2, 0);
  put('bridge', ...bridge);
  const next = step(bridge, -60);
  put(at['bridge 2'] === undefined ? 'aryl C' : 'bridge 2', ...next);
  if (at['bridge 2'] !== undefined) put('aryl C', ...step(next, 0));
  return { places, loose: false, axis };
}

const step = ([x, y]: Point, degrees: number): Point => [
  x + Math.cos((degrees * Math.PI) / 180),
  y + Math.sin((degrees * Math.PI) / 180),
];
