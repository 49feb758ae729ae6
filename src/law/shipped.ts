import { deepFreeze, hashOf } from './canonical.js';
import data from './data/register.json';
import type { ClassRule, NamedEntry, RulesFile, TextNotHeld } from './schema.types.js';
import { REGISTER_VERSION } from './version.js';

/**
 * Something in the register, with the jurisdiction whose file holds it.
 *
 * @example loadRegister().find('us-fentanyl').jurisdiction; // 'us'
 */
export type In<T> = T & {
  /** The id of that jurisdiction. */
  readonly jurisdiction: string;
};

/**
 * A jurisdiction that the register holds something of.
 *
 * @example loadRegister().jurisdictions()[0]; // { id: 'us', name: 'United States (federal)' }
 */
export type Jurisdiction = Readonly<RulesFile['jurisdiction']>;

/**
 * All law that this library knows, and its user's own rules. Plain frozen data and ways to look things up.
 *
 * @example
 * loadRegister().meant(); // ['us', 'un', 'cn', 'gb', 'ca', 'it', 'ie', 'de']
 */
export interface LawRegister {
  /** The day of its last change, as a calendar version. */
  readonly version: string;
  /** SHA-256 over all rules files and packs, 64 hexadecimal digits: the same contents, the same hash. */
  readonly hash: string;
  /** The earliest day on which one of our own files was last held against its sources. */
  readonly reviewed: string;
  /** Rules files that hold something to judge by: ours first, then the user's packs in the order given. */
  readonly files: readonly RulesFile[];
  /** Jurisdictions known to have a class rule of which no text is held; nothing can be judged by them. */
  readonly elsewhere: readonly RulesFile[];
  /** The jurisdictions that can be judged by, each once. */
  jurisdictions(): readonly Jurisdiction[];
  /**
   * The jurisdictions that somebody means: those judged by where none is asked for (undefined), all of them (`all`), a
   * group (`us-states`) or one by its id. Ids that the register does not hold stay as they are; each comes once.
   */
  meant(asked?: readonly string[]): readonly string[];
  /** Named entries, of one jurisdiction or of all. */
  named(jurisdiction?: string): readonly In<NamedEntry>[];
  /** Class rules, of one jurisdiction or of all. */
  classes(jurisdiction?: string): readonly In<ClassRule>[];
  /** What is known to exist and is not held, of one jurisdiction or of all. */
  notHeld(jurisdiction?: string): readonly In<TextNotHeld>[];
  /** The entry or rule of this id. */
  find(id: string): In<NamedEntry> | In<ClassRule> | undefined;
}

let own: readonly RulesFile[] | undefined;
let shipped: LawRegister | undefined;

/** Our own rules files, as they were checked when they were put together (test/law/generated.test.ts). */
export function ownFiles(): readonly RulesFile[] {
  own ??= deepFreeze(data.files as unknown as readonly RulesFile[]);
  return own;
}

/** The register without a pack: what was checked when it was made is not checked again, so that no schema is loaded for it. */
export function shippedRegister(): LawRegister {
  // It is frozen, and so the same for all who add nothing to it.
  shipped ??= assemble(ownFiles(), ownFiles());
  return shipped;
}

/** A register of these files, `ours` among them. */
export function assemble(all: readonly RulesFile[], ours: readonly RulesFile[]): LawRegister {
  const holds = (file: RulesFile) => file.named.length > 0 || file.classes.length > 0;
  const files = all.filter(holds);
  const from = <T>(list: readonly RulesFile[], take: (file: RulesFile) => readonly T[]): In<T>[] =>
    list.flatMap((file) => take(file).map((item) => ({ ...item, jurisdiction: file.jurisdiction.id })));
  // Made when first asked for: a screener works by the files.
  const later = <T>(make: () => readonly T[]): (() => readonly T[]) => {
    let made: readonly T[] | undefined;
    return () => {
      made ??= deepFreeze(make());
      return made;
    };
  };
  const named = later(() => from(files, (file) => file.named));
  const classes = later(() => from(files, (file) => file.classes));
  const missing = later(() => from(all, (file) => file.notHeld));
  const of =
    <T>(list: () => readonly In<T>[]) =>
    (jurisdiction?: string) =>
      jurisdiction === undefined ? list() : list().filter((item) => item.jurisdiction === jurisdiction);
  const jurisdictions: Jurisdiction[] = [];
  for (const { jurisdiction } of files)
    if (!jurisdictions.some(({ id }) => id === jurisdiction.id)) jurisdictions.push(jurisdiction);
  const frozen = deepFreeze(jurisdictions);
  const idsWhere = (test: (each: Jurisdiction) => boolean) => jurisdictions.filter(test).map(({ id }) => id);
  // Who adds a file of his own to one of them wants to be judged by it.
  const defaults = idsWhere(({ id }) =>
    files.some(({ jurisdiction }) => jurisdiction.id === id && jurisdiction.default !== false),
  );
  const meant = (asked?: readonly string[]): readonly string[] =>
    asked === undefined
      ? defaults
      : [
          ...new Set(
            asked.flatMap((text) => {
              if (jurisdictions.some(({ id }) => id === text)) return [text];
              const ids = text === 'all' ? idsWhere(() => true) : idsWhere(({ group }) => group === text);
              return ids.length > 0 ? ids : [text];
            }),
          ),
        ];
  let byId: Map<string, In<NamedEntry> | In<ClassRule>> | undefined;
  return deepFreeze({
    version: REGISTER_VERSION,
    hash: all.length === ours.length ? data.hash : hashOf({ version: REGISTER_VERSION, files: all }),
    reviewed: ours.map((file) => file.reviewed).reduce((a, b) => (a < b ? a : b)),
    files,
    elsewhere: all.filter((file) => !holds(file)),
    jurisdictions: () => frozen,
    meant,
    named: of(named),
    classes: of(classes),
    notHeld: of(missing),
    find(id: string) {
      if (byId === undefined) {
        byId = new Map();
        // Of two that share an id the first, and names before rules.
        for (const each of [...named(), ...classes()]) if (!byId.has(each.id)) byId.set(each.id, each);
      }
      return byId.get(id);
    },
  });
}
