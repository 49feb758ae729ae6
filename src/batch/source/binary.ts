/** A kind of file that is no text, as its first bytes say. */
interface Kind {
  /** The bytes at the file's beginning, as Latin-1. */
  readonly begins: string;
  /** What it is and what to do instead: `this is …; save it as …`. */
  readonly is: string;
}

/** Documents of old Office, and what a password packs newer ones into. */
const OLE = '\xd0\xcf\x11\xe0';
const ENCRYPTED = 'this workbook is encrypted with a password; save it without one, and give that';

/** In the order in which they are tried. Each kind begins with bytes that no list, table or SD file begins with. */
const KINDS: readonly Kind[] = [
  {
    begins: 'PK\x03\x04',
    is: 'this is an Excel workbook or another zip archive; save the sheet as CSV, or unpack the archive, and give that',
  },
  { begins: 'PK\x05\x06', is: 'this is an empty zip archive' },
  {
    begins: OLE,
    is: 'this is an Excel workbook or another document of old Office (.xls), or one with a password; save the sheet as .xlsx without a password, or as CSV, and give that',
  },
  {
    begins: '%PDF',
    is: 'this is a PDF; it holds pictures of structures and no list; ask for a table or an SD file',
  },
  { begins: '{\\rtf', is: 'this is a rich text document; save it as plain text, and give that' },
  { begins: 'VjCD0100', is: 'this is a ChemDraw drawing (.cdx); save it as an SD file, and give that' },
  { begins: '\x89PNG', is: 'this is a picture (PNG), and no list' },
  { begins: '\xff\xd8\xff', is: 'this is a picture (JPEG), and no list' },
  { begins: 'GIF8', is: 'this is a picture (GIF), and no list' },
  { begins: 'II*\0', is: 'this is a picture (TIFF), and no list' },
  { begins: 'MM\0*', is: 'this is a picture (TIFF), and no list' },
  { begins: '\x1f\x8b', is: 'this is gzip data packed once more; unpack it once, and give that' },
  { begins: 'BZh', is: 'this is packed by bzip2; unpack it, or pack it by gzip' },
  { begins: '\xfd7zXZ\0', is: 'this is packed by xz; unpack it, or pack it by gzip' },
  { begins: '\x28\xb5\x2f\xfd', is: 'this is packed by zstd; unpack it, or pack it by gzip' },
  { begins: '7z\xbc\xaf\x27\x1c', is: 'this is a 7z archive; unpack it, and give the list in it' },
  { begins: 'Rar!\x1a\x07', is: 'this is a RAR archive; unpack it, and give the list in it' },
  { begins: 'PAR1', is: 'this is a Parquet file; write it out as CSV, and give that' },
  { begins: 'SQLite format 3\0', is: 'this is a SQLite database; write the table out as CSV, and give that' },
];

const UTF_32 = 'this is text in UTF-32, which is not read; save it as UTF-8';
const UTF_16 =
  'this looks like text in UTF-16 without its byte order mark; save it as UTF-8, or as UTF-16 with the mark, or say --encoding utf-16le or utf-16be';

/** Bytes that are looked at. */
export const BEGINNING = 1024;

/**
 * What bytes are that no text reader can read, as a sentence for people; undefined where they may be text.
 *
 * @param head - the first bytes, as unpacked; {@link BEGINNING} of them where there are so many
 */
export function notText(head: Uint8Array): string | undefined {
  const kind = KINDS.find(({ begins }) => startsWith(head, begins));
  if (kind !== undefined)
    return kind.begins === OLE && holdsWide(head, 'EncryptedPackage') ? ENCRYPTED : kind.is;
  const zeros = zeroShares(head);
  if (zeros === undefined) return undefined;
  const [a, b, c, d] = zeros;
  // A byte order mark of UTF-32 begins as that of UTF-16 does, so it is found by its zeros.
  if ((b > MOST && c > MOST && d > MOST && a < FEW) || (a > MOST && b > MOST && c > MOST && d < FEW))
    return UTF_32;
  const hasMark = startsWith(head, '\xff\xfe') || startsWith(head, '\xfe\xff');
  if (hasMark) return undefined;
  const even = (a + c) / 2;
  const odd = (b + d) / 2;
  return (even < FEW && odd > HALF) || (odd < FEW && even > HALF) ? UTF_16 : undefined;
}

/** Letters beyond U+00FF, and line ends, leave some bytes other than the plain pattern. */
const MOST = 0.8;
const HALF = 0.5;
const FEW = 0.1;

/** How many of the bytes at each place of four are zero, from 0 to 1; undefined of fewer than four bytes. */
function zeroShares(head: Uint8Array): [number, number, number, number] | undefined {
  const fours = Math.floor(Math.min(head.length, BEGINNING) / 4);
  if (fours === 0) return undefined;
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < 4 * fours; i++) if (head[i] === 0) zeros[i % 4]! += 1 / fours;
  return zeros;
}

/** Whether these letters stand among the bytes, each in two. */
function holdsWide(head: Uint8Array, text: string): boolean {
  const wide = Array.from(text, (letter) => letter.charCodeAt(0));
  for (let at = 0; at + 2 * wide.length <= head.length; at += 2)
    if (wide.every((code, i) => head[at + 2 * i] === code && head[at + 2 * i + 1] === 0)) return true;
  return false;
}

const startsWith = (head: Uint8Array, text: string): boolean =>
  head.length >= text.length && [...text].every((sign, i) => head[i] === sign.charCodeAt(0));
