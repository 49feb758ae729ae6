import { copied } from '../source/bytes.js';

/** The bytes of an input, of which the beginning is read to learn what it is, and then given again before the rest. */
export interface Input {
  /** Its first chunks. */
  readonly head: readonly Uint8Array[];
  /** Bytes in them. */
  readonly size: number;
  /** The head is all. */
  readonly ended: boolean;
  /** Why no more could be read. What is wrong further on is thrown where it stands: what came before it is judged first. */
  fault(): { readonly cause: unknown } | undefined;
  /** All chunks, the head too; can be read once. At a fault they end, and it is thrown where `atFault` says so. */
  chunks(atFault: 'throw' | 'end'): AsyncGenerator<Uint8Array>;
  /** The head is not given again. */
  leaveHead(): void;
  close(): Promise<void>;
}

/**
 * Reads the beginning of an input.
 *
 * @param bytes - a chunk may stand in the memory of the one before it
 * @param least - bytes of which more are read, where there are more
 */
export async function openInput(bytes: AsyncIterable<Uint8Array>, least: number): Promise<Input> {
  const source = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  let fault: { readonly cause: unknown } | undefined;
  const next = async (): Promise<Uint8Array | undefined> => {
    if (ended) return undefined;
    const chunk = await source.next().catch((cause: unknown) => {
      fault = { cause };
      return undefined;
    });
    ended = chunk === undefined || chunk.done === true;
    return ended ? undefined : chunk!.value;
  };
  while (size <= least) {
    const chunk = await next();
    if (chunk === undefined) break;
    head.push(copied(chunk));
    size += chunk.length;
  }
  // Given again chunk by chunk, and none is kept longer than it is needed.
  let again: Uint8Array[] = [...head];
  return {
    head,
    size,
    ended,
    fault: () => fault,
    async *chunks(atFault) {
      try {
        for (let chunk = again.shift(); chunk !== undefined; chunk = again.shift()) yield chunk;
        for (let chunk = await next(); chunk !== undefined; chunk = await next()) yield chunk;
        if (fault !== undefined && atFault === 'throw') throw fault.cause;
      } finally {
        await source.return?.();
      }
    },
    leaveHead() {
      again = [];
    },
    close: async () => void (await source.return?.()),
  };
}
