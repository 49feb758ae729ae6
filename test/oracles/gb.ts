import { best, type Oracle, Tally, type Verdict } from './answer.js';
import { CORE, type Fentanyl, fentanyls, type Phenethyl, phenethyls } from './fentanyl.js';
import { CORE as BENZIMIDAZOLE, type Nitazene, nitazenes } from './nitazene.js';
import { groupsOn, isBenzene, ringsOf, type Seen } from './seen.js';
import * as w from './words.js';

/** Misuse of Drugs Act 1971, Schedule 2, Part I, paragraph 1(d); S.I. 173 of 2017 (Ireland) copies its six ways. */

/** (ii) "alkyl, alkenyl, alkoxy, hydroxy, halogeno, haloalkyl, amino or nitro groups". */
const WAY_2 = w.anyOf(w.alkyl, w.alkenyl, w.alkoxyl, w.hydroxyl, w.halo, w.haloalkyl, w.amino, w.nitro);
/** (iii) and (v), of the piperidine ring and of its 4-position. */
const WAY_3 = w.anyOf(w.alkyl, w.alkenyl);
const WAY_5 = w.anyOf(WAY_3, w.alkoxycarbonyl, w.alkoxyalkyl, w.acyloxy);
/** (iv), of the aniline ring. */
const WAY_4 = w.anyOf(w.alkyl, w.alkoxyl, w.halo, w.haloalkyl);
/**
 * Paragraph 3: "any ester or ether of a substance for the time being specified". The hydroxy compound is specified, so its ester is brought in; its ether too, but
 * the class names the alkoxy groups itself, some with a greatest number of carbons: open.
 */
const PARAGRAPH_3: w.Word = (group) => {
  const ester = w.acyloxy(group);
  return ester !== 'no' ? ester : w.ether(group) === 'no' ? 'no' : 'maybe';
};

function phenethyl({ ring, onChain }: Phenethyl, tally: Tally): void {
  const list = w.anyOf(WAY_2, PARAGRAPH_3);
  for (const group of onChain) tally.add(list(group));
  if (ring.isBenzene) for (const group of ring.substituents) tally.add(list(group));
  // (i) asks a heteromonocycle; a carbocycle is in no way.
  else tally.add(ring.isMonocycle && !ring.isCarbocycle ? 'yes' : 'no');
}

function judge({ seen, acyl, isPropionyl, aryl, piperidine, onNitrogen }: Fentanyl): Verdict {
  const fixed: w.Said[] = [];
  // (vi): carbamic and carbonic acid's groups are acyl groups on one reading.
  if (acyl.ends.length > 1) fixed.push('no');
  else if (!isPropionyl)
    fixed.push(
      seen.fits('[CX3](=O)(N)[#6]').has(acyl.root) || seen.fits('[CX3H1]=O').has(acyl.root) ? 'yes' : 'maybe',
    );
  if (!aryl.isBenzene) fixed.push('no');
  for (const group of aryl.isBenzene ? aryl.substituents : []) {
    if (w.isBridge(group, seen, w.METHYLENEDIOXY, w.ETHYLENEDIOXY)) fixed.push('yes');
    else fixed.push(group.ends.length === 2 && isDioxy(seen, group.ends) ? 'maybe' : WAY_4(group));
  }
  for (const { group, at } of piperidine) fixed.push((at === 4 ? WAY_5 : WAY_3)(group));
  if (onNitrogen.length === 0) fixed.push('no');
  const ways = onNitrogen.flatMap((group) => {
    const others = onNitrogen.slice(1).map((): w.Said => 'no');
    const seenAs = phenethyls(seen, group);
    return (seenAs.length === 0 ? [undefined] : seenAs).map((way) => {
      const tally = new Tally();
      for (const each of [...fixed, ...others]) tally.add(each);
      if (way === undefined) tally.add('no');
      else phenethyl(way, tally);
      return tally.oneOrMore;
    });
  });
  if (ways.length > 0) return best(ways);
  const tally = new Tally();
  for (const each of fixed) tally.add(each);
  return tally.oneOrMore;
}

/** A bridge that begins and ends with oxygen: an alkylenedioxy group of more carbons or with groups on it. */
const isDioxy = (seen: Seen, ends: readonly { readonly root: number }[]): boolean =>
  ends.every((end) => seen.z[end.root] === 8);

const ask = (seen: Seen): Verdict => best(fentanyls(seen).map(judge));

export const GB_1D: Oracle = { rule: 'gb-1d', cores: [CORE], ask };
export const IE_1AF: Oracle = { rule: 'ie-1af', cores: [CORE], ask };

/** Paragraph 1(ea): "2-(2-benzyl-benzimidazol-1-yl)ethanamine", 500 u, seven ways, each list closed. */

const AMINE = w.anyOf(w.upTo(3, w.alkyl), w.upTo(3, w.alkenyl));
const PHENYL = w.anyOf(
  w.upTo(6, w.alkyl),
  w.upTo(6, w.haloalkyl),
  w.upTo(5, w.alkoxyl),
  w.upTo(5, w.haloalkoxyl),
  w.acetoxy,
  w.hydroxyl,
  w.cyano,
  w.halo,
  w.upTo(5, w.alkylSulfanyl),
  w.upTo(5, w.alkylSulfonyl),
  PARAGRAPH_3,
);
const FIVE_OR_SIX = w.anyOf(
  w.nitro,
  w.acetyl,
  w.cyano,
  w.methoxy,
  w.trifluoromethyl,
  w.trifluoromethoxy,
  w.halo,
);

function nitazene(of: Nitazene): Verdict {
  const { seen, amine, amineGroups, onChain, onRing, two } = of;
  const tally = new Tally();
  if (onChain.length > 0 || two === undefined) return 'out';
  if (of.mass > 500) return 'out';
  for (const { group, at } of onRing) {
    const said = at === 5 || at === 6 ? FIVE_OR_SIX(group) : 'no';
    tally.add(group.ends.length > 1 ? 'no' : said);
  }
  // (i): alkyl or alkenyl to any extent, or the nitrogen, and no other atom of the chain, in a ring.
  if (seen.charge[amine] !== 0 && amineGroups.length > 2) tally.add('maybe');
  if (ringsOf(seen, amine).length > 0) {
    tally.add(amineGroups.length === 1 && isBareRing(seen, amine) ? 'yes' : 'maybe');
  } else for (const group of amineGroups) tally.add(AMINE(group));
  return best(bridges(of).map((way) => way(tally)));
}

/** The nitrogen's ring with nothing on it. */
function isBareRing(seen: Seen, amine: number): boolean {
  const rings = ringsOf(seen, amine);
  return rings.length === 1 && seen.fits('[NX3,NX4H+]').has(amine) && groupsOn(seen, rings[0]!).length === 1;
}

/** Each way to see the 2-position as a benzyl system, changed by (iv) or (v), and its ring by (ii), (vi) and (vii). */
function bridges({ seen, two, core }: Nitazene): ((before: Tally) => Verdict)[] {
  const ways: ((before: Tally) => Verdict)[] = [];
  const root = two!.root;
  if (two!.ends.length > 1 || ringsOf(seen, root).length > 0) return [];
  for (const { to } of seen.bonds[root]!) {
    if (core.has(to)) continue;
    for (const ring of ringsOf(seen, to)) {
      if (!isBenzene(seen, ring)) continue;
      ways.push((before) => {
        const tally = Object.assign(new Tally(), before);
        const path = new Set([root, ...ring]);
        const groups = groupsOn(seen, path, two!.atoms);
        const onBridge = groups.filter((group) => group.ends.some((end) => end.on === root));
        const z = seen.z[root];
        if (z === 6) {
          // "by a methyl group": a second one is open.
          if (onBridge.some((group) => w.methyl(group) === 'no') || !seen.fits('[CX4]').has(root))
            tally.add('no');
          else for (const [i] of onBridge.entries()) tally.add(i === 0 ? 'yes' : 'maybe');
        } else if (z === 7 || z === 8 || z === 16) {
          // (v) and then (iv): a methyl on the nitrogen that stands for the carbon.
          if (z === 16 && !seen.fits('[SX2]').has(root)) tally.add('no');
          for (const group of onBridge) tally.add(w.methyl(group) === 'yes' ? 'maybe' : 'no');
        } else tally.add('no');
        const onRing = groups.filter((group) => !onBridge.includes(group));
        const spans = onRing.filter((group) => group.ends.length > 1);
        for (const group of spans) {
          const fits = w.isBridge(group, seen, w.METHYLENEDIOXY, w.ETHYLENEOXY);
          // "methylenedioxyphenyl", "an ethoxy group linked back": beside other groups, or twice, open.
          tally.add(!fits ? 'no' : onRing.length === 1 ? 'yes' : 'maybe');
        }
        for (const group of onRing.filter((each) => each.ends.length === 1)) tally.add(PHENYL(group));
        // The parent itself is modified in none of the ways.
        return tally.named + tally.doubtful === 0 ? 'out' : tally.closed;
      });
    }
  }
  return ways;
}

export const GB_1EA: Oracle = {
  rule: 'gb-1ea',
  cores: [BENZIMIDAZOLE],
  ask: (seen) => best(nitazenes(seen).map(nitazene)),
};
