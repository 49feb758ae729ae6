/**
 * Where things lie in the memory that the compiled reader (`assembly/`) and this room share: byte offsets. This file is
 * read by both compilers, so it holds whole numbers and nothing else.
 */

/** A longer text is left to the exact path; as an atom takes a byte at least, the arrays below never overflow. */
export const LONGEST = 4000;
/** Atoms of a line, and one for none: atoms count from 1. */
export const SIZE = 4096;
export const DEEPEST = 1000;
/** A line of more ring closures is left to the exact path: each is held against all before it. */
export const MOST_RINGS = 64;
/** Neighbours of a nitrogen that are counted. */
export const MOST_NEAR = 7;

// What an entry of NODE packs: an atom's parent, the bond to it as written, and the atom's token.
export const PARENT_SHIFT = 12;
export const BOND_SHIFT = 9;
export const TOKEN_MASK = 511;
export const ELEMENT = 127;
export const LOWER = 128;
/** Charged, or lower case in brackets: what its bonds will be is for the exact path to settle. */
export const UNSURE = 256;

/** An entry of TOKENS holds its element's weight above the atom's token. */
export const WEIGHT_SHIFT = 9;

/** Added to a composition for each ring closure and once more, where a line is of one part. */
export const RING_WEIGHT = 1013904223;

// Signs that are no atoms, in TOKENS.
export const END = -1;
export const DIGIT = -2;
export const OPEN = -3;
export const CLOSE = -4;
export const BOND = -5;
export const SQUARE = -6;
export const DOT = -7;
export const PERCENT = -8;
/** The second letters of Cl and Br. */
export const LETTER_L = -9;
export const LETTER_R = -10;

// Marks of a line.
export const HAS_HYDROGEN = 1;
export const HAS_METAL_BOND = 2;
/** One of the line's parts has a composition that was looked for. */
export const HAS_COMPOSITION = 4;
export const HAS_PARTS = 8;
/** A charge, other than a nitrogen's plus or an oxygen's minus, that may move double bonds about. */
export const HAS_CHARGE = 16;
export const HAS_CHARGED_NITROGEN = 64;
/** A boron with a minus; a nitrogen, oxygen, phosphorus or sulfur with a plus: a bond between the two is no bond. */
export const HAS_BORATE = 128;
export const HAS_BASE_PLUS = 256;

// How far a line came; the last three are `maybe`. CLOSER is for the graph to settle.
export const NOTHING_IN_TEXT = 0;
export const NOTHING_AROUND = 1;
export const NOTHING_IN_GRAPH = 2;
export const NOT_MODELLED = 3;
export const MAYBE_SKELETON = 4;
export const MAYBE_NAMED = 5;
export const CLOSER = 6;
export const ALL_READ = 7;

// Double or triple bonds as written on an atom: none, one to a nitrogen alone, or another; or two oxygens at the least and no
// double bond.
export const NONE = 0;
export const TO_NITROGEN = 1;
export const DOUBLE = 2;
export const TWO_OXYGENS = 3;

// Neighbours that a pattern's atom may have outside the pattern: ANY, or a sum of a carbon as in an ester or an ether, a
// carbonyl carbon, a halogen at an end, a second oxygen of an acetal.
export const ANY = 255;
export const CARBON = 1;
export const CARBONYL = 2;
export const HALOGEN = 4;
export const OXYGEN = 8;
// What else is asked of it.
export const AMINE = 1;
export const ANILINE = 2;
export const AROMATIC = 1;
export const ALIPHATIC = 2;
export const SATURATED = 4;
export const ASKS_MULTIPLE = 8;
export const ASKS_OXO = 16;
/** Takes out the first field, which counts carbons that may be carbonyl carbons. */
export const CARBONYL_FIELD = 15;
/** How many atoms may be tried on one line before it is left to the exact path. */
export const MOST_TRIES = 10000;
/** Rounds in which an atom's colour takes in those of its neighbours. */
export const ROUNDS = 4;

// Of a neighbour of a nitrogen, beside its token: a double or triple bond is written at it; it is in a ring.
export const DOUBLED = 512;
export const RINGED = 1024;
/** Of a nitrogen's place (PLACES of pattern.ts): it is in a ring. */
export const IN_RING = 8;
/** The high bits of the fields in which neighbours are counted. */
export const GUARD = 0x08888888;
/** The high bits of the bytes in which a line's carbons, nitrogens, oxygens and ring closures are counted. */
export const COUNT_GUARD = 0x80808080;
export const MOST_COUNTED = 127;

// Tables that are filled once: bytes, then 32-bit numbers.
export const BONDS = 0;
export const CAPITAL = 256;
export const SMALL = 1280;
export const METAL = 2304;
export const OXO = 3584;
/** See `own` in pattern.ts. */
export const OWN = 721152;
export const ACETAL = 3840;
export const TOKENS = 4096;
export const WEIGHT = 5120;
export const NEED = 5632;
export const MORE = 6656;
/** How many nitrogens a line must have; the mask of the table of compositions. */
export const FEWEST = 7680;
export const COMPOSITION_MASK = 7684;
/** Per group of patterns: what a line must hold at the least, counted, and as one bit for each further element. */
export const COUNTS = 742000;
export const ELEMENTS = 743024;
export const NITROGENS_IN = 744048;
/** How many groups there are; and per place of a nitrogen those that may begin there, a bit each where there are few. */
export const GROUPS = 745072;
export const GROUPS_AT = 745088;
export const MOST_BITS = 32;
/** Those whose patterns all need a ring's carbonyl carbon, or an acetal. */
export const GROUPS_WITH_OXO = 745220;
export const GROUPS_WITH_ACETAL = 745228;
/** Is each neighbour in a ring where a pattern begins at a nitrogen in no ring that has two of them, or fewer? */
export const BOTH_RINGED = 745224;
/** Per kind of atom, with DOUBLED and RINGED: may it stand beside such a carbonyl carbon; and where a small letter has four neighbours? */
export const BESIDE_OXO = 745472;
export const BESIDE_OXO_WIDE = 747520;
export const NARROW = 8192;
export const NARROW_MORE = 16384;
export const WIDE = 24576;
export const WIDE_MORE = 32768;

// What is known of the line: 32-bit numbers.
export const STATE = 49152;
/** The groups whose atoms and rings the line has, a bit each. */
export const MET = 49244;
export const FIRST = 49168;
export const NEXT = 49172;
/** Lines since `scan` began, and from here on lines by how far they came. */
export const LINES = 49176;
export const STAGES = 49180;

// The arrays of a line.
export const NODE = 53248;
/** Ring closures as the smaller atom times 4096 and the larger; and the bond as written at either. */
export const RING_PAIR = 69632;
export const RING_ORDER = 70144;
export const OPEN_ATOM = 70400;
export const OPEN_ORDER = 70912;
export const STACK = 71168;
/** Open hash table of the compositions that are looked for. */
export const COMPOSITIONS = 178176;
export const MOST_COMPOSITIONS = 65536;
/** Groups that may begin at a place, so many bytes each: how many, and which. */
export const AT = 440320;
export const AT_SHIFT = 6;
/** Text, and room for a line end after it. */
export const TEXT = 442368;
export const TEXT_SIZE = 262144;
export const PAGES = 32;

/** What an atom may serve as whatever its bonds, by its token and its being in a ring (512), both words as one; and what each place of a nitrogen needs at the least. */
export const EITHER = 712704;
export const LEAST_AT = 720896;

// The first look at a short line, by places in its text, which count from 0.
/** A structure of more bytes is read by the slower reader at once. */
export const SHORT = 128;
/** Masks of a bit for each byte, 16 bytes each. */
export const MASKS = 705024;
/** Per place: the token of an atom in brackets; where the atom ends; where a branch ends or begins; the atom to which a ring number leads. */
export const BRACKET_TOKEN = 705536;
export const BRACKET_END = 706048;
export const BRANCH = 706176;
export const PARTNER = 706304;
export const OPEN_BRANCH = 706432;
export const OPEN_RING = 706560;
export const CLOSURES = 706592;
/** Neighbours, as places with the bond as written above the low byte: of the nitrogen, and of another atom. */
export const AROUND = 707104;
export const FURTHER = 707648;
/** The carbons that may bear an oxygen by a double bond, and those that bear one by a single bond. */
export const OXOS = 709120;
export const ONE_OXYGEN = 709376;

// The graph of a line that needs a closer look, by its atoms.
/** The atom's last child, and the child of the same parent before this one; how many neighbours it has. */
export const LAST_CHILD = 786432;
export const SIBLING = 802816;
export const DEGREES = 819200;
/** Per atom its last ring closure, as `2 * closure + 1` or, at the later atom, `+ 2`; and for each end the one before it. */
export const LAST_RING = 835584;
export const RING_BEFORE = 851968;
/** Per atom the number of the line in which it, or the bond to its parent, was found in a ring. */
export const RING_STAMP = 852992;
export const BOND_STAMP = 869376;
export const NITROGENS = 885760;
/** Neighbours of atoms, written one after the other. */
export const NEIGHBOURS = 902144;
/** The atoms on which a pattern's atoms lie, and per atom whether one does. */
export const PLACED = 984064;
export const TAKEN = 985088;
export const COLOUR = 989184;
export const FRESH = 1005568;
/** Per atom the first atom of its part of the line. */
export const PART = 1021952;
// The same line without its hydrogens and a metal's bonds.
export const EDGES = 1038336;
export const START = 1120256;
export const CURSOR = 1136704;
export const LOST = 1153088;
/** Per atom its number there. */
export const FOUND_AS = 1169472;
export const PATH = 1185856;
export const REDUCED = 1202240;
export const REDUCED_RING = 1218624;
export const REDUCED_ORDER = 1219136;

// The patterns, group by group, and what the closer look goes by.
/** Per group its first pattern; per pattern its first atom; each with one past the last. */
export const GROUP_FIRST = 1219264;
export const PATTERN_FIRST = 1221312;
export const MOST_PATTERNS = 2000;
/** See closer/pattern.ts for what is asked of an atom. */
export const PATTERN_ATOMS = 1229504;
export const ATOM_SIZE = 32;
export const MOST_PATTERN_ATOMS = 8000;
/** Atoms of one pattern. */
export const LARGEST_PATTERN = 128;
export const PATTERN_LINKS = 1491648;
export const MOST_PATTERN_LINKS = 16000;
/** Per kind of atom the fields that it may serve, as two words. */
export const SERVES = 1557184;
export const SERVES_MORE = 1573568;
/** Open hash table of the named substances' graphs, and the mask of its places. */
export const GRAPH_MASK = 1589952;
export const GRAPHS = 1589968;
export const MOST_GRAPHS = 65536;
