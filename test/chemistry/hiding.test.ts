import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createScreener } from '../../src/index.js';

/** The rows of docs/CHEMISTRY.md, with the heading under which they stand. */
const rows = readFileSync('docs/CHEMISTRY.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) =>
    section
      .split('\n')
      .filter((line) => /^\| .*`/.test(line))
      .map((line) => {
        const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
        const [, what, example, verdict, found, codes] = cells as [string, ...string[]];
        return {
          what: what!,
          smiles: example!.replace(/^`|`$/g, ''),
          verdict: verdict!,
          found: found!,
          codes: codes === '' ? [] : codes!.split(', '),
        };
      }),
  );

describe('docs/CHEMISTRY.md', () => {
  const screener = createScreener({ jurisdictions: ['us'], asOf: '2026-06-01' });
  const everywhere = createScreener();

  it.each(rows.map((row) => [row.what, row] as const))('%s', (_, { smiles, verdict, found, codes }) => {
    const result = screener.screen(smiles);
    const names = result.findings.map((f) => f.name ?? f.rule ?? f.id);
    expect({
      verdict: result.verdict,
      found: result.verdict === 'analogue' ? result.relation : (names[0] ?? ''),
      codes: result.issues
        .filter((i) => verdict !== 'unreadable' || i.severity === 'error')
        .map((i) => i.code),
    }).toEqual({ verdict, found, codes });
    expect(everywhere.screen(smiles).verdict).not.toBe('none');
  });

  it('has a line for everything that hides a fentanyl', () => {
    const said = rows.map(({ what }) => what).join('\n');
    for (const word of [
      /imidic acid/,
      /lactim/,
      /charges apart/,
      /N-oxide/,
      /quaternary salt/,
      /ionic salt/,
      /drawn with a bond/,
      /metal complex/,
      /hydrate/,
      /deuterium/,
      /carbon-13/,
      /radical/,
      /zwitterion/,
      /racemate/,
      /the same twice/,
      /dimer/,
    ])
      expect(said).toMatch(word);
  });
});
