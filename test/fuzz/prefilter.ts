import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPrefilter, criteriaOf } from '../../src/batch/prefilter/index.js';
import { loadRegister } from '../../src/law/register.js';
import { createDayScreener } from '../../src/screening/index.js';
import { REASONS_LOST } from '../support/allowed.js';
import { anyProperty, type Campaign, timed } from './campaign.js';
import { text } from './texts.js';

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const noise = fc.uint8Array({ maxLength: 60 });

export const prefilter: Campaign = {
  name: 'prefilter',
  claim: 'what it lets go is none for the exact path too, line by line, however the lines stand',
  few: 600,
  property: () => {
    const filter = createPrefilter(criteriaOf(loadRegister().files));
    const screener = createDayScreener({ asOf: '2026-01-01' });
    const line = fc.oneof(
      { arbitrary: text.map((smiles) => Buffer.from(smiles.replace(/[\r\n]/g, ''))), weight: 6 },
      {
        arbitrary: fc
          .tuple(text, text)
          .map(([smiles, id]) => Buffer.from(`${smiles} ${id}`.replace(/[\r\n]/g, ''))),
        weight: 2,
      },
      { arbitrary: noise.map((bytes) => Buffer.from(bytes.filter((b) => b !== 10 && b !== 13))), weight: 1 },
    );
    return anyProperty(
      fc.property(
        fc.array(fc.tuple(line, lineEnd), { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (lines, most) => {
          const bytes = Buffer.concat(lines.flatMap(([each, end]) => [each, Buffer.from(end)]));
          const room = new Int32Array(3 * most);
          const told = bytes.toString('latin1');
          const kept: [number, number, number][] = [];
          let seen = 0;
          for (let from = 0; from < bytes.length; from = filter.next) {
            const count = timed('prefilter', told, () => filter.lines(bytes, from, bytes.length, room));
            assert.ok(count <= most && filter.next > from && filter.next <= bytes.length);
            for (let k = 0; k < count; k++)
              kept.push([room[3 * k]!, room[3 * k + 1]!, seen + room[3 * k + 2]!]);
            seen += filter.seen;
          }
          // LF after CR is one line end; so the lines are counted from the bytes.
          const whole = linesOf(bytes);
          assert.equal(seen, whole.length, 'lines');
          for (const [from, to, number] of kept) assert.deepEqual([from, to], whole[number]);
          const numbers = new Set(kept.map(([, , number]) => number));
          for (const [number, [from, to]] of whole.entries()) {
            if (numbers.has(number)) continue;
            const smiles = structure(bytes.subarray(from, to));
            const { verdict, issues } = screener.screen(smiles);
            if (verdict === 'unreadable')
              assert.ok(REASONS_LOST.has(issues[0]!.code), `${smiles}: ${issues[0]!.code}`);
            else assert.equal(verdict, 'none', smiles);
            const field = Buffer.from(smiles);
            timed('prefilter', smiles, () => filter.maybe(field, 0, field.length));
          }
        },
      ),
    );
  },
};

function linesOf(bytes: Uint8Array): [number, number][] {
  const lines: [number, number][] = [];
  for (let from = 0; from < bytes.length; ) {
    let to = from;
    while (bytes[to] !== 10 && bytes[to] !== 13) to++;
    to += bytes[to] === 13 && bytes[to + 1] === 10 ? 2 : 1;
    lines.push([from, to]);
    from = to;
  }
  return lines;
}

/** What stands for the structure in a line: up to the first white space, with an extension where one follows. */
const structure = (line: Uint8Array): string =>
  /^\s*(\S*(?:\s+\|[^|]*\|(?=\s|$))?)/u.exec(new TextDecoder('utf-8', { ignoreBOM: true }).decode(line))![1]!;
