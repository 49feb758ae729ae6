import { describe, expect, it } from 'vitest';
import { readMolecules, toSmiles } from '../../src/chemistry/index.js';
import { createExplainer } from '../../src/evidence/index.js';
import { sdfRow } from '../../src/report/sdf.js';
import { createDayScreener } from '../../src/screening/index.js';
import { rdkit } from '../support/rdkit.js';

const screener = createDayScreener({ asOf: '2026-11-22' });
const explainer = createExplainer();
const entryOf = (smiles: string, id: string) =>
  sdfRow({ file: 'list.smi', line: 3, lines: 1, id, result: screener.screen(smiles) }, (r) =>
    explainer.explain(r),
  );

/** An SD file as its specification says: entries end with `$$$$`, a property's lines with an empty one. */
function readSdf(text: string): { block: string; properties: Record<string, string> }[] {
  return text
    .split('$$$$\n')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const end = entry.indexOf('M  END\n') + 7;
      const properties: Record<string, string> = {};
      for (const [, name, value] of entry.slice(end).matchAll(/^> <([^>]+)>\n((?:.+\n)+)\n/gm))
        properties[name!] = value!.trimEnd();
      return { block: entry.slice(0, end), properties };
    });
}

const CASES: readonly (readonly [string, string])[] = [
  ['fentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['a hydrochloride', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1.Cl'],
  ['charged, with a counter-ion', 'CCC(=O)N(c1ccccc1)C1CC[NH+](CCc2cccs2)CC1.[Cl-]'],
  ['stereo', 'CCC(=O)N(c1ccccc1)[C@@H]1CCN(CCc2ccccc2)C[C@@H]1C'],
  ['a nitro group', 'CCC(=O)N(c1ccc([N+](=O)[O-])cc1)C1CCN(CCc2ccccc2)CC1'],
  ['an N-oxide', 'CCC(=O)N(c1ccccc1)C1CC[N+]([O-])(CCc2ccccc2)CC1'],
  ['an aromatic NH', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2c[nH]c3ccccc23)CC1'],
  ['a relative', 'CCC(=O)N(c1ccccc1)CCCN(C)CCc1ccccc1'],
  ['a precursor', 'O=C1CCN(CCc2ccccc2)CC1'],
];

describe('the SD file, read back by RDKit', () => {
  it.each(CASES)('holds the structure and the findings: %s', async (name, smiles) => {
    const [entry, ...more] = readSdf(entryOf(smiles, name));
    expect(more).toEqual([]);
    const { get_mol } = await rdkit();
    const molecule = get_mol(entry!.block)!;
    expect(molecule, entry!.block).not.toBeNull();
    const reading = readMolecules(smiles);
    if (!reading.ok) throw new Error(smiles);
    // The file holds what was judged: flat, and with charges by protonation taken away.
    const judged = get_mol(reading.molecules.map(toSmiles).join('.'))!;
    expect(molecule.get_smiles()).toBe(judged.get_smiles());
    expect(molecule.has_coords()).toBe(2);
    for (const each of [molecule, judged]) each.delete();

    const result = screener.screen(smiles);
    const { properties } = entry!;
    expect(entry!.block.split('\n')[0]).toBe(name);
    expect(properties).toMatchObject({
      FILE: 'list.smi',
      LINE: '3',
      ID: name,
      SMILES: smiles,
      VERDICT: result.verdict,
      AS_OF: '2026-11-22',
      JURISDICTIONS: result.jurisdictions.join(' '),
      REGISTER: `${result.register.version} ${result.register.hash}`,
    });
    expect(properties.FINDINGS?.split('\n').length ?? 0).toBe(result.findings.length);
    for (const [i, finding] of result.findings.entries())
      expect(properties.FINDINGS!.split('\n')[i]).toMatch(`${finding.jurisdiction}: ${finding.kind}: `);
  });

  it('keeps entries apart', () => {
    const text = CASES.map(([name, smiles]) => entryOf(smiles, name)).join('');
    expect(readSdf(text).map((entry) => entry.properties.ID)).toEqual(CASES.map(([name]) => name));
  });
});
