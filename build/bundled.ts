import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What of others is in dist, and on what terms: `dist/THIRD-PARTY.txt`, the notices that their licences ask for, and
 * `dist/sbom.cdx.json`, a bill of materials (CycloneDX 1.6). The list is read from what the bundler did, not kept by hand.
 * Neither file holds a day or a random number, so that two builds have the same bytes.
 */

/** Licences under which a package may be bundled. */
export const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Zlib'];

export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The text of its licence, as it lies in the package; empty where there is none. */
  readonly notice: string;
}

const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The files of others that lie in the scripts of a folder: the bundler names each before its text. */
export function modulesIn(folder: string): string[] {
  const scripts = readdirSync(folder).filter((name) => /\.c?js$/.test(name));
  return scripts.flatMap((name) =>
    [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/^\/\/ (node_modules\/\S+)$/gm)].map(
      ([, file]) => file!,
    ),
  );
}

/** @param files - paths of modules, those of others below node_modules; each package comes once, by name */
export function bundledOf(files: readonly string[]): readonly Bundled[] {
  const names = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  return [...names].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Bundled;
    const terms = license.replace(/[()]/g, '').split(' AND ');
    if (!terms.every((each) => ALLOWED.includes(each)))
      throw new Error(`${name} is bundled, and its licence is ${license}`);
    const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(each));
    return {
      name,
      version,
      license,
      notice: file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim(),
    };
  });
}

const purl = ({ name, version }: Pick<Bundled, 'name' | 'version'>) =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** Writes both files into dist. */
export function writeBundled(bundled: readonly Bundled[]): void {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    version: string;
    license: string;
    dependencies: Record<string, string>;
  };
  const installed = Object.keys(own.dependencies).filter((name) =>
    bundled.every((each) => each.name !== name),
  );
  const component = (each: Bundled) => ({
    type: 'library',
    'bom-ref': purl(each),
    name: each.name,
    version: each.version,
    licenses: each.license.includes(' ')
      ? [{ expression: each.license }]
      : [{ license: { id: each.license } }],
    purl: purl(each),
  });
  const components = [...bundled, ...bundledOf(installed.map((name) => `node_modules/${name}/`))].map(
    component,
  );
  const main = {
    type: 'library',
    'bom-ref': purl(own),
    name: own.name,
    version: own.version,
    purl: purl(own),
  };
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...main, licenses: [{ license: { id: own.license } }] } },
    components,
    dependencies: [
      { ref: main['bom-ref'], dependsOn: components.map((each) => each['bom-ref']) },
      ...components.map((each) => ({ ref: each['bom-ref'], dependsOn: [] })),
    ],
  };
  writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
  const notices = bundled.map(
    ({ name, version, license, notice }) =>
      `${name} ${version} (${license})\n\n${notice || 'No text of its licence lies in the package.'}\n`,
  );
  writeFileSync(
    'dist/THIRD-PARTY.txt',
    `Packages of others whose code is in these files, each with its licence.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`,
  );
}
