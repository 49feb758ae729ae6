import { best, type Oracle, Tally, type Verdict } from './answer.js';
import { CORE as FENTANYL, type Fentanyl, fentanyls } from './fentanyl.js';
import { CORE as NITAZENE, type Nitazene, nitazenes } from './nitazene.js';
import { type Group, groupsOn, isAromatic, ringsOf, type Seen } from './seen.js';
import * as w from './words.js';

/** Announcement of 2019-04-01: four conditions, "one or more". */

/** 三: "烷基、烯基、烷氧基、酯基、醚基、羟基、卤素、卤代烷基、氨基及硝基等取代基": what 等 leaves open is open. */
const CONDITION_3: w.Word = (group) => {
  if (group.ends.length > 1 || group.order !== 1) return 'no';
  const said = w.anyOf(
    w.alkyl,
    w.alkenyl,
    w.alkoxyl,
    w.ester,
    w.ether,
    w.hydroxyl,
    w.halo,
    w.haloalkyl,
    w.amino,
    w.nitro,
  )(group);
  return said === 'yes' ? 'yes' : 'maybe';
};

/** The group that fentanyl bears there: 2-phenylethyl with nothing on it. */
const isPhenethyl = (group: Group): boolean =>
  group.ends.length === 1 &&
  group.atoms.size === 8 &&
  group.seen.fits('[CH2][CH2]c1[cH][cH][cH][cH][cH]1').has(group.root);

function fentanyl({ seen, acyl, isPropionyl, aryl, piperidine, onNitrogen }: Fentanyl): Verdict {
  const tally = new Tally();
  // 一: another acyl group; of carbamic acid's the words do not speak.
  if (acyl.ends.length > 1) tally.add('no');
  else if (!isPropionyl)
    tally.add(
      seen.fits('[CX3](=O)(N)[#6]').has(acyl.root) || seen.fits('[CX3H1]=O').has(acyl.root) ? 'yes' : 'maybe',
    );
  // 二: any monocyclic aromatic group, substituted or not; a benzene ring with a saturated ring fused on is one on one reading.
  if (!aryl.isMonocycle) tally.add(aryl.isBenzoFused ? 'maybe' : 'no');
  else if (!aryl.isBenzene || aryl.substituents.length > 0) tally.add('yes');
  for (const { group } of piperidine) tally.add(CONDITION_3(group));
  // 四: any group but hydrogen in the place of phenethyl.
  if (onNitrogen.length === 0) tally.add('no');
  else if (onNitrogen.length > 1) tally.add('maybe');
  else if (onNitrogen[0]!.ends.length > 1) tally.add('no');
  else if (!isPhenethyl(onNitrogen[0]!))
    tally.add(onNitrogen[0]!.order === 1 && seen.z[onNitrogen[0]!.root] === 6 ? 'yes' : 'maybe');
  return tally.oneOrMore;
}

export const CN_2019: Oracle = {
  rule: 'cn-2019',
  cores: [FENTANYL],
  ask: (seen) => best(fentanyls(seen).map(fentanyl)),
};

/**
 * Announcement of 2025-06-19: four conditions against etonitazene. The ethylene chain is in none of them, nor an atom other than
 * carbon between the rings: what changes these is not a member by the words.
 */
function nitazene(of: Nitazene): Verdict {
  const { seen, amineGroups, onChain, onRing, onOtherNitrogen, two, amine } = of;
  if (onChain.length > 0 || two === undefined || two.ends.length > 1) return 'out';
  const doubts: w.Said[] = [];
  // 一: another ring fused on, or a quaternary ring nitrogen, makes a "substituted benzimidazolyl" on one reading.
  if (onRing.some(({ group }) => group.ends.length > 1) || onOtherNitrogen.length > 0) doubts.push('maybe');
  // 四: a nitrogen that bears carbon and hydrogen alone is an amino group; else open.
  if (seen.charge[amine] !== 0 && amineGroups.length > 2) doubts.push('maybe');
  if (amineGroups.some((group) => seen.z[group.root] !== 6 || group.order !== 1)) doubts.push('maybe');
  return best(linkers(of).map((linker) => (linker === 'no' ? 'out' : verdict([...doubts, linker]))));

  function verdict(said: readonly w.Said[]): Verdict {
    if (isEtonitazene(seen)) return 'out';
    return said.includes('maybe') ? 'unsure' : 'in';
  }
}

/** 二 and 三: one or two carbons, and then an aromatic ring. */
function linkers({ seen, two, core }: Nitazene): w.Said[] {
  const { root } = two!;
  const ways: w.Said[] = [];
  const open = seen.fits('[CX4;!R;+0]');
  const carbon = (atom: number) => seen.z[atom] === 6 && !seen.aromatic.has(atom);
  if (!carbon(root)) return [];
  for (const { to } of seen.bonds[root]!) {
    if (core.has(to)) continue;
    if (seen.aromatic.has(to)) ways.push(open.has(root) ? 'yes' : 'maybe');
    else if (carbon(to))
      for (const next of seen.bonds[to]!)
        if (next.to !== root && seen.aromatic.has(next.to))
          ways.push(
            open.has(root) && open.has(to)
              ? 'yes'
              : seen.fits('[CX3;!R]=[CX3;!R]').has(root) && seen.fits('[CX3;!R]=[CX3;!R]').has(to)
                ? 'yes'
                : 'maybe',
          );
  }
  return ways;
}

const isEtonitazene = (seen: Seen): boolean =>
  seen.size === 29 &&
  seen.embeddings(
    '[CH3][CH2]Oc1[cH][cH]c(-[CH2]-c2nc3[cH]c(-N(~O)~O)[cH][cH]c3n2-[CH2][CH2]N([CH2][CH3])[CH2][CH3])[cH][cH]1',
  ).length > 0;

export const CN_NITAZENES: Oracle = {
  rule: 'cn-nitazenes',
  cores: [NITAZENE],
  ask: (seen) => best(nitazenes(seen).map(nitazene)),
};

/**
 * Orphines, in force 2026-10-01. Two parents, three conditions each. The transcription does not print "one or more": where
 * changes of two conditions stand together the words bear two readings.
 */
const PIPERIDYL_BENZIMIDAZOLONE = '[#7]1-[CX4]-[CX4]-[CX4](-[CX4]-[CX4]-1)-[#7]1~[#6](=O)~[#7]~c2cccc~c~2~1';
const SPIRO = '[#7]1-[CX4]-[CX4]-[CX4]2(-[CX4]-[CX4]-1)-[#7](-a)-[CX4]-[#7]-[#6]2=O';

/** "含碳原子数不超过 5 个的基团": a group of not more than five carbons in the place of hydrogen; a bridge replaces two at once. */
const fewCarbons: w.Word = (group) =>
  group.order !== 1 || group.ends.length > 1 ? 'maybe' : w.carbons(group) <= 5 ? 'yes' : 'no';

/** 1-(4-Bromophenyl)ethyl. */
const isParentGroup = (group: Group): boolean =>
  group.ends.length === 1 &&
  group.atoms.size === 9 &&
  group.seen.fits('[CH1]([CH3])c1[cH][cH]c(Br)[cH][cH]1').has(group.root);

/** By condition what is changed, and whether its words name the change. */
function together(byCondition: readonly (readonly w.Said[])[], isDoubtful: boolean): Verdict {
  const changed = byCondition.filter((said) => said.length > 0);
  const said = changed.flat();
  if (!said.some((each) => each !== 'no')) return 'out';
  if (said.includes('no')) return 'unsure';
  return said.includes('maybe') || changed.length > 1 || isDoubtful ? 'unsure' : 'in';
}

const onPiperidineNitrogen = (
  seen: Seen,
  groups: readonly Group[],
): { said: w.Said[]; isDoubtful: boolean } => {
  if (groups.length === 0) return { said: ['no'], isDoubtful: false };
  const doubtful = groups.length > 1 || groups[0]!.ends.length > 1 || seen.z[groups[0]!.root] !== 6;
  return { said: groups.every(isParentGroup) ? [] : ['yes'], isDoubtful: doubtful };
};

function brorphines(seen: Seen): Verdict {
  return best(
    seen.embeddings(PIPERIDYL_BENZIMIDAZOLONE).map((found): Verdict => {
      const core = new Set(found);
      const nitrogen = found[0]!;
      const piperidine = new Set(found.slice(0, 6));
      const groups = groupsOn(seen, core);
      const on = (group: Group) =>
        group.ends.some((end) => end.on === nitrogen)
          ? 'N'
          : piperidine.has(group.on)
            ? 'ring'
            : 'imidazolone';
      const amine = onPiperidineNitrogen(
        seen,
        groups.filter((group) => on(group) === 'N'),
      );
      return together(
        [
          groups.filter((group) => on(group) === 'imidazolone').map(fewCarbons),
          amine.said,
          groups.filter((group) => on(group) === 'ring').map(fewCarbons),
        ],
        amine.isDoubtful,
      );
    }),
  );
}

export const CN_ORPHINES: Oracle = {
  rule: 'cn-orphines',
  cores: [PIPERIDYL_BENZIMIDAZOLONE],
  ask: brorphines,
};

function spirobrorphines(seen: Seen): Verdict {
  return best(
    seen.embeddings(SPIRO).map((found): Verdict => {
      const nitrogen = found[0];
      const first = found[7];
      const core = new Set(found.filter((atom) => atom !== first));
      const groups = groupsOn(seen, core);
      const bearer = groups.find((group) => group.atoms.has(first!))!;
      const onAmine = groups.filter(
        (group) => group !== bearer && group.ends.some((end) => end.on === nitrogen),
      );
      const amine = onPiperidineNitrogen(seen, onAmine);
      const isPhenyl = bearer.ends.length === 1 && w.phenyl(bearer) === 'yes';
      const isRing = ringsOf(seen, first!).some((ring) => isAromatic(seen, ring));
      return together(
        [
          isPhenyl ? [] : [bearer.ends.length > 1 || !isRing ? 'maybe' : 'yes'],
          amine.said,
          groups.filter((group) => group !== bearer && !onAmine.includes(group)).map(fewCarbons),
        ],
        amine.isDoubtful,
      );
    }),
  );
}

export const CN_ORPHINES_SPIRO: Oracle = { rule: 'cn-orphines-spiro', cores: [SPIRO], ask: spirobrorphines };
