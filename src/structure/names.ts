import { fragmentSmiles, readMolecules } from '../chemistry/index.js';
import type { Molecule } from '../chemistry/molecule.js';
import {
  type Group,
  type GroupView,
  isBenzeneRing,
  type KeptOfGroup,
  ringGroup,
  smallestRings,
} from './group.js';

export type { GroupView } from './group.js';

/**
 * What was worked out of each molecule's groups, by their contents: decomposed in several ways, it shows the same groups in
 * most of them.
 */
const known = new WeakMap<Molecule, Map<string, KeptOfGroup>>();

function ofMolecule(molecule: Molecule): Map<string, KeptOfGroup> {
  let found = known.get(molecule);
  if (found === undefined) {
    found = new Map();
    known.set(molecule, found);
  }
  return found;
}

/** Writes a group down: its SMILES, its name where it has a short one, its atoms in the order of the input. */
export const describe = (group: Group): GroupView => keptOf(group).view;

/** What is known of a group, its description at least. */
export function keptOf(group: Group): KeptOfGroup {
  if (group.kept !== undefined) return group.kept;
  const { molecule, atoms, attachments } = group;
  const all = ofMolecule(molecule);
  const key = keyOf(group);
  let kept = all.get(key);
  if (kept === undefined) {
    const smiles = fragmentSmiles(molecule, atoms, attachments);
    const name = nameOf(group, smiles);
    const inText = atoms.map((a) => molecule.textAtoms[a]!).sort((a, b) => a - b);
    kept = {
      view: { smiles, ...(name === undefined ? {} : { name }), atoms: inText },
      answers: new Map(),
    };
    all.set(key, kept);
  }
  group.kept = kept;
  return kept;
}

/** Its atoms, its ring in order and its attachments, as the characters of a text. */
function keyOf({ atoms, attachments, ring }: Group): string {
  const units: number[] = [];
  for (let i = 0; i < atoms.length; i++) units.push(atoms[i]!);
  units.push(NOT_ATOM);
  if (ring !== undefined) for (let i = 0; i < ring.atoms.length; i++) units.push(ring.atoms[i]!);
  for (let i = 0; i < attachments.length; i++) {
    const { atom, to, order } = attachments[i]!;
    units.push(NOT_ATOM, atom, to, order);
  }
  return units.length > LONGEST_KEY ? units.join() : String.fromCharCode.apply(null, units);
}

/** No atom has this number: a text has no more than 20,000. */
const NOT_ATOM = 0xffff;
const LONGEST_KEY = 10_000;

/**
 * A group's SMILES as `describe` spells it, whichever way it is written: `*C(=O)C` is `*C(C)=O`.
 *
 * @param smiles - with `*` for each place where it is attached; one that cannot be read is given back as it is
 */
export function spellingOf(smiles: string): string {
  let spelling = spellings.get(smiles);
  if (spelling === undefined) {
    spelling = spelt(smiles);
    spellings.set(smiles, spelling);
  }
  return spelling;
}

const spellings = new Map<string, string>();

/** Silicon stands for the rest of the molecule and is cut off; what is bound by a double bond is written on a carbon. */
function spelt(smiles: string): string {
  const double = smiles.startsWith('*=');
  const reading = readMolecules(double ? `C${smiles.slice(1)}` : smiles.replaceAll('*', '[SiH3]'));
  const molecule = reading.ok ? reading.molecules[0] : undefined;
  if (molecule === undefined) return smiles;
  const all = Array.from({ length: molecule.size }, (_, i) => i);
  const rest = new Set(double ? [0] : all.filter((i) => molecule.element[i] === 14));
  return fragmentSmiles(
    molecule,
    all.filter((i) => !rest.has(i)),
    [...rest].flatMap((to) => molecule.edges[to]!.map((e) => ({ atom: e.to, to, order: e.order }))),
  );
}

/** The name, or the SMILES where there is no short name. */
export function spoken(view: GroupView): string {
  return view.name ?? view.smiles;
}

function nameOf(group: Group, smiles: string): string | undefined {
  return NAMES.get(smiles) ?? substitutedPhenyl(group) ?? withSubstitutedPhenyl(group) ?? fusedBenzo(group);
}

/** `benzo`: the four carbons that make a naphthyl of a phenyl. */
function fusedBenzo({ molecule, atoms, attachments }: Group): string | undefined {
  const isBare = atoms.every(
    (a) => molecule.element[a] === 6 && molecule.aromatic[a] === 1 && molecule.hydrogens[a] === 1,
  );
  return isBare && atoms.length === 4 && attachments.length === 2 ? 'benzo' : undefined;
}

/** Atoms that a named group with five named substituents on its ring may have: none of {@link NAMES} has twenty. */
const LARGEST_NAMED = 120;

/** `3-methylbenzyl`, `2-(4-fluorophenyl)ethyl`: a named group whose one benzene ring bears named substituents. */
function withSubstitutedPhenyl(group: Group): string | undefined {
  const { molecule, atoms, attachments } = group;
  if (group.ring !== undefined || attachments.length !== 1 || atoms.length > LARGEST_NAMED) return undefined;
  const first = atoms.filter((a) => molecule.aromatic[a] === 1);
  if (first.length === 0) return undefined;
  const own = new Set(atoms);
  const outside = new Set<number>();
  for (let a = 0; a < molecule.size; a++) if (!own.has(a)) outside.add(a);
  for (const start of first) {
    // Two neighbours are those in the ring.
    if (molecule.edges[start]!.filter((e) => own.has(e.to)).length < 3) continue;
    const ring = smallestRings(molecule, start, outside)[0];
    if (ring === undefined || !isBenzeneRing(molecule, ring)) continue;
    // The ring seen from the atom that leads on to the rest of the group.
    const rest = molecule.edges[start]!.find((e) => own.has(e.to) && !ring.includes(e.to))?.to;
    if (rest === undefined) continue;
    const chain = sideOf(molecule, rest, new Set([...ring, ...outside]));
    if (!chain.includes(attachments[0]!.atom)) continue;
    const phenyl = ringGroup(molecule, ring, atoms, new Set(chain));
    const name = substitutedPhenyl(phenyl);
    if (name === undefined) continue;
    const parent = NAMES.get(bareParent(molecule, chain, ring, start, attachments));
    if (parent === undefined) continue;
    if (/^benz(?:yl|oyl)$/.test(parent)) return name.replace(/phenyl$/, parent);
    if (parent.match(/phenyl/g)?.length === 1) return parent.replace('phenyl', `(${name})`);
  }
  return undefined;
}

/** The group's SMILES as if hydrogen sat on the ring wherever a substituent does. */
function bareParent(
  { size, element, charge, hydrogens, bonds }: Molecule,
  chain: readonly number[],
  ring: readonly number[],
  start: number,
  attachments: Group['attachments'],
): string {
  const filled = Uint8Array.from(hydrogens, (h, a) => (ring.includes(a) && a !== start ? 1 : h));
  return fragmentSmiles(
    { size, element, charge, hydrogens: filled, bonds },
    [...chain, ...ring],
    attachments,
  );
}

/** The atoms on this side of what is barred. */
function sideOf(molecule: Molecule, start: number, barred: ReadonlySet<number>): number[] {
  const out = new Set([start]);
  for (const atom of out) for (const { to } of molecule.edges[atom]!) if (!barred.has(to)) out.add(to);
  return [...out];
}

/** `4-fluorophenyl`, `2,5-dimethoxyphenyl`: a benzene ring whose substituents all have names. */
function substitutedPhenyl(group: Group): string | undefined {
  const ring = group.ring;
  if (ring === undefined || ring.substituents.length === 0) return undefined;
  if (!isBenzeneRing(group.molecule, ring.atoms)) return undefined;
  const hold = group.attachments[0];
  if (group.attachments.length !== 1 || hold === undefined) return undefined;
  const start = ring.atoms.indexOf(hold.atom);
  if (start < 0) return undefined;
  const placed: { position: number; name: string }[] = [];
  for (const substituent of ring.substituents) {
    const only = substituent.attachments.length === 1 ? substituent.attachments[0] : undefined;
    const name = only === undefined ? undefined : NAMES.get(describe(substituent).smiles);
    if (only === undefined || name === undefined) return undefined;
    const prefix = name === 'hydroxyl' || name === 'carboxyl' ? name.slice(0, -1) : name;
    placed.push({ position: (ring.atoms.indexOf(only.to) - start + 6) % 6, name: prefix });
  }
  const forward = placed.map((p) => ({ ...p, position: p.position + 1 }));
  const backward = placed.map((p) => ({ ...p, position: ((6 - p.position) % 6) + 1 }));
  const key = (list: typeof placed) =>
    list
      .map((p) => p.position)
      .sort((a, b) => a - b)
      .join();
  const best = key(forward) <= key(backward) ? forward : backward;
  const byName = new Map<string, number[]>();
  for (const p of best) byName.set(p.name, [...(byName.get(p.name) ?? []), p.position]);
  const words = [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const prefix = words.map(([name, at]) => {
    const wrapped = /^[a-z]+$/.test(name) ? name : `(${name})`;
    return `${at.sort((a, b) => a - b).join(',')}-${TIMES[at.length] ?? ''}${wrapped}`;
  });
  return `${prefix.join('-')}phenyl`;
}

const TIMES: Readonly<Record<number, string>> = { 2: 'di', 3: 'tri', 4: 'tetra', 5: 'penta' };

/** Short names by fragment SMILES, spelt as the fragment writer spells them (a test holds each to that). */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ['*[H]', 'hydrogen'],
  ['*[O-]', 'oxide'],
  ['*C', 'methyl'],
  ['*CC', 'ethyl'],
  ['*CCC', 'propyl'],
  ['*C(C)C', 'isopropyl'],
  ['*CCCC', 'butyl'],
  ['*CC(C)C', 'isobutyl'],
  ['*C(C)CC', 'sec-butyl'],
  ['*C(C)(C)C', 'tert-butyl'],
  ['*CCCCC', 'pentyl'],
  ['*CCCCCC', 'hexyl'],
  ['*C=C', 'vinyl'],
  ['*CC=C', 'allyl'],
  ['*C#C', 'ethynyl'],
  ['*CC#C', 'propargyl'],
  ['*C1CC1', 'cyclopropyl'],
  ['*C1CCC1', 'cyclobutyl'],
  ['*C1CCCC1', 'cyclopentyl'],
  ['*C1CCCCC1', 'cyclohexyl'],
  ['*CC1CC1', 'cyclopropylmethyl'],
  ['*O', 'hydroxyl'],
  ['*OC', 'methoxy'],
  ['*OCC', 'ethoxy'],
  ['*OCCC', 'propoxy'],
  ['*OC(C)C', 'isopropoxy'],
  ['*OCCCC', 'butoxy'],
  ['*Oc1ccccc1', 'phenoxy'],
  ['*OCc1ccccc1', 'benzyloxy'],
  ['*OC(F)(F)F', 'trifluoromethoxy'],
  ['*F', 'fluoro'],
  ['*Cl', 'chloro'],
  ['*Br', 'bromo'],
  ['*I', 'iodo'],
  ['*C(F)(F)F', 'trifluoromethyl'],
  ['*CF', 'fluoromethyl'],
  ['*C(F)F', 'difluoromethyl'],
  ['*CCF', '2-fluoroethyl'],
  ['*CCCl', '2-chloroethyl'],
  ['*CCCCCF', '5-fluoropentyl'],
  ['*N', 'amino'],
  ['*NC', 'methylamino'],
  ['*N(C)C', 'dimethylamino'],
  ['*N(CC)CC', 'diethylamino'],
  ['*N1CCC1', 'azetidin-1-yl'],
  ['*N1CCCC1', 'pyrrolidin-1-yl'],
  ['*N1CCCCC1', 'piperidin-1-yl'],
  ['*N1CCCCCC1', 'azepan-1-yl'],
  ['*NC(C)=O', 'acetamido'],
  ['*[N+](=O)[O-]', 'nitro'],
  ['*C#N', 'cyano'],
  ['*CCC#N', '2-cyanoethyl'],
  ['*SC', 'methylthio'],
  ['*SCC', 'ethylthio'],
  ['*S', 'sulfanyl'],
  ['*S(C)(=O)=O', 'methylsulfonyl'],
  ['*=O', 'oxo'],
  ['*C(=O)O', 'carboxyl'],
  ['*C(=O)OC', 'methoxycarbonyl'],
  ['*C(=O)OCC', 'ethoxycarbonyl'],
  ['*C(=O)OC(C)(C)C', 'tert-butoxycarbonyl'],
  ['*C(=O)OCc1ccccc1', 'benzyloxycarbonyl'],
  ['*COC', 'methoxymethyl'],
  ['*COCC', 'ethoxymethyl'],
  ['*CO', 'hydroxymethyl'],
  ['*CCO', '2-hydroxyethyl'],
  ['*CCOC', '2-methoxyethyl'],
  ['*CC(=O)OC', 'methoxycarbonylmethyl'],
  ['*CC=C(C)C', 'prenyl'],
  ['*C1CCOCC1', 'tetrahydropyran-4-yl'],
  ['*OC(C)=O', 'acetoxy'],
  ['*OC(=O)CC', 'propionyloxy'],
  ['*CCC(=O)OC', '2-(methoxycarbonyl)ethyl'],
  ['*CCC(=O)O', '2-carboxyethyl'],
  ['*CCC(=O)OCC', '2-(ethoxycarbonyl)ethyl'],
  ['*C=O', 'formyl'],
  ['*C(C)=O', 'acetyl'],
  ['*C(=O)CC', 'propionyl'],
  ['*C(=O)CCC', 'butyryl'],
  ['*C(=O)C(C)C', 'isobutyryl'],
  ['*C(=O)CCCC', 'valeryl'],
  ['*C(=O)CC(C)C', 'isovaleryl'],
  ['*C(=O)C(C)CC', '2-methylbutyryl'],
  ['*C(=O)C(C)(C)C', 'pivaloyl'],
  ['*C(=O)CCCCC', 'hexanoyl'],
  ['*C(=O)CCCCCC', 'heptanoyl'],
  ['*C(=O)C=C', 'acryloyl'],
  ['*C(=O)C=CC', 'crotonoyl'],
  ['*C(=O)C(=C)C', 'methacryloyl'],
  ['*C(=O)C=C(C)C', 'senecioyl'],
  ['*C(=O)CO', 'glycoloyl'],
  ['*C(=O)COC', 'methoxyacetyl'],
  ['*C(=O)COCC', 'ethoxyacetyl'],
  ['*C(=O)COc1ccccc1', 'phenoxyacetyl'],
  ['*C(=O)C(C)OC', '2-methoxypropionyl'],
  ['*C(=O)CCO', '3-hydroxypropionyl'],
  ['*C(=O)C(C)O', 'lactoyl'],
  ['*C(=O)C(C)F', '2-fluoropropionyl'],
  ['*C(=O)CCC(=O)O', 'succinyl'],
  ['*C(=O)CCCC(=O)O', 'glutaryl'],
  ['*C(=O)C1CC1', 'cyclopropanecarbonyl'],
  ['*C(=O)C1CCC1', 'cyclobutanecarbonyl'],
  ['*C(=O)C1CCCC1', 'cyclopentanecarbonyl'],
  ['*C(=O)C1CCCCC1', 'cyclohexanecarbonyl'],
  ['*C(=O)C1=CCCC1', 'cyclopentene-1-carbonyl'],
  ['*C(=O)CC1CC1', 'cyclopropylacetyl'],
  ['*C(=O)C1C(C)(C)C1(C)C', '2,2,3,3-tetramethylcyclopropanecarbonyl'],
  ['*C(=O)C1CCCO1', 'tetrahydrofuran-2-carbonyl'],
  ['*C(=O)C1CCOC1', 'tetrahydrofuran-3-carbonyl'],
  ['*C(=O)C1CCCS1', 'tetrahydrothiophene-2-carbonyl'],
  ['*C(=O)c1ccco1', '2-furoyl'],
  ['*C(=O)c1ccoc1', '3-furoyl'],
  ['*C(=O)c1ccc(C)o1', '5-methyl-2-furoyl'],
  ['*C(=O)c1cccs1', 'thiophene-2-carbonyl'],
  ['*C(=O)c1ccsc1', 'thiophene-3-carbonyl'],
  ['*C(=O)c1ccccc1', 'benzoyl'],
  ['*C(=O)c1ccc(C)cc1', '4-toluoyl'],
  ['*C(=O)c1ccc(F)cc1', '4-fluorobenzoyl'],
  ['*C(=O)c1cc2c(cc1)OCO2', '1,3-benzodioxole-5-carbonyl'],
  ['*C(=O)c1cccc2c1OCO2', '1,3-benzodioxole-4-carbonyl'],
  ['*C(=O)Cc1ccccc1', 'phenylacetyl'],
  ['*C(=O)CCc1ccccc1', '3-phenylpropanoyl'],
  ['*C(=O)C=Cc1ccccc1', 'cinnamoyl'],
  ['*C(=O)c1cccnc1', 'nicotinoyl'],
  ['*C(=O)c1ccncc1', 'isonicotinoyl'],
  ['*C(=O)CCl', 'chloroacetyl'],
  ['*C(=O)C(F)(F)F', 'trifluoroacetyl'],
  ['*C(=O)NC', 'methylcarbamoyl'],
  ['*C(=O)N(C)C', 'dimethylcarbamoyl'],
  ['*C(N)=O', 'carbamoyl'],
  ['*C(=S)CC', 'thiopropionyl'],
  ['*C(C)=S', 'thioacetyl'],
  ['*S(=O)(=O)CC', 'ethanesulfonyl'],
  ['*S(C)(=O)=O', 'methanesulfonyl'],
  ['*C(=O)OC(C)(C)C', 'tert-butoxycarbonyl'],
  ['*C(=O)NCC', 'ethylcarbamoyl'],
  ['*c1ccccc1', 'phenyl'],
  ['*Cc1ccccc1', 'benzyl'],
  ['*CCc1ccccc1', '2-phenylethyl'],
  ['*CCCc1ccccc1', '3-phenylpropyl'],
  ['*C(C)Cc1ccccc1', '1-phenylpropan-2-yl'],
  ['*CC(C)c1ccccc1', '2-phenylpropyl'],
  ['*C(C)c1ccccc1', '1-phenylethyl'],
  ['*CC(O)c1ccccc1', '2-hydroxy-2-phenylethyl'],
  ['*CC(OC)c1ccccc1', '2-methoxy-2-phenylethyl'],
  ['*CC(=O)c1ccccc1', 'phenacyl'],
  ['*CC(OC(C)=O)c1ccccc1', '2-acetoxy-2-phenylethyl'],
  ['*CCOc1ccccc1', '2-phenoxyethyl'],
  ['*Cc1cccs1', 'thiophen-2-ylmethyl'],
  ['*Cc1ccsc1', 'thiophen-3-ylmethyl'],
  ['*Cc1ccco1', 'furan-2-ylmethyl'],
  ['*Cc1ccncc1', 'pyridin-4-ylmethyl'],
  ['*Cc1cc2c(cc1)OCO2', 'piperonyl'],
  ['*CCc1cccs1', '2-(thiophen-2-yl)ethyl'],
  ['*CCc1ccsc1', '2-(thiophen-3-yl)ethyl'],
  ['*CC(O)c1cccs1', '2-hydroxy-2-(thiophen-2-yl)ethyl'],
  ['*C(C)Cc1cccs1', '1-(thiophen-2-yl)propan-2-yl'],
  ['*CCc1ccco1', '2-(furan-2-yl)ethyl'],
  ['*CCc1ccccn1', '2-(pyridin-2-yl)ethyl'],
  ['*CCc1c[nH]c2ccccc12', '2-(indol-3-yl)ethyl'],
  ['*CCN1C(=O)N(CC)N=N1', '2-(4-ethyl-5-oxotetrazol-1-yl)ethyl'],
  ['*CCC1CCCCC1', '2-cyclohexylethyl'],
  ['*CC*', 'ethane-1,2-diyl'],
  ['*C*', 'methylene'],
  ['*CCC*', 'propane-1,3-diyl'],
  ['*CCOCC*', '3-oxapentane-1,5-diyl'],
  ['*CCCC*', 'butane-1,4-diyl'],
  ['*CCCCC*', 'pentane-1,5-diyl'],
  ['*OCO*', 'methylenedioxy'],
  ['*OCCO*', 'ethylenedioxy'],
  ['*c1cccs1', 'thiophen-2-yl'],
  ['*c1ccsc1', 'thiophen-3-yl'],
  ['*c1ccco1', 'furan-2-yl'],
  ['*c1ccoc1', 'furan-3-yl'],
  ['*c1ccccn1', 'pyridin-2-yl'],
  ['*c1cccnc1', 'pyridin-3-yl'],
  ['*c1ccncc1', 'pyridin-4-yl'],
  ['*c1cnccn1', 'pyrazin-2-yl'],
  ['*c1ncccn1', 'pyrimidin-2-yl'],
  ['*c1ccncn1', 'pyrimidin-4-yl'],
  ['*c1cncnc1', 'pyrimidin-5-yl'],
  ['*c1cc2ccccc2cc1', '2-naphthyl'],
  ['*c1cccc2ccccc12', '1-naphthyl'],
  ['*c1cc2c(cc1)OCO2', '1,3-benzodioxol-5-yl'],
  ['*c1cccc2cccnc12', 'quinolin-8-yl'],
  ['*N1C(=O)N(CC)N=N1', '4-ethyl-5-oxotetrazol-1-yl'],
  ['*C(C)(c1ccccc1)c1ccccc1', '1,1-diphenylethyl'],
]);
