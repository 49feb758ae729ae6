/**
 * Writes src/chemistry/openchemlib/index-keys.json: the 512 substructures of OpenChemLib's index as plans of search, in the order in
 * which the first tell most of the others. Run with `npx tsx bench/index-keys.ts` after OpenChemLib changed; test/chemistry/fingerprint.test.ts
 * says when.
 */
import { writeFileSync } from 'node:fs';
import { Molecule, SSSearcher, SSSearcherWithIndex } from 'openchemlib';
import {
  CUMULATED,
  DELOCALISED,
  type Kind,
  type PackedKeys,
} from '../src/chemistry/openchemlib/index-keys.js';
import { loadRegister } from '../src/law/register.js';

interface Atom {
  readonly kind: number;
  readonly neighbours: { readonly to: number; order: number }[];
}

const fragments = [...SSSearcherWithIndex.getKeyIDCode()].map((code) => {
  const fragment = Molecule.fromIDCode(code, true);
  fragment.setFragment(true);
  fragment.ensureHelperArrays(Molecule.cHelperRings);
  return fragment;
});
const kinds = new Map<string, number>();
const all = fragments.map(atomsOf);

function atomsOf(fragment: Molecule): readonly Atom[] {
  const lines = fragment.toMolfile().split('\n');
  const excluded = new Set(
    lines.flatMap((line) => {
      const found = /^M {2}ALS +(\d+) +\d+ T/.exec(line);
      return found === null ? [] : [Number(found[1]) - 1];
    }),
  );
  const atoms = Array.from({ length: fragment.getAllAtoms() }, (_, a): Atom => {
    const asks = fragment.getAtomQueryFeaturesObject(a) as unknown as Record<string, unknown>;
    const list = [...(fragment.getAtomList(a) ?? [])];
    const isAny = lines[4 + a]!.slice(31, 34).trim() === 'A';
    const kind: Kind = {
      elements: isAny ? [] : list.length > 0 ? list : [fragment.getAtomicNo(a)],
      not: isAny || excluded.has(a),
      more: asks.moreNeighbours === true,
      same: asks.noMoreNeighbours === true,
      hydrogens: [0, 1].filter((h) => asks[`not${h}Hydrogen`] === true),
    };
    const text = JSON.stringify(kind);
    if (!kinds.has(text)) kinds.set(text, kinds.size);
    return { kind: kinds.get(text)!, neighbours: [] };
  });
  for (let b = 0; b < fragment.getAllBonds(); b++) {
    const [from, to] = [fragment.getBondAtom(0, b), fragment.getBondAtom(1, b)];
    const isDelocalised =
      fragment.isDelocalizedBond(b) || fragment.getBondType(b) === Molecule.cBondTypeDelocalized;
    const order = isDelocalised ? DELOCALISED : fragment.getBondOrder(b);
    atoms[from]!.neighbours.push({ to, order });
    atoms[to]!.neighbours.push({ to: from, order });
  }
  // Of two double bonds at one atom one alone is found in a delocalised bond too: benzene holds no allene.
  for (const [a, { neighbours }] of atoms.entries()) {
    const [double, other] = neighbours.filter(({ order }) => order === 2);
    if (double === undefined || other === undefined) continue;
    double.order = CUMULATED;
    atoms[double.to]!.neighbours.find(({ to }) => to === a)!.order = CUMULATED;
  }
  return atoms;
}

const kindList = [...kinds.keys()].map((text) => JSON.parse(text) as Kind);
const rarity = ({ kind, neighbours }: Atom): number => {
  const { elements, not } = kindList[kind]!;
  return (elements.length === 0 ? 0 : not ? 2 : elements[0] === 6 ? 1 : 8) + 0.3 * neighbours.length;
};

/** Atom by atom, the rarest first, each beside one before it: its kind, the place of that one and the bond, and further bonds to others before it. */
function plan(atoms: readonly Atom[]): string {
  const first = atoms.reduce((best, atom, a) => (rarity(atom) > rarity(atoms[best]!) ? a : best), 0);
  const order = [first];
  const steps = [`${atoms[first]!.kind} ${atoms[first]!.neighbours.length}`];
  while (order.length < atoms.length) {
    const open = order.flatMap((a, place) =>
      atoms[a]!.neighbours.filter(({ to }) => !order.includes(to)).map(({ to }) => ({ to, place })),
    );
    if (open.length === 0) throw new Error('a key in several pieces');
    const { to } = open.reduce((best, each) =>
      rarity(atoms[each.to]!) + 0.01 * each.place > rarity(atoms[best.to]!) + 0.01 * best.place ? each : best,
    );
    const back = atoms[to]!.neighbours.filter((n) => order.includes(n.to)).map(
      (n) => `${order.indexOf(n.to)} ${n.order}`,
    );
    steps.push(`${atoms[to]!.kind} ${atoms[to]!.neighbours.length} ${back.join(' ')}`);
    order.push(to);
  }
  return steps.join(',');
}

const searcher = new SSSearcher();
const holds = fragments.map((fragment, i) => {
  searcher.setMolecule(fragment);
  return new Set(
    fragments.flatMap((other, j) => {
      searcher.setFragment(other);
      return j !== i && searcher.isFragmentInMolecule() ? [j] : [];
    }),
  );
});
// What what it holds holds itself, goes without saying.
const holdsItself = holds.map((own, i) =>
  [...own].filter((j) => ![...own].some((k) => k !== j && holds[k]!.has(j) && !holds[k]!.has(i))),
);
const within = holds.map((_, j) => holds.filter((own) => own.has(j)).length);
const seen = new Float64Array(fragments.length);
const named = loadRegister().named();
for (const { smiles } of named)
  for (const [w, word] of Molecule.fromSmiles(smiles).getIndex().entries())
    for (let b = 0; b < 32; b++) if ((word >>> (31 - b)) & 1) seen[32 * w + b]! += 1 / named.length;
const tells = (i: number): number => seen[i]! * holds[i]!.size + (1 - seen[i]!) * within[i]!;

const packed: PackedKeys = {
  kinds: kindList,
  keys: all.map(plan),
  holds: holdsItself.map((own) => own.join(' ')),
  order: all
    .map((_, i) => i)
    .sort((a, b) => tells(b) - tells(a) || a - b)
    .join(' '),
};
writeFileSync(
  new URL('../src/chemistry/openchemlib/index-keys.json', import.meta.url),
  `${JSON.stringify(packed, null, 1)}\n`,
);
