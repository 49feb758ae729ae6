import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../src/evidence/index.js';
import { mainPart } from '../../src/evidence/main-part.js';
import { changedAtoms, type SiteId } from '../../src/families/index.js';
import { loadRegister } from '../../src/law/register.js';
import { htmlWriter } from '../../src/report/html/index.js';
import { html, Markup } from '../../src/report/html/markup.js';
import type { ReportRow } from '../../src/report/row.js';
import { sdfRow } from '../../src/report/sdf.js';
import { noVerdicts, type Summary } from '../../src/report/summary.js';
import { resultPicture, resultSvg } from '../../src/report/svg/index.js';
import type { ScreenResult } from '../../src/result.js';
import { createDayScreener } from '../../src/screening/index.js';

const screener = createDayScreener({ asOf: '2026-11-22' });
const explainer = createExplainer();
const SMILES = [
  'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1C',
  'CCC(=O)N(c1ccccc1)C1CC2CCC(C1)N2CCc1ccccc1',
  'CCC(=O)N(c1ccccc1)CCCN(C)CCc1ccccc1',
  'Fc1ccccc1NC1CCN(CCc2ccccc2)CC1',
  'CCC(=O)N(c1ccccc1)C1CCNCC1.OC(=O)CC(O)(CC(=O)O)C(=O)O',
  'O=C1CCNCC1',
  'O=C(c1ccoc1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1',
];

/** Every tag is closed in its order, every attribute is quoted, every ampersand begins an entity. */
function wellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
    (_, close, name, _a, self) => {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (self !== '/') open.push(name as string);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
}

/** The lines of text beside groups, as the boxes that they cover. */
function labelsIn(body: string) {
  const [, labels = ''] = body.split(/<g [^>]*text-anchor="middle"[^>]*>/);
  return [...labels.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</g)].map(([, x, y, text]) => {
    const half = text!.length * 2.4;
    return {
      text,
      left: Number(x) - half,
      right: Number(x) + half,
      top: Number(y) - 7,
      bottom: Number(y) + 2,
    };
  });
}

/** Points along the bonds, and the letters of atoms. */
function inkIn(body: string): [number, number][] {
  const lines = /<path d="([^"]*)" fill="none" stroke="#111" stroke-width="1.5"/.exec(body)![1]!;
  const bonds = [...lines.matchAll(/M([\d.-]+),([\d.-]+)L([\d.-]+),([\d.-]+)/g)].flatMap(([, ...ends]) => {
    const [ax, ay, bx, by] = ends.map(Number) as [number, number, number, number];
    return [0, 0.25, 0.5, 0.75, 1].map((t): [number, number] => [ax + (bx - ax) * t, ay + (by - ay) * t]);
  });
  const [drawn] = body.split('text-anchor="middle"');
  const letters = [...drawn!.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"(?: font-size="9")?>/g)].map(
    ([, x, y]): [number, number] => [Number(x) + 5, Number(y) - 5],
  );
  return [...bonds, ...letters];
}

const row = (smiles: string, more: Partial<ReportRow> = {}): ReportRow => ({
  file: 'list.csv',
  line: 2,
  lines: 1,
  id: 'A-1',
  result: screener.screen(smiles),
  ...more,
});

function pageOf(
  rows: readonly ReportRow[],
  commandLine = 'onetweak screen list.csv',
  more: Partial<Summary> = {},
): string {
  const writer = htmlWriter({ explain: (r) => explainer.explain(r), commandLine, showFile: true });
  const verdicts = noVerdicts();
  for (const each of rows) {
    verdicts[each.result.verdict] += 1;
    writer.add(each);
  }
  const file = {
    name: rows[0]?.file ?? 'list.csv',
    understood: 'SMILES first in each line',
    lines: rows.length,
    records: rows.length,
    continued: 0,
    headers: 0,
    blank: { count: 0, first: [] },
    comments: { count: 0, first: [] },
  };
  const { jurisdictions, asOf, register } = screener;
  const summary: Summary = {
    files: [file],
    verdicts,
    arguable: rows.filter((each) => each.result.arguable).length,
    exempt: rows.filter((each) => each.result.exempt).length,
    jurisdictions,
    asOf,
    register,
    ...more,
  };
  return [...writer.page(summary)].join('');
}

describe('pictures', () => {
  it.each(SMILES)('are well-formed SVG: %s', (smiles) => {
    const result = screener.screen(smiles);
    const svg = resultSvg(result, explainer.explain(result))!;
    wellFormed(svg);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('mark the site that differs with its group and its clauses', () => {
    const result = screener.screen(SMILES.at(-1)!);
    const svg = resultSvg(result, explainer.explain(result))!;
    expect(svg).toContain('acyl: 3-furoyl');
    expect(svg).toContain('GB (vi)');
    expect(svg).toContain('acyl: propionyl');
  });

  it('show, of a mixture, a part on which the verdict rests, with its own findings and no other’s', () => {
    const [fentanyl, acetyl, azepane] = [
      SMILES[0]!,
      SMILES[0]!.replace('CCC', 'CC'),
      'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1',
    ];
    const svg = (smiles: string) => {
      const result = screener.screen(smiles);
      return resultSvg(result, explainer.explain(result))!;
    };
    const both = svg(`${fentanyl}.${acetyl}`);
    expect(both).toContain('fentanyl (part 1 of the text)');
    expect(both).not.toContain('IT 5');
    expect(svg(acetyl)).toContain('IT 5');
    const graver = svg(`${azepane}.${acetyl}`);
    expect(graver).toContain('(part 2 of the text)');
    expect(graver).not.toContain('azepane');
  });

  it('say of each jurisdiction what it says, and not what the verdict is', () => {
    const result = screener.screen('CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1');
    expect(resultSvg(result)).toContain(
      'listed: US, UN, CN, GB, CA, IE, DE; class (arguable): IT, on 2026-11-22',
    );
  });

  it('do not say that a list names the substance beside it where it does not on that day', () => {
    const result = screener.screen('CCC(=O)N(c1ccccc1)C1CCN(Cc2ccsc2)CC1');
    const evidence = explainer.explain(result);
    const [thenyl] = evidence.nearest;
    expect(thenyl!.name).toBe('thenylfentanyl');
    expect(resultSvg(result, evidence)).toContain('named by US, not on this day');
  });

  it('write no label over a bond, a letter or another label, and cut nothing off', () => {
    for (const [i, { smiles, name }] of loadRegister().named().entries()) {
      if (i % 4 !== 0) continue;
      const result = screener.screen(smiles);
      const own = mainPart(result)!;
      if (own.decomposition === null) continue;
      const { body, box } = resultPicture(result, own, mainPart(screener.screen(SMILES[0]!))!)!;
      const labels = labelsIn(body);
      expect(labels.length, name).toBeGreaterThan(1);
      for (const [k, label] of labels.entries()) {
        expect(label.left, name).toBeGreaterThanOrEqual(box[0]);
        expect(label.right, name).toBeLessThanOrEqual(box[0] + box[2]);
        expect(label.top, name).toBeGreaterThanOrEqual(box[1]);
        expect(label.bottom, name).toBeLessThanOrEqual(box[1] + box[3]);
        for (const [x, y] of inkIn(body))
          expect(
            x > label.left && x < label.right && y > label.top && y < label.bottom,
            `${name}: ${label.text} at ${x}, ${y}`,
          ).toBe(false);
        for (const other of labels.slice(k + 1))
          expect(
            label.left < other.right &&
              other.left < label.right &&
              label.top < other.bottom &&
              other.top < label.bottom,
            `${name}: ${label.text}, ${other.text}`,
          ).toBe(false);
      }
    }
  });

  it('outline what differs, and no more', () => {
    const fentanyl = mainPart(screener.screen(SMILES[0]!))!.decomposition!;
    const changed = (smiles: string, site: SiteId) => {
      const own = mainPart(screener.screen(smiles))!.decomposition!;
      return changedAtoms(own, fentanyl, site).map((a) => own.molecule.element[a]);
    };
    expect(changed('CCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1', 'aniline ring')).toEqual([9]);
    expect(changed('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1C', 'piperidine ring')).toEqual([6]);
    expect(changed('CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2ccccc2)CC1', 'N-substituent')).toEqual([8]);
    expect(changed('CCCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'acyl')).toEqual([6]);
    expect(changed('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 'acyl').length).toBe(7);
    expect(changed('CCC(=O)N(c1ccccc1)C1CC2CCC(C1)N2CCc1ccccc1', 'piperidine ring').length).toBe(8);
    expect(changed(SMILES[0]!, 'acyl')).toEqual([]);
  });

  it('lay every member the same way round: the ring nitrogen left of the amide', () => {
    const first = (smiles: string) => {
      const result = screener.screen(smiles);
      return [...resultSvg(result)!.matchAll(/<text x="([\d.]+)" y="[\d.]+">N/g)].map(([, x]) => Number(x));
    };
    for (const smiles of SMILES.slice(0, 2)) {
      const places = first(smiles);
      expect(places.length).toBe(2);
      expect(Math.abs(places[0]! - places[1]!)).toBeGreaterThan(50);
    }
  });
});

describe('the HTML report', () => {
  it('says in its overview who names a record and whose rules cover it', () => {
    const page = pageOf([row('O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1')]);
    expect(page).toMatch(/: US UN CN DE; class rule: GB IT IE</);
  });

  it('says where a rule covers a record on one reading alone', () => {
    const page = pageOf([row('CCC(=O)N(c1ccc(Br)cc1)C1CCN(CCc2ccccc2)CC1')]);
    expect(page).toContain('covered by a class rule: United States, China, United Kingdom, Italy, Ireland.');
  });

  it('shows a chip for each jurisdiction, and can show what is uncovered in one', () => {
    const page = pageOf([
      row('CCC(=O)N(c1ccccc1)C1CCN(C)CC1'),
      row('CCC(=O)N(c1ccc(Br)cc1)C1CCN(CCc2ccccc2)CC1'),
    ]);
    expect(page).toMatch(/class="chip v-class"><i>class<\/i> <b title="China: class">CN<\/b></);
    expect(page).toMatch(/class="chip v-analogue"><i>analogue<\/i> <b title="United States: analogue">US</);
    expect(page).toContain('<legend>Uncovered in</legend>');
    expect(page).toContain('.filters:has(#un-gb:checked)~.filtered .r:not(.un-gb)');
    const cards = [...page.matchAll(/<article class="([^"]+)"/g)].map(([, classes]) => classes!.split(' '));
    expect(cards.map((classes) => [classes.includes('un-gb'), classes.includes('in-gb')])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('is one file that needs no script and no network', () => {
    const page = pageOf(SMILES.map((smiles) => row(smiles)));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|src=/i);
    expect(page).toMatch(/^<!doctype html>/);
    const inside = page.slice(page.indexOf('<main>'), page.indexOf('</main>') + 7);
    wellFormed(
      inside
        .replace(
          /<input type="(?:checkbox|radio)"(?: name="(?:in|un)")? id="[\w-]+"(?: checked)?>/g,
          '<input/>',
        )
        .replaceAll('<br>', '<br/>')
        .replaceAll('<details open>', '<details>'),
    );
    expect(page).toContain(screener.register.hash);
  });

  it('never says that something is legal, safe or clear', () => {
    const text = pageOf([row('CCO'), ...SMILES.map((s) => row(s))]).replace(/no legal advice/g, '');
    expect(text).not.toMatch(/\b(legal|safe|clear|permitted|allowed)\b/i);
  });

  it('never holds an input that is not escaped', () => {
    const nasty = fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('<script>alert(1)</script>', '"><b x="', "'&<!--", '</style>', ']]>', '\u001b[31m'),
      )
      .map(([a, b]) => `${a}${b}${a}`);
    fc.assert(
      fc.property(nasty, fc.constantFrom(...SMILES, 'C(C', '<b>'), (text, smiles) => {
        const page = pageOf(
          [row(smiles, { id: text, name: text, file: text, raw: text }), row(text, { raw: text })],
          `onetweak ${text}`,
        );
        for (const bad of ['<script', '"><b x="', '<!--', '\u001b', "'&<"])
          expect(page.includes(bad)).toBe(false);
        expect(page.match(/<\/style>/g)?.length).toBe(1);
      }),
      { numRuns: 25 },
    );
  });

  it('marks what is exempt and warns of an old register', () => {
    const exempt = { ...screener.screen(SMILES[0]!), exempt: true as const } as ScreenResult;
    const page = pageOf([row(SMILES[0]!, { result: exempt }), row(SMILES[1]!)], undefined, {
      warnings: ['the register is old'],
    });
    expect(page.match(/class="badge exempt"/g)?.length).toBe(1);
    expect(page.match(/<td class="said v-[a-z]+">[A-Z]+(, arguable)?, exempt<\/td>/g)?.length).toBe(1);
    expect(page).toContain('Rules of your own exempt it. That changes no law');
    expect(page).toContain('<b>Warning:</b> the register is old.');
    expect(pageOf([row(SMILES[0]!)])).not.toMatch(/class="badge exempt"|Warning:/);
  });

  it('has a style for every box that can be ticked and for every place that can be chosen', () => {
    const page = pageOf([...SMILES, 'C(C', 'CCO'].map((smiles) => row(smiles)));
    const style = page.slice(0, page.indexOf('</style>'));
    const boxes = [...page.matchAll(/<input type="checkbox" id="show-([\w-]+)" checked>/g)];
    expect(boxes.length).toBeGreaterThan(2);
    for (const [, id] of boxes) {
      expect(style).toContain(`.filters:has(#show-${id}:not(:checked))~.filtered .r-${id}`);
      expect(page).toMatch(new RegExp(`<(?:tr|article|section) class="[^"]*\\br-${id}\\b`));
    }
    const places = [...page.matchAll(/<input type="radio" name="in" id="in-([\w-]+)">/g)];
    expect(places.length).toBeGreaterThan(2);
    for (const [, id] of places) {
      expect(style).toContain(`.filters:has(#in-${id}:checked)~.filtered .r:not(.in-${id})`);
      expect(page).toMatch(new RegExp(`<tr class="[^"]*\\bin-${id}\\b`));
    }
  });

  it('tells rules of which the same is to be said together, those that are in force first', () => {
    const page = pageOf([row('CCC(=O)N(c1ccccc1)C1CCN(C)CC1')]);
    const told = [...page.matchAll(/<dt><b>([^<]*)<\/b> — ([^<]*)<\/dt>((?:<dd>[^<]*<\/dd>)*)/g)];
    const past = told.findIndex(([, , , says]) => says!.includes('Not in force on'));
    expect(told.filter(([, , , says]) => says!.includes('Not in force on')).length).toBe(1);
    expect(told[past]![2]).toBe('do not hold');
    const holding = told.flatMap(([, , outcome], i) => (/^holds?\b/.test(outcome!) ? [i] : []));
    expect(holding.length).toBeGreaterThan(0);
    expect(Math.max(...holding)).toBeLessThan(past);
    const rules = explainer.explain(screener.screen('CCC(=O)N(c1ccccc1)C1CCN(C)CC1')).rules;
    for (const { rule } of rules)
      expect(told.some(([, titles]) => titles!.includes(rule.replaceAll("'", '&#39;')))).toBe(true);
  });

  it('has nothing that its boxes choose before them', () => {
    const mismatch = { severity: 'warning', code: 'name-of-another', message: 'no' } as const;
    const result = screener.screen(SMILES[0]!);
    for (const issues of [[], [mismatch]]) {
      const page = pageOf([row(SMILES[0]!, { result: { ...result, issues } as ScreenResult }), row('C(C')]);
      const [before, behind] = page.slice(page.indexOf('</style>')).split('<div class="filtered">');
      expect(before).toContain('class="filters"');
      expect(before).not.toMatch(/class="[^"]*\br-/);
      expect(behind!.match(/class="[^"]*\br-/g)!.length).toBeGreaterThan(2);
      expect(page.includes('contradict themselves')).toBe(issues.length > 0);
    }
  });

  it('draws a reference that several cards share once', () => {
    const page = pageOf([row(SMILES[4]!), row(SMILES[4]!, { id: 'A-2' })]);
    expect(page.match(/<g id="ref-1">/g)?.length).toBe(1);
    expect(page.match(/<use href="#ref-1"\/>/g)?.length).toBe(1);
  });

  it('shows each unreadable line with its reason', () => {
    const page = pageOf([row('CC(C', { id: 'broken' })]);
    expect(page).toContain('Unreadable lines');
    expect(page).toContain('broken');
    expect(page).toMatch(/\^/);
  });

  it('escapes every value of a template but markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<i title="${text}">${text}</i>`.text.slice(10, -4)).not.toMatch(/<(?!\/?i)/);
        expect(html`${new Markup('<b>')}`.text).toBe('<b>');
      }),
    );
  });
});

describe('the SD file', () => {
  it('holds a structure and the findings as properties', () => {
    const entry = sdfRow(row(SMILES.at(-1)!), (r) => explainer.explain(r));
    expect(entry).toMatch(/^A-1\n.*\n.*\n\s*\d+ .*V2000\n/);
    expect(entry).toContain('M  END\n> <FILE>\nlist.csv\n\n');
    expect(entry).toContain('> <VERDICT>\nlisted\n\n');
    expect(entry).toMatch(
      /> <CLAUSES>\n(?:.*\n)*gb: Clause \(vi\): 3-furoyl \(atoms 0–6\) as the acyl group meets/,
    );
    expect(entry.endsWith('$$$$\n')).toBe(true);
  });

  it('cannot be broken by what an input says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\n$$$$\n', '\n> <X>\n', '$$$$', '> <VERDICT>', '\r\n\r\n'),
        (a, b) => {
          const entry = sdfRow(row(SMILES[0]!, { id: a + b, name: b + a, file: b }), (r) =>
            explainer.explain(r),
          );
          expect(entry.split('\n').filter((line) => line === '$$$$').length).toBe(1);
          expect(entry.split('\n').filter((line) => line.startsWith('> <VERDICT>')).length).toBe(1);
          expect(entry).not.toMatch(/^> <X>/m);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves out what has no structure to write', () => {
    expect(sdfRow(row('CCO'), (r) => explainer.explain(r))).toBe('');
    expect(sdfRow(row('C(C'), (r) => explainer.explain(r))).toBe('');
  });
});
