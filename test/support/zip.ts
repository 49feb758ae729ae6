import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** What the zip says of its size, where it lies. */
  readonly saidSize?: number;
  /** General purpose flags; 1 for an encrypted part. */
  readonly flags?: number;
}

/** A part as a zip tells of it. */
interface Entry {
  readonly name: string;
  /** CRC-32 of its bytes. */
  readonly sum: number;
  /** Bytes packed, and unpacked. */
  readonly packed: number;
  readonly size: number;
  readonly flags?: number;
}

/** What stands around the packed parts of a zip, written by hand: a head before each, and the directory at the end. */
export function zipFrame() {
  const central: Buffer[] = [];
  let at = 0;
  return {
    head({ name, sum, packed, size, flags = 0 }: Entry): Buffer {
      const title = Buffer.from(name);
      const head = Buffer.alloc(26);
      head.writeUInt16LE(20, 0);
      head.writeUInt16LE(flags, 2);
      head.writeUInt16LE(8, 4);
      head.writeUInt32LE(sum, 10);
      head.writeUInt32LE(packed, 14);
      head.writeUInt32LE(size, 18);
      head.writeUInt16LE(title.length, 22);
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, title]);
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(at, 10);
      central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, title]));
      at += local.length + packed;
      return local;
    },
    end(): Buffer {
      const directory = Buffer.concat(central);
      const end = Buffer.alloc(22);
      end.write('PK\x05\x06', 0, 'latin1');
      end.writeUInt16LE(central.length, 8);
      end.writeUInt16LE(central.length, 10);
      end.writeUInt32LE(directory.length, 12);
      end.writeUInt32LE(at, 16);
      return Buffer.concat([directory, end]);
    },
  };
}

/** A zip of these parts, so that a test can have it lie. */
export function zipOf(parts: readonly Part[]): Buffer {
  const frame = zipFrame();
  const pieces = parts.flatMap(({ name, data, saidSize, flags = 0 }) => {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const entry = { name, sum: crc32(raw), packed: packed.length, size: saidSize ?? raw.length, flags };
    return [frame.head(entry), packed];
  });
  return Buffer.concat([...pieces, frame.end()]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook of these sheets, each the XML within `sheetData`, as Excel lays them out. */
export function workbookParts(
  sheets: Readonly<Record<string, string>>,
  more: {
    readonly shared?: string;
    readonly styles?: string;
    readonly hidden?: readonly string[];
    readonly properties?: string;
  } = {},
): Part[] {
  const names = Object.keys(sheets);
  const state = (name: string) => (more.hidden?.includes(name) ? ' state="hidden"' : '');
  return [
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="${RELATIONS}">${more.properties ?? ''}<sheets>${names
        .map((name, i) => `<sheet name="${name}"${state(name)} sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
        .map((_, i) => `<Relationship Id="rId${i + 1}" Type="sheet" Target="worksheets/s${i + 1}.xml"/>`)
        .join('')}</Relationships>`,
    },
    ...names.map((name, i) => ({
      name: `xl/worksheets/s${i + 1}.xml`,
      data: `<worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`,
    })),
    ...(more.shared === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${more.shared}</sst>` }]),
    ...(more.styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', data: `<styleSheet ${MAIN}>${more.styles}</styleSheet>` }]),
  ];
}
