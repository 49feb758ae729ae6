/**
 * Published parents with groups that the statutes themselves list put on their sites, one and two at a time: cases at the edges of
 * the words, where real lists hold few. They are asked and counted, never kept.
 */

/** Groups that one of the texts names, by the atom that they hang on. */
const GROUPS: readonly string[] = [
  // alkyl, and what its caps let in and out; cycloalkyl; alkenyl
  'C',
  'CC',
  'CCC',
  'C(C)C',
  'CCCC',
  'CC(C)C',
  'C(C)(C)C',
  'CCCCC',
  'CCCCCC',
  'CCCCCCC',
  'C9CC9',
  'C9CCCCC9',
  'C=C',
  'CC=C',
  'C(C)=C',
  'CCC=C',
  // halogens and haloalkyl
  'F',
  'Cl',
  'Br',
  'I',
  'CF',
  'C(F)F',
  'C(F)(F)F',
  'CC(F)(F)F',
  'CCCl',
  'CCCCCCF',
  'CCCCCCCF',
  // hydroxy, alkoxy, haloalkoxy, acyloxy
  'O',
  'OC',
  'OCC',
  'OCCC',
  'OC(C)C',
  'OCCCC',
  'OCCCCC',
  'OCCCCCC',
  'OC(F)(F)F',
  'OCCF',
  'OCCCCCF',
  'OCCCCCCF',
  'OCCOC',
  'OC(C)=O',
  'OC(=O)CC',
  // ester, ether, alkoxycarbonyl, alkoxyalkyl, carbamoyl, acetyl, carbonyls on nitrogen
  'C(=O)OC',
  'C(=O)OCC',
  'COC',
  'CCOC',
  'COCC',
  'C(N)=O',
  'C(=O)NC',
  'C(C)=O',
  'C(=O)SC',
  'C(=O)OCCCCCC',
  'C(=O)OCCCCCCC',
  // amino, nitro, cyano, cyanoalkyl
  'N',
  'NC',
  'N(C)C',
  '[N+](=O)[O-]',
  'C#N',
  'CC#N',
  'CCC#N',
  'CCCCC#N',
  'CCCCCC#N',
  // sulfur and silicon
  'SC',
  'SCCCCC',
  'SCCCCCC',
  'S(C)(=O)=O',
  'S(=O)(=O)CCCCC',
  'S(=O)(=O)CCCCCC',
  '[Si](C)(C)C',
  '[Si](CCCC)(CCCC)CCCC',
  '[Si](CCCCC)(CCCC)CCCC',
  // aryl, benzyl
  'c9ccccc9',
  'Cc9ccccc9',
];

/** Whole groups for a named place: acyl groups, rings on nitrogen. */
const ACYLS = [
  'C(C)=O',
  'C(=O)CCC',
  'C(=O)C(C)C',
  'C(=O)C=C',
  'C(=O)c9ccco9',
  'C(=O)C9CCCO9',
  'C(=O)C9CC9',
  'C(=O)c9ccccc9',
  'C(=O)COC',
  'C(=O)OCC',
  'C=O',
  'C(=O)Cc9ccccc9',
];
const NITROGEN = [
  '[H]',
  'C',
  'CC',
  'CCc9ccccc9',
  'CCc9cccs9',
  'CCC9CCCCC9',
  'CCc9ccco9',
  'Cc9ccccc9',
  'CCCc9ccccc9',
  'CC(O)c9ccccc9',
  'C(C)Cc9ccccc9',
  'CCN9N=NN(CC)C9=O',
  'CCC(=O)OC',
  'CCc9ccc8OCOc8c9',
  'CCc9ccc(C#N)cc9',
  'CCc9cccc8ccccc89',
];
const ARYLS = [
  'c9ccccc9',
  'c9cccs9',
  'c9ccncc9',
  'c9ccc8OCOc8c9',
  'c9ccc8OCCOc8c9',
  'c9cccc8ccccc89',
  'c9ccc8CCCc8c9',
  'Cc9ccccc9',
  'C9CCCCC9',
];
const AMINES = [
  'N(CC)CC',
  'N',
  'NC',
  'NCC',
  'N(C)C',
  'N(CCC)CCC',
  'N(CCCC)CC',
  'NCC=C',
  'N(C(C)C)C(C)C',
  'NCCCC',
  'NCCCCCC',
  'NCCCCCCC',
  'N9CCCC9',
  'N9CCCCC9',
  'N9CCOCC9',
  'N9CCNCC9',
  'N9CCC9',
  'N9CCCCCC9',
  'N9CCCC9C',
  'NC(=O)OC',
  'NC(=O)SCC',
  'NC(=O)NC',
  'NC(C)=O',
  'NCc9ccccc9',
  'N[Si](C)(C)C',
  '[N+](C)(C)C',
];
const U_ARYLS = [
  'c9ccccc9',
  'Cc9ccccc9',
  'CCc9ccccc9',
  'C(C)c9ccccc9',
  'c9ccc8OCOc8c9',
  'c9ccc8sccc8c9',
  'c9ccc8[nH]ccc8c9',
  'c9ccc8n(C)ccc8c9',
  'c9ccc8n(CC)ccc8c9',
  'c9cccc8ccccc89',
  'c9ccc8CCCCc8c9',
  'c9ccc8CCCCCCCc8c9',
  'c9cccs9',
  'c9ccncc9',
  'Cc9cccc8ccsc89',
  'C9CCCCC9',
];
const SPIRO = ['CCCO', 'CO', 'CCO', 'CCCCO', 'CCCCCCO', 'CCCCCCCO', 'COC', 'CCCC', 'OCCO', 'CCC(C)O'];
const SPIRO_AMINE = ['CCC', 'C', 'CC', 'CCCCC', 'CCCCCC', 'CCO', 'CCC(C)'];
const FUSED = [
  'cc3OCOc3cc2',
  'cc3OCCOc3cc2',
  'cc3OCCc3cc2',
  'cc3occc3cc2',
  'cc3ccccc3cc2',
  'cc3CCCc3cc2',
  'c3OCOc3ccc2',
  'c3OCCOc3ccc2',
];
const BENZYLS = [
  'Cc9ccccc9',
  'Cc9ccc(OCC)cc9',
  'CCc9ccc(OCC)cc9',
  'C(C)c9ccccc9',
  'C(C)(C)c9ccccc9',
  'C(CC)c9ccccc9',
  'Nc9ccccc9',
  'Oc9ccccc9',
  'Sc9ccccc9',
  'N(C)c9ccccc9',
  'C(O)c9ccc(OC)cc9',
  'C(OC)c9ccccc9',
  'C(C(N)=O)c9ccccc9',
  'C(C(=O)NC)c9ccccc9',
  'C(=O)c9ccccc9',
  'Cc9ccc8OCOc8c9',
  'Cc9ccc8OCCc8c9',
  'Cc9ccc8OCCOc8c9',
  'Cc9ccc8occc8c9',
  'Cc9ccncc9',
  'Cc9cccs9',
  'Cc9cccc8ccccc89',
  'c9ccccc9',
  'C=Cc9ccccc9',
  'CCCc9ccccc9',
  'CC(C)c9ccccc9',
  'Cc9ccccc9-c8ccccc8',
  'Cc9ccc8CCCc8c9',
  'C9(CC9)c8ccccc8',
];

/** A parent with its sites: `{g}` takes a group or nothing, another letter a whole of its list. */
interface Template {
  readonly smiles: string;
  readonly wholes: Readonly<Record<string, readonly string[]>>;
}
const TEMPLATES: readonly Template[] = [
  {
    smiles: 'N3({n})C{g}C{g}C{g}(N({a}){r})CC3',
    wholes: { n: NITROGEN, a: ['C(=O)CC', ...ACYLS], r: ARYLS },
  },
  { smiles: 'CCC(=O)N(c1c{g}c{g}c{g}cc1)C1C{g}C{g}N(C{g}C{g}c2c{g}c{g}c{g}cc2)CC1{g}', wholes: {} },
  { smiles: 'CC(=O)N(c1ccccc1)C1C{g}CN(C{g}C{g}c2ccc{g}cc2)CC1', wholes: {} },
  { smiles: 'c1({b})nc2c{g}c{g}c{g}c{g}c2n1CC{m}', wholes: { b: BENZYLS, m: AMINES } },
  { smiles: 'C{g}(c4ccc{g}cc4)c1nc2cc([N+](=O)[O-])ccc2n1C{g}C{g}N(CC)CC', wholes: {} },
  { smiles: 'CCOc4ccc(cc4)Cc1nc2c{g}c{g}c{g}c{g}c2n1CCN(CC)CC', wholes: {} },
  { smiles: 'C(c4c{g}c{g}c{g}cc4)c1nc2ccccc2n1CCN{g}{g}', wholes: {} },
  { smiles: 'CN(C(=O)c1c{g}c{g}c{g}cc1)C1C{g}C{g}C{g}C{g}C1N(C){g}', wholes: {} },
  { smiles: 'O=C(C{g}c1ccc{g}cc1)N{g}C1CCCCC1{m}', wholes: { m: AMINES } },
  { smiles: 'CN(C(=O){u})C1CCCCC1{m}', wholes: { u: U_ARYLS, m: AMINES } },
  { smiles: 'CN(C(=O)Cc1ccc{g}cc1)C1CCC2(CC1N3CCCC3){s}2', wholes: { s: SPIRO } },
  { smiles: 'CN(C(=O)c1ccc{g}cc1)C1CCCCC12{t}N2{g}', wholes: { t: SPIRO_AMINE } },
  { smiles: 'c1(Cc5ccc{g}cc5)nc2{f}n1CCN(CC)CC', wholes: { f: FUSED } },
  { smiles: 'C{g}(c1c{g}c{g}c{g}cc1)N2C{g}C{g}C{g}(CC2)N3C(=O)N{g}c4c{g}c{g}c{g}cc34', wholes: {} },
  { smiles: 'N2({n})CCC(CC2)N3C(=O)N{g}c4ccc{g}cc34', wholes: { n: NITROGEN } },
  { smiles: 'CC(c1c{g}c{g}c{g}cc1)N2C{g}C{g}C{g}(CC2)N3C(=O)N{g}c4c{g}c{g}c{g}cc34', wholes: {} },
  { smiles: 'CC(c1ccc(Br)cc1)N2C{g}C{g}C{g}(CC2)N3C(=O)N{g}c4c{g}c{g}c{g}cc34', wholes: {} },
  { smiles: 'CC(c1ccc(Br)cc1)N2C{g}CC3(CC2)N(c4ccc{g}cc4)C{g}N{g}C3=O', wholes: {} },
  { smiles: 'C{g}(c1ccc{g}cc1)N2C{g}CC3(CC2)N(c4ccc{g}cc4)C{g}N{g}C3=O', wholes: {} },
  { smiles: 'N2({n})CCC3(CC2)N({r})CNC3=O', wholes: { n: NITROGEN, r: ARYLS } },
];

/** A generator of numbers that a seed repeats (mulberry32). */
function random(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Every parent with one listed group on one site, and `pairs` cases with two or three.
 *
 * @param seed - the same numbers give the same cases
 */
export function listedCases(pairs: number, seed = 1): string[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const found = new Set<string>();
  for (const template of TEMPLATES) {
    const markers = [...template.smiles.matchAll(/\{(.)\}/g)].map((each) => each[1]!);
    const listOf = (marker: string) => template.wholes[marker] ?? GROUPS.map((group) => `(${group})`);
    const fill = (chosen: ReadonlyMap<number, string>) => {
      let i = 0;
      const text = template.smiles.replaceAll(/\{(.)\}/g, (_, marker: string) => {
        const place = i++;
        return chosen.get(place) ?? template.wholes[marker]?.[0] ?? '';
      });
      found.add(text);
    };
    fill(new Map());
    for (const [place, marker] of markers.entries())
      for (const each of listOf(marker)) fill(new Map([[place, each]]));
    for (let n = 0; n < pairs / TEMPLATES.length; n++) {
      const chosen = new Map<number, string>();
      const many = next() < 0.3 ? 3 : 2;
      for (let k = 0; k < many; k++) {
        const place = Math.floor(next() * markers.length);
        chosen.set(place, pick(listOf(markers[place]!)));
      }
      fill(chosen);
    }
  }
  return [...found];
}
