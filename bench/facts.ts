/**
 * Writes src/evidence/nearest.facts.json, of each named substance its sites and OpenChemLib's fingerprint, and src/screening/named.keys.json, the
 * key by which it is found with its saturated ring atoms, so that nobody waits for two hundred of them. Second part of `npm run compile`, after the register, the names of
 * groups or OpenChemLib changed; a test says when.
 */
import { writeFileSync } from 'node:fs';
import { readMolecules, saturatedInKey, toHex } from '../src/chemistry/index.js';
import { workedOut } from '../src/evidence/nearest.js';
import { loadRegister } from '../src/law/register.js';
import { keyOf } from '../src/screening/named.js';

const facts = new Map<string, object>();
const keys = new Map<string, string>();
for (const { smiles } of loadRegister().named()) {
  const reading = readMolecules(smiles);
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule === undefined) throw new Error(`cannot be read: ${smiles}`);
  const key = keyOf(molecule);
  const { carbons, nitrogens } = saturatedInKey(key);
  keys.set(smiles, `${carbons} ${nitrogens} ${key}`);
  const found = workedOut(molecule);
  facts.set(smiles, { ...found, bits: toHex(found.bits()) });
}
write('evidence/nearest.facts.json', facts);
write('screening/named.keys.json', keys);

function write(name: string, found: ReadonlyMap<string, unknown>): void {
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(sorted), null, 2);
  writeFileSync(new URL(`../src/${name}`, import.meta.url), `${text}\n`);
}
