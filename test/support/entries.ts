/** The entries of the package, and the file of each. */
export const ENTRIES: Readonly<Record<string, string>> = {
  onetweak: 'src/index.ts',
  'onetweak/batch': 'src/entries/batch.ts',
  'onetweak/node': 'src/entries/node.ts',
  'onetweak/prefilter': 'src/entries/prefilter.ts',
  'onetweak/picture': 'src/entries/picture.ts',
  'onetweak/report': 'src/entries/report.ts',
  'onetweak/law': 'src/entries/law.ts',
  'onetweak/schema': 'src/entries/schema.ts',
  'onetweak/testing': 'src/testing/index.ts',
  'onetweak/worker/client': 'src/worker/client.ts',
};
