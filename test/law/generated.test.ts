import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idsModule, registerJson, rulesFiles } from '../../bench/register.js';
import { hashOf } from '../../src/law/canonical.js';
import {
  DEFAULT_JURISDICTION_IDS,
  JURISDICTION_GROUP_IDS,
  JURISDICTION_IDS,
  RULE_IDS,
} from '../../src/law/data/index.js';
import { loadRegister } from '../../src/law/register.js';
import { REGISTER_VERSION } from '../../src/law/version.js';

const file = (name: string) => readFileSync(new URL(`../../src/law/data/${name}`, import.meta.url), 'utf8');
const files = rulesFiles();
const register = loadRegister();

/** Where one of these fails, run `npm run compile`. */
describe('what the library reads is made of the rules files as they are', () => {
  it('register.json holds them as the schema reads them, with its defaults', () => {
    expect(file('register.json') === registerJson(files)).toBe(true);
    expect([...register.files, ...register.elsewhere]).toEqual(files);
  });

  it('index.ts names what they hold', () => {
    expect(file('index.ts')).toBe(idsModule(files));
    expect(register.jurisdictions().map(({ id }) => id)).toEqual(JURISDICTION_IDS);
    expect(register.classes().map(({ id }) => id)).toEqual(RULE_IDS);
  });

  it('the hash is that of version and contents', () => {
    expect(register.version).toBe(REGISTER_VERSION);
    expect(register.hash).toBe(hashOf({ version: REGISTER_VERSION, files }));
  });
});

describe('the jurisdictions that somebody means', () => {
  it('are the default set where none is asked for, a group by its name, all by "all"', () => {
    expect(register.meant()).toEqual(DEFAULT_JURISDICTION_IDS);
    expect(register.meant(['all'])).toEqual(JURISDICTION_IDS);
    for (const group of JURISDICTION_GROUP_IDS) {
      const members = register.jurisdictions().filter((each) => each.group === group);
      expect(members.length).toBeGreaterThan(1);
      expect(register.meant([group, members[0]!.id])).toEqual(members.map(({ id }) => id));
    }
    expect(register.meant(['gb', 'nowhere', 'gb'])).toEqual(['gb', 'nowhere']);
  });

  it('take in a jurisdiction to which a user adds a file of their own', () => {
    const off = register.jurisdictions().find((each) => each.default === false);
    const pack = {
      format: 'onetweak-rules/1',
      jurisdiction: { id: off?.id ?? 'acme', name: 'ours' },
      reviewed: '2026-01-01',
      named: [
        {
          id: 'acme-1',
          name: 'aspirin',
          smiles: 'CC(=O)Oc1ccccc1C(=O)O',
          schedule: 'watch list',
          citation: 'ACME 1',
          since: '2024-01-01',
          source: { text: 'our own list', confidence: 'official' },
        },
      ],
    };
    expect(loadRegister([pack]).meant()).toContain(pack.jurisdiction.id);
  });
});
