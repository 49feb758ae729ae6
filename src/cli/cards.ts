import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { NODE } from '../batch/node/platform.js';
import type { Card, CardAsk, CardMaker } from '../report/html/card.js';
import type { CardsBeside } from '../report/html/index.js';

/** What the thread is made with. */
export interface CardsSetup {
  readonly packs: readonly unknown[];
  readonly showFile: boolean;
}

/** A record of which the thread is to make a card, as JSON, and its number; the card with that number is the answer. */
export type CardQuestion = readonly [number: number, ask: string];
export type CardAnswer = readonly [number: number, card: Card];

/** Where the built thread lies; absent where the sources are run directly. */
const THREAD = fileURLToPath(new URL('./card-worker.js', import.meta.url));
/** Cards that are made here before a thread is started: it takes longer to load than so many take. */
const FEW = 24;
/** Questions that lie with the thread: so many that it has work while this one judges. */
const AHEAD = 16;

interface Waiting {
  readonly ask: string;
  done(card: Card): void;
}

/** Its heap; a card that is too large for it is made here. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 2 };

/**
 * Lets the heaps of this process grow by a tenth of what is alive before garbage is collected, where V8 would let them grow to
 * several times as much: a report keeps little of each record. A flag that an engine does not know is passed over.
 */
export const growLess = (): void => setFlagsFromString('--heap-growing-percent=10');

/** A thread beside this one that explains and draws flagged records while this one judges the next. */
export interface CardsThread extends CardsBeside {
  /** The thread ends; what it has not answered is not made. */
  close(): void;
}

/** Whether a second thread is wanted, and can be started here. */
export const canMakeBeside = (threads: number = NODE.processors()): boolean =>
  Math.min(threads, NODE.processors()) > 1 && existsSync(THREAD) && NODE.canStart();

/**
 * Makes the first cards here, the others on a thread. What the thread does not answer, because it died, is made here.
 *
 * @param here - makes a card on this thread
 */
export function cardsBeside(setup: CardsSetup, here: CardMaker): CardsThread {
  const waiting: Waiting[] = [];
  const given = new Map<number, Waiting>();
  let number = 0;
  let made = 0;
  let thread: Worker | undefined;
  let isBroken = false;
  let wake = () => {};

  const broke = () => {
    isBroken = true;
    thread = undefined;
    waiting.unshift(...given.values());
    given.clear();
    wake();
  };
  const answered = ([n, card]: CardAnswer) => {
    given.get(n)?.done(card);
    given.delete(n);
    give();
    wake();
  };
  const started = (): Worker | undefined => {
    if (thread !== undefined || isBroken) return thread;
    try {
      thread = new Worker(THREAD, { workerData: setup, resourceLimits: LIMITS });
      thread.on('message', answered);
      thread.once('error', broke);
      thread.once('exit', broke);
      // A run that was left does not wait for it.
      thread.unref();
    } catch {
      broke();
    }
    return thread;
  };
  const give = () => {
    while (given.size < AHEAD && waiting.length > 0 && !isBroken) {
      const to = started();
      if (to === undefined) return;
      const next = waiting.shift()!;
      number += 1;
      given.set(number, next);
      const question: CardQuestion = [number, next.ask];
      to.postMessage(question);
    }
  };
  return {
    make(ask) {
      if (number + waiting.length === 0 && made < FEW) {
        made += 1;
        return here(ask);
      }
      return new Promise<Card>((done) => {
        waiting.push({ ask: JSON.stringify(ask), done });
        give();
      });
    },
    async settled() {
      while (waiting.length > 0 || given.size > 0) {
        // From the end: the thread takes from the beginning.
        const own = waiting.pop();
        if (own !== undefined) own.done(here(JSON.parse(own.ask) as CardAsk));
        const isIdle = waiting.length === 0 && given.size > 0;
        if (isIdle) thread?.ref();
        await (isIdle ? new Promise<void>((go) => (wake = go)) : new Promise<void>((go) => setImmediate(go)));
      }
      // Promises that were kept just now are heard.
      await new Promise<void>((go) => setImmediate(go));
    },
    close() {
      waiting.length = 0;
      given.clear();
      isBroken = true;
      void thread?.terminate();
      thread = undefined;
    },
  };
}
