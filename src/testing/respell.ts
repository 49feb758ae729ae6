import { type Molecule, readMolecules } from '../chemistry/index.js';

/**
 * Which liberties a re-spelling takes; all of them leave the substance what it is. Each is off unless given.
 *
 * @example
 * const options: RespellOptions = { kekule: true };
 * createScreener({ asOf: '2026-01-01' }).screen(respell('CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1', 7, options)).verdict; // 'listed'
 */
export interface RespellOptions {
  /** Draw aromatic rings with alternating bonds: `C1=CC=CC=C1`. */
  readonly kekule?: boolean;
  /** Write some hydrogens as atoms: `C([H])([H])`. */
  readonly explicitHydrogens?: boolean;
  /** Put some atoms in brackets that need none: `[CH3]`. */
  readonly brackets?: boolean;
  /** Label some atoms with isotopes: `[13CH3]`. */
  readonly isotopes?: boolean;
  /** Number some atoms, as reactions do: `[CH3:7]`. */
  readonly atomMaps?: boolean;
  /** Give some neutral nitrogens a proton. */
  readonly protonate?: boolean;
  /** Take the proton of carboxylic acids. */
  readonly deprotonate?: boolean;
  /** Write nitro groups as `N(=O)=O`. */
  readonly oldNitro?: boolean;
  /** Add a counter-ion or solvent before or after. */
  readonly salt?: boolean;
  /** Write every bond: `C-C`, and aromatic ones as `:`. */
  readonly allBonds?: boolean;
  /** Use ring numbers such as `%12` and `%(345)`. */
  readonly largeRingNumbers?: boolean;
}

/** The liberties that `respelling` takes where none are named. */
export const EVERY_LIBERTY: RespellOptions = {
  explicitHydrogens: true,
  brackets: true,
  isotopes: true,
  atomMaps: true,
  protonate: true,
  deprotonate: true,
  oldNitro: true,
  salt: true,
};

const SALTS = [
  'Cl',
  'Br',
  '[Na+].[Cl-]',
  'OC(=O)C(=O)O',
  'O',
  '[K+].[I-]',
  'OC(=O)C(O)C(O)C(=O)O',
  'OS(=O)(=O)O',
];

const SYMBOLS: Record<number, string> = {
  1: 'H', 3: 'Li', 5: 'B', 6: 'C', 7: 'N', 8: 'O', 9: 'F', 11: 'Na', 12: 'Mg', 13: 'Al', 14: 'Si', 15: 'P', 16: 'S', 17: 'Cl',
  19: 'K', 20: 'Ca', 26: 'Fe', 29: 'Cu', 30: 'Zn', 33: 'As', 34: 'Se', 35: 'Br', 47: 'Ag', 50: 'Sn', 51: 'Sb', 52: 'Te',
  53: 'I', 56: 'Ba', 64: 'Gd', 78: 'Pt', 79: 'Au', 80: 'Hg', 83: 'Bi', 85: 'At',
}; // biome-ignore format: a table
const ORGANIC = new Set([5, 6, 7, 8, 9, 15, 16, 17, 35, 53]);

/**
 * A source of chance that gives the same numbers for the same seed, so that a failing case can be run again.
 *
 * @param seed - any whole number
 * @returns a function that gives numbers from 0 up to, not including, 1
 */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a substance in another way: atoms in another order, rings numbered otherwise, and the liberties asked for.
 * Shares no code with src/chemistry/smiles/write.ts, so that the two can be held against each other.
 *
 * @param input - a SMILES (all its components are written, in another order) or one molecule
 * @param random - a source of chance, or a seed for one
 * @param options - the liberties to take
 * @returns a SMILES of the same substance
 * @throws TypeError where the input is unreadable or holds an element that the table above lacks
 *
 * @example respell('CCO', 1, { brackets: true }) === respell('CCO', 1, { brackets: true }); // true
 */
export function respell(
  input: string | Molecule,
  random: number | (() => number),
  options: RespellOptions = {},
): string {
  const rnd = typeof random === 'number' ? randomFrom(random) : random;
  let molecules: readonly Molecule[];
  if (typeof input === 'string') {
    const reading = readMolecules(input);
    if (!reading.ok) throw new TypeError(`${input}: ${reading.issues[0]!.message}`);
    molecules = reading.molecules;
  } else molecules = [input];
  const pieces = molecules.map((m) => spell(m, rnd, options));
  if (options.salt && rnd() < 0.7) pieces.push(pick(SALTS, rnd));
  return shuffle(pieces, rnd).join('.');
}

function spell(m: Molecule, rnd: () => number, options: RespellOptions): string {
  const protons = new Int8Array(m.size);
  const orders = new Map<number, number>(m.bonds.map((bond, i) => [i, bond.order]));
  const charge = Int8Array.from(m.charge);
  for (let i = 0; i < m.size; i++) {
    const edges = m.edges[i]!;
    const calm = m.charge[i] === 0 && edges.every((e) => m.charge[e.to] === 0);
    if (options.protonate && calm && m.element[i] === 7 && rnd() < 0.4) protons[i] = 1;
    if (options.deprotonate && calm && m.element[i] === 8 && m.hydrogens[i] === 1 && rnd() < 0.7) {
      const onCarbonyl = edges.some((e) =>
        m.edges[e.to]!.some((f) => f.order === 2 && m.element[f.to] === 8),
      );
      if (onCarbonyl && m.element[edges[0]!.to] === 6) protons[i] = -1;
    }
    if (options.oldNitro && m.element[i] === 7 && m.charge[i] === 1 && rnd() < 0.7) {
      const named = (atom: number): boolean => m.cisTrans.some((c) => c.left === atom || c.right === atom);
      const minus = edges.find(
        (e) => m.element[e.to] === 8 && m.charge[e.to] === -1 && e.order === 1 && !named(e.to),
      );
      if (minus && edges.reduce((sum, e) => sum + e.order, 0) === 4 && edges.some((e) => e.order === 2)) {
        orders.set(minus.bond, 2);
        charge[i] = 0;
        charge[minus.to] = 0;
      }
    }
  }

  // The geometry of double bonds, as slants from each bond's `a` to its `b`.
  const slants = new Map<number, number>();
  /** Slants that hang together; turning all of a group over leaves every geometry as it is. */
  const group = new Map<number, number>();
  const isEnd = (atom: number): boolean => m.cisTrans.some((c) => c.a === atom || c.b === atom);
  for (const stated of m.cisTrans) {
    // Where a single bond joins two such double bonds its slant serves both, so that no end gets two.
    const c: { -readonly [K in keyof typeof stated]: (typeof stated)[K] } = { ...stated };
    for (const [end, across, side] of [
      [c.a, c.b, 'left'],
      [c.b, c.a, 'right'],
    ] as const) {
      if (isEnd(c[side])) continue;
      const other = m.edges[end]!.find((e) => e.to !== across && isEnd(e.to));
      if (!other) continue;
      c[side] = other.to;
      c.together = !c.together;
    }
    const first = m.edges[c.a]!.find((e) => e.to === c.left)!.bond;
    const second = m.edges[c.b]!.find((e) => e.to === c.right)!.bond;
    const sideOf = (end: number, bond: number): number => {
      const s = slants.get(bond) ?? 0;
      return m.bonds[bond]!.a === end ? s : -s;
    };
    const put = (end: number, bond: number, side: number): void => {
      slants.set(bond, m.bonds[bond]!.a === end ? side : -side);
    };
    if (!slants.has(first)) {
      put(c.a, first, rnd() < 0.5 ? 1 : -1);
      group.set(first, first);
    }
    const wanted = c.together ? sideOf(c.a, first) : -sideOf(c.a, first);
    if (!slants.has(second)) {
      put(c.b, second, wanted);
      group.set(second, group.get(first)!);
      continue;
    }
    const turn = sideOf(c.b, second) !== wanted;
    const old = group.get(second)!;
    for (const [bond, g] of group) {
      if (g !== old || old === group.get(first)) continue;
      if (turn) slants.set(bond, -slants.get(bond)!);
      group.set(bond, group.get(first)!);
    }
  }

  const lower = (i: number): boolean => !options.kekule && m.aromatic[i] === 1;
  // A spanning tree in random order, then the ring bonds.
  const root = Math.floor(rnd() * m.size);
  const order = new Int32Array(m.size).fill(-1);
  const children: { to: number; bond: number }[][] = Array.from({ length: m.size }, () => []);
  const rings: { from: number; to: number; bond: number }[] = [];
  const edgeOrder = m.edges.map((list) => shuffle([...list], rnd));
  let clock = 0;
  const path: { atom: number; k: number; via: number }[] = [{ atom: root, k: 0, via: -1 }];
  order[root] = clock++;
  while (path.length > 0) {
    const top = path[path.length - 1]!;
    const e = edgeOrder[top.atom]![top.k++];
    if (!e) {
      path.pop();
      continue;
    }
    if (e.bond === top.via) continue;
    if (order[e.to] === -1) {
      order[e.to] = clock++;
      children[top.atom]!.push({ to: e.to, bond: e.bond });
      path.push({ atom: e.to, k: 0, via: e.bond });
    } else if (order[e.to]! < order[top.atom]!) rings.push({ from: e.to, to: top.atom, bond: e.bond });
  }

  const symbol = (bond: number, from: number): string => {
    const b = m.bonds[bond]!;
    if (b.aromatic && lower(b.a) && lower(b.b)) return options.allBonds ? ':' : '';
    const slant = slants.get(bond);
    if (slant !== undefined) return (b.a === from ? slant : -slant) > 0 ? '/' : '\\';
    const o = orders.get(bond)!;
    if (o === 1) return (lower(b.a) && lower(b.b)) || options.allBonds ? '-' : '';
    return ['->', '', '=', '#', '$'][o]!;
  };

  const numbers = new Map<{ from: number; to: number; bond: number }, number>();
  const busy = new Set<number>();
  const freeNumber = (): number => {
    for (;;) {
      const most = options.largeRingNumbers ? 1000 : 9 + busy.size;
      const n = Math.floor(rnd() * (most + 1));
      if (!busy.has(n)) return n;
    }
  };
  const ringText = (n: number): string =>
    n < 10 && rnd() < 0.9 ? `${n}` : n < 100 ? `%${`${n}`.padStart(2, '0')}` : `%(${n})`;

  let text = '';
  const todo: (string | number)[] = [root];
  while (todo.length > 0) {
    const next = todo.pop()!;
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    const i = next;
    const h = m.hydrogens[i]! + protons[i]!;
    let shown = 0;
    const mayShow = options.explicitHydrogens && m.element[i] !== 1;
    while (mayShow && shown < h && rnd() < 0.25) shown++;
    text += atomText(i, h - shown, shown);
    for (const ring of shuffle(
      rings.filter((r) => r.to === i || r.from === i),
      rnd,
    )) {
      if (ring.to === i) {
        text += ringText(numbers.get(ring)!);
        busy.delete(numbers.get(ring)!);
      } else {
        const n = freeNumber();
        busy.add(n);
        numbers.set(ring, n);
        text += symbol(ring.bond, i) + ringText(n);
      }
    }
    for (let k = 0; k < shown; k++) text += `(${pick(['[H]', '[H]', '[2H]', '[3H]', '[H:3]'], rnd)})`;
    const list = children[i]!;
    for (let k = list.length - 1; k >= 0; k--) {
      const child = list[k]!;
      const bond = symbol(child.bond, i);
      if (k === list.length - 1 && rnd() < 0.9) todo.push(child.to, bond);
      else todo.push(')', child.to, `(${bond}`);
    }
  }
  return text;

  function atomText(i: number, h: number, shown: number): string {
    const element = m.element[i]!;
    const name = SYMBOLS[element];
    if (!name) throw new TypeError(`respell does not know element ${element}`);
    const q = charge[i]! + protons[i]!;
    const low = lower(i);
    const written = low ? name.toLowerCase() : name;
    const isotope = options.isotopes && rnd() < 0.1 ? `${Math.floor(rnd() * 300)}` : '';
    const map = options.atomMaps && rnd() < 0.1 ? `:${Math.floor(rnd() * 99)}` : '';
    const bare =
      q === 0 && isotope === '' && map === '' && ORGANIC.has(element) && h === implied(i, low, shown);
    if (bare && !(options.brackets && rnd() < 0.3)) return written;
    const hs = h === 0 ? '' : h === 1 ? pick(['H', 'H1'], rnd) : `H${h}`;
    const sign = q > 0 ? '+' : '-';
    const size = Math.abs(q);
    const qs =
      q === 0
        ? ''
        : size === 1
          ? pick([sign, `${sign}1`], rnd)
          : pick([`${sign}${size}`, sign.repeat(size)], rnd);
    return `[${isotope}${written}${hs}${qs}${map}]`;
  }

  /** The hydrogens that OpenSMILES gives to the atom without brackets; -1 where brackets are the safe way. */
  function implied(i: number, low: boolean, shown: number): number {
    const element = m.element[i]!;
    let bonds = shown;
    for (const e of m.edges[i]!) bonds += low && e.aromatic && lower(e.to) ? 1 : orders.get(e.bond)!;
    if (low)
      return element === 6 && bonds <= 3 ? 3 - bonds : element === 6 && bonds === 4 ? 0 : shown > 0 ? -1 : 0;
    switch (element) {
      case 5:
        return 3 - bonds;
      case 6:
        return 4 - bonds;
      case 7:
        return bonds === 5 ? 0 : bonds === 4 ? -1 : 3 - bonds;
      case 8:
        return 2 - bonds;
      case 15:
        return bonds <= 3 ? 3 - bonds : 5 - bonds;
      case 16:
        return bonds <= 2 ? 2 - bonds : bonds <= 4 ? 4 - bonds : 6 - bonds;
      default:
        return bonds <= 1 ? 1 - bonds : -1;
    }
  }
}

function pick<T>(from: readonly T[], rnd: () => number): T {
  return from[Math.floor(rnd() * from.length)]!;
}

function shuffle<T>(list: T[], rnd: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(rnd() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
