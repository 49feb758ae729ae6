export { type Canonical, canonical } from './canonical.js';
export { connectionsDiffer } from './connections.js';
/** What molecule does this text say? See ARCHITECTURE.md; this is the only room that knows OpenChemLib. */

export { atomicNumber } from './elements.js';
export { type DoubleBondAnswer, sameGeometry } from './geometry-match.js';
export { type Adjacency, adjacencyOf, type Rings, ringsOf } from './graph.js';
export { dehydrated, hydratesOf } from './hydrate.js';
export {
  compositionKey,
  identityKey,
  isSaturatedInRing,
  type Saturated,
  saturatedInKey,
} from './identity.js';
export type { Issue } from './issue.js';
export { ISSUE_CODES, type IssueCode } from './issue-codes.js';
export {
  type Composition,
  compositionOf,
  DEUTERIUM_MASS,
  hill,
  type Masses,
  massesOf,
  molecularMass,
  TRITIUM_MASS,
} from './mass.js';
export type { Bond, CisTrans, Edge, Molecule } from './molecule.js';
export { type MolfileReading, smilesOfMolfile } from './molfile/index.js';
export { BOND, type Drawing, draw, MOST_DRAWN, molfile, type Point, type Pose } from './openchemlib/draw.js';
export { type Fingerprint, fingerprint, fromHex, similarity, toHex } from './openchemlib/fingerprint.js';
export { MAX_SECOND } from './openchemlib/second-reading.js';
export { MAX_ISSUES, MAX_RING_SYSTEM, type MoleculeReading, readMolecules } from './read.js';
export { renderIssue } from './render-issue.js';
export { MAX_ATOMS, MAX_TEXT } from './smiles/grammar.js';
export { type FragmentBond, fragmentSmiles, toSmiles } from './smiles/write.js';
