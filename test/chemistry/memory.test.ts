import fc from 'fast-check';
import { expect, test } from 'vitest';
import { int8s, int32s, uint8s } from '../../src/chemistry/memory.js';

const MAKERS = { int8s, int32s, uint8s };

test('gives arrays of the size asked for, all 0, of which none stands in another', () => {
  const asked = fc.record({
    kind: fc.constantFrom('int8s', 'int32s', 'uint8s'),
    size: fc.oneof(fc.nat(80), fc.nat(3000)),
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 60 }), (list) => {
      const made = list.map(({ kind, size }, i) => {
        const array = MAKERS[kind as keyof typeof MAKERS](size);
        expect([array.length, array.some((n) => n !== 0)]).toEqual([size, false]);
        return array.fill(1 + (i % 100));
      });
      for (const [i, array] of made.entries()) expect(array.every((n) => n === 1 + (i % 100))).toBe(true);
    }),
  );
});
