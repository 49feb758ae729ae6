import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/program.js';
import { clock, line, progressOf, shareOf } from '../../src/cli/progress.js';
import { JURISDICTION_GROUP_IDS, JURISDICTION_IDS } from '../../src/law/data/index.js';
import { createDayScreener } from '../../src/screening/index.js';

function sink(isTTY = false) {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => text };
}

async function onetweak(...args: string[]) {
  const out = sink();
  const err = sink();
  const io: Io = {
    out: out.stream,
    err: err.stream,
    env: {},
    stdinIsTerminal: true,
    now: () => new Date('2026-11-22T12:00:00Z'),
    createScreener: async (options) => createDayScreener(options),
    onInterrupt: () => () => {},
  };
  const code = await run(args, io);
  return { code, out: out.text(), err: err.text() };
}

/** Whether the shell is on this machine: its script is tried where it is. */
function has(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', ':'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'onetweak-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const list = file('list.smi', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1 one\nCCO two\nC(C three\n');

describe('completion', () => {
  it('offers every command and option, in a script that bash reads', async () => {
    const { out, code } = await onetweak('completion', 'bash');
    expect(code).toBe(0);
    const script = file('completion.bash', out);
    execFileSync('bash', ['-n', script]);
    const reply = (...words: string[]) =>
      execFileSync('bash', [
        '-c',
        `source ${script}; COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _onetweak; echo "\${COMPREPLY[@]}"`,
      ])
        .toString()
        .trim();
    for (const [line, offered] of [
      [['scr'], 'screen'],
      [['screen', '--rel'], '--relations'],
      [['screen', '--format', 'ht'], 'html'],
      [['screen', '--format', '=', 'ht'], 'html'],
      [['explain', '-f', ''], 'text json'],
      [['screen', '-j', 'us,g'], 'us,gb'],
      [['screen', '--relations', 'two-carbon-c'], 'two-carbon-chain'],
      [['screen', '--as-of', ''], ''],
      [['law', 'di'], 'diff'],
      [['completion', ''], 'bash zsh fish'],
    ] as const)
      expect(reply('onetweak', ...line), line.join(' ')).toBe(offered);
  });

  it.each(['zsh', 'fish'] as const)('writes one for %s', async (shell) => {
    const { out } = await onetweak('completion', shell);
    for (const word of ['screen', 'explain', 'relations', 'fail-on', 'two-carbon-chain'])
      expect(out).toContain(word);
    if (!has(shell)) return;
    execFileSync(shell, ['-n', file(`completion.${shell}`, out)]);
    if (shell === 'zsh') return;
    const offers = (line: string) =>
      execFileSync('fish', ['-c', `source ${join(folder, 'completion.fish')}; complete -C'${line}'`])
        .toString()
        .trim()
        .split('\n')
        .map((each) => each.split('\t')[0]);
    expect(offers('onetweak screen --format ')).toEqual(['csv', 'html', 'ndjson', 'sdf', 'table']);
    expect(offers('onetweak law d')).toEqual(['diff']);
    expect(offers('onetweak screen -j us,g')).toEqual(['us,gb']);
  });

  it('offers the jurisdictions that the register has', async () => {
    const { out } = await onetweak('completion', 'bash');
    expect(out).toContain(`-W '${[...JURISDICTION_IDS, ...JURISDICTION_GROUP_IDS, 'all'].join(' ')}'`);
  });

  it('suggests what was meant', async () => {
    expect((await onetweak('completion', 'bsh')).err).toContain('Did you mean bash?');
    expect((await onetweak('screen', list, '--relations', 'ureaa')).err).toContain('Did you mean urea?');
    expect((await onetweak('scren')).err).toContain('Did you mean screen?');
    expect(await onetweak('law', 'sho', 'us')).toMatchObject({
      code: 2,
      err: "error: unknown command 'law sho'; did you mean show? (onetweak law --help)\n",
    });
    expect((await onetweak('screen', list, '--flaged')).err).toContain('Did you mean --flagged?');
  });
});

describe('help', () => {
  it.each([[], ['screen'], ['explain'], ['law'], ['law', 'diff'], ['completion']])(
    'of %j is 80 columns wide at the most',
    async (...path) => {
      const { out, code } = await onetweak(...path.flat(), '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: onetweak/);
      for (const each of out.split('\n')) expect([...each].length, each).toBeLessThanOrEqual(80);
    },
  );
});

describe('formats', () => {
  it('writes an HTML report by the ending of the output', async () => {
    const path = join(folder, 'out.html');
    expect((await onetweak('screen', list, '-o', path)).code).toBe(0);
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('<h1>');
    expect(page).toContain('3 records');
    expect(page).toContain(`onetweak screen ${list} -o ${path}`);
  });

  it('writes SD files with the flagged records', async () => {
    const { out } = await onetweak('screen', list, '-f', 'sdf');
    expect(out.match(/\$\$\$\$/g)?.length).toBe(1);
  });

  it('gives a schema that its own records keep', async () => {
    const schema = JSON.parse((await onetweak('schema')).out) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { out } = await onetweak('screen', list, '-f', 'ndjson');
    for (const each of out.trim().split('\n')) {
      validate(JSON.parse(each));
      expect(validate.errors).toBe(null);
    }
  });

  it('gives a schema that every record of the fixture keeps, and refuses what is no record', async () => {
    const schema = JSON.parse((await onetweak('schema')).out) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { out } = await onetweak('screen', 'fixtures/shipment.csv', '-f', 'ndjson');
    const records = out
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as Record<string, unknown>);
    expect(records.length).toBe(64);
    expect(new Set(records.map((r) => r.verdict))).toEqual(
      new Set(['listed', 'class', 'analogue', 'none', 'unreadable']),
    );
    for (const record of records) {
      validate(record);
      expect(validate.errors).toBe(null);
    }
    const { verdict: _, ...without } = records[0]!;
    for (const wrong of [without, { ...records[0], verdict: 'legal' }, { ...records[0], more: 1 }])
      expect(validate(wrong)).toBe(false);
  });

  it('begins csv with a byte order mark where that is asked for, and not otherwise', async () => {
    const plain = (await onetweak('screen', list, '-f', 'csv')).out;
    const marked = (await onetweak('screen', list, '-f', 'csv', '--bom')).out;
    expect(plain.startsWith('file,line,')).toBe(true);
    expect(marked).toBe(`\ufeff${plain}`);
  });

  it('draws what it explains', async () => {
    const path = join(folder, 'a.svg');
    const { code, out } = await onetweak('explain', 'CCC(=O)N(c1ccccc1)C1CCNCC1', '--svg', path);
    expect(code).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^<svg /);
    expect(out.split('\n').every((each) => [...each].length <= 80)).toBe(true);
    expect(out).toContain('Nearest named substances');
    expect((await onetweak('explain', 'C(C', '--svg', path)).code).toBe(2);
  });
});

describe('relations', () => {
  const nor = ['explain', 'CCC(=O)N(c1ccccc1)C1CCNCC1', '-j', 'gb', '--as-of', '1980-01-01', '-f', 'json'];
  const verdict = async (...more: string[]) =>
    (JSON.parse((await onetweak(...nor, ...more)).out) as { verdict: string }).verdict;

  it('can be chosen, left out and turned off', async () => {
    expect(await verdict()).toBe('analogue');
    expect(await verdict('--relations', 'skeleton')).toBe('analogue');
    expect(await verdict('--relations', 'no-acyl,ring-changed')).toBe('none');
    expect(await verdict('--relations=-skeleton')).toBe('none');
    expect(await verdict('--relations', '-no-n-substituent')).toBe('none');
    expect(await verdict('--relations', 'none')).toBe('none');
  });
});

describe('progress', () => {
  it('tells the share, the count, the rate and the time left', () => {
    expect(line(500, 1000, 2000, 10_000)).toBe(
      '██████████░░░░░░░░░░ 50 %  2,000 records  200 a second  0:10 left',
    );
    expect(line(500, 0, 2000, 10_000)).toBe('2,000 records  200 a second');
    expect([clock(0), clock(61_000), clock(3_661_000)]).toEqual(['0:00', '1:01', '1:01:01']);
  });

  it('goes on evenly though bytes are read in pieces, and never back', () => {
    const share = shareOf(4000);
    const seen: number[] = [];
    for (let done = 0; done < 400; done++) {
      if (done % 100 === 0) share.bytes(1000, done);
      if (share.known()) seen.push(share.of(done));
    }
    expect(seen.length).toBe(200);
    expect(seen[0]).toBeCloseTo(0.5);
    expect(seen.at(-1)).toBeCloseTo(0.9975);
    for (const [i, part] of seen.entries()) expect(part).toBeGreaterThanOrEqual(seen[i - 1] ?? 0);
    const guessed = shareOf(4000, 10);
    guessed.bytes(4000, 0);
    expect([guessed.known(), guessed.of(100), guessed.of(400)]).toEqual([true, 0.25, 1]);
    const unknown = shareOf(0);
    unknown.bytes(10, 0);
    unknown.bytes(10, 5);
    expect([unknown.known(), unknown.of(5)]).toEqual([false, 0]);
  });

  it('shows nothing where standard error is no terminal, or the table goes to it', async () => {
    for (const [isTTY, toTerminal] of [
      [false, false],
      [true, true],
    ] as const) {
      const err = sink(isTTY);
      const io = { err: err.stream, env: {} } as unknown as Io;
      const progress = await progressOf([list], io, toTerminal);
      progress.bytes(10);
      progress.records(64);
      progress.stop();
      expect(err.text()).toBe('');
    }
  });
});
