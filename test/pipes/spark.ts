/**
 * Screens a list through Apache Spark's RDD.pipe on a cluster of two workers on this machine; the records must be those
 * of one run. `npm run test:spark [LINES]`; needs Python 3 and Java, which `npm test` does not. PySpark is installed
 * from PyPI into a virtual environment in the folder for temporary files, unless ONETWEAK_SPARK_VENV names one.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FILTER_LINE, folder, hold, makeList, needs, needsBuild, rowsOf, shell } from './list.js';

const PYSPARK = 'pyspark==3.5.7';

needsBuild();
needs('Java', 'java -version', 'apt install default-jre-headless');
needs('Python 3 with venv', 'python3 -c "import venv, ensurepip"', 'apt install python3-venv');
const venv = process.env.ONETWEAK_SPARK_VENV ?? join(tmpdir(), 'onetweak-spark-venv');
const python = join(venv, 'bin/python');
if (!existsSync(python)) {
  console.log(`makes ${venv} with ${PYSPARK}`);
  shell(`python3 -m venv ${venv} && ${venv}/bin/pip install --quiet ${PYSPARK}`);
}

const list = makeList(Number(process.argv[2] ?? 40_000));
const expected = rowsOf(shell(`${FILTER_LINE} < list.smi`).out);
if (expected.length !== list.records) throw new Error(`${expected.length} records of ${list.records} lines`);
const script = fileURLToPath(new URL('spark.py', import.meta.url));
const { out } = shell(
  `PYSPARK_PYTHON=${python} ${python} ${script} ${list.path} ${folder}/out.ndjson '${FILTER_LINE}'`,
);
console.log(out.trim());
if (!out.includes('on 2 workers')) throw new Error('there were no two workers');
hold('Spark RDD.pipe', rowsOf(readFileSync(`${folder}/out.ndjson`, 'utf8')), expected, false);
rmSync(folder, { recursive: true });
