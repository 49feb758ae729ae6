import type { Group } from '../structure/group.js';
import {
  arguable,
  BRIDGE,
  better,
  FURTHER,
  type Meeting,
  PLAIN,
  Shape,
  type WordDefinition,
} from './shape.js';

export const hydroxyl: WordDefinition = {
  word: 'hydroxyl',
  reading: 'OH, or O- as its salt.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    return head !== null && group.atoms.length === 1 && s.element(head) === 8 && s.hydrogens(head) === 1
      ? PLAIN
      : null;
  },
};

/** For a group bound by an ether or ester oxygen: that oxygen's far carbon. */
function behindOxygen(s: Shape): { oxygen: number; carbon: number } | null {
  const oxygen = s.head;
  if (oxygen === null || s.element(oxygen) !== 8) return null;
  const inner = s.inner(oxygen);
  const only = inner.length === 1 ? inner[0]! : null;
  return only !== null && only.order === 1 && s.isCarbon(only.to) ? { oxygen, carbon: only.to } : null;
}

export const alkoxyl: WordDefinition = {
  word: 'alkoxyl',
  reading:
    'O-alkyl with an open-chain saturated alkyl group. Arguable: the alkyl part is a ring, unsaturated further on or ' +
    'further substituted (trifluoromethoxy, benzyloxy); an oxygen that bridges. Not: aryloxy and acyloxy, which ' +
    'the statutes name by words of their own.',
  meets(group) {
    const s = new Shape(group);
    if (s.bridges) {
      if (group.atoms.some((a) => s.aromatic(a))) return null;
      const byOxygen = group.attachments.some((a) => a.order === 1 && s.element(a.atom) === 8);
      return byOxygen ? arguable(BRIDGE) : null;
    }
    const far = behindOxygen(s);
    if (far === null || !s.isSaturatedCarbon(far.carbon)) return null;
    const rest = group.atoms.filter((a) => a !== far.oxygen);
    return s.isOpenAlkyl(rest) ? PLAIN : arguable(FURTHER);
  },
};

export const alkylsulfanyl: WordDefinition = {
  word: 'alkylsulfanyl',
  reading:
    'S-alkyl with an open-chain saturated alkyl group. Arguable: the alkyl part is a ring, unsaturated further on or further ' +
    'substituted. Not: the thiol, sulfinyl and sulfonyl groups.',
  meets(group) {
    const s = new Shape(group);
    const sulfur = s.head;
    if (sulfur === null || s.element(sulfur) !== 16) return null;
    const [only, more] = s.inner(sulfur);
    if (only === undefined || more !== undefined || !s.isSaturatedCarbon(only.to)) return null;
    return s.isOpenAlkyl(group.atoms.filter((a) => a !== sulfur)) ? PLAIN : arguable(FURTHER);
  },
};

export const alkoxyalkyl: WordDefinition = {
  word: 'alkoxyalkyl',
  reading:
    'Alkyl-O-alkyl bound by a carbon, both parts open-chain and saturated (methoxymethyl in sufentanil). Arguable: ' +
    'further substituted, cyclic, or with more than one oxygen.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isSaturatedCarbon(head)) return null;
    const oxygens = group.atoms.filter((a) => isEtherOxygen(s, a));
    if (oxygens.length === 0) return null;
    if (!oxygens.some((o) => s.inner(o).every((e) => s.isSaturatedCarbon(e.to)))) return null;
    const carbons = group.atoms.filter((a) => a !== oxygens[0]);
    const open = carbons.every((a) => s.isSaturatedCarbon(a)) && !s.hasOwnRing();
    return open && oxygens.length === 1 ? PLAIN : arguable(FURTHER);
  },
};

export const alkoxycarbonyl: WordDefinition = {
  word: 'alkoxycarbonyl',
  reading:
    'C(=O)-O-alkyl with an open-chain saturated alkyl group (methoxycarbonyl in carfentanil). Arguable: the alkyl ' +
    'part is further substituted, unsaturated or a ring, or is an aryl group. Not: the free acid.',
  meets(group) {
    const s = new Shape(group);
    const head = s.head;
    if (head === null || !s.isCarbonyl(head)) return null;
    const oxygen = s.inner(head).find((e) => e.order === 1 && s.element(e.to) === 8)?.to;
    if (oxygen === undefined) return null;
    const far = s.inner(oxygen).find((e) => e.to !== head);
    if (far === undefined || !s.isCarbon(far.to) || s.isCarbonyl(far.to)) return null;
    const rest = s.reach(far.to, new Set([oxygen]));
    return s.isOpenAlkyl(rest) ? PLAIN : arguable(FURTHER);
  },
};

export const acyloxy: WordDefinition = {
  word: 'acyloxy',
  reading:
    'O-C(=O)-R with R carbon or hydrogen. Arguable: a carbonate, carbamate or thio analogue, and esters of other ' +
    'oxoacids.',
  meets(group) {
    const s = new Shape(group);
    const oxygen = s.head;
    if (oxygen === null || s.element(oxygen) !== 8) return null;
    const far = s.inner(oxygen)[0]?.to;
    if (far === undefined) return null;
    if (isAcidCarbon(s, far, oxygen)) return PLAIN;
    return isOtherAcid(s, far) ? arguable('whether an ester of another oxoacid is meant is not said') : null;
  },
};

export const alkylenedioxy: WordDefinition = {
  word: 'alkylenedioxy',
  reading:
    'O-(CH2)n-O on two neighbouring positions of one ring, as in a benzodioxole. Arguable: the alkylene part is ' +
    'substituted by something other than alkyl (difluoromethylenedioxy).',
  meets(group) {
    const s = new Shape(group);
    const { attachments } = group;
    if (attachments.length !== 2 || attachments.some((a) => a.order !== 1 || s.element(a.atom) !== 8))
      return null;
    const [one, two] = attachments;
    if (one!.atom === two!.atom || one!.to === two!.to) return null;
    const rest = group.atoms.filter((a) => a !== one!.atom && a !== two!.atom);
    if (rest.length === 0) return null;
    if (s.isOpenAlkyl(rest)) return PLAIN;
    return rest.some((a) => s.isSaturatedCarbon(a)) ? arguable(FURTHER) : null;
  },
};

export const ether: WordDefinition = {
  word: 'ether',
  reading:
    'A group bound by, or holding, an ether oxygen between carbons: alkoxy, aryloxy, alkoxyalkyl (methoxymethyl in ' +
    'sufentanil, which the US clause plainly has in view). Arguable: an ether further out, in a ring, or one that bridges. ' +
    'Not: thioethers; the oxygen of an ester.',
  meets(group) {
    const s = new Shape(group);
    if (group.atoms.length === 0) return null;
    const oxygens = group.atoms.filter((a) => isEtherOxygen(s, a));
    if (oxygens.length === 0) return null;
    if (s.bridges) return group.atoms.some((a) => s.aromatic(a)) ? null : arguable(BRIDGE);
    if (s.head !== null && oxygens.includes(s.head)) return PLAIN;
    return better(alkoxyalkyl.meets(group), arguable('the ether stands further out in the group'));
  },
};

export const ester: WordDefinition = {
  word: 'ester',
  reading:
    'A carboxylic ester bound by its carbonyl (alkoxycarbonyl, as in carfentanil) or by its oxygen (acyloxy). ' +
    'Arguable: an ester further out in the group, a lactone that bridges, a carbonate, carbamate or an ester of another oxoacid.',
  meets(group) {
    const s = new Shape(group);
    const direct = directEster(group, s);
    if (direct !== null) return direct;
    const far = group.atoms.some(
      (a) => s.element(a) === 8 && s.inner(a).some((e) => isAcidCarbon(s, e.to, a)),
    );
    if (!far) return null;
    // An ester oxygen needs carbon on its other side; an acid's has hydrogen.
    const esters = group.atoms.some(
      (a) =>
        s.element(a) === 8 &&
        s.edges(a).length === 2 &&
        s.edges(a).every((e) => s.isCarbon(e.to)) &&
        s.edges(a).some((e) => s.isCarbonyl(e.to)),
    );
    if (!esters) return null;
    return arguable(s.bridges ? BRIDGE : 'the ester stands further out in the group');
  },
};

function directEster(group: Group, s: Shape): Meeting | null {
  const head = s.head;
  if (head === null) return null;
  const byOxygen = acyloxy.meets(group);
  if (byOxygen !== null) return byOxygen;
  if (!s.isCarbonyl(head)) return null;
  const oxygen = s.inner(head).find((e) => e.order === 1 && s.element(e.to) === 8)?.to;
  if (oxygen === undefined) return null;
  const far = s.inner(oxygen).find((e) => e.to !== head);
  return far !== undefined && s.isCarbon(far.to) && !s.isCarbonyl(far.to) ? PLAIN : null;
}

/**
 * How a group is the ester or the ether of a hydroxyl in its place, for the laws that reach "esters and ethers" of what
 * they cover. An ether of a hydrocarbon radical (methoxy, benzyloxy, phenoxy) is plain, for the words set no limit;
 * where the radical is itself substituted (trifluoromethoxy), or the oxygen's other end closes a ring (a benzodioxole
 * as the methylene ether of two hydroxyls), it is arguable, as everywhere else (NOTES.md, "Further substitution").
 */
export function fromHydroxyl(form: 'ester' | 'ether', group: Group): Meeting | null {
  if (form === 'ester') return acyloxy.meets(group);
  const s = new Shape(group);
  if (s.bridges) {
    const byOxygen = group.attachments.some((a) => isEtherOxygen(s, a.atom));
    return byOxygen && !group.atoms.some((a) => s.aromatic(a)) ? arguable(BRIDGE) : null;
  }
  const oxygen = s.head;
  if (oxygen === null || !isEtherOxygen(s, oxygen)) return null;
  return group.atoms.every((a) => a === oxygen || s.isCarbon(a)) ? PLAIN : arguable(FURTHER);
}

/** An oxygen between two carbons neither of which is a carbonyl; the site's own carbon counts. */
export function isEtherOxygen(s: Shape, atom: number): boolean {
  const edges = s.edges(atom);
  return (
    s.element(atom) === 8 &&
    !s.aromatic(atom) &&
    edges.length === 2 &&
    edges.every((e) => e.order === 1 && s.isCarbon(e.to) && !s.isCarbonyl(e.to))
  );
}

/** The carbonyl carbon of a carboxylic acid part: C(=O) with carbon or hydrogen beside the given oxygen. */
function isAcidCarbon(s: Shape, carbon: number, oxygen: number): boolean {
  if (!s.isCarbonyl(carbon)) return false;
  const others = s.edges(carbon).filter((e) => e.to !== oxygen && e.order === 1);
  return others.every((e) => s.isCarbon(e.to));
}

/** Carbon, phosphorus or sulfur of another oxoacid: bound to a doubly bound O, S or N. */
function isOtherAcid(s: Shape, atom: number): boolean {
  return (
    [6, 7, 15, 16].includes(s.element(atom)) &&
    s.edges(atom).some((e) => e.order === 2 && [7, 8, 16].includes(s.element(e.to)) && !e.aromatic)
  );
}
