// A shop that asks before it lists an article, with Express.
import express from 'express';
import { createScreener } from 'onetweak';

const screener = createScreener({ jurisdictions: ['gb'], asOf: '2026-01-01' });
const app = express();
app.post('/articles', express.json({ limit: '1mb' }), ({ body }, response) => {
  if (typeof body?.smiles !== 'string') {
    response.status(400).json({ error: 'smiles is missing' });
    return;
  }
  const { verdict, arguable, asOf, register } = screener.screen(body.smiles);
  // What could not be read was not judged: a person looks at it.
  response.json({ verdict, arguable, hold: verdict !== 'none', asOf, register: register.hash });
});

const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
for (const smiles of ['CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1', 'CCO', 'C(C', 7]) {
  const response = await fetch(`http://127.0.0.1:${server.address().port}/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ smiles }),
  });
  const { verdict, hold } = await response.json();
  console.log(response.status, verdict ?? '-', hold ?? '-');
}
server.close();
