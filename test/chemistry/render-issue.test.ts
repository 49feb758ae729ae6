import { expect, it } from 'vitest';
import { readMolecules, renderIssue } from '../../src/chemistry/index.js';

function rendered(text: string): string {
  const reading = readMolecules(text);
  return reading.ok ? '' : renderIssue(text, reading.issues[0]!);
}

it('puts a caret under the place', () => {
  expect(rendered('C(C')).toBe('C(C\n ^');
  expect(rendered('CC[Zz]C')).toBe('CC[Zz]C\n   ^^');
});

it('shows a window of a long text', () => {
  const [line, carets] = rendered(`${'C'.repeat(100)}*${'C'.repeat(100)}`).split('\n');
  expect(line).toHaveLength(1 + 34 + 1 + 34 + 1);
  expect(line![carets!.length - 1]).toBe('*');
});

it('shows control characters as one mark, so that the caret stays in place', () => {
  expect(rendered('CC\u0000')).toBe('CC\ufffd\n  ^');
});

it('shows the text alone where no place is named', () => {
  expect(renderIssue('C', { code: 'empty', severity: 'error', message: '' })).toBe('C');
});

it('never shows more than three lines of a terminal, whatever the length of the fault', () => {
  for (const line of rendered(`C${'('.repeat(300_000)}`).split('\n')) expect(line.length).toBeLessThan(160);
});
