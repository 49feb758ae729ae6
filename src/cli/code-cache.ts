import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  constants as modes,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Runs a script whose compiled code is kept for the next run, as Node 22 keeps that of modules (docs/decisions/20): in a folder of the
 * user's own below that of temporary files, or below NODE_COMPILE_CACHE; with NODE_DISABLE_COMPILE_CACHE it is neither read nor written.
 *
 * What is kept is run. So it is read only where no other user can have written it; V8 itself checks that it is whole, and of this
 * script, this release and these flags. Where anything is amiss the script is compiled as if nothing were kept.
 *
 * Code is compiled when it is first run: what is kept is that of a run, and is kept anew after one that did something else.
 *
 * @param file - one expression, in ASCII
 * @param mark - another one for each contents of the file
 * @param start - given what the expression is; returns a list of what the run does, which may grow up to its end
 */
export function runScript(file: string, mark: string, start: (value: unknown) => ReadonlySet<string>): void {
  const folder = folderOf();
  setFlagsFromString(CHECKED);
  // The tag stands for V8's release and its flags.
  const name = `${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}-${mark}`;
  const path = join(folder ?? '', name);
  const kept = folder === undefined ? undefined : keptIn(folder, path);
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(kept === undefined ? {} : { cachedData: kept.code }),
  });
  setFlagsFromString(UNCHECKED);
  const known = kept !== undefined && script.cachedDataRejected === false ? kept.did : undefined;
  const did = start(script.runInThisContext());
  if (folder === undefined) return;
  process.once('exit', () => {
    const isKnown = known !== undefined && [...did].every((each) => known.includes(each));
    if (isKnown || process.uptime() > LONG) return;
    setFlagsFromString(CHECKED);
    keep(folder, path, script.createCachedData(), [...new Set([...(known ?? []), ...did])]);
  });
}

/**
 * Whether V8 puts a sum of all bytes into code that is kept, and refuses what does not come to it: without that, one bit that changed on
 * the disk is run, and ends the process. Not for long, for threads would check what they are started from.
 */
const CHECKED = '--verify-snapshot-checksum';
const UNCHECKED = '--no-verify-snapshot-checksum';

/** Seconds. V8 forgets code that was not run for a while, and what is kept after a long run would be the poorer for it. */
const LONG = 5;

/** The compiled code; behind it what the runs did that it is of, as JSON; behind that the length of this, in four bytes. */
interface Kept {
  readonly code: Buffer;
  readonly did: readonly string[];
}
const BEHIND = 4;

/** This user's own folder; undefined where nothing is to be kept. */
function folderOf(): string | undefined {
  const { NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  return join(NODE_COMPILE_CACHE || tmpdir(), `onetweak-${process.getuid?.() ?? 'code'}`);
}

/** What no other user can have written. Windows knows no such numbers, and there the folder of temporary files is the user's own. */
const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

function keptIn(folder: string, path: string): Kept | undefined {
  let file: number | undefined;
  try {
    const there = lstatSync(folder);
    if (!there.isDirectory() || !isOwn(there)) return undefined;
    file = openSync(path, modes.O_RDONLY | (modes.O_NOFOLLOW ?? 0) | (modes.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile() || !isOwn(stat)) return undefined;
    const bytes = readFileSync(file);
    const end = bytes.length - BEHIND;
    const text = end - bytes.readUInt32LE(end);
    const did = JSON.parse(bytes.toString('utf8', text, end)) as readonly string[];
    return { code: bytes.subarray(0, text), did };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Under another name until it is whole, for another run may read it meanwhile, or keep its own. */
function keep(folder: string, path: string, code: Uint8Array, did: readonly string[]): void {
  const partial = `${path}.${process.pid}`;
  try {
    // Not `recursive`: below /proc Node 20 would try for ever.
    for (const each of [dirname(folder), folder]) if (!existsSync(each)) mkdirSync(each, { mode: 0o700 });
    const there = lstatSync(folder);
    if (!there.isDirectory() || !isOwn(there)) return;
    const text = Buffer.from(JSON.stringify(did));
    const length = Buffer.alloc(BEHIND);
    length.writeUInt32LE(text.length);
    writeFileSync(partial, Buffer.concat([code, text, length]), { flag: 'wx', mode: 0o600 });
    renameSync(partial, path);
  } catch {
    try {
      rmSync(partial, { force: true });
    } catch {
      // Nothing could be written, and so nothing is left.
    }
  }
}
