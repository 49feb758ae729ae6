import type { Issue } from '../issue.js';
import { MOLFILE_ODDITIES, type MolfileOddity } from './reasons.js';

/** What was odd in a molfile, though it could be read? */
export function molfileOddity(code: MolfileOddity): Issue {
  return { code, severity: 'warning', message: MOLFILE_ODDITIES[code] };
}
