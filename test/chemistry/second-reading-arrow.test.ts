import { expect, it } from 'vitest';
import { readMolecules } from '../../src/chemistry/index.js';

// OpenChemLib goes round for ever on the first of them.
it.each(['c1c->cccc1', 'c1cc<-ccc1', 'n1c->cccc1'])('reads %s in the end', (text) => {
  const reading = readMolecules(text);
  expect(reading.issues.length).toBeGreaterThan(0);
});
