import { LIMITS, weigh } from './sizes.js';

/** Weighs each entry of the built package in a browser's bundle, and fails where one is too heavy or brings another. */
for (const [entry, { gz: most, without }] of Object.entries(LIMITS)) {
  const { min, gz, brings } = await weigh(entry, process.cwd());
  const wrong = [
    ...(gz > most * 1000 ? [`more than ${most} kB gzipped`] : []),
    ...without.filter((name) => brings[name]).map((name) => `brings ${name}`),
    ...(brings.node ? ["brings Node's own modules"] : []),
  ];
  console.log(
    `${entry.padEnd(24)}${String(min).padStart(9)} ${String(gz).padStart(8)}  ${wrong.join('; ')}`.trimEnd(),
  );
  if (wrong.length > 0) process.exitCode = 1;
}
