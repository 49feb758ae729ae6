import type { LawRegister } from '../../src/law/register.js';
import type { ReadResult, ScreenResult } from '../../src/result.types.js';
import type { Screener } from '../../src/screener.js';

/** The day for which the ledger is kept. */
export const LEDGER_DAY = '2026-11-28';

/**
 * What each structure that the register names comes out as, a line a structure: where it is covered and how plainly, the
 * rules and clauses that reach it, and its cores with the group at each site. The committed copy is ledger.tsv; a change of the
 * code or the law that moves a verdict, a clause or a site shows there as a line of a diff, to be read by a person. After a
 * wanted change: `npx tsx test/screening/write-ledger.ts`, then read the diff.
 */
export function ledgerTable(screener: Screener, register: LawRegister): string {
  const lines = structuresOf(register).map((smiles) => ledgerLine(smiles, screener.screen(smiles)));
  return `${['smiles\tverdicts\trules\tcores', ...lines].join('\n')}\n`;
}

/** The structures of the register, each text once, in its order. */
export const structuresOf = (register: LawRegister): readonly string[] => [
  ...new Set(register.named().map(({ smiles }) => smiles)),
];

export const ledgerLine = (smiles: string, result: ScreenResult): string =>
  result.verdict === 'unreadable'
    ? `${smiles}\tunreadable ${result.issues.map(({ code }) => code).join(' ')}\t\t`
    : [smiles, verdictsOf(result), rulesOf(result), coresOf(result)].join('\t');

/** `class? us cn · analogue un`: `?` for arguable, `~` for a day that is not known well enough. */
export function verdictsOf(result: ScreenResult): string {
  if (result.verdict === 'unreadable') return result.verdict;
  const places = new Map<string, string[]>();
  for (const [place, { verdict, arguable, certain }] of Object.entries(result.status)) {
    const told = `${verdict}${arguable ? '?' : ''}${certain ? '' : '~'}`;
    const same = places.get(told);
    if (same === undefined) places.set(told, [place]);
    else same.push(place);
  }
  return [...places].map(([told, where]) => `${told} ${where.join(' ')}`).join(' · ');
}

/** `us-frs-2025 | (B) N-substituent ring position 4 halo; cn-2019? | …`; lists that name the structure itself are left out. */
function rulesOf({ findings }: ReadResult): string {
  return findings
    .filter(({ kind }) => kind !== 'listed')
    .map(({ id, reading, clauses }) =>
      [
        `${id}${reading === 'arguable' ? '?' : ''}`,
        ...clauses.map(({ clause, site, position, word, reading: plainly }) =>
          [clause, site, position, word, plainly === 'arguable' ? '?' : undefined]
            .filter((part) => part !== undefined)
            .join(' '),
        ),
      ].join(' | '),
    )
    .join('; ');
}

function coresOf({ decompositions, relation }: ReadResult): string {
  const cores = decompositions.map(({ core, sites }) =>
    [
      core,
      ...sites.map(({ site, group, substituents = [] }) =>
        [
          site,
          group?.smiles || group?.name || 'H',
          ...substituents.map((each) => `${each.positions.join(',')} ${each.group.smiles}`),
        ].join(' '),
      ),
    ].join(' | '),
  );
  const nearest =
    relation === null
      ? []
      : [[relation.family, relation.id, relation.variants.map(({ id }) => id).join(', ')].join(' ').trim()];
  return [...nearest, ...cores].join('; ');
}
