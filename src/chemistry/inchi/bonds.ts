import { AS, BR, C, CL, F, I, N, O, P, S, SB, SE, TE, valencesOf } from '../elements.js';
import { Search } from '../matching.js';
import { faultIn } from './fault.js';
import { FREE, MINUS, MOBILE_HYDROGEN, OVER, PAIR, PLUS, type Places, placesOf } from './places.js';
import { endpointsInOrder, ringAtoms, terminalBeside, terminalDoubles } from './prefer.js';
import type { InchiSkeleton } from './skeleton.js';
import { ringSystems, systemsOf } from './systems.js';

/** A component with all its bonds, hydrogens and charges in place. */
export interface Bonding {
  /** For each bond of the skeleton 1, 2 or 3. */
  readonly orders: Uint8Array;
  readonly hydrogens: Uint8Array;
  readonly charges: Int8Array;
  /** The atom that is left with an unpaired electron, -1 for none. */
  readonly radical: number;
  /** A plus was put on an atom that could also be neutral. */
  readonly placed: boolean;
  /** A charge on an atom that could also be neutral, beside mobile hydrogens of nitrogen: a proton more may change the group. */
  readonly touchy: boolean;
}

/**
 * Where are the double bonds, the mobile hydrogens and the charges of this component?
 *
 * One pairing of places (places.ts), found by augmenting paths and never by trial. What is allowed grows by steps, so that
 * an unusual atom is drawn only where nothing usual will do:
 *
 * 1. usual valences, mobile hydrogens placed, terminal oxygens on S, P and halogens doubly bound;
 * 2. S, P and halogens of higher valence;
 * 3. the charge that the InChI states: plus on N before P, S, O and C, minus on O before S, N, halogens and C;
 * 4. nitrogen of five bonds, drawn with charges at the end (nitro, N-oxide, azide, diazo, isocyanide);
 * 5. a plus and a minus that cancel (betaines, mesoionic rings, carbon monoxide);
 * 6. one unpaired electron, on O before N before others.
 *
 * At last hydrogens move to where chemists draw them: amide before imidic acid, NH2 before =NH, pyridone before
 * hydroxypyridine. All of these are tautomers and mesomers, of which the InChI leaves open which is meant.
 *
 * Bounded: all searches together cost at most MOST_WORK, counted as searches times edges; what would cost more is
 * `too-large`. The worst that was found, a thousand atoms that share all their hydrogens, ends in some seconds.
 *
 * @throws InchiFault where a step has no solution
 */
export function bondingOf(skeleton: InchiSkeleton): Bonding {
  const solver = new Solver(skeleton);
  solver.usual();
  solver.allowPairs(false);
  solver.serveAll();
  solver.placeCharge();
  solver.allowPairs(true);
  solver.serveAll();
  solver.cancel();
  solver.leaveOne();
  solver.prefer();
  solver.checkGroups();
  return solver.bonding();
}

/** Whether an atom belongs to a tier of an order in which atoms are asked. */
type Tier = (atom: number) => boolean;

const CHALCOGENS = [S, SE, TE];
const CHALCOGENS_OR_O = [O, ...CHALCOGENS];
const HALOGENS = [F, CL, BR, I];
const PNICTOGENS = [P, AS, SB];

/** Places that change along the longest way on which a hydrogen moves. */
const LONGEST_MOVE = 12;

/** The most that all searches together may cost: each counts the edges between places. */
const MOST_WORK = 20_000_000;

class Solver {
  private readonly places: Places;
  private readonly elements: readonly number[];
  private readonly mate: Int32Array;
  private readonly optional: Uint8Array;
  private readonly off: Uint8Array;
  private readonly search: Search;
  /** A plus and a minus were put where they cancel. */
  private cancelled = false;
  /** Charges given outside of pairs of places. */
  private readonly given: Int8Array;
  /** Who takes a positive charge, with one bond more. A nitrogen with a hydrogen is last: its proton would stand in /p. */
  private readonly plusOrder: readonly Tier[];
  /** Who takes a negative charge, with one bond less, beside a positive one. */
  private readonly minusOrder: readonly Tier[];
  /** Who takes one in an anion: on an oxygen it would stand in /p. */
  private readonly anionOrder: readonly Tier[];
  private readonly unpairedOrder: readonly Tier[];
  private readonly inRing: Uint8Array;
  /** For each atom the element of what ends a chain beside it; 0 for none. */
  private readonly ends: Uint8Array;
  private radical = -1;
  private work = 0;

  constructor(private readonly skeleton: InchiSkeleton) {
    const places = placesOf(skeleton);
    this.places = places;
    this.elements = skeleton.composition.elements;
    const count = places.kind.length;
    this.mate = new Int32Array(count).fill(-1);
    this.optional = new Uint8Array(count);
    this.off = new Uint8Array(count);
    this.given = new Int8Array(this.elements.length);
    for (let p = 0; p < count; p++) {
      const kind = places.kind[p];
      if (kind === OVER || kind === PLUS) this.optional[p] = 1;
      if (kind === PLUS) this.off[p] = 1;
      if (kind === PAIR) {
        this.mate[p] = p + 1;
        this.mate[p + 1] = p;
        this.off[p] = this.off[p + 1] = 1;
        p++;
      }
    }
    const { elements } = this;
    const { fixed } = skeleton.hydrogens;
    const inRing = ringAtoms(skeleton);
    this.inRing = inRing;
    this.ends = terminalBeside(skeleton);
    const mobile = new Uint8Array(elements.length);
    for (const { atoms } of skeleton.hydrogens.groups) for (const atom of atoms) mobile[atom] = 1;
    const { ends } = this;
    const is =
      (list: readonly number[]): Tier =>
      (atom) =>
        list.includes(elements[atom]!);
    const isRing =
      (list: readonly number[]): Tier =>
      (atom) =>
        inRing[atom] === 1 && list.includes(elements[atom]!);
    this.plusOrder = [
      (atom) => elements[atom] === N && fixed[atom] === 0 && mobile[atom] === 0 && ends[atom] !== O,
      is(PNICTOGENS),
      isRing(CHALCOGENS),
      isRing([O]),
      is(CHALCOGENS),
      is([O]),
      is(HALOGENS),
      is([N]),
    ];
    this.minusOrder = [is([O]), is(CHALCOGENS), is([N]), is(HALOGENS), is(PNICTOGENS)];
    this.anionOrder = [is([N]), is([C]), is(CHALCOGENS), is(HALOGENS), is(PNICTOGENS), is([O])];
    this.unpairedOrder = [is([O]), is([N])];
    this.search = new Search(count, places.start, places.to, this.optional, this.mate, this.off);
  }

  usual(): void {
    const { places, mate, off, skeleton } = this;
    for (const [centre, ends] of terminalDoubles(skeleton, places.rooms)) {
      const extra: number[] = [];
      for (let p = places.own[centre]!; p < places.own[centre + 1]!; p++)
        if (places.kind[p] === OVER || places.kind[p] === PAIR) extra.push(p);
      let used = places.rooms[centre]!.over ? 1 : 0;
      while (used + 2 <= ends.length && used + 2 <= extra.length) used += 2;
      for (const [k, end] of ends.slice(0, used).entries()) {
        const p = extra[k]!;
        const q = places.own[end]!;
        mate[p] = q;
        mate[q] = p;
        off[p] = off[q] = 1;
      }
    }
    for (const [g, { atoms }] of skeleton.hydrogens.groups.entries()) {
      let h = places.ofGroup[g]!;
      for (const atom of endpointsInOrder(skeleton, atoms))
        for (let p = places.own[atom]!; p < places.own[atom + 1]! && h < places.ofGroup[g + 1]!; p++)
          if (places.kind[p] === FREE && mate[p] === -1) {
            mate[p] = h;
            mate[h] = p;
            h++;
          }
      if (h < places.ofGroup[g + 1]!)
        throw faultIn('inchi-mobile-hydrogens', skeleton.hydrogens.groups[g]!.piece);
    }
    this.serveAll();
  }

  /** Lets places of this kind take part that were off until now. */
  allow(kind: number, of: Tier): void {
    const { places, off, mate } = this;
    for (let p = 0; p < off.length; p++) {
      if (places.kind[p] !== kind || !of(places.atom[p]!)) continue;
      // Pairs that were used already are settled.
      if (kind === PAIR && places.kind[mate[p]!] !== PAIR) continue;
      off[p] = 0;
    }
  }

  allowPairs(onNitrogen: boolean): void {
    // Nitrogen has five bonds only as it is drawn in nitro groups, N-oxides, azides and their like.
    this.allow(
      PAIR,
      (atom) => (this.elements[atom] === N) === onNitrogen && (!onNitrogen || this.ends[atom] !== 0),
    );
  }

  serveAll(): void {
    for (const p of this.unserved()) if (this.mate[p] === -1) this.serve(p);
  }

  /** The charge that the InChI states, where the places alone do not make it. */
  placeCharge(): void {
    const { skeleton } = this;
    // A metal, or another atom by itself that bears any charge.
    if (this.elements.length === 1 && skeleton.metal(0)) {
      this.given[0] = skeleton.charge;
      return;
    }
    while (this.missing() > 0 && this.addPlus(true));
    while (this.missing() < 0 && this.addMinus(true));
    if (this.missing() !== 0) throw faultIn('inchi-charge-place', skeleton.chargePiece ?? skeleton.piece);
  }

  /** A plus and a minus, as long as more than one place is not served. */
  cancel(): void {
    this.cancelled = this.unserved().length > 1;
    for (let left = this.unserved().length; left > 1; left -= 2)
      if (!this.addMinus(false) || !this.addPlus(false)) throw faultIn('inchi-bonds', this.skeleton.piece);
  }

  /** One electron by itself, where the number of electrons is odd. */
  leaveOne(): void {
    const [left] = this.unserved();
    if (left === undefined) return;
    // A hydrogen that finds no place is no radical.
    if (this.places.kind[left] !== FREE)
      throw faultIn('inchi-mobile-hydrogens', this.skeleton.hydrogens.groups[this.places.atom[left]!]!.piece);
    const place = this.released(left, this.unpairedOrder) ?? left;
    this.off[place] = 1;
    this.radical = this.places.atom[place]!;
  }

  prefer(): void {
    const { places, off, optional, mate, skeleton } = this;
    // From here on each atom keeps its valence and its charge.
    for (let p = 0; p < off.length; p++) {
      optional[p] = 0;
      if (mate[p] === -1 || (places.kind[p] === PAIR && places.kind[mate[p]!] === PAIR)) off[p] = 1;
    }
    for (const { a, b } of skeleton.stated) this.forceDouble(a, b);
    for (const [g, { atoms, minusLast }] of skeleton.hydrogens.groups.entries()) {
      const order = endpointsInOrder(skeleton, atoms);
      if (minusLast === true)
        for (const atom of [...order].reverse()) while (this.forceMobile(g, atom, MINUS));
      for (const atom of order) while (this.forceMobile(g, atom, MOBILE_HYDROGEN));
      for (const atom of order) while (this.forceMobile(g, atom, MINUS));
    }
  }

  /**
   * Is there a way of double bonds between all atoms of each group, by which its hydrogens move? Where there is none, the
   * group is one of several systems between which a proton went over when the InChI was made: from such an InChI nobody
   * can tell how many hydrogens each of them had.
   */
  checkGroups(): void {
    const { places, mate, skeleton } = this;
    for (const [g, { atoms, piece, charges, minusLast }] of skeleton.hydrogens.groups.entries()) {
      // A charge that would stand in /p, were it not for a proton that went over to another system.
      if (charges > 0 && minusLast !== true && skeleton.charge !== 0)
        throw faultIn('inchi-shared-hydrogens', piece);
      const joined = new Map(atoms.map((atom) => [atom, atom]));
      const top = (atom: number): number => {
        let at = atom;
        while (joined.get(at) !== at) at = joined.get(at)!;
        return at;
      };
      const held: number[] = [];
      for (let h = places.ofGroup[g]!; h < places.ofGroup[g + 1]!; h++) held.push(mate[h]!);
      for (const atom of atoms) {
        if (this.given[atom]! >= 0) continue;
        // A hydrogen goes from an acid to the anion of another: in a betaine of two acids each is half charged.
        for (let p = places.own[atom]!; p < places.own[atom + 1]!; p++)
          if (places.kind[p] === FREE && mate[p] === -1) held.push(p);
      }
      if (
        this.given.some((charge, atom) => charge < 0 && atoms.includes(atom)) &&
        atoms.every((atom) => this.elements[atom] === O)
      )
        for (const from of held) joined.set(top(places.atom[from]!), top(places.atom[held[0]!]!));
      for (const from of held) {
        const holder = places.atom[from]!;
        for (const atom of atoms) {
          if (top(atom) === top(holder)) continue;
          if (this.moves(from, atom)) joined.set(top(atom), top(holder));
        }
      }
      const [first] = atoms;
      if (
        atoms.some((atom) => top(atom) !== top(first!)) ||
        this.isSulfonimidic(atoms) ||
        this.isFarOxygens(atoms) ||
        this.isTertiaryAmide(atoms) ||
        this.isJoined(g, atoms)
      )
        throw faultIn('inchi-shared-hydrogens', piece);
    }
  }

  /**
   * Is an amide in this group that a long way alone joins to the others? Atoms that are bound to each other, or to one atom,
   * belong to one system; an amide's hydrogen leaves its system only where a proton went over.
   */
  private isJoined(group: number, atoms: readonly number[]): boolean {
    const { places, mate, skeleton } = this;
    const top = systemsOf(skeleton, atoms);
    const withHydrogen = new Set<number>();
    for (let h = places.ofGroup[group]!; h < places.ofGroup[group + 1]!; h++)
      withHydrogen.add(top(places.atom[mate[h]!]!));
    const systems = new Set(atoms.map(top));
    return (
      systems.size > 1 &&
      [...withHydrogen].some((own) => {
        const members = atoms.filter((atom) => top(atom) === own);
        return (
          members.every((atom) => this.inRing[atom] === 0) &&
          members.some((atom) => this.elements[atom] === N) &&
          members.some((atom) => this.elements[atom] === O)
        );
      })
    );
  }

  /** Is a plus in one system of rings with a ring's nitrogen that shares hydrogens? These move over the plus in some drawings only. */
  private isPlusBesideMobile(charges: Int8Array): boolean {
    const { elements, inRing, skeleton } = this;
    const system = ringSystems(skeleton, inRing);
    const shared = new Set(
      skeleton.hydrogens.groups.flatMap(({ atoms, hydrogens }) =>
        hydrogens > 0 ? atoms.filter((atom) => elements[atom] === N && inRing[atom] === 1).map(system) : [],
      ),
    );
    return charges.some((charge, atom) => charge > 0 && inRing[atom] === 1 && shared.has(system(atom)));
  }

  /** Oxygens of two systems share a hydrogen where a betaine was drawn without its charges. */
  private isFarOxygens(atoms: readonly number[]): boolean {
    const system = systemsOf(this.skeleton, atoms);
    return (
      this.skeleton.charge === 0 &&
      atoms.every((atom) => this.elements[atom] === O) &&
      new Set(atoms.map(system)).size > 1
    );
  }

  /** The oxygen of an amide without hydrogens shares one with a nitrogen elsewhere where a betaine was drawn without its charges. */
  private isTertiaryAmide(atoms: readonly number[]): boolean {
    const { elements, skeleton } = this;
    const beside = (atom: number) =>
      skeleton.bonds.flatMap(([p, q]) => (p === atom ? [q] : q === atom ? [p] : []));
    return atoms.some(
      (atom) =>
        elements[atom] === O &&
        beside(atom).some((carbon) => {
          const others = beside(carbon).filter((other) => other !== atom);
          return (
            others.some((other) => elements[other] === N) && !others.some((other) => atoms.includes(other))
          );
        }),
    );
  }

  /** Two atoms on one S or P share a hydrogen with a chain's nitrogen there only in rare tautomers, not drawn by anyone. */
  private isSulfonimidic(atoms: readonly number[]): boolean {
    const { elements } = this;
    const { bonds } = this.skeleton;
    const own = new Set(atoms);
    const beside = (atom: number) => bonds.flatMap(([p, q]) => (p === atom ? [q] : q === atom ? [p] : []));
    return bonds.some(([a, b]) => {
      const nitrogen = elements[a] === N ? a : b;
      const sulfur = nitrogen === a ? b : a;
      return (
        own.has(nitrogen) &&
        elements[nitrogen] === N &&
        (elements[sulfur] === S || elements[sulfur] === P) &&
        beside(nitrogen).length > 1 &&
        beside(sulfur).some((other) => other !== nitrogen && own.has(other) && elements[other] !== C)
      );
    });
  }

  bonding(): Bonding {
    const { places, skeleton, elements, mate } = this;
    const { bonds, hydrogens, composition } = skeleton;
    const size = elements.length;
    const held = Uint8Array.from(hydrogens.fixed);
    const charges = Int8Array.from(this.given);
    const fives: number[] = [];
    for (let i = 0; i < size; i++) {
      charges[i]! += places.rooms[i]!.charge;
      for (let p = places.own[i]!; p < places.own[i + 1]!; p++) {
        const partner = mate[p]!;
        const kind = places.kind[p]!;
        if (kind === OVER && partner === -1) charges[i]!++;
        if (kind === PLUS && partner >= 0) charges[i]!++;
        if (kind === PAIR && elements[i] === N && places.kind[partner] !== PAIR) fives.push(i);
        if (partner >= 0 && places.kind[partner] === MOBILE_HYDROGEN) held[i]!++;
        if (partner >= 0 && places.kind[partner] === MINUS) charges[i]!--;
      }
    }
    const orders = new Uint8Array(bonds.length);
    const total = Int32Array.from(held);
    for (const [bond, [a, b]] of bonds.entries()) {
      let order = 1;
      for (let p = places.own[a]!; p < places.own[a + 1]!; p++) {
        const partner = mate[p]!;
        if (partner >= places.own[b]! && partner < places.own[b + 1]!) order++;
      }
      orders[bond] = order;
      total[a]! += order;
      total[b]! += order;
    }
    for (const nitrogen of new Set(fives)) this.openFive(nitrogen, orders, charges, total);
    if (orders.some((order) => order > 3)) throw faultIn('inchi-bonds', composition.formula);
    for (let i = 0; i < size; i++) {
      const valences = valencesOf(elements[i]!, charges[i]!);
      if (elements[i] === N && charges[i]! > 1) throw faultIn('inchi-bonds', composition.formula);
      if (size === 1 && skeleton.metal(0)) continue;
      if (valences !== undefined && !valences.includes(total[i]! + (i === this.radical ? 1 : 0)))
        throw faultIn('inchi-bonds', composition.formula);
    }
    const mobileNitrogen = hydrogens.groups.some(({ atoms }) => atoms.some((atom) => elements[atom] === N));
    const placed = mate.some((partner, p) => partner >= 0 && places.kind[p] === PLUS);
    if (this.radical >= 0 && skeleton.charge !== 0) throw faultIn('inchi-bonds', composition.formula);
    // A hydrogen beside a plus on its own atom, or beside two on others, is a proton to whoever writes an InChI of what was read.
    const isAcid = charges.some(
      (charge, i) => charge > 0 && held[i]! > 0 && CHALCOGENS_OR_O.includes(elements[i]!),
    );
    if (isAcid && skeleton.charge > 0)
      throw faultIn('inchi-charge-place', skeleton.chargePiece ?? skeleton.piece);
    if (placed && mobileNitrogen && (skeleton.charge > 1 || this.isPlusBesideMobile(charges)))
      throw faultIn('inchi-shared-hydrogens', hydrogens.groups[0]!.piece);
    const hidesAcid = placed && elements.some((element, i) => element === N && hydrogens.fixed[i]! > 0);
    if (hidesAcid && elements.some((element, i) => this.inRing[i] === 1 && CHALCOGENS_OR_O.includes(element)))
      throw faultIn('inchi-charge-place', skeleton.chargePiece ?? skeleton.piece);
    if (mobileNitrogen && skeleton.charge < 0 && hydrogens.groups.every(({ charges: count }) => count === 0))
      throw faultIn('inchi-shared-hydrogens', hydrogens.groups[0]!.piece);
    if (elements.some((element, i) => CHALCOGENS.includes(element) && held[i]! > 0 && total[i]! > 2))
      throw faultIn('inchi-bonds', composition.formula);
    if (this.cancelled && skeleton.stated.length > 0)
      throw faultIn('inchi-geometry', skeleton.stated[0]!.piece);
    if (this.cancelled && mobileNitrogen) throw faultIn('inchi-shared-hydrogens', hydrogens.groups[0]!.piece);
    return {
      orders,
      hydrogens: held,
      charges,
      radical: this.radical,
      placed: placed || this.cancelled,
      touchy: placed && mobileNitrogen,
    };
  }

  /** Draws five bonds on a nitrogen with charges, as normalise/pentavalent.ts does. */
  private openFive(nitrogen: number, orders: Uint8Array, charges: Int8Array, total: Int32Array): void {
    let best = -1;
    let bestScore = 0;
    let end = -1;
    for (const [bond, [a, b]] of this.skeleton.bonds.entries()) {
      if ((a !== nitrogen && b !== nitrogen) || orders[bond]! < 2) continue;
      const other = a === nitrogen ? b : a;
      if (charges[other] !== 0) continue;
      const element = this.elements[other];
      const score = element === O ? 9 : element === S ? 7 : element === N ? 5 : element === C ? 1 : 3;
      const weight = score * 2 + (orders[bond] === 3 && element === N ? 1 : 0);
      if (weight > bestScore) {
        best = bond;
        bestScore = weight;
        end = other;
      }
    }
    if (best < 0) throw faultIn('inchi-bonds', this.skeleton.piece);
    orders[best]!--;
    charges[nitrogen]!++;
    charges[end]!--;
    total[nitrogen]!--;
    total[end]!--;
  }

  private serve(place: number): boolean {
    // A search visits each edge at most once between two contractions of an odd circle.
    this.work += this.places.to.length;
    if (this.work > MOST_WORK) throw faultIn('too-large', this.skeleton.piece);
    return this.search.serve(place);
  }

  private elementAt(place: number): number {
    return this.elements[this.places.atom[place]!]!;
  }

  private unserved(): number[] {
    const { mate, optional, off } = this;
    const result: number[] = [];
    for (let p = 0; p < mate.length; p++)
      if (mate[p] === -1 && optional[p] === 0 && off[p] === 0) result.push(p);
    return result;
  }

  /** The charge that the InChI states, less what the places have now. */
  private missing(): number {
    const { places, mate, given } = this;
    let sum = 0;
    for (const [i, room] of places.rooms.entries()) sum += room.charge + given[i]!;
    for (let p = 0; p < mate.length; p++) {
      const kind = places.kind[p];
      if ((kind === OVER && mate[p] === -1) || (kind === PLUS && mate[p] !== -1)) sum++;
      if (kind === MINUS && mate[p] !== -1) sum--;
    }
    return this.skeleton.charge - sum;
  }

  private addPlus(onCarbon: boolean): boolean {
    const { places, off, optional, mate } = this;
    const before = this.missing();
    const close = (): boolean => {
      for (let p = 0; p < off.length; p++) if (places.kind[p] === PLUS && mate[p] === -1) off[p] = 1;
      return this.missing() < before;
    };
    for (const tier of this.plusOrder) {
      this.allow(PLUS, tier);
      const left = this.unserved();
      for (const p of left) if (this.serve(p)) return close();
      if (left.length > 0 || before < 2) continue;
      // All are served: two more charges, with a path of bonds between them.
      for (let p = 0; p < off.length; p++) {
        if (places.kind[p] !== PLUS || off[p] === 1 || mate[p] !== -1) continue;
        optional[p] = 0;
        const served = this.serve(p);
        optional[p] = 1;
        if (served && this.missing() < before) return close();
      }
    }
    close();
    if (!onCarbon) return false;
    const carbon = this.unserved().find((p) => places.kind[p] === FREE && this.elementAt(p) === C);
    if (carbon === undefined) return false;
    off[carbon] = 1;
    this.given[places.atom[carbon]!]!++;
    return true;
  }

  private addMinus(alone: boolean): boolean {
    const { places, off, given } = this;
    const left = this.unserved().filter((p) => places.kind[p] === FREE);
    if (alone && left.length < -this.missing()) {
      // Two atoms of one bond too many, with a path of bonds between them: each gets one bond more.
      for (let p = 0; p < off.length; p++) {
        if (places.kind[p] !== OVER || this.mate[p] !== -1 || off[p] === 1) continue;
        const before = this.missing();
        this.optional[p] = 0;
        const served = this.serve(p);
        this.optional[p] = 1;
        if (served && this.missing() > before) return true;
      }
      // Triiodide and its like: an atom of two bonds is negative.
      for (let p = 0; p < off.length; p++)
        if (places.kind[p] === OVER && this.mate[p] === -1 && off[p] === 0 && this.missing() <= -2) {
          off[p] = 1;
          given[places.atom[p]!]! -= 2;
          return true;
        }
    }
    const [first] = left;
    if (first === undefined) return false;
    let place: number | undefined;
    const order = alone && this.skeleton.charge < 0 ? this.anionOrder : this.minusOrder;
    for (const tier of order) {
      place = left.find((p) => tier(places.atom[p]!));
      if (place !== undefined) break;
      for (const p of left) {
        place = this.released(p, [tier]);
        if (place !== undefined) break;
      }
      if (place !== undefined) break;
    }
    place ??= first;
    off[place] = 1;
    given[places.atom[place]!]!--;
    return true;
  }

  /**
   * Serves a place by taking the partner from one of an element in this order, and returns that one; undefined where no
   * path leads to any.
   */
  private released(place: number, order: readonly Tier[]): number | undefined {
    const { places, mate, off, optional } = this;
    for (const tier of order) {
      if (tier(places.atom[place]!)) return place;
      const opened: number[] = [];
      for (let p = 0; p < mate.length; p++)
        if (places.kind[p] === FREE && off[p] === 0 && mate[p] !== -1 && tier(places.atom[p]!)) {
          optional[p] = 1;
          opened.push(p);
        }
      const served = this.serve(place);
      for (const p of opened) optional[p] = 0;
      if (served) return opened.find((p) => mate[p] === -1);
    }
    return undefined;
  }

  /** Pairs these two places for good, if all others can still be served. */
  private force(p: number, q: number): boolean {
    const { mate, off } = this;
    const before = mate.slice();
    const [r, s] = [mate[p]!, mate[q]!];
    mate[p] = q;
    mate[q] = p;
    off[p] = off[q] = 1;
    if (r === q) return true;
    if (r >= 0) mate[r] = -1;
    if (s >= 0) mate[s] = -1;
    const whole = (r < 0 || this.serve(r)) && (s < 0 || mate[s] !== -1 || this.serve(s));
    if (whole) return true;
    mate.set(before);
    off[p] = off[q] = 0;
    return false;
  }

  /** Can the hydrogen on this place move to that atom, if only bonds change? Nothing is changed. */
  private moves(from: number, atom: number): boolean {
    const { places, mate, off } = this;
    for (let p = places.own[atom]!; p < places.own[atom + 1]!; p++) {
      if (places.kind[p] !== FREE || off[p] === 1) continue;
      const before = mate.slice();
      mate[mate[p]!] = -1;
      mate[from] = mate[p] = -1;
      off[p] = 1;
      off[from] = 0;
      const served = this.serve(from);
      let changed = 0;
      for (let i = 0; i < mate.length; i++) if (mate[i] !== before[i]) changed++;
      mate.set(before);
      off[p] = 0;
      off[from] = 1;
      // The places of one atom are alike.
      return served && changed <= LONGEST_MOVE;
    }
    return false;
  }

  /** Puts one more hydrogen, or charge, of the group on this atom for good, where that can be. */
  private forceMobile(group: number, atom: number, kind: number): boolean {
    const { places, off } = this;
    let h = places.ofGroup[group]!;
    while (h < places.ofGroup[group + 1]! && (off[h] === 1 || places.kind[h] !== kind)) h++;
    if (h === places.ofGroup[group + 1]!) return false;
    let free = -1;
    for (let p = places.own[atom]!; p < places.own[atom + 1]!; p++) {
      if (places.kind[p] !== FREE || off[p] === 1) continue;
      const partner = this.mate[p]!;
      if (places.kind[partner] === kind) return this.force(partner, p);
      free = p;
    }
    return free >= 0 && this.force(h, free);
  }

  private forceDouble(a: number, b: number): void {
    const { places, off, mate } = this;
    let first = -1;
    for (let p = places.own[a]!; p < places.own[a + 1]!; p++) {
      const partner = mate[p]!;
      if (partner >= places.own[b]! && partner < places.own[b + 1]!) {
        off[p] = off[partner] = 1;
        return;
      }
      if (off[p] === 0 && places.kind[p] === FREE) first = p;
    }
    if (first < 0) return;
    for (let q = places.own[b]!; q < places.own[b + 1]!; q++)
      if (off[q] === 0 && places.kind[q] === FREE) {
        this.force(first, q);
        return;
      }
  }
}
