import { INPUT_FORMATS } from '../batch/source/formats.js';
import { RELATION_IDS, VARIANT_IDS } from '../families/ids.js';
import { DEFAULT_JURISDICTION_IDS, JURISDICTION_GROUP_IDS, JURISDICTION_IDS } from '../law/data/index.js';
import { REPORT_FORMATS } from '../report/formats.js';
import { wrap } from '../report/text.js';

const indented = (words: readonly string[]): string =>
  wrap(words.join(' '), 76)
    .map((line) => `  ${line}\n`)
    .join('');

/** A word with what it means, in columns. */
function item(word: string, about: string): string {
  const lines = wrap(about, 62);
  return lines.map((line, i) => `  ${(i === 0 ? word : '').padEnd(14)}${line}\n`).join('');
}

export const TOP_HELP = `
The verdicts, gravest first:
  listed      a list in force names the substance
  class       no list in force names it; a class-wide rule in force covers it,
              or the words of a listing reach it as a form ("its esters")
  analogue    it has the core of a family that the rules speak of, or is a near
              relative; nothing in force in the chosen jurisdictions covers it
  none        nothing found by these rules on this day, and no more than that
  unreadable  the text is not one definite molecule; nothing was judged

Examples:
  onetweak screen shipment.csv
  onetweak explain 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'
  onetweak law show us-frs-2025
  onetweak help screen
`;

/** What `onetweak screen --help` says after the options. */
export const screenHelp = (): string => `
Input:
${INPUT_FORMATS.map(({ endings, about }) => item(endings.map((ending) => `.${ending}`).join(' '), about)).join('')}\
${item('.gz', 'any of these, packed; known by its content')}\
  In a list a CXSMILES extension (|...|) stays with its SMILES, and lines that
  begin with # are comments. A table has a heading, or none; its columns of
  SMILES, ids and declared names are found by their headings, the SMILES also
  by what the cells look like; --column, --id-column and --name-column say it
  outright. Where two columns could be the SMILES, --column must choose.
  Structures are judged by the SMILES that stands in their record; the id is
  the title, or the item of --id-column. Atoms are numbered as in the file.
  Aromatic bonds (type 4) do not say which nitrogens bear a hydrogen; where
  that is not certain the structure is unreadable.
  Every line is a record, part of one, or counted in the summary as heading,
  blank or comment. What cannot be read is the verdict unreadable, never none.

Output:
${REPORT_FORMATS.map(({ id, about }) => item(id, about)).join('')}\
  A file asked for with -o is FILE.partial until all is written; --resume goes
  on with one of ndjson. The summary goes to standard error, and so does a
  progress bar where that is a terminal.

Pieces of a list (GNU parallel, Spark's pipe):
  With - --input-format smi --fast --threads 1 --allow-empty --as-of DAY each
  piece gives the records that the whole gives; only the line numbers count
  within the piece, so let each molecule have an id.

Jurisdictions (-j; onetweak law list tells what is held of each):
${indented(DEFAULT_JURISDICTION_IDS)}\
  are asked where none is chosen. -j all asks all ${JURISDICTION_IDS.length}, -j ${JURISDICTION_GROUP_IDS.join(', -j ')} a group:
${indented(JURISDICTION_IDS.filter((id) => !(DEFAULT_JURISDICTION_IDS as readonly string[]).includes(id)))}
Relations (what makes an analogue; docs/RELATIONS.md tells what each costs):
${indented(RELATION_IDS)}\
  and their variants:
${indented(VARIANT_IDS)}\
  --relations skeleton,no-acyl chooses; -urea leaves one out; none turns the
  verdict analogue off.

Exit codes:
  0    done
  1    done, and a record is at or above --fail-on
  2    usage error, or an input that could not be read (to its end), or of which
       not one record could be read
  130  stopped with Ctrl-C (143: with SIGTERM, 129: the terminal went away)
  141  the reader of the output went away

  Records that rules of your own exempt are shown and not counted for --fail-on.
  --fail-on class holds for listed and class. Unreadable records count for
  --fail-on unreadable alone; ask for both: --fail-on analogue,unreadable.

Environment:
  NO_COLOR     where it is set, no colours; they stand on a terminal only
  FORCE_COLOR  where it is set, colours elsewhere too; --color has the last word
  TERM=dumb    the same, and no progress bar
  NODE_COMPILE_CACHE          a folder for the command's compiled code, which is
                              kept for the next run; else in that for temporary
                              files
  NODE_DISABLE_COMPILE_CACHE  where it is set, none is kept

Examples:
  onetweak screen shipment.csv
  onetweak screen list.smi.gz --format ndjson -o list.ndjson
  onetweak screen stock.csv --column Structure --flagged --fail-on analogue
  onetweak screen list.smi --jurisdiction us --as-of 2018-02-05
  onetweak screen shipment.csv -o shipment.html
  onetweak screen list.smi --relations=-no-acyl,-urea
  zcat big.smi.gz | onetweak screen - --flagged --format csv
  program | onetweak screen - --input-format smi --line-buffered -f ndjson
`;

export const EXPLAIN_HELP = `
Output, 80 columns wide at the most:
  the verdict and what it says, the day, the register and what it does not hold
  what sits at each site of the skeleton, with the atoms, counted from 0 along
  the text
  each finding: citation, days in force, the clauses with group and word, source
  the nearest named substances, site by site; only named ones are ever shown
  the rules that do not hold, with the site that their words do not reach
  the days on which what was found began, changed and ended

Pictures (--svg):
  the molecule with its sites tinted, beside the nearest named substance, or
  beside the parent of its family where it is named itself. What differs has a
  dark outline; the clauses that a group meets stand under its name: US (E).

Exit codes:
  0  told
  2  usage error, or a text that is not one definite molecule

Examples:
  onetweak explain 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'
  onetweak explain 'CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1' --as-of 1970-01-01
  onetweak explain 'CCC(=O)N(c1ccccc1)C1CCNCC1' --svg norfentanyl.svg
  onetweak explain 'CCC(=O)N(c1ccccc1)C1CCNCC1' -j us,gb -f json
`;

export const SERVE_HELP = `
A question is a JSON object: an id of your own; one of smiles, molfile, inchi,
inchikey, cas and name (of several the best is judged, and the others are
compared with it); and, as you like, asOf, jurisdictions, explain, svg. The
answer holds the id, the day, the register, and the result or an error.

  {"id":7,"smiles":"CCO","asOf":"2026-01-01","jurisdictions":["us"]}

--http answers POST /screen, POST /screen/stream, GET /explain, /law, /schema,
/openapi.json, /docs and /health. It answers no page of another origin and
keeps no log. Without --as-of the day is that of each question, in UTC.

Exit codes:
  0    the input ended
  2    usage error, or the address cannot be had
  130  stopped with Ctrl-C (143: with SIGTERM); what was being answered is
  141  the reader of the answers went away

Examples:
  onetweak serve --stdio --jurisdiction us,un
  onetweak serve --http 127.0.0.1:8080
  onetweak serve --mcp
`;

export const LAW_HELP = `
Examples:
  onetweak law list
  onetweak law show us
  onetweak law show us-frs-2025
  onetweak law diff us --from 2018-02-05 --to 2018-02-06
  onetweak law diff --verdicts old/register.json
  onetweak law review it-2020
  onetweak law word acyl
  onetweak law export --as jsonld > register.jsonld
  onetweak law on 'O=C(c1ccco1)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1'
  onetweak law schema > onetweak-rules.schema.json
`;
