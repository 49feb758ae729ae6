import { int32s } from './memory.js';

/**
 * Can every atom that needs a double bond have exactly one, on the bonds given? Edmonds' matching with blossoms,
 * because rings of five make odd circles, where simpler methods give up on drawable molecules.
 *
 * @param count - number of places (aromatic atoms that need, or may take, a double bond)
 * @param start - for each place where its edges begin; one more entry at the end
 * @param to - for each edge the place at its other end
 * @param optional - 1 for each place that may stay without a double bond
 * @returns for each place its partner, -1 for none; or the first place that cannot be served, as `{ failed }`
 * @throws never
 * @example pairUp(2, [0, 1, 2], [1, 0], new Uint8Array(2)); // Int32Array [1, 0]
 */
export function pairUp(
  count: number,
  start: ArrayLike<number>,
  to: ArrayLike<number>,
  optional: ArrayLike<number>,
): Int32Array | { failed: number } {
  const mate = int32s(count).fill(-1);

  // Most rings are done by walking from an atom with one free neighbour to the next.
  const free = int32s(count);
  const queue: number[] = [];
  for (let v = 0; v < count; v++) {
    free[v] = start[v + 1]! - start[v]!;
    if (free[v] === 1) queue.push(v);
  }
  let next = 0;
  const leave = (x: number): void => {
    for (let e = start[x]!; e < start[x + 1]!; e++) {
      const y = to[e]!;
      if (mate[y] === -1 && --free[y]! === 1) queue.push(y);
    }
  };
  const join = (v: number, w: number): void => {
    mate[v] = w;
    mate[w] = v;
    leave(v);
    leave(w);
  };
  for (;;) {
    while (queue.length > 0) {
      const v = queue.pop()!;
      if (mate[v] !== -1 || optional[v] === 1) continue;
      for (let e = start[v]!; e < start[v + 1]!; e++) {
        if (mate[to[e]!] === -1) {
          join(v, to[e]!);
          break;
        }
      }
    }
    while (next < count && (mate[next] !== -1 || optional[next] === 1)) next++;
    if (next === count) break;
    const v = next++;
    for (let e = start[v]!; e < start[v + 1]!; e++) {
      if (mate[to[e]!] === -1) {
        join(v, to[e]!);
        break;
      }
    }
  }

  let search: Search | undefined;
  for (let v = 0; v < count; v++) {
    if (mate[v] !== -1 || optional[v] === 1) continue;
    search ??= new Search(count, start, to, optional, mate);
    if (!search.serve(v)) return { failed: v };
  }
  return mate;
}

/**
 * Searches from one unserved place after the other for a path along which bonds can change over; see Edmonds 1965.
 * Each search takes at most a time that grows with the places times the edges. `mate` is changed in place; what is served
 * stays served, unless it is optional.
 */
export class Search {
  private readonly parent: Int32Array;
  private readonly base: Int32Array;
  private readonly outer: Uint8Array;
  private readonly inBlossom: Uint8Array;
  private readonly onPath: Uint8Array;

  constructor(
    private readonly count: number,
    private readonly start: ArrayLike<number>,
    private readonly to: ArrayLike<number>,
    private readonly optional: ArrayLike<number>,
    private readonly mate: Int32Array,
    /** 1 for each place that is to be left as it is. */
    private readonly off: ArrayLike<number> = new Uint8Array(count),
  ) {
    this.parent = new Int32Array(count);
    this.base = new Int32Array(count);
    this.outer = new Uint8Array(count);
    this.inBlossom = new Uint8Array(count);
    this.onPath = new Uint8Array(count);
  }

  /** Gives this unserved place a partner, where that can be. */
  serve(root: number): boolean {
    const { count, start, to, mate, parent, base, outer, off } = this;
    parent.fill(-1);
    outer.fill(0);
    for (let i = 0; i < count; i++) base[i] = i;
    const queue = [root];
    outer[root] = 1;
    for (let head = 0; head < queue.length; head++) {
      const v = queue[head]!;
      for (let e = start[v]!; e < start[v + 1]!; e++) {
        const w = to[e]!;
        if (off[w] === 1 || base[v] === base[w] || mate[v] === w) continue;
        if (w === root || (mate[w] !== -1 && parent[mate[w]!] !== -1)) {
          const common = this.commonBase(v, w);
          this.inBlossom.fill(0);
          this.markPath(v, common, w);
          this.markPath(w, common, v);
          for (let i = 0; i < count; i++) {
            if (this.inBlossom[base[i]!] === 0) continue;
            base[i] = common;
            if (outer[i] === 0) {
              outer[i] = 1;
              if (this.releases(i)) return true;
              queue.push(i);
            }
          }
        } else if (parent[w] === -1) {
          parent[w] = v;
          if (mate[w] === -1) {
            this.turnOver(w);
            return true;
          }
          const after = mate[w]!;
          outer[after] = 1;
          if (this.releases(after)) return true;
          queue.push(after);
        }
      }
    }
    return false;
  }

  /** An optional place at the end of an even path can give its partner up. */
  private releases(v: number): boolean {
    if (this.optional[v] === 0 || this.mate[v] === -1) return false;
    const left = this.mate[v]!;
    this.mate[v] = -1;
    this.turnOver(left);
    return true;
  }

  private turnOver(end: number): void {
    let v = end;
    while (v !== -1) {
      const before = this.parent[v]!;
      const after = this.mate[before]!;
      this.mate[v] = before;
      this.mate[before] = v;
      v = after;
    }
  }

  private commonBase(v: number, w: number): number {
    const { base, mate, parent, onPath } = this;
    onPath.fill(0);
    let a = base[v]!;
    for (;;) {
      onPath[a] = 1;
      if (mate[a] === -1) break;
      a = base[parent[mate[a]!]!]!;
    }
    let b = base[w]!;
    while (onPath[b] === 0) b = base[parent[mate[b]!]!]!;
    return b;
  }

  private markPath(from: number, common: number, child: number): void {
    const { base, mate, parent, inBlossom } = this;
    let v = from;
    let c = child;
    while (base[v] !== common) {
      inBlossom[base[v]!] = 1;
      inBlossom[base[mate[v]!]!] = 1;
      parent[v] = c;
      c = mate[v]!;
      v = parent[c]!;
    }
  }
}
