import { describe, expect, test } from 'vitest';
import { createScreener, RulesError, type ScreenResult } from '../../src/index.js';
import {
  ASPIRIN,
  CAFFEINE,
  command,
  entry,
  FENTANYL,
  FURANYL,
  file,
  pack,
  rule,
} from '../support/command.js';

const CYCLOBUTYL = 'O=C(C1CCC1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const NOTHING_ELSE = { jurisdictions: ['acme'], asOf: '2026-01-01' };

const screen = (smiles: string, named: unknown[], more = {}): ScreenResult =>
  createScreener({ ...NOTHING_ELSE, packs: [pack({ named })], ...more }).screen(smiles);

describe('a list of one’s own', () => {
  test.each([
    ['watch', 'a molecule that nothing else finds', ASPIRIN, [], 'listed', undefined],
    ['inventory', 'a molecule that nothing else finds', ASPIRIN, [], 'listed', undefined],
    ['exempt', 'a molecule that nothing else finds', ASPIRIN, [], 'listed', true],
    ['watch', 'an analogue', CYCLOBUTYL, ['gb'], 'listed', undefined],
    ['inventory', 'an analogue', CYCLOBUTYL, [], 'analogue', undefined],
    ['exempt', 'an analogue', CYCLOBUTYL, [], 'analogue', true],
    ['watch', 'what a class rule covers', CYCLOBUTYL, ['us'], 'listed', undefined],
    ['inventory', 'what a class rule covers', CYCLOBUTYL, ['us'], 'class', undefined],
    ['exempt', 'what a class rule covers', CYCLOBUTYL, ['us'], 'class', true],
    ['inventory', 'what a list names', FENTANYL, ['us'], 'listed', undefined],
    ['exempt', 'what a list names', FENTANYL, ['us'], 'listed', true],
  ])('of kind %s, on %s', (kind, _, smiles, others, verdict, exempt) => {
    const result = screen(smiles, [entry({ smiles, kind })], { jurisdictions: [...others, 'acme'] });
    expect([result.verdict, result.exempt]).toEqual([verdict, exempt]);
    // Whatever the verdict, the list that was asked for is told of.
    expect(result.findings.filter((f) => f.of === kind)).toHaveLength(1);
  });

  test.each([
    ['aspirin, an ester of salicylic acid', ASPIRIN, ['esters'], 'ester of salicylic acid'],
    ['its methyl ester and ether', 'COC(=O)c1ccccc1OC', ['ethers', 'amides'], undefined],
    ['its ether', 'COc1ccccc1C(O)=O', ['ethers'], 'ether of salicylic acid'],
  ])('reaches derived forms of what no family knows: %s', (_, smiles, extendsTo, extension) => {
    const salicylic = { name: 'salicylic acid', smiles: 'OC(=O)c1ccccc1O', kind: 'watch', extendsTo };
    const [finding] = screen(smiles, [entry(salicylic)]).findings;
    expect(finding?.extension).toBe(extension);
  });

  test('an exemption is one part’s own: another part of the same text is not exempt', () => {
    const named = [entry({ kind: 'exempt', smiles: FENTANYL })];
    const us = { jurisdictions: ['us', 'acme'] };
    expect(screen(`${FENTANYL}.Cl`, named, us).exempt).toBe(true);
    expect(screen(`${FENTANYL}.${FURANYL}`, named, us).exempt).toBeUndefined();
    // A relative that no list and no rule covers is something found as well.
    expect(screen(`${FENTANYL}.${CYCLOBUTYL}`, named).exempt).toBeUndefined();
  });

  test('an exemption that is not certain on the day exempts nothing, one that is over is not there', () => {
    const of = (more: object) => screen(FENTANYL, [entry({ kind: 'exempt', smiles: FENTANYL, ...more })]);
    expect(of({ since: '2026' }).exempt).toBeUndefined();
    expect(of({ since: '2026' }).findings).toHaveLength(1);
    expect(of({ until: '2025-12-31' }).findings).toEqual([]);
  });

  test('never makes a verdict milder, whatever it exempts', () => {
    for (const smiles of [FENTANYL, FURANYL, CYCLOBUTYL, CAFFEINE]) {
      const order = ['listed', 'class', 'analogue', 'none'];
      const without = createScreener({ asOf: '2026-01-01' }).screen(smiles).verdict;
      for (const kind of ['exempt', 'inventory', 'watch']) {
        const packs = [pack({ named: [entry({ smiles, kind })] })];
        const { verdict } = createScreener({ asOf: '2026-01-01', packs }).screen(smiles);
        expect(order.indexOf(verdict)).toBeLessThanOrEqual(order.indexOf(without));
        if (without !== 'none' && kind !== 'watch') expect(verdict).toBe(without);
      }
    }
  });

  test('changes the register’s hash', () => {
    const hash = (packs: unknown[]) => createScreener({ packs }).register.hash;
    expect(
      new Set([hash([]), hash([pack()]), hash([pack({ named: [entry({ kind: 'exempt' })] })])]).size,
    ).toBe(3);
  });
});

describe('a class rule of one’s own', () => {
  test.each([
    ['2009-12-31', 'analogue'],
    ['2010-01-01', 'class'],
  ])('on %s gives %s', (asOf, verdict) => {
    const packs = [pack({ named: [], classes: [rule()] })];
    const result = createScreener({ packs, jurisdictions: ['acme'], asOf }).screen(CYCLOBUTYL);
    expect(result.verdict).toBe(verdict);
    if (verdict === 'class')
      expect(result.findings[0]).toMatchObject({ id: 'acme-acyl', clauses: [{ clause: '1', site: 'acyl' }] });
  });

  test('leaves to its own list what its list names', () => {
    const named = [entry({ id: 'acme-f', kind: 'drug', smiles: FURANYL })];
    const excludes = [{ text: 'not listed by name', kind: 'drug' }];
    const packs = [pack({ named, classes: [rule({ excludes })] })];
    const result = createScreener({ packs, ...NOTHING_ELSE }).screen(FURANYL);
    expect(result.findings.map((f) => f.kind)).toEqual(['listed']);
  });
});

describe('a pack that cannot be used', () => {
  test.each([
    ['a structure cut off', { smiles: 'CC(=O)O(' }, /named\[0\]\.smiles: expected one readable molecule: /],
    [
      'a salt',
      { smiles: 'CC(=O)[O-].[Na+]' },
      /named\[0\]\.smiles: expected one molecule, without its counter-ions/,
    ],
    [
      'a formula of something else',
      { formula: 'C22H28N2O' },
      /named\[0\]\.smiles: expected a structure of the formula that stands beside it, C22H28N2O/,
    ],
  ])('for %s is refused when it is read, not when it is first met', (_, more, message) => {
    const packs = [pack({ named: [entry(more)] })];
    expect(() => createScreener({ packs, packNames: ['acme.json'] })).toThrow(RulesError);
    expect(() => createScreener({ packs, packNames: ['acme.json'] })).toThrow(message);
    expect(() => createScreener({ packs, packNames: ['acme.json'] })).toThrow(/^acme\.json: /);
  });
});

describe('--rules', () => {
  const list = () => file('goods.smi', `${ASPIRIN} a\n${FENTANYL} b\n${CAFFEINE} c\n`);
  const verdicts = (out: string) =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, verdict, exempt }) => [id, verdict, exempt]);

  test('is judged by whatever -j says, and may be given again', async () => {
    const watch = file('watch.json', pack());
    const other = file(
      'other.json',
      pack({
        jurisdiction: { id: 'house', name: 'House' },
        named: [entry({ id: 'house-1', smiles: CAFFEINE, kind: 'inventory' })],
      }),
    );
    const { code, out, err } = await command([
      'screen',
      list(),
      '-f',
      'ndjson',
      '-j',
      'gb',
      '--rules',
      watch,
      '--rules',
      other,
    ]);
    expect([code, verdicts(out)]).toEqual([
      0,
      [
        ['a', 'listed', undefined],
        ['b', 'listed', undefined],
        ['c', 'listed', undefined],
      ],
    ]);
    expect(err).toContain('in gb, acme, house;');
  });

  test('an exempt record is shown, marked and counted, and --fail-on does not count it', async () => {
    const exempt = file('exempt.json', pack({ named: [entry({ smiles: FENTANYL, kind: 'exempt' })] }));
    const args = ['screen', list(), '--fail-on', 'analogue', '--rules', exempt];
    const { code, out, err } = await command(args);
    expect(code).toBe(0);
    expect(out).toMatch(/listed.*\n.*exempt/);
    expect(err).toContain('listed 1');
    expect(err).toContain('exempt by rules of your own: 1 record, shown, and not counted for --fail-on');
    expect((await command(args.slice(0, 4))).code).toBe(1);
    const { out: told } = await command(['explain', FENTANYL, '--rules', exempt]);
    expect(told).toContain('Rules of your own exempt it.');
    expect(told).toContain('Listed: fentanyl — Schedule II');
    // --flagged never hides it, not even where nothing else names it.
    const aspirin = file('aspirin.json', pack({ named: [entry({ kind: 'exempt' })] }));
    const shown = await command(['screen', list(), '--flagged', '-f', 'ndjson', '--rules', aspirin]);
    expect(verdicts(shown.out)).toEqual([
      ['a', 'listed', true],
      ['b', 'listed', undefined],
    ]);
  });

  test('explain says that only lists of one’s own name a substance', async () => {
    const { out } = await command(['explain', ASPIRIN, '--rules', file('w.json', pack())]);
    expect(out).toContain('Only lists of your own name it: watch.');
  });

  test.each([
    ['screen', ['screen', 'LIST']],
    ['explain', ['explain', ASPIRIN]],
    ['law list', ['law', 'list']],
    ['law show', ['law', 'show', 'acme']],
    ['law diff', ['law', 'diff', 'us', '--from', '2018-01-01']],
    ['law on', ['law', 'on', ASPIRIN]],
  ])('%s names the file, the path inside it and what was expected', async (_, args) => {
    const bad = file(
      'bad.json',
      pack({ named: [entry({ since: '2023-02-29' }), entry({ kind: 'poison', id: 'x' })] }),
    );
    const { code, out, err } = await command([
      ...args.map((a) => (a === 'LIST' ? list() : a)),
      '--rules',
      bad,
    ]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`error: ${bad}: named[0].since: expected a day that exists\n`);
    expect(err).toMatch(/bad\.json: named\[1\]\.kind: .*expected one of "drug"\|"precursor"\|"watch"/);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test.each([
    [
      'a file that is not there',
      '/nowhere.json',
      /cannot read the rules in \/nowhere\.json: there is no such file/,
    ],
    ['a text that is no JSON', file('text.json', '{"format":'), /text\.json is not JSON/],
  ])('%s is 2, in plain words', async (_, path, message) => {
    const { code, err } = await command(['law', 'list', '--rules', path]);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('the law commands show what it adds', async () => {
    const mine = file('mine.json', pack({ classes: [rule()] }));
    const list = await command(['law', 'list', '--rules', mine]);
    expect(list.out).toMatch(/acme {2}ACME compliance\n +1 watched, 1 class rule/);
    const show = await command(['law', 'show', 'acme-1', 'acme-acyl', '--rules', mine]);
    expect(show.out).toContain('watched, ACME compliance; id acme-1');
    expect(show.out).toContain('clause 1      acyl replaced by: acyl');
    const on = await command(['law', 'on', FURANYL, '-j', 'us', '--rules', mine]);
    expect(on.out).toMatch(
      /ACME compliance \(acme\)\n {2}to 2009-12-31 +analogue[^\n]*\n[^\n]*\n {2}from 2010-01-01 +class/,
    );
  });
});
