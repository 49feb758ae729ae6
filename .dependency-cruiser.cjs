// The rooms of src/ stand in one row; an import points to the left, never back (ARCHITECTURE.md).
const rooms = ['chemistry', 'scaffold', 'law', 'screener', 'batch', 'report', 'cli'];
const place = (room) =>
  room === 'screener'
    ? '^src/(screener|history|result|named|records|nearest|reasons|evidence|main-part)\\.ts$'
    : `^src/${room}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.slice(0, -1).map((room, i) => ({
      name: `${room}-looks-left`,
      comment: `${room} may not import what stands to its right: ${rooms.slice(i + 1).join(', ')}`,
      severity: 'error',
      from: { path: place(room) },
      to: { path: [...rooms.slice(i + 1).map(place), '^src/page/', '^src/index\\.ts$'] },
    })),
    {
      name: 'report-renders-only',
      comment: 'report and batch stand beside each other: neither needs the other',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/batch/' },
    },
    {
      name: 'openchemlib-behind-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/chemistry/' },
      to: { path: 'openchemlib' },
    },
    {
      name: 'node-stays-in-batch-and-cli',
      comment: 'everything else runs in a browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(batch|cli)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-page-needs-no-cli',
      severity: 'error',
      from: { path: '^src/page/' },
      to: { path: '^src/cli/' },
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
      to: { dependencyTypes: ['npm-dev'] },
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
