import { AS, B, BR, C, CL, F, GE, H, I, isMetal, N, O, P, S, SB, SE, SI, TE } from '../elements.js';

/** What an atom can still bear beside its single bonds and its own hydrogens. */
export interface Room {
  /** Bonds or hydrogens that it must get to be whole without a charge. */
  readonly free: number;
  /** It has one bond too many to be neutral: +1, unless it gets one bond more (S of a sulfoxide, P of a phosphate). */
  readonly over: boolean;
  /** How often it can bear two bonds more (S, P, halogens; nitrogen once, as charges will be drawn afterwards). */
  readonly pairs: number;
  /** With a charge of +1 it bears one bond more. */
  readonly mayBePlus: boolean;
  /** The charge that its single bonds alone give it. */
  readonly charge: number;
}

const WHOLE: Room = { free: 0, over: false, pairs: 0, mayBePlus: false, charge: 0 };

/**
 * What can this atom bear?
 *
 * @param used - its single bonds and own hydrogens
 * @returns undefined where it has more than its element bears
 */
export function roomOf(element: number, used: number): Room | undefined {
  const room = (free: number, more: Partial<Room> = {}): Room | undefined =>
    free < 0 ? undefined : { ...WHOLE, free, ...more };
  switch (element) {
    case H:
    case F:
      return room(1 - used);
    case B:
      return used === 4 ? room(0, { charge: -1 }) : room(3 - used);
    case C:
      return room(4 - used);
    case SI:
    case GE:
      return used > 4 ? (used > 6 ? undefined : room(0, { charge: 4 - used })) : room(4 - used);
    case N:
      return used === 4 ? room(0, { charge: 1 }) : room(3 - used, { pairs: 1, mayBePlus: true });
    case O:
      return used === 3 ? room(0, { charge: 1 }) : room(2 - used, { mayBePlus: true });
    case P:
    case AS:
    case SB:
      return used === 6 ? room(0, { charge: -1 }) : expanding(used, 3, 5);
    case S:
    case SE:
    case TE:
      return expanding(used, 2, 6);
    case CL:
    case BR:
    case I:
      return expanding(used, 1, 7);
    default:
      return isMetal(element) || used > 0 ? (used === 0 ? WHOLE : undefined) : WHOLE;
  }
}

/** An element that bears its least valence or two, four, six bonds more. */
function expanding(used: number, least: number, most: number): Room | undefined {
  if (used > most) return undefined;
  if (used <= least) return { ...WHOLE, free: least - used, pairs: (most - least) / 2, mayBePlus: true };
  const over = (used - least) % 2 === 1;
  return { ...WHOLE, over, pairs: Math.floor((most - used) / 2) };
}
