// Runs on a thread of its own: tells of the case that does not end, which the thread that tries it no longer can. By processor
// time of the process, for on a busy machine a short case may wait for minutes; ten times as long, by the clock, for one that waits.
import { workerData } from 'node:worker_threads';

const { shared, seconds } = workerData;
const count = new Int32Array(shared, 0, 2);
const text = new Uint8Array(shared, 8);
const worked = () => process.cpuUsage().user / 1e6;
let last = -1;
let since = { clock: Date.now(), worked: worked() };
setInterval(() => {
  const now = Atomics.load(count, 0);
  if (now !== last || now % 2 === 0) {
    last = now;
    since = { clock: Date.now(), worked: worked() };
  } else if (worked() - since.worked > seconds || Date.now() - since.clock > 10_000 * seconds) {
    const what = new TextDecoder().decode(text.slice(0, Atomics.load(count, 1)));
    console.error(`  found: a case that takes more than ${seconds} s: ${JSON.stringify(what)}`);
    process.exit(1);
  }
}, 500);
