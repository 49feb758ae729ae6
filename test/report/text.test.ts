import { expect, test } from 'vitest';
import { PRINTABLE, visible, visibleJson } from '../../src/report/text.js';

const ACTS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const SIGNS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('the blocks that need no second look hold no sign that acts', () => {
  const plain = SIGNS.filter((sign) => PRINTABLE.test(sign));
  expect(plain.length).toBeGreaterThan(20_000);
  expect(plain.filter((sign) => ACTS.test(sign))).toEqual([]);
});

test('a sign that acts is shown by its number or its picture and written as an escape, wherever it stands', () => {
  for (const sign of SIGNS.filter((each) => ACTS.test(each))) {
    expect(visible(`“芬太尼” ${sign}`)).not.toContain(sign);
    const written = visibleJson({ note: `“芬太尼” ${sign}` });
    expect(ACTS.test(written)).toBe(false);
    expect(JSON.parse(written).note).toBe(`“芬太尼” ${sign}`);
  }
});
