import { copyOf, int32s, uint8s } from './memory.js';

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
  private leafForm: number[] | undefined;
  /** Union-find over the symmetries found so far. */
  private readonly orbit: Int32Array;
  /** Of each atom how its neighbours look, in ascending order, where its edges stand. */
  private readonly looks: Int32Array;
  /** 1 for each atom that is to be looked at next. */
  private readonly isNext: Uint8Array;
  /** Where a permutation of the atoms is tried, and the atom of a cell that was met first. */
  private readonly image: Int32Array;
  private readonly pair: Int32Array;

  constructor(private readonly g: ColouredGraph) {
    this.n = g.size;
    this.orbit = int32s(g.size);
    for (let i = 0; i < g.size; i++) this.orbit[i] = i;
    this.looks = int32s(g.to.length);
    this.isNext = uint8s(g.size);
    this.image = int32s(g.size);
    this.pair = int32s(g.size);
  }

  run(): { order: Int32Array; classes: Int32Array; exact: boolean } {
    const { n } = this;
    const { colour } = this.g;
    const first = this.initial();
    this.refine(first, numbers(n));
    const exact = first.cells === n || this.search(first);
    const cell = this.best ?? first.cell;
    const atoms = sortBy(numbers(n), (a, b) => colour[a]! - colour[b]! || cell[a]! - cell[b]! || a - b);
    const order = int32s(n);
    for (let k = 0; k < n; k++) order[atoms[k]!] = k;
    return { order, classes: first.cell, exact };
  }

  private initial(): Partition {
    const { n } = this;
    const { colour } = this.g;
    const atoms = sortBy(numbers(n), (a, b) => colour[a]! - colour[b]!);
    const cell = int32s(n);
    const sizes = int32s(n);
    let cells = 0;
    for (let k = 0; k < n; k++) {
      if (k > 0 && colour[atoms[k]!] !== colour[atoms[k - 1]!]) cells++;
      cell[atoms[k]!] = cells;
      sizes[cells]!++;
    }
    return { cell, sizes, cells: n === 0 ? 0 : cells + 1 };
  }

  /** Whether two atoms look alike: by their cells, and by the cells of their neighbours. */
  private compare(cell: Int32Array, a: number, b: number): number {
    if (cell[a] !== cell[b]) return cell[a]! - cell[b]!;
    const { looks } = this;
    const { start } = this.g;
    let e = start[a]!;
    let f = start[b]!;
    const endA = start[a + 1]!;
    const endB = start[b + 1]!;
    for (; e < endA && f < endB; e++, f++) if (looks[e] !== looks[f]) return looks[e]! - looks[f]!;
    return endA - e - (endB - f);
  }

  /**
   * Splits cells by the cells of their neighbours until none splits. Only atoms beside a change are looked at:
   * their fellows in the cell all still look as they did, so these form one part, which keeps the cell's number.
   */
  private refine(p: Partition, changed: number[]): void {
    const { looks, isNext, n } = this;
    const { start, to, label } = this.g;
    const { cell, sizes } = p;
    const moved: number[] = [];
    const groups: number[] = [];
    let touched = changed;
    while (touched.length > 0 && p.cells < n) {
      for (const a of touched) {
        const from = start[a]!;
        const end = start[a + 1]!;
        for (let e = from; e < end; e++) {
          const look = cell[to[e]!]! * 16 + label[e]!;
          let k = e;
          for (; k > from && looks[k - 1]! > look; k--) looks[k] = looks[k - 1]!;
          looks[k] = look;
        }
        this.steps += end - from + 1;
      }
      sortBy(touched, (a, b) => this.compare(cell, a, b));
      moved.length = 0;
      for (let from = 0; from < touched.length; ) {
        const own = cell[touched[from]!]!;
        groups.length = 0;
        groups.push(from);
        let until = from + 1;
        for (; until < touched.length && cell[touched[until]!] === own; until++)
          if (this.compare(cell, touched[until - 1]!, touched[until]!) !== 0) groups.push(until);
        // Where no fellow was left aside, the largest part keeps the number.
        let keeper = -1;
        if (until - from === sizes[own]) {
          let most = 0;
          for (let k = 0; k < groups.length; k++) {
            const size = (k + 1 < groups.length ? groups[k + 1]! : until) - groups[k]!;
            if (size > most) {
              most = size;
              keeper = k;
            }
          }
        }
        for (let k = 0; k < groups.length; k++) {
          if (k === keeper) continue;
          const begin = groups[k]!;
          const end = k + 1 < groups.length ? groups[k + 1]! : until;
          const fresh = p.cells++;
          sizes[fresh] = end - begin;
          sizes[own]! -= end - begin;
          for (let i = begin; i < end; i++) moved.push(touched[i]!, fresh);
        }
        from = until;
      }
      const next: number[] = [];
      for (let i = 0; i < moved.length; i += 2) cell[moved[i]!] = moved[i + 1]!;
      for (let i = 0; i < moved.length; i += 2) {
        const a = moved[i]!;
        for (let e = start[a]!; e < start[a + 1]!; e++) {
          const b = to[e]!;
          if (isNext[b] === 1 || sizes[cell[b]!]! <= 1) continue;
          isNext[b] = 1;
          next.push(b);
        }
      }
      for (const b of next) isNext[b] = 0;
      touched = next;
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
    const next = { cell: copyOf(p.cell, this.n), sizes: copyOf(p.sizes, this.n), cells: p.cells + 1 };
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
    this.best = leaf;
    // Up again: at each level try those that no symmetry found so far takes to one already tried.
    for (let level = path.length - 1; level >= 0; level--) {
      const { partition, members } = path[level]!;
      const below = path[level + 1]?.partition ?? p;
      const tried = [members[0]!];
      for (const atom of members.slice(1)) {
        if (this.steps > MAX_STEPS) return false;
        if (tried.some((t) => this.root(t) === this.root(atom))) continue;
        tried.push(atom);
        if (members.length === 2 && this.isSwapOfPairs(partition, below)) continue;
        const branch = this.individualise(partition, atom);
        if (this.isPlainSwap(below, branch)) continue;
        if (!this.explore(branch, leaf)) return false;
      }
    }
    return true;
  }

  /**
   * Is it a symmetry to exchange the two atoms of each pair that the choice of one of a pair has parted? Then the other choice need not
   * be made: it leads to the same. This is the most common case: a phenyl ring turned over, two methyl groups exchanged.
   *
   * @param before - the partition in which one of two atoms was chosen
   * @param after - what the choice led to
   */
  private isSwapOfPairs(before: Partition, after: Partition): boolean {
    const { n, image, pair } = this;
    this.steps += n;
    for (let c = 0; c < before.cells; c++) pair[c] = -1;
    for (let i = 0; i < n; i++) {
      const c = before.cell[i]!;
      image[i] = i;
      if (before.sizes[c] === after.sizes[after.cell[i]!]) continue;
      if (before.sizes[c] !== 2) return false;
      const other = pair[c]!;
      if (other < 0) pair[c] = i;
      else {
        image[i] = other;
        image[other] = i;
      }
    }
    if (!this.isSymmetry(image)) return false;
    this.join(image);
    return true;
  }

  /** Whether a permutation that keeps the atoms' colours keeps their edges too. */
  private isSymmetry(image: Int32Array): boolean {
    const { n } = this;
    const { colour, start, to, label } = this.g;
    for (let i = 0; i < n; i++) {
      const j = image[i]!;
      if (j === i) continue;
      const begin = start[j]!;
      const end = start[j + 1]!;
      this.steps += end - begin;
      if (colour[i] !== colour[j] || start[i + 1]! - start[i]! !== end - begin) return false;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const there = image[to[e]!]!;
        let f = begin;
        while (f < end && (to[f] !== there || label[f] !== label[e])) f++;
        if (f === end) return false;
      }
    }
    return true;
  }

  /**
   * Do two choices differ by a symmetry that moves only atoms already alone in their cells? Then there is no need to
   * go down to a leaf: three methyl groups of one atom exchanged.
   */
  private isPlainSwap(p: Partition, q: Partition): boolean {
    const { n } = this;
    this.steps += n;
    if (p.cells !== q.cells) return false;
    const atQ = int32s(p.cells).fill(-1);
    for (let i = 0; i < n; i++) if (q.sizes[q.cell[i]!] === 1) atQ[q.cell[i]!] = i;
    const { image } = this;
    for (let i = 0; i < n; i++) {
      const c = p.cell[i]!;
      if (p.sizes[c] !== q.sizes[c]) return false;
      if (p.sizes[c] === 1) image[i] = atQ[c]!;
      else if (q.cell[i] === c) image[i] = i;
      else return false;
    }
    if (!this.isSymmetry(image)) return false;
    this.join(image);
    return true;
  }

  /** Looks below a choice until a symmetry with the first leaf shows that the whole of it was seen already. */
  private explore(begin: Partition, leaf: Int32Array): boolean {
    // Most molecules come to no such choice, and need no forms.
    this.leafForm ??= this.form(leaf);
    if (this.bestForm.length === 0) this.bestForm = this.leafForm;
    const { leafForm } = this;
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
        const at = int32s(this.n);
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
    const at = int32s(n);
    for (let i = 0; i < n; i++) at[place[i]!] = i;
    const form: number[] = [];
    for (let k = 0; k < n; k++) {
      const a = at[k]!;
      form.push(g.colour[a]!, 0);
      const head = form.length;
      for (let e = g.start[a]!; e < g.start[a + 1]!; e++) {
        const b = place[g.to[e]!]!;
        if (b >= k) continue;
        const entry = b * 16 + g.label[e]!;
        let i = form.push(entry) - 1;
        for (; i > head && form[i - 1]! > entry; i--) form[i] = form[i - 1]!;
        form[i] = entry;
      }
      form[head - 1] = form.length - head;
      this.steps += form.length - head + 1;
    }
    return form;
  }
}

function numbers(count: number): number[] {
  const list: number[] = [];
  for (let i = 0; i < count; i++) list.push(i);
  return list;
}

/** Of the few atoms that there mostly are, each finds its place faster by itself. */
const FEW = 40;

/** Sorts in place; what is equal keeps its order. */
function sortBy(list: number[], compare: (a: number, b: number) => number): number[] {
  if (list.length > FEW) return list.sort(compare);
  for (let i = 1; i < list.length; i++) {
    const own = list[i]!;
    let k = i;
    for (; k > 0 && compare(list[k - 1]!, own) > 0; k--) list[k] = list[k - 1]!;
    list[k] = own;
  }
  return list;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
