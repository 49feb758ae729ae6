import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { identityKey, readMolecules } from '../../src/chemistry/index.js';

/** What is read of one writing: keys of all its parts, or `!` and the reason. */
export interface Written {
  readonly text: string;
  readonly key: string;
}

/** By ring system, its writings by toolkit. */
export type Systems = ReadonlyMap<string, ReadonlyMap<string, Written>>;

/**
 * Reads a collection of ring systems, each written by several toolkits.
 *
 * @param file - gzipped lines of a SMILES and `toolkit:number`
 * @param wanted - which ring systems, by their numbers
 */
export async function readSystems(
  file: string,
  wanted: (system: string) => boolean = () => true,
): Promise<Systems> {
  const systems = new Map<string, Map<string, Written>>();
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const [text, id] = line.split(/\s+/);
    if (!text || !id?.includes(':')) continue;
    const [toolkit, number] = id.split(':') as [string, string];
    if (!wanted(number)) continue;
    const reading = readMolecules(text);
    const key = reading.ok
      ? reading.molecules
          .map((m) => identityKey(m))
          .sort()
          .join('|')
      : `!${reading.issues[0]!.code}`;
    if (!systems.has(number)) systems.set(number, new Map());
    systems.get(number)!.set(toolkit, { text, key });
  }
  return systems;
}

/** One writing beside what most toolkits' writings of its ring system say. */
export interface Compared extends Written {
  readonly toolkit: string;
  readonly system: string;
  /** `as most`, `otherwise`, or the reason why it was refused. */
  readonly verdict: string;
  /** A text of the reading that most have; undefined where every one was refused. */
  readonly usual: string | undefined;
}

export function* compared(systems: Systems): Generator<Compared> {
  for (const [system, written] of systems) {
    const votes = new Map<string, number>();
    for (const { key } of written.values())
      if (!key.startsWith('!')) votes.set(key, (votes.get(key) ?? 0) + 1);
    const [most] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [undefined];
    const usual = [...written.values()].find((w) => w.key === most)?.text;
    for (const [toolkit, { text, key }] of written) {
      const verdict = key === most ? 'as most' : key.startsWith('!') ? key.slice(1) : 'otherwise';
      yield { toolkit, system, text, key, verdict, usual };
    }
  }
}
