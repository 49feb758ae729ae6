import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScreener } from '../../src/index.js';
import { createHandler } from '../../src/serve/index.js';

const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const FURANYL = 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';
const handler = createHandler({ asOf: '2026-01-01' });
const screener = createScreener({ asOf: '2026-01-01' });
const { register } = screener;

/** The same molecule as a molfile, of two heavy atoms. */
const ETHANOL = [
  '',
  '  test',
  '',
  '  3  2  0  0  0  0  0  0  0  0999 V2000',
  '    0.0000    0.0000    0.0000 C   0  0',
  '    1.0000    0.0000    0.0000 C   0  0',
  '    2.0000    0.0000    0.0000 O   0  0',
  '  1  2  1  0',
  '  2  3  1  0',
  'M  END',
].join('\n');

describe('an answer', () => {
  test.each([
    ['smiles', FENTANYL, () => screener.screen(FENTANYL)],
    [
      'inchi',
      'InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3',
      () => screener.screen('InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3'),
    ],
    ['molfile', ETHANOL, () => screener.screen('CCO')],
    ['name', 'carfentanil', () => screener.screen('carfentanil', { as: 'name' })],
    ['cas', '437-38-7', () => screener.screen('437-38-7', { as: 'cas' })],
    [
      'inchikey',
      'PJMPHNIQZUBGLI-UHFFFAOYSA-N',
      () => screener.screen('PJMPHNIQZUBGLI-UHFFFAOYSA-N', { as: 'inchikey' }),
    ],
    ['name', 'no such name', () => screener.screen('no such name', { as: 'name' })],
    ['smiles', '', () => screener.screen('')],
    ['smiles', 'C(C', () => screener.screen('C(C')],
  ])('to %s %j is what the library says', async (field, text, said) => {
    const answer = await handler.answer({ id: 'a', [field]: text });
    expect(answer).toEqual({ id: 'a', asOf: '2026-01-01', register, result: said() });
  });

  test('says where one of several contradicts what was judged', async () => {
    const answer = await handler.answer({ smiles: 'CCO', cas: '437-38-7' });
    expect(answer).toMatchObject({
      id: null,
      result: { basis: 'structure', verdict: 'none', issues: [{ code: 'cas-of-another' }] },
    });
  });

  test('is of the day and the jurisdictions of the question', async () => {
    const before = await handler.answer({ smiles: FURANYL, asOf: '2016-11-28', jurisdictions: ['US'] });
    const after = await handler.answer({ smiles: FURANYL, asOf: '2016-11-29', jurisdictions: ['us'] });
    expect([before, after]).toMatchObject([
      { asOf: '2016-11-28', result: { verdict: 'analogue', jurisdictions: ['us'] } },
      { asOf: '2016-11-29', result: { verdict: 'listed', jurisdictions: ['us'] } },
    ]);
  });

  test('without a day is of the day that it is', async () => {
    const { asOf } = await createHandler().answer({ smiles: 'CCO' });
    expect(asOf).toBe(new Date().toISOString().slice(0, 10));
  });

  test('holds evidence and picture where they are asked for', async () => {
    const whole = await handler.answer({ smiles: FURANYL, explain: true, svg: true });
    if (!('result' in whole)) throw new Error('no result');
    expect(whole.evidence).toEqual(screener.explain(whole.result));
    expect(whole.svg).toMatch(/^<svg /);
    expect(await handler.answer({ smiles: 'C(C', explain: true, svg: true })).toEqual({
      id: null,
      asOf: '2026-01-01',
      register,
      result: screener.screen('C(C'),
      svg: null,
    });
  });

  test('to many jurisdictions in turn is right, though judges are kept for some', async () => {
    const ids = screener.jurisdictions;
    for (let turn = 0; turn < 60; turn++) {
      const jurisdictions = [ids[turn % ids.length]!, ids[(turn * 7 + 1) % ids.length]!];
      const answer = await handler.answer({ smiles: FENTANYL, jurisdictions });
      expect('result' in answer && answer.result.jurisdictions).toEqual([...new Set(jurisdictions)]);
    }
  });
});

describe('a molfile that says nothing definite is unreadable', () => {
  test.each([
    ['nothing at all', '', 'molfile-empty'],
    ['two structures', `${ETHANOL}\n$$$$\n${ETHANOL}`, 'molfile-text'],
    ['a bond too few', ETHANOL.replace('  2  3  1  0\n', ''), undefined],
  ])('%s', async (_, molfile, code) => {
    const answer = await handler.answer({ molfile });
    if (!('result' in answer)) throw new Error('no result');
    expect(answer.result.verdict).toBe('unreadable');
    if (code !== undefined) expect(answer.result.issues[0]?.code).toBe(code);
  });

  test('data behind it are not read', async () => {
    const answer = await handler.answer({ molfile: `${ETHANOL}\r\n> <CAS>\r\n64-17-5\r\n\r\n$$$$\r\n` });
    expect(answer).toMatchObject({ result: { verdict: 'none', smiles: 'CCO' } });
  });
});

describe('a question that is none is answered with an error', () => {
  test.each([
    [{}, null, 'expected one of smiles, molfile, inchi, inchikey, cas, name'],
    [{ id: 3, smiles: 'C', molfile: 'x' }, 3, 'smiles or molfile, not both'],
    [{ id: 4, smile: 'C' }, 4, 'Unrecognized key: "smile"'],
    [{ id: 5, smiles: 7 }, 5, 'smiles: '],
    [{ id: { a: 1 }, smiles: 'C' }, null, 'id: '],
    [{ id: 'x'.repeat(201), smiles: 'C' }, null, 'id: '],
    [{ id: 6, smiles: 'C', asOf: '2026-02-30' }, 6, 'asOf: expected a day that exists'],
    [{ id: 7, smiles: 'C', asOf: '1700-01-01' }, 7, 'asOf: expected a day from 1900'],
    [{ id: 8, smiles: 'C', jurisdictions: [] }, 8, 'jurisdictions: expected one id'],
    [{ id: 9, inchi: 'CCO' }, 9, 'inchi: expected a text that begins with InChI='],
    [null, null, 'expected object'],
    [[], null, 'expected object'],
    ['CCO', null, 'expected object'],
  ])('%j', async (question, id, message) => {
    const answer = await handler.answer(question);
    expect(answer).toMatchObject({ id, asOf: '2026-01-01', register, error: { code: 'wrong-question' } });
    expect('error' in answer && answer.error.message).toContain(message);
  });

  test('a jurisdiction that nobody knows', async () => {
    expect(await handler.answer({ id: 1, smiles: 'C', jurisdictions: ['xx'] })).toMatchObject({
      id: 1,
      error: { code: 'jurisdiction-not-known' },
    });
  });

  test('whatever it is: nothing throws, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.constant('{"smiles":"C"')), async (line) => {
        const answer = await handler.answerLine(line);
        expect(answer.register).toEqual(register);
        expect('error' in answer || 'result' in answer).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the fast way', () => {
  test.each([FENTANYL, FURANYL, 'CCO', 'Cn1c(=O)c2c(ncn2C)n(C)c1=O', 'C(C'])(
    'gives %s the same verdict',
    async (smiles) => {
      const [fast, exact] = await Promise.all([
        handler.answer({ smiles }, { fast: true }),
        handler.answer({ smiles }),
      ]);
      expect(fast).toEqual(exact);
    },
  );
});

describe('the law', () => {
  test('is told in numbers, and under a word', () => {
    expect(handler.law()).toMatchObject({ asOf: '2026-01-01', register, overview: { hash: register.hash } });
    expect(handler.law('us-frs', '2020-01-01')).toMatchObject({
      asOf: '2020-01-01',
      onDay: { 'us-frs-2018': 'in force', 'us-frs-2025': 'not in force' },
    });
    expect(handler.law('nothing of that name')).toMatchObject({ error: { code: 'law-not-known' } });
    expect(() => handler.law('us', '2026-02-30')).toThrow(TypeError);
  });
});
