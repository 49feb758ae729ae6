import { Zip, ZipDeflate } from 'fflate/browser';

/** A zip that is written while its parts come; what is ready is taken by `taken`. */
export interface Package {
  /** Begins a part; the one before it must have ended. */
  part(name: string): { write(text: string): void; end(): void };
  /** A part that is at hand as a whole. */
  whole(name: string, text: string): void;
  /** No part comes any more. */
  end(): void;
  /** The bytes that are ready since it was last asked. */
  taken(): Uint8Array;
}

/** One day for all parts, so that one input gives one workbook; it is the first that a zip can say. */
const DAY = new Date(1980, 0, 1);
/** Text that is gathered before it is packed, in UTF-16 units. */
const GATHER = 1 << 16;

/**
 * fflate packs: 8 kB of code, no dependency, streams, and runs in browsers too. Libraries that write workbooks hold all
 * cells in memory before they write the first (SheetJS), or have stood still for years with some hundred parts (exceljs);
 * the XML of two sheets is a page of code.
 */
export function openPackage(): Package {
  let ready: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault;
    ready.push(chunk);
  });
  const encoder = new TextEncoder();
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = DAY;
    zip.add(file);
    let text = '';
    return {
      write(more: string) {
        text += more;
        if (text.length < GATHER) return;
        file.push(encoder.encode(text));
        text = '';
      },
      end: () => file.push(encoder.encode(text), true),
    };
  };
  return {
    part,
    whole(name, text) {
      const whole = part(name);
      whole.write(text);
      whole.end();
    },
    end: () => zip.end(),
    taken() {
      const all = ready;
      ready = [];
      const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of all) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      return bytes;
    },
  };
}
