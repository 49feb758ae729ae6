import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * What an entry brings into a browser's bundle: everything that it exports, minified, openchemlib with it.
 */
export interface Weight {
  /** Bytes, minified. */
  readonly min: number;
  /** Bytes, minified and gzipped. */
  readonly gz: number;
  /** Names of the packages and of our own modules that must not be there, as far as they are. */
  readonly brings: { readonly openchemlib: boolean; readonly zod: boolean; readonly node: boolean };
}

/** Entries, and the most that each may weigh, gzipped, in kB of 1,000 bytes; what it must not bring. */
export const LIMITS: Readonly<
  Record<string, { readonly gz: number; readonly without: readonly ('openchemlib' | 'zod')[] }>
> = {
  onetweak: { gz: 620, without: [] },
  'onetweak/batch': { gz: 760, without: [] },
  'onetweak/prefilter': { gz: 40, without: ['openchemlib', 'zod'] },
  'onetweak/picture': { gz: 445, without: ['zod'] },
  'onetweak/report': { gz: 620, without: [] },
  'onetweak/law': { gz: 140, without: ['openchemlib'] },
  'onetweak/schema': { gz: 60, without: ['openchemlib'] },
  'onetweak/worker/client': { gz: 2, without: ['openchemlib', 'zod'] },
};

/**
 * Bundles one entry alone, as esbuild does for a browser, and weighs it. Files that are loaded later count too.
 *
 * @param from - a folder from which `onetweak` is found
 */
export async function weigh(entry: string, from: string): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from '${entry}';`, resolveDir: from, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    metafile: true,
    external: ['zod'],
    logLevel: 'error',
  });
  const bytes = outputFiles[0]!.contents;
  const text = outputFiles[0]!.text;
  const inputs = Object.keys(metafile.inputs);
  return {
    min: bytes.length,
    gz: gzipSync(bytes, { level: 9 }).length,
    brings: {
      openchemlib: inputs.some((path) => path.includes('openchemlib')),
      // Its own mark, however it came in.
      zod: text.includes('ZodError') || text.includes('$ZodType'),
      node: /(?:from|import)\s*["']node:/.test(text) || inputs.some((path) => path.startsWith('node:')),
    },
  };
}
