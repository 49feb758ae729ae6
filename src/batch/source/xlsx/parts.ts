import type { Readable } from 'node:stream';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { type Entry, fromBuffer, openPromise, type ZipFile } from 'yauzl';
import { SourceError } from '../record.js';

/**
 * The parts of a workbook: a zip of XML files. yauzl reads the zip's own table of contents and holds each part to the
 * size that stands there, so that a part which unpacks to more is an error; what stands there is held to `MAX_PART`.
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

/** Opens the zip; `where` is a path, or the bytes of the file. */
export async function openParts(where: string | Uint8Array): Promise<Parts> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySize: true } as const;
  const zip = await (typeof where === 'string' ? openPromise(where, options) : fromBytes(where, options));
  const entries = new Map<string, Entry>();
  try {
    await new Promise<void>((done, reject) => {
      zip.on('error', reject);
      zip.on('end', done);
      zip.on('entry', (entry: Entry) => {
        if (entries.size >= MAX_PARTS) return reject(new SourceError('the workbook has too many parts'));
        entries.set(entry.fileName.replace(/^\//, ''), entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  } catch (cause) {
    zip.close();
    throw cause;
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read: (name, on, most) => readPart(zip, entries.get(name), name, on, most),
    close: () => zip.close(),
  };
}

function fromBytes(
  bytes: Uint8Array,
  options: { lazyEntries: boolean; validateEntrySize: boolean },
): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((done, reject) =>
    fromBuffer(buffer, options, (error, zip) => (error ? reject(error) : done(zip))),
  );
}

async function* readPart(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
  on: XmlEvents,
  most: number,
): AsyncGenerator<void> {
  if (entry === undefined) throw new SourceError(`the workbook has no part ${name}`);
  if (entry.isEncrypted()) throw new SourceError('the workbook is encrypted');
  if (entry.uncompressedSize > most)
    throw new SourceError(`the part ${name} of the workbook would unpack to more than ${most} bytes`);
  const stream = await new Promise<Readable>((done, reject) =>
    zip.openReadStream(entry, (error, readable) => (error ? reject(error) : done(readable))),
  );
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
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
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
  } finally {
    stream.destroy();
  }
}
