import { fstat, stat as statByName } from 'node:fs';
import { promisify } from 'node:util';
import { visible } from '../report/text.js';
import { type Io, UserError } from './io.js';
import { ifThere, partialOf } from './output.js';

/** The files of a run that are read and written. */
interface Files {
  readonly output?: string;
  readonly rules?: readonly string[];
}

/**
 * The inputs of a run, with what is wrong with them found before anything is written.
 *
 * @param files - as named; standard input where there are none
 * @returns paths, `-` for standard input
 */
export async function inputsOf(files: readonly string[], options: Files, io: Io): Promise<readonly string[]> {
  const paths = files.length === 0 ? ['-'] : files;
  if (files.length === 0 && io.stdinIsTerminal)
    throw new UserError('no file given: name one, or pipe a list in (onetweak screen --help)');
  if (paths.filter((path) => path === '-').length > 1)
    throw new UserError('standard input (-) is named twice');
  await lookAt(paths, options);
  return paths;
}

/** Finds what is wrong with the files before anything is written. */
async function lookAt(paths: readonly string[], { output, rules = [] }: Files): Promise<void> {
  const written =
    output === undefined
      ? []
      : [
          { is: 'the input and the output at once', file: await statOf(output, output) },
          {
            is: 'the input, and the file in which the output stands until all is written',
            file: await statOf(await partialOf(output), output),
          },
        ];
  for (const path of [...paths, ...rules]) {
    const there = await (path === '-' ? fstatOfInput() : stat(path)).catch(
      (cause: NodeJS.ErrnoException) => cause,
    );
    if (path === '-' && there instanceof Error) continue;
    if (there instanceof Error) {
      // A file of rules is read, and missed, by another.
      if (rules.includes(path)) continue;
      throw new UserError(
        `cannot read ${visible(path)}: ${there.code === 'ENOENT' ? 'there is no such file' : there.message}`,
      );
    }
    if (there.isDirectory() && !rules.includes(path))
      throw new UserError(`cannot read ${visible(path)}: it is a folder, not a file`);
    // By what they are and not by their names: a link, or another name, leads to the same bytes.
    const same = written.find(
      ({ file }) => file?.isFile() && file.dev === there.dev && file.ino === there.ino,
    );
    if (same !== undefined)
      throw new UserError(`${path === '-' ? 'standard input' : visible(path)} is ${same.is}`);
  }
}

/** Undefined where it is not there. */
const statOf = (path: string, output: string) =>
  ifThere(stat(path)).catch((cause: Error) => {
    throw new UserError(`cannot write ${visible(output)}: ${cause.message}`, { cause });
  });

const stat = promisify(statByName);
const fstatOfInput = promisify(fstat).bind(undefined, 0);
