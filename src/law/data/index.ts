// Written by bench/register.ts from the rules files beside it (npm run compile); a test makes it anew and compares.

/**
 * The jurisdictions that the register as shipped can judge by.
 *
 * @example JURISDICTION_IDS[0]; // 'us'
 */
export const JURISDICTION_IDS = [
  'us',
  'un',
  'cn',
  'gb',
  'ca',
  'it',
  'ie',
  'at',
  'au',
  'cz',
  'de',
  'ee',
  'eu',
  'lu',
  'nl',
  'se',
  'sk',
  'us-ak',
  'us-dc',
  'us-fl',
  'us-hi',
  'us-ia',
  'us-id',
  'us-mo',
  'us-nd',
  'us-ne',
  'us-nm',
  'us-oh',
  'us-ri',
  'us-sd',
  'us-tx',
  'us-va',
  'us-wa',
] as const;

/**
 * Those of them that are judged by where none is asked for.
 *
 * @example DEFAULT_JURISDICTION_IDS.includes('gb'); // true
 */
export const DEFAULT_JURISDICTION_IDS = [
  'us',
  'un',
  'cn',
  'gb',
  'ca',
  'it',
  'ie',
  'de',
] as const;

/**
 * Groups of them: all of a group can be asked for by its name.
 *
 * @example JURISDICTION_GROUP_IDS[0]; // 'us-states'
 */
export const JURISDICTION_GROUP_IDS = [
  'us-states',
] as const;

/**
 * The class rules that the register as shipped holds.
 *
 * @example RULE_IDS.includes('gb-1d'); // true
 */
export const RULE_IDS = [
  'us-frs-2018',
  'us-frs-2025',
  'us-analogue-act',
  'us-analogue-act-u-series',
  'us-analogue-act-orphines',
  'cn-2019',
  'cn-orphines',
  'cn-orphines-spiro',
  'cn-nitazenes',
  'gb-1d',
  'gb-1ea',
  'ca-16',
  'ca-16-14',
  'ca-26',
  'ca-13',
  'it-2020',
  'ie-1af',
  'de-npsg-4-2019',
  'de-npsg-4-2021',
  'de-npsg-4-2022',
  'de-npsg-4-2025',
  'de-npsg-9',
  'de-npsg-9-spiro',
  'de-npsg-7-2021',
  'de-npsg-7-2022',
  'de-npsg-7-2025',
  'us-dc-fentanyls',
  'us-dc-carbomethoxyfentanyls',
  'us-dc-fentanyls-analogues',
  'us-dc-benzamides',
  'us-dc-benzamides-analogues',
  'us-fl-63',
  'us-fl-64',
  'us-ia-9a',
  'us-id-33',
  'us-mo-jj',
  'us-nd-fentanyls',
  'us-ne-111',
  'us-oh-kk-15',
  'us-oh-kk-15-other',
  'us-sd-20',
  'us-tx-derivatives',
] as const;
