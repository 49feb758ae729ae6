import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { caret, explainText } from '../../src/report/explain.js';
import { columns } from '../../src/report/text.js';
import { COVERED, FENTANYL, fakeScreener } from '../support/fake-screener.js';

const screener = fakeScreener();
const tell = (smiles: string) =>
  explainText(screener.screen(smiles), { width: 80, colors: pc.createColors(false) });

describe('explain', () => {
  test.each([
    [
      FENTANYL,
      [
        'LISTED',
        'acyl                propanoyl *C(=O)CC; atoms 0–3',
        'N-substituent       2-phenylethyl *CCc1ccccc1; atoms 15–22',
        'United States (us)',
        'Listed: fentanyl — II — plain',
        '21 CFR 1308.12(c)(9)',
        'in force from 1971-05-01',
        'source (official): a table made for this test',
        'United Kingdom (gb)',
      ],
    ],
    [
      COVERED,
      [
        'CLASS (arguable)',
        'Class rule: fentanyl-related substances — I — arguable',
        '(D) aniline ring: 4-iodophenyl *c1ccc(I)cc1, atoms 5–10',
        'The words do not say whether a substituted ring is the ring replaced.',
      ],
    ],
    ['CCO', ['NONE', 'Nothing found by these rules on this day.', 'none in us, gb on 2026-01-02']],
    ['CC*C', ['UNREADABLE', 'nothing was judged', '    CC*C\n      ^']],
  ])('%s', (smiles, parts) => {
    const text = tell(smiles);
    for (const part of parts) expect(text).toContain(part);
  });

  test('keeps to 80 columns, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (smiles) => {
        fc.pre(!smiles.includes('throw'));
        for (const line of tell(smiles).split('\n')) {
          expect(columns(line)).toBeLessThanOrEqual(80);
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        }
      }),
    );
  });

  test('puts the caret under its place in a long text', () => {
    const text = `${'C'.repeat(500)}*${'N'.repeat(500)}`;
    const issue = {
      code: 'empty' as const,
      severity: 'error' as const,
      message: 'm',
      at: { offset: 500, length: 1 },
    };
    const [shown, marks] = caret(text, issue, 60);
    expect(shown).toHaveLength(60);
    expect(shown![marks!.indexOf('^')]).toBe('*');
  });

  test('puts the caret behind the end where something is missing there', () => {
    const issue = {
      code: 'empty' as const,
      severity: 'error' as const,
      message: 'm',
      at: { offset: 3, length: 0 },
    };
    expect(caret('C(C', issue, 60)).toEqual(['C(C', '   ^']);
  });
});
