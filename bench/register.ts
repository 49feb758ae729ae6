/**
 * Puts the rules files of src/law/data together: into register.json beside them, which the library reads, with the
 * defaults of the schema filled in and the hash; and into index.ts, the ids as types. Adding a jurisdiction is adding one
 * file there. First part of `npm run compile`; a test makes both anew and compares.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashOf } from '../src/law/canonical.js';
import { RulesFile } from '../src/law/schema.js';
import { REGISTER_VERSION } from '../src/law/version.js';
import { registerJsonSchema } from '../src/schema/rules.js';

const folder = new URL('../src/law/data/', import.meta.url);

/** These come first, in this order, as people expect them; the others follow by their ids. */
const FIRST = ['us', 'un', 'cn', 'gb', 'ca', 'it', 'ie'];

/** All rules files as the schema reads them: those that hold something first, then those of which no text is held. */
export function rulesFiles(): RulesFile[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'register.json')
    .flatMap((name) => {
      const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      return (Array.isArray(data) ? data : [data]).map((each) => {
        const read = RulesFile.safeParse(each);
        if (read.success) return read.data;
        const { path, message } = read.error.issues[0]!;
        throw new Error(`${name}: ${path.join('.')}: ${message}`);
      });
    });
  const place = ({ jurisdiction: { id }, named, classes }: RulesFile): string => {
    const held = named.length > 0 || classes.length > 0;
    const first = FIRST.indexOf(id);
    return `${held ? 0 : 1} ${first === -1 ? FIRST.length : first} ${id}`;
  };
  return files.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The text of register.json: an entry, a rule or a text not held in a line each, so that a diff can be read. */
export function registerJson(files: readonly RulesFile[]): string {
  const lines = (list: readonly unknown[]) =>
    list.length === 0 ? '[]' : `[\n${list.map((each) => JSON.stringify(each)).join(',\n')}\n]`;
  const texts = files.map(({ named, classes, notHeld, ...head }) => {
    const inner = JSON.stringify(head).slice(1, -1);
    return `{${inner},\n"named":${lines(named)},\n"classes":${lines(classes)},\n"notHeld":${lines(notHeld)}}`;
  });
  const hash = hashOf({ version: REGISTER_VERSION, files });
  return `{"version":"${REGISTER_VERSION}","hash":"${hash}","files":[\n${texts.join(',\n')}\n]}\n`;
}

/** The text of register.schema.json: what `onetweak/law/register.json` holds. */
export const registerSchema = (): string => `${JSON.stringify(registerJsonSchema(), null, 2)}\n`;

/** The text of index.ts. */
export function idsModule(files: readonly RulesFile[]): string {
  const list = (name: string, about: string, example: string, ids: readonly string[]) =>
    `/**\n * ${about}\n *\n * @example ${example}\n */\nexport const ${name} = [\n${ids.map((id) => `  '${id}',\n`).join('')}] as const;\n`;
  const held = files.filter((file) => file.named.length > 0 || file.classes.length > 0);
  const all = held.map(({ jurisdiction }) => jurisdiction);
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return [
    '// Written by bench/register.ts from the rules files beside it (npm run compile); a test makes it anew and compares.\n',
    list(
      'JURISDICTION_IDS',
      'The jurisdictions that the register as shipped can judge by.',
      "JURISDICTION_IDS[0]; // 'us'",
      ids(all),
    ),
    list(
      'DEFAULT_JURISDICTION_IDS',
      'Those of them that are judged by where none is asked for.',
      "DEFAULT_JURISDICTION_IDS.includes('gb'); // true",
      ids(all.filter((each) => each.default !== false)),
    ),
    list(
      'JURISDICTION_GROUP_IDS',
      'Groups of them: all of a group can be asked for by its name.',
      "JURISDICTION_GROUP_IDS[0]; // 'us-states'",
      [...new Set(all.flatMap(({ group }) => group ?? []))],
    ),
    list(
      'RULE_IDS',
      'The class rules that the register as shipped holds.',
      "RULE_IDS.includes('gb-1d'); // true",
      held.flatMap(({ classes }) => ids(classes)),
    ),
  ].join('\n');
}

if (process.argv[1]?.endsWith('register.ts')) {
  const files = rulesFiles();
  writeFileSync(new URL('register.json', folder), registerJson(files));
  writeFileSync(new URL('index.ts', folder), idsModule(files));
  writeFileSync(new URL('../register.schema.json', folder), registerSchema());
  console.log(`${files.length} rules files`);
}
