import { Inflate } from 'pako';
import { AFTER_END, PACKED } from '../source/bytes.js';

/**
 * Unpacks piece by piece. The browser's own DecompressionStream reads the first member of gzip data alone, and gives nothing
 * of a block before a fault in it.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  // 16 more than the window: gzip, and no other wrapping.
  const unpacker = new Inflate({ windowBits: 15 + 16 });
  unpacker.onData = (chunk) => ready.push(chunk as Uint8Array);
  const taken = () => {
    const out = ready;
    ready = [];
    return out;
  };
  const failed = () => new Error(unpacker.err === -5 ? SHORT : DAMAGED);
  for await (const chunk of packed)
    for (let at = 0; at < chunk.length; at += PACKED) {
      const piece = chunk.subarray(at, at + PACKED);
      if (unpacker.ended) {
        if (piece.some((byte) => byte !== 0)) throw new Error(AFTER_END);
        continue;
      }
      unpacker.push(piece, false);
      yield* taken();
      if (unpacker.err !== 0) throw failed();
    }
  if (!unpacker.ended) throw new Error(SHORT);
}

const DAMAGED = 'the gzip data is damaged';
const SHORT = 'the gzip data stops before its end';
