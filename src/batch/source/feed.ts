import type { Line } from './lines.js';

/** Lines that can be looked at before they are taken: the format and the columns are told from the first of them. */
export class Feed {
  /** Lines read and not yet taken. */
  ahead: Line[] = [];
  readonly #batches: AsyncIterator<Line[]>;
  #ended = false;

  constructor(batches: AsyncIterable<Line[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Reads one batch more into `ahead`; false at the end. */
  async more(): Promise<boolean> {
    if (this.#ended) return false;
    const next = await this.#batches.next();
    if (next.done) {
      this.#ended = true;
      return false;
    }
    this.ahead = this.ahead.length === 0 ? next.value : [...this.ahead, ...next.value];
    return true;
  }

  /** Takes all that is there, reading on if nothing is; empty at the end. */
  async take(): Promise<Line[]> {
    while (this.ahead.length === 0 && (await this.more()));
    const taken = this.ahead;
    this.ahead = [];
    return taken;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#batches.return?.();
  }
}
