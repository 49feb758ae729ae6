/**
 * Judges one molecule by its SMILES and by what RDKit writes of it: the InChI, the molfile V2000, the molfile V3000, and RDKit's own SMILES. All
 * must say the same: verdict, findings, clauses.
 *
 *     npm run oracles:forms [-- --lines 20000] [--first 0] [--show 10]
 */
import { parseArgs } from 'node:util';
import type { MainModule } from '@rdkit/rdkit';
import { smilesOfMolfile } from '../../src/chemistry/index.js';
import { createDayScreener } from '../../src/screening/index.js';
import { saidOf } from '../support/inchi.js';
import { rdkit } from '../support/rdkit.js';
import { sharedRows, sharedSmiles } from '../support/shared.js';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '20000' },
    first: { type: 'string', default: '0' },
    show: { type: 'string', default: '10' },
  },
});
const toolkit = await rdkit();
const screener = createDayScreener({ asOf: '2026-11-28' });

const column = (file: string) => sharedRows(file).map((row) => row.smiles!.split(' ')[0]!);
const all = sharedSmiles('general.smi.gz');
const step = Math.max(1, Math.floor(all.length / Number(values.lines)));
const sets: Record<string, string[]> = {
  opioids: column('opioids.tsv'),
  medicines: column('medicines.tsv'),
  general: all.filter((_, i) => i % step === Number(values.first) % step).slice(0, Number(values.lines)),
};

type Form = 'InChI' | 'V2000' | 'V3000' | 'RDKit SMILES';

/** What RDKit writes; a form that it cannot write is left out. */
function formsOf(module: MainModule, smiles: string): Partial<Record<Form, string>> | undefined {
  const mol = module.get_mol(smiles);
  if (mol === null) return undefined;
  const written: Partial<Record<Form, string>> = {};
  const write = (form: Form, by: () => string) => {
    try {
      const text = by();
      if (text !== '') written[form] = text;
    } catch {
      // RDKit writes no such form of this molecule.
    }
  };
  write('InChI', () => mol.get_inchi());
  write('V2000', () => mol.get_molblock());
  write('V3000', () => mol.get_v3Kmolblock());
  write('RDKit SMILES', () => mol.get_smiles());
  mol.delete();
  return written;
}

/** The structure that a list of molfiles is judged by; what is refused stays unreadable. */
function ofMolfile(text: string): string {
  const reading = smilesOfMolfile(text.split('\n'));
  return reading.ok ? reading.smiles : '';
}

let shown = 0;
for (const [set, lines] of Object.entries(sets)) {
  const counts: Record<string, Record<string, number>> = {};
  let unread = 0;
  for (const smiles of lines) {
    const written = formsOf(toolkit, smiles);
    const plain = screener.screen(smiles);
    if (written === undefined || plain.verdict === 'unreadable') {
      unread++;
      continue;
    }
    const expected = saidOf(plain);
    for (const [form, text] of Object.entries(written)) {
      const result = screener.screen(form.startsWith('V') ? ofMolfile(text) : text);
      const said = saidOf(result);
      const what =
        said === expected
          ? 'same'
          : result.verdict === 'unreadable'
            ? `refused, SMILES ${plain.verdict}`
            : result.verdict === plain.verdict
              ? 'same verdict, other findings'
              : 'other verdict';
      const of = counts[form] ?? {};
      counts[form] = of;
      of[what] = (of[what] ?? 0) + 1;
      if (what !== 'same' && shown < Number(values.show)) {
        shown++;
        console.log(
          `${set}, ${form}: ${what}: ${smiles}\n    ${plain.verdict} ${result.verdict} ${form === 'InChI' || form === 'RDKit SMILES' ? text : ''} ${result.issues[0]?.code ?? ''}`,
        );
      }
    }
  }
  console.log(`${set}: ${lines.length} lines, ${unread} not read by both`);
  console.table(counts);
}
