/**
 * Every reason for which a molfile cannot be read as definite molecules, beside those of SMILES, and every oddity.
 * The codes are promised to programs: they may be added to, never renamed.
 */
export const MOLFILE_REASONS = {
  'molfile-empty': 'There is no structure in this record.',
  'molfile-counts': 'The fourth line is not the counts line of a molfile (V2000 or V3000).',
  'molfile-atom': 'Where an atom is announced stands none that this reader can read.',
  'molfile-bond':
    'Where a bond is announced stands none that this reader can read, or one to no atom, or a second one.',
  'molfile-property': 'This line may change the structure in a way that this reader does not know.',
  'molfile-end': 'The molfile stops before its M  END: the record is cut off.',
  'molfile-hydrogens': 'The hydrogens that this atom is said to have do not fit its bonds.',
  'aromatic-bond': 'An aromatic bond must join two aromatic atoms of one ring.',
  'aromatic-hydrogens':
    'Its rings are drawn with aromatic bonds, and which of their nitrogens bear a hydrogen is not said.',
  abbreviation: 'An atom stands for a group that is not drawn out.',
  'query-atom': 'This is a query for atoms, not one atom.',
  'query-bond': 'This is a query for bonds, not one bond.',
  'r-group': 'An R group or an attachment point stands for more than one structure.',
  polymer: 'A polymer or a repeated group is not one definite structure.',
  multicenter: 'A bond to several atoms at once is not one definite bond.',
  'second-reading':
    'OpenChemLib builds other atoms or bonds from this molfile, so it is not one definite structure.',
} as const;

export type MolfileReason = keyof typeof MOLFILE_REASONS;

export const MOLFILE_ODDITIES = {
  brackets: 'Brackets around a part of the structure were left aside; they change no bond.',
  'zero-bond': 'A bond of order zero, or of any order to a metal, was read as coordination.',
  'second-reading-refused': 'OpenChemLib does not read this molfile; it was read by our own reader alone.',
  'second-reading-skipped':
    'The structure is too large to be read by OpenChemLib as well; it was read by our own reader alone.',
} as const;

export type MolfileOddity = keyof typeof MOLFILE_ODDITIES;
