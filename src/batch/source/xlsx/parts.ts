import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { SourceError } from '../record.js';

/**
 * The parts of a workbook: a zip of XML files. zip.js reads the zip's own table of contents and compares each part with the
 * size and the check sum that stand there; no part may unpack to more than it says, nor say more than is allowed of it.
 */
export interface Parts {
  has(name: string): boolean;
  names(): readonly string[];
  /**
   * Reads a part as XML, a chunk at a time.
   *
   * @param most - the most bytes that it may unpack to
   * @returns once for each chunk, after its tags and texts were told to `on`
   */
  read(name: string, on: XmlEvents, most: number): AsyncGenerator<void>;
  close(): void;
}

export interface XmlEvents {
  /** Local name, and the attributes by local name. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Elements within elements; a sheet has six or so. */
const MAX_DEPTH = 64;
/** Characters of one tag or one text: the parser keeps them until they end. */
const MAX_PIECE = 2 ** 22;
/** Parts of a workbook; a real one has some dozens. */
const MAX_PARTS = 20_000;

/** Opens the zip in these bytes. */
export async function openParts(bytes: Uint8Array): Promise<Parts> {
  // No worker of its own: who needs the page to go on works in one already.
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkSignature: true });
  const entries = new Map<string, FileEntry>();
  for await (const entry of zip.getEntriesGenerator()) {
    if (entries.size >= MAX_PARTS) throw new SourceError('the workbook has too many parts');
    if (!entry.directory) entries.set(entry.filename.replace(/^\//, ''), entry);
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read: (name, on, most) => readPart(entries.get(name), name, on, most),
    close: () => void zip.close().catch(() => {}),
  };
}

async function* readPart(
  entry: FileEntry | undefined,
  name: string,
  on: XmlEvents,
  most: number,
): AsyncGenerator<void> {
  if (entry === undefined) throw new SourceError(`the workbook has no part ${name}`);
  if (entry.encrypted) throw new SourceError('the workbook is encrypted');
  if (entry.uncompressedSize > most)
    throw new SourceError(`the part ${name} of the workbook would unpack to more than ${most} bytes`);
  const parser = new SaxesParser({ xmlns: true, position: false });
  let fault: unknown;
  let depth = 0;
  let piece = 0;
  parser.on('error', (error) => {
    fault ??= error;
  });
  // A workbook has no document type; one would be there to bring entities.
  parser.on('doctype', () => {
    fault ??= new SourceError(`the part ${name} of the workbook declares a document type`);
  });
  parser.on('opentag', (tag) => {
    piece = 0;
    if (++depth > MAX_DEPTH) fault ??= new SourceError(`the part ${name} of the workbook is nested too deep`);
    if (fault !== undefined) return;
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes as Record<string, SaxesAttributeNS>))
      attributes.set(attribute.local, attribute.value);
    on.open(tag.local, attributes);
  });
  const text = (of: string) => {
    piece = 0;
    if (fault === undefined) on.text(of);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', (tag) => {
    piece = 0;
    depth--;
    if (fault === undefined) on.close(tag.local);
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of unpacked(entry)) {
    const written = decoder.decode(chunk, { stream: true });
    piece += written.length;
    if (piece > MAX_PIECE)
      throw new SourceError(`the part ${name} of the workbook holds a piece without end`);
    parser.write(written);
    if (fault !== undefined) throw fault;
    yield;
  }
  parser.write(decoder.decode()).close();
  if (fault !== undefined) throw fault;
  yield;
}

/** The bytes of a part, no more than it says it has; unpacking stops where nobody reads on. */
async function* unpacked(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  const written = entry.getData(writable, { signal: stop.signal });
  const reader = readable.getReader();
  // A part whose own head is damaged fails before the stream hears of it: then nothing more is to come. Each read is not raced with
  // the failure, for what loses a race holds its chunk until the other settles: all that was unpacked would be held.
  written.catch(() => reader.cancel().catch(() => {}));
  let size = 0;
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      size += next.value.length;
      if (size > entry.uncompressedSize) throw new Error('a part unpacks to more than it says');
      yield next.value;
    }
    await written;
    if (size !== entry.uncompressedSize) throw new Error('a part unpacks to less than it says');
  } finally {
    stop.abort();
    await reader.cancel().catch(() => {});
  }
}
