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
 * How many steps (edges looked at) an order may cost before it is given up. A drug takes some thousands;
 * buckminsterfullerene some hundred thousand.
 */
export const MAX_STEPS = 4_000_000;

/**
 * In which order do the atoms of this graph stand, the same however it was numbered?
 *
 * Refines the colours by those of the neighbours until nothing changes, then breaks ties one at a time. Of the ways
 * to break a tie those are tried that no symmetry found so far makes needless, and the smallest resulting graph is
 * kept (McKay's method in small). The stated bound MAX_STEPS keeps graphs made for blowing up from doing so.
 *
 * @param graph - the graph
 * @returns `order`, the place of each atom; and `exact`, false where the bound was met: then the places depend on
 * the numbering, and only `classes` (the colours after refining, without any tie broken) may be relied on
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

class Orderer {
  private readonly n: number;
  private steps = 0;
  private best: Int32Array | null = null;
  private bestForm: number[] = [];
  /** Union-find over the symmetries found so far that leave the first path alone, one a level. */
  private readonly levels: Int32Array[] = [];

  constructor(private readonly g: ColouredGraph) {
    this.n = g.size;
  }

  run(): { order: Int32Array; classes: Int32Array; exact: boolean } {
    const first = this.initial();
    this.refine(first);
    const classes = first.slice();
    if (this.isDiscrete(first)) return { order: first, classes, exact: true };
    const exact = this.search(first);
    return { order: this.best ?? this.anyOrder(first), classes, exact };
  }

  /** Colours as places: the number of atoms with a smaller colour. */
  private initial(): Int32Array {
    const { n, g } = this;
    const sorted = Float64Array.from({ length: n }, (_, i) => g.colour[i]!).sort();
    const place = new Map<number, number>();
    for (let i = 0; i < n; i++) if (!place.has(sorted[i]!)) place.set(sorted[i]!, i);
    return Int32Array.from({ length: n }, (_, i) => place.get(g.colour[i]!)!);
  }

  /** Splits classes by the classes of their neighbours until none splits. */
  private refine(colour: Int32Array): void {
    const { n, g } = this;
    const { start, to, label } = g;
    const members = Array.from({ length: n }, (_, i) => i).sort((a, b) => colour[a]! - colour[b]!);
    const signature: number[][] = new Array(n);
    for (;;) {
      let changed = false;
      const next = colour.slice();
      for (let from = 0; from < n; ) {
        let until = from + 1;
        while (until < n && colour[members[until]!] === colour[members[from]!]) until++;
        if (until - from > 1) {
          const cell = members.slice(from, until);
          for (const a of cell) {
            const s: number[] = [];
            for (let e = start[a]!; e < start[a + 1]!; e++) s.push(colour[to[e]!]! * 16 + label[e]!);
            this.steps += s.length + 1;
            if (s.length > 1) s.sort((x, y) => x - y);
            signature[a] = s;
          }
          cell.sort((a, b) => compareLists(signature[a]!, signature[b]!));
          let place = from;
          for (let k = 0; k < cell.length; k++) {
            if (k > 0 && compareLists(signature[cell[k - 1]!]!, signature[cell[k]!]!) !== 0) {
              place = from + k;
              changed = true;
            }
            next[cell[k]!] = place;
            members[from + k] = cell[k]!;
          }
        }
        from = until;
      }
      if (!changed) return;
      colour.set(next);
    }
  }

  private isDiscrete(colour: Int32Array): boolean {
    const seen = new Uint8Array(this.n);
    for (let i = 0; i < this.n; i++) {
      if (seen[colour[i]!] === 1) return false;
      seen[colour[i]!] = 1;
    }
    return true;
  }

  /** The first class of more than one atom, of the smallest size: small choices first keep the search narrow. */
  private cellToSplit(colour: Int32Array): number[] {
    const count = new Int32Array(this.n);
    for (let i = 0; i < this.n; i++) count[colour[i]!]!++;
    let chosen = -1;
    for (let c = 0; c < this.n; c++) {
      if (count[c]! > 1 && (chosen < 0 || count[c]! < count[chosen]!)) chosen = c;
    }
    const cell: number[] = [];
    for (let i = 0; i < this.n; i++) if (colour[i] === chosen) cell.push(i);
    return cell;
  }

  /** The chosen atom keeps its place, its fellows move up by one. */
  private individualise(colour: Int32Array, atom: number, cell: readonly number[]): Int32Array {
    const next = colour.slice();
    for (const a of cell) if (a !== atom) next[a]!++;
    this.refine(next);
    return next;
  }

  private search(first: Int32Array): boolean {
    // Down the first path.
    const path: { colour: Int32Array; cell: number[] }[] = [];
    let colour = first;
    while (!this.isDiscrete(colour)) {
      const cell = this.cellToSplit(colour);
      path.push({ colour, cell });
      colour = this.individualise(colour, cell[0]!, cell);
      if (this.steps > MAX_STEPS) return false;
    }
    const firstLeaf = colour;
    const firstForm = this.form(colour);
    this.best = firstLeaf;
    this.bestForm = firstForm;
    // Up again: at each level try those that no symmetry found so far takes to one already tried.
    const orbit = Int32Array.from({ length: this.n }, (_, i) => i);
    this.levels.push(orbit);
    for (let level = path.length - 1; level >= 0; level--) {
      const { colour: here, cell } = path[level]!;
      const tried = [cell[0]!];
      for (const atom of cell.slice(1)) {
        if (tried.some((t) => root(orbit, t) === root(orbit, atom))) continue;
        tried.push(atom);
        if (!this.branch(this.individualise(here, atom, cell), firstLeaf, firstForm, orbit)) return false;
      }
    }
    return true;
  }

  /**
   * Looks below a choice that is not on the first path, until a symmetry with the first leaf shows that the whole
   * of it was seen already.
   */
  private branch(begin: Int32Array, firstLeaf: Int32Array, firstForm: number[], orbit: Int32Array): boolean {
    const stack = [begin];
    while (stack.length > 0) {
      if (this.steps > MAX_STEPS) return false;
      const colour = stack.pop()!;
      if (!this.isDiscrete(colour)) {
        const cell = this.cellToSplit(colour);
        for (let k = cell.length - 1; k >= 0; k--) stack.push(this.individualise(colour, cell[k]!, cell));
        continue;
      }
      const form = this.form(colour);
      if (compareLists(form, firstForm) === 0) {
        const at = new Int32Array(this.n);
        for (let i = 0; i < this.n; i++) at[colour[i]!] = i;
        for (let i = 0; i < this.n; i++) {
          const p = root(orbit, i);
          const q = root(orbit, at[firstLeaf[i]!]!);
          if (p !== q) orbit[Math.max(p, q)] = Math.min(p, q);
        }
        return true;
      }
      if (compareLists(form, this.bestForm) < 0) {
        this.best = colour;
        this.bestForm = form;
      }
    }
    return true;
  }

  /** The graph in this order, as numbers to compare. */
  private form(order: Int32Array): number[] {
    const { n, g } = this;
    const at = new Int32Array(n);
    for (let i = 0; i < n; i++) at[order[i]!] = i;
    const form: number[] = [];
    for (let k = 0; k < n; k++) {
      const a = at[k]!;
      const row: number[] = [];
      for (let e = g.start[a]!; e < g.start[a + 1]!; e++) {
        const b = order[g.to[e]!]!;
        if (b < k) row.push(b * 16 + g.label[e]!);
      }
      row.sort((x, y) => x - y);
      form.push(g.colour[a]!, row.length, ...row);
      this.steps += row.length + 1;
    }
    return form;
  }

  private anyOrder(colour: Int32Array): Int32Array {
    const order = new Int32Array(this.n);
    const members = Array.from({ length: this.n }, (_, i) => i).sort(
      (a, b) => colour[a]! - colour[b]! || a - b,
    );
    for (const [k, a] of members.entries()) order[a] = k;
    return order;
  }
}

function root(orbit: Int32Array, i: number): number {
  let r = i;
  while (orbit[r] !== r) r = orbit[r]!;
  return r;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
