import { INPUT_FORMATS } from '../batch/source/formats.js';
import { RELATION_IDS, VARIANT_IDS } from '../families/ids.js';
import { DEFAULT_JURISDICTION_IDS, JURISDICTION_GROUP_IDS } from '../law/data/index.js';
import { REPORT_FORMATS } from '../report/formats.js';
import { VERDICTS } from '../result.ids.js';
import { COLOR_WHEN } from './terminal.js';
import {
  bound,
  countFromOne,
  day,
  delimiter,
  eachTime,
  encoding,
  ids,
  names,
  oneOf,
  type Parse,
  relations,
  someOf,
  wholeNumber,
} from './values.js';

/** What can stand after a flag or as an argument, for completion; anything, and no file, where none of these is set. */
export interface Takes {
  readonly words?: readonly string[];
  /** The ids of the register, which are only loaded to be offered. */
  readonly jurisdictions?: boolean;
  /** Several of the words, by commas. */
  readonly many?: boolean;
  readonly files?: boolean;
}

/** A flag, from which the parser, the help, the completions and docs/COMMAND.md are made. */
export interface Flag extends Takes {
  /** Without its dashes. */
  readonly long: string;
  readonly short?: string;
  /** What follows, as help calls it; absent where nothing does. */
  readonly takes?: string;
  /** In one sentence without a capital and a full stop. */
  readonly about: string;
  readonly parse?: Parse;
  readonly isMandatory?: boolean;
  /** The flag, by its long name, that it cannot stand beside. */
  readonly conflicts?: string;
}

const REPORTS = REPORT_FORMATS.map(({ id }) => id);
const INPUTS = INPUT_FORMATS.map(({ id }) => id);
/** What `--fail-on` takes: a verdict and all that are graver, or records that contradict themselves. */
export const THRESHOLDS = [...VERDICTS, 'mismatch'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

const list = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const jurisdiction: Flag = {
  long: 'jurisdiction',
  short: 'j',
  takes: 'ids',
  about: `whose lists and rules, by commas, such as us,gb; all, or a group such as ${JURISDICTION_GROUP_IDS[0]} (${DEFAULT_JURISDICTION_IDS.join(',')})`,
  jurisdictions: true,
  many: true,
  parse: ids,
};

const rules: Flag = {
  long: 'rules',
  takes: 'file',
  about: 'add lists and rules of your own, a JSON file (onetweak law schema); may be given again',
  files: true,
  parse: eachTime,
};

/** By what is judged. */
export const LAW_FLAGS: readonly Flag[] = [
  jurisdiction,
  {
    long: 'as-of',
    takes: 'day',
    about: 'judge by what was in force on that day, YYYY-MM-DD (today, UTC)',
    parse: day,
  },
  {
    long: 'relations',
    takes: 'ids',
    about: 'what makes an analogue, by commas: ids, or -id for all but it (all)',
    words: [...RELATION_IDS, ...VARIANT_IDS, 'none'],
    many: true,
    parse: relations,
  },
  rules,
];

const color: Flag = {
  long: 'color',
  takes: 'when',
  about: `${list(COLOR_WHEN)}: colours in table and text (auto: on a terminal)`,
  words: COLOR_WHEN,
  parse: oneOf(COLOR_WHEN),
};

export const SERVE_FLAGS: readonly Flag[] = [
  {
    long: 'stdio',
    about: 'answer a line of JSON on standard input with one on standard output, until it ends',
  },
  {
    long: 'http',
    takes: 'address',
    about:
      'answer requests at this address and port, such as 127.0.0.1:8080; a port alone is of this machine',
  },
  {
    long: 'mcp',
    about: 'answer the Model Context Protocol on standard input and output (needs @modelcontextprotocol/sdk)',
  },
  {
    long: 'allow-host',
    takes: 'name',
    about: 'a name, beside IP addresses and localhost, by which requests may call --http; may be given again',
    parse: eachTime,
  },
  ...LAW_FLAGS,
];

const FINDINGS = ['full', 'ids'] as const;

const findings: Flag = {
  long: 'findings',
  takes: 'how',
  about: 'full or ids: findings of ndjson with the texts of the register, or by their ids (full)',
  words: FINDINGS,
  parse: oneOf(FINDINGS),
};

/** What more `explain` and `screen` tell where it is asked for. */
export const MORE = ['tariff', 'inchikey'] as const;

const more: Flag = {
  long: 'with',
  takes: 'what',
  about:
    'tell more of what is flagged, by commas: tariff, its place in HS 2022 by the words of the tariff; inchikey, by @rdkit/rdkit where that is installed',
  words: MORE,
  many: true,
  parse: someOf(MORE),
};

export const SCHEMA_FLAGS: readonly Flag[] = [findings];

export const SCREEN_FLAGS: readonly Flag[] = [
  ...LAW_FLAGS,
  {
    long: 'format',
    short: 'f',
    takes: 'format',
    about: `${list(REPORTS)} (table, or what the output file ends with)`,
    words: REPORTS,
    parse: oneOf(REPORTS),
  },
  {
    long: 'output',
    short: 'o',
    takes: 'file',
    about: 'write there instead of to standard output; the file is FILE.partial until all is written',
    files: true,
  },
  {
    long: 'resume',
    about: 'go on with the FILE.partial that an ndjson run which ended early left (with -o)',
  },
  findings,
  more,
  { long: 'flagged', about: 'show only records that are not none; unreadable ones are shown' },
  {
    long: 'fail-on',
    takes: 'verdicts',
    about:
      'exit with 1 if a record is at or above: listed, class, analogue, none; unreadable is a threshold of its own, and so is mismatch: a record that contradicts itself',
    words: THRESHOLDS,
    many: true,
    parse: someOf(THRESHOLDS),
  },
  { long: 'column', takes: 'name', about: 'the column of SMILES, by its heading or its number' },
  { long: 'id-column', takes: 'name', about: 'the column of ids; of an SD file the data item' },
  { long: 'name-column', takes: 'name', about: 'the column, or data item, of declared names' },
  {
    long: 'input-format',
    takes: 'format',
    about: `${list(INPUTS)}, for all inputs (found by name and content)`,
    words: INPUTS,
    parse: oneOf(INPUTS),
  },
  {
    long: 'delimiter',
    takes: 'sign',
    about: 'what parts the cells of a table: a sign, or comma, semicolon, tab, pipe (found by the heading)',
    parse: delimiter,
  },
  {
    long: 'encoding',
    takes: 'name',
    about:
      'of text: utf-8, windows-1252, utf-16le … (by its mark, else UTF-8; of a .csv that is none windows-1252)',
    parse: encoding,
  },
  {
    long: 'skip-lines',
    takes: 'n',
    about: 'lines at the beginning that are not looked at; titles above a heading are found by themselves',
    parse: wholeNumber,
  },
  {
    long: 'keep-columns',
    takes: 'names',
    about: 'columns of your own that come back with each record, by commas: headings or numbers, or all',
    parse: names,
  },
  {
    long: 'names',
    takes: 'jar',
    about:
      'read systematic names that are not known here by OPSIN: its jar, or a folder of its jars; needs Java (arguable at most)',
    files: true,
  },
  { long: 'sheet', takes: 'name', about: 'the sheet of a workbook (the first that is not hidden)' },
  {
    long: 'max-lines',
    takes: 'n',
    about: 'lines of one input that are read, such as 5M; where there are more, that is an error (1G)',
    parse: bound,
  },
  {
    long: 'max-bytes',
    takes: 'n',
    about: 'the same of its bytes, unpacked, such as 500M (100G)',
    parse: bound,
  },
  {
    long: 'threads',
    takes: 'n',
    about: 'threads to judge on (one for each processor, on large lists)',
    parse: wholeNumber,
  },
  {
    long: 'exact',
    about: 'judge every line by the exact path, without the prefilter that rejects most of a large list',
    conflicts: 'fast',
  },
  {
    long: 'fast',
    about: 'use the prefilter on small lists too, so that a part of a list gives what the whole gives',
  },
  {
    long: 'allow-empty',
    about: 'exit with 0 where an input holds no record, or none that can be read, as a piece of a list may',
  },
  {
    long: 'line-buffered',
    about:
      'judge and write each line as soon as it comes, for a program that waits for the answer (with --input-format smi)',
  },
  color,
  { long: 'bom', about: 'begin csv with a byte order mark, which some spreadsheets want' },
];

const TEXT_OR_JSON = ['text', 'json'] as const;

const textOrJson: Flag = {
  long: 'format',
  short: 'f',
  takes: 'format',
  about: 'text or json (text)',
  words: TEXT_OR_JSON,
  parse: oneOf(TEXT_OR_JSON),
};

export const EXPLAIN_FLAGS: readonly Flag[] = [
  ...LAW_FLAGS,
  textOrJson,
  more,
  { long: 'svg', takes: 'file', about: 'draw it there, beside the nearest named substance', files: true },
  color,
];

export const REGISTER_FLAGS: readonly Flag[] = [rules, textOrJson, color];

export const TIMELINE_FLAGS: readonly Flag[] = [rules, textOrJson, jurisdiction, color];

export const DIFF_FLAGS: readonly Flag[] = [
  rules,
  textOrJson,
  {
    long: 'from',
    takes: 'day',
    about: 'what began on that day is not new',
    parse: day,
  },
  { long: 'to', takes: 'day', about: 'the last day, included (today, UTC)', parse: day },
  {
    long: 'verdicts',
    takes: 'file',
    about: 'instead: the verdicts that differ from those by the register in that file (register.json)',
    files: true,
  },
  {
    long: 'list',
    takes: 'file',
    about: 'with --verdicts: the molecules, SMILES first in each line (all that are named)',
    files: true,
  },
  color,
];

export const REVIEW_FLAGS: readonly Flag[] = [
  ...REGISTER_FLAGS,
  { long: 'answer', takes: 'file', about: 'a filled-in form: gives the patch to the data file', files: true },
];

const EXPORTS = ['csv', 'jsonld'] as const;

export const EXPORT_FLAGS: readonly Flag[] = [
  rules,
  { long: 'as', takes: 'format', about: 'csv or jsonld (csv)', words: EXPORTS, parse: oneOf(EXPORTS) },
];

export const LAW_TEST_FLAGS: readonly Flag[] = [
  {
    long: 'cases',
    takes: 'file',
    about: 'substances that the pack must reach, and must not: JSON, {"members": […], "others": […]}',
    files: true,
  },
  { long: 'runs', takes: 'n', about: 'cases that are tried for each claim (200)', parse: countFromOne },
  {
    long: 'seed',
    takes: 'n',
    about: 'the seed of chance, so that the same cases come again',
    parse: countFromOne,
  },
  textOrJson,
];
