/**
 * Reads names by OPSIN, where Java and its jars are: npm run test:opsin -- FOLDER, with OPSIN's jar and those that it needs.
 * From Maven Central: mvn dependency:copy-dependencies of uk.ac.cam.ch.opsin:opsin-cli:2.8.0.
 */
import assert from 'node:assert/strict';
import { screenRecords } from '../../src/batch/engine/index.js';
import { startNameReader } from '../../src/batch/names/opsin.js';
import { openBytes } from '../../src/batch/source/index.js';
import { readMolecules } from '../../src/chemistry/index.js';
import { loadRegister } from '../../src/law/register.js';
import { createDayScreener } from '../../src/screening/index.js';

const [jars] = process.argv.slice(2);
if (jars === undefined) throw new Error('name the folder of the jars');
const names = await startNameReader(jars);
let passed = 0;
const check = (what: string, is: boolean) => {
  assert(is, what);
  passed++;
};
try {
  check('it names itself', /^OPSIN \d/.test(names.by));
  const [a, b, c] = await Promise.all(
    ['ethanol', 'no such name', 'propan-1-ol'].map((name) => names.read(name)),
  );
  check('answers come in the order of the names', a === 'C(C)O' && b === undefined && c === 'C(CC)O');
  // A name of several lines is one line to OPSIN: what comes after it has its own answer.
  const [, after] = await Promise.all(['etha\nnol\nmethanol', 'propan-1-ol'].map((name) => names.read(name)));
  check('a name of several lines has one answer', after === 'C(CC)O');

  // Published names and one without a family, judged by what OPSIN makes of them.
  const made = { asOf: '2026-11-28' };
  const screener = createDayScreener(made);
  const table =
    'name\n"N-(2,4-difluorophenyl)-N-[1-(2-phenylethyl)piperidin-4-yl]propanamide"\nethanol\nfentanyl\nno such name\n';
  const source = await openBytes(
    (async function* () {
      yield new TextEncoder().encode(table);
    })(),
    'names.csv',
  );
  const { parts } = await screenRecords(source, screener, made, { names });
  const results = [];
  for await (const part of parts) if ('judged' in part) results.push(part.judged.result);
  const [relative, nothing, known, unknown] = results;
  check('a member of a class is found', relative!.verdict === 'class');
  check(
    'and is arguable at most',
    relative!.arguable && relative!.findings.every(({ reading }) => reading === 'arguable'),
  );
  check(
    'by a name that was read',
    relative!.issues.some(
      ({ code, message }) => code === 'judged-by-name-reader' && message.includes(names.by),
    ),
  );
  check(
    'nothing found by such a name is no verdict',
    nothing!.verdict === 'unreadable' && nothing!.issues.some(({ code }) => code === 'name-reader'),
  );
  check(
    'a name that is known needs no reader',
    known!.verdict === 'listed' && !known!.issues.some(({ code }) => code.includes('reader')),
  );
  check('a name that nobody knows stays unknown', unknown!.verdict === 'unreadable');

  const counts = { same: 0, other: 0, unread: 0 };
  for (const { smiles, name, synonyms } of loadRegister().named())
    for (const each of [name, ...synonyms]) {
      const read = await names.read(each);
      if (read === undefined) counts.unread++;
      else {
        const [ours, theirs] = [smiles, read].map((text) => readMolecules(text));
        const same =
          ours!.ok &&
          theirs!.ok &&
          screener.screen(smiles).findings.length === screener.screen(read).findings.length;
        counts[same ? 'same' : 'other']++;
      }
    }
  console.log('names of the register:', counts);
  check('most that it reads are judged as the register’s', counts.same > 20 * counts.other);
} finally {
  names.close();
}
console.log(`${passed} passed, 0 failed`);
