import { writeFileSync } from 'node:fs';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { LEDGER_DAY, ledgerTable } from './ledger.js';

const screener = createScreener({ jurisdictions: ['all'], asOf: LEDGER_DAY });
writeFileSync(new URL('ledger.tsv', import.meta.url), ledgerTable(screener, loadRegister()));
