import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { hasShared, sharedRows } from '../support/shared.js';

/** Texts of the tests that look like a structure, so that what a test asks of a structure is asked here of its verdict too. */
function textsOfTests(): readonly string[] {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found: string[] = [];
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) found.push(...node.text.split(/\s+/));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(join('test', file), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return found.filter(
    (text) => /^[A-Za-z[\]()=#@+\-\\/\d%.]{9,300}$/.test(text) && /[cCnN].*[cCnN1]/.test(text),
  );
}

/** The structures of the shared lists, where they are there. */
const textsOfLists = (): readonly string[] =>
  hasShared
    ? ['opioids.tsv', 'other-drugs.tsv', 'medicines.tsv'].flatMap((name) =>
        sharedRows(name).flatMap(({ smiles }) => smiles ?? []),
      )
    : [];

/** All of it, each text once. */
export const corpus = (): readonly string[] => [...new Set([...textsOfTests(), ...textsOfLists()])];
