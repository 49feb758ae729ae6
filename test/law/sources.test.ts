import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type In, loadRegister } from '../../src/law/register.js';
import type { NamedEntry } from '../../src/law/schema.js';

/**
 * The register against the notes and tables of the research, where they stand beside the checkout. They are not part
 * of the package; where they are absent these tests show as skipped.
 */
const folder = fileURLToPath(new URL('../../../shared/law/', import.meta.url));
const held = existsSync(`${folder}us.tsv`);
const register = loadRegister();

function text(file: string): string {
  return readFileSync(folder + file, 'utf8')
    .replaceAll(/^> ?/gm, '')
    .replaceAll('*', '')
    .replaceAll(/\s+/g, ' ');
}

function rows(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(folder + file, 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head!.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i]!, cell])));
}

describe.skipIf(!held)('the words of the law', () => {
  const all = held
    ? `${text('us.md')} ${text('world.md')} ${text('more.md')} ${text('third.md')} ${text('useries-orphines.md')}`
    : '';
  /** Read in copies of the statute itself, whose words the notes tell only where they differ from the form in force. */
  const OTHER_FORMS = [
    ...['de-npsg-4-2019', 'de-npsg-4-2021', 'de-npsg-4-2022'],
    ...['de-npsg-7-2021', 'de-npsg-7-2022'],
  ];
  /** What stands between the marks of what was left out. */
  const pieces = (words: string) => words.split(/ ?\[[^\]]*\] ?/).filter((piece) => piece !== '');

  it.each(
    register
      .classes()
      .filter(({ id }) => !OTHER_FORMS.includes(id))
      .flatMap((rule) => rule.clauses.map((clause) => [rule.id, clause.id, clause] as const)),
  )('%s %s stands in the notes word for word, under its number', (rule, id, clause) => {
    // A clause that the text does not number goes by words of ours.
    // Some texts begin with their number themselves.
    const numbered = /^(?:[（(]?[一二三四五六ivx]+[)）]|[a-g][.)]) ?/.test(clause.text);
    if (!rule.startsWith('de-npsg-9') && (/ /.test(id) || id === 'x' || numbered)) {
      for (const piece of pieces(clause.text)) expect(all).toContain(piece);
      return;
    }
    const chinese = '一二三四五六'[Number(id[1]) - 1];
    const number =
      rule === 'it-2020'
        ? `${id}. `
        : rule === 'cn-2019'
          ? `${chinese}、`
          : rule.startsWith('cn-orphines')
            ? `（${chinese}）`
            : // The letter of the German text covers several clauses, and is in their words where it stands before them.
              rule.startsWith('de-npsg-9')
              ? ''
              : `${id} `;
    // The closing sentences that several German groups share stand in the notes once.
    for (const words of rule.startsWith('de-npsg-9')
      ? clause.text.split(/(?<=\.) (?=Die vor)/)
      : [clause.text])
      expect(all).toContain(number + words);
  });

  // The analogue act was read after the notes were written: its entry names the sources, NOTES.md quotes it.
  it.each(
    register
      .classes()
      .filter(({ id }) => !id.startsWith('us-analogue-act') && !OTHER_FORMS.includes(id))
      .map((rule) => [rule.id, rule] as const),
  )('%s: the words around the clauses and the exclusions stand in the notes', (_, rule) => {
    for (const words of [rule.text ?? '', ...rule.excludes.map((each) => each.text)])
      for (const piece of pieces(words)) expect(all).toContain(piece);
  });

  it('keeps the English of the Chinese clauses as UNODC gives it', () => {
    for (const clause of register.classes('cn')[0]!.clauses) expect(all).toContain(`- ${clause.english}`);
  });

  it('has one text for the five clauses of 2018 and of 2025 but for their joining words', () => {
    const [before, after] = register.classes('us');
    const plain = (t: string) =>
      t
        .toLowerCase()
        .replace(/^by /, '')
        .replace(/[;.].*$/, '')
        .replaceAll(/[,]| by | with /g, ' ')
        .replaceAll(/\s+/g, ' ');
    expect(before!.clauses.map((c) => plain(c.text))).toEqual(after!.clauses.map((c) => plain(c.text)));
    expect(before!.clauses.map((c) => [c.site, c.change, c.groups])).toEqual(
      after!.clauses.map((c) => [c.site, c.change, c.groups]),
    );
  });
});

/** Rows whose first day by name is not the table's first control, and what it is instead. */
const OWN_DAYS: Record<string, string | null> = {
  'us-1-boc-4-ap': '2022-11-09',
  // SOR/2016-294, read after the table was made.
  'ca-npp': '2016-11-30',
  'ca-propionyl-chloride': '2016-11-30',
  'ca-4-piperidone': '2016-11-30',
  'ca-norfentanyl': '2016-11-30',
  'ca-1-phenethylpiperidin-4-ylidenephenylamine': '2016-11-30',
  'ca-4-ap': '2016-11-30',
  'ca-1-boc-4-ap': '2022-08-31',
  'ca-4-fluoro-anilino-1-boc-piperidine': '2022-08-31',
  'ca-n-4-fluorophenyl-4-piperidinamine': '2022-08-31',
  'ca-4-bromo-anilino-1-boc-piperidine': '2022-08-31',
  // The sources of the table give the month alone.
  'cn-npp': '2018-02',
  'cn-4-anpp': '2018-02',
  // Read after the table was made; the entry's source says where.
  'us-2-methyl-ap-237': '2024-04-15',
  'us-alfentanil': '1984-08-24',
  'un-4-piperidone': '2024-12-03',
  'un-1-boc-4-piperidone': '2024-12-03',
  // No effective day in the table, but a day or a year in its notes.
  'gb-fentanyl': '1973-07-01',
  'gb-remifentanil': '2003-07-01',
};

describe.skipIf(!held)('the tables', () => {
  const us = held ? rows('us.tsv').filter((r) => r.smiles !== '') : [];
  const world = held ? rows('world.tsv') : [];
  const ids: Record<string, string> = { China: 'cn', 'United Kingdom': 'gb', Canada: 'ca' };
  const find = (jurisdiction: string, name: string): In<NamedEntry> | undefined =>
    register.named(jurisdiction).find((e) => e.name === name);

  it('gives every row of the United States an entry with its structure, days, citation and source', () => {
    const missing: string[] = [];
    for (const row of us) {
      const entry = find('us', row.name!);
      if (entry === undefined) {
        missing.push(row.name!);
        continue;
      }
      const named = row.federal_register_citation!.includes('(2018-02-06, class)');
      const first = (named ? row.permanent_date : row.effective_date) || null;
      expect([entry.id, entry.since]).toEqual([entry.id, entry.id in OWN_DAYS ? OWN_DAYS[entry.id] : first]);
      expect(entry.firstControl ?? null).toBe(
        named ? '2018-02-06' : entry.id === 'us-1-boc-4-ap' ? '2020-05-15' : null,
      );
      if (!named && row.permanent_date !== row.effective_date && row.permanent_date !== '')
        expect(entry.permanentSince ?? '').toBe(row.permanent_date);
      expect(entry.smiles).toBe(row.smiles);
      expect(entry.inchiKey).toBe(row.inchikey);
      expect(entry.citation).toBe(row.citation);
      expect(entry.source.text.startsWith(row.source!), entry.id).toBe(true);
      expect(entry.synonyms).toEqual(row.synonyms === '' ? [] : row.synonyms!.split(';'));
      expect(row.notes).toContain(`Formula ${entry.formula} `);
      if (row.confidence === 'low' && entry.id !== 'us-para-fluorofentanyl')
        expect(entry.source.confidence).toBe('unverified');
    }
    expect(missing).toEqual(['phenethyl bromide', 'xylazine']);
  });

  it('gives every row of the world an entry with its structure, days, citation and source', () => {
    for (const row of world) {
      const jurisdiction = ids[row.jurisdiction!] ?? 'un';
      const entry = find(jurisdiction, row.name!)!;
      expect(entry, row.name).toBeDefined();
      expect(entry.smiles).toBe(row.smiles);
      expect(entry.citation).toBe(row.instrument_and_paragraph);
      expect(entry.source.text.startsWith(row.source!), entry.id).toBe(true);
      const year = /year (?:only: )?(\d{4})$/.exec(row.notes!)?.[1];
      const day = row.effective_date !== '' ? row.effective_date! : undefined;
      if (entry.id in OWN_DAYS) expect([entry.id, entry.since]).toEqual([entry.id, OWN_DAYS[entry.id]]);
      else if (day !== undefined) expect(entry.since, entry.id).toBe(day);
      else if (entry.since !== null) expect(entry.since, entry.id).toMatch(/^\d{4}$/);
      if (day === undefined && year !== undefined) expect(entry.since, entry.id).toBe(year);
    }
  });

  it('has no more than the tables and test/law/known.tsv, but for what was read after them', () => {
    const known = readFileSync(new URL('known.tsv', import.meta.url), 'utf8').split('\n');
    const named = (id: string, name: string) =>
      known.some((line) => line.startsWith(`name\t${id}\t${name}\t`)) ||
      (id === 'us' ? us : world.filter((r) => (ids[r.jurisdiction!] ?? 'un') === id)).some(
        (r) => r.name === name,
      );
    const extra = ['us', 'un', 'cn', 'gb', 'ca'].map((id) => [
      id,
      register
        .named(id)
        .filter(({ name }) => !named(id, name))
        .map(({ name }) => name),
    ]);
    expect(Object.fromEntries(extra)).toEqual({
      us: ['1-boc-4-piperidone', 'thenylfentanyl'],
      un: [],
      cn: ['MT-45'],
      gb: [],
      ca: [],
    });
  });

  it('holds a structure of the world table as the United States table does, where both have it', () => {
    const keys = new Map(us.map((r) => [r.smiles, r.inchikey]));
    for (const entry of register.named())
      if (keys.has(entry.smiles)) expect(entry.inchiKey).toBe(keys.get(entry.smiles));
  });
});
