import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { matrixPage } from '../../bench/matrix.js';
import { againstFederal } from '../../src/law/compare.js';
import { EXPORT_COLUMNS, exportRows } from '../../src/law/export.js';
import { PLACES } from '../../src/law/places.js';
import { loadRegister, registerFrom } from '../../src/law/register.js';
import { due, patchOf, sheetOf } from '../../src/law/review.js';
import { changesOf } from '../../src/law/verdicts.js';
import { registerJsonSchema } from '../../src/schema/rules.js';
import { GUIDE } from '../../src/vocabulary/guide.js';
import { WORDS, type Word } from '../../src/vocabulary/words.js';
import { command, file } from '../support/command.js';
import { partsAt } from '../support/differences.js';

const register = loadRegister();
interface Shipped {
  files: { jurisdiction: { id: string }; classes: unknown[] }[];
}
const shipped = (): Shipped => JSON.parse(readFileSync('src/law/data/register.json', 'utf8'));

describe('what ships beside the code', () => {
  it('docs/MATRIX.md is that of the register (npm run compile)', () => {
    expect(readFileSync('docs/MATRIX.md', 'utf8')).toBe(matrixPage());
  });

  it('register.json is as its schema says, and the schema is current', () => {
    const schema = JSON.parse(readFileSync('src/law/register.schema.json', 'utf8'));
    expect(schema).toEqual(JSON.parse(JSON.stringify(registerJsonSchema())));
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const check = ajv.compile(schema);
    expect(check(shipped()), JSON.stringify(check.errors?.[0])).toBe(true);
    expect(check({ ...shipped(), hash: 'none' })).toBe(false);
  });

  it('every file that package.json exports of the law is there and goes along', () => {
    const { exports, files } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of ['./law/register.json', './law/register.schema.json']) {
      expect(files).toContain(exports[name].slice(2));
      expect(readFileSync(exports[name], 'utf8').length).toBeGreaterThan(1000);
    }
  });

  it('names places of jurisdictions that the register knows', () => {
    const known = [...register.files, ...register.elsewhere].map(({ jurisdiction }) => jurisdiction.id);
    for (const id of Object.keys(PLACES)) expect(known, id).toContain(id);
    for (const { jurisdiction } of register.classes().filter((rule) => rule.jurisdiction.startsWith('us-')))
      if (jurisdiction !== 'us-tx') expect(PLACES[jurisdiction], jurisdiction).toBeDefined();
  });
});

describe('law review', () => {
  const items = due(register, '2026-11-29');
  const of = (id: string) => items.find((each) => each.id === id)?.why;

  it('says what is due and why, the gravest first', () => {
    expect(of('it#1')).toEqual(['missing']);
    expect(of('us-fl-carfentanil')).toEqual(['unverified', 'first day not known']);
    expect(of('us-frs-2025')).toBeUndefined();
    expect(due(register, '2028-01-01').find((each) => each.id === 'us-frs-2025')?.why).toEqual([
      'older than a year',
    ]);
    expect(items[0]!.why[0]).toBe('missing');
    const unverified = [...register.named(), ...register.classes()].filter(
      ({ source }) => source.confidence === 'unverified',
    );
    expect(items.filter(({ why }) => why.includes('unverified')).map(({ id }) => id)).toEqual(
      unverified.map(({ id }) => id),
    );
  });

  it('gives a sheet for every item: the place, the words, a form', () => {
    for (const { id } of items) {
      const sheet = sheetOf(register, id, '2026-11-29');
      expect(sheet?.words.length, id).toBeGreaterThan(0);
      expect(sheet!.form).toMatchObject({ id, day: '2026-11-29', words: '' });
    }
    expect(sheetOf(register, 'nothing', '2026-11-29')).toBeUndefined();
  });

  it('makes a patch of an answer, whose paths lead to what it says', () => {
    const answer = {
      id: 'us-nd-fentanyls',
      day: '2026-12-01',
      words: 'same',
      since: '2019-04-09',
      source: 'ndlegis.gov 19-03.1-05, read 2026-12-01',
    };
    const steps = patchOf(register, answer);
    if (typeof steps === 'string') throw new Error(steps);
    const data = JSON.parse(readFileSync(steps[0]!.file, 'utf8'));
    for (const { path, from } of steps) {
      const at = path
        .slice(1)
        .split('/')
        .reduce((value, key) => value[key], data);
      expect(at).toEqual(from);
    }
    expect(steps.map(({ path, value }) => [path.split('/').at(-1), value])).toEqual([
      ['text', answer.source],
      ['since', '2019-04-09'],
    ]);
  });

  it.each([
    [{ id: 'nothing', day: '2026-12-01', words: 'same', since: '', source: '' }, 'names no entry'],
    [{ id: 'it-2020', day: '2026-13-01', words: 'same', since: '', source: '' }, 'expected a day'],
    [{ id: 'it-2020', day: '2026-12-01', words: '', since: '', source: '' }, 'expected words'],
    [{ id: 'it-2020', day: '2026-12-01', words: 'differ', since: '', source: '' }, 'the words differ'],
    [{ id: 'it-2020', day: '2026-12-01', words: 'same', since: 'soon', source: '' }, 'expected since'],
    [null, 'names no entry'],
  ])('says what is wrong with %j', (answer, problem) => {
    expect(patchOf(register, answer)).toContain(problem);
  });

  it('runs as a command', async () => {
    expect((await command(['law', 'review'])).out).toContain('unverified —');
    expect((await command(['law', 'review', 'us-nd-fentanyls'])).out).toContain('ndlegis.gov');
    const form = { id: 'us-nd-fentanyls', day: '2026-12-01', words: 'same', since: '2019', source: '' };
    const patch = await command(['law', 'review', '--answer', file('answer.json', form)]);
    expect(patch.out).toContain('src/law/data/us-nd.json /classes/0/since');
    const wrong = await command(['law', 'review', '--answer', file('wrong.json', { ...form, words: '' })]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('expected words')]);
    expect((await command(['law', 'review', 'nothing'])).code).toBe(2);
  });
});

describe('law diff --verdicts', () => {
  it('finds what another register says otherwise, and nothing between equal ones', async () => {
    const same = await command(['law', 'diff', '--verdicts', file('same.json', shipped()), '-f', 'json']);
    expect(JSON.parse(same.out)).toEqual([]);
    const old = shipped();
    const sd = old.files.find((each) => each.jurisdiction.id === 'us-sd')!;
    sd.classes = [];
    const list = file('list.smi', 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1 N-methyl norfentanyl\nCCO ethanol\n');
    const { out } = await command([
      'law',
      'diff',
      '--verdicts',
      file('old.json', old),
      '--list',
      list,
      '-f',
      'json',
    ]);
    expect(JSON.parse(out)).toEqual([
      {
        smiles: 'CCC(=O)N(c1ccccc1)C1CCN(C)CC1',
        name: 'N-methyl norfentanyl',
        jurisdiction: 'us-sd',
        before: 'analogue',
        after: 'class',
        found: ['us-sd-20'],
        gone: [],
      },
    ]);
  });

  it('says what is missing or wrong', async () => {
    expect((await command(['law', 'diff'])).err).toContain('--verdicts OLD.json');
    expect((await command(['law', 'diff', '--verdicts', file('no.json', {})])).err).toContain(
      'expected a register',
    );
    expect(() => registerFrom({ version: '1', hash: '', files: [{}] })).toThrow('files[0]');
  });

  it('passes over a jurisdiction that is judged by now and finds nothing', () => {
    const none = { status: {}, findings: [] };
    const now = { status: { xx: { verdict: 'none', arguable: false } }, findings: [] };
    expect(changesOf('C', '', none, now)).toEqual([]);
  });
});

describe('law show of a state', () => {
  it.each([
    ['us-id-33', []],
    ['us-mo-jj', ['piperidine ring substituted: not halo, haloalkyl']],
    [
      'us-sd-20',
      ['piperidine ring substituted: also phenyl', 'N-substituent replaced: also alkyl, alkenyl, alkoxyl'],
    ],
  ])('%s: where it differs from the federal text', (id, expected) => {
    const rule = register.classes().find((each) => each.id === id)!;
    const said = againstFederal(register, rule)!.join('\n');
    for (const line of expected) expect(said).toContain(line);
    if (expected.length === 0) expect(said).not.toMatch(/also [a-z]+|: not/);
  });

  it('compares nothing else', () => {
    for (const rule of register.classes().filter((each) => !each.jurisdiction.startsWith('us-')))
      expect(againstFederal(register, rule)).toBeUndefined();
  });
});

describe('law word', () => {
  const at = (word: Word, where: string, smiles: string) => {
    const group = smiles.slice(1).replaceAll('1', '9').replaceAll('2', '8');
    const part =
      word === 'acyl' && where !== 'outside'
        ? partsAt(`N(${group})(c1ccccc1)C1CCN(CCc2ccccc2)CC1`, 'acyl')[0]
        : partsAt(`CCC(=O)N(c1ccccc1)C1C(${group})CN(CCc2ccccc2)CC1`, 'piperidine ring')[0];
    return part === undefined ? null : (part.meets(word)?.reading ?? null);
  };
  const rows = (Object.keys(GUIDE) as Word[]).flatMap((word) =>
    (['inside', 'arguable', 'outside'] as const).flatMap((where) =>
      GUIDE[word]![where].map(([name, smiles]) => [word, where, name, smiles] as const),
    ),
  );
  it.each(rows)('%s, %s: %s', (word, where, _, smiles) => {
    expect(at(word, where, smiles)).toBe({ inside: 'plain', arguable: 'arguable', outside: null }[where]);
  });

  it('prints the reading, the other one and the groups of a word, and knows every word', async () => {
    const { out } = await command(['law', 'word', 'acyl']);
    for (const text of ['other reading', 'ethoxycarbonyl', 'us-frs-2025 (E)', '86 FR'])
      expect(out).toContain(text);
    for (const word of WORDS) expect((await command(['law', 'word', word])).code, word).toBe(0);
    expect((await command(['law', 'word', 'acil'])).err).toContain('did you mean acyl?');
  });
});

describe('law export', () => {
  it('gives a row for each entry and rule, as CSV and as JSON-LD', async () => {
    const rows = exportRows(register);
    expect(rows.length).toBe(register.named().length + register.classes().length);
    const { out } = await command(['law', 'export']);
    expect(out.split('\r\n')[0]).toBe(EXPORT_COLUMNS.join(','));
    expect(out).toContain('us-fentanyl,us,drug,fentanyl,Schedule II');
    const linked = JSON.parse((await command(['law', 'export', '--as', 'jsonld'])).out);
    expect(linked).toMatchObject({ '@context': 'https://schema.org', identifier: `sha256:${register.hash}` });
    expect(linked.hasPart.length).toBe(rows.length);
  });
});

it('law list names in one place what is not verified, and who could settle it', async () => {
  const { out } = await command(['law', 'list']);
  const part = out.slice(out.indexOf('Not verified, and who could settle it'));
  for (const { id, source } of [...register.named(), ...register.classes()])
    if (source.confidence === 'unverified') expect(part.replace(/\s/g, ''), id).toContain(id);
  expect(part).toContain('2025-18103');
});
