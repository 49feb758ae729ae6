/**
 * Where do we differ from the tests of other toolkits on what is a SMILES, and for which reason?
 * Run with `npx tsx test/conformance/accept-reject.ts`; the groups are argued in src/chemistry/CONFORMANCE.md.
 */
import { readFileSync } from 'node:fs';
import { identityKey, readMolecules } from '../../src/chemistry/index.js';
import { sharedPath } from '../support/shared.js';

const FOLDER = process.argv[2] ?? sharedPath('conformance');
const EXAMPLES = Number(process.argv[3] ?? 5);

const groups = new Map<string, string[]>();
function note(title: string, line: string): void {
  const list = groups.get(title) ?? [];
  list.push(line);
  groups.set(title, list);
}
function lines(file: string): string[] {
  return readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n').filter(Boolean);
}

let agree = 0;
for (const line of lines('accept_reject.tsv').slice(1)) {
  const [text, verdict, origin] = line.split('\t');
  const reading = readMolecules(text!);
  if (verdict === (reading.ok ? 'valid' : 'invalid')) agree++;
  else
    note(`${verdict} there, ${reading.ok ? 'read' : reading.issues[0]!.code} here`, `${text}  (${origin})`);
}
note('agree', `${agree}`);

for (const line of lines('roundtrip_pairs.tsv').slice(1)) {
  const [from, to, origin] = line.split('\t');
  const [a, b] = [readMolecules(from!), readMolecules(to!)];
  const keys = (r: typeof a): string =>
    r.ok
      ? r.molecules
          .map((m) => identityKey(m))
          .sort()
          .join('|')
      : r.issues[0]!.code;
  const title =
    a.ok && b.ok
      ? keys(a) === keys(b)
        ? 'same'
        : 'DIFFERENT'
      : `${a.ok ? 'read' : keys(a)} to ${b.ok ? 'read' : keys(b)}`;
  note(`pair: ${title}`, `${from} to ${to}  (${origin})`);
}
for (const file of ['malformed.smi', 'cxsmiles.smi']) {
  for (const line of lines(file)) {
    const [text] = line.split('\t');
    const reading = readMolecules(text!);
    note(`${file}: ${reading.ok ? 'read' : reading.issues[0]!.code}`, text!);
  }
}

for (const title of [...groups.keys()].sort()) {
  console.log(`${title}: ${groups.get(title)!.length}`);
  for (const line of groups.get(title)!.slice(0, EXAMPLES)) console.log(`    ${line.slice(0, 160)}`);
}
