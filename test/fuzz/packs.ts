import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadRegister, RulesError } from '../../src/law/register.js';
import { createDayScreener } from '../../src/screening/index.js';
import { anyProperty, type Campaign, timed } from './campaign.js';
import { sign } from './texts.js';

const source = { text: 'our own list', confidence: 'official' };
export const PACK = {
  format: 'onetweak-rules/1',
  jurisdiction: { id: 'acme', name: 'ACME' },
  reviewed: '2026-01-01',
  named: [
    {
      id: 'acme-1',
      name: 'aspirin',
      smiles: 'CC(=O)Oc1ccccc1C(=O)O',
      kind: 'watch',
      schedule: 'watch list',
      citation: 'ACME 1',
      since: '2024-01-01',
      source,
    },
    { id: 'acme-2', name: 'ethanol', smiles: 'CCO', kind: 'exempt', schedule: 's', citation: 'c', since: null, source },
  ],
  classes: [
    {
      id: 'acme-acyl',
      name: 'another acyl group',
      schedule: 'house rule',
      citation: 'ACME 2',
      since: '2010-01-01',
      clauses: [{ id: '1', text: 'another acyl group', site: 'acyl', change: 'replaced', groups: ['acyl'] }],
      source,
    },
  ],
}; // biome-ignore format: a table
/** Our own files too: they use all that the schema has. */
const BASES: readonly unknown[] = [
  PACK,
  ...loadRegister().files.map((file) => ({ ...file, jurisdiction: { id: 'acme', name: 'ACME' } })),
];

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', '__proto__', 'constructor', '2026-02-30', '0000', [], {}, 'a'.repeat(5000)),
  fc.array(sign, { maxLength: 8 }).map((signs) => signs.join('')),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}').map((json) => JSON.parse(json)),
  fc.string({ unit: 'binary', maxLength: 12 }),
); // biome-ignore format: a table
const key = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'id',
    'smiles',
    'groups',
    'length',
    'then',
  ),
  fc.string({ maxLength: 5 }),
);
const change = fc.record({
  path: fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
  how: fc.constantFrom('set', 'drop', 'add', 'copy'),
  key,
  value: odd,
});

/** Walks down by numbers, however the data looks, and changes what stands there. */
function mutate(
  root: unknown,
  { path, how, key, value }: { path: number[]; how: string; key: string; value: unknown },
): void {
  let at = root as Record<string, unknown>;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const name = keys[step % keys.length]!;
    const inner = at[name];
    const last = depth === path.length - 1 || typeof inner !== 'object' || inner === null;
    if (!last) {
      at = inner as Record<string, unknown>;
      continue;
    }
    const put = (k: string, v: unknown) =>
      Object.defineProperty(at, k, { value: v, enumerable: true, configurable: true, writable: true });
    if (how === 'set') put(name, value);
    else if (how === 'drop') delete at[name];
    else if (how === 'add' && !Array.isArray(at)) put(key, value);
    else if (how === 'copy') put(Array.isArray(at) ? String(at.length) : key, structuredClone(inner));
    return;
  }
}

/** What the prototypes hold; it is the same after whatever was read. */
export const prototypes = (): string =>
  JSON.stringify(
    [Object.prototype, Array.prototype, Function.prototype].map((p) => Reflect.ownKeys(p).map(String)),
  );

/** Nothing, and a member of each family: what rules say of differences is asked too. */
const MEMBERS = [
  'CCO',
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCN(CC)CCn1c(Cc2ccc(OCC)cc2)nc2cc(ccc21)[N+](=O)[O-]',
  'O=c1[nH]c2ccccc2n1C1CCN(C(C)c2ccc(Br)cc2)CC1',
  'O=C(c1ccc(Cl)c(Cl)c1)N(C)C1CCCCC1N(C)C',
];

/** What holds of any values that are given as files of rules. Throws where it does not. */
export function holdsOfPacks(packs: readonly unknown[]): void {
  timed('packs', JSON.stringify(packs), () => {
    try {
      loadRegister([...packs]);
      const screener = createDayScreener({ packs: [...packs], asOf: '2026-01-01' });
      for (const smiles of MEMBERS) screener.screen(smiles);
    } catch (cause) {
      assert.ok(cause instanceof RulesError, `${cause instanceof Error ? cause.stack : cause}`);
      assert.ok(cause.message.length < 40_000);
    }
  });
}

export const packs: Campaign = {
  name: 'packs',
  claim: 'a spoilt rules file is a RulesError or is used; no prototype changes, nothing runs',
  few: 300,
  property: () => {
    const before = prototypes();
    return anyProperty(
      fc.property(
        fc.nat({ max: BASES.length * 3 }),
        fc.array(change, { maxLength: 5 }),
        fc.boolean(),
        (which, changes, beside) => {
          const pack = structuredClone(BASES[which < BASES.length ? which : 0]);
          for (const each of changes) mutate(pack, each);
          // As it comes from a file: `__proto__` is then a key like others.
          const parsed: unknown = JSON.parse(JSON.stringify(pack));
          for (const data of [pack, parsed]) holdsOfPacks(beside ? [data, PACK] : [data]);
          assert.equal(prototypes(), before);
        },
      ),
    );
  },
};
