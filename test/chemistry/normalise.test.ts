import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft, GONE } from '../../src/chemistry/draft.js';
import { H } from '../../src/chemistry/elements.js';
import { identityKey, toSmiles } from '../../src/chemistry/index.js';
import { RULES } from '../../src/chemistry/normalise/index.js';
import type { Effect } from '../../src/chemistry/normalise/rule.js';
import { readGrammar } from '../../src/chemistry/smiles/grammar.js';
import { settle } from '../../src/chemistry/smiles/kekulise.js';
import { fault, molecules } from '../support/read.js';
import { REFUSED, SAME, STAYS } from './writings.js';

/** What is left when counter-ions, metals and protons are set aside: the largest part. */
function main(text: string): { key: string; smiles: string } {
  const [largest] = [...molecules(text)].sort((a, b) => b.size - a.size);
  return { key: identityKey(largest!), smiles: toSmiles(largest!) };
}

const WRITINGS = RULES.flatMap(({ name, pairs }) =>
  pairs.map((pair) => [name, pair.after, pair.before] as const),
);

describe('one substance, one form', () => {
  it.each(WRITINGS)('%s: %s', (_rule, after, before) => {
    const expected = main(after);
    for (const other of before) expect(main(other), other).toEqual(expected);
  });

  it('every rule has a name of its own, a reason, effects and writings', () => {
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
    for (const { why, mayChange, pairs } of RULES) {
      expect(why).not.toBe('');
      expect(mayChange.length).toBeGreaterThan(0);
      expect(pairs.flatMap((pair) => pair.before).length).toBeGreaterThan(0);
    }
  });
});

/** What of a draft a rule changed, each effect by its own count; an element is never one of them. */
function changed(draft: Draft, apply: () => boolean): Set<Effect | 'element'> {
  const picture = () => ({
    element: draft.element.slice(0, draft.atomCount),
    charge: draft.charge.slice(0, draft.atomCount),
    hydrogens: draft.hydrogens.slice(0, draft.atomCount),
    order: draft.order.slice(0, draft.bondCount),
    parts: partsOf(draft),
  });
  const before = picture();
  apply();
  const after = picture();
  const differ = (key: 'element' | 'charge' | 'hydrogens') => before[key].some((x, i) => x !== after[key][i]);
  const found = new Set<Effect | 'element'>();
  for (const key of ['element', 'charge', 'hydrogens'] as const) if (differ(key)) found.add(key);
  for (const [b, order] of before.order.entries())
    if (order !== after.order[b]) found.add(after.order[b] === GONE ? 'degree' : 'bond orders');
  if (before.parts !== after.parts) found.add('parts');
  return found;
}

/** How many parts the heavy atoms fall into. */
function partsOf({ atomCount, bondCount, bondA, bondB, order, element }: Draft): number {
  const part = Array.from({ length: atomCount }, (_, i) => i);
  for (let round = 0; round < atomCount; round++)
    for (let b = 0; b < bondCount; b++) {
      if (order[b] === GONE) continue;
      const first = Math.min(part[bondA[b]!]!, part[bondB[b]!]!);
      part[bondA[b]!] = first;
      part[bondB[b]!] = first;
    }
  return new Set(part.filter((_, i) => element[i] !== H)).size;
}

/** Per rule what it changed in this text; nothing where the text is refused. */
function effectsIn(text: string): Map<string, Set<Effect | 'element'>> {
  const draft = new Draft();
  const effects = new Map<string, Set<Effect | 'element'>>();
  if (!readGrammar(text, 0, text.length, draft, [])) return effects;
  draft.link();
  if (!settle(draft, [])) return effects;
  const dead = new Uint8Array(draft.atomCount);
  for (const rule of RULES) {
    let goesOn = true;
    const found = changed(draft, () => {
      goesOn = rule.apply(draft, dead, []);
      return goesOn;
    });
    effects.set(rule.name, found);
    if (!goesOn) break;
  }
  return effects;
}

describe('a rule changes what it says that it may change', () => {
  const texts = WRITINGS.flatMap(([, , before]) => before);

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s: and each of these in its own pairs',
    (name, rule) => {
      const shown = new Set(
        rule.pairs.flatMap((pair) => pair.before).flatMap((text) => [...(effectsIn(text).get(name) ?? [])]),
      );
      expect([...shown].sort()).toEqual([...rule.mayChange].sort());
    },
  );

  it('and nothing else, of all the writings joined in any way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '.', 'C', 'N', '(C)', '=', '[N+]'),
        (parts, joint) => {
          const text = parts.join(joint);
          for (const [name, effects] of effectsIn(text)) {
            const may: readonly string[] = RULES.find((rule) => rule.name === name)!.mayChange;
            for (const effect of effects) expect(may, `${name}: ${text}`).toContain(effect);
          }
        },
      ),
      { numRuns: 4000 },
    );
  });
});

describe('another writing of one substance', () => {
  it.each(SAME)('%s is %s: %s', (text, after) => {
    expect(main(text)).toEqual(main(after));
  });
});

it('what was read before changes nothing, though its bonds lie behind those of the next text', () => {
  const texts = [...SAME.map(([text]) => text), ...STAYS.map(([text]) => text), 'C1CC1O', 'CCO[Na]'];
  const alone = texts.map(main);
  for (const before of texts) {
    for (const [i, text] of texts.entries()) {
      molecules(before);
      expect(main(text), `${text} after ${before}`).toEqual(alone[i]);
    }
  }
});

describe('what stays as it is', () => {
  it.each(STAYS)('%s: %s', (text) => {
    const changes = [...effectsIn(text)].filter(([, effects]) => effects.size > 0);
    expect(changes).toEqual([]);
    expect(main(main(text).smiles)).toEqual(main(text));
  });

  it('keeps hydroxypyridine and pyridone apart', () => {
    expect(main('Oc1ccccn1').key).not.toBe(main('O=c1cccc[nH]1').key);
  });

  it.each(REFUSED)('%s is refused, %s: %s', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it('counts the parts that a cut bond leaves', () => {
    expect(molecules('CC(=O)O[Na]')).toHaveLength(2);
    expect(molecules('CC(=O)O[Na]').map(toSmiles)).toEqual(['CC(=O)O', '[Na+]']);
  });
});
