import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { CLI } from './built.js';

/** A fenced block of a page: its language, what else stands behind it, and its text. */
export interface Block {
  readonly language: string;
  readonly more: string;
  readonly text: string;
  /** What a block of `text` right after it says that it prints. */
  readonly prints?: string | undefined;
}

export function blocksOf(path: string): Block[] {
  const page = readFileSync(path, 'utf8');
  const found = [...page.matchAll(/^```(\w+)(.*)\n([\s\S]*?)^```$/gm)];
  return found.flatMap(([, language, more, text], i) => {
    const next = found[i + 1];
    const prints = next?.[1] === 'text' ? next[3] : undefined;
    return language === 'text' ? [] : [{ language: language!, more: more!.trim(), text: text!, prints }];
  });
}

export interface Ran {
  readonly printed: string;
  /** What the comments after expressions say, and what was found. */
  readonly values: readonly { readonly code: string; readonly found: unknown; readonly said: unknown }[];
}

/**
 * Runs a block of JavaScript with what it imports taken from `entries`. An expression with a comment after it is checked, where
 * the comment is a value.
 */
export async function runScript(code: string, entries: Readonly<Record<string, object>>): Promise<Ran> {
  const source = ts.createSourceFile('page.js', code, ts.ScriptTarget.Latest, true);
  const values: { code: string; found: unknown; said: unknown }[] = [];
  const printed: string[] = [];
  const scope: Record<string, unknown> = {
    console: { log: (...words: unknown[]) => printed.push(`${words.join(' ')}\n`) },
    $check: (text: string, found: unknown, said: unknown) => values.push({ code: text, found, said }),
  };
  const body = source.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      const names = statement.importClause?.namedBindings as ts.NamedImports;
      for (const { name } of names.elements) {
        const value = (entries[from] as Record<string, unknown> | undefined)?.[name.text];
        if (value === undefined) throw new Error(`${from} has no ${name.text}`);
        scope[name.text] = value;
      }
      return '';
    }
    const text = statement.getText(source);
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    if (!ts.isExpressionStatement(statement) || comment === undefined) return text;
    const said = code.slice(comment.pos, comment.end).replace(/^\/\/\s*/, '');
    try {
      compileFunction(`return (${said})`);
    } catch {
      return text;
    }
    return `$check(${JSON.stringify(text)}, (${statement.expression.getText(source)}), (${said}));`;
  });
  await compileFunction(
    `return (async () => {\n${body.join('\n')}\n})()`,
    Object.keys(scope),
  )(...Object.values(scope));
  return { printed: printed.join(''), values };
}

/** A folder in which `onetweak` is the built command. */
export function workplace(): {
  run(line: string): string;
  file(name: string, text: string): void;
  path: string;
} {
  const path = mkdtempSync(join(tmpdir(), 'onetweak-page-'));
  const bin = mkdtempSync(join(tmpdir(), 'onetweak-bin-'));
  writeFileSync(join(bin, 'onetweak'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  chmodSync(join(bin, 'onetweak'), 0o755);
  // As npm would have put it there.
  mkdirSync(join(path, 'node_modules'));
  symlinkSync(process.cwd(), join(path, 'node_modules/onetweak'));
  return {
    path,
    file: (name, text) => writeFileSync(join(path, name), text),
    run(line) {
      const { stdout } = spawnSync('bash', ['-c', line], {
        cwd: path,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, COLUMNS: '100' },
      });
      return stdout;
    },
  };
}

/** Whether a text is as a page says it; a line `…` stands for any lines. */
export const asSaid = (said: string): RegExp =>
  new RegExp(`^${said.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/^…\n/gm, '(?:.*\\n)*?')}$`);
