// A catalogue in SQLite whose rows are judged as they come, with Fastify. Each row keeps the day and the register's hash
// that it was judged by, so that one query finds what must be judged again.
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { createScreener } from 'onetweak';

const screener = createScreener({ jurisdictions: ['us', 'un'], asOf: '2026-01-01' });
const database = new Database(':memory:');
database.exec(
  'CREATE TABLE goods (id TEXT PRIMARY KEY, smiles TEXT, verdict TEXT, as_of TEXT, register TEXT, result TEXT)',
);
const put = database.prepare('INSERT OR REPLACE INTO goods VALUES (?, ?, ?, ?, ?, ?)');

const server = Fastify({ logger: false, bodyLimit: 1 << 20 });
const body = {
  type: 'object',
  required: ['id', 'smiles'],
  additionalProperties: false,
  properties: { id: { type: 'string' }, smiles: { type: 'string' } },
};
server.post('/goods', { schema: { body } }, async ({ body: { id, smiles } }) => {
  const result = screener.screen(smiles, { findings: 'ids' });
  put.run(id, smiles, result.verdict, result.asOf, result.register.hash, JSON.stringify(result));
  return { id, verdict: result.verdict };
});
server.get('/goods', async () =>
  database.prepare("SELECT id, verdict FROM goods WHERE verdict <> 'none' ORDER BY id").all(),
);

await server.listen({ host: '127.0.0.1', port: 0 });
const url = `http://127.0.0.1:${server.server.address().port}/goods`;
for (const [id, smiles] of [
  ['a', 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'],
  ['b', 'CCO'],
  ['c', 'C(C'],
])
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, smiles }),
  });
for (const { id, verdict } of await (await fetch(url)).json()) console.log(id, verdict);
await server.close();
