import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readMolecules } from '../src/chemistry/index.js';
import { embed, FENTANYL, RELATION_IDS, relate, type Skeleton } from '../src/scaffold/index.js';

type A = Skeleton['atoms'][number];
type B = Skeleton['bonds'][number];
const any = new Set(RELATION_IDS);
const base = (name: string, f: (a: A) => A, g: (b: B) => B = (b) => b): Skeleton => ({
  id: name,
  name,
  atoms: FENTANYL.atoms.map(f),
  bonds: FENTANYL.bonds.map(g),
});
const X: Skeleton[] = [];
X.push(
  base('cycloalkyl', (a) =>
    a.label === 'aryl C' ? { label: 'aryl C', elements: [6], aromatic: false, inRing: true } : a,
  ),
);
X.push(
  base('alkyl', (a) =>
    a.label === 'aryl C' ? { label: 'aryl C', elements: [6], aromatic: false, inRing: false } : a,
  ),
);
const relabel =
  (pairs: [string, string][]) =>
  (b: B): B =>
    pairs.some(([p, q]) => b.between.includes(p) && b.between.includes(q)) ? { ...b, order: 2 } : b;
X.push(base('ene C3=C4', (a) => a, relabel([['C4', 'C3']])));
X.push(base('ene C2=C3', (a) => a, relabel([['C3', 'C2']])));
X.push(base('iminium N1=C2', (a) => a, relabel([['C2', 'N1']])));
X.push(
  base(
    'diene',
    (a) => a,
    relabel([
      ['C4', 'C3'],
      ['C6', 'C5'],
    ]),
  ),
);
const C = [6],
  N = [7];
const s = (a: string, b: string, inRing = false) => ({ between: [a, b], order: 1, inRing }) as B;
const head = {
  atoms: [
    { label: 'amide N', elements: N, inRing: false, hydrogens: 0, degree: 3 },
    { label: 'acyl C', elements: C, aromatic: false },
    { label: 'acyl O', elements: [8] },
    { label: 'acyl alpha C', elements: C },
    { label: 'aryl C', elements: C, aromatic: true },
  ] as A[],
  bonds: [
    s('amide N', 'acyl C'),
    { between: ['acyl C', 'acyl O'], order: 2, inRing: false } as B,
    s('acyl C', 'acyl alpha C'),
    s('amide N', 'aryl C'),
  ],
};
X.push({
  id: 'two carbons',
  name: '',
  atoms: [
    ...head.atoms,
    { label: 'C4', elements: C, aromatic: false, inRing: false },
    { label: 'C3', elements: C, aromatic: false, inRing: false },
    { label: 'N1', elements: N, aromatic: false, kind: 'amine' },
  ],
  bonds: [...head.bonds, s('amide N', 'C4'), s('C4', 'C3'), { between: ['C3', 'N1'], order: 1 } as B],
});
X.push({
  id: 'three carbons any amine',
  name: '',
  atoms: [
    ...head.atoms,
    { label: 'C4', elements: C, aromatic: false, inRing: false },
    { label: 'C3', elements: C, aromatic: false, inRing: false },
    { label: 'C2', elements: C, aromatic: false, inRing: false },
    { label: 'N1', elements: N, aromatic: false, kind: 'amine' },
  ],
  bonds: [
    ...head.bonds,
    s('amide N', 'C4'),
    s('C4', 'C3'),
    s('C3', 'C2'),
    { between: ['C2', 'N1'], order: 1 } as B,
  ],
});
const hits = new Map<string, string[]>();
for (const file of ['opioids.tsv', 'medicines.tsv', 'other-drugs.tsv', 'general.smi.gz']) {
  const bytes = readFileSync(`/work/shared/data/${file}`);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('latin1') : bytes.toString('utf8');
  for (const line of text.split('\n')) {
    const smiles = line.split(/[ \t]/, 1)[0]!;
    if (!/[Nn]/.test(smiles)) continue;
    const r = readMolecules(smiles);
    if (!r.ok) continue;
    for (const m of r.molecules)
      for (const x of X)
        if (embed(x, m, 1).length > 0 && relate(m, any) === null) {
          const k = `${file} ${x.id}`;
          (hits.get(k) ?? hits.set(k, []).get(k)!).push(line.split('\t').slice(0, 2).join('\t'));
        }
  }
}
for (const [k, v] of hits) console.log(`## ${k} ${v.length}\n${v.join('\n')}`);
