import { describe, expect, it } from 'vitest';
import { lawDiff } from '../../src/law/diff.js';
import { type In, loadRegister } from '../../src/law/register.js';
import type { ClassRule, NamedEntry } from '../../src/law/schema.js';
import { eventsOf, timeline } from '../../src/law/timeline.js';

const register = loadRegister();
const ids = (events: readonly { id: string }[]) => events.map((e) => e.id);

describe('lawDiff', () => {
  it('tells what began: the class on 2018-02-06', () => {
    const { began, ended, changed } = lawDiff(register, 'us', '2018-02-05', '2018-02-06');
    expect([ids(began), ids(ended), ids(changed)]).toEqual([['us-frs-2018'], [], []]);
  });

  it('counts the last day and not the first', () => {
    expect(ids(lawDiff(register, 'us', '2018-02-06', '2018-02-07').began)).toEqual([]);
    expect(ids(lawDiff(register, 'us', '2016-11-28', '2016-11-29').began)).toEqual(['us-furanyl-fentanyl']);
    expect(lawDiff(register, 'us', '2016-11-29', '2016-11-29').began).toEqual([]);
  });

  it('tells what ended, on the first day without it, and what followed', () => {
    const { began, ended } = lawDiff(register, 'us', '2025-07-15', '2025-07-16');
    expect([ids(began), ids(ended)]).toEqual([['us-frs-2025'], ['us-frs-2018']]);
    expect(ended[0]!.day).toBe('2025-07-15');
    expect(lawDiff(register, 'us', '2025-07-14', '2025-07-15').ended).toEqual([]);
  });

  it('tells what was widened and made permanent', () => {
    const { changed } = lawDiff(register, 'us', '2023-11-29', '2023-11-30');
    expect(changed.map((e) => [e.id, e.kind, e.extension])).toEqual([
      ['us-4-anilinopiperidine', 'extended', 'halides'],
      ['us-4-anilinopiperidine', 'extended', 'combinations'],
    ]);
    expect(ids(lawDiff(register, 'us', '2018-11-28', '2018-11-29').changed)).toEqual(
      'us-acryl-fentanyl us-furanyl-fentanyl us-ocfentanil us-para-fluoroisobutyryl-fentanyl us-tetrahydrofuranyl-fentanyl'.split(
        ' ',
      ),
    );
  });

  it('keeps what it cannot date apart', () => {
    const { began, perhaps } = lawDiff(register, 'un', '2018-01-31', '2018-06-30');
    expect(began).toEqual([]);
    expect(ids(perhaps)).toContain('un-carfentanil');
    expect(ids(perhaps)).not.toContain('un-butyrfentanyl');
    // The whole year lies inside: certain.
    expect(ids(lawDiff(register, 'un', '2017-12-31', '2018-12-31').began)).toContain('un-carfentanil');
    // A temporary order that runs out may have been extended.
    const out = lawDiff(register, 'us', '2027-10-15', '2027-10-16');
    expect(out.ended).toEqual([]);
    expect(ids(out.perhaps)).toContain('us-ethyleneoxynitazene');
  });

  it('covers every entry with a known first day exactly once over all time', () => {
    for (const { id } of register.jurisdictions()) {
      const { began, perhaps } = lawDiff(register, id, '1900-01-01', '2999-12-31');
      const dated = [...register.named(id), ...register.classes(id)].filter((e) => e.since !== null);
      expect(ids(began)).toEqual(expect.arrayContaining(dated.map((e) => e.id)));
      expect(new Set(ids([...began, ...perhaps.filter((e) => e.kind === 'began')])).size).toBe(
        register.named(id).length + register.classes(id).length,
      );
    }
  });

  it('refuses days that do not exist, days in the wrong order and unknown jurisdictions', () => {
    expect(() => lawDiff(register, 'us', '2018-02-30', '2018-03-01')).toThrow(RangeError);
    expect(() => lawDiff(register, 'us', '2018-03-01', '2018-02-01')).toThrow(/lies before/);
    expect(() => lawDiff(register, 'pl', '2018-01-01', '2018-02-01')).toThrow(/no jurisdiction "pl"/);
  });
});

describe('timeline', () => {
  const find = (id: string): In<NamedEntry> | In<ClassRule> => register.find(id)!;

  it('gives the events of an entry in order', () => {
    expect(eventsOf(find('us-furanyl-fentanyl')).map((e) => [e.day, e.kind])).toEqual([
      ['2016-11-29', 'began'],
      ['2018-11-29', 'made permanent'],
    ]);
    expect(eventsOf(find('us-crotonyl-fentanyl')).map((e) => [e.day, e.kind])).toEqual([
      ['2018-02-06', 'first controlled'],
      ['2020-10-02', 'began'],
    ]);
    expect(eventsOf(find('us-frs-2018')).map((e) => [e.day, e.kind, e.of])).toEqual([
      ['2018-02-06', 'began', 'class'],
      ['2025-07-15', 'ended', 'class'],
    ]);
  });

  it('gives the history of a molecule over jurisdictions, doubts with their spans', () => {
    const line = timeline(['us-furanyl-fentanyl', 'un-furanylfentanyl', 'cn-furanylfentanyl'].map(find));
    expect(line.map((e) => [e.jurisdiction, e.day, e.kind])).toEqual([
      ['us', '2016-11-29', 'began'],
      ['cn', '2017-03-01', 'began'],
      ['un', '2018', 'began'],
      ['us', '2018-11-29', 'made permanent'],
    ]);
    expect(line[2]!.span).toEqual({ earliest: '2018-03-14', latest: '2018-07-18' });
    expect(line[2]!.note).toContain('not sourced');
    expect(timeline([find('gb-alfentanil')])[0]).toMatchObject({
      day: null,
      span: { earliest: '1973-07-01', latest: '1991-07-01' },
    });
  });
});
