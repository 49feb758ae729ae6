import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../src/batch/source/index.js';

const read = async (text: string, name = 'library.msp') => {
  const source = await openBytes(
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
    name,
  );
  const records = [];
  for await (const record of source.records) records.push(record);
  return { source, records, tally: source.tally };
};

const NIST = `Name: Fentanyl
CAS#: 437-38-7;  NIST#: 2088
InChIKey: PJMPHNIQZUBGLI-UHFFFAOYSA-N
Formula: C22H28N2O
MW: 336
Num Peaks: 2
15 3; 27 49;
28 30;

===
Name: Water
CAS#: 0-00-0
SMILES: O
Num Peaks: 1
18 999
`;

describe('a mass-spectrum library', () => {
  it('gives of each spectrum what identifies its substance, and every line a place', async () => {
    const { source, records, tally } = await read(NIST);
    expect(source.format).toBe('msp');
    expect(records).toEqual([
      {
        line: 1,
        lines: 8,
        id: '2088',
        name: 'Fentanyl',
        smiles: '',
        declared: {
          name: 'Fentanyl',
          cas: '437-38-7',
          inchiKey: 'PJMPHNIQZUBGLI-UHFFFAOYSA-N',
          formula: 'C22H28N2O',
          mass: '336',
        },
        raw: 'Fentanyl',
      },
      { line: 11, lines: 5, id: 'Water', smiles: 'O', declared: { name: 'Water' } },
    ]);
    const { lines, records: count, continued, headers, blank, comments } = tally;
    expect(lines).toBe(15);
    expect(count + continued + headers + blank.count + comments.count).toBe(lines);
  });

  it('is known by its beginning, whatever the file is called', async () => {
    expect((await read(NIST, 'spectra.txt')).source.format).toBe('msp');
  });

  it('is unreadable where a spectrum gives nothing', async () => {
    const [record] = (await read('Name:\nComment: none\nNum Peaks: 0\n')).records;
    expect(record?.issue?.code).toBe('no-structure');
  });

  it('loses no line of any text', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              'Name: a',
              'name:',
              'SMILES: CCO',
              'CAS#: 1; NIST#: 2',
              '',
              '===',
              '12 3; 4 5',
              'x',
            ),
            fc.string(),
          ),
        ),
        async (lines) => {
          const { tally } = await read(`Name: first\nID: 1\n${lines.join('\n')}`);
          const { records, continued, headers, blank, comments } = tally;
          expect(records + continued + headers + blank.count + comments.count).toBe(tally.lines);
        },
      ),
    ));
});
