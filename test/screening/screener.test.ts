import * as OCL from 'openchemlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScreener, type ScreenerOptions, type ScreenResult } from '../../src/index.js';
import { entry, FENTANYL, FURANYL, pack } from '../support/command.js';

describe('the day', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked of the clock at each screen, in UTC, where none was given', () => {
    vi.setSystemTime(new Date('2016-11-28T23:59:59Z'));
    const screener = createScreener({ jurisdictions: ['us'] });
    const said = () => {
      const { verdict, asOf } = screener.screen(FURANYL);
      return `${asOf} ${verdict}`;
    };
    expect(screener.asOf).toBe('today');
    expect(said()).toBe('2016-11-28 analogue');
    vi.setSystemTime(new Date('2016-11-29T00:00:00Z'));
    // 81 FR 85873: from 2016-11-29.
    expect(said()).toBe('2016-11-29 listed');
  });

  it('stays where one was given, and is another one for a call that names it', () => {
    vi.setSystemTime(new Date('2026-01-01T12:00:00Z'));
    const screener = createScreener({ jurisdictions: ['us'], asOf: '2016-11-28' });
    expect(screener.asOf).toBe('2016-11-28');
    expect(screener.screen(FURANYL).verdict).toBe('analogue');
    expect(screener.screen(FURANYL, { asOf: '2016-11-29' })).toMatchObject({
      verdict: 'listed',
      asOf: '2016-11-29',
    });
    expect(screener.screen(FURANYL).asOf).toBe('2016-11-28');
    expect(createScreener().screen(FURANYL, { asOf: '2016-11-28' }).asOf).toBe('2016-11-28');
  });

  it('may be a Date, of which the day in UTC counts', () => {
    const late = new Date('2016-11-28T23:30:00-05:00');
    expect(createScreener({ jurisdictions: ['us'], asOf: late }).screen(FURANYL)).toMatchObject({
      verdict: 'listed',
      asOf: '2016-11-29',
    });
    expect(createScreener({ jurisdictions: ['us'] }).screen(FURANYL, { asOf: late }).asOf).toBe('2016-11-29');
  });
});

describe('options that are wrong in any way', () => {
  it.each<[unknown, string]>([
    [
      { asOf: '29/11/2016' },
      'asOf is a day that exists, as YYYY-MM-DD or a Date, from 1900-01-01 to 2999-12-31; got "29/11/2016"',
    ],
    [{ asOf: '' }, 'got ""'],
    [{ asOf: '2026-02-30' }, 'got "2026-02-30"'],
    [{ asOf: '1899-12-31' }, 'from 1900-01-01'],
    [{ asOf: 20161129 }, 'got the number 20161129'],
    [{ asOf: null }, 'got null'],
    [{ asOf: new Date('never') }, 'got a Date that is no day'],
    [
      { jurisdictions: 'us' },
      "jurisdictions is a list of ids of jurisdictions, such as ['us', 'un']; got \"us\"",
    ],
    [{ jurisdictions: [] }, 'got an empty list; leave it out for all'],
    [{ jurisdictions: ['us', 7] }, 'its item 1 is the number 7'],
    [{ jurisdictions: ['uk'] }, 'the United Kingdom is gb'],
    [{ asof: '2026-01-01' }, 'there is no option "asof"; there are jurisdictions, asOf,'],
    [{ relations: ['cousin'] }, 'relations has no "cousin"; it takes skeleton,'],
    [{ relations: 'skeleton' }, 'relations is a list'],
    [{ variants: [1] }, 'variants is a list'],
    [{ packs: {} }, 'packs is a list of rules files, parsed from JSON; got an object'],
    [null, 'the options are an object'],
    ['us', 'the options are an object'],
    [['us'], 'got a list'],
  ])('%j: one plain sentence', (options, sentence) => {
    const make = () => createScreener(options as ScreenerOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(sentence);
    expect(make).not.toThrow(/\n|✖|Invalid|expected/);
  });

  it.each([[{ asOf: 'yesterday' }], [{ asOf: 5 }]])('%j at a call as well', (at) => {
    expect(() => createScreener().screen('C', at as { asOf: string })).toThrow(/asOf is a day that exists/);
  });

  it('takes ids of jurisdictions in upper case', () => {
    expect(createScreener({ jurisdictions: ['US', 'Gb'] }).jurisdictions).toEqual(['us', 'gb']);
  });
});

describe('a structure that is no text', () => {
  it.each<[string, unknown, string]>([
    ['null, out of a database', null, 'a structure is a text, its SMILES; got null'],
    ['undefined', undefined, 'got undefined'],
    ['a number', 42, 'got the number 42'],
    [
      'an OpenChemLib molecule',
      OCL.Molecule.fromSmiles('CCO'),
      'of an OpenChemLib molecule give toIsomericSmiles()',
    ],
    ['a list', ['CCO'], 'got a list'],
  ])('%s', (_, value, sentence) => {
    const screener = createScreener();
    for (const ask of [() => screener.screen(value as string), () => screener.history(value as string)]) {
      expect(ask).toThrow(TypeError);
      expect(ask).toThrow(sentence);
    }
  });
});

describe('one screener', () => {
  const packs = [pack({ named: [entry({ smiles: FENTANYL, name: 'house substance' })] })];

  it('explains by the packs that it has', () => {
    const screener = createScreener({ packs, asOf: '2026-01-01' });
    const evidence = screener.explain(screener.screen(FENTANYL));
    expect(evidence.timeline.map((event) => event.name)).toContain('house substance');
    expect(screener.explain(screener.screen(FENTANYL), { nearest: 1 }).nearest).toHaveLength(1);
    expect(evidence.note).toBeUndefined();
  });

  it('explains a stored result, and says where another register judged it', () => {
    const screener = createScreener({ asOf: '2026-01-01' });
    const stored = JSON.parse(JSON.stringify(screener.screen(FENTANYL))) as ScreenResult;
    expect(screener.explain(stored)).toEqual(screener.explain(screener.screen(FENTANYL)));
    const old = { ...stored, register: { version: '2020.01.01', hash: '00' } };
    expect(screener.explain(old).note).toMatch(
      /judged by register 2020\.01\.01 \(00\); this evidence is of register/,
    );
  });

  it.each([['CCO'], [{}], [null], [undefined]])('refuses to explain %j', (result) => {
    expect(() => createScreener().explain(result as unknown as ScreenResult)).toThrow(
      /^explain takes a result of screen/,
    );
  });

  it.each([[-1], ['a'], [1.5], [1000]])('refuses nearest: %j', (nearest) => {
    const screener = createScreener();
    expect(() => screener.explain(screener.screen('CCO'), { nearest: nearest as number })).toThrow(
      /^nearest is a whole number/,
    );
  });

  it('makes another one with other options', () => {
    const us = createScreener({ jurisdictions: ['us'], packs: [] });
    const gb = us.with({ jurisdictions: ['gb'], asOf: '2026-01-01' });
    expect([us.jurisdictions, gb.jurisdictions, gb.asOf]).toEqual([['us'], ['gb'], '2026-01-01']);
    expect(() => us.with({ jurisdictions: ['atlantis'] })).toThrow(/no jurisdiction "atlantis"/);
  });

  it('knows the history of a molecule in its jurisdictions', () => {
    const { jurisdictions } = createScreener({ jurisdictions: ['us'] }).history(FURANYL);
    expect(jurisdictions.map((each) => each.jurisdiction)).toEqual(['us']);
  });
});
