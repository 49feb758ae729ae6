import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { explainText } from '../../src/report/explain.js';
import { lawOnText } from '../../src/report/law-on.js';
import { headline } from '../../src/report/sentences.js';
import { meaningOf } from '../../src/report/words.js';
import { ScreenResult } from '../../src/result.js';
import { entry, FENTANYL, pack } from '../support/command.js';

const SUFENTANIL = 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1';
const CARFENTANIL = 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1';
const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const BENZYL = 'CCC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1';
const NOTHING = 'no list and no class rule in force in the chosen jurisdictions covers it';
const NOT_ALL = 'not all of their lists are held';
const NAMED = 'a list that is not held is known or expected to name it';

const screen = (smiles: string, jurisdiction: string, asOf = '2026-06-01') =>
  createScreener({ jurisdictions: [jurisdiction], asOf }).screen(smiles);

describe('where lists of a jurisdiction are not held, no sentence says that nothing covers a relative', () => {
  it.each([
    [
      'fentanyl in Italy, whose tables are not held',
      FENTANYL,
      'it',
      '2026-06-01',
      'analogue',
      `${NAMED} (it)`,
    ],
    ['fentanyl in Ireland', FENTANYL, 'ie', '2026-06-01', 'analogue', `${NAMED} (ie)`],
    ['benzylfentanyl in Italy', BENZYL, 'it', '2026-06-01', 'analogue', `${NOT_ALL} (it)`],
    [
      'cyclobutyl fentanyl in Italy before the class',
      CYCLOBUTYL,
      'it',
      '2020-01-01',
      'analogue',
      `${NOT_ALL} (it)`,
    ],
    [
      'sufentanil in Italy, by the class or by a table',
      SUFENTANIL,
      'it',
      '2026-06-01',
      'class',
      `${NAMED} (it)`,
    ],
    ['cyclobutyl fentanyl in Italy', CYCLOBUTYL, 'it', '2026-06-01', 'class', 'No list in force names it'],
    ['benzylfentanyl under the conventions', BENZYL, 'un', '2026-06-01', 'analogue', NOTHING],
    [
      'benzylfentanyl in the UK, whose precursors are not held',
      BENZYL,
      'gb',
      '2026-06-01',
      'analogue',
      `${NOT_ALL} (gb)`,
    ],
    // The list that is not held for the United States is of 2026.
    ['benzylfentanyl in the US in 2019', BENZYL, 'us', '2019-01-01', 'analogue', NOTHING],
  ])('%s', (_, smiles, jurisdiction, asOf, verdict, words) => {
    const result = screen(smiles, jurisdiction, asOf);
    expect(result.verdict).toBe(verdict);
    expect(meaningOf(result)).toContain(words);
    const explained = explainText(result, { width: 400, colors: pc.createColors(false) });
    expect(explained).toContain(words);
    if (verdict === 'analogue') expect(headline(result)).toContain(words);
    if (words !== NOTHING) expect(explained).not.toContain('no class rule in force');
    expect(ScreenResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it('names the text and the substance beside it', () => {
    const { notHeld, notes } = screen(FENTANYL, 'it');
    expect(notHeld).toEqual([
      expect.objectContaining({
        jurisdiction: 'it',
        names: 'fentanyl',
        what: expect.stringContaining('DPR 309/1990'),
      }),
    ]);
    expect(notes.join()).toContain('It is known or expected to name fentanyl.');
  });

  it('says so in a time line as well', () => {
    const text = (jurisdiction: string) =>
      lawOnText(createScreener({ jurisdictions: [jurisdiction] }).history(BENZYL), '2026-06-01', {
        width: 200,
        colors: pc.createColors(false),
      });
    expect(text('it')).toContain('no list and no class rule that is held covers it; not all lists are held');
    expect(text('it')).not.toContain('no class rule in force');
    expect(text('un')).toContain('no list and no class rule in force covers it');
  });
});

describe('a rule that leaves to a table what the table names, where the table is not held', () => {
  it.each([
    ['sufentanil', SUFENTANIL, 'arguable'],
    ['carfentanil', CARFENTANIL, 'arguable'],
    ['cyclobutyl fentanyl, which no table is expected to name', CYCLOBUTYL, 'plain'],
  ])('%s in Italy: %s', (_, smiles, reading) => {
    const [finding, ...others] = screen(smiles, 'it').findings;
    expect(others).toEqual([]);
    expect([finding!.id, finding!.reading]).toEqual(['it-2020', reading]);
    expect(finding!.notes.some((note) => note.startsWith('A text that is not held'))).toBe(
      reading === 'arguable',
    );
  });

  it('refuses a pack that expects a structure that cannot be read', () => {
    const source = { text: 'own list', confidence: 'official' };
    const notHeld = [{ what: 'a list', source, lists: true, names: [{ name: 'something', smiles: 'C(' }] }];
    expect(() => createScreener({ packs: [pack({ named: [entry()], notHeld })] })).toThrow(
      /notHeld\[0\]\.names\[0\]/,
    );
  });
});
