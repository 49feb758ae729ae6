import { Molecule, SSSearcherWithIndex } from 'openchemlib';
import { expect, it } from 'vitest';
import {
  fingerprint,
  fromHex,
  readMolecules,
  similarity,
  toHex,
  toSmiles,
} from '../../src/chemistry/index.js';
import facts from '../../src/evidence/nearest.facts.json' with { type: 'json' };

const digits = Object.values(facts).map(({ bits }) => bits);

it('reads, writes and compares every fingerprint that is kept as OpenChemLib does', () => {
  expect(digits.length).toBeGreaterThan(100);
  const differ: string[] = [];
  for (const one of digits) {
    const bits = fromHex(one);
    const theirs = SSSearcherWithIndex.getIndexFromHexString(one);
    if (bits.join() !== [...theirs].join() || toHex(bits) !== one) differ.push(one);
    for (const other of digits) {
      const told = SSSearcherWithIndex.getSimilarityTanimoto(
        theirs,
        SSSearcherWithIndex.getIndexFromHexString(other),
      );
      if (similarity(bits, fromHex(other)) !== told) differ.push(`${one} ${other}`);
    }
  }
  expect(differ).toEqual([]);
});

/** Each stands for bonds and atoms that the keys tell apart: delocalised, cumulated, hypervalent, charged, halogens, metals, rings. */
const ODD = [
  ...[
    'C=C=C',
    'N=C=O',
    'CN=[N+]=[N-]',
    'CS(=O)(=O)C',
    'NC1=NS(=O)(O)=NC(N)=C1N=Nc1ccccc1',
    'O=P1(O)=NC=CC=N1',
  ],
  ...[
    'O=c1cccc[nH]1',
    'C[n+]1ccccc1',
    'O=C1C=CC=CC1=O',
    'c1ccc2[nH]ccc2c1',
    'c1ccoc1',
    'C#CC#N',
    'FC(F)(Cl)C(Br)I',
  ],
  ...[
    '[Na+].[O-]C(=O)c1ccccc1',
    'C[Si](C)(C)C',
    'OB(O)c1ccccc1',
    'C1CC2CCC1C2',
    'C1CCC2(CC1)OCCO2',
    'N',
    'CC(C)(C)C',
  ],
  ...['C1CCCCCCC1', 'c1ccc2c(c1)ccc1ccccc12', 'CSSC', 'CC(=O)NO', 'OO', 'CP(=O)(OC)OC', 'C[N+](=O)[O-]'],
];

it('finds the same substructures as OpenChemLib’s own index', () => {
  const differ: string[] = [];
  let count = 0;
  for (const text of [...Object.keys(facts), ...ODD]) {
    const reading = readMolecules(text);
    for (const molecule of reading.ok ? reading.molecules : []) {
      const theirs = Molecule.fromSmiles(toSmiles(molecule), {
        noCoordinates: true,
        noStereo: true,
      }).getIndex();
      if (toHex(fingerprint(molecule)) !== toHex([...theirs])) differ.push(text);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(130);
  expect(differ).toEqual([]);
});
