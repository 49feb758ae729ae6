import { best, type Oracle, Tally, type Verdict } from './answer.js';
import { CORE, type Fentanyl, fentanyls, type Phenethyl, phenethyls } from './fentanyl.js';
import type { Group, Seen } from './seen.js';
import * as w from './words.js';

/**
 * 21 U.S.C. 812(c), Schedule I(e)(2): "structurally related to fentanyl by 1 or more of the following modifications", (A) to (E).
 * The Italian decree of 30 June 2020 says the same five in Italian and is asked the same questions.
 */

/** "alkyl, alkenyl, alkoxyl, hydroxyl, halo, haloalkyl, amino, or nitro groups" of (B). */
const LIST_B = w.anyOf(w.alkyl, w.alkenyl, w.alkoxyl, w.hydroxyl, w.halo, w.haloalkyl, w.amino, w.nitro);
/** The same of (C), which adds ester and ether. */
const LIST_C = w.anyOf(LIST_B, w.ester, w.ether);

/** In Italy, by the closing notes of Tabella I as they are generally known, an ester or ether of a member is one too. */
const BY_NOTE: w.Word = (group) => (w.acyloxy(group) === 'no' && w.ether(group) === 'no' ? 'no' : 'maybe');

function phenethyl({ ring, onChain }: Phenethyl, listed: w.Word): Tally {
  const tally = new Tally();
  // (B): on the chain.
  for (const group of onChain) tally.add(listed(group));
  if (!ring.isMonocycle) {
    // No monocycle; a benzene ring with, say, a methylenedioxy bridge is a substituted phenyl on one reading.
    tally.add(ring.isBenzoFused ? 'maybe' : 'no');
  } else if (!ring.isBenzene) {
    // (A): any monocycle, whatever sits on it.
    tally.add('yes');
  } else {
    // (B) names the groups on a phenyl. What it does not name makes a "monocycle further substituted" of (A), on one reading.
    for (const group of ring.substituents) {
      const said = listed(group);
      tally.add(said === 'yes' ? 'yes' : 'maybe');
    }
  }
  return tally;
}

function judge(of: Fentanyl, listed: w.Word): Verdict {
  const { seen, acyl, aryl, piperidine, onNitrogen } = of;
  const fixed: w.Said[] = [];
  // (E): another acyl group. DEA has named ethyl N-phenyl-N-piperidinylcarbamate a member; of urea and thiocarbonate it has not spoken.
  if (acyl.ends.length > 1) fixed.push('no');
  else if (!of.isPropionyl) fixed.push(acylOf(seen, acyl));
  // (D): any aromatic monocycle, whatever sits on it; a substituted phenyl is one (para-methylfentanyl).
  if (!aryl.isMonocycle) fixed.push(aryl.isBenzoFused ? 'maybe' : 'no');
  else if (!aryl.isBenzene || aryl.substituents.length > 0) fixed.push('yes');
  // (C).
  for (const { group } of piperidine) fixed.push(LIST_C(group));
  if (onNitrogen.length === 0) fixed.push('no');
  const ways = onNitrogen.flatMap((group) => {
    const others = onNitrogen.filter((each) => each !== group).map((): w.Said => 'no');
    const seenAs = phenethyls(seen, group);
    return seenAs.length === 0
      ? [total([...fixed, ...others, 'no'], new Tally())]
      : seenAs.map((way) => total([...fixed, ...others], phenethyl(way, listed)));
  });
  return best(ways.length === 0 ? [total(fixed, new Tally())] : ways);
}

function acylOf(seen: Seen, acyl: Group): w.Said {
  if (seen.fits('[CX3](=O)(N)[#6,#1,O]').has(acyl.root) || seen.fits('[CX3H1]=O').has(acyl.root))
    return 'yes';
  return 'maybe';
}

function total(said: readonly w.Said[], tally: Tally): Verdict {
  for (const each of said) tally.add(each);
  return tally.oneOrMore;
}

const asks =
  (listed: w.Word) =>
  (seen: Seen): Verdict =>
    best(fentanyls(seen).map((of) => judge(of, listed)));

export const US_FRS: Oracle = { rule: 'us-frs-2025', cores: [CORE], ask: asks(LIST_B) };
export const IT_2020: Oracle = { rule: 'it-2020', cores: [CORE], ask: asks(w.anyOf(LIST_B, BY_NOTE)) };
