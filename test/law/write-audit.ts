import { writeFileSync } from 'node:fs';
import { loadRegister } from '../../src/law/register.js';
import { auditTable } from './audit.js';

writeFileSync(new URL('./register.audit.tsv', import.meta.url), auditTable(loadRegister()));
