import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * Writes the types of a result from its schema, `src/result.ts`: readonly interfaces whose fields bear the comments that
 * stand there, so that an editor shows them; and the same comments as a tree, for the JSON Schema.
 *
 *     npx tsx bench/types.ts
 *
 * A test makes both anew and compares.
 */

const SOURCE = fileURLToPath(new URL('../src/result.ts', import.meta.url));
export const TYPES = fileURLToPath(new URL('../src/result.types.ts', import.meta.url));
const RULES = fileURLToPath(new URL('../src/law/schema.ts', import.meta.url));
export const RULES_TYPES = fileURLToPath(new URL('../src/law/schema.types.ts', import.meta.url));
export const DESCRIPTIONS = fileURLToPath(new URL('../src/result.descriptions.json', import.meta.url));

/** What is said of a field, and of the fields of what it holds. */
interface Described {
  says?: string;
  fields?: Record<string, Described>;
}

/** Texts whose values are known and open: their types stand in result.ts, so that an editor completes them. */
const OPEN: Readonly<Record<string, string>> = {
  JurisdictionText: 'JurisdictionId',
  RuleText: 'RuleId',
  WordText: 'Word',
};

/**
 * @param from - the file that `text` is of
 * @param results - schemas whose fields are described in the JSON Schema
 */
export function typesOf(
  text: string,
  from = 'result.ts',
  results: readonly string[] = ['ReadResult', 'UnreadableResult', 'BriefResult'],
): { types: string; descriptions: string } {
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, ts.Expression>();
  const exported: { name: string; doc: string; body: ts.Expression }[] = [];
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined) continue;
      constants.set(name.getText(), initializer);
      const isExported = statement.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false;
      if (isExported && isSchema(initializer))
        exported.push({ name: name.getText(), doc: docOf(statement), body: initializer });
    }
  }
  const names = new Set(exported.map(({ name }) => name));
  // What has a default may be left out where it is written, and is there where it was read.
  const differ = new Set<string>();
  for (const { name, body } of exported) {
    const words = body.getText().match(/\w+/g) ?? [];
    const spreads = words.flatMap((word) => constants.get(word)?.getText() ?? []);
    if (
      [body.getText(), ...spreads].some((each) => /\.default\(/.test(each)) ||
      words.some((word) => differ.has(word))
    )
      differ.add(name);
  }
  let asWritten = false;

  /** The expression in its type, and whether the key that holds it may be absent. */
  const typeOf = (node: ts.Expression): string => {
    if (ts.isIdentifier(node)) {
      const open = OPEN[node.text];
      if (open !== undefined) return open;
      if (names.has(node.text)) return asWritten && differ.has(node.text) ? `${node.text}Input` : node.text;
      const constant = constants.get(node.text);
      if (constant !== undefined && isSchema(constant)) return typeOf(constant);
      throw new Error(`no schema: ${node.text}`);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
      throw new Error(`not understood: ${node.getText()}`);
    const { expression: on, name } = node.expression;
    const [first] = node.arguments;
    if (on.getText() === 'z.iso') return 'string';
    if (on.getText() === 'z') {
      switch (name.text) {
        case 'string':
          return 'string';
        case 'int':
        case 'number':
          return 'number';
        case 'null':
          return 'null';
        case 'never':
          return 'never';
        case 'boolean':
          return 'boolean';
        case 'literal':
          return first!.getText();
        case 'enum':
          return enumOf(first!);
        case 'array':
          return `readonly ${wrapped(typeOf(first!))}[]`;
        case 'tuple':
          return tupleOf(node);
        case 'record':
          return `Readonly<Record<string, ${typeOf(node.arguments[1]!)}>>`;
        case 'partialRecord':
          return `Readonly<Partial<Record<${typeOf(first!)}, ${typeOf(node.arguments[1]!)}>>>`;
        case 'union':
        case 'discriminatedUnion': {
          const list = node.arguments.find(ts.isArrayLiteralExpression);
          if (list === undefined) throw new Error(`not understood: ${node.getText()}`);
          return list.elements.map(typeOf).join(' | ');
        }
        case 'object':
        case 'strictObject':
          return `{\n${membersOf(node).join('\n')}\n}`;
      }
    }
    if (name.text === 'extend')
      return `${typeOf(on)} & {\n${fieldsOf(first as ts.ObjectLiteralExpression).join('\n')}\n}`;
    if (name.text === 'nullable') return `${typeOf(on)} | null`;
    if (PASSED.includes(name.text)) return typeOf(on);
    throw new Error(`not understood: ${node.getText()}`);
  };
  const wrapped = (type: string): string => (isUnion(type) ? `(${type})` : type);
  const enumOf = (node: ts.Expression): string => {
    const own = ts.isIdentifier(node) ? constants.get(node.text) : node;
    const values = own !== undefined && ts.isAsExpression(own) ? own.expression : own;
    return values !== undefined && ts.isArrayLiteralExpression(values)
      ? values.elements.map((each) => each.getText()).join(' | ')
      : `(typeof ${node.getText()})[number]`;
  };
  const tupleOf = (node: ts.CallExpression): string => {
    const [list, rest] = node.arguments;
    if (!ts.isArrayLiteralExpression(list!)) throw new Error(`not understood: ${node.getText()}`);
    const items = [
      ...list.elements.map(typeOf),
      ...(rest === undefined ? [] : [`...${wrapped(typeOf(rest))}[]`]),
    ];
    return `readonly [${items.join(', ')}]`;
  };
  const membersOf = (node: ts.CallExpression): string[] => {
    const [argument] = node.arguments;
    const literal = ts.isIdentifier(argument!) ? constants.get(argument.text) : argument;
    return fieldsOf(literal as ts.ObjectLiteralExpression);
  };
  const fieldsOf = (literal: ts.ObjectLiteralExpression): string[] => {
    // As in the object itself, of two of one name the later counts.
    const fields = new Map<string, string>();
    for (const property of propertiesOf(literal)) {
      const name = property.name.getText();
      const optional = mayBeAbsent(property.initializer);
      const type = typeOf(property.initializer);
      const doc = docOf(property);
      fields.set(
        name,
        `${doc === '' ? '' : `${doc}\n`}readonly ${name}${optional ? '?' : ''}: ${type}${optional ? ' | undefined' : ''};`,
      );
    }
    return [...fields.values()];
  };
  const mayBeAbsent = (node: ts.Expression): boolean => {
    const constant = ts.isIdentifier(node) && !names.has(node.text) ? constants.get(node.text) : undefined;
    if (constant !== undefined) return mayBeAbsent(constant);
    return has(node, 'optional') || (asWritten && has(node, 'default'));
  };
  const propertiesOf = (literal: ts.ObjectLiteralExpression): ts.PropertyAssignment[] =>
    literal.properties.flatMap((property) => {
      if (ts.isSpreadAssignment(property)) return propertiesOf(spread(property));
      if (!ts.isPropertyAssignment(property)) throw new Error(`not understood: ${property.getText()}`);
      return [property];
    });
  const spread = (property: ts.SpreadAssignment): ts.ObjectLiteralExpression => {
    const constant = constants.get(property.expression.getText());
    if (constant === undefined || !ts.isObjectLiteralExpression(constant))
      throw new Error(`not understood: ${property.getText()}`);
    return constant;
  };

  const describedOf = (node: ts.Expression): Record<string, Described> => {
    if (ts.isIdentifier(node)) {
      const constant = constants.get(node.text);
      return constant === undefined || !isSchema(constant) ? {} : describedOf(constant);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return {};
    const { expression: on, name } = node.expression;
    const own = node.arguments.flatMap((argument): [string, Described][] =>
      ts.isObjectLiteralExpression(argument)
        ? literalOf(argument)
        : ts.isArrayLiteralExpression(argument)
          ? argument.elements.flatMap((each) => Object.entries(describedOf(each)))
          : Object.entries(describedOf(argument)),
    );
    const from = on.getText() === 'z' || name.text === undefined ? [] : Object.entries(describedOf(on));
    return Object.fromEntries([...from, ...own]);
  };
  const literalOf = (literal: ts.ObjectLiteralExpression): [string, Described][] =>
    propertiesOf(literal).map((property) => {
      const says = plain(docOf(property));
      const fields = describedOf(property.initializer);
      const described = {
        ...(says === '' ? {} : { says }),
        ...(Object.keys(fields).length === 0 ? {} : { fields }),
      };
      return [property.name.getText(), described];
    });

  /** Keys that the other results may have, so that they can be asked for before the verdict is known. */
  const withAbsent = (name: string, type: string): string => {
    const read = constants.get('ReadResult');
    const literal = read !== undefined && ts.isCallExpression(read) ? read.arguments[0] : undefined;
    if (name !== 'UnreadableResult' || literal === undefined || !ts.isObjectLiteralExpression(literal))
      return type;
    const keys = literal.properties
      .filter((property) => ts.isPropertyAssignment(property) && has(property.initializer, 'optional'))
      .map((property) => property.name!.getText());
    return type.replace(/\}$/, `${keys.map((key) => `readonly ${key}?: undefined;`).join('\n')}\n}`);
  };

  const used = [...text.matchAll(/^import (?:type )?\{ ([^}]+) \} from '(\.[^']+)';$/gm)];
  const written = (name: string, doc: string, schema: ts.Expression): string => {
    const type = typeOf(schema);
    return type.startsWith('{') && type.endsWith('}') && !/\n\} &/.test(type)
      ? `${doc}\nexport interface ${name} ${withAbsent(name, type)}\n`
      : `${doc}\nexport type ${name} = ${type};\n`;
  };
  const read = exported.map(({ name, doc, body: schema }) => written(name, doc, schema));
  asWritten = true;
  const inputs = exported
    .filter(({ name }) => differ.has(name))
    .map(({ name, body: schema }) => written(`${name}Input`, asWrittenDoc(name), schema));
  const body = [...read, ...inputs].join('\n');
  const namesFrom = new Map<string, string[]>();
  const open = from === 'result.ts' ? [['', Object.values(OPEN).join(', '), './result.ids.js'] as const] : [];
  for (const [, list, path] of [...open, ...used])
    namesFrom.set(path!, [
      ...(namesFrom.get(path!) ?? []),
      ...list!
        .split(',')
        .map((each) => each.trim())
        .filter((each) => new RegExp(`\\b${each}\\b`).test(body)),
    ]);
  const imports = [...namesFrom]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([from, kept]) =>
      kept.length === 0 ? [] : [`import type { ${kept.sort(byLetters).join(', ')} } from '${from}';`],
    );
  const described = results.map((name) => [name, describedOf(constants.get(name)!)]);
  return {
    types: `// Written by bench/types.ts from ${from} (npm run compile); a test makes it anew and compares.\n${imports.join('\n')}\n\n${body}`,
    descriptions: `${JSON.stringify(Object.fromEntries(described), null, 2)}\n`,
  };
}

/** As the formatter sorts names. */
const byLetters = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Whether it makes a schema: a call of zod, or of a method of a schema. */
function isSchema(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression: on } = node.expression;
  return (
    on.getText() === 'z' ||
    on.getText() === 'z.iso' ||
    isSchema(on) ||
    (ts.isIdentifier(on) && /^[A-Z]/.test(on.text))
  );
}

const asWrittenDoc = (name: string): string =>
  name === 'RulesFile'
    ? `/**
 * A rules file as it is written: what has a default may be left out.
 *
 * @example
 * const file: RulesFileInput = { format: 'onetweak-rules/1', jurisdiction: { id: 'acme', name: 'ACME' }, reviewed: '2026-01-01' };
 * loadRegister([file]).meant().includes('acme'); // false
 */`
    : `/** A ${name} as it is written: what has a default may be left out. */`;

/** Whether a type has a `|` or an `&` outside of its brackets. */
function isUnion(type: string): boolean {
  let depth = 0;
  for (const sign of type.replaceAll('=>', '')) {
    if ('({[<'.includes(sign)) depth += 1;
    else if (')}]>'.includes(sign)) depth -= 1;
    else if (depth === 0 && (sign === '|' || sign === '&')) return true;
  }
  return false;
}

/** Methods that change nothing of a type but, two of them, whether it may be absent. */
const PASSED: readonly string[] = [
  ...['optional', 'default', 'min', 'max', 'positive', 'regex', 'refine', 'superRefine', 'describe', 'meta'],
];

/** Whether a method is called somewhere in a chain. */
const has = (node: ts.Expression, method: string): boolean =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  (node.expression.name.text === method || has(node.expression.expression, method));

/** The comment before a node, as it stands. */
function docOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const range = ts
    .getLeadingCommentRanges(text, node.pos)
    ?.filter((each) => text.startsWith('/**', each.pos))
    .at(-1);
  return range === undefined ? '' : text.slice(range.pos, range.end);
}

/** Its words without the signs of a comment. */
const plain = (doc: string): string =>
  doc
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { types, descriptions } = typesOf(readFileSync(SOURCE, 'utf8'));
  writeFileSync(TYPES, types);
  writeFileSync(DESCRIPTIONS, descriptions);
  writeFileSync(RULES_TYPES, typesOf(readFileSync(RULES, 'utf8'), 'schema.ts', []).types);
}
