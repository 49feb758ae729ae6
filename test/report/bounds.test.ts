import { expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';
import { htmlWriter } from '../../src/report/html/index.js';
import { noVerdicts } from '../../src/report/summary.js';

/** A page holds so many cards and pictures that it opens; what has none stands in the overview, and the page says so. */
it('a report of many records loses none, and says which have no card', () => {
  const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-01-01' });
  const result = screener.screen('CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1');
  const evidence = screener.explain(result);
  const writer = htmlWriter({ explain: () => evidence, commandLine: 'screen', showFile: false });
  const many = 1_203;
  for (let line = 1; line <= many; line++)
    writer.add({ file: 'list', line, lines: 1, id: `id${line}`, result });
  const { jurisdictions, asOf, register } = result;
  const page = [
    ...writer.page({
      files: [],
      verdicts: { ...noVerdicts(), [result.verdict]: many },
      arguable: 0,
      jurisdictions,
      asOf,
      register,
    }),
  ].join('');
  const count = (text: string) => page.split(text).length - 1;
  expect(count('<td class="short">')).toBe(many);
  expect(count('<article class="card')).toBe(1_000);
  expect(count('href="#m')).toBe(1_000);
  // The overview stands in parts of 250 lines, each a whole table.
  expect(count('<table class="index long">')).toBe(5);
  expect([count('<table'), count('<tbody>'), count('<div')]).toEqual([
    count('</table>'),
    count('</tbody>'),
    count('</div>'),
  ]);
  expect(count('Not drawn: the report draws its first molecules only.')).toBe(500);
  expect(page).toContain('203 more stand in the overview alone');
  expect(page).not.toContain('\u0000');
  expect(page.trimEnd().endsWith('</html>')).toBe(true);
}, 60_000);
