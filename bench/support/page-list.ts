import { closeSync, openSync, writeSync } from 'node:fs';
import { loadRegister } from '../../src/entries/law.js';

const PLAIN = [
  'CCO',
  'CC(=O)Oc1ccccc1C(=O)O',
  'Cn1c(=O)c2c(ncn2C)n(C)c1=O',
  'CC(C)Cc1ccc(cc1)C(C)C(=O)O',
  'CN1CCC[C@H]1c1cccnc1',
  'CC(=O)Nc1ccc(O)cc1',
  'NCC(=O)O',
  'c1ccc2ccccc2c1',
  'OCC1OC(O)C(O)C(O)C1O',
  'Clc1ccccc1',
];

/**
 * Writes a list of common medicines and solvents, with a substance of the register on every n-th line and a broken line now
 * and then; broken lines alone after the first where n is 0.
 */
export function writeList(path: string, lines: number, every: number): void {
  const named = [
    ...new Set(
      loadRegister()
        .named()
        .flatMap(({ smiles }) => (smiles === undefined ? [] : [smiles])),
    ),
  ];
  const file = openSync(path, 'w');
  let text = '';
  for (let i = 0; i < lines; i++) {
    const smiles =
      (every === 0 && i > 0) || i % 997 === 500
        ? 'CC(C'
        : i % every === 0
          ? named[(i / every) % named.length]
          : PLAIN[i % PLAIN.length];
    text += `${smiles} M${i + 1}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}
