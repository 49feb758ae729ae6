/**
 * The matrix of docs/FAULTS.md: what can go wrong, what happens then, and the test that does it. `npm run docs` writes the tables
 * from here; matrix.test.ts fails where a row's test is not there, or the page is another.
 */
export interface Fault {
  /** What goes wrong, or is attempted. */
  readonly fault: string;
  readonly happens: string;
  /** The exit code; empty where no run ends by it, and left out where none is asked for. */
  readonly exit?: string;
  /**
   * The file, the name of the test with those of what it stands in, or the name of a block of tests that all belong to it, and of a
   * table of cases the one that is meant. Each exactly as in the file.
   */
  readonly test: readonly [file: string, name: string, case_?: string];
}

// biome-ignore format: a line each
export const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  Input: [
    { fault: 'gzip cut in the middle or in its trailer, a wrong check sum, a bit turned', happens: "what came before is judged; the fault is told with the file's name", exit: '2', test: ['test/faults/input.test.ts', 'gzip > %s: what came before is judged, the fault is told, 2'] },
    { fault: 'text or another file behind the end of gzip', happens: 'the same', exit: '2', test: ['test/faults/input.test.ts', 'gzip > %s: what came before is judged, the fault is told, 2', 'with text after its end'] },
    { fault: 'several gzip members, zeros after the end, unpacked data under the name .gz', happens: 'read whole', exit: '0', test: ['test/faults/input.test.ts', 'gzip > %s is whole', 'several members'] },
    { fault: 'gzip packed twice', happens: 'named; nothing is judged', exit: '2', test: ['test/faults/not-text.test.ts', 'a file that is no text > gzip packed twice is 2, and is named'] },
    { fault: 'an Excel workbook, a zip, a PDF, a picture, a database, another packing: told by the first bytes, unpacked ones too', happens: 'named, with what to do instead; nothing is judged', exit: '2', test: ['test/faults/not-text.test.ts', 'a file that is no text > %s is 2, and is named'] },
    { fault: 'a file of which not one record can be read: names alone, the wrong column, queries', happens: 'its records are written, and the reason is told; with `--allow-empty`, for a piece of a list, 0', exit: '2', test: ['test/faults/not-text.test.ts', 'a file of which nothing could be read > %s is 2, with the reason'] },
    { fault: 'a thousand to one of zeros in gzip', happens: 'unreadable; no more memory', exit: '2', test: ['test/faults/input.test.ts', 'gzip > zeros packed a thousand to one cost no memory'] },
    { fault: 'a workbook of a megabyte that unpacks to hundreds', happens: 'read; no more memory', exit: '0', test: ['test/faults/input.test.ts', 'a workbook that unpacks to 256 MB is not held unpacked'] },
    { fault: 'a file that is not there, a folder', happens: 'told before anything is judged', exit: '2', test: ['test/faults/input.test.ts', 'files > one that is not there, and a folder, are told before anything is judged'] },
    { fault: 'a file that may not be read', happens: 'told', exit: '2', test: ['test/faults/input.test.ts', 'files > one that may not be read is told'] },
    { fault: 'a file that vanishes before its turn', happens: 'told; the other files are judged', exit: '2', test: ['test/faults/input.test.ts', 'files > one that vanishes before its turn is told, and the others are judged'] },
    { fault: 'a file that is removed while it is read', happens: 'read to its end', exit: '0', test: ['test/faults/input.test.ts', 'files > one that is removed while it is read is read to its end'] },
    { fault: 'a file that grows, is cut short or is written over (its time put back or not) while it is read', happens: 'what was read is judged; it is not called whole', exit: '2', test: ['test/faults/input.test.ts', 'files > one that %s while it is read is not called whole'] },
    { fault: 'a thread that cannot read its part of a file, or reads it a little at a time', happens: 'read from there on by the main thread', exit: '0', test: ['test/batch/ranges.test.ts', 'the command, with threads that read > %s: every record all the same'] },
    { fault: 'a file that grows or is cut short while threads read it', happens: 'whole lines that were read, then the fault', exit: '2', test: ['test/batch/ranges.test.ts', 'the command, with threads that read > a list that %s meanwhile: whole lines that were read, then the fault'] },
    { fault: 'a reading that breaks off', happens: 'records of all whole lines before it, none twice; then the fault', exit: '2', test: ['test/batch/engine-faults.test.ts', 'a fault in the reading of a list > no block twice and no whole line lost, however it is cut'] },
    { fault: 'a line of 100 MB', happens: 'that line is unreadable: too large; the others are judged', exit: '0', test: ['test/faults/input.test.ts', 'bounds > a line of 100 MB in %s is unreadable: too large, and no other line'] },
    { fault: 'a report of many long lines', happens: 'no more memory', exit: '0', test: ['test/faults/input.test.ts', 'bounds > a report of 600 lines of a million signs keeps what it shows of them, and no more'] },
    { fault: 'a heading of 2 MB, 100,000 columns', happens: 'an error in a short message, no guess', exit: '2', test: ['test/faults/input.test.ts', 'bounds > a heading of 2 MB is an error, and no guess'] },
    { fault: 'a SMILES of a million characters', happens: 'unreadable: too large', exit: '0', test: ['test/faults/input.test.ts', 'bounds > a million-character SMILES is unreadable: too large'] },
    { fault: '10,000 nested branches', happens: 'read', exit: '0', test: ['test/faults/size.test.ts', 'what is large and can be read, is read > %s', '10,000 nested branches'] },
    { fault: '100,000 ring closures', happens: 'unreadable: too large', exit: '0', test: ['test/faults/size.test.ts', 'what is too large is unreadable, and says so > %s', '100,000 ring closures'] },
    { fault: 'an input with more lines, or more bytes unpacked, than are allowed: `--max-lines`, `--max-bytes`', happens: 'the lines up to there are judged, and it is told', exit: '2', test: ['test/batch/bounds.test.ts', 'a bound on bytes, unpacked > %s: whole lines up to it are judged, then it is told, packed or not'] },
    { fault: 'a .csv or .tsv that is no UTF-8 by its first letter beyond ASCII, wherever that stands', happens: 'read as Windows-1252, and told', exit: '0', test: ['test/fuzz/fuzz.test.ts', '%s: %s', 'sources'] },
    { fault: 'an input without end: zeros, blank lines, comments, records, open quotes', happens: 'no more memory; stops at once when asked to', exit: '130', test: ['test/faults/input.test.ts', 'bounds > an input of %s without end takes no more memory, and can be stopped'] },
    { fault: 'NUL bytes', happens: 'end nothing and hide nothing: the line is unreadable', exit: '0', test: ['test/faults/input.test.ts', 'encodings and line ends > NUL bytes end nothing and hide nothing'] },
    { fault: 'what parts lines or records elsewhere, in a line of a list: NUL, VT, FF, FS, GS, RS, US, NEL, LS, PS; in comments and headings too', happens: 'the line is unreadable: `separator-in-line`, with the place; never none, nor passed over', exit: '0', test: ['test/batch/separators.test.ts', 'a separator > in a line of a list is never none, whatever stands around it'] },
    { fault: 'the same in a row of a table', happens: 'unreadable where it stands in the SMILES, or where something like a structure stands beside it in another cell', exit: '0', test: ['test/batch/separators.test.ts', 'a separator > in a row of a table is never none where it could hide a structure'] },
    { fault: 'UTF-16 with its mark', happens: 'read', exit: '0', test: ['test/faults/input.test.ts', 'encodings and line ends > %s is read', 'UTF-16 little-endian with a byte order mark'] },
    { fault: 'UTF-16 without a mark, UTF-32', happens: 'named; nothing is judged', exit: '2', test: ['test/faults/not-text.test.ts', 'a file that is no text > %s is 2, and is named', 'UTF-16 LE without its mark'] },
    { fault: 'Latin-1', happens: 'the molecule is judged and the id shows the place; within a SMILES it is unreadable', exit: '0', test: ['test/faults/input.test.ts', 'encodings and line ends > Latin-1: the molecule is judged, the id shows where a sign was not UTF-8; in a SMILES it is unreadable'] },
    { fault: 'LF, CR LF and CR mixed, none at the end', happens: 'each ends a line', exit: '0', test: ['test/faults/input.test.ts', 'encodings and line ends > LF, CR LF and CR, mixed; none at the end'] },
    { fault: 'two columns that could both be the one of SMILES: one heading twice, two headings that name SMILES, a heading and a column whose cells look like SMILES. Also where both hold the same molecules, for nobody reads the whole file to know it', happens: 'both are named; nothing is judged until `--column` chooses, by a number or by a name that one of them has', exit: '2', test: ['test/batch/source.test.ts', 'a table > of two columns that could be it, none is dropped unseen: %s'] },
    { fault: 'an empty input', happens: 'told; no clean bill', exit: '2', test: ['test/faults/input.test.ts', 'encodings and line ends > an empty file, and one of blanks alone, is no clean bill'] },
    { fault: 'the same, of a piece, with `--allow-empty`', happens: 'done, and says so', exit: '0', test: ['test/cli/pieces.test.ts', 'pieces of a list > --allow-empty: a piece of %s is done, and says so'] },
  ],
  'Output, and runs that stop': [
    { fault: 'a full disk', happens: 'told; what was written to a file stays marked `.partial`', exit: '2', test: ['test/faults/output.test.ts', 'a disk that is full > a file that may grow no further stays marked partial'] },
    { fault: 'a full disk behind standard output', happens: 'told', exit: '2', test: ['test/faults/output.test.ts', 'a disk that is full'] },
    { fault: 'the same, with room for a part of the last text', happens: 'told: all of it is written, or nothing is called done', exit: '2', test: ['test/faults/output.test.ts', 'what the disk says no to > the last text to standard output before a disk is full is told, not cut short'] },
    { fault: 'a full disk that takes a name and no text: the mark of a run, a picture (`--svg`)', happens: 'told; no mark is left, and an older picture stays', exit: '2', test: ['test/faults/output.test.ts', 'what the disk says no to > a mark that cannot be written is not left'] },
    { fault: 'an output, or a file beside it, that cannot be looked at', happens: 'told; it is not taken for none, and nothing is written over', exit: '2', test: ['test/faults/output.test.ts', 'what the disk says no to > %s that cannot be looked at is not taken for none'] },
    { fault: 'the power goes after an output got its name', happens: 'the folder is synced too; a disk that refuses that is told of, and the output is marked `.partial` again', exit: '', test: ['test/faults/output.test.ts', 'the folder is synced after the output got its name'] },
    { fault: 'an input that is the output, or its FILE.partial, by whatever name or link; a file of rules likewise', happens: 'refused; no byte of it changes', exit: '2', test: ['test/faults/output.test.ts', 'what stands beside an output > an input that would be written over is refused: %s'] },
    { fault: 'a FILE.partial that is a link', happens: 'refused; what it leads to stays as it is', exit: '2', test: ['test/faults/output.test.ts', 'what stands beside an output > a partial file that is a link is not followed'] },
    { fault: 'two runs to one output', happens: 'the second is refused (FILE.partial.lock names the process of the first, and is cleared away after a crash); the first ends whole', exit: '2', test: ['test/faults/output.test.ts', 'what stands beside an output > a second run to the same output is refused, and the first ends whole'] },
    { fault: 'an output that is there, with permissions of its own or as a link', happens: 'keeps them; a link stays a link to the new text', exit: '0', test: ['test/faults/output.test.ts', 'what stands beside an output > an output keeps its permissions, and a link stays a link'] },
    { fault: 'a folder that is not there', happens: 'told before anything is judged', exit: '2', test: ['test/faults/output.test.ts', 'a disk that is full > a folder that is not there, or is a file, is told before anything is judged'] },
    { fault: 'a reader that goes away (`head`)', happens: 'ends without noise', exit: '141', test: ['test/faults/output.test.ts', 'a reader that goes away'] },
    { fault: 'Ctrl-C, SIGTERM, SIGHUP while ndjson is written', happens: 'whole records in FILE.partial; `--resume` goes on to the same file', exit: '130, 143, 129', test: ['test/faults/output.test.ts', 'a run that is stopped > %s: %i, whole records in FILE.partial, and --resume goes on to the same file'] },
    { fault: 'the same, of csv, table, sdf or html', happens: 'FILE.partial stays, of html without its page; `--resume` refuses, for only ndjson holds all that is needed: run anew', exit: '130', test: ['test/faults/output.test.ts', '%s that is stopped keeps its mark, and --resume says that it goes on with ndjson alone'] },
    { fault: 'killed outright', happens: 'half a record is cut off and judged again by `--resume`', exit: '', test: ['test/faults/output.test.ts', 'a run that is stopped > killed outright: half a record is cut off and judged again'] },
    { fault: 'killed before it could write into its mark who it is', happens: 'the empty mark is cleared away by the next run, after a second', exit: '0', test: ['test/faults/output.test.ts', 'what the disk says no to > a run that was killed before it could say who it is stops no later one'] },
    { fault: 'Ctrl-C while a costly line is judged', happens: 'heard when that line is done: the costliest known take 2 to 4 s of one core (780 fentanyls in one line, a heading of 100,000 columns); a second signal after that ends the process at once, and so does the first after 5 s', exit: '130', test: ['test/faults/output.test.ts', 'a signal is heard between two lines, however costly they are'] },
    { fault: 'a part of the program that cannot be loaded (too many open files, a read error)', happens: 'told; no record takes it for a fault of its text', exit: '2', test: ['test/faults/machine.test.ts', 'a part of the program that cannot be loaded ends the run, and makes no listed substance unreadable: %s'] },
    { fault: 'a service whose answers cannot be written', happens: 'told', exit: '2', test: ['test/faults/machine.test.ts', 'a service whose answers cannot be written says so'] },
    { fault: 'a flagged record that OpenChemLib cannot lay out, or of more than 1,000 atoms, in an SD file', happens: 'it stands there without coordinates', exit: '0', test: ['test/faults/size.test.ts', 'a flagged record that OpenChemLib cannot lay out stands in an SD file all the same'] },
    { fault: '`--resume` in any mode (`--exact`, `--fast`, `--flagged`, threads)', happens: 'works through the whole input as a run without it does, compares what it would write with what stands there, and writes from where that ends: the records are those of a whole run', exit: '0', test: ['test/cli/resume.test.ts', 'a run that was stopped and is gone on with writes what a whole run writes'] },
    { fault: '`--resume` in another mode than the first run', happens: 'refused where a record differs; never a mixture', exit: '2', test: ['test/cli/resume.test.ts', 'a run with %s, gone on with by %s after %i records, is refused and left as it is, never mixed'] },
    { fault: '`--resume` with another day, jurisdiction, register, input or format', happens: 'refused; the partial file is left as it is', exit: '2', test: ['test/faults/output.test.ts', '--resume refuses what does not fit, and leaves it as it is'] },
    { fault: 'an input that broke off and was mended', happens: 'gone on with', exit: '0', test: ['test/faults/output.test.ts', 'an input that broke off and was mended is gone on with'] },
  ],
  Threads: [
    { fault: 'a thread dies in a block, between two, at its start, again and again', happens: 'its range is done again by another, at last by the main one; no byte of the output changes', exit: '0', test: ['test/faults/worker.test.ts', 'a thread that dies > %s: its range is done again, nothing lost, nothing doubled'] },
    { fault: 'no room for WebAssembly (`ulimit -v`), or none at all', happens: 'every line is judged by the exact path, with a warning', exit: '0', test: ['test/faults/mended.test.ts', 'stays mended > %s: %s', 'without room for WebAssembly every line is judged by the exact path, with a warning'] },
    { fault: 'addresses for fewer than 8 GB (`ulimit -v`)', happens: 'no thread is started: V8 ends the process where it cannot reserve what a thread needs', exit: '0', test: ['test/faults/allocation.test.ts', 'few addresses > starts no thread where V8 could not reserve what one needs, and gives the same'] },
    { fault: 'a thread dies over lines that it looks at closely', happens: 'the same', exit: '0', test: ['test/faults/worker.test.ts', 'a thread that dies > %s: its range is done again, nothing lost, nothing doubled', 'in the middle of lines that it looks at closely'] },
    { fault: 'the thread that makes the cards of a report dies', happens: 'they are made on the main one; no byte of the page changes', exit: '0', test: ['test/faults/cards.test.ts', 'the cards of a report > are all made where the thread %s'] },
    { fault: 'threads die by chance, and the run is stopped and gone on with', happens: 'the same', exit: '0', test: ['test/fuzz/fuzz.test.ts', '%s: %s', 'threads'] },
  ],
  'Hostile input': [
    { fault: 'a formula in an id, a name, a file name, a line', happens: 'no cell of the CSV begins one, wide forms and semicolons included; nothing is lost', test: ['test/faults/hostile.test.ts', 'a spreadsheet is given no formula'] },
    { fault: 'terminal escapes and unseen characters', happens: 'shown as text, wherever they stand', test: ['test/faults/hostile.test.ts', 'a terminal is given no command'] },
    { fault: 'markup in an id or a name', happens: 'escaped in HTML and SVG', test: ['test/report/pictures.test.ts', 'the HTML report > never holds an input that is not escaped'] },
    { fault: '`__proto__` and `constructor` in a file of rules', happens: 'refused, or plain text', test: ['test/faults/hostile.test.ts', 'rules of one’s own > %s is refused or is text'] },
    { fault: 'a text on which a pattern of ours would take quadratic time or more', happens: 'none does: `recheck` proves it of every pattern in src', test: ['test/faults/patterns.test.ts', 'no pattern takes more than linear time'] },
    { fault: 'a file of rules that is a pipe, or that changes while it is read', happens: 'read once; the screener, the prefilter and the report go by the same text', test: ['test/cli/flags.test.ts', 'a file of rules is read once, so that it may be a pipe'] },
    { fault: 'a file of rules that is deep, long or wrong a hundred thousand times', happens: 'an answer in time, in plain words', test: ['test/faults/hostile.test.ts', 'rules of one’s own > %s: an answer in time, in plain words'] },
    { fault: "a pattern of a stranger's", happens: 'there is none: no field of the schema is a pattern', test: ['test/faults/hostile.test.ts', 'rules of one’s own > no field of the schema is a pattern that somebody else writes: patterns are ours alone'] },
    { fault: 'a spoilt file of rules', happens: 'refused with its place; no prototype changes', test: ['test/fuzz/fuzz.test.ts', '%s: %s', 'packs'] },
    { fault: 'network, other programs, code from text', happens: 'none is in what is built, none is used in a run', test: ['test/faults/shipped.test.ts', 'what is built > a run opens no connection, asks for no name and starts no program'] },
    { fault: 'a script that runs on installing', happens: 'there is none, ours or of what we need', test: ['test/faults/shipped.test.ts', 'what is installed > nothing runs on installing, neither ours nor of what we need'] },
    { fault: 'a dependency that changes', happens: 'pinned to the letter, with a check sum; few; audited by `.ci/run`', test: ['test/faults/shipped.test.ts', 'what is installed > is pinned to the letter but for openchemlib, with a check sum for each'] },
  ],
};
