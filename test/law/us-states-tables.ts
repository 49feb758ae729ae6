/**
 * The fentanyl classes of states of the United States, a line for each clause and word, written from the statutes' text
 * before the rules were. Substances are published ones, or carry a group that the text lists, or one just beyond it.
 */
export type Answer = 'inside' | 'arguable' | 'outside';
export const IN = 'inside';
export const MAY = 'arguable';
export const OUT = 'outside';

/** Fentanyl with this acyl group. */
const acyl = (text: string) => `${text}N(c1ccccc1)C1CCN(CCc2ccccc2)CC1`;
/** Fentanyl with this on the piperidine nitrogen. */
export const onN = (text: string) => `CCC(=O)N(c1ccccc1)C1CCN(${text})CC1`;
/** Fentanyl with this in the place of the phenyl on the amide nitrogen. */
const aryl = (text: string) => `CCC(=O)N(${text})C1CCN(CCc2ccccc2)CC1`;
/** Fentanyl with these on C3 and C4 of the piperidine. */
const ring = (c3: string, c4 = '') =>
  `CCC(=O)N(c1ccccc1)C1${c4 === '' ? '' : `(${c4})`}CCN(CCc2ccccc2)CC1${c3 === '' ? '' : `(${c3})`}`;

export const FENTANYL = acyl('CCC(=O)');
const NORFENTANYL = 'CCC(=O)N(c1ccccc1)C1CCNCC1';
const ANPP = 'c1ccc(CCN2CCC(Nc3ccccc3)CC2)cc1';
export const CARFENTANIL = ring('', 'C(=O)OC');
export const REMIFENTANIL = 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCC(=O)OC)CC1';
export const SUFENTANIL = 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCc2cccs2)CC1';
export const ALFENTANIL = 'CCC(=O)N(c1ccccc1)C1(COC)CCN(CCn2nnn(CC)c2=O)CC1';
const LOFENTANIL = 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1C';
const LORCAINIDE = 'CC(C)N1CCC(N(C(=O)Cc2ccccc2)c2ccc(Cl)cc2)CC1';
const DOMPERIDONE = 'O=C1Nc2ccccc2N1CCCN1CCC(n2c(=O)[nH]c3cc(Cl)ccc32)CC1';

/**
 * The federal five limbs: Iowa, Nebraska and Idaho as they are; Missouri without halo and haloalkyl on the piperidine;
 * South Dakota with "or replacement of the phenethyl group" and with phenyl and substituted phenyl on the ring. North
 * Dakota: any substitution at four sites, replacement of the phenethyl and the propanamide alone.
 */
export const LIMBS: readonly (readonly [
  name: string,
  smiles: string,
  answers: readonly [federal: Answer, missouri: Answer, southDakota: Answer, northDakota: Answer],
])[] = [
  ['fentanyl itself', FENTANYL, [OUT, OUT, OUT, OUT]],
  // The phenyl of the phenethyl.
  ['thiofentanyl', onN('CCc2cccs2'), [IN, IN, IN, IN]],
  ['cyclohexylethyl: any monocycle', onN('CCC2CCCCC2'), [IN, IN, IN, IN]],
  ['4-cyanophenethyl: in no list, a substituted monocycle', onN('CCc2ccc(C#N)cc2'), [MAY, MAY, MAY, IN]],
  ['indanylethyl: one ring or two', onN('CCc2ccc3CCCc3c2'), [MAY, MAY, MAY, IN]],
  [
    'indol-3-ylethyl: no monocycle; in South Dakota an alkyl group with something on it',
    onN('CCc2c[nH]c3ccccc23'),
    [OUT, OUT, MAY, IN],
  ],
  // On the phenethyl.
  ['alpha-methylfentanyl', onN('C(C)Cc2ccccc2'), [IN, IN, IN, IN]],
  ['beta-hydroxyfentanyl', onN('CC(O)c2ccccc2'), [IN, IN, IN, IN]],
  ["4'-fluorofentanyl", onN('CCc2ccc(F)cc2'), [IN, IN, IN, IN]],
  ["4'-trifluoromethyl: haloalkyl is in limb b of each", onN('CCc2ccc(C(F)(F)F)cc2'), [IN, IN, IN, IN]],
  // In the place of the phenethyl.
  ['N-methyl norfentanyl: alkyl', onN('C'), [OUT, OUT, IN, IN]],
  ['N-isopropyl norfentanyl: alkyl', onN('C(C)C'), [OUT, OUT, IN, IN]],
  ['N-allyl norfentanyl: alkenyl', onN('CC=C'), [OUT, OUT, IN, IN]],
  ['N-hydroxy norfentanyl: hydroxyl', onN('O'), [OUT, OUT, IN, IN]],
  ['benzylfentanyl: an alkyl group that bears phenyl', onN('Cc2ccccc2'), [OUT, OUT, MAY, IN]],
  ['phenylpropyl: the same', onN('CCCc2ccccc2'), [OUT, OUT, MAY, IN]],
  ['N-Boc norfentanyl: acyl is in no list', onN('C(=O)OC(C)(C)C'), [OUT, OUT, OUT, IN]],
  ['norfentanyl: nothing is put in the place of what is missing', NORFENTANYL, [OUT, OUT, OUT, OUT]],
  // On the piperidine.
  ['3-methylfentanyl', ring('C'), [IN, IN, IN, IN]],
  ['3-allylfentanyl', ring('CC=C'), [IN, IN, IN, IN]],
  ['3-fluorofentanyl: Missouri names no halo there', ring('F'), [IN, OUT, IN, IN]],
  [
    '3-trifluoromethyl: Missouri names alkyl there, and haloalkyl beside it elsewhere',
    ring('C(F)(F)F'),
    [IN, MAY, IN, IN],
  ],
  ['3-hydroxyfentanyl', ring('O'), [IN, IN, IN, IN]],
  ['3-amino', ring('N'), [IN, IN, IN, IN]],
  ['3-nitro', ring('[N+](=O)[O-]'), [IN, IN, IN, IN]],
  ['3-cyano: in no list', ring('C#N'), [OUT, OUT, OUT, IN]],
  ['carfentanil: ester', CARFENTANIL, [IN, IN, IN, IN]],
  ['4-phenylfentanyl: South Dakota names phenyl', ring('', 'c3ccccc3'), [OUT, OUT, IN, IN]],
  ['4-(4-fluorophenyl): and substituted phenyl', ring('', 'c3ccc(F)cc3'), [OUT, OUT, IN, IN]],
  ['4-(2-thienyl): no phenyl', ring('', 'c3cccs3'), [OUT, OUT, OUT, IN]],
  ['4-(1-naphthyl): no phenyl', ring('', 'c3cccc4ccccc34'), [OUT, OUT, OUT, IN]],
  // The aniline ring.
  ['para-fluorofentanyl', aryl('c1ccc(F)cc1'), [IN, IN, IN, IN]],
  ['para-hydroxy', aryl('c1ccc(O)cc1'), [IN, IN, IN, IN]],
  ['2-pyridyl: North Dakota names no replacement of the phenyl', aryl('c1ccccn1'), [IN, IN, IN, OUT]],
  [
    '8-quinolinyl: no monocycle; whether a ring fused to the phenyl is a substitution on it is not said',
    aryl('c1cccc2cccnc12'),
    [OUT, OUT, OUT, MAY],
  ],
  [
    'mirfentanil: pyrazinyl beside another acyl group',
    'O=C(c1ccco1)N(c1cnccn1)C1CCN(CCc2ccccc2)CC1',
    [IN, IN, IN, MAY],
  ],
  // The acyl group.
  ['acetyl fentanyl', acyl('CC(=O)'), [IN, IN, IN, IN]],
  ['furanyl fentanyl', acyl('O=C(c1ccco1)'), [IN, IN, IN, IN]],
  ['formyl', acyl('O=C'), [IN, IN, IN, IN]],
  ['fentanyl carbamate: whether it is acyl is not said', acyl('CCOC(=O)'), [MAY, MAY, MAY, IN]],
  ['the thioamide of fentanyl', acyl('CCC(=S)'), [MAY, MAY, MAY, IN]],
  ['ethanesulfonamide', acyl('CCS(=O)(=O)'), [MAY, MAY, MAY, IN]],
  ['4-ANPP: no acyl group', ANPP, [OUT, OUT, OUT, OUT]],
  // Several at once, and beside what no limb names.
  ['ocfentanil', 'COCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1', [IN, IN, IN, IN]],
  ['alfentanil', ALFENTANIL, [IN, IN, IN, IN]],
  ['sufentanil', SUFENTANIL, [IN, IN, IN, IN]],
  ['acetylbenzylfentanyl', 'CC(=O)N(c1ccccc1)C1CCN(Cc2ccccc2)CC1', [MAY, MAY, MAY, IN]],
  ['furanyl norfentanyl', 'O=C(c1ccco1)N(c1ccccc1)C1CCNCC1', [MAY, MAY, MAY, MAY]],
  ['remifentanil', REMIFENTANIL, [MAY, MAY, MAY, IN]],
  ['lorcainide', LORCAINIDE, [MAY, MAY, IN, IN]],
  ['domperidone: the nitrogen is in a ring', DOMPERIDONE, [OUT, OUT, OUT, OUT]],
  [
    'another ring in the place of the piperidine',
    'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1',
    [OUT, OUT, OUT, OUT],
  ],
];

export const LIMB_RULES = [
  ['us-ia-9a', 0],
  ['us-ne-111', 0],
  ['us-id-33', 0],
  ['us-mo-jj', 1],
  ['us-sd-20', 2],
  ['us-nd-fentanyls', 3],
] as const;

export type Row = readonly [name: string, smiles: string, answer: Answer];

/** Florida, item 63: a 4-anilidopiperidine, "with or without" what each of a. to g. names; a closed list. */
export const FLORIDA: readonly Row[] = [
  ['fentanyl: a. ethyl, b. phenethyl; out by its name', FENTANYL, IN],
  ['norfentanyl: without substitution at the amine', NORFENTANYL, IN],
  ['4-ANPP: no carbonyl', ANPP, OUT],
  // a. at the carbonyl
  ['a. without: formyl', acyl('O=C'), IN],
  ['a. alkyl: acetyl', acyl('CC(=O)'), IN],
  ['a. alkyl: isobutyryl', acyl('CC(C)C(=O)'), IN],
  ['a. alkenyl: acryl', acyl('C=CC(=O)'), IN],
  ['a. alkenyl: crotonyl', acyl('CC=CC(=O)'), IN],
  ['a. carboalkoxy', acyl('CCOC(=O)C(=O)'), IN],
  ['a. carboalkoxy on the nitrogen, so that the carbonyl bears alkoxy', acyl('CCOC(=O)'), MAY],
  ['a. cycloalkyl: cyclopropyl', acyl('O=C(C3CC3)'), IN],
  ['a. cycloalkyl: cyclopentyl', acyl('O=C(C3CCCC3)'), IN],
  ['a. cycloalkyl with methyl groups: silent', acyl('O=C(C3C(C)(C)C3(C)C)'), MAY],
  ['a. methoxyalkyl', acyl('COCC(=O)'), IN],
  ['a. ethoxyalkyl: alkyl with something on it', acyl('CCOCC(=O)'), MAY],
  ['a. cyanoalkyl', acyl('N#CCC(=O)'), IN],
  ['a. aryl: phenyl', acyl('O=C(c3ccccc3)'), IN],
  ['a. aryl: naphthyl', acyl('O=C(c3cccc4ccccc34)'), IN],
  ['a. aryl with methyl: silent', acyl('O=C(c3ccc(C)cc3)'), MAY],
  ['a. furanyl', acyl('O=C(c3ccco3)'), IN],
  ['a. 3-furanyl', acyl('O=C(c3ccoc3)'), IN],
  ['a. furanyl with methyl: silent', acyl('O=C(c3ccc(C)o3)'), MAY],
  ['a. dihydrofuranyl', acyl('O=C(C3CC=CO3)'), IN],
  ['a. benzyl', acyl('O=C(Cc3ccccc3)'), IN],
  ['a. benzyl with fluorine: silent', acyl('O=C(Cc3ccc(F)cc3)'), MAY],
  ['a. a ring with sulfur: thienyl', acyl('O=C(c3cccs3)'), IN],
  ['a. a ring with oxygen: tetrahydrofuranyl', acyl('O=C(C3CCCO3)'), IN],
  ['a. a ring with nitrogen: pyridyl', acyl('O=C(c3ccccn3)'), IN],
  ['a. a ring with nitrogen bound by it: morpholinyl', acyl('O=C(N3CCOCC3)'), IN],
  ['a. rings with oxygen: benzodioxole fentanyl (XVIII)', acyl('O=C(c3ccc4OCOc4c3)'), IN],
  ['a. haloalkyl is not named: alkyl with something on it', acyl('O=C(C(F)(F)F)'), MAY],
  ['a. phenylethyl: alkyl with something on it', acyl('O=C(CCc3ccccc3)'), MAY],
  ['a. halo is not named', acyl('O=C(Cl)'), OUT],
  ['a. amino is not named: a urea', acyl('CN(C)C(=O)'), OUT],
  ['a. no carbonyl: a thioamide', acyl('CCC(=S)'), OUT],
  ['a. no carbonyl: a sulfonamide', acyl('CCS(=O)(=O)'), OUT],
  // b. at the piperidine nitrogen, further substituted or not
  ['b. benzyl', onN('Cc2ccccc2'), IN],
  ['b. phenethyl, with groups on it', onN('CC(O)c2ccc(C#N)cc2'), IN],
  ['b. alkylaryl: thienylethyl', onN('CCc2cccs2'), IN],
  ['b. alkylaryl: indolylethyl', onN('CCc2c[nH]c3ccccc23'), IN],
  ['b. alkyltetrazolyl', onN('CCn2nnn(CC)c2=O'), IN],
  ['b. alkyl: methyl', onN('C'), IN],
  ['b. alkyl, with an ester on it', onN('CCC(=O)OC'), IN],
  ['b. carbomethoxy', onN('C(=O)OC'), IN],
  ['b. carbomethoxy with carbon on it: Boc', onN('C(=O)OC(C)(C)C'), MAY],
  ['b. acetyl is not named', onN('C(C)=O'), OUT],
  ['b. aryl without alkyl is not named', onN('c2ccccc2'), OUT],
  ['b. hydroxyl is not named', onN('O'), OUT],
  // c. and e. on the piperidine ring
  ['c. methyl: 3-methylfentanyl', ring('C'), IN],
  ['c. methyl: 4-methylfentanyl', ring('', 'C'), IN],
  ['c. carbomethoxy: carfentanil; out by its name', CARFENTANIL, IN],
  ['c. methoxy', ring('OC'), IN],
  ['c. methoxymethyl: sufentanil; out by its name', SUFENTANIL, IN],
  ['c. aryl: 4-phenylfentanyl', ring('', 'c3ccccc3'), IN],
  ['c. aryl with fluorine: silent', ring('', 'c3ccc(F)cc3'), MAY],
  ['c. allyl', ring('CC=C'), IN],
  ['c. ester by its oxygen', ring('OC(=O)C'), IN],
  ['c. ester: carboethoxy', ring('', 'C(=O)OCC'), IN],
  ['c. several: lofentanil (XV)', LOFENTANIL, IN],
  ['e. alkyl at a position beside the next to nitrogen: ethyl', ring('CC'), MAY],
  ['e. hydroxyl', ring('O'), MAY],
  ['e. ethyl at C4 is at neither', ring('', 'CC'), OUT],
  ['e. hydroxyl at C4 is at neither', ring('', 'O'), OUT],
  ['c. halogen is not named', ring('F'), OUT],
  ['c. cyano is not named', ring('C#N'), OUT],
  ['c. amino is not named', ring('N'), OUT],
  // d. and f. the aromatic ring of the anilide
  ['d. halogen: para-fluorofentanyl (IX)', aryl('c1ccc(F)cc1'), IN],
  ['d. halogens', aryl('c1cc(Cl)c(Br)cc1I'), IN],
  ['d. methyl', aryl('c1ccccc1C'), IN],
  ['d. alkyl: butyl', aryl('c1ccc(CCCC)cc1'), IN],
  ['d. methoxy', aryl('c1ccc(OC)cc1'), IN],
  ['d. trifluoromethyl: alkyl with something on it', aryl('c1ccc(C(F)(F)F)cc1'), MAY],
  ['d. ethoxy is not named', aryl('c1ccc(OCC)cc1'), OUT],
  ['d. hydroxyl is not named', aryl('c1ccc(O)cc1'), OUT],
  ['d. nitro is not named', aryl('c1ccc([N+](=O)[O-])cc1'), OUT],
  ['f. an aromatic heterocycle: pyridyl', aryl('c1ccccn1'), IN],
  ['f. thienyl with chlorine: f. and d.', aryl('c1cc(Cl)cs1'), IN],
  ['f. pyridyl with hydroxyl: silent', aryl('c1ccc(O)cn1'), MAY],
  ['f. indol-2-yl', aryl('c1cc2ccccc2[nH]1'), IN],
  ['f. quinolin-8-yl, bound by its carbocycle', aryl('c1cccc2cccnc12'), MAY],
  ['f. naphthyl is no heterocycle', aryl('c1cccc2ccccc12'), OUT],
  ['f. cyclohexyl is not aromatic', 'CCC(=O)N(C1CCCCC1)C1CCN(CCc2ccccc2)CC1', OUT],
  // g. another ring
  ['g. pyrrolidine', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1', IN],
  ['g. perhydroazepine, 4-yl', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1', IN],
  ['g. perhydroazepine, 3-yl', 'CCC(=O)N(c1ccccc1)C1CCCCN(CCc2ccccc2)C1', IN],
  ['g. pyrrolidine, with a. and d.', 'O=C(c1ccco1)N(c1ccc(F)cc1)C1CCN(Cc2ccccc2)C1', IN],
  ['g. pyrrolidine with methyl: c.', 'CCC(=O)N(c1ccccc1)C1CN(CCc2ccccc2)CC1C', IN],
  ['g. pyrrolidine with fluorine', 'CCC(=O)N(c1ccccc1)C1CN(CCc2ccccc2)CC1F', OUT],
  ['g. azetidine is not named', 'CCC(=O)N(c1ccccc1)C1CN(CCc2ccccc2)C1', OUT],
  ['g. the 3-position of the piperidine is not named', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)C1', OUT],
  // Several at once.
  ['ocfentanil (XVI)', 'COCC(=O)N(c1ccccc1F)C1CCN(CCc2ccccc2)CC1', IN],
  ['beta-hydroxythiofentanyl (XIV)', onN('CC(O)c2cccs2'), IN],
  ['remifentanil (XXIII)', REMIFENTANIL, IN],
  ['alfentanil; out by its name', ALFENTANIL, IN],
  ['lorcainide: a. benzyl, b. isopropyl, d. chlorine', LORCAINIDE, IN],
  ['domperidone', DOMPERIDONE, OUT],
];

/** The District of Columbia, (7)(A)(i): a list on the carbonyl and on both phenyl rings; "derived from" is open on one reading. */
export const DISTRICT: readonly Row[] = [
  ['fentanyl (I)', FENTANYL, IN],
  ['formyl: not substituted on the methanone', acyl('O=C'), IN],
  ['acetylfentanyl (III)', acyl('CC(=O)'), IN],
  ['acrylfentanyl (IV): alkene', acyl('C=CC(=O)'), IN],
  ['butyryl fentanyl (VI)', acyl('CCCC(=O)'), IN],
  ['furanylfentanyl (II)', acyl('O=C(c3ccco3)'), IN],
  ['3-furanyl', acyl('O=C(c3ccoc3)'), IN],
  ['halo', acyl('O=C(Cl)'), IN],
  ['haloalkyl', acyl('O=C(C(F)(F)F)'), IN],
  ['benzyl', acyl('O=C(Cc3ccccc3)'), IN],
  ['halobenzyl', acyl('O=C(Cc3ccc(F)cc3)'), IN],
  ['haloalkenyl', acyl('FC=CC(=O)'), IN],
  ['cyanoalkyl', acyl('N#CCC(=O)'), IN],
  ['hydroxyalkyl', acyl('OCC(=O)'), IN],
  ['alkoxy: fentanyl carbamate', acyl('CCOC(=O)'), IN],
  ['cyclopropyl: alkyl or not', acyl('O=C(C3CC3)'), MAY],
  ['methoxyacetyl: not in the list', acyl('COCC(=O)'), MAY],
  ['thiophenecarbonyl: not in the list', acyl('O=C(c3cccs3)'), MAY],
  ['benzoyl: not in the list', acyl('O=C(c3ccccc3)'), MAY],
  ['para-fluorofentanyl (V)', aryl('c1ccc(F)cc1'), IN],
  ['para-fluorobutyryl fentanyl (VII)', 'CCCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccccc2)CC1', IN],
  ['alkyl on the anilide ring', aryl('c1ccccc1C'), IN],
  ['cycloalkyl on it', aryl('c1ccc(C3CC3)cc1'), IN],
  ['alkoxy on it', aryl('c1ccc(OCC)cc1'), IN],
  ['hydroxyl on it: not in the list', aryl('c1ccc(O)cc1'), MAY],
  ['pyridyl in its place: not in the words', aryl('c1ccccn1'), MAY],
  ['halo on the phenethyl ring', onN('CCc2ccc(F)cc2'), IN],
  ['alkyl on the phenethyl ring', onN('CCc2ccc(C)cc2'), IN],
  ['alkoxy on it, and halo on the other', 'CCC(=O)N(c1ccc(F)cc1)C1CCN(CCc2ccc(OC)cc2)CC1', IN],
  ['alpha-methylfentanyl: the chain is not in the words', onN('C(C)Cc2ccccc2'), MAY],
  ['thiofentanyl: the ring replaced is not in the words', onN('CCc2cccs2'), MAY],
  ['3-methylfentanyl: the piperidine is not in the words', ring('C'), MAY],
  ['norfentanyl', NORFENTANYL, MAY],
  ['benzylfentanyl', onN('Cc2ccccc2'), MAY],
  ['sufentanil', SUFENTANIL, MAY],
  ['carfentanil: "other than carbomethoxyfentanyls"', CARFENTANIL, OUT],
  ['remifentanil: a carbomethoxyfentanyl', REMIFENTANIL, OUT],
  ['4-ANPP', ANPP, OUT],
  ['domperidone', DOMPERIDONE, OUT],
];

export const CARBOMETHOXY: readonly Row[] = [
  ['carfentanil (I)', CARFENTANIL, IN],
  ['halo on the anilide ring', 'CCC(=O)N(c1ccc(F)cc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1', IN],
  ['alkoxy on the phenethyl ring', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccc(OC)cc2)CC1', IN],
  ['hydroxyl on a ring: not in the list', 'CCC(=O)N(c1ccc(O)cc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1', MAY],
  ['norcarfentanil (II), by the words', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCNCC1', MAY],
  ['N-methyl norcarfentanil (III), by the words', 'CCC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(C)CC1', MAY],
  [
    'acetyl carfentanil: the acyl group is not in the words',
    'CC(=O)N(c1ccccc1)C1(C(=O)OC)CCN(CCc2ccccc2)CC1',
    MAY,
  ],
  ['lofentanil', LOFENTANIL, MAY],
  ['remifentanil', REMIFENTANIL, MAY],
  ['the ethyl ester is no carbomethoxyfentanyl', ring('', 'C(=O)OCC'), OUT],
  ['carbomethoxy at C3: not the parent', ring('C(=O)OC'), OUT],
  ['fentanyl', FENTANYL, OUT],
  ['sufentanil', SUFENTANIL, OUT],
];

/** Ohio: all of (a) to (d), and a laboratory's report, so that the structure alone is never enough. */
export const OHIO: readonly Row[] = [
  ['fentanyl', FENTANYL, MAY],
  ['acetylfentanyl', acyl('CC(=O)'), MAY],
  ['(c) alkyl on the ring nitrogen: N-methyl', onN('C'), MAY],
  ['(c) aryl on the ring nitrogen', onN('c2ccccc2'), MAY],
  ['(c) benzyl', onN('Cc2ccccc2'), MAY],
  ['(c) nothing on it: norfentanyl', NORFENTANYL, OUT],
  ['(c) an acyl group on it: N-Boc', onN('C(=O)OC(C)(C)C'), OUT],
  ['(b) a polar group, "not limited to": a sulfonamide', acyl('CCS(=O)(=O)'), MAY],
  ['(a)(ii) an aromatic ring: pyridyl', aryl('c1ccccn1'), MAY],
  ['(a)(i) further substituted: 3-cyano', ring('C#N'), MAY],
  ['(a)(i) a ring of five', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)C1', MAY],
  ['(a)(i) a ring of seven', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)CC1', MAY],
  ['(a)(i) the nitrogen on the 3-position', 'CCC(=O)N(c1ccccc1)C1CCCN(CCc2ccccc2)C1', MAY],
  ['(a)(i) a ring of four', 'CCC(=O)N(c1ccccc1)C1CN(CCc2ccccc2)C1', OUT],
  ['(b) no polar group: 4-ANPP', ANPP, OUT],
];

export const TABLES: readonly (readonly [string, readonly Row[]])[] = [
  ['us-fl-63', FLORIDA],
  ['us-dc-fentanyls', DISTRICT],
  ['us-dc-carbomethoxyfentanyls', CARBOMETHOXY],
  ['us-oh-kk-15', OHIO],
];

/** The same, a list of molecules with their answers for each rule. */
export const STATE_TABLES: readonly (readonly [
  rule: string,
  rows: readonly (readonly [smiles: string, Answer])[],
])[] = [
  ...LIMB_RULES.map(
    ([rule, column]) =>
      [rule, LIMBS.map(([, smiles, answers]) => [smiles, answers[column]] as const)] as const,
  ),
  ...TABLES.map(
    ([rule, rows]) => [rule, rows.map(([, smiles, answer]) => [smiles, answer] as const)] as const,
  ),
];
