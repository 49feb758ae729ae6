import type { In, LawRegister } from './register.js';
import type { ClassRule, NamedEntry } from './schema.js';

/** The columns of the register as a table: names, days and sources. */
export const EXPORT_COLUMNS = [
  'id',
  'jurisdiction',
  'kind',
  'name',
  'schedule',
  'citation',
  'since',
  'knownInForceBy',
  'until',
  'inchiKey',
  'smiles',
  'confidence',
  'source',
] as const;

type Row = Readonly<Record<(typeof EXPORT_COLUMNS)[number], string>>;

/** An entry or a rule a row, in the order of the register; empty where nothing is known. */
export function exportRows(register: LawRegister): Row[] {
  return [...register.named(), ...register.classes()].map(rowOf);
}

function rowOf(item: In<NamedEntry> | In<ClassRule>): Row {
  const isRule = 'clauses' in item;
  return {
    id: item.id,
    jurisdiction: item.jurisdiction,
    kind: isRule ? (item.test === 'similarity' ? 'similarity' : 'class') : item.kind,
    name: item.name,
    schedule: item.schedule,
    citation: item.citation,
    since: item.since ?? '',
    knownInForceBy: item.knownInForceBy ?? '',
    until: item.until ?? '',
    inchiKey: isRule ? '' : (item.inchiKey ?? ''),
    smiles: isRule ? '' : item.smiles,
    confidence: item.source.confidence,
    source: item.source.text,
  };
}

/** The same as JSON-LD, in the words of schema.org: `Legislation` by item, `MolecularEntity` for what it names. */
export function exportJsonLd(register: LawRegister): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: 'onetweak register of drug law',
    version: register.version,
    identifier: `sha256:${register.hash}`,
    hasPart: exportRows(register).map((row) => ({
      '@type': 'Legislation',
      '@id': `urn:onetweak:law:${row.id}`,
      name: row.name,
      legislationIdentifier: row.citation,
      legislationJurisdiction: row.jurisdiction,
      ...(row.since === '' ? {} : { legislationDate: row.since }),
      ...(row.until === '' ? {} : { expires: row.until }),
      additionalType: row.kind,
      isBasedOn: row.source,
      creditText: row.confidence,
      ...(row.smiles === ''
        ? {}
        : { about: { '@type': 'MolecularEntity', inChIKey: row.inchiKey, smiles: row.smiles } }),
    })),
  };
}
