import ts from 'typescript';

/** One small change of a source text, which a test should notice. */
export interface Mutant {
  /** The file of the change. */
  readonly file: string;
  /** 1-based line of the change. */
  readonly line: number;
  /** 0-based place in the text where the replaced piece begins, and the one behind its end. */
  readonly from: number;
  readonly to: number;
  /** What stands there instead. */
  readonly text: string;
  /** The change in words. */
  readonly what: string;
}

const OTHER: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

/** What a rule of normalisation says of itself for its tests alone: no code goes by it. */
const OF_TESTS = new Set(['pairs', 'mayChange']);

/**
 * The mutants of a source text, from its syntax tree: comparisons turned, conditions negated, `&&` and `||` exchanged,
 * numbers off by one, the first element of a list dropped. Types, imports and names of properties are left alone.
 */
export function mutantsOf(file: string, text: string): Mutant[] {
  return read(file, text).mutants.map(({ node: _, ...mutant }) => mutant);
}

/**
 * The same text with all its mutants built in, each asleep: a piece that has mutants becomes
 * `(__mutant(7) ? changed : as it is)`. `first` is the number of the first of them.
 */
export function withAllMutants(
  file: string,
  text: string,
  first: number,
): { readonly text: string; readonly mutants: readonly Mutant[] } {
  const { source, mutants } = read(file, text);
  const at = new Map<ts.Node, number[]>();
  for (const [index, { node }] of mutants.entries()) at.set(node, [...(at.get(node) ?? []), index]);
  const written = (node: ts.Node): string => {
    let out = '';
    let done = node.getStart(source);
    ts.forEachChild(node, (child) => {
      const start = child.getStart(source);
      if (child.end === start) return;
      out += text.slice(done, start) + written(child);
      done = child.end;
    });
    out += text.slice(done, node.end);
    return (at.get(node) ?? []).reduce(
      (asIs, index) => `(__mutant(${first + index}) ? (${mutants[index]!.text}) : ${asIs})`,
      out,
    );
  };
  return {
    text: text.slice(0, source.getStart(source)) + written(source) + text.slice(source.end),
    mutants: mutants.map(({ node: _, ...mutant }) => mutant),
  };
}

function read(
  file: string,
  text: string,
): { readonly source: ts.SourceFile; readonly mutants: readonly (Mutant & { readonly node: ts.Node })[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: (Mutant & { readonly node: ts.Node })[] = [];
  const add = (node: ts.Node, replacement: string, what: string) => {
    const from = node.getStart();
    const line = source.getLineAndCharacterOfPosition(from).line + 1;
    mutants.push({ file, line, from, to: node.end, text: replacement, what, node });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && OF_TESTS.has(node.name.getText(source))) return;
    if (ts.isBinaryExpression(node)) {
      const sign = node.operatorToken.getText();
      const other = OTHER[sign];
      const isText = [node.left, node.right].some(
        (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
      );
      if (other !== undefined && !(sign === '+' && isText))
        add(node, `${node.left.getText()} ${other} ${node.right.getText()}`, `${sign} to ${other}`);
    }
    if (ts.isIfStatement(node)) add(node.expression, `!(${node.expression.getText()})`, 'if negated');
    if (ts.isConditionalExpression(node)) add(node.condition, `!(${node.condition.getText()})`, '?: negated');
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      add(node, node.operand.getText(), '! dropped');
    if (ts.isNumericLiteral(node) && !isName(node))
      add(node, String(Number(node.text) + 1), `${node.text} plus one`);
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node)) {
      const rest = node.elements.slice(1).map((each) => each.getText());
      add(node, `[${rest.join(', ')}]`, `${node.elements[0]!.getText()} dropped`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { source, mutants };
}

/** `{ 1: … }`: what names a property is no number to count with. */
const isName = (node: ts.Node): boolean => ts.isPropertyAssignment(node.parent) && node.parent.name === node;

/** `[a, b] = …`: a list that is written to. */
const isTarget = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
  node.parent.left === node;
