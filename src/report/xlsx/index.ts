import { VERDICTS } from '../../result.ids.js';
import type { Verdict } from '../../result.types.js';
import { contradictionsIn } from '../../screening/rows.js';
import { cellsOf, headingsOf } from '../csv.js';
import type { Extra, Renderer } from '../renderer.js';
import type { Summary } from '../summary.js';
import { count } from '../text.js';
import { MEANING } from '../words.js';
import { openPackage } from './package.js';
import { type Cell, columnName, escaped, rowXml, XML } from './xml.js';

/** Rows of a sheet, its heading among them; records beyond them stand on a further sheet. */
const MOST_ROWS = 1_048_576;

const HEADING = 1;
const STYLE: Readonly<Record<Verdict, number>> = { listed: 2, class: 3, analogue: 4, unreadable: 5, none: 0 };
const CONTRADICTION = 6;

/** Columns that hold long texts, in characters of their width; others are as wide as their heading at least. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ file: 18, line: 7, id: 18, declared_name: 24, smiles: 34, verdict: 12, status: 26, relation: 26 },
  ...{ listed_as: 40, form_of: 30, covered_by: 34, clauses: 40, citations: 40, issues: 60, tariff_why: 60 },
};

/**
 * A workbook, written row by row: one sheet of the records as in csv, heading frozen, with filters and the verdict in
 * colour; one of the summary.
 */
export function workbookWriter(jurisdictions: readonly string[], extra: readonly Extra[]): Renderer {
  const zip = openPackage();
  const sheets: string[] = [];
  let headings: readonly string[] = [];
  let sheet: ReturnType<typeof zip.part> | undefined;
  let rows = 0;

  const begin = () => {
    sheets.push(sheets.length === 0 ? 'records' : `records ${sheets.length + 1}`);
    sheet = zip.part(`xl/worksheets/sheet${sheets.length}.xml`);
    const widths = headings.map(
      (name, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[name] ?? Math.max(12, Math.min(40, name.length + 3))}" customWidth="1"/>`,
    );
    sheet.write(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${sheets.length === 1 ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`,
    );
    sheet.write(
      rowXml(
        1,
        headings.map((text) => ({ text, style: HEADING })),
      ),
    );
    rows = 1;
  };
  const end = () => {
    sheet?.write(
      `</sheetData><autoFilter ref="A1:${columnName(headings.length - 1)}${Math.max(rows, 1)}"/></worksheet>`,
    );
    sheet?.end();
    sheet = undefined;
  };

  return {
    head(own = []) {
      headings = headingsOf(jurisdictions, own, extra);
      begin();
      return zip.taken();
    },
    row(row) {
      if (rows === MOST_ROWS) {
        end();
        begin();
      }
      rows++;
      const { verdict } = row.result;
      const contradicts = contradictionsIn(row.result).length > 0;
      const cells = cellsOf(row, extra).map((text, at): Cell => {
        const name = headings[at];
        if (name === 'line') return { text: row.line };
        if (name === 'verdict') return { text, style: STYLE[verdict] };
        return name === 'issues' && contradicts ? { text, style: CONTRADICTION } : { text };
      });
      sheet!.write(rowXml(rows, cells));
      return zip.taken();
    },
    foot(summary) {
      end();
      sheets.push('summary');
      zip.whole(`xl/worksheets/sheet${sheets.length}.xml`, summarySheet(summary));
      for (const [name, text] of shared(sheets, columnName(headings.length - 1), rows)) zip.whole(name, text);
      zip.end();
      return zip.taken();
    },
  };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function summarySheet(summary: Summary): string {
  const { verdicts, files, mismatchCodes = {} } = summary;
  const codes = Object.entries(mismatchCodes).map(([code, n]) => `${code} ${n}`);
  const lines: (readonly (Cell | string | number)[])[] = [
    [{ text: 'onetweak: summary', style: HEADING }],
    ['judged for', summary.asOf],
    ['jurisdictions', summary.jurisdictions.join(', ')],
    ['register', `${summary.register.version} ${summary.register.hash}`],
    [],
    [
      { text: 'verdict', style: HEADING },
      { text: 'records', style: HEADING },
      { text: 'what it says', style: HEADING },
    ],
    ...VERDICTS.map((verdict) => [
      { text: verdict, style: STYLE[verdict] },
      verdicts[verdict],
      MEANING[verdict],
    ]),
    ['of class, arguable', summary.arguable],
    ['contradict themselves', summary.mismatches ?? 0, codes.join(', ')],
    ['exempt by rules of your own', summary.exempt ?? 0],
    ['precursors named as one', summary.precursors?.named ?? 0],
    ['forms of a precursor', summary.precursors?.forms ?? 0],
    [],
    [
      { text: 'input', style: HEADING },
      { text: 'records', style: HEADING },
      { text: 'what was understood of it', style: HEADING },
    ],
    ...files.map((file) => [file.name, file.records, `${count(file.lines, 'line')}; ${file.understood}`]),
    [],
    ...[...(summary.warnings ?? []), ...(summary.notes ?? [])].map((note) => [note]),
    ['“none” says that nothing was found by these rules on this day, and no more.'],
  ];
  const rows = lines.map((cells, at) =>
    rowXml(
      at + 1,
      cells.map((cell) => (typeof cell === 'object' ? cell : { text: cell })),
    ),
  );
  return `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="2" width="16" customWidth="1"/><col min="3" max="3" width="90" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** The parts that a workbook has beside its sheets. */
function shared(
  sheets: readonly string[],
  lastColumn: string,
  rows: number,
): readonly (readonly [string, string])[] {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const filtered = sheets
    .slice(0, -1)
    .map(
      (name, at) =>
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${name}'!$A$1:$${lastColumn}$${at === sheets.length - 2 ? rows : MOST_ROWS}</definedName>`,
    );
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets><definedNames>${filtered.join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

const fill = (color: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/></patternFill></fill>`;
const font = (more: string) => `<font>${more}<sz val="11"/><name val="Calibri"/></font>`;
const xf = (fontId: number, fillId: number) =>
  `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`;

/** In the order of HEADING, STYLE and CONTRADICTION; the colours are those of the HTML report. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="4">${font('')}${font('<b/>')}<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF5B1F6B"/><name val="Calibri"/></font></fonts><fills count="8"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('DDE1E6')}${fill('A3232B')}${fill('E6D3EC')}${fill('FFE6BF')}${fill('CFE6EE')}${fill('FFF4D6')}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(1, 2)}${xf(2, 3)}${xf(3, 4)}${xf(1, 5)}${xf(1, 6)}${xf(0, 7)}</cellXfs></styleSheet>`;
