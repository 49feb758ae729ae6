import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from '../../src/law/canonical.js';
import us from '../../src/law/data/us.json';
import { isOld, loadRegister, RulesError } from '../../src/law/register.js';
import { RulesFile } from '../../src/law/schema.js';
import { rulesJsonSchema } from '../../src/schema/rules.js';

const register = loadRegister();

const source = { text: 'our own list', confidence: 'official' };

function entry(more: Record<string, unknown> = {}) {
  return {
    id: 'acme-1',
    name: 'aspirin',
    smiles: 'CC(=O)Oc1ccccc1C(=O)O',
    schedule: 'watch list',
    citation: 'ACME 1',
    since: '2024-01-01',
    source,
    ...more,
  };
}

function rule(more: Record<string, unknown> = {}) {
  return {
    id: 'acme-rule',
    name: 'a rule',
    schedule: 'watch list',
    citation: 'ACME 2',
    since: '2024-01-01',
    clauses: [{ id: '1', text: 'another acyl', site: 'acyl', change: 'replaced', groups: ['acyl'] }],
    source,
    ...more,
  };
}

function pack(more: Record<string, unknown> = {}) {
  return {
    format: 'onetweak-rules/1',
    jurisdiction: { id: 'acme', name: 'ACME compliance' },
    reviewed: '2026-01-01',
    named: [entry()],
    ...more,
  };
}

/** What loadRegister says of a pack that is wrong. */
function said(data: unknown, name = 'acme.json'): string {
  try {
    loadRegister([data], { names: [name] });
  } catch (error) {
    expect(error).toBeInstanceOf(RulesError);
    return (error as Error).message;
  }
  return 'nothing';
}

describe('our own register', () => {
  it('judges by eight jurisdictions where none is asked for, holds others, and knows those of which it holds nothing', () => {
    expect(register.meant()).toEqual(['us', 'un', 'cn', 'gb', 'ca', 'it', 'ie', 'de']);
    expect(register.meant(['us-states'])).toEqual(
      'us-ak us-dc us-fl us-hi us-ia us-id us-mo us-nd us-ne us-nm us-oh us-ri us-sd us-tx us-va us-wa'.split(
        ' ',
      ),
    );
    expect(register.elsewhere.map((f) => f.jurisdiction.id)).toEqual(
      'au-act hk kr lv no nz pl sba us-nc za'.split(' '),
    );
    expect(new Set(register.notHeld().map((n) => n.jurisdiction)).size).toBe(41);
  });

  it('has these counts: drugs, and precursors', () => {
    const count = (id: string, kind: string) => register.named(id).filter((e) => e.kind === kind).length;
    const counts = register
      .jurisdictions()
      .map(({ id }) => `${id} ${count(id, 'drug')}+${count(id, 'precursor')}`);
    expect(counts).toEqual([
      ...['us 98+8', 'un 45+7', 'cn 31+7', 'gb 35+0', 'ca 36+20', 'it 0+0', 'ie 6+0'],
      ...[
        'at 11+0',
        'au 2+0',
        'cz 14+0',
        'de 57+0',
        'ee 12+0',
        'eu 0+7',
        'lu 7+0',
        'nl 1+0',
        'se 45+0',
        'sk 9+0',
      ],
      ...[
        'us-ak 1+0',
        'us-dc 17+0',
        'us-fl 43+0',
        'us-hi 24+0',
        'us-ia 24+0',
        'us-id 1+0',
        'us-mo 4+0',
        'us-nd 2+0',
        'us-ne 22+0',
        'us-nm 2+0',
        'us-oh 23+0',
        'us-ri 2+0',
        'us-sd 17+0',
        'us-tx 1+0',
        'us-va 32+0',
        'us-wa 2+0',
      ],
    ]);
    expect(register.classes().map((r) => r.id)).toEqual([
      'us-frs-2018',
      'us-frs-2025',
      'us-analogue-act',
      'us-analogue-act-u-series',
      'us-analogue-act-orphines',
      'cn-2019',
      'cn-orphines',
      'cn-orphines-spiro',
      'cn-nitazenes',
      'gb-1d',
      'gb-1ea',
      'ca-16',
      'ca-16-14',
      'ca-26',
      'ca-13',
      'it-2020',
      'ie-1af',
      'de-npsg-4-2019',
      'de-npsg-4-2021',
      'de-npsg-4-2022',
      'de-npsg-4-2025',
      'de-npsg-9',
      'de-npsg-9-spiro',
      'de-npsg-7-2021',
      'de-npsg-7-2022',
      'de-npsg-7-2025',
      'us-dc-fentanyls',
      'us-dc-carbomethoxyfentanyls',
      'us-dc-fentanyls-analogues',
      'us-dc-benzamides',
      'us-dc-benzamides-analogues',
      'us-fl-63',
      'us-fl-64',
      'us-ia-9a',
      'us-id-33',
      'us-mo-jj',
      'us-nd-fentanyls',
      'us-ne-111',
      'us-oh-kk-15',
      'us-oh-kk-15-other',
      'us-sd-20',
      'us-tx-derivatives',
    ]);
  });

  it('keeps its doubts: what was not read is unverified, what is from memory says so', () => {
    const unverified = (id: string) =>
      register.named(id).filter((e) => e.source.confidence === 'unverified').length;
    expect(['us', 'un', 'cn', 'gb', 'ca', 'ie'].map(unverified)).toEqual([9, 16, 13, 0, 0, 0]);
    for (const e of register.named('us').filter((e) => e.instrument?.startsWith('90 FR 44979'))) {
      expect(e.source.confidence).toBe('unverified');
      expect(e.notes).toContain('FROM MEMORY AND UNVERIFIED');
    }
    for (const e of register.named()) {
      if (e.since === null) expect(e.datesNote, e.id).toBeTruthy();
      if (e.datesConfidence === 'unverified') expect(e.datesNote, e.id).toMatch(/general knowledge|memory/);
      if (e.source.text.includes('from general knowledge') && e.source.text.length < 25)
        expect(e.source.confidence, e.id).toBe('unverified');
    }
    expect(register.find('us-phenethyl-bromide')).toBeUndefined();
    expect(register.find('us-xylazine')).toBeUndefined();
  });

  it('names an entry of its jurisdiction in its id, and finds it', () => {
    for (const item of [...register.named(), ...register.classes()]) {
      expect(item.id.startsWith(`${item.jurisdiction}-`)).toBe(true);
      expect(register.find(item.id)).toBe(item);
    }
    expect(register.find('nothing')).toBeUndefined();
    expect(register.named('nowhere')).toEqual([]);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(register)).toBe(true);
    expect(Object.isFrozen(register.files[0]!.named[0]!.source)).toBe(true);
    expect(Object.isFrozen(register.named())).toBe(true);
    expect(() => Object.assign(register.classes()[0]!.clauses[0]!, { text: '' })).toThrow(TypeError);
  });

  it('is old a year and a day after its earliest review', () => {
    expect(register.reviewed).toBe('2026-11-23');
    expect(isOld(register, '2026-11-23')).toBe(false);
    expect(isOld(register, '2027-11-23')).toBe(false);
    expect(isOld(register, '2027-11-24')).toBe(true);
  });
});

describe('the hash', () => {
  it('of our own files covers each id once', () => {
    const ids = [...register.named(), ...register.classes()].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same for the same contents, however their keys are ordered', () => {
    expect(register.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(loadRegister().hash).toBe(register.hash);
    const turned = Object.fromEntries(Object.entries(pack()).reverse());
    expect(loadRegister([pack()]).hash).toBe(loadRegister([turned]).hash);
    expect(loadRegister([pack({ classes: [] })]).hash).toBe(loadRegister([pack()]).hash);
  });

  it('changes with a pack, and with a date, a word or a structure of it', () => {
    const packs = [
      pack(),
      pack({ named: [entry({ since: '2024-01-02' })] }),
      pack({ named: [entry({ until: '2025-01-01' })] }),
      pack({ named: [entry({ smiles: 'CC(=O)Oc1ccccc1' })] }),
      pack({ classes: [rule()] }),
      pack({ classes: [rule({ clauses: [{ ...rule().clauses[0]!, text: 'other words' }] })] }),
    ];
    const hashes = [register.hash, ...packs.map((p) => loadRegister([p]).hash)];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('rests on one writing of plain data', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ß"' }], a: undefined, aa: true })).toBe(
      '{"aa":true,"b":[1,{"c":"ß\\"","d":null}]}',
    );
    // The published SHA-256 of the two bytes {}.
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});

describe("a user's pack", () => {
  it('adds a jurisdiction, a list and a class rule', () => {
    const mine = loadRegister([pack({ classes: [rule()] })]);
    expect(mine.jurisdictions().at(-1)).toEqual({ id: 'acme', name: 'ACME compliance' });
    expect(mine.named('acme').map((e) => e.name)).toEqual(['aspirin']);
    expect(mine.classes('acme')[0]!.family).toBe('fentanyl');
    expect(mine.reviewed).toBe(register.reviewed);
  });

  it('may watch, exempt and keep an inventory, also under a jurisdiction of ours', () => {
    for (const kind of ['watch', 'exempt', 'inventory'])
      expect(loadRegister([pack({ named: [entry({ kind })] })]).named('acme')[0]!.kind).toBe(kind);
    const more = loadRegister([pack({ jurisdiction: { id: 'us', name: 'ours' } })]);
    expect(more.named('us').length).toBe(register.named('us').length + 1);
    expect(more.jurisdictions()[0]).toEqual({ id: 'us', name: 'United States (federal)' });
  });

  const wrong: [what: string, data: unknown, message: RegExp][] = [
    ['a text', 'rules', /^acme\.json: Invalid input: expected object, received string$/],
    ['nothing', null, /^acme\.json: Invalid input: expected object, received null$/],
    ['another format', pack({ format: 'x' }), /^acme\.json: format: .*expected "onetweak-rules\/1"/],
    ['a key that nobody knows', pack({ rules: [] }), /Unrecognized key: "rules"/],
    [
      'a misspelt key in an entry',
      pack({ named: [entry({ citaton: '' })] }),
      /named\[0\]: Unrecognized key: "citaton"/,
    ],
    [
      'a day that does not exist',
      pack({ named: [entry(), entry({ id: 'b', since: '2023-02-29' })] }),
      /^acme\.json: named\[1\]\.since: expected a day that exists$/,
    ],
    [
      'a day in words',
      pack({ named: [entry({ since: 'March 2018' })] }),
      /named\[0\]\.since: expected a day, a month or a year/,
    ],
    [
      'an unknown kind',
      pack({ named: [entry({ kind: 'poison' })] }),
      /named\[0\]\.kind: .*expected one of "drug"\|"precursor"\|"watch"\|"inventory"\|"exempt"/,
    ],
    ['no source', pack({ named: [entry({ source: undefined })] }), /named\[0\]\.source: .*expected object/],
    [
      'an extension nobody knows',
      pack({ named: [entry({ extendsTo: ['cousins'] })] }),
      /named\[0\]\.extendsTo\[0\]: .*expected one of "salts"/,
    ],
    [
      'an extension date without the extension',
      pack({ named: [entry({ extensionSince: { halides: '2024-01-01' } })] }),
      /extensionSince\.halides: expected "halides" in extendsTo as well/,
    ],
    [
      'an extension date of no extension',
      pack({ named: [entry({ extensionSince: { cousins: '2024-01-01' } })] }),
      /named\[0\]\.extensionSince/,
    ],
    [
      'an end before the beginning',
      pack({ named: [entry({ until: '2023-12-31' })] }),
      /named\[0\]\.until: expected no day before since: 2024-01-01, got 2023-12-31/,
    ],
    [
      'in force by a text older than itself',
      pack({ named: [entry({ knownInForceBy: '2023-12-31' })] }),
      /named\[0\]\.knownInForceBy: expected no day before since/,
    ],
    [
      'an unknown word of law',
      pack({ classes: [rule({ clauses: [{ ...rule().clauses[0]!, groups: ['azide'] }] })] }),
      /classes\[0\]\.clauses\[0\]\.groups\[0\]: .*expected one of/,
    ],
    [
      'an unknown site',
      pack({ classes: [rule({ clauses: [{ ...rule().clauses[0]!, site: 'tail' }] })] }),
      /classes\[0\]\.clauses\[0\]\.site: .*expected one of "acyl"/,
    ],
    ['a rule without clauses', pack({ classes: [rule({ clauses: [] })] }), /expected at least one clause/],
    [
      'a clause that stands twice',
      pack({ classes: [rule({ clauses: [rule().clauses[0]!, rule().clauses[0]!] })] }),
      /classes\[0\]\.clauses\[1\]\.id: the clause "1" stands twice/,
    ],
    [
      'a similarity test without words',
      pack({ classes: [rule({ test: 'similarity', clauses: [] })] }),
      /classes\[0\]\.text: expected the words/,
    ],
    [
      'an exclusion of nothing',
      pack({ classes: [rule({ excludes: [{ text: 'x', kind: 'drug', ids: ['us-fentanyl'] }] })] }),
      /classes\[0\]\.excludes\[0\]\.ids: expected the id of a named entry of this file, got "us-fentanyl"/,
    ],
    [
      'an id used in the same file',
      pack({ named: [entry(), entry()] }),
      /^acme\.json: named\[1\]\.id: the id "acme-1" is already used in acme\.json; expected an id of its own$/,
    ],
    [
      'an id of ours',
      pack({ named: [entry({ id: 'us-fentanyl' })] }),
      /^acme\.json: named\[0\]\.id: the id "us-fentanyl" is already used in us\.json/,
    ],
  ];
  for (const [what, data, message] of wrong)
    it(`is refused for ${what}, with file, path and what was expected`, () =>
      expect(said(data)).toMatch(message));

  it('is called by its place where it has no name, and every problem is told', () => {
    expect(() => loadRegister([pack(), pack({ reviewed: 'today', named: [entry({ id: 'A' })] })])).toThrow(
      /^packs\[1\]: reviewed: .*\npacks\[1\]: named\[0\]\.id: lower-case letters, digits, dots and hyphens$/s,
    );
  });

  it('cannot reach a prototype, nor nest without end', () => {
    const evil = JSON.parse(
      JSON.stringify(pack()).replace('"name":"aspirin"', '"name":"aspirin","__proto__":{"kind":"exempt"}'),
    );
    expect(said(evil)).toBe('acme.json: named[0].__proto__: the key "__proto__" is not allowed');
    expect(said(JSON.parse('{"__proto__":{"format":"onetweak-rules/1"}}'))).toContain('"__proto__"');
    expect(said(JSON.parse('{"constructor":{"prototype":{"x":1}}}'))).toContain('"constructor"');
    const endless: Record<string, unknown> = pack();
    endless.named = [endless];
    expect(said(endless)).toContain('nested deeper than 32 levels');
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it('can have its structures checked by whoever knows chemistry', () => {
    const structureProblem = (smiles: string) => (smiles.includes('(C') ? undefined : 'no ester here');
    expect(() => loadRegister([pack({ named: [entry({ smiles: 'C(' })] })], { structureProblem })).toThrow(
      'packs[0]: named[0].smiles: no ester here',
    );
  });
});

describe('the JSON Schema', () => {
  const schema = rulesJsonSchema();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  it('accepts our own files and a good pack', () => {
    expect(validate(us), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate(pack({ classes: [rule()] }))).toBe(true);
    expect(RulesFile.safeParse(pack({ classes: [rule()] })).success).toBe(true);
  });

  it('refuses what the library refuses for its shape', () => {
    expect(validate(pack({ rules: [] }))).toBe(false);
    expect(validate(pack({ named: [entry({ kind: 'poison' })] }))).toBe(false);
    expect(validate(pack({ named: [entry({ since: 'March' })] }))).toBe(false);
  });
});
