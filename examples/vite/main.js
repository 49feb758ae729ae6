// A page that judges a structure as it is typed, and a list that is opened. Nothing is sent anywhere.
import { connect } from 'onetweak/worker/client';

const onetweak = connect(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
const options = { jurisdictions: ['us', 'gb'], asOf: '2026-01-01' };
const at = (id) => document.getElementById(id);

let asked = 0;
async function judge() {
  const mine = ++asked;
  const { result, svg } = await onetweak.screen(at('smiles').value, {
    explain: true,
    picture: true,
    options,
  });
  if (mine !== asked) return; // Something else was typed meanwhile.
  const each = Object.entries(result.status ?? {}).map(([id, { verdict }]) => `${verdict} ${id}`);
  at('said').textContent = [result.verdict, ...each].join(', ');
  at('picture').innerHTML = svg ?? ''; // Escaped by construction: no text of yours stands in it unescaped.
}

async function judgeList() {
  const list = onetweak.screenLines(at('list').files[0], { ...options, flagged: true });
  at('rows').textContent = '';
  for await (const { line, id, result } of list) at('rows').append(`${line} ${id} ${result.verdict}\n`);
  at('rows').append(`${(await list.summary).records} records judged`);
}

at('smiles').addEventListener('input', judge);
at('list').addEventListener('change', judgeList);
await judge();
