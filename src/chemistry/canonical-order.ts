/** A graph to be put in canonical order: atoms with a colour, edges with a label. */
export interface ColouredGraph {
  readonly size: number;
  /** The edges of atom i are those from start[i] up to start[i + 1]. */
  readonly start: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Per edge a small whole number, the same seen from both ends. */
  readonly label: ArrayLike<number>;
  /** Per atom, what can be told of it without regard to its place; equal for atoms of a kind. */
  readonly colour: ArrayLike<number>;
}

/**
 * How much an order may cost before it is given up, in atoms and edges looked at: about a quarter of a second. A drug
 * takes some thousands, a peptide of a hundred phenylalanines some hundred thousand.
 */
export const MAX_STEPS = 8_000_000;

/**
 * In which order do the atoms of this graph stand, the same however it was numbered?
 *
 * Refines the colours by those of the neighbours until nothing changes, then breaks ties one at a time. Of the ways
 * to break a tie those are tried that no symmetry found so far makes needless, and the smallest resulting graph is
 * kept (McKay's method in small). The stated bound MAX_STEPS keeps graphs made for blowing up from doing so.
 *
 * @param graph - the graph
 * @returns `order`, the place of each atom, by colour first; `classes`, equal for atoms that refining alone does not
 * tell apart; and `exact`, false where the bound was met: then the order depends on the numbering, and only
 * `classes` may be relied on
 * @throws never
 * @example canonicalOrder(graph).order[0]; // 5: the first atom comes sixth
 */
export function canonicalOrder(graph: ColouredGraph): {
  order: Int32Array;
  classes: Int32Array;
  exact: boolean;
} {
  return new Orderer(graph).run();
}

/** A partition of the atoms: `cell` numbers that do not depend on the numbering of the atoms, and their sizes. */
interface Partition {
  readonly cell: Int32Array;
  readonly sizes: Int32Array;
  cells: number;
}

class Orderer {
  private readonly n: number;
  private steps = 0;
  private best: Int32Array | null = null;
  private bestForm: number[] = [];
  /** Union-find over the symmetries found so far. */
  private readonly orbit: Int32Array;

  constructor(private readonly g: ColouredGraph) {
    this.n = g.size;
    this.orbit = Int32Array.from({ length: g.size }, (_, i) => i);
  }

  run(): { order: Int32Array; classes: Int32Array; exact: boolean } {
    const first = this.initial();
    this.refine(
      first,
      Array.from({ length: this.n }, (_, i) => i),
    );
    const exact = first.cells === this.n || this.search(first);
    const cell = this.best ?? first.cell;
    const atoms = Array.from({ length: this.n }, (_, i) => i);
    atoms.sort((a, b) => this.g.colour[a]! - this.g.colour[b]! || cell[a]! - cell[b]! || a - b);
    const order = new Int32Array(this.n);
    for (const [k, a] of atoms.entries()) order[a] = k;
    return { order, classes: first.cell, exact };
  }

  private initial(): Partition {
    const { n, g } = this;
    const cells = new Map<number, number>();
    for (const c of Float64Array.from({ length: n }, (_, i) => g.colour[i]!).sort()) {
      if (!cells.has(c)) cells.set(c, cells.size);
    }
    const cell = Int32Array.from({ length: n }, (_, i) => cells.get(g.colour[i]!)!);
    const sizes = new Int32Array(n);
    for (const c of cell) sizes[c]!++;
    return { cell, sizes, cells: cells.size };
  }

  /**
   * Splits cells by the cells of their neighbours until none splits. Only atoms beside a change are looked at:
   * their fellows in the cell all still look as they did, so these form one part, which keeps the cell's number.
   */
  private refine(p: Partition, changed: number[]): void {
    const { g } = this;
    const { start, to, label } = g;
    const signature: number[][] = new Array(this.n);
    let touched = changed;
    while (touched.length > 0 && p.cells < this.n) {
      for (const a of touched) {
        const s: number[] = [];
        for (let e = start[a]!; e < start[a + 1]!; e++) s.push(p.cell[to[e]!]! * 16 + label[e]!);
        if (s.length > 1) s.sort((x, y) => x - y);
        signature[a] = s;
        this.steps += s.length + 1;
      }
      touched.sort((a, b) => p.cell[a]! - p.cell[b]! || compareLists(signature[a]!, signature[b]!));
      const moved: number[] = [];
      for (let from = 0; from < touched.length; ) {
        const cell = p.cell[touched[from]!]!;
        const groups: number[] = [from];
        let until = from + 1;
        for (; until < touched.length && p.cell[touched[until]!] === cell; until++) {
          if (compareLists(signature[touched[until - 1]!]!, signature[touched[until]!]!) !== 0)
            groups.push(until);
        }
        // Where no fellow was left aside, the largest part keeps the number.
        let keeper = -1;
        if (until - from === p.sizes[cell]) {
          let most = 0;
          for (const [k, begin] of groups.entries()) {
            const size = (groups[k + 1] ?? until) - begin;
            if (size > most) {
              most = size;
              keeper = k;
            }
          }
        }
        for (const [k, begin] of groups.entries()) {
          if (k === keeper) continue;
          const end = groups[k + 1] ?? until;
          const fresh = p.cells++;
          p.sizes[fresh] = end - begin;
          p.sizes[cell]! -= end - begin;
          for (let i = begin; i < end; i++) moved.push(touched[i]!, fresh);
        }
        from = until;
      }
      const next = new Set<number>();
      for (let i = 0; i < moved.length; i += 2) p.cell[moved[i]!] = moved[i + 1]!;
      for (let i = 0; i < moved.length; i += 2) {
        const a = moved[i]!;
        for (let e = start[a]!; e < start[a + 1]!; e++) if (p.sizes[p.cell[to[e]!]!]! > 1) next.add(to[e]!);
      }
      touched = [...next];
    }
  }

  /** The smallest cell of more than one atom: small choices first keep the search narrow. */
  private cellToSplit(p: Partition): number[] {
    let chosen = -1;
    for (let c = 0; c < p.cells; c++) {
      const size = p.sizes[c]!;
      if (size > 1 && (chosen < 0 || size < p.sizes[chosen]!)) {
        chosen = c;
        if (size === 2) break;
      }
    }
    const members: number[] = [];
    for (let i = 0; i < this.n; i++) if (p.cell[i] === chosen) members.push(i);
    this.steps += this.n;
    return members;
  }

  /** The chosen atom gets a cell of its own. */
  private individualise(p: Partition, atom: number): Partition {
    const next = { cell: p.cell.slice(), sizes: p.sizes.slice(), cells: p.cells + 1 };
    this.steps += this.n;
    next.sizes[p.cell[atom]!]!--;
    next.cell[atom] = p.cells;
    next.sizes[p.cells] = 1;
    const { start, to } = this.g;
    const beside: number[] = [];
    for (let e = start[atom]!; e < start[atom + 1]!; e++)
      if (next.sizes[next.cell[to[e]!]!]! > 1) beside.push(to[e]!);
    this.refine(next, beside);
    return next;
  }

  private search(first: Partition): boolean {
    // Down the first path.
    const path: { partition: Partition; members: number[] }[] = [];
    let p = first;
    while (p.cells < this.n) {
      if (this.steps > MAX_STEPS) return false;
      const members = this.cellToSplit(p);
      path.push({ partition: p, members });
      p = this.individualise(p, members[0]!);
    }
    const leaf = p.cell;
    const leafForm = this.form(leaf);
    this.best = leaf;
    this.bestForm = leafForm;
    // Up again: at each level try those that no symmetry found so far takes to one already tried.
    for (let level = path.length - 1; level >= 0; level--) {
      const { partition, members } = path[level]!;
      const below = path[level + 1]?.partition ?? p;
      const tried = [members[0]!];
      for (const atom of members.slice(1)) {
        if (this.steps > MAX_STEPS) return false;
        if (tried.some((t) => this.root(t) === this.root(atom))) continue;
        tried.push(atom);
        const branch = this.individualise(partition, atom);
        if (this.isPlainSwap(below, branch)) continue;
        if (!this.explore(branch, leaf, leafForm)) return false;
      }
    }
    return true;
  }

  /**
   * Do two choices differ by a symmetry that moves only atoms already alone in their cells? Then there is no need to
   * go down to a leaf. This is the common case: a phenyl ring turned over, two methyl groups exchanged.
   */
  private isPlainSwap(p: Partition, q: Partition): boolean {
    const { n, g } = this;
    this.steps += n;
    if (p.cells !== q.cells) return false;
    const atQ = new Int32Array(p.cells).fill(-1);
    for (let i = 0; i < n; i++) if (q.sizes[q.cell[i]!] === 1) atQ[q.cell[i]!] = i;
    const image = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const c = p.cell[i]!;
      if (p.sizes[c] !== q.sizes[c]) return false;
      if (p.sizes[c] === 1) image[i] = atQ[c]!;
      else if (q.cell[i] === c) image[i] = i;
      else return false;
    }
    for (let i = 0; i < n; i++) {
      const j = image[i]!;
      if (j === i) continue;
      const rows: number[][] = [[], []];
      for (let e = g.start[i]!; e < g.start[i + 1]!; e++) rows[0]!.push(image[g.to[e]!]! * 16 + g.label[e]!);
      for (let e = g.start[j]!; e < g.start[j + 1]!; e++) rows[1]!.push(g.to[e]! * 16 + g.label[e]!);
      rows[0]!.sort((x, y) => x - y);
      rows[1]!.sort((x, y) => x - y);
      this.steps += rows[0]!.length;
      if (g.colour[i] !== g.colour[j] || compareLists(rows[0]!, rows[1]!) !== 0) return false;
    }
    this.join(image);
    return true;
  }

  /** Looks below a choice until a symmetry with the first leaf shows that the whole of it was seen already. */
  private explore(begin: Partition, leaf: Int32Array, leafForm: number[]): boolean {
    const stack = [begin];
    while (stack.length > 0) {
      if (this.steps > MAX_STEPS) return false;
      const p = stack.pop()!;
      if (p.cells < this.n) {
        const members = this.cellToSplit(p);
        for (let k = members.length - 1; k >= 0; k--) {
          if (this.steps > MAX_STEPS) return false;
          stack.push(this.individualise(p, members[k]!));
        }
        continue;
      }
      const form = this.form(p.cell);
      if (compareLists(form, leafForm) === 0) {
        const at = new Int32Array(this.n);
        for (let i = 0; i < this.n; i++) at[p.cell[i]!] = i;
        this.join(leaf.map((place) => at[place]!));
        return true;
      }
      if (compareLists(form, this.bestForm) < 0) {
        this.best = p.cell;
        this.bestForm = form;
      }
    }
    return true;
  }

  private join(image: Int32Array): void {
    for (let i = 0; i < this.n; i++) {
      const a = this.root(i);
      const b = this.root(image[i]!);
      if (a !== b) this.orbit[Math.max(a, b)] = Math.min(a, b);
    }
  }

  private root(i: number): number {
    let r = i;
    while (this.orbit[r] !== r) r = this.orbit[r]!;
    return r;
  }

  /** The graph in this order, as numbers to compare. */
  private form(place: Int32Array): number[] {
    const { n, g } = this;
    const at = new Int32Array(n);
    for (let i = 0; i < n; i++) at[place[i]!] = i;
    const form: number[] = [];
    for (let k = 0; k < n; k++) {
      const a = at[k]!;
      const row: number[] = [];
      for (let e = g.start[a]!; e < g.start[a + 1]!; e++) {
        const b = place[g.to[e]!]!;
        if (b < k) row.push(b * 16 + g.label[e]!);
      }
      row.sort((x, y) => x - y);
      form.push(g.colour[a]!, row.length, ...row);
      this.steps += row.length + 1;
    }
    return form;
  }
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
