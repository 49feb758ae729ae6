// The modules of src/ stand in one row; an import points to the left, never back (ARCHITECTURE.md).
const modules = [
  'chemistry',
  'structure',
  'vocabulary',
  'families',
  'law',
  'identifiers',
  'screening',
  'evidence',
  'batch',
  'report',
  'testing',
  'serve',
  'cli',
];
const place = (module) =>
  // The schema of a result belongs to screening, and stands at the root for all who read one.
  module === 'screening' ? '^src/(screening/|result\\.ts$)' : `^src/${module}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...modules.slice(0, -1).map((module, i) => ({
      name: `${module}-imports-only-from-its-left`,
      comment: `${module} may not import what is to its right: ${modules.slice(i + 1).join(', ')}`,
      severity: 'error',
      from: { path: place(module) },
      to: { path: [...modules.slice(i + 1).map(place), '^src/index\\.ts$'] },
    })),
    {
      name: 'nothing-in-a-circle',
      comment: 'within a module too, imports run one way, those of types as well',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'report-renders-only',
      comment: 'report and batch are beside each other: neither needs the other',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/batch/' },
    },
    {
      name: 'page-imports-entries-only',
      comment: 'the page is a user of the package: what it cannot reach by the entries is missing there',
      severity: 'error',
      from: { path: '^src/page/' },
      to: { path: '^src/', pathNot: '^src/(page/|entries/|worker/(client|worker)\\.ts$|index\\.ts$)' },
    },
    {
      name: 'nothing-imports-the-page',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/page/' },
      to: { path: '^src/page/' },
    },
    {
      name: 'openchemlib-behind-one-folder',
      severity: 'error',
      // The page has its editor.
      from: { path: '^src/', pathNot: '^src/(chemistry/openchemlib/|page/editor\\.ts$)' },
      to: { path: 'openchemlib', pathNot: '^src/' },
    },
    {
      name: 'node-stays-in-batch-serve-and-cli',
      comment: 'everything else runs in a browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(batch|serve|cli)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/' }, to: {} },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-tools-in-src',
      severity: 'error',
      from: { path: '^src/' },
      // These are bundled (tsup.config.ts), so that nobody installs them; or optional peers, and loaded only then.
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot:
          'node_modules/(?:@modelcontextprotocol/sdk|@tanstack/virtual-core|@noble/hashes|@zip\\.js/zip\\.js|cli-progress|commander|csv-parse|escape-html|fast-check|fastest-levenshtein|fflate|p-limit|pako|picocolors|saxes|workerpool|zod|@types/[^/]+)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
