import {
  compositionOf,
  connectionsDiffer,
  type Issue,
  type Molecule,
  readMolecules,
} from '../chemistry/index.js';
import {
  compareDeclared,
  createIdentifiers,
  type Declared,
  type Found,
  type FoundStructure,
  type IdentifierKind,
  type Identifiers,
  isBlank,
  type Mismatch,
  type NotKnown,
  readTariffCode,
  type Tariff,
  tariffFacts,
  tariffOf,
} from '../identifiers/index.js';
import type { LawRegister } from '../law/register.js';
import type { Basis, ScreenResult } from '../result.types.js';
import { isFlagged } from './flagged.js';
import type { Matched } from './matching.js';
import { type NamedIndex, namedIndex } from './named.js';

/** What a row says of one thing: its structure, and whatever else identifies it. Cells may be blank. */
export interface RowText extends Declared {
  /** SMILES or InChI. */
  readonly structure?: string;
  /** A systematic name, where the row has one beside the name. */
  readonly systematicName?: string;
  /** What a reader of systematic names made of a name that is not known here; see batch/names. */
  readonly nameRead?: NameRead;
}

/** A systematic name as another program reads it. */
export interface NameRead {
  readonly name: string;
  readonly smiles: string;
  /** The program and its version, `OPSIN 2.8.0`. */
  readonly by: string;
}

const shownName = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

/** Reads rows of tables: which of a row's identifiers is judged, and which of the others contradict it. */
export interface Rows {
  readonly identifiers: Identifiers;
  /** Judges the best identifier of a row. */
  screen(row: RowText, asOf: string): ScreenResult;
  /** The issues that a row has beside its structure; for a row whose verdict is known. */
  contradictions(row: RowText, result: ScreenResult): ScreenResult['issues'];
  /** Judges the substance that an identifier means. */
  as(text: string, kind: IdentifierKind, asOf: string): ScreenResult;
  /** The place in the tariff of a text that can be read; undefined of others. */
  tariff(text: string): Tariff | undefined;
}

interface Needs {
  readonly register: LawRegister;
  readonly read: (text: string) => Matched;
  readonly on: (matched: Matched, asOf: string) => ScreenResult;
}

/** The warning that a row rests on an identifier, by its kind. */
const JUDGED_BY = { name: 'judged-by-name', cas: 'judged-by-cas', inchikey: 'judged-by-inchikey' } as const;

/** In the order in which they are believed. */
const BEST: readonly (readonly [
  field: 'inchiKey' | 'cas' | 'systematicName' | 'name',
  kind: IdentifierKind,
])[] = [
  ['inchiKey', 'inchikey'],
  ['cas', 'cas'],
  ['systematicName', 'name'],
  ['name', 'name'],
];

export function createRows({ register, read, on }: Needs): Rows {
  const identifiers = createIdentifiers(register);
  let every: NamedIndex | undefined;

  function screen(given: RowText, asOf: string): ScreenResult {
    const row = filled(given);
    const text = row.structure ?? row.inchi;
    if (text !== undefined) {
      const result = on(read(text), asOf);
      const basis: Basis = row.structure === undefined ? 'inchi' : 'structure';
      if (result.verdict === 'unreadable') return withIssues(result, besideUnreadable(row));
      return { ...withIssues(result, contradictions(row, result)), basis };
    }
    const unknown: NotKnown[] = [];
    for (const [field, kind] of BEST) {
      const cell = row[field];
      if (cell === undefined) continue;
      const found = identifiers.identify(cell, kind);
      if (!found.found) {
        if (found.code !== 'nothing-given') unknown.push(found);
        continue;
      }
      const result = judged(found, cell, asOf);
      return withIssues(result, [
        ...contradictions(row, result),
        ...unknown.filter(({ code }) => code !== 'cas-check-digit').map((each) => issueOf(each, 'warning')),
      ]);
    }
    const issues = unknown.length > 0 ? unknown.map((each) => issueOf(each, 'error')) : [NOTHING_GIVEN];
    return row.nameRead === undefined
      ? on({ ok: false, smiles: '', issues }, asOf)
      : byReader(row.nameRead, issues, asOf);
  }

  /** By what another program reads of a name: at most arguable, and nothing found is no verdict. */
  function byReader({ name, smiles, by }: NameRead, issues: readonly Issue[], asOf: string): ScreenResult {
    const matched = read(smiles);
    const result = on(matched.ok ? { ...matched, isDoubtful: true } : matched, asOf);
    const said = `“${shownName(name)}” was read by ${by} as ${smiles}`;
    if (!isFlagged(result)) {
      const why =
        result.verdict === 'none'
          ? `${said}; nothing was found on that, and a name that another program has read is not enough to say so.`
          : `${said}, which cannot be read here.`;
      return on(
        {
          ok: false,
          smiles: '',
          issues: [...issues, { code: 'name-reader', severity: 'warning', message: why }],
        },
        asOf,
      );
    }
    const how: Issue = {
      code: 'judged-by-name-reader',
      severity: 'warning',
      message: `${said}: a listing that rests on this is arguable at most.`,
    };
    return { ...withIssues(result, [how]), basis: 'name' } as ScreenResult;
  }

  function judged(found: Found, text: string, asOf: string): ScreenResult {
    const matched = read([found.substance, ...(found.also ?? [])].map(({ smiles }) => smiles).join('.'));
    const doubtful = found.reading === 'arguable' && matched.ok ? { ...matched, isDoubtful: true } : matched;
    const said: Issue = { code: JUDGED_BY[found.kind], severity: 'warning', message: found.sentence };
    const result = on(doubtful, asOf);
    // Of what the cell names beside the substance nothing is known.
    if (found.beside !== undefined && result.verdict === 'none')
      return on(
        {
          ok: false,
          smiles: '',
          issues: [
            {
              code: found.kind === 'cas' ? 'cas-not-known' : 'name-not-known',
              severity: 'error',
              message: `Nothing was found on what “${shownName(text)}” names and is known here; the rest of it is not known. ${found.sentence}`,
            },
          ],
        },
        asOf,
      );
    return { ...withIssues(result, [said]), basis: found.kind } as ScreenResult;
  }

  function as(text: string, kind: IdentifierKind, asOf: string): ScreenResult {
    const found = identifiers.identify(text, kind);
    return found.found
      ? judged(found, text, asOf)
      : on({ ok: false, smiles: text, issues: [issueOf(found, 'error')] }, asOf);
  }

  /** A structure that cannot be read is judged by nothing else; what the row names is said. */
  function besideUnreadable(row: RowText): Issue[] {
    for (const [field, kind] of BEST) {
      const cell = row[field];
      const found = cell === undefined ? undefined : identifiers.identify(cell, kind);
      if (found?.found)
        return [
          { code: 'identifier-known', severity: 'warning', message: `Not judged by it: ${found.sentence}` },
        ];
    }
    return [];
  }

  function contradictions(given: RowText, result: ScreenResult): ScreenResult['issues'] {
    const row = filled(given);
    const text = row.structure ?? row.inchi;
    const { structure: _, systematicName, nameRead: __, ...cells } = row;
    const declared: Declared = row.structure === undefined ? without(cells, 'inchi') : cells;
    const beside = Object.keys(declared).length + (systematicName === undefined ? 0 : 1);
    if (beside === 0 || (text === undefined && beside === 1)) return [];
    const structure = text === undefined ? undefined : lookedAt(text, declared, result);
    if (text !== undefined && structure === undefined) return [];
    const found = [...compareDeclared(identifiers, declared, structure, placeOf)];
    if (systematicName !== undefined && systematicName !== declared.name)
      found.push(
        ...compareDeclared(
          identifiers,
          structure === undefined ? { ...pick(declared), name: systematicName } : { name: systematicName },
          structure,
        ).filter(({ code }) => code === 'name-of-another'),
      );
    return found.map(mismatchIssue);
  }

  /** What is asked of a structure beside its verdict; read only where a cell can contradict it. */
  function lookedAt(text: string, declared: Declared, result: ScreenResult): FoundStructure | undefined {
    // Headings 2933 and 2934 are of heterocycles: that a structure is none can be seen of any.
    const asksHeading = /^293[34]/.test(readTariffCode(declared.hs ?? '') ?? '');
    const asks =
      asksHeading ||
      declared.formula !== undefined ||
      declared.mass !== undefined ||
      declared.inchi !== undefined;
    if (!asks && !isFlagged(result) && !meansAny(declared)) return undefined;
    const reading = readMolecules(text);
    if (!reading.ok) return undefined;
    const molecules = organicFirst(reading.molecules);
    const place =
      declared.hs !== undefined && (isFlagged(result) || asksHeading)
        ? tariffOfMolecules(text, molecules)
        : undefined;
    const inchi = declared.inchi === undefined ? undefined : readMolecules(declared.inchi.trim());
    const [main] = molecules;
    const [other] = inchi?.ok ? organicFirst(inchi.molecules) : [];
    return {
      parts: molecules.map(compositionOf),
      substances: substancesOf(molecules),
      ...(isLabelled(text) ? { labelled: true } : {}),
      // InChI takes bonds to metals apart: then the molecules are not as many.
      ...(inchi?.ok &&
      inchi.molecules.length === molecules.length &&
      main !== undefined &&
      other !== undefined &&
      connectionsDiffer(main, other)
        ? { inchiDiffers: true }
        : {}),
      // Of what is not flagged no more is said than that it is no heterocycle.
      ...(place !== undefined && (isFlagged(result) || place.heading === null) ? { tariff: place } : {}),
    };
  }

  /** Whether a cell names a substance of ours, or is wrong by itself. */
  function meansAny(declared: Declared): boolean {
    return (['inchiKey', 'cas', 'name'] as const).some((field) => {
      const cell = declared[field];
      if (cell === undefined) return false;
      const said = identifiers.identify(cell, field === 'inchiKey' ? 'inchikey' : field);
      return said.found || said.candidates !== undefined || said.code === 'cas-check-digit';
    });
  }

  /** The substances that its molecules are, on any day and in any jurisdiction; derived forms are not the substance. */
  function substancesOf(molecules: readonly Molecule[]): string[] {
    every ??= namedIndex(register.files);
    const ids = molecules
      .flatMap((molecule) => every!.findItself(molecule))
      .flatMap(({ entry }) => identifiers.ofEntry(entry.id)?.id ?? []);
    return [...new Set(ids)];
  }

  function tariffOfMolecules(text: string, molecules: readonly Molecule[]): Tariff {
    const [main, ...others] = molecules;
    const own = substancesOf([main!]);
    const named = identifiers.substances.find(({ id }) => own.includes(id));
    // Water makes a hydrate, which is no salt.
    const isSalt = others.some(({ size, element }) => size > 1 || element[0] !== 8);
    return tariffOf(tariffFacts(main!), named, {
      ...(isSalt ? { salt: 'salt' } : {}),
      ...(isLabelled(text) ? { labelled: true } : {}),
    });
  }

  /** The place of what an identifier names, salt and label as the identifier has them. */
  function placeOf({ substance, form, label, kind, reading }: Found): Tariff | undefined {
    const read = readMolecules(substance.smiles);
    if (!read.ok || read.molecules.length === 0) return undefined;
    const [main] = organicFirst(read.molecules);
    return tariffOf(tariffFacts(main!), substance, {
      ...(form === undefined ? {} : { salt: form }),
      // Another second block of a key may be that of a labelled one.
      ...(label !== undefined || (kind === 'inchikey' && reading === 'arguable') ? { labelled: true } : {}),
    });
  }

  function tariff(text: string): Tariff | undefined {
    const reading = readMolecules(text);
    return reading.ok && reading.molecules.length > 0
      ? tariffOfMolecules(text, organicFirst(reading.molecules))
      : undefined;
  }

  return { identifiers, screen, contradictions, as, tariff };
}

const MISMATCH_CODES: ReadonlySet<string> = new Set<Mismatch['code']>([
  'cas-check-digit',
  'cas-of-another',
  'name-of-another',
  'key-differs',
  'formula-differs',
  'mass-differs',
  'hs-does-not-fit',
]);

/** What of a record contradicts itself: the issues in which two of its cells, or a cell and its structure, disagree. */
export const contradictionsIn = ({ issues }: ScreenResult): ScreenResult['issues'] =>
  issues.filter(({ code }) => MISMATCH_CODES.has(code));

const NOTHING_GIVEN: Issue = {
  code: 'no-structure',
  severity: 'error',
  message: 'The row gives no structure, and no identifier.',
};

const issueOf = ({ code, sentence }: NotKnown, severity: Issue['severity']): Issue => ({
  code,
  severity,
  message: sentence,
});

const mismatchIssue = ({ code, sentence, marked }: Mismatch): Issue => ({
  code,
  severity: 'warning',
  message: marked ? `${sentence} (This rests on one source, or on an arguable reading.)` : sentence,
});

function withIssues<T extends ScreenResult>(result: T, more: ScreenResult['issues']): T {
  return more.length === 0 ? result : { ...result, issues: [...more, ...result.issues] };
}

/** The cells that say something. */
function filled(row: RowText): RowText {
  return Object.fromEntries(
    Object.entries(row).filter(([, cell]) => cell !== undefined && !isBlank(String(cell))),
  );
}

function without<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = from;
  return rest;
}

/** What a second name is checked against where there is no structure. */
const pick = ({ cas, inchiKey }: Declared): Declared => ({
  ...(cas === undefined ? {} : { cas }),
  ...(inchiKey === undefined ? {} : { inchiKey }),
});

const isLabelled = (text: string): boolean => /\[\d+[A-Za-z]/.test(text);

const CARBON = 6;

const organicFirst = (molecules: readonly Molecule[]): Molecule[] => {
  const carbons = ({ element }: Molecule) =>
    element.reduce((sum, each) => sum + (each === CARBON ? 1 : 0), 0);
  return [...molecules].sort((a, b) => carbons(b) - carbons(a));
};
