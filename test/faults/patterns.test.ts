import { readdirSync, readFileSync } from 'node:fs';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Every pattern in the sources, with the file that it stands in. */
function patterns(): (readonly [pattern: string, file: string])[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = ts.createSourceFile(
        name,
        readFileSync(`src/${name}`, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      const found: (readonly [string, string])[] = [];
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.push([node.getText(), `src/${name}`]);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
}

const vulnerable = async (literal: string): Promise<string | undefined> => {
  const end = literal.lastIndexOf('/');
  const { status, ...more } = await check(literal.slice(1, end), literal.slice(end + 1), { timeout: 20_000 });
  return status === 'safe' ? undefined : `${status}: ${JSON.stringify(more)}`;
};

describe('no pattern takes more than linear time', () => {
  const all = patterns();

  test('the patterns are found, and one that is quadratic is known for it', async () => {
    expect(all.length).toBeGreaterThan(80);
    expect(await vulnerable('/<([^>]*)>/')).toContain('vulnerable');
  });

  test.each(all)('%s in %s', async (pattern) => {
    expect(await vulnerable(pattern)).toBeUndefined();
  });
});
