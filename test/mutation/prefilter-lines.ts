import { RULES } from '../../src/chemistry/normalise/index.js';
import { RELATIONS } from '../../src/families/index.js';
import { createScreener } from '../../src/index.js';
import { loadRegister } from '../../src/law/register.js';
import { EVERY_LIBERTY, type RespellOptions, randomFrom, respell } from '../../src/testing/respell.js';
import { structuresOf } from '../screening/ledger.js';
import { REASONS_LOST } from '../support/allowed.js';
import { drawn } from '../support/drawn.js';
import { hasShared, sharedSmiles } from '../support/shared.js';
import { corpus } from './corpus.js';

/** How each structure is spelt: as the first stage reads it, and as it leaves it to the second. */
const WAYS: readonly RespellOptions[] = [
  {},
  { kekule: true },
  { salt: true },
  { largeRingNumbers: true },
  { allBonds: true },
  EVERY_LIBERTY,
  { ...EVERY_LIBERTY, kekule: true },
];

/** Put into a text, or in place of one or two of its signs. */
const SLIPS = ['', ...'CcNnOo()1234=#[].%@+-*'];

export interface Line {
  readonly text: string;
  /** What the exact path says: nothing that it must be kept for; flagged, by a list's name alone or on a core as well; or refused. */
  readonly is: 'none' | 'named' | 'member' | 'refused';
}

/** What must be kept, by the exact path; and other lines, on which a mutant that proves too much or too little may show. */
export function linesOfPrefilter(seed: number): readonly Line[] {
  const chance = randomFrom(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const screener = createScreener({ asOf: '2026-01-01' });
  const structures = [
    ...structuresOf(loadRegister()),
    ...corpus(),
    ...RELATIONS.flatMap(({ skeletons }) => skeletons.map(drawn)),
  ];
  const flagged = structures.filter(
    (text) => !['none', 'unreadable'].includes(screener.screen(text).verdict),
  );
  const writings = RULES.flatMap((rule) => rule.pairs.flatMap(({ before, after }) => [...before, after]));
  const spelt = flagged.flatMap((smiles) => {
    try {
      return WAYS.map((way) => respell(smiles, Math.floor(chance() * 1e9), way));
    } catch {
      return [];
    }
  });
  const grafted = flagged.flatMap((smiles) => [
    `${smiles}.${one(writings)}`,
    one(writings) + smiles,
    smiles + one(writings),
  ]);
  const slipped = spelt.map((text) => {
    const at = Math.floor(chance() * text.length);
    return text.slice(0, at) + one(SLIPS) + text.slice(at + Math.floor(chance() * 3));
  });
  const general = hasShared ? sharedSmiles('general.smi.gz', 20_000) : [];
  const texts = new Set(
    [...structures, ...spelt, ...grafted, ...slipped, ...general].filter((text) => /^\S+$/.test(text)),
  );
  return [...texts].map((text) => {
    const result = screener.screen(text);
    if (result.verdict === 'none') return { text, is: 'none' };
    if (result.verdict === 'unreadable')
      return { text, is: REASONS_LOST.has(result.issues[0]!.code) ? 'none' : 'refused' };
    return { text, is: result.relation === null ? 'named' : 'member' };
  });
}
