import { createRequire } from 'node:module';
import type { MainModule } from '@rdkit/rdkit';
import { Molecule as OclMolecule, SmilesParser, SSSearcher } from 'openchemlib';

/** The core of the fentanyls, as a search would be written by hand: it misses what our relations find, and is quick. */
export const CORE = 'O=CN(c1ccccc1)C1CCNCC1';

/** Each gives how many of the texts it found the core in; what it cannot read is part of its work. */
export type Rival = (texts: readonly string[]) => number;

export const openchemlibParse: Rival = (texts) => {
  const parser = new SmilesParser();
  let read = 0;
  for (const text of texts)
    try {
      parser.parseMolecule(text, { noCoordinates: true, noStereo: true });
      read++;
    } catch {
      // not counted
    }
  return read;
};

export const openchemlibSearch: Rival = (texts) => {
  const parser = new SmilesParser();
  const core = OclMolecule.fromSmiles(CORE);
  core.setFragment(true);
  const searcher = new SSSearcher();
  searcher.setFragment(core);
  let hits = 0;
  for (const text of texts)
    try {
      searcher.setMolecule(parser.parseMolecule(text, { noCoordinates: true, noStereo: true }));
      if (searcher.isFragmentInMolecule()) hits++;
    } catch {
      // not counted
    }
  return hits;
};

export async function rdkitInJavaScript(): Promise<Rival> {
  const load = createRequire(import.meta.url)('@rdkit/rdkit') as (options: unknown) => Promise<MainModule>;
  const rdkit = await load({ print: () => {}, printErr: () => {} });
  const core = rdkit.get_qmol(CORE)!;
  return (texts) => {
    let hits = 0;
    for (const text of texts) {
      const mol = rdkit.get_mol(text);
      if (mol === null) continue;
      if (mol.get_substruct_match(core) !== '{}') hits++;
      mol.delete();
    }
    return hits;
  };
}
