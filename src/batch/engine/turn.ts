/** Lets what waits for this thread have its turn: answers of other threads, timers, a page's events. */
export const othersTurn: () => Promise<unknown> =
  typeof setImmediate === 'function' ? () => new Promise((done) => setImmediate(done)) : byMessage();

/** A message to oneself comes sooner than a timer, which browsers hold back to 4 ms. */
function byMessage(): () => Promise<unknown> {
  let go: (() => void) | undefined;
  let channel: MessageChannel | undefined;
  return () =>
    new Promise<void>((done) => {
      go = done;
      if (channel === undefined) {
        channel = new MessageChannel();
        channel.port1.onmessage = () => go?.();
      }
      channel.port2.postMessage(null);
    });
}
