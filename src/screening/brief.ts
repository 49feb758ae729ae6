import type { BriefResult, ScreenResult, Status } from '../result.types.js';

/** A result with its findings by their ids, and without what the same screening in full tells: a seventh of the bytes. */
export function briefly(result: ScreenResult): BriefResult {
  const { smiles, verdict, arguable, certain, status, exempt, findings, relation, notHeld, issues } = result;
  const { jurisdictions, asOf, register } = result;
  const judged: readonly (readonly [string, Status])[] = Object.entries(status);
  return {
    smiles,
    verdict,
    arguable,
    certain,
    verdicts: Object.fromEntries(judged.map(([id, own]) => [id, own.verdict])),
    arguableIn: judged.flatMap(([id, own]) => (own.arguable ? [id] : [])),
    uncertainIn: judged.flatMap(([id, own]) => (own.certain ? [] : [id])),
    ...(exempt === undefined ? {} : { exempt }),
    findings: findings.map(({ kind, jurisdiction, of, id, reading, certainOnDay, extension, component }) => ({
      kind,
      jurisdiction,
      of,
      id,
      reading,
      ...(certainOnDay ? {} : { certainOnDay }),
      ...(extension === undefined ? {} : { extension }),
      ...(component === 0 ? {} : { component }),
    })),
    relation,
    ...(notHeld === undefined
      ? {}
      : {
          notHeld: notHeld.map(({ jurisdiction, names }) => ({
            jurisdiction,
            ...(names === undefined ? {} : { names }),
          })),
        }),
    issues,
    jurisdictions,
    asOf,
    register,
  };
}
