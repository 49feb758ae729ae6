import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRegister } from '../../src/law/register.js';
import { auditTable } from './audit.js';

const recorded = readFileSync(new URL('./register.audit.tsv', import.meta.url), 'utf8');

describe('the register is what was reviewed', () => {
  it('agrees line by line with register.audit.tsv', () => {
    const now = auditTable(loadRegister()).split('\n');
    const then = recorded.split('\n');
    const differing = [...now.filter((l) => !then.includes(l)), ...then.filter((l) => !now.includes(l))];
    expect(differing).toEqual([]);
    expect(now.length).toBe(then.length);
  });
});
