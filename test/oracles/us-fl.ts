import { best, type Oracle, Tally, type Verdict } from './answer.js';
import { CORE, type Nitazene, nitazenes } from './nitazene.js';
import { isAromatic, isBenzene, isMonocycle, ringsOf, type Seen } from './seen.js';
import * as w from './words.js';

/**
 * Florida Statutes 893.03(1)(a)64: "containing a benzimidazole ring with an ethylamine substitution at the 1-position and a benzyl
 * ring substitution at the 2-position structure", a. to e. "with or without".
 */

/** a.: of the benzimidazole ring, "with or without" these: a closed list; whether haloalkyl is an alkyl group is open. */
const HALOALKYL: w.Word = (group) => (w.haloalkyl(group) === 'no' ? 'no' : 'maybe');
const ITEM_A = w.anyOf(w.alkyl, w.alkoxyl, w.alkoxycarbonyl, w.amino, w.nitro, w.aryl, w.halo, HALOALKYL);
/** b.: "alkyl, dialkyl, acetyl, or benzyl groups, whether or not further substituted in the ring system". */
const ITEM_B = w.anyOf(w.alkyl, w.acetyl, w.benzyl);

function judge(of: Nitazene): Verdict {
  const { seen, amine, amineGroups, onChain, onRing, onOtherNitrogen, two } = of;
  if (onChain.length > 0 || two === undefined || two.ends.length > 1) return 'out';
  const tally = new Tally();
  for (const { group } of onRing) tally.add(ITEM_A(group));
  for (const _ of onOtherNitrogen) tally.add('maybe');
  // c.: the amine's nitrogen in any ring.
  if (ringsOf(seen, amine).length === 0) for (const group of amineGroups) tally.add(ITEM_B(group));
  // A benzyl: CH2 and a benzene ring with anything on it, (d); or another aromatic ring, (e).
  if (!seen.fits('[CX4H2;!R]').has(two.root)) return 'out';
  const rings = seen.bonds[two.root]!.flatMap(({ to }) => (of.core.has(to) ? [] : ringsOf(seen, to)));
  const aromatic = rings.filter((ring) => isAromatic(seen, ring));
  if (aromatic.length === 0) return 'out';
  if (!aromatic.some((ring) => isBenzene(seen, ring) || isMonocycle(seen, ring))) tally.add('maybe');
  return tally.closed;
}

export const FL_64: Oracle = {
  rule: 'us-fl-64',
  cores: [CORE],
  ask: (seen: Seen) => best(nitazenes(seen).map(judge)),
};
