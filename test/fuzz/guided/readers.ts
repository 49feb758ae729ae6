import assert from 'node:assert/strict';
import { judgeRecord } from '../../../src/batch/judge.js';
import { molfile, readMolecules } from '../../../src/chemistry/index.js';
import { loadRegister } from '../../../src/law/register.js';
import { visibleJson } from '../../../src/report/text.js';
import { createDayScreener } from '../../../src/screening/index.js';
import { createHandler } from '../../../src/serve/handler.js';
import { questionLines } from '../../../src/serve/lines.js';
import { workbookParts, zipOf } from '../../support/zip.js';
import { timedAsync } from '../campaign.js';
import { holdsOfMolfile, v3000 } from '../molfiles.js';
import { holdsOfPacks, PACK, prototypes } from '../packs.js';
import { holdsOfText } from '../reader.js';
import { readSource } from '../sources.js';
import { cut, SUBSTANCES } from '../texts.js';

/** A reader of ours, and what holds of it whatever bytes it is given. */
export interface Reader {
  readonly name: string;
  readonly claim: string;
  /** Where in `src` the branches are that are looked for; those of the rest are counted too, and not in the share. */
  readonly of: readonly string[];
  /** Texts to begin with, beside the corpus: our own. */
  seeds(): readonly string[];
  /** Throws where the claim does not hold. Made once, for some need a while to be ready. */
  make(): (input: Buffer) => void | Promise<void>;
}

const DAY = { asOf: '2026-01-01' };

/** Every thirtieth of the published substances and of our own: enough for what a reader branches by. */
const some = SUBSTANCES.filter((_, i) => i % 30 === 0);

const textOf = (input: Buffer): string => input.toString('utf8');

/** Records of a source, each judged as a list's are: none of them meets a fault of ours. */
function sourceReader(name: string): () => (input: Buffer) => Promise<void> {
  return () => {
    const screener = createDayScreener(DAY);
    return async (input) => {
      const whole = await timedAsync(name, input.toString('latin1'), () =>
        readSource(cut(input, [1 << 20]), name, {}),
      );
      for (const record of whole.records) {
        const result = judgeRecord(record, screener);
        assert.ok(!result.issues.some(({ code }) => code === 'internal-fault'), result.issues[0]?.message);
        if (record.issue !== undefined) assert.equal(result.verdict, 'unreadable');
      }
      // Cut where the bytes themselves say.
      const sizes = [...input.subarray(0, 4)].map((byte) => 1 + byte);
      if (sizes.length > 0)
        assert.deepEqual(await readSource(cut(input, sizes), name, {}), whole, 'cut otherwise');
    };
  };
}

/** A workbook as text, so that a change of its XML is a change of the text: `=== name`, then what the part holds. */
function workbookOf(input: Buffer): Buffer {
  if (input.subarray(0, 2).toString('latin1') === 'PK') return input;
  const parts = input
    .toString('latin1')
    .split('\n=== ')
    .map((part) => {
      const end = part.indexOf('\n');
      return {
        name: part.slice(0, end === -1 ? part.length : end),
        data: end === -1 ? '' : part.slice(end + 1),
      };
    });
  return zipOf(parts.slice(0, 30).map(({ name, data }) => ({ name, data: Buffer.from(data, 'latin1') })));
}

const asText = (parts: ReturnType<typeof workbookParts>): string =>
  parts.map(({ name, data }) => `${name}\n${data}`).join('\n=== ');

const MSP = `Name: Fentanyl
Synon: $:00in-source
CAS#: 437-38-7;  NIST#: 2088
InChIKey: PJMPHNIQZUBGLI-UHFFFAOYSA-N
SMILES: CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1
Formula: C22H28N2O
MW: 336
Num Peaks: 2
15 3; 27 49;
28 30;

===
Name: Water
DB#: 7
InChI: InChI=1S/H2O/h1H2
Num Peaks: 1
18 999
`;

export const READERS: readonly Reader[] = [
  {
    name: 'smiles',
    claim: 'a text is read, or refused with a reason and its place; never thrown at, never unread and none',
    of: [
      'src/chemistry/smiles',
      'src/chemistry/read.ts',
      'src/chemistry/normalise',
      'src/chemistry/draft.ts',
    ],
    seeds: () => [
      ...some,
      'F/C=C/C |r,&1:0,o1:2,c:3,wU:1.0|',
      '[13CH3:7][C@H](O)[NH3+].[Cl-]',
      'c1ccc2[nH]c3ccccc3c2c1',
      'C%10CCC%(123)CC%10CC%(123)',
      '[Na+].[O-]C(=O)c1ccccc1->[Fe]',
      'C[Si]([2H])(C)$C',
    ],
    make() {
      const screener = createDayScreener(DAY);
      return (input) => holdsOfText(textOf(input), screener);
    },
  },
  {
    name: 'inchi',
    claim: 'the same of an InChI',
    of: ['src/chemistry/inchi'],
    seeds: () => [
      'InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3',
      'InChI=1S/C5H5N5/c6-4-3-5(9-1-7-3)10-2-8-4/h1-2H,(H3,6,7,8,9,10)',
      'InChI=1S/C3H9S/c1-4(2)3/h1-3H3/q+1',
      'InChI=1S/CH5N/c1-2/h2H2,1H3/p+1/i1+1D3',
      'InChI=1S/C4H8/c1-3-4-2/h3-4H,1-2H3/b4-3+',
      'InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1',
      'InChI=1S/2ClH.Pt/h2*1H;/q;;+2/p-2',
    ],
    make() {
      const screener = createDayScreener(DAY);
      return (input) => holdsOfText(textOf(input), screener);
    },
  },
  {
    name: 'molfile',
    claim: 'a molfile is read as something definite or refused with the reason, in bounded time',
    of: ['src/chemistry/molfile'],
    seeds: () =>
      some.flatMap((smiles) => {
        const reading = readMolecules(smiles);
        const text = reading.ok ? molfile(reading.molecules) : null;
        return text === null ? [] : [text, v3000(text.split('\n')).join('\n')];
      }),
    make: () => (input) => void holdsOfMolfile(textOf(input).split(/\r\n|\n|\r/)),
  },
  {
    name: 'table',
    claim: 'every line of a table is a record, part of one or counted, and each record is judged',
    of: ['src/batch/source'],
    seeds: () => [
      'smiles,id,name\nCCO,1,ethanol\n"CC(=O)O",2,"acetic, acid"\n\n# end\n',
      'sep=;\nid;SMILES;CAS\n7;c1ccccc1;71-43-2\n8;;437-38-7\n',
      'Name\tInChIKey\tFormula\tMW\nfentanyl\tPJMPHNIQZUBGLI-UHFFFAOYSA-N\tC22H28N2O\t336.5\n',
      'A title\n\nsmiles|id\n"CCO"|"a ""b"" c\nd"\nTotal|2\n',
      'CAS,HS code,Product\n437-38-7,2933.33,fentanyl HCl\n64-17-5,2207.10,ethanol\n',
    ],
    make: sourceReader('list.csv'),
  },
  {
    name: 'xlsx',
    claim: 'the same of a workbook',
    of: ['src/batch/source/xlsx'],
    seeds: () => {
      const rows = (name: string) =>
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>id</t></is></c></row><row r="3"><c r="A3" t="str"><v>CCO</v></c><c r="B3" s="1"><v>43101</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><f>A1&amp;"${name}"</f></c></row>`;
      const more = {
        shared: '<si><t>smiles</t><rPh><t>x</t></rPh></si><si><r><t>a_x000D_b</t></r></si>',
        styles:
          '<numFmts><numFmt numFmtId="200" formatCode="yyyy\\-mm&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs>',
        hidden: ['Notes'],
        properties: '<workbookPr date1904="1"/>',
      };
      return [
        asText(workbookParts({ Notes: '', Goods: rows('a') }, more)),
        asText(workbookParts({ Goods: rows('b') })),
        zipOf(workbookParts({ Goods: rows('c') })).toString('latin1'),
      ];
    },
    make() {
      const read = sourceReader('list.xlsx')();
      return (input) => read(workbookOf(input));
    },
  },
  {
    name: 'msp',
    claim: 'the same of a mass-spectrum library',
    of: ['src/batch/source/msp.ts', 'src/batch/source/msp-beginning.ts'],
    seeds: () => [MSP, MSP.replaceAll('\n', '\r\n'), MSP.slice(0, 90)],
    make: sourceReader('library.msp'),
  },
  {
    name: 'pack',
    claim: 'a file of rules is a RulesError or is used; no prototype changes',
    of: ['src/law/schema.ts', 'src/law/register.ts', 'src/law/match.ts'],
    seeds: () => [
      JSON.stringify(PACK),
      // Each of our own class rules: together they use all that the schema has. What they exclude by name is not at hand.
      ...loadRegister().files.flatMap(({ named, classes }) =>
        classes.map((rule, i) =>
          JSON.stringify({
            ...PACK,
            named: named.slice(i, i + 1).map((entry) => ({ ...entry, id: 'acme-entry' })),
            classes: [
              { ...rule, id: 'acme-rule', excludes: rule.excludes?.filter((each) => !('ids' in each)) },
            ],
          }),
        ),
      ),
    ],
    make() {
      const before = prototypes();
      return (input) => {
        let data: unknown;
        try {
          data = JSON.parse(textOf(input));
        } catch {
          return;
        }
        holdsOfPacks([data]);
        assert.equal(prototypes(), before);
      };
    },
  },
  {
    name: 'service',
    claim: 'a body is answered question by question: with a result or an error, never with a fault of ours',
    of: ['src/serve/handler.ts', 'src/serve/lines.ts', 'src/serve/question.ts', 'src/serve/structure.ts'],
    seeds: () => [
      '{"id":1,"smiles":"CCO"}\n{"id":"b","name":"carfentanil","asOf":"2018-02-06"}\n',
      '[{"cas":"437-38-7","jurisdictions":["us","gb"]},{"inchi":"InChI=1S/CH4/h1H4","explain":true}]',
      '{"smiles":"CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1","explain":true,"svg":true,"inchikey":"PJMPHNIQZUBGLI-UHFFFAOYSA-N"}',
      `{"id":null,"molfile":${JSON.stringify(molfileOf('CCO'))}}`,
    ],
    make() {
      const handler = createHandler(DAY);
      const answer = async (question: unknown, line?: string): Promise<void> => {
        const told =
          line === undefined
            ? await handler.answer(question)
            : await handler.answerLine(line, { fast: true });
        assert.ok('result' in told !== 'error' in told);
        if ('error' in told) assert.notEqual(told.error.code, 'internal-fault');
        else assert.ok(!told.result.issues.some(({ code }) => code === 'internal-fault'));
        JSON.parse(visibleJson(told));
      };
      return (input) =>
        timedAsync('service', input.toString('latin1'), async () => {
          let asked: unknown;
          try {
            asked = JSON.parse(textOf(input));
          } catch {}
          if (Array.isArray(asked)) for (const question of asked.slice(0, 8)) await answer(question);
          for await (const line of questionLines(cut(input, [1 + (input[0] ?? 0)])))
            if ('text' in line) await answer(undefined, line.text);
            else assert.equal(handler.refuse(line.fault, line.message).id, null);
        });
    },
  },
];

function molfileOf(smiles: string): string {
  const reading = readMolecules(smiles);
  return (reading.ok ? molfile(reading.molecules) : null) ?? '';
}
