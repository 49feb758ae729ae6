import type { Tariff } from '../identifiers/index.js';
import { visible, wrap } from './text.js';

/** Where a substance stands in the tariff, for reading: evidence, and no ruling of anybody. */
export function tariffText(tariff: Tariff, width: number): string {
  const { edition, heading, subheading, reading, why, alternatives, words } = tariff;
  const place = subheading ?? heading ?? 'no heading of heterocyclic compounds';
  const lines = [
    `${place}${reading === 'arguable' ? ', arguably' : ''}`,
    ...(words === undefined ? [] : [`“${words.text}” (${words.source})`]),
    ...why,
    ...(alternatives.length === 0 ? [] : [`It can be argued for: ${alternatives.join(', ')}.`]),
    'A reading of the words by structure, for the substance as such: no ruling, and nothing is said of solutions, mixtures and dosage forms.',
  ];
  const told = lines.flatMap((line) => wrap(visible(line), width - 2, '  ').map((each) => `  ${each}`));
  return `\nTariff, ${edition}\n${told.join('\n')}\n`;
}
