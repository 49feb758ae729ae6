/** Arrays of small numbers as text for a JSON file: how often each number stands, and which. */
type Packed =
  | { readonly kind: keyof typeof KINDS; readonly runs: readonly number[] }
  | readonly Packed[]
  | { readonly record: Readonly<Record<string, Packed>> }
  | string
  | number;

const KINDS = { u8: Uint8Array, i8: Int8Array, i32: Int32Array };

/**
 * Writes plain data of typed arrays, arrays, records, strings and numbers as JSON can hold them.
 *
 * @throws TypeError where anything else is found
 */
export function pack(value: unknown): Packed {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(pack);
  for (const [kind, type] of Object.entries(KINDS))
    if (value instanceof type) {
      const runs: number[] = [];
      for (let i = 0; i < value.length; ) {
        const from = i;
        while (i < value.length && value[i] === value[from]) i++;
        runs.push(i - from, value[from]!);
      }
      return { kind: kind as keyof typeof KINDS, runs };
    }
  if (typeof value !== 'object' || value === null) throw new TypeError(`cannot be packed: ${typeof value}`);
  return { record: Object.fromEntries(Object.entries(value).map(([key, own]) => [key, pack(own)])) };
}

/** Reads what `pack` wrote. */
export function unpack(packed: Packed): unknown {
  if (typeof packed === 'string' || typeof packed === 'number') return packed;
  if ('record' in packed)
    return Object.fromEntries(Object.entries(packed.record).map(([key, own]) => [key, unpack(own)]));
  if (!('runs' in packed)) return packed.map(unpack);
  const { kind, runs } = packed;
  let length = 0;
  for (let i = 0; i < runs.length; i += 2) length += runs[i]!;
  const array = new KINDS[kind](length);
  let at = 0;
  for (let i = 0; i < runs.length; i += 2) {
    array.fill(runs[i + 1]!, at, at + runs[i]!);
    at += runs[i]!;
  }
  return array;
}
