import { expect, test } from 'vitest';
import { folder, ndjson, start, until } from '../support/built.js';

const here = folder();
const FENTANYL = 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1';

/** Starts the service and waits until it says where it listens. */
async function listening(args: readonly string[] = []) {
  const run = start(['serve', '--http', '127.0.0.1:0', ...args], here.path);
  await until(() => run.said.err.includes('/docs'));
  return { ...run, url: /listening at (\S+)/.exec(run.said.err)![1]! };
}

test('serve --http says where it listens, answers, keeps no log, and ends in order', async () => {
  const { child, said, ended, url } = await listening(['-j', 'us', '--as-of', '2026-01-01']);
  const before = said.err;
  const response = await fetch(`${url}/screen`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ smiles: FENTANYL }),
  });
  expect(await response.json()).toMatchObject({ asOf: '2026-01-01', result: { verdict: 'listed' } });
  await fetch(`${url}/explain?smiles=${encodeURIComponent(FENTANYL)}`);
  await fetch(`${url}/screen/stream`, { method: 'POST', body: `${FENTANYL}\nC(C\n` }).then((each) =>
    each.text(),
  );
  await fetch(`${url}/screen`, { method: 'POST', body: FENTANYL });
  // What is being answered when the signal comes is answered.
  let end: () => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('{"id":1,"smiles":"CCO"}\n'));
      end = () => controller.close();
    },
  });
  const begun = await fetch(`${url}/screen/stream`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-ndjson' },
    duplex: 'half',
  } as RequestInit);
  child.kill('SIGINT');
  // It listens no more as soon as it has taken the signal.
  const refuses = () =>
    fetch(`${url}/health`).then(
      () => false,
      () => true,
    );
  while (!(await refuses())) await new Promise((resolve) => setTimeout(resolve, 10));
  end();
  expect(ndjson(await begun.text())).toMatchObject([{ id: 1 }, { summary: { complete: true } }]);
  expect(await ended).toEqual({ code: 130, signal: null });
  expect([said.out, said.err]).toEqual(['', before]);
});

test('an address that is taken is said in words; one that others reach is warned of', async () => {
  const first = await listening();
  const { host } = new URL(first.url);
  const second = start(['serve', '--http', host], here.path);
  expect((await second.ended).code).toBe(2);
  expect(second.said.err).toContain('another program listens there');
  const open = start(['serve', '--http', '0.0.0.0:0'], here.path);
  await until(() => open.said.err.includes('/docs'));
  expect(open.said.err).toContain('other machines may reach this service');
  for (const run of [first, open]) run.child.kill('SIGTERM');
  expect(await Promise.all([first.ended, open.ended])).toMatchObject([{ code: 143 }, { code: 143 }]);
});
