import { describe, expect, test } from 'vitest';
import {
  fieldOf,
  HEADINGS,
  ID_NAMES,
  type IdentifierField,
  isIdName,
  isNameName,
  isSmilesHeading,
  NAME_NAMES,
  STRUCTURE_NAMES,
} from '../../src/batch/source/columns.js';

/** The names are written in the form in which a heading is compared: one in any other would never be met. */
describe('names of columns are in the form in which they are compared', () => {
  test.each(Object.keys(HEADINGS) as IdentifierField[])('%s', (field) => {
    for (const name of HEADINGS[field]) expect([name, fieldOf(name)]).toEqual([name, field]);
  });
  test('names, ids, structures', () => {
    expect(NAME_NAMES.filter((name) => !isNameName(name))).toEqual([]);
    expect(ID_NAMES.filter((name) => !isIdName(name))).toEqual([]);
    expect(STRUCTURE_NAMES.filter((name) => !isSmilesHeading(name))).toEqual([]);
  });
});

test.each([
  ['Molekülformel', 'formula'],
  ['Fórmula química', 'formula'],
  ['Công thức hóa học', 'formula'],
  ['formule moléculaire', 'formula'],
  ['KHỐI LƯỢNG PHÂN TỬ', 'mass'],
  ['Fracción arancelaria', 'hs'],
  ['Mã số hàng hóa', 'hs'],
  ['ＣＡＳ号', 'cas'],
  ['Số đăng ký CAS', 'cas'],
] as const)('%s is %s', (heading, field) => {
  expect(fieldOf(heading)).toBe(field);
});

test('names in other languages, as they are written', () => {
  for (const heading of [
    'Désignation des marchandises',
    'Denominación común',
    'Tên sản phẩm',
    'Mô tả',
    '名稱',
  ])
    expect([heading, isNameName(heading)]).toEqual([heading, true]);
  expect(isIdName('Số TT')).toBe(true);
  expect(isIdName('STT')).toBe(true);
  expect(isSmilesHeading('Cấu trúc')).toBe(true);
});
