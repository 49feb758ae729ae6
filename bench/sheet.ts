/**
 * Ten known fentanyls in one sheet, each with its sites marked as they differ from fentanyl, to be looked at.
 * Run with `npx tsx bench/sheet.ts > sheet.html`; `--odd` draws relatives with other rings and crowded atoms instead,
 * `--family nitazene --most 10` substances of another family that the register names, beside its parent.
 */
import { parseArgs } from 'node:util';
import { createExplainer } from '../src/evidence/index.js';
import { mainPart } from '../src/evidence/main-part.js';
import { FAMILIES } from '../src/families/index.js';
import { loadRegister } from '../src/law/register.js';
import { inlineSvg, PATTERNS, resultPicture, resultSvg } from '../src/report/svg/index.js';
import { createDayScreener } from '../src/screening/index.js';

const KNOWN: readonly (readonly [string, string])[] = [
  ['fentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['carfentanil', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1'],
  ['sufentanil', 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1'],
  ['alfentanil', 'CCN1N=NN(CCN2CCC(COC)(N(C(=O)CC)c3ccccc3)CC2)C1=O'],
  ['remifentanil', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1'],
  ['3-methylfentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1C'],
  ['beta-hydroxythiofentanyl', 'CCC(=O)N(c1ccccc1)C1CCN(CC(O)c2cccs2)CC1'],
  ['furanyl fentanyl', 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['ocfentanil', 'COCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1'],
  ['4-ANPP', 'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1'],
];
const ODD: readonly (readonly [string, string])[] = [
  ['norfentanyl', 'CCC(=O)N(c1ccccc1)C1CCNCC1'],
  ['tropane', 'CCC(=O)N(c1ccccc1)C1CC2CCC(C1)N2CCc1ccccc1'],
  ['azepane', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1'],
  ['pyrrolidine', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1'],
  ['moved', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)C1'],
  ['benzyl', 'CCC(=O)N(Cc1cccc(C)c1)C1CCN(CCc2ccccc2)CC1'],
  ['opened', 'CCC(=O)N(c1ccccc1)CCCN(C)CCc1ccccc1'],
  ['lofentanil', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1C'],
  ['brifentanil', 'COCC(=O)N(c1ccccc1F)C1CCN(CCn2nnn(CC)c2=O)CC1C'],
  ['sulfonamide', 'CCS(=O)(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['naphthyl, urea', 'CCNC(=O)N(c1cccc2ccccc12)C1CCN(CCc2ccccc2)CC1'],
  ['phenethyl', 'CCC(=O)N(CCc1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['cyclohexyl', 'CCC(=O)N(C1CCCCC1)C1CCN(CCc2ccccc2)CC1'],
  ['iminium', 'CCC(=O)N(c1ccccc1)C1CC[N+](CCc2ccccc2)=CC1'],
  ['diampromide', 'CCC(=O)N(CC(C)N(C)CCc1ccccc1)c1ccccc1'],
  ['phenampromide', 'CCC(=O)N(c1ccccc1)C(C)CN1CCCCC1'],
  ['4-piperidone', 'O=C1CCNCC1'],
];
const screener = createDayScreener({ asOf: '2026-11-22' });
const explainer = createExplainer();
/** The first structures that the register names of a family, by name; the one that the family is compared with leads. */
function namedOf(id: string, most: number): readonly (readonly [string, string])[] {
  const family = FAMILIES.find((each) => each.id === id);
  if (family === undefined) throw new Error(`no family ${id}: ${FAMILIES.map((each) => each.id).join(', ')}`);
  const register = loadRegister();
  const seen = new Map([[family.parent.smiles, family.parent.name]]);
  for (const { smiles, name } of register.files.flatMap((file) => file.named)) {
    const { relation } = screener.screen(smiles);
    if (relation?.family === id && ![...seen.values()].includes(name)) seen.set(smiles, name);
  }
  return [...seen].slice(0, most).map(([smiles, name]) => [name, smiles] as const);
}

const { values } = parseArgs({
  options: {
    odd: { type: 'boolean' },
    pair: { type: 'boolean' },
    family: { type: 'string' },
    most: { type: 'string', default: '10' },
  },
});
const drawn =
  values.family === undefined ? (values.odd ? ODD : KNOWN) : namedOf(values.family, Number(values.most));
const reference = mainPart(screener.screen((values.family === undefined ? KNOWN : drawn)[0]![1]))!;
const cards = drawn.map(([name, smiles]) => {
  const result = screener.screen(smiles);
  if (values.pair) return resultSvg(result, explainer.explain(result)) ?? '';
  const picture = resultPicture(result, mainPart(result)!, reference);
  return `<figure>${picture === null ? '' : inlineSvg(picture, name)}<figcaption>${name}</figcaption></figure>`;
});

console.log(`<!doctype html><meta charset="utf-8"><style>body{font-family:Helvetica,Arial,sans-serif;display:flex;flex-wrap:wrap;gap:12px;margin:16px}
figure{margin:0;padding:10px;border:1px solid #ccc;border-radius:6px;text-align:center}figcaption{font-weight:700;margin-top:6px}</style>
<svg width="0" height="0" style="position:absolute">${PATTERNS}</svg>${cards.join('\n')}`);
