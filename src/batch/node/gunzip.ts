import { createGunzip } from 'node:zlib';
import { AFTER_END, PACKED } from '../source/bytes.js';

/** Unpacks piece by piece, so that all that could be unpacked before a fault is given before the fault is told. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip({ chunkSize: 1 << 16 });
  let ready: Uint8Array[] = [];
  let fault: unknown;
  let over = false;
  let go = () => {};
  unpacker.on('data', (chunk: Uint8Array) => ready.push(chunk));
  unpacker.on('end', () => {
    over = true;
    go();
  });
  unpacker.on('error', (cause) => {
    fault = cause;
    go();
  });
  const give = (act: (done: () => void) => void) =>
    new Promise<void>((done) => {
      go = done;
      if (fault === undefined && !over) act(done);
      else done();
    });
  const taken = () => {
    const out = ready;
    ready = [];
    return out;
  };
  let given = 0;
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && fault === undefined; at += PACKED) {
        const piece = chunk.subarray(at, at + PACKED);
        await give((done) => unpacker.write(piece, () => done()));
        yield* taken();
        // Node stops without a word at a zero after the last member. Zeros may fill up a tape; anything else is lost.
        const unread = Math.max(0, unpacker.bytesWritten - given);
        if (over && piece.subarray(unread).some((byte) => byte !== 0)) fault = new Error(AFTER_END);
        given += piece.length;
      }
      if (fault !== undefined) break;
    }
    if (fault === undefined) await give(() => unpacker.end());
    yield* taken();
    if (fault !== undefined) throw fault;
  } finally {
    unpacker.destroy();
  }
}
