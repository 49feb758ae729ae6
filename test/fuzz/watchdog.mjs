// Runs on a thread of its own: tells of the case that does not end, which the thread that tries it no longer can.
import { workerData } from 'node:worker_threads';

const { shared, seconds } = workerData;
const count = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);
let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(count, 0);
  if (now !== last || now % 2 === 0) {
    last = now;
    since = Date.now();
  } else if (Date.now() - since > seconds * 1000) {
    const what = new TextDecoder().decode(text.slice(0, Atomics.load(count, 1)));
    console.error(`  found: a case that takes more than ${seconds} s: ${JSON.stringify(what)}`);
    process.exit(1);
  }
}, 500);
