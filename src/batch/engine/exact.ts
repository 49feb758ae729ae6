import { createDayScreener, type ScreenerOptions } from '../../screening/index.js';
import { type Closely, closelyBy } from './closely.js';

/** What a thread loads when it is first given lines for the exact path: most never are. */
export const closelyWith = (options: ScreenerOptions): Closely => closelyBy(createDayScreener(options));
