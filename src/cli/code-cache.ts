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
import { cachedDataVersionTag, getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Runs a script whose compiled code is kept for the next run, as Node 22 keeps that of modules (docs/decisions/19): in a folder of the
 * user's own below that of temporary files, or below NODE_COMPILE_CACHE; with NODE_DISABLE_COMPILE_CACHE it is neither read nor written.
 *
 * What is kept is run. So it is read only where no other user can have written it; V8 itself checks that it is whole, and of this
 * script, this release and these flags. Where anything is amiss the script is compiled as if nothing were kept.
 *
 * @param file - one expression, in ASCII
 * @param mark - another one for each contents of the file
 * @returns what the expression is
 */
export function runScript(file: string, mark: string): unknown {
  const folder = folderOf();
  // The tag stands for V8's release and its flags.
  const name = `${process.version}-${process.arch}-${cachedDataVersionTag().toString(16)}-${mark}`;
  const path = join(folder ?? '', name);
  const kept = folder === undefined ? undefined : keptIn(folder, path);
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(kept === undefined ? {} : { cachedData: kept.code }),
  });
  const isTaken = kept !== undefined && script.cachedDataRejected === false;
  const before = sizeOfCode();
  if (folder !== undefined)
    process.once('exit', () => {
      const more = sizeOfCode() - before;
      if (process.uptime() > LONG || (isTaken && more < kept.worth)) return;
      const code = script.createCachedData();
      // What came by was not of this script, and will come by again: Node's own code, that of packages.
      const isOfOthers = isTaken && code.length - kept.code.length < MORE;
      keep(folder, path, code, isOfOthers ? more + MORE : MORE);
    });
  return script.runInThisContext();
}

/** Seconds. V8 forgets code that was not run for a while, and what is kept after a long run would be the poorer for it. */
const LONG = 5;
/** Bytes of compiled code that a run added, for which it is worth keeping all of it anew. */
const MORE = 1 << 17;

const sizeOfCode = () => getHeapCodeStatistics().bytecode_and_metadata_size;

/** The compiled code, and behind it in four bytes how many more a run must add before all is kept anew. */
interface Kept {
  readonly code: Buffer;
  readonly worth: number;
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
    return { code: bytes.subarray(0, end), worth: bytes.readUInt32LE(end) };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Under another name until it is whole, for another run may read it meanwhile, or keep its own. */
function keep(folder: string, path: string, code: Uint8Array, worth: number): void {
  const partial = `${path}.${process.pid}`;
  try {
    // Not `recursive`: below /proc Node 20 would try for ever.
    for (const each of [dirname(folder), folder]) if (!existsSync(each)) mkdirSync(each, { mode: 0o700 });
    const there = lstatSync(folder);
    if (!there.isDirectory() || !isOwn(there)) return;
    const behind = Buffer.alloc(BEHIND);
    behind.writeUInt32LE(worth);
    writeFileSync(partial, Buffer.concat([code, behind]), { flag: 'wx', mode: 0o600 });
    renameSync(partial, path);
  } catch {
    try {
      rmSync(partial, { force: true });
    } catch {
      // Nothing could be written, and so nothing is left.
    }
  }
}
