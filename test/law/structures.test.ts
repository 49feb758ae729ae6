import { beforeAll, describe, expect, it } from 'vitest';
import { loadRegister } from '../../src/law/register.js';
import { rdkit } from '../support/rdkit.js';

/** Each structure by a toolkit that the library itself does not use: what is recorded must be what it computes. */
const register = loadRegister();
const computed = new Map<string, { key: string; formula: string }>();

beforeAll(async () => {
  const toolkit = await rdkit();
  for (const { smiles } of register.named()) {
    const molecule = toolkit.get_mol(smiles);
    if (molecule === null) continue;
    const inchi = molecule.get_inchi();
    computed.set(smiles, { key: toolkit.get_inchikey_for_inchi(inchi), formula: inchi.split('/')[1]! });
    molecule.delete();
  }
});

describe('structures, by RDKit', () => {
  it.each(register.named().map((e) => [e.id, e] as const))('%s: formula and InChIKey', (_, entry) => {
    expect(computed.get(entry.smiles)).toEqual({ key: entry.inchiKey, formula: entry.formula });
  });

  it('has no structure twice in one schedule of a jurisdiction, save one whose earlier listing ended', () => {
    for (const { id } of register.jurisdictions()) {
      const keys = register
        .named(id)
        .filter((e) => e.until === null)
        .map((e) => `${e.inchiKey} ${e.schedule}`);
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
  });

  it('has no name, nor synonym, for two structures anywhere', () => {
    const keys = new Map<string, Set<string>>();
    for (const { name, synonyms, inchiKey } of register.named())
      for (const text of [name, ...synonyms]) {
        const plain = text.toLowerCase().replaceAll(/[\s-]/g, '');
        keys.set(plain, (keys.get(plain) ?? new Set()).add(inchiKey!));
      }
    expect([...keys].filter(([, structures]) => structures.size > 1)).toEqual([]);
  });

  it('has no other entry for one structure drawn otherwise: same key, same SMILES', () => {
    const bySmiles = new Map<string, Set<string>>();
    for (const { smiles, inchiKey } of register.named())
      bySmiles.set(inchiKey!, (bySmiles.get(inchiKey!) ?? new Set()).add(smiles));
    expect([...bySmiles].filter(([, drawn]) => drawn.size > 1)).toEqual([]);
  });

  it('leaves stereo open but where a listing names the geometry of a double bond', () => {
    for (const { id, smiles, doubleBondGeometry } of register.named())
      expect(/[/\\@]/.test(smiles), id).toBe(doubleBondGeometry !== undefined);
  });
});
