// Compiles the prefilter's inner loops (src/batch/prefilter/assembly) into src/batch/prefilter/compiled.ts, and its tables,
// for the register as it is, into ready.json beside it. It fails, with a sentence for each, where the tables pass a limit.
//   npm run compile
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { criteriaOf, tablesOf } from '../src/batch/prefilter/index.js';
import { PAGES } from '../src/batch/prefilter/layout.js';
import { passedLimitsOfShipped } from '../src/batch/prefilter/limits.js';
import { pack } from '../src/batch/prefilter/packed.js';
import type { Tables } from '../src/batch/prefilter/tables.js';
import { loadRegister } from '../src/law/register.js';

const folder = 'src/batch/prefilter';

/** The module in base64, compiled from the sources as they are, or as `read` gives them. */
export async function compiled(
  read: (name: string) => string = (name) => readFileSync(name, 'utf8'),
): Promise<string> {
  let bytes = new Uint8Array(0);
  const { error, stderr } = await asc.main(
    [
      `${folder}/assembly/index.ts`,
      '-O3',
      ...['--enable', 'simd'],
      '--noAssert',
      ...['--runtime', 'stub'],
      '--importMemory',
      ...['--initialMemory', String(PAGES)],
      ...['--outFile', 'module.wasm'],
    ],
    {
      readFile: (name: string) => {
        try {
          return read(name);
        } catch {
          return null;
        }
      },
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') bytes = Uint8Array.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(bytes).toString('base64');
}

/**
 * The tables as ready.json holds them.
 *
 * @throws RangeError with a plain sentence for each limit that the tables pass
 */
export function packedTables(tables: Tables): string {
  const passed = passedLimitsOfShipped(tables);
  if (passed.length > 0) throw new RangeError(passed.join('\n'));
  return `${JSON.stringify(pack(tables))}\n`;
}

if (process.argv[1]?.endsWith('compile.ts')) {
  const tables = packedTables(tablesOf(criteriaOf(loadRegister().files)));
  const text = await compiled();
  const lines = text.match(/.{1,100}/g) ?? [];
  writeFileSync(
    `${folder}/compiled.ts`,
    `// Written by bench/compile.ts from the sources in assembly/; a test compiles them anew and compares.\nexport const COMPILED = [\n${lines.map((line) => `  '${line}',`).join('\n')}\n].join('');\n`,
  );
  writeFileSync(`${folder}/ready.json`, tables);
  console.log(`${Buffer.from(text, 'base64').length} and ${tables.length} bytes`);
}
