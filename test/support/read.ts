import {
  type FragmentBond,
  fragmentSmiles,
  type Molecule,
  readMolecules,
} from '../../src/chemistry/index.js';

/** The molecules that a text says; throws where it says none, as tests should. */
export function molecules(text: string): readonly Molecule[] {
  const reading = readMolecules(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.issues.map((i) => i.code)}`);
  return reading.molecules;
}

/** The one molecule that a text says. */
export function molecule(text: string): Molecule {
  const all = molecules(text);
  if (all.length !== 1) throw new Error(`${text} holds ${all.length} molecules`);
  return all[0]!;
}

/** The code and place of the first error, or `readable`. */
export function fault(text: string): string {
  const reading = readMolecules(text);
  if (reading.ok) return 'readable';
  const { code, at } = reading.issues[0]!;
  return `${code} ${at?.offset}+${at?.length}`;
}

const ASTATINE = 85;

/** The group that hangs on `[At]` in this text, as `fragmentSmiles` writes it. */
export function groupOn(text: string | Molecule): string {
  const m = typeof text === 'string' ? molecule(text) : text;
  const atoms: number[] = [];
  const attachments: FragmentBond[] = [];
  for (let i = 0; i < m.size; i++) {
    if (m.element[i] !== ASTATINE) atoms.push(i);
    else for (const e of m.edges[i]!) attachments.push({ atom: e.to, to: i, order: e.order });
  }
  return fragmentSmiles(m, atoms, attachments);
}
