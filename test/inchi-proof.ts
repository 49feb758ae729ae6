/**
 * Reads every InChI that RDKit writes for opioids, medicines, other drugs and lines of the general collection, gives what
 * was read to RDKit again, and judges both texts: the same flat InChI, verdict and findings, or refused by name.
 *
 * npm run proof:inchi [-- number of lines of the general collection (100,000)] [first line]
 */
import { createDayScreener } from '../src/screening/index.js';
import { inchiOf, roundTrip } from './support/inchi.js';
import { rdkit } from './support/rdkit.js';
import { sharedRows, sharedSmiles } from './support/shared.js';

const most = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? 3);
const toolkit = await rdkit();
const screener = createDayScreener({ asOf: '2026-11-28' });

const general = sharedSmiles('general.smi.gz');
const step = Math.max(1, Math.floor(general.length / most));
const sets: Record<string, string[]> = {
  opioids: sharedRows('opioids.tsv').map((row) => row.smiles!.split(' ')[0]!),
  medicines: sharedRows('medicines.tsv').map((row) => row.smiles!.split(' ')[0]!),
  'other drugs': sharedRows('other-drugs.tsv').map((row) => row.smiles!.split(' ')[0]!),
  general: general.filter((_, i) => i % step === first % step).slice(0, most),
};

let bad = 0;
for (const [name, texts] of Object.entries(sets)) {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  let slowest = 0;
  for (const smiles of texts) {
    const inchi = inchiOf(toolkit, smiles);
    if (inchi === undefined) {
      count('no InChI');
      continue;
    }
    const start = performance.now();
    const outcome = roundTrip(toolkit, screener, smiles, inchi);
    slowest = Math.max(slowest, performance.now() - start);
    count(outcome.is === 'refused' ? `refused ${outcome.code}` : outcome.is);
    if (outcome.is === 'wrong' || outcome.is === 'judged otherwise') {
      bad += outcome.is === 'wrong' ? 1 : 0;
      console.log(name, smiles, inchi, JSON.stringify(outcome));
    }
  }
  console.log(
    `${name}: ${texts.length} texts`,
    Object.fromEntries([...counts].sort()),
    `slowest ${slowest.toFixed(0)} ms`,
  );
}
process.exitCode = bad === 0 ? 0 : 1;
