/**
 * Every reason for which a text cannot be read as definite molecules, and every oddity worth a word.
 * The codes are promised to programs: they may be added to, never renamed.
 */
export const REASONS = {
  empty: 'There is no structure in this text.',
  'too-large': 'The structure is larger than this reader takes.',
  'not-smiles': 'This is no SMILES but an InChIKey or a registry number.',
  'control-character': 'A control character stands in the structure.',
  'not-ascii': 'A character stands here that no SMILES uses.',
  'white-space': 'The text goes on after a white space.',
  character: 'This character has no meaning here.',
  'atom-unknown': 'No element has this symbol.',
  'atom-needs-brackets': 'This atom must be written in square brackets.',
  wildcard: 'A wildcard stands for more than one structure.',
  'query-atom': 'This is a query for atoms, not one atom.',
  'query-bond': 'This is a query for bonds, not one bond.',
  'r-group': 'An R group or a placeholder stands for more than one structure.',
  reaction: 'This is a reaction, not a structure.',
  'bracket-open': 'This square bracket is never closed.',
  'bracket-close': 'This square bracket closes nothing.',
  'bracket-text': 'The atom in brackets cannot be read from here on.',
  isotope: 'The isotope number has more than three figures.',
  'hydrogen-count': 'Hydrogen count must be one digit and is not allowed on [H].',
  charge: 'The charge is not plausible: at most 15, written as +2 or ++.',
  'branch-open': 'This branch is never closed.',
  'branch-close': 'This parenthesis closes nothing.',
  'branch-empty': 'There is no atom in this branch.',
  'branch-start': 'A branch must follow an atom.',
  'bond-start': 'No atom stands before this bond.',
  'bond-end': 'No atom follows this bond.',
  'bond-double': 'Two bond symbols follow one another.',
  'ring-start': 'A ring number must follow an atom.',
  'ring-number': 'After % two figures are needed, or up to five in parentheses.',
  'ring-open': 'This ring is never closed.',
  'ring-itself': 'This ring bond joins an atom to itself.',
  'ring-bond': 'The two ends of this ring bond are written with different bonds.',
  'bond-twice': 'These two atoms are already bound to each other.',
  'aromatic-chain': 'An atom in lower case must lie in a ring.',
  'aromatic-bond': 'An aromatic bond must join two aromatic atoms of one ring.',
  kekule:
    'The aromatic ring cannot be drawn with alternating bonds; often a hydrogen such as [nH] is missing.',
  valence: 'Too many bonds on this atom, or a valence that needs a charge.',
  'second-reading':
    'OpenChemLib builds other atoms or bonds from this text, so it is not one definite structure.',
  arrow: 'An arrow to a non-metal is not one definite bond; write the charges, as in [N+][O-].',
  'extension-open': 'The extension after the structure is never closed by a |.',
  'extension-text': 'Text follows the extension.',
  'extension-unknown': 'The extension after the structure holds a part that this reader does not know.',
  'extension-query': 'The extension makes a query of the structure.',
  'extension-r-group': 'The extension makes an R group, a label or an attachment place of an atom.',
  'extension-polymer': 'The extension makes a polymer or a repeated group of the structure.',
  'extension-multicenter': 'The extension binds an atom to several places at once.',
  'extension-bond': 'The extension makes a coordinate or hydrogen bond of a bond in the structure.',
} as const;

export const ODDITIES = {
  'stray-dot': 'A dot separates nothing.',
  'ring-after-branch': 'A ring number after a branch is read as standing before it.',
  'backslash-doubled': 'Two backslashes, left over from quoting, are read as one.',
  extension: 'The extension after the structure was left aside; it changes no bond.',
  'arrow-dropped':
    'Arrows, and bonds of a base to a borane, are read as coordination: the two sides are separate molecules.',
  'metal-bond-dropped': 'Bonds between a metal and N, O, S, a halogen or their like are read as ionic.',
  'second-reading-refused': 'OpenChemLib does not read this text; it was read by our own reader alone.',
  'second-reading-skipped':
    'The structure is too large to be read by OpenChemLib as well; it was read by our own reader alone.',
  radical: 'An atom has fewer bonds and hydrogens than its element bears.',
  'slant-conflict': 'The two ends of a ring bond state different directions; the geometry is left aside.',
} as const;

export type Reason = keyof typeof REASONS;
export type Oddity = keyof typeof ODDITIES;
