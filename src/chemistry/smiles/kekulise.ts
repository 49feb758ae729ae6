import { AROMATIC, ARROW_TO_B, DOUBLE, type Draft, SINGLE, UNWRITTEN } from '../draft.js';
import { BR, C, CL, I, isMetal, N, valencesOf } from '../elements.js';
import type { Issue } from '../issue.js';
import { pairUp } from '../matching.js';
import { int32s, uint8s } from '../memory.js';
import { ringBonds } from '../rings.js';
import { oddity, unreadable } from '../unreadable.js';

/**
 * Which bonds and hydrogens does the text mean where it leaves them unwritten?
 *
 * Settles the bonds between lower-case atoms as alternating single and double ones, gives unbracketed atoms their
 * hydrogens, and holds every atom against the valences its element can have.
 *
 * What an unwritten or doubtful thing means is decided here, once:
 *
 * | written | read as |
 * | --- | --- |
 * | `c1ccccc1c1ccccc1`, no symbol between two rings | a single bond: only bonds in rings can be aromatic |
 * | `c1cccn1`, no hydrogen on the one nitrogen that needs it | unreadable (`kekule`): pyrrole or a slip, nobody knows |
 * | `cc`, `Cn` and the like outside rings | unreadable (`aromatic-chain`) |
 * | `O=n1ccccc1`, `CN(=O)=O`, `CN=N#N` | five bonds on nitrogen, drawn with charges by normalisation |
 * | `CN(C)(C)C`, four single bonds on a nitrogen without charge | unreadable (`valence`): a salt or a slip |
 * | `CS(C)C`, `CP(C)(C)C` | one hydrogen more, as OpenSMILES says: valence 4 and 5 |
 * | `OCl(=O)(=O)=O` | chlorine of valence 7; an even number on a halogen is unreadable |
 * | `n1ccccc1[Pt]`, `CN(C)(C)[Zn]Cl` | bonds to metals need not count: the nitrogen gives its pair |
 * | `[CH3]`, `[C]`, `[N]` | just the hydrogens written, with a warning (`radical`) |
 *
 * @param draft - as `readGrammar` left it; adjacency linked
 * @param issues - receives what was wrong and odd
 * @returns true where every atom and bond is definite
 * @throws never
 * @example settle(draft, issues); // the draft of `c1ccccc1` now has three double bonds and six hydrogens
 */
export function settle(draft: Draft, issues: Issue[]): boolean {
  const {
    atomCount: n,
    bondCount: m,
    element,
    charge,
    hydrogens,
    lower,
    bracket,
    bondA,
    bondB,
    order,
  } = draft;

  if (draft.anyLower) {
    if (!settleAromaticBonds(draft, issues)) return false;
  } else {
    for (let b = 0; b < m; b++) {
      if (order[b] === UNWRITTEN) order[b] = SINGLE;
      else if (order[b] === AROMATIC) {
        issues.push(bondIssue(draft, b));
        return false;
      }
    }
  }

  // Sums of bond orders, aromatic ones as single; bonds to metals apart, as they need not count.
  if (sum.length < n) {
    sum = new Int32Array(n * 2);
    toMetal = new Int32Array(n * 2);
    multiple = new Uint8Array(n * 2);
    need = new Uint8Array(n * 2);
  }
  sum.fill(0, 0, n);
  multiple.fill(0, 0, n);
  const metals = draft.anyMetal;
  if (metals) toMetal.fill(0, 0, n);
  for (let b = 0; b < m; b++) {
    const o = order[b]!;
    if (o >= ARROW_TO_B) continue;
    const w = o === AROMATIC ? 1 : o;
    const p = bondA[b]!;
    const q = bondB[b]!;
    if (metals && (isMetal(element[p]!) || isMetal(element[q]!))) {
      toMetal[p]! += w;
      toMetal[q]! += w;
      continue;
    }
    sum[p]! += w;
    sum[q]! += w;
    if (w > 1) multiple[p] = multiple[q] = 1;
  }

  for (let i = 0; i < n; i++) {
    const e = element[i]!;
    const metal = metals ? toMetal[i]! : 0;
    if (lower[i] === 1) {
      if (bracket[i] === 1) need[i] = bracketNeed(e, charge[i]!, sum[i]! + hydrogens[i]!, metal);
      else {
        hydrogens[i] = 0;
        if (e === C) {
          const s = sum[i]! + metal;
          if (multiple[i] === 1) {
            hydrogens[i] = Math.max(0, 4 - s);
            need[i] = NEVER;
          } else if (s <= 3) {
            hydrogens[i] = 3 - s;
            need[i] = ALWAYS;
          } else need[i] = NEVER;
        } else need[i] = bracketNeed(e, 0, sum[i]!, metal);
      }
    } else if (bracket[i] === 0) {
      const h = impliedHydrogens(e, sum[i]!, metal);
      if (h < 0) {
        issues.push(unreadable('valence', draft.at[i]!, draft.length[i]!));
        return false;
      }
      hydrogens[i] = h;
    }
  }

  if (draft.anyLower && !drawAlternating(draft, issues)) return false;
  return checkValences(draft, issues);
}

let sum = new Int32Array(256);
let toMetal = new Int32Array(256);
let multiple = new Uint8Array(256);
let need = new Uint8Array(256);

const NEVER = 0;
const ALWAYS = 1;
/** Either way gives a sound atom: a nitrogen bound to a metal. */
const MAYBE = 2;

function bondIssue(draft: Draft, bond: number): Issue {
  const late = Math.max(draft.bondA[bond]!, draft.bondB[bond]!);
  return unreadable('aromatic-bond', draft.at[late]!, draft.length[late]!);
}

function settleAromaticBonds(draft: Draft, issues: Issue[]): boolean {
  const { atomCount: n, bondCount: m, lower, bondA, bondB, order, start, to, via } = draft;
  const inRing = ringBonds(n, m, start, to, via);
  draft.ringBonds = inRing;
  for (let b = 0; b < m; b++) {
    const o = order[b]!;
    const may = inRing[b] === 1 && lower[bondA[b]!] === 1 && lower[bondB[b]!] === 1;
    if (may && o !== UNWRITTEN) draft.anyDrawn = true;
    if (o !== UNWRITTEN && o !== AROMATIC) continue;
    if (o === AROMATIC && !may) {
      issues.push(bondIssue(draft, b));
      return false;
    }
    order[b] = may ? AROMATIC : SINGLE;
  }
  for (let i = 0; i < n; i++) {
    if (lower[i] === 0) continue;
    let ring = false;
    for (let e = start[i]!; e < start[i + 1]! && !ring; e++) ring = inRing[via[e]!] === 1;
    if (!ring) {
      issues.push(unreadable('aromatic-chain', draft.at[i]!, draft.length[i]!));
      return false;
    }
  }
  return true;
}

/** Does this aromatic atom take part in a double bond of its ring? Its hydrogens and other bonds are known. */
function bracketNeed(element: number, charge: number, used: number, metal: number): number {
  const without = lacks(element, charge, used) ? ALWAYS : NEVER;
  if (metal === 0) return without;
  const counted = lacks(element, charge, used + metal) ? ALWAYS : NEVER;
  return without === counted ? without : MAYBE;
}

function lacks(element: number, charge: number, used: number): boolean {
  const valences = valencesOf(element, charge);
  if (!valences) return false;
  for (const v of valences) if (v >= used) return v > used;
  return false;
}

/** Hydrogens of an unbracketed atom outside aromatic rings, or -1 where its bonds make no sound atom. */
function impliedHydrogens(element: number, bonds: number, metal: number): number {
  const h = fill(element, bonds + metal);
  return h < 0 && metal > 0 ? fill(element, bonds) : h;
}

function fill(element: number, bonds: number): number {
  switch (element) {
    case C:
      return 4 - bonds;
    case N:
      return bonds <= 3 ? 3 - bonds : bonds === 5 ? 0 : -1;
    case CL:
    case BR:
    case I:
      return bonds === 0 ? 1 : bonds <= 7 && bonds % 2 === 1 ? 0 : -1;
  }
  for (const v of valencesOf(element, 0)!) if (v >= bonds) return v - bonds;
  return -1;
}

/** Draws the aromatic bonds as alternating single and double ones. */
function drawAlternating(draft: Draft, issues: Issue[]): boolean {
  const { atomCount: n, bondCount: m, bondA, bondB, order, start, to, via, lower } = draft;
  const place = int32s(n).fill(-1);
  const atoms: number[] = [];
  for (let i = 0; i < n; i++) {
    if (lower[i] === 1 && need[i] !== NEVER) {
      place[i] = atoms.length;
      atoms.push(i);
    }
  }
  const count = atoms.length;
  const starts = int32s(count + 1);
  const ends: number[] = [];
  const optional = uint8s(count);
  for (let p = 0; p < count; p++) {
    const i = atoms[p]!;
    optional[p] = need[i] === MAYBE ? 1 : 0;
    starts[p] = ends.length;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (order[via[e]!] === AROMATIC && place[to[e]!]! >= 0) ends.push(place[to[e]!]!);
    }
  }
  starts[count] = ends.length;
  const mate = pairUp(count, starts, ends, optional);
  if (!(mate instanceof Int32Array)) {
    const i = atoms[mate.failed]!;
    issues.push(unreadable('kekule', draft.at[i]!, draft.length[i]!));
    return false;
  }
  for (let b = 0; b < m; b++) {
    if (order[b] !== AROMATIC) continue;
    const p = place[bondA[b]!]!;
    const q = place[bondB[b]!]!;
    order[b] = p >= 0 && q >= 0 && mate[p] === q ? DOUBLE : SINGLE;
    if (order[b] === DOUBLE) {
      sum[bondA[b]!]!++;
      sum[bondB[b]!]!++;
    }
  }
  return true;
}

function checkValences(draft: Draft, issues: Issue[]): boolean {
  const { atomCount: n, element, charge, hydrogens, bracket, lower } = draft;
  let radical = -1;
  for (let i = 0; i < n; i++) {
    const e = element[i]!;
    // The valence of an unbracketed atom was met when its hydrogens were filled in.
    if (bracket[i] === 0 && lower[i] === 0) {
      if (e === N && sum[i] === 5) draft.anyFive = true;
      continue;
    }
    const valences = valencesOf(e, charge[i]!);
    if (!valences) continue;
    const most = valences[valences.length - 1]!;
    const total = sum[i]! + hydrogens[i]!;
    const metal = draft.anyMetal ? toMetal[i]! : 0;
    if (total > most || (e === N && charge[i] === 0 && total === 4)) {
      issues.push(unreadable('valence', draft.at[i]!, draft.length[i]!));
      return false;
    }
    if (e === N && charge[i] === 0 && total === 5) draft.anyFive = true;
    if (!valences.includes(total) && !valences.includes(total + metal)) radical = i;
  }
  if (radical >= 0) issues.push(oddity('radical', draft.at[radical]!, draft.length[radical]!));
  return true;
}
