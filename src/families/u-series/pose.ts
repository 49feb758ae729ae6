import type { Point } from '../../chemistry/index.js';
import type { CorePose, Decomposition } from '../family.js';
import { isTurnable, ringLabels } from './decompose.js';

/** The ring to the left, the amide up from its right side, the amine down from it, and the aryl to the right. */
export function pose({ at, atSite, core }: Decomposition): CorePose {
  const places = new Map<number, Point>();
  const put = (label: string, place: Point) => {
    const atom = at[label];
    if (atom !== undefined) places.set(atom, place);
    return place;
  };
  const labels = ringLabels(at);
  const size = labels.length;
  const step = 360 / size;
  const radius = 1 / (2 * Math.sin(Math.PI / size));
  // The bond between the two nitrogens' carbons stands upright; where one carbon bears both, it points to the right.
  const moved = isTurnable(core);
  const first = moved ? 0 : -step / 2;
  const around = (i: number): number => first + i * step;
  for (const [i, label] of labels.entries()) put(label, from([0, 0], around(i), radius));
  const one = from([0, 0], around(0), radius);
  const up = moved ? from(put('spacer C', from(one, -60)), 0) : from(one, around(0));
  const amide = put('amide N', up);
  put('amine N', moved ? from(one, 60) : from(from([0, 0], around(1), radius), around(1)));
  const turn = moved ? -60 : -90;
  const acyl = put('acyl C', from(amide, turn));
  put('acyl O', from(acyl, turn - 60));
  const linker = from(acyl, turn + 60);
  if (at['linker C'] === undefined) put('aryl C', linker);
  else {
    put('linker C', linker);
    const next = from(linker, turn + 120);
    if (at['linker X'] === undefined) put('aryl C', next);
    else {
      put('linker X', next);
      put('aryl C', from(next, turn + 60));
    }
  }
  put('N-aryl C', from(amide, turn + 120));
  // A spiro ring beside the amide, or a ring on its nitrogen, has no room so.
  const isCrowded = atSite.amine!.attachments.length > 1 || atSite['amide nitrogen']?.ring !== undefined;
  return { places, loose: isCrowded, axis: at['amide N']! };
}

const from = ([x, y]: Point, degrees: number, far = 1): Point => [
  x + far * Math.cos((degrees * Math.PI) / 180),
  y + far * Math.sin((degrees * Math.PI) / 180),
];
