import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import initRDKitModule from '@rdkit/rdkit';
import { describe, expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';
import { sharedPath } from '../support/shared.js';

const FILE = sharedPath('general.smi.gz');
const LINES = 3_000;

/** What of RDKit's JSON is held against ours. */
interface RdkitJson {
  defaults: { atom: { impHs?: number } };
  molecules: {
    atoms: { impHs?: number; chg?: number }[];
    extensions?: { name: string; aromaticAtoms?: number[] }[];
  }[];
}

if (!existsSync(FILE)) console.warn(`${FILE} is not here: the comparison with RDKit is left out`);

describe.skipIf(!existsSync(FILE))('beside RDKit, on lines of the general collection', async () => {
  const rdkit = await initRDKitModule({ print: () => {}, printErr: () => {} } as never);
  // The body of a suite is run to list its tests, also where they are skipped.
  const list = existsSync(FILE) ? gunzipSync(readFileSync(FILE)).toString('utf8') : '';
  const all = list.split('\n').filter(Boolean);
  const step = Math.floor(all.length / LINES);
  const sample = all.filter((_, i) => i % step === 3).map((line) => line.split('\t')[0]!);
  const readHere: string[] = [];
  const readThere: string[] = [];
  const hydrogenTotals: string[] = [];
  let atoms = 0;
  let hydrogensMoved = 0;
  let aromaticHereAlone = 0;
  let aromaticThereAlone = 0;

  for (const text of sample) {
    const reading = readMolecules(text);
    const there = rdkit.get_mol(text);
    if (there === null || !reading.ok) {
      if (reading.ok) readHere.push(text);
      if (there !== null) readThere.push(text);
      there?.delete();
      continue;
    }
    const json = JSON.parse(there.get_json()) as RdkitJson;
    there.delete();
    const [mol] = json.molecules;
    // RDKit folds most explicit hydrogens, and with them the numbers of the atoms; some it keeps.
    if (mol!.atoms.length !== reading.atomCount || text.includes('[H]')) continue;
    const aromatic = new Set(mol!.extensions?.find((e) => e.name === 'rdkitRepresentation')?.aromaticAtoms);
    const charged =
      mol!.atoms.some((a) => a.chg) || reading.issues.some((i) => i.code === 'metal-bond-dropped');
    let balance = 0;
    for (const m of reading.molecules) {
      for (let i = 0; i < m.size; i++) {
        atoms++;
        const t = m.textAtoms[i]!;
        const difference = m.hydrogens[i]! - (mol!.atoms[t]!.impHs ?? json.defaults.atom.impHs ?? 0);
        balance += difference;
        if (!charged && difference !== 0) hydrogensMoved++;
        if (m.aromatic[i] === 1 && !aromatic.has(t)) aromaticHereAlone++;
        if (m.aromatic[i] === 0 && aromatic.has(t)) aromaticThereAlone++;
      }
    }
    if (!charged && balance !== 0) hydrogenTotals.push(text);
  }

  it('reads what RDKit reads, but for wildcards', () => {
    expect(readThere.filter((text) => !text.includes('*'))).toEqual([]);
    expect(readHere.length).toBeLessThan(5);
  });

  it('counts the same hydrogens in every molecule without charges', () => {
    expect(hydrogenTotals).toEqual([]);
  });

  it('puts them on the same atoms, but for those that normalisation moves', () => {
    expect(hydrogensMoved / atoms).toBeLessThan(0.001);
  });

  it('calls no atom aromatic that RDKit does not, and leaves out but rings with C=O and C=S', () => {
    console.info(
      `RDKit: ${atoms} atoms, aromatic here alone ${aromaticHereAlone}, there alone ${aromaticThereAlone}, hydrogens moved ${hydrogensMoved}`,
    );
    expect(aromaticHereAlone / atoms).toBeLessThan(0.001);
    expect(aromaticThereAlone / atoms).toBeLessThan(0.04);
  });
});
