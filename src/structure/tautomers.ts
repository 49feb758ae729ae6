import type { Edge, Molecule } from '../chemistry/molecule.js';
import { isAromatic, mobileHydrogens } from './aromatic.js';

/**
 * The atoms among which hydrogens move when one tautomer of the substance becomes another: in hetaryl rings, and from
 * beside a ketone's or an imine's carbon to its oxygen or nitrogen and back. 1-Phenethyl-4-phenyliminopiperidine is its
 * enamine as well. Amides, esters and acids are left out: their enols are drawn as what they are before anybody looks.
 *
 * @example tautomericHydrogens(acetone); // the oxygen and both methyl carbons
 */
export function tautomericHydrogens(molecule: Molecule): ReadonlySet<number> {
  const found = new Set(mobileHydrogens(molecule));
  const { size, element, edges } = molecule;
  for (let carbon = 0; carbon < size; carbon++) {
    if (element[carbon] !== 6) continue;
    const hetero = onlyHetero(molecule, carbon);
    if (hetero === undefined) continue;
    let double: Edge | undefined;
    for (const e of edges[carbon]!) if (element[e.to] === 6 && e.order === 2) double ??= e;
    if (!isEnds(molecule, hetero, double === undefined) || isAromatic(molecule, carbon)) continue;
    for (const e of edges[carbon]!) {
      if (element[e.to] !== 6 || (e !== double && !holdsLoose(molecule, e))) continue;
      found.add(hetero.to).add(e.to);
    }
  }
  return found;
}

/** The one neighbour that is no carbon, where there is exactly one. */
function onlyHetero({ element, edges }: Molecule, carbon: number): Edge | undefined {
  let found: Edge | undefined;
  for (const edge of edges[carbon]!) {
    if (element[edge.to] === 6) continue;
    if (found !== undefined) return undefined;
    found = edge;
  }
  return found;
}

/**
 * The oxygen or nitrogen, uncharged: doubly bound in the ketone or imine, with a hydrogen in the enol or enamine. The ketone
 * that `parents` gives of an acetal still has its oxygen by one bond, bare.
 */
function isEnds(m: Molecule, { to, order }: Edge, isKeto: boolean): boolean {
  if ((m.element[to] !== 8 && m.element[to] !== 7) || m.charge[to] !== 0) return false;
  if (!isKeto) return order === 1 && m.hydrogens[to]! > 0;
  return order === 2 || (m.element[to] === 8 && m.hydrogens[to] === 0 && m.edges[to]!.length === 1);
}

/** A saturated carbon with a hydrogen. */
function holdsLoose(m: Molecule, { to, order }: Edge): boolean {
  if (order !== 1 || m.hydrogens[to] === 0) return false;
  for (const e of m.edges[to]!) if (e.order !== 1) return false;
  return true;
}
