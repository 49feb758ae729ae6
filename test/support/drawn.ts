import type { Skeleton } from '../../src/families/index.js';

/** Draws a skeleton by its own atoms and bonds; a lone aromatic atom becomes a phenyl. */
export function drawn(skeleton: Skeleton): string {
  const marks = new Map<string, string[]>();
  const seen = new Set<string>();
  const done = new Set<object>();
  const bondsOf = (label: string) => skeleton.bonds.filter((b) => b.between.includes(label));
  let ring = 10;
  const close = (label: string, from: string | undefined): void => {
    seen.add(label);
    for (const bond of bondsOf(label)) {
      const other = bond.between[0] === label ? bond.between[1] : bond.between[0];
      if (other === from || done.has(bond)) continue;
      done.add(bond);
      if (seen.has(other)) {
        const mark = `${bond.order === 2 && bond.aromatic !== true ? '=' : ''}%${ring++}`;
        for (const end of [label, other]) marks.set(end, [...(marks.get(end) ?? []), mark]);
      } else close(other, label);
    }
  };
  close(skeleton.atoms[0]!.label, undefined);
  const symbol = { 6: 'C', 7: 'N', 8: 'O', 15: 'P', 16: 'S', 34: '[Se]' } as Record<number, string>;
  const written = new Set<string>();
  const write = (label: string, from: string | undefined): string => {
    written.add(label);
    const atom = skeleton.atoms.find((a) => a.label === label)!;
    const bare = symbol[(atom.aryl === true ? atom.elements[0] : atom.elements.at(-1))!]!;
    // In brackets a selenium at the end of one single bond has the hydrogen that is written, and else none.
    const [only, ...more] = bondsOf(label);
    const own = bare === '[Se]' && more.length === 0 && only?.order !== 2 ? '[SeH]' : bare;
    const closed = marks.get(label) ?? [];
    const ringed = bondsOf(label).some((b) => b.aromatic === true);
    const aromatic = atom.aromatic === true || atom.aryl === true;
    // A ring that is asked for and not drawn: benzene, or cyclohexane where the atom is not aromatic.
    const open = !aromatic && atom.inRing === true && !bondsOf(label).some((b) => b.inRing === true);
    const text = aromatic ? (ringed ? own.toLowerCase() : `${own.toLowerCase()}9`) : open ? `${own}9` : own;
    const branches = bondsOf(label).flatMap((bond) => {
      const other = bond.between[0] === label ? bond.between[1] : bond.between[0];
      if (other === from || written.has(other)) return [];
      return [`(${bond.order === 2 && bond.aromatic !== true ? '=' : ''}${write(other, label)})`];
    });
    const tail = aromatic && !ringed ? (own === 'N' ? 'cccc9' : 'ccccc9') : open ? 'CCCCC9' : '';
    return text + closed.join('') + branches.join('') + tail;
  };
  return write(skeleton.atoms[0]!.label, undefined);
}
