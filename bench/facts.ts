/**
 * Writes src/nearest.facts.json: of each named substance its sites and OpenChemLib's fingerprint, so that nobody waits for
 * two hundred of them. Run with `npx tsx bench/facts.ts` after the register, the names of groups or OpenChemLib changed; a
 * test says when.
 */
import { writeFileSync } from 'node:fs';
import { readMolecules, toHex } from '../src/chemistry/index.js';
import { loadRegister } from '../src/law/register.js';
import { workedOut } from '../src/nearest.js';

const facts = new Map<string, object>();
for (const { smiles } of loadRegister().named()) {
  const reading = readMolecules(smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule === undefined) throw new Error(`cannot be read: ${smiles}`);
  const found = workedOut(molecule);
  facts.set(smiles, { ...found, bits: toHex(found.bits()) });
}
const sorted = [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
const text = JSON.stringify(Object.fromEntries(sorted), null, 2);
writeFileSync(new URL('../src/nearest.facts.json', import.meta.url), `${text}\n`);
