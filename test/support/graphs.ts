/** Structures made to be hard: graphs written as SMILES, however many rings they have. For tests of bounds alone. */

/** A graph of atoms 0 to n − 1, written as SMILES by a walk through it; ring numbers in parentheses above 99. */
export function writeGraph(
  n: number,
  edges: readonly (readonly [number, number])[],
  symbol: (atom: number) => string = () => 'C',
): string {
  const neighbours: number[][] = Array.from({ length: n }, () => []);
  for (const [a, b] of edges) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  const parent = new Int32Array(n).fill(-2);
  const children: number[][] = Array.from({ length: n }, () => []);
  const rings: number[][] = Array.from({ length: n }, () => []);
  const roots: number[] = [];
  const closed = new Set<string>();
  let number = 0;
  for (let root = 0; root < n; root++) {
    if (parent[root] !== -2) continue;
    parent[root] = -1;
    roots.push(root);
    const stack: [number, number][] = [[root, 0]];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const [a] = top;
      const b = neighbours[a]![top[1]++];
      if (b === undefined) {
        stack.pop();
        continue;
      }
      if (parent[b] === -2) {
        parent[b] = a;
        children[a]!.push(b);
        stack.push([b, 0]);
        continue;
      }
      const bond = a < b ? `${a} ${b}` : `${b} ${a}`;
      if (b === parent[a] || a === parent[b] || closed.has(bond)) continue;
      closed.add(bond);
      number++;
      rings[a]!.push(number);
      rings[b]!.push(number);
    }
  }
  const ring = (r: number) => (r < 10 ? `${r}` : r < 100 ? `%${r}` : `%(${r})`);
  const parts: string[] = [];
  for (const root of roots) {
    if (parts.length > 0) parts.push('.');
    const todo: (number | string)[] = [root];
    while (todo.length > 0) {
      const next = todo.pop()!;
      if (typeof next === 'string') {
        parts.push(next);
        continue;
      }
      parts.push(symbol(next), ...rings[next]!.map(ring));
      const [last, ...others] = children[next]!.toReversed();
      if (last !== undefined) todo.push(last);
      for (const child of others) todo.push(')', child, '(');
    }
  }
  return parts.join('');
}

/** A graph in which every atom has about `degree` neighbours, drawn at random from a seed: one single ring system. */
export function regularGraph(n: number, degree: number, seed: number): [number, number][] {
  let state = seed >>> 0 || 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const ends = Array.from({ length: n * degree }, (_, i) => i % n);
  for (let i = ends.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [ends[i], ends[j]] = [ends[j]!, ends[i]!];
  }
  const found = new Map<string, [number, number]>();
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const [a, b] = [Math.min(ends[i]!, ends[i + 1]!), Math.max(ends[i]!, ends[i + 1]!)];
    if (a !== b) found.set(`${a} ${b}`, [a, b]);
  }
  return [...found.values()];
}
