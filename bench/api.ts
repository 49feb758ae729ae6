import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { ENTRIES } from '../test/support/entries.js';

/**
 * Writes the public surface: for each entry what it exports, with its type, in test/api/. A test makes it anew and compares,
 * so that no change of it goes unnoticed.
 *
 *     npm run api
 */

const FLAGS = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.WriteArrayAsGenericType;

export const apiFile = (entry: string): string => `test/api/${entry.replaceAll('/', '.')}.txt`;

/** The surface of each entry, as text. */
export function surfaces(): Map<string, string> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram(Object.values(ENTRIES), options);
  const checker = program.getTypeChecker();
  const surfaces = new Map<string, string>();
  for (const [entry, file] of Object.entries(ENTRIES)) {
    const exports = checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
      .map((symbol) => [symbol.name, aimOf(checker, symbol)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = exports.flatMap(([name, symbol]) => linesOf(checker, name, symbol));
    surfaces.set(entry, `${lines.join('\n')}\n`);
  }
  return surfaces;
}

const aimOf = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

function linesOf(checker: ts.TypeChecker, name: string, symbol: ts.Symbol): string[] {
  const lines: string[] = [];
  const text = (type: ts.Type, more = 0) => checker.typeToString(type, undefined, FLAGS | more);
  if (symbol.flags & ts.SymbolFlags.Value) {
    const type = checker.getTypeOfSymbol(symbol);
    const isSchema = type.getProperty('_zod') !== undefined;
    lines.push(`value ${name}: ${isSchema ? 'a zod schema' : text(type)}`);
  }
  if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) {
    lines.push(`interface ${name}`);
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    for (const member of checker.getPropertiesOfType(type)) {
      const declared = member.valueDeclaration;
      // What every error has is no surface of ours.
      if (declared === undefined || declared.getSourceFile().fileName.includes('node_modules')) continue;
      const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      lines.push(`  ${member.name}${optional}: ${text(checker.getTypeOfSymbol(member))}`);
    }
  } else if (symbol.flags & ts.SymbolFlags.TypeAlias)
    lines.push(
      `type ${name} = ${text(checker.getDeclaredTypeOfSymbol(symbol), ts.TypeFormatFlags.InTypeAlias)}`,
    );
  return lines;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync('test/api', { recursive: true });
  for (const [entry, text] of surfaces()) writeFileSync(apiFile(entry), text);
}
