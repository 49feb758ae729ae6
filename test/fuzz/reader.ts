import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identityKey, MAX_ISSUES, readMolecules, renderIssue, toSmiles } from '../../src/chemistry/index.js';
import { createDayScreener, type DayScreener } from '../../src/screening/index.js';
import { anyProperty, type Campaign, timed } from './campaign.js';
import { text } from './texts.js';

/** What holds of any text that is given as a structure. Throws where it does not. */
export function holdsOfText(smiles: string, screener: DayScreener): void {
  const reading = timed('reader', smiles, () => readMolecules(smiles));
  const result = timed('reader', smiles, () => screener.screen(smiles));
  // Too many cores are read, and not matched.
  const isTooLarge = result.issues[0]?.code === 'too-large';
  assert.equal(reading.ok && !isTooLarge, result.verdict !== 'unreadable');
  assert.ok(reading.issues.length <= MAX_ISSUES);
  assert.equal(
    reading.issues.some((issue) => issue.severity === 'error'),
    !reading.ok,
  );
  for (const issue of reading.issues) {
    if (issue.at === undefined) continue;
    const { offset, length } = issue.at;
    // Of an InChI that was read the places are those of the SMILES written of it.
    const told = reading.ok ? (reading.smiles ?? smiles) : smiles;
    assert.ok(offset >= 0 && length >= 0 && offset + length <= told.length, issue.code);
    renderIssue(told, issue);
  }
  if (!reading.ok) return;
  assert.ok(reading.molecules.length > 0);
  const atoms = reading.molecules.flatMap((molecule) => [...molecule.textAtoms]);
  assert.equal(new Set(atoms).size, atoms.length, 'an atom of the text stands in two molecules');
  assert.ok(atoms.every((atom) => atom >= 0 && atom < reading.atomCount));
  for (const molecule of reading.molecules) {
    const written = toSmiles(molecule);
    const again = readMolecules(written);
    assert.ok(again.ok, `written as ${written}, which is refused`);
    assert.deepEqual(
      again.molecules.map((m) => identityKey(m)),
      [identityKey(molecule)],
      `written as ${written}`,
    );
  }
}

export const reader: Campaign = {
  name: 'reader',
  claim: 'a text is read, or refused with a reason and its place; never thrown at, never unread and none',
  few: 1500,
  property: () => {
    const screener = createDayScreener({ asOf: '2026-01-01' });
    return anyProperty(fc.property(text, (smiles) => holdsOfText(smiles, screener)));
  },
};
