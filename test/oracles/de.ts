import { best, type Oracle, Tally, type Verdict } from './answer.js';
import { CORE as BENZIMIDAZOLE, type Nitazene, nitazenes } from './nitazene.js';
import { type Group, groupsOn, isBenzene, ringsOf, type Seen } from './seen.js';
import * as w from './words.js';

/** NpSG, Anlage 1, groups 7, 9 and 4 in the form of December 2025. Each list is closed; hydrogen is always allowed;
 * "Alkyl-, verzweigt oder nicht verzweigt" is an open chain. */

/** "Alkyl- (bis C6), Alkoxy- (bis C5), Acetoxy-, Alkylsulfanyl- (bis C5), Hydroxy-", themselves with F, Cl, Br, I, O-alkyl or silyl. */
const FURTHER = w.anyOf(w.halo, w.upTo(4, w.alkoxyl), w.trialkylsilyl);
const further =
  (word: w.Word): w.Word =>
  (group) => {
    const spine = spineOf(group);
    const extra = groupsOn(group.seen, new Set([...spine, group.on]), group.atoms).filter(
      (each) => each.on !== group.on,
    );
    if (extra.length === 0) return word(group);
    const said = [word({ ...group, atoms: spine }), ...extra.map(FURTHER)];
    return said.includes('no') ? 'no' : said.includes('maybe') ? 'maybe' : 'yes';
  };

/** The chain that the group is named by: its first atom and what follows through saturated carbons. */
function spineOf({ seen, root, on }: Group): Set<number> {
  const carbon = seen.fits('[CX4]');
  const spine = new Set([root]);
  const queue = [root];
  while (queue.length > 0) {
    for (const { to } of seen.bonds[queue.pop()!]!) {
      if (to === on || spine.has(to) || !carbon.has(to)) continue;
      spine.add(to);
      queue.push(to);
    }
  }
  return spine;
}

const RN = w.anyOf(
  w.halo,
  further(w.upTo(6, w.openAlkyl)),
  further(w.upTo(5, w.alkoxyl)),
  further(w.upTo(5, w.alkylSulfanyl)),
  w.acetoxy,
  w.hydroxyl,
  w.cyano,
);
const BRIDGES = [w.METHYLENEDIOXY, w.ETHYLENEDIOXY, w.ETHYLENEOXY, w.VINYLENEOXY];

/** The groups of a phenyl ring under group 7 d) and 9 c). */
function phenyl(seen: Seen, groups: readonly Group[], tally: Tally): void {
  for (const group of groups)
    tally.add(group.ends.length > 1 ? (w.isBridge(group, seen, ...BRIDGES) ? 'yes' : 'no') : RN(group));
}

const RM = w.anyOf(
  w.halo,
  w.upTo(6, w.openAlkyl),
  w.trialkylsilyl,
  w.nitro,
  w.trifluoromethyl,
  w.methoxy,
  w.trifluoromethoxy,
  w.cyano,
  w.acetyl,
);

/** C(=X)-Y-alkyl: alkyloxycarbonyl, alkylthiocarbonyl, alkylcarbamoyl, by the SMARTS of its first atom; the carbonyl is not counted. */
const carbonyl =
  (smarts: string, most: number): w.Word =>
  (group) => {
    if (group.ends.length > 1 || !group.seen.fits(smarts).has(group.root)) return 'no';
    const rest = [...group.atoms].filter((atom) => atom !== group.root && group.seen.z[atom] === 6);
    const open = group.seen.fits('[CX4;!R]');
    return rest.length === 0 || rest.length > most
      ? 'no'
      : rest.every((atom) => open.has(atom)) && rest.length + 3 === group.atoms.size
        ? 'yes'
        : 'no';
  };
const carbamoyl = carbonyl('[CX3](=O)[NX3H1][CX4]', 6);
const R1 = w.anyOf(
  w.upTo(6, w.openAlkyl),
  w.trialkylsilyl,
  carbonyl('[CX3](=O)[OX2][CX4]', 6),
  carbonyl('[CX3](=O)[SX2][CX4]', 6),
  carbamoyl,
  w.benzyl,
);
const R3 = w.anyOf(w.upTo(4, w.openAlkyl), w.hydroxyl, w.methoxy, w.carbamoyl, carbamoyl);
const doubtful = (said: w.Said): w.Said => (said === 'no' ? 'no' : 'maybe');

function group7(of: Nitazene): Verdict {
  const { seen, amine, amineGroups, onChain, onRing, onOtherNitrogen, two } = of;
  if (onChain.length > 0 || two === undefined || two.ends.length > 1 || of.mass > 600) return 'out';
  const before: w.Said[] = [];
  if (onOtherNitrogen.length > 0 || (seen.charge[amine] !== 0 && amineGroups.length > 2))
    before.push('maybe');
  for (const { group } of onRing)
    before.push(group.ends.length > 1 ? (w.isBridge(group, seen, ...BRIDGES) ? 'yes' : 'no') : RM(group));
  if (ringsOf(seen, amine).length > 0) before.push(amineRing(seen, amine));
  else for (const group of amineGroups) before.push(R1(group));
  return best(
    benzyls(of).map(({ isLonger, onBridge, onRing: groups }) => {
      const tally = new Tally();
      for (const each of before) tally.add(each);
      // Where R3 and x stand was not seen in the drawing.
      if (isLonger) tally.add('maybe');
      for (const group of onBridge) tally.add(doubtful(R3(group)));
      if (onBridge.length > 1) tally.add('no');
      phenyl(seen, groups, tally);
      return tally.closed;
    }),
  );
}

/** "Morpholino-, Pyrrolidino- oder Piperidinyl-Ringsystem": bare, or with groups on it on one reading. */
function amineRing(seen: Seen, amine: number): w.Said {
  const rings = ringsOf(seen, amine);
  const ring = rings[0]!;
  const named =
    seen.fits('[#7]1[CX4][CX4][CX4][CX4]1').has(amine) ||
    seen.fits('[#7]1[CX4][CX4][CX4][CX4][CX4]1').has(amine) ||
    seen.fits('[#7]1[CX4][CX4][OX2][CX4][CX4]1').has(amine);
  if (!named) return 'no';
  return rings.length === 1 && groupsOn(seen, ring).length === 1 ? 'yes' : 'maybe';
}

interface Benzyl {
  readonly isLonger: boolean;
  readonly onBridge: readonly Group[];
  readonly onRing: readonly Group[];
}

/** The 2-position seen as CH(R3)-(CH2)x-phenyl. */
function benzyls({ seen, two, core }: Nitazene): Benzyl[] {
  const root = two!.root;
  const open = seen.fits('[CX4;!R]');
  if (!open.has(root)) return [];
  return seen.bonds[root]!.flatMap(({ to }) => {
    if (core.has(to)) return [];
    const isLonger = seen.fits('[CX4H2;!R]').has(to);
    const firsts = isLonger ? seen.bonds[to]!.map((bond) => bond.to).filter((atom) => atom !== root) : [to];
    return firsts.flatMap((first) =>
      ringsOf(seen, first)
        .filter((ring) => isBenzene(seen, ring))
        .map((ring): Benzyl => {
          const path = new Set([root, ...(isLonger ? [to] : []), ...ring]);
          const groups = groupsOn(seen, path, two!.atoms);
          return {
            isLonger,
            onBridge: groups.filter((group) => group.ends.some((end) => !ring.has(end.on))),
            onRing: groups.filter((group) => group.ends.every((end) => ring.has(end.on))),
          };
        }),
    );
  });
}

export const DE_7: Oracle = {
  rule: 'de-npsg-7-2025',
  cores: [BENZIMIDAZOLE],
  ask: (seen) => best(nitazenes(seen).map(group7)),
};

/** Group 9 on the parent that its words name: a benzimidazolone on the 4-position of N-benzylpiperidine. Places by inference from brorphine. */
const BENZIMIDAZOLONE = '[#7]1-[CX4]-[CX4]-[CX4](-[CX4]-[CX4]-1)-[#7]1~[#6](=O)~[#7]~c2cccc~c~2~1';
const CYANOALKYL: w.Word = (group) => {
  const { seen, atoms } = group;
  const chain = [...atoms].filter((atom) => seen.fits('[CX4;!R]').has(atom)).length;
  const fits =
    seen.fits('[CX4]').has(group.root) &&
    [...atoms].every((atom) => seen.fits('[CX4;!R],[CX2]#N,[$(N#C)]').has(atom));
  return fits && group.ends.length === 1 && chain + 2 === atoms.size && chain <= 4 ? 'yes' : 'no';
};
const R2 = w.anyOf(w.methyl, w.ethyl, CYANOALKYL, w.phenyl);

function group9(seen: Seen): Verdict {
  return best(
    seen.embeddings(BENZIMIDAZOLONE).map((found): Verdict => {
      const core = new Set(found);
      const [nitrogen] = found;
      const amide = found[9];
      const piperidine = new Set(found.slice(0, 6));
      const groups = groupsOn(seen, core);
      const onNitrogen = groups.filter((group) => group.on === nitrogen);
      if (onNitrogen.length !== 1 || seen.mass() > 500) return 'out';
      const tally = new Tally();
      for (const group of groups) {
        if (group === onNitrogen[0]) continue;
        if (group.ends.length > 1 || piperidine.has(group.on)) tally.add('no');
        else tally.add(group.on === amide ? R2(group) : RN(group));
      }
      const { root } = onNitrogen[0]!;
      if (!seen.fits('[CX4;!R]').has(root)) return 'out';
      return best(
        seen.bonds[root]!.flatMap(({ to }) =>
          ringsOf(seen, to)
            .filter((ring) => to !== nitrogen && isBenzene(seen, ring))
            .map((ring) => {
              const way = Object.assign(new Tally(), tally);
              const rest = groupsOn(seen, new Set([root, ...ring]), onNitrogen[0]!.atoms);
              const onBenzyl = rest.filter((group) => group.ends.some((end) => end.on === root));
              for (const group of onBenzyl) way.add(w.anyOf(w.methyl, w.ethyl)(group));
              if (onBenzyl.length > 1) way.add('no');
              phenyl(
                seen,
                rest.filter((group) => !onBenzyl.includes(group)),
                way,
              );
              return way.closed;
            }),
        ),
      );
    }),
  );
}

export const DE_9: Oracle = { rule: 'de-npsg-9', cores: [BENZIMIDAZOLONE], ask: group9 };

/** Group 4: N-(2-aminocyclohexyl)amides. */
const CYCLOHEXYL = '[NX3](-[CX3](=O)-[#6])-[CX4]1-[CX4](-[#7])-[CX4]-[CX4]-[CX4]-[CX4]-1';

function group4(seen: Seen): Verdict {
  return best(
    seen.embeddings(CYCLOHEXYL).map((found): Verdict => {
      const [amide, carbon, , first, , two, amine, , four] = found as number[];
      if (seen.mass() > 500) return 'out';
      const core = new Set(found.filter((atom) => atom !== first));
      const groups = groupsOn(seen, core);
      const bearer = groups.find((group) => group.atoms.has(first!))!;
      if (bearer.ends.length > 1) return 'out';
      const tally = new Tally();
      const isOn = (group: Group, atom: number) => group.ends.every((end) => end.on === atom);
      const onAmine = groups.filter(
        (group) => group !== bearer && group.ends.some((end) => end.on === amine),
      );
      if (onAmine.length > 2) tally.add('maybe');
      const rings = ringsOf(seen, amine!);
      for (const group of onAmine) {
        const isSpiro = group.ends.length === 2 && group.ends.some((end) => end.on === two);
        if (rings.length === 0) tally.add(w.upTo(7, w.openAlkyl)(group));
        else if (isOn(group, amine!) && group.ends.length === 1) tally.add(w.upTo(7, w.openAlkyl)(group));
        else tally.add(isOn(group, amine!) || isSpiro ? cyclicAmine(seen, rings) : 'no');
      }
      for (const group of groups) {
        if (group === bearer || onAmine.includes(group)) continue;
        if (isOn(group, amide!)) tally.add(group.ends.length === 1 ? w.upTo(5, w.openAlkyl)(group) : 'no');
        else tally.add(isOn(group, four!) && isOxaspiro(seen, group, four!) ? 'yes' : 'no');
      }
      return best(
        phenylsOf(seen, bearer, carbon!, first!).map(({ ring, path }) => {
          const way = Object.assign(new Tally(), tally);
          const rest = groupsOn(seen, new Set([...path, ...ring]), bearer.atoms);
          for (const group of rest) {
            if (!group.ends.every((end) => ring.has(end.on))) way.add('no');
            else if (group.ends.length === 1) way.add(w.anyOf(w.halo, w.trifluoromethyl)(group));
            else way.add(fused(seen, group));
          }
          return way.closed;
        }),
      );
    }),
  );
}

/** The phenyl on the carbonyl, or one CH2 away. */
function phenylsOf(
  seen: Seen,
  bearer: Group,
  carbon: number,
  first: number,
): { readonly ring: ReadonlySet<number>; readonly path: readonly number[] }[] {
  if (seen.aromatic.has(first))
    return ringsOf(seen, first)
      .filter((ring) => isBenzene(seen, ring))
      .map((ring) => ({ ring, path: [] }));
  if (!seen.fits('[CX4H2;!R]').has(first) || bearer.root !== first) return [];
  return seen.bonds[first]!.filter((bond) => bond.to !== carbon).flatMap(({ to }) =>
    ringsOf(seen, to)
      .filter((ring) => isBenzene(seen, ring))
      .map((ring) => ({ ring, path: [first] })),
  );
}

/** "ein Stickstoffatom und zwei bis sechs Kohlenstoffatome"; with groups or a double bond in it on one reading. */
function cyclicAmine(seen: Seen, rings: readonly ReadonlySet<number>[]): w.Said {
  if (rings.length > 1) return 'no';
  const ring = rings[0]!;
  const z = [...ring].map((atom) => seen.z[atom]);
  if (ring.size < 3 || ring.size > 7 || z.some((each) => each !== 6 && each !== 7)) return 'no';
  if (z.filter((each) => each === 7).length !== 1) return 'no';
  const saturated = [...ring].every((atom) => seen.fits('[CX4,#7]').has(atom));
  const allowed = 2 + [...ring].filter((atom) => seen.z[atom] === 7 && seen.bonds[atom]!.length > 2).length;
  const outer = groupsOn(seen, ring).length;
  return saturated && outer <= allowed ? 'yes' : 'maybe';
}

const isOxaspiro = (seen: Seen, group: Group, four: number): boolean =>
  group.ends.length === 2 &&
  group.atoms.size >= 2 &&
  group.atoms.size <= 7 &&
  [...group.atoms].filter((atom) => seen.z[atom] === 8).length === 1 &&
  [...group.atoms].every(
    (atom) => seen.fits('[CX4;R],[OX2;R]').has(atom) && seen.bonds[atom]!.length === 2,
  ) &&
  group.ends.every((end) => end.on === four);

/** "ein Ringsystem (bis C6) unter Einbeziehung von Heteroatomen (Sauerstoff, Schwefel, Stickstoff)"; nitrogen with H or methyl. */
function fused(seen: Seen, group: Group): w.Said {
  const [one, other] = group.ends;
  if (group.ends.length !== 2 || !seen.bonds[one!.on]!.some((bond) => bond.to === other!.on)) return 'no';
  const ring = [...group.atoms].filter((atom) => ringsOf(seen, atom).length === 1);
  const outside = [...group.atoms].filter((atom) => ringsOf(seen, atom).length === 0);
  if (ring.length + outside.length < group.atoms.size) return 'maybe';
  if (ring.some((atom) => ![6, 7, 8, 16].includes(seen.z[atom]!))) return 'no';
  const onNitrogen = outside.every(
    (atom) => seen.fits('[CH3]').has(atom) && seen.z[seen.bonds[atom]![0]!.to] === 7,
  );
  const inRing = ring.filter((atom) => seen.z[atom] === 6).length;
  return onNitrogen && inRing + 2 <= 6 ? 'yes' : 'maybe';
}

export const DE_4: Oracle = { rule: 'de-npsg-4-2025', cores: [CYCLOHEXYL], ask: group4 };
