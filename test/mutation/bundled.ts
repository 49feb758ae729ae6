import { build, type OnLoadArgs, type OnLoadResult } from 'esbuild';

/**
 * A file of this folder with all that it needs, as the text of one CommonJS module for Node, some of its sources exchanged.
 *
 * @param filter - paths of the sources that `load` is asked of
 * @param load - undefined where a source stays as it is
 * @param logLevel - whether esbuild tells of what it cannot compile
 */
export async function bundled(
  entry: string,
  filter: RegExp,
  load: (args: OnLoadArgs) => OnLoadResult | undefined,
  logLevel: 'error' | 'silent',
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['#openchemlib'],
    logLevel,
    plugins: [{ name: 'mutants', setup: (setup) => setup.onLoad({ filter }, load) }],
  });
  return outputFiles[0]!.text;
}
