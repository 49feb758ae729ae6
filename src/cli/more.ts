import type { SourceRecord } from '../batch/source/index.js';
import { fitsTariff } from '../identifiers/index.js';
import type { Extra } from '../report/renderer.js';
import type { ReportRow } from '../report/row.js';
import { isFlagged } from '../screening/flagged.js';
import type { DayScreener } from '../screening/index.js';
import { UserError } from './io.js';

/** What more a record tells, where it is flagged. */
export type TellMore = (
  record: Pick<SourceRecord, 'declared'>,
  result: ReportRow['result'],
) => Pick<ReportRow, 'tariff' | 'inchiKey'>;

/** Makes ready what `--with` asks for; RDKit is loaded where keys are asked for, and else is not needed. */
export async function more(asked: readonly Extra[] = [], screener: DayScreener): Promise<TellMore> {
  if (asked.length === 0) return () => ({});
  const keyOf = asked.includes('inchikey') ? await loadKeys() : undefined;
  const tellsTariff = asked.includes('tariff');
  return (record, result) => {
    if (!isFlagged(result)) return {};
    const inchiKey = keyOf?.(result.smiles);
    const tariff = tellsTariff ? screener.rows().tariff(result.smiles) : undefined;
    const code = record.declared?.hs;
    return {
      ...(inchiKey === undefined ? {} : { inchiKey }),
      ...(tariff === undefined
        ? {}
        : { tariff: { ...tariff, ...(code === undefined ? {} : { declared: fitsTariff(code, tariff) }) } }),
    };
  };
}

/** What is asked of RDKit, in its own words. */
interface Toolkit {
  get_mol(smiles: string): { get_inchi(): string; delete(): void } | null;
  get_inchikey_for_inchi(inchi: string): string;
}

async function loadKeys(): Promise<(smiles: string) => string | undefined> {
  // By a name that no bundler follows: it is an optional peer dependency.
  const name = '@rdkit/rdkit';
  let toolkit: Toolkit;
  try {
    const loaded = (await import(name)) as { default: (options: object) => Promise<Toolkit> };
    toolkit = await loaded.default({ print: () => {}, printErr: () => {} });
  } catch (cause) {
    throw new UserError('--with inchikey needs RDKit: npm install @rdkit/rdkit', { cause });
  }
  return (smiles) => {
    const molecule = toolkit.get_mol(smiles);
    if (molecule === null) return undefined;
    try {
      const inchi = molecule.get_inchi();
      return inchi === '' ? undefined : toolkit.get_inchikey_for_inchi(inchi);
    } catch {
      return undefined;
    } finally {
      molecule.delete();
    }
  };
}
