import type { Line } from './lines.js';

/** Lines that can be looked at before they are taken: the format and the columns are told from the first of them. */
export class Feed {
  /** Lines read and not yet taken. */
  ahead: Line[] = [];
  readonly #batches: AsyncIterator<Line[]>;
  #ended = false;
  /** Why no more could be read; told when all that came before is taken. */
  fault: { readonly cause: unknown } | undefined;

  constructor(batches: AsyncIterable<Line[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Reads one batch more into `ahead`; false at the end, and where the reading fails. */
  async more(): Promise<boolean> {
    if (this.#ended) return false;
    const next = await this.#batches.next().catch((cause: unknown) => {
      this.fault = { cause };
      return undefined;
    });
    if (next === undefined || next.done) {
      this.#ended = true;
      return false;
    }
    this.ahead = this.ahead.length === 0 ? next.value : [...this.ahead, ...next.value];
    return true;
  }

  /**
   * Takes all that is there, reading on if nothing is; empty at the end.
   *
   * @throws what the reading failed with, when nothing is left to be taken
   */
  async take(): Promise<Line[]> {
    while (this.ahead.length === 0 && (await this.more()));
    if (this.ahead.length === 0 && this.fault !== undefined) throw this.fault.cause;
    const taken = this.ahead;
    this.ahead = [];
    return taken;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#batches.return?.();
  }
}
