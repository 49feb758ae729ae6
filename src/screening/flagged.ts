import type { ScreenResult } from '../result.types.js';

/** Whether anything was found: the verdict is neither `none` nor `unreadable`. */
export const isFlagged = ({ verdict }: Pick<ScreenResult, 'verdict'>): boolean =>
  verdict !== 'none' && verdict !== 'unreadable';
