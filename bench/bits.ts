/**
 * Writes src/nearest.bits.json: OpenChemLib's fingerprints of the named substances, so that nobody waits for two
 * hundred of them. Run with `npx tsx bench/bits.ts` after the register or OpenChemLib changed; a test says when.
 */
import { writeFileSync } from 'node:fs';
import { fingerprint, readMolecules, toHex, toSmiles } from '../src/chemistry/index.js';
import { loadRegister } from '../src/law/register.js';

const bits: Record<string, string> = {};
for (const { smiles } of loadRegister().named()) {
  const reading = readMolecules(smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule !== undefined) bits[toSmiles(molecule)] = toHex(fingerprint(molecule));
}
const sorted = Object.fromEntries(Object.entries(bits).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('../src/nearest.bits.json', import.meta.url), `${JSON.stringify(sorted, null, 2)}\n`);
