import { describe, expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { rdkit } from '../support/rdkit.js';
import { hasShared, sharedRows } from '../support/shared.js';

const screener = createScreener({ asOf: '2026-01-01' });

describe.skipIf(!hasShared)('real molecules', () => {
  it('flags every opioid that holds the skeleton, in every spelling', async () => {
    const module = await rdkit();
    const skeleton = module.get_qmol('N(-C=O)(-c)-C1CCNCC1')!;
    const fused = module.get_qmol('[N;R](-C=O)(-c)-C1CCNCC1')!;
    const missed: string[] = [];
    let rows = 0;
    let spellings = 0;
    for (const row of sharedRows('opioids.tsv')) {
      const mol = module.get_mol(row.smiles!)!;
      const holds = mol.get_substruct_match(skeleton) !== '{}' && mol.get_substruct_match(fused) === '{}';
      mol.delete();
      if (!holds) continue;
      rows++;
      for (const spelling of [row.smiles!, ...row.spellings!.split(' ; ')]) {
        spellings++;
        if (!['listed', 'class', 'analogue'].includes(screener.screen(spelling).verdict))
          missed.push(spelling);
      }
    }
    console.log(`opioids with the skeleton: ${rows} rows, ${spellings} spellings`);
    expect(missed).toEqual([]);
    expect(rows).toBeGreaterThan(200);
  });

  it('says the same of every spelling of an opioid', () => {
    for (const row of sharedRows('opioids.tsv')) {
      const said = [row.smiles!, ...row.spellings!.split(' ; ')].map((spelling) => {
        const { verdict, findings } = screener.screen(spelling);
        return JSON.stringify([
          verdict,
          findings.map((f) => [f.id, f.reading, f.clauses.map((c) => c.clause)]),
        ]);
      });
      expect(new Set(said).size, `${row.name}: ${row.spellings}`).toBe(1);
    }
  });

  it('flags of the medicines only true relatives', () => {
    const flagged = sharedRows('medicines.tsv')
      .filter((row) => screener.screen(row.smiles!).verdict !== 'none')
      .map((row) => row.name!.toLowerCase());
    console.log('medicines flagged:', flagged.join(', '));
    // Xylazine is no relative: the United Kingdom names it, as an adulterant of them.
    const relatives = /fentan|lorcainide|propionic anhydride|piperidone|^xylazine$/;
    expect(flagged.filter((name) => !relatives.test(name))).toEqual([]);
  });
});
