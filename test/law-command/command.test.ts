import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { lawDiff, loadRegister } from '../../src/index.js';
import { dayAfter, statusOn } from '../../src/law/days.js';
import { look } from '../../src/law/look.js';
import { registerOverview } from '../../src/law/overview.js';
import { lawDiffText } from '../../src/report/law-diff.js';
import { lawListText } from '../../src/report/law-list.js';
import { lawOnText } from '../../src/report/law-on.js';
import { lawShowText } from '../../src/report/law-show.js';
import { columns } from '../../src/report/text.js';
import { createScreener } from '../../src/screener.js';
import { inWords } from '../../src/vocabulary/index.js';
import { command, FENTANYL, FURANYL, file, pack } from '../support/command.js';

const register = loadRegister();
const style = { width: 80, colors: pc.createColors(false) };
const items = [...register.named(), ...register.classes()];
const widest = (text: string) => Math.max(...text.split('\n').map(columns));

describe('on 80 columns', () => {
  const show = (what: string) => lawShowText(look(register, what)!, (id) => id, style);

  test.each(
    [...register.jurisdictions(), ...register.elsewhere.map((f) => f.jurisdiction)].map(({ id }) => id),
  )('law show %s', (id) => {
    expect(widest(show(id))).toBeLessThanOrEqual(80);
  });

  test('law show of everything in the register, and nothing of it is lost', () => {
    for (const item of items) {
      const text = show(item.id);
      expect(widest(text), item.id).toBeLessThanOrEqual(80);
      const bare = text.replace(/\s/g, '');
      const said = [
        item.name,
        item.schedule,
        item.citation,
        item.instrument,
        item.datesNote,
        item.extendsToText,
        item.source.text,
        item.source.confidence,
        ...('smiles' in item
          ? [item.smiles, item.inchiKey, item.formula, item.notes, ...item.synonyms]
          : [
              item.text,
              item.english,
              ...item.notes,
              ...item.excludes.map((each) => each.text),
              ...item.clauses.flatMap((c) => [c.text, c.english, c.note, c.site, ...c.groups.map(inWords)]),
            ]),
        ...[item.since, item.until, item.expires].filter((each) => each !== null),
      ];
      for (const each of said.filter((text) => text !== undefined))
        expect(bare, item.id).toContain(each.replace(/\s/g, ''));
    }
  });

  test('law list, with every text that is not held', () => {
    const text = lawListText(registerOverview(register), style);
    expect(widest(text)).toBeLessThanOrEqual(80);
    for (const { what } of register.notHeld())
      expect(text.replace(/\s/g, '')).toContain(what.replace(/\s/g, ''));
    for (const { jurisdiction } of register.elsewhere) expect(text).toContain(`\n  ${jurisdiction.id} `);
  });

  test('law diff over all time, and law on, in every jurisdiction', () => {
    for (const { id, name } of register.jurisdictions())
      expect(
        widest(lawDiffText(lawDiff(register, id, '1900-01-01', '2999-12-31'), name, style)),
      ).toBeLessThanOrEqual(80);
    const { history } = createScreener();
    for (const { smiles } of items.filter((item) => 'smiles' in item))
      expect(widest(lawOnText(history(smiles), '2026-11-24', style))).toBeLessThanOrEqual(80);
  });

  test.each([60, 72, 80, 120])('any text of a pack, on %i', (width) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (name) => {
        const mine = loadRegister([
          pack({ named: [{ ...pack().named[0], name, citation: name, notes: name }] }),
        ]);
        for (const what of ['acme', 'acme-1'])
          expect(widest(lawShowText(look(mine, what)!, () => name, { ...style, width }))).toBeLessThanOrEqual(
            width,
          );
      }),
      { numRuns: 15 },
    );
  });
});

describe('law diff', () => {
  const anyDay = fc
    .date({ min: new Date('1960-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const known = [
    ...new Set(items.flatMap(({ since, until }) => [since, until]).filter((d) => d?.length === 10)),
  ] as string[];
  const day = fc.oneof(anyDay, fc.constantFrom(...known), fc.constantFrom(...known.map(dayAfter)));
  const place = fc.constantFrom(...register.jurisdictions().map(({ id }) => id));

  test('tells what separates the law of two days, and no more', () => {
    fc.assert(
      fc.property(place, day, day, (id, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const { began, ended, perhaps } = lawDiff(register, id, from, to);
        const mine = items.filter((item) => item.jurisdiction === id);
        const uncertain = new Set(perhaps.map((event) => event.id));
        const turned = (before: string, after: string) =>
          mine
            .filter((item) => statusOn(item, from) === before && statusOn(item, to) === after)
            .map((item) => item.id)
            .filter((each) => !uncertain.has(each))
            .sort();
        const ids = (events: typeof began, but: typeof began) => {
          const out = new Set(but.map((event) => event.id));
          return events
            .map((event) => event.id)
            .filter((each) => !out.has(each) && !uncertain.has(each))
            .sort();
        };
        expect(ids(began, ended)).toEqual(turned('not in force', 'in force'));
        expect(ids(ended, began)).toEqual(turned('in force', 'not in force'));
      }),
      { numRuns: 300 },
    );
  });

  test('of two stretches side by side is the diff of the whole', () => {
    fc.assert(
      fc.property(place, fc.array(day, { minLength: 3, maxLength: 3 }), (id, days) => {
        const [a, b, c] = days.sort() as [string, string, string];
        const [first, second, whole] = [
          lawDiff(register, id, a, b),
          lawDiff(register, id, b, c),
          lawDiff(register, id, a, c),
        ];
        for (const part of ['began', 'changed', 'ended'] as const) {
          const told = new Set(whole[part].map((event) => `${event.id} ${event.kind} ${event.extension}`));
          const parts = [...first[part], ...second[part]].map(
            (event) => `${event.id} ${event.kind} ${event.extension}`,
          );
          // What is certain of a part is certain of the whole; never told twice.
          expect(new Set(parts).size).toBe(parts.length);
          for (const each of parts) expect(told).toContain(each);
          // What the whole knows and no part does is uncertain in both.
          const doubt = new Set(
            [...first.perhaps, ...second.perhaps].map((e) => `${e.id} ${e.kind} ${e.extension}`),
          );
          for (const each of told) if (!parts.includes(each)) expect(doubt).toContain(each);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the command', () => {
  test.each([
    ['law', /^Register /],
    ['law list', /^Register .*\n.*\n\nJudged by\n {2}us {4}United States/],
    ['law show us', /^United States \(federal\) \(us\)\n/],
    ['law show US-FRS-2025', /^fentanyl-related substances \(HALT Fentanyl Act\)\n/],
    ['law show us-frs', /us-frs-2018[\s\S]*us-frs-2025/],
    ['law show Carfentanil', /us-carfentanil[\s\S]*un-carfentanil[\s\S]*cn-carfentanil/],
    ['law show pl', /^Poland \(pl\)\nThe register holds no text of this jurisdiction/],
    ['law show us cn', /^United States[\s\S]*\nChina \(cn\)/],
    [
      'law diff us --from 2018-02-05 --to 2018-02-06',
      /Began — 1\n {2}2018-02-06 {2}fentanyl-related substances/,
    ],
    [
      'law diff us --from 2025-07-15 --to 2025-07-16',
      /Ended \(the last day in force\) — 1\n {2}2025-07-15 {2}/,
    ],
    ['law diff it --from 2021-01-01 --to 2021-01-02', /Nothing that the register knows of/],
    [
      `law on ${FURANYL} -j us`,
      /to 1986-10-26 +analogue +no list and no class rule[\s\S]+1986-10-27 to 2016-11-28 +analogue[\s\S]+a\s+test of\s+likeness may reach it[\s\S]+\n {2}from 2016-11-29 +listed/,
    ],
    ['law on CCO -j us,it', /on any day +none\n[\s\S]*“none” says that nothing was found by these rules/],
  ])('%s', async (args, expected) => {
    const { code, out, err } = await command(args.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(expected);
    expect(widest(out)).toBeLessThanOrEqual(80);
    expect(out).not.toMatch(/\b(safe|clear)\b/i);
  });

  test.each([
    ['law list'],
    ['law show us'],
    ['law show us-frs-2025 gb'],
    ['law show pl'],
    ['law diff us --from 2018-01-01'],
    [`law on ${FENTANYL}`],
  ])('%s as JSON', async (args) => {
    const { code, out } = await command([...args.split(' '), '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toBeTypeOf('object');
  });

  test('the JSON is the library’s own data', async () => {
    const json = async (...args: string[]) => JSON.parse((await command([...args, '-f', 'json'])).out);
    expect(await json('law', 'list')).toEqual(JSON.parse(JSON.stringify(registerOverview(register))));
    expect((await json('law', 'show', 'us-frs-2025')).items[0].clauses).toHaveLength(5);
    expect((await json('law', 'show', 'us')).named).toHaveLength(register.named('us').length);
    expect(await json('law', 'diff', 'us', '--from', '2018-02-05', '--to', '2018-02-06')).toEqual(
      JSON.parse(JSON.stringify(lawDiff(register, 'us', '2018-02-05', '2018-02-06'))),
    );
    expect(await json('law', 'on', FURANYL)).toEqual(
      JSON.parse(JSON.stringify(createScreener().history(FURANYL))),
    );
  });

  test('law schema prints a schema that takes a good pack and refuses a bad one', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse((await command(['law', 'schema'])).out));
    expect([validate(pack()), validate(pack({ rules: [] }))]).toEqual([true, false]);
  });

  test.each([
    ['law show carfentanill', /nothing called "carfentanill"; did you mean carfentanil\?/],
    ['law show', /missing required argument 'what'/],
    ['law diff us', /law diff needs a jurisdiction and --from DAY, or --verdicts OLD.json/],
    ['law diff us --from 2018-02-30', /It is a day such as/],
    ['law diff us --from 2018-02-06 --to 2018-02-05', /the day 2018-02-05 lies before 2018-02-06/],
    ['law diff zz --from 2018-02-06', /no jurisdiction "zz" in the register; it has us, /],
    ['law on CCO -j pl', /of "pl" \(Poland\) the register holds no text/],
    ['law shwo', /error: /],
    ['law list --format tabel', /It is one of: text, json/],
  ])('%s is 2, in plain words', async (args, message) => {
    const { code, out, err } = await command(args.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('law on of a text that cannot be read says why, and is 2', async () => {
    const { code, out } = await command(['law', 'on', 'C(C']);
    expect([code, out]).toEqual([2, expect.stringContaining('UNREADABLE')]);
  });

  test('a change that is to come is told as such', async () => {
    const { out } = await command(['law', 'on', FURANYL, '-j', 'us'], '2016-11-01T00:00:00Z');
    expect(out).toContain('to come: furanyl fentanyl');
  });
});

describe('what is not held', () => {
  const list = () => file('list.smi', 'CCO a\n');

  test('stands in one line of the summary and of explain', async () => {
    const line =
      /not judged for want of text: parts of \d+ jurisdictions \(United States, .*\); all of \d+ more jurisdictions \(onetweak law list\)/;
    expect((await command(['screen', list()])).err).toMatch(line);
    expect((await command(['explain', 'CCO'])).out.replace(/\n/g, ' ')).toMatch(line);
  });

  test('is that of the jurisdictions asked, and no line where nothing is missing', async () => {
    expect((await command(['screen', list(), '-j', 'it'])).err).toContain(
      'not judged for want of text: parts of Italy (onetweak law list)\n',
    );
    const whole = register.jurisdictions().find(({ id }) => register.notHeld(id).length === 0)!;
    expect((await command(['screen', list(), '-j', whole.id])).err).not.toContain('want of text');
  });
});

describe('a clock that stands before the register', () => {
  const earlier = '1970-01-01T00:00:00Z';
  const warning =
    /^warning: this machine’s clock says 1970-01-01, and the register was held against its sources later/;

  test.each(['explain CCO', 'law on CCO', 'law list'])('warns once on standard error: %s', async (args) => {
    expect((await command(args.split(' '), earlier)).err).toMatch(warning);
    expect((await command(args.split(' '), `${register.reviewed}T12:00:00Z`)).err).toBe('');
  });

  test('and says so in the report', async () => {
    const list = file('early.smi', 'CCO a\nCCC b\n');
    const { out, err } = await command(['screen', list], earlier);
    expect([err.match(/clock says/g)?.length, out.includes('clock says 1970-01-01')]).toEqual([1, true]);
  });
});

describe('a file of rules that is no JSON', () => {
  const secret = 'swordfish-of-the-admiral';

  test.each([
    [`{"a": ${secret}}`, 'is not JSON: '],
    [`{\n  "a": 1,\n  ${secret}`, 'is not JSON: line 3, column 3'],
    ['', 'is not JSON: it is empty'],
    ['{"a": ', 'is not JSON: '],
  ])('is told by its place and never quoted: %j', async (text, says) => {
    const { code, err } = await command([
      'screen',
      file('l.smi', 'CCO a\n'),
      '--rules',
      file('rules.json', text),
    ]);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toMatch(/sword|"a"/);
    const tried = await command([
      'law',
      'test',
      file('pack.json', '{}'),
      '--cases',
      file('cases.json', text),
    ]);
    expect(tried.err).not.toMatch(/sword|"a"/);
  });
});

describe('a register that is older than a year', () => {
  const later = `${Number(register.reviewed.slice(0, 4)) + 2}-01-01T00:00:00Z`;
  const warning = /^warning: the register was last held against its sources on .*\n/;

  test.each(['law list', 'law show us', 'explain CCO', 'law on CCO', 'law diff us --from 2018-01-01'])(
    'warns once on standard error: %s',
    async (args) => {
      const { code, err } = await command(args.split(' '), later);
      expect(code).toBe(0);
      expect(err).toMatch(warning);
      expect(err.match(/more than a year ago/g)).toHaveLength(1);
      expect((await command(args.split(' '))).err).toBe('');
    },
  );

  test('and says so in the report', async () => {
    const said = 'more than a year ago';
    const list = file('old.smi', 'CCO a\nCCC b\n');
    const screened = await command(['screen', list], later);
    expect([screened.err.match(/more than a year/g)!.length, screened.out.includes(said)]).toEqual([1, true]);
    expect((await command(['explain', 'CCO'], later)).out.replace(/\n/g, ' ')).toContain(said);
    // By the day that it is, not by the day that is judged for.
    expect((await command(['screen', list, '--as-of', '2035-01-01'])).err).not.toContain(said);
  });
});
