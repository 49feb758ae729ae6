import type { Issue } from '../issue.js';
import { INCHI_REASONS, type InchiReason } from './reasons.js';

/** Why an InChI cannot be read, and where. Thrown inside this folder alone. */
export class InchiFault extends Error {
  constructor(
    readonly code: InchiReason,
    /** 0-based place in the text, in UTF-16 units. */
    readonly offset: number,
    readonly length: number,
  ) {
    super(INCHI_REASONS[code]);
  }

  issue(): Issue {
    const { code, message, offset, length } = this;
    return { code, severity: 'error', message, at: { offset, length } };
  }
}

/** A piece of the text with its place in it. */
export interface Piece {
  readonly text: string;
  /** 0-based place of its first character in the whole text. */
  readonly offset: number;
}

/** A fault that points at a whole piece, or at the part of it from `from` up to `to`. */
export function faultIn(code: InchiReason, piece: Piece, from = 0, to = piece.text.length): InchiFault {
  return new InchiFault(code, piece.offset + from, Math.max(0, Math.min(to, piece.text.length) - from));
}
