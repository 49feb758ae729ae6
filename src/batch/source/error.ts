/**
 * The list cannot be read, or not to its end. The message is for people, and names the file where there is one.
 *
 * @example
 * const faults = [];
 * try {
 *   for await (const line of screenLines(new Blob(['%PDF-1.7']))) faults.push(line);
 * } catch (fault) {
 *   faults.push(fault instanceof SourceError);
 * }
 * faults; // [true]
 */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** No column of a table identifies anything; another sheet of the same workbook may have one. */
export class NoColumnError extends SourceError {}
