/**
 * Every reason for which an InChI cannot be read as definite molecules, and every oddity.
 * The codes are promised to programs: they may be added to, never renamed.
 */
export const INCHI_REASONS = {
  'too-large': 'The structure is larger than this reader takes.',
  'inchi-version': 'An InChI begins with InChI=1S/ or InChI=1/; this is another version of it.',
  'inchi-empty': 'There is no structure in this InChI.',
  'inchi-layer': 'This layer is not known, stands in a wrong place, or stands twice.',
  'inchi-formula':
    'The formula cannot be read: elements in the order C, H, then by the alphabet, with counts.',
  'inchi-components': 'This layer speaks of another number of components than the formula.',
  'inchi-connections': 'The layer of connections (/c) cannot be read here.',
  'inchi-hydrogens': 'The layer of hydrogens (/h) cannot be read here.',
  'inchi-charge': 'The layer of charges (/q) or of protons (/p) cannot be read here.',
  'inchi-isotopes': 'The layer of isotopes (/i) cannot be read here.',
  'inchi-stereo': 'A layer of stereo (/b, /t, /m, /s) cannot be read here.',
  'inchi-atom': 'This number is of no atom in the formula.',
  'inchi-unconnected': 'The layer of connections leaves an atom of this component out.',
  'inchi-hydrogen-count': 'The hydrogens of the layers are not as many as the formula says.',
  'inchi-bridge': 'A hydrogen that is bound to two atoms has no definite bonds.',
  'inchi-metal-bond': 'A metal that is bound to other atoms has no definite bonds.',
  'inchi-fixed-hydrogens':
    'The layer of fixed hydrogens (/f) is not read; a standard InChI of the substance has none.',
  'inchi-reconnected':
    'The layer of reconnected metals (/r) is not read; a standard InChI of the substance has none.',
  'inchi-valence': 'This atom has more bonds and hydrogens than its element bears.',
  'inchi-mobile-hydrogens': 'These mobile hydrogens find no place on the atoms that are named beside them.',
  'inchi-shared-hydrogens':
    'These mobile hydrogens are shared by systems without a bond between them; how many each has is not said.',
  'inchi-geometry': 'The bond whose geometry is stated here is no double bond that could have one.',
  'inchi-protons': 'There is no atom that could take or give the protons of this layer.',
  'inchi-charge-place': 'There is no atom that could bear the charge that this layer gives.',
  'inchi-bonds':
    'The bonds, hydrogens and charges of this component make no whole molecule; it may be a carbene or a diradical.',
} as const;

export type InchiReason = keyof typeof INCHI_REASONS;
