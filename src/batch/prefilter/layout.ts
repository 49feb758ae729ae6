/**
 * What the compiled module (`assembly/`) and the code around it agree on: numbers with a meaning, and at which byte of their
 * shared memory each array begins. Both compilers read this file, so it holds whole numbers and nothing else.
 *
 * Every address is the one before it and the bytes of the array there, so no two arrays overlap. Bytes are counted in
 * multiples of 16, so that each array may be read 16 bytes at a time.
 */

/** A longer text is left to the exact path; as an atom takes a byte at least, the arrays below never overflow. */
export const LONGEST = 4000;
/** Atoms of a line, and one for none: atoms count from 1. */
export const SIZE = 4096;
export const DEEPEST = 1000;
/** A line of more ring closures is left to the exact path: each is compared with all before it. */
export const MOST_RINGS = 64;
/** Neighbours of a nitrogen that are counted. */
export const MOST_NEAR = 7;

// What an entry of NODE packs: an atom's parent, the bond to it as written, and the atom's token.
export const PARENT_SHIFT = 12;
export const BOND_SHIFT = 9;
export const TOKEN_MASK = 511;
export const ELEMENT = 127;
export const LOWER = 128;
/** Charged, or lower case in brackets: what its bonds will be the exact path works out. */
export const UNSURE = 256;

/** An entry of TOKENS holds its element's weight above the atom's token. */
export const WEIGHT_SHIFT = 9;

/** Added to a composition for each ring closure and once more, where a line is of one part. */
export const RING_WEIGHT = 1013904223;

/** Added to that for each atom in a ring, and for each of at least three and of at least four neighbours: its shape. */
export const RINGED_WEIGHT = 668265263;
export const THREE_WEIGHT = 374761393;
export const FOUR_WEIGHT = 461845907;

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
/** A boron with a minus: a bond between it and a base is no bond. */
export const HAS_BORATE = 128;

// What the stages say of a line; the last three are candidates, for the exact path.
/** Fewer nitrogens than any pattern has. */
export const REJECTED_BY_COUNT = 0;
/** No nitrogen at which a pattern could begin, by what is around it. */
export const REJECTED_BY_ANCHORS = 1;
/** No pattern matches the graph. */
export const REJECTED_BY_MATCH = 2;
export const NOT_MODELLED = 3;
export const MAYBE_CORE = 4;
export const MAYBE_NAMED = 5;
// What the masks leave to the graph: a line that they read and cannot reject, or one that they cannot read.
export const UNDECIDED = 6;
export const UNREAD = 7;
/** Of `scan`: the last line was read. */
export const ALL_READ = 8;

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

/** The high bits of the fields in which neighbours are counted. */
export const GUARD = 0x08888888;
export const MOST_COUNTED = 127;

/** Groups of patterns in one prefilter; of more groups than MOST_BITS none is ruled out by the line's counts alone. */
export const MOST_GROUPS = 256;
export const MOST_BITS = 32;
/** Places of a nitrogen; see `mayBeginAt` of anchors.ts. */
export const MOST_PLACES = 32;
/** Per place so many bytes: how many groups may begin there, and which. */
export const AT_SHIFT = 6;
/** Kinds of an atom of the graph; see `kindOf` of anchors.ts. */
export const ATOM_KINDS = 4096;
export const MOST_COMPOSITIONS = 65536;
export const MOST_GRAPHS = 65536;
export const MOST_PATTERNS = 2000;
export const MOST_PATTERN_ATOMS = 8000;
/** Atoms of one pattern. */
export const LARGEST_PATTERN = 128;
export const MOST_PATTERN_LINKS = 16000;
/** Bytes of a pattern's atom; see assembly/graph/query.ts. */
export const ATOM_SIZE = 32;
/** A structure of more bytes is not read by masks. */
export const SHORT = 128;
/** Bytes of a mask: a bit for each place of a short line. */
export const MASK = 16;
export const TEXT_SIZE = 262144;

// What is asked of an atom on a way (`ways.ts`): a trait is a bit there, and in a line a mask by atoms. First those that are at hand.
export const IS_CARBON = 0;
export const IS_NITROGEN = 1;
export const IS_OXYGEN = 2;
export const IS_CARBON_OR_NITROGEN = 3;
export const IS_RINGED = 4;
export const IS_UNRINGED = 5;
/** At the least so many neighbours, or at the most two. */
export const HAS_THREE = 6;
export const HAS_FOUR = 7;
export const HAS_TWO_AT_MOST = 8;
/** It does not surely bear a double bond; or only with more than three neighbours; or with more than two. */
export const IS_SINGLE = 9;
export const IS_SINGLE_TO_THREE = 10;
export const IS_SINGLE_TO_TWO = 11;
/** It may bear one. */
export const MAY_BE_DOUBLE = 12;
// The others are worked out where they are asked for. Bound to one or two carbons of rings that may bear a double bond; to two
// such carbons that do not surely bear one.
export const BESIDE_DOUBLE = 13;
export const BESIDE_DOUBLES = 14;
export const BESIDE_SINGLES = 15;
export const BESIDE_OXYGEN = 16;
export const BESIDE_NITROGENS = 17;
/** As a family's amine. */
export const IS_AMINE = 18;
/** A carbonyl carbon or the carbon of its acetal. */
export const IS_OXO = 19;
/** Of its neighbours two at the most are neither halogens nor in rings, or it has two; see `mayServeWay`. */
export const HAS_FEW = 20;
export const TRAITS = 21;
/** Pairs of traits that go together, at hand as well: an atom that is asked has one such at the most. And what all atoms have. */
export const IS_RINGED_CARBON = 21;
export const IS_UNRINGED_CARBON = 22;
export const IS_RINGED_NITROGEN = 23;
export const IS_UNRINGED_NITROGEN = 24;
export const IS_ANY = 25;
export const HAVINGS = 26;
/** Atoms on a way. */
export const LONGEST_WAY = 6;
/** Bytes of a step: the traits that are at hand, a byte for each of MOST_SLOTS; the others, a bit for each from BESIDE_DOUBLE on. */
export const STEP_SIZE = 8;
export const MOST_SLOTS = 4;
/** Stands for the traits of a step behind a way's last. */
export const WAY_ENDS = -1;
/** Bytes of a way, one end with it. */
export const WAY_SIZE = 56;
/** What is counted of a line, in a byte each. */
export const FEATURES = 16;
/** How many atoms may be tried for one pattern before the line is left to the graph. */
export const MOST_PLACED = 200;
/** Of a line of more atoms no ways are walked. */
export const MOST_WAY_ATOMS = 64;

// Single numbers of 32 bits. First what is known of the criteria: how many nitrogens a line must have, how many groups there
// are, the last slot of the hash tables.
export const FEWEST = 0;
export const WAYS_COUNT = FEWEST + 4;
export const COMPOSITIONS_LAST = WAYS_COUNT + 4;
export const SHAPES_LAST = COMPOSITIONS_LAST + 4;
export const GRAPHS_LAST = SHAPES_LAST + 4;
/** Of the line: the groups whose atoms and rings it has, a bit each; where it begins, and where the text was left. */
export const MET = GRAPHS_LAST + 4;
export const FIRST = MET + 4;
export const NEXT = FIRST + 4;
/** Lines since `scan` began, and lines by how far they came. */
export const LINES = NEXT + 4;
export const STAGES = LINES + 4;

// Tables that are filled once: of signs and elements.
export const TOKENS = STAGES + 4 * NOT_MODELLED + 4;
export const BONDS = TOKENS + 4 * 256;
export const CAPITAL = BONDS + 256;
export const SMALL = CAPITAL + 1024;
export const METAL = SMALL + 1024;
export const WEIGHT = METAL + 128;

// Of the groups of patterns; see Anchors of anchors.ts.
export const NEED = WEIGHT + 4 * 128;
export const MORE = NEED + 4 * MOST_GROUPS;
export const OWN = MORE + 4 * MOST_GROUPS;
/** Per way what a line must have, FEATURES bytes each, and its groups; see Ways of ways.ts. */
export const NEEDS = OWN + MOST_GROUPS;
export const GROUPS_OF = NEEDS + FEATURES * MOST_BITS;
/** Per place of a nitrogen the groups that may begin there, by their numbers. */
export const AT = GROUPS_OF + 4 * MOST_BITS;
/** Whatever its bonds, by its token and its being in a ring (512), both words as one. */
export const EITHER = AT + (MOST_PLACES << AT_SHIFT);
/** Per kind of atom of the graph the fields that it may serve, as two words. */
export const SERVES = EITHER + 8 * 1024;
export const SERVES_MORE = SERVES + 4 * ATOM_KINDS;

/** Per way its steps, WAY_SIZE bytes; and where the numbers of its patterns begin in PATTERNS_OF, with one past the last. */
export const WAYS = SERVES_MORE + 4 * ATOM_KINDS;
export const PATTERNS_FROM = WAYS + WAY_SIZE * MOST_BITS;
export const PATTERNS_OF = PATTERNS_FROM + 4 * (MOST_BITS + 4);
/** Per pattern what a line must have, FEATURES bytes; and its group. */
export const PATTERN_NEEDS = PATTERNS_OF + 4 * MOST_PATTERNS;
export const GROUP_OF = PATTERN_NEEDS + FEATURES * MOST_PATTERNS;

// The named substances: open hash tables of the sums of their compositions, of their shapes and of their graphs.
export const COMPOSITIONS = GROUP_OF + 4 * MOST_PATTERNS;
export const SHAPES = COMPOSITIONS + 4 * MOST_COMPOSITIONS;
export const GRAPHS = SHAPES + 4 * MOST_COMPOSITIONS;

// The patterns, group by group.
/** Per group its first pattern; per pattern its first atom; each with one past the last. */
export const GROUP_FIRST = GRAPHS + 4 * MOST_GRAPHS;
export const PATTERN_FIRST = GROUP_FIRST + 4 * (MOST_GROUPS + 4);
/** See assembly/graph/query.ts for what is asked of an atom. */
export const PATTERN_ATOMS = PATTERN_FIRST + 4 * (MOST_PATTERNS + 4);
export const PATTERN_LINKS = PATTERN_ATOMS + ATOM_SIZE * (MOST_PATTERN_ATOMS + 1);

// Text, and behind it room for a line end, and for the masks of the last line, which are of SHORT bytes and more.
export const TEXT = PATTERN_LINKS + 4 * MOST_PATTERN_LINKS;

// A line by masks: arrays by places in its text, which count from 0.
export const ATOM_MASK = TEXT + TEXT_SIZE + 2 * SHORT;
export const EVENT_MASK = ATOM_MASK + MASK;
export const OPENS_MASK = EVENT_MASK + MASK;
export const CLOSES_MASK = OPENS_MASK + MASK;
export const DIGITS_MASK = CLOSES_MASK + MASK;
/** Masks that will be squeezed to masks by atoms, two at once: per word of 64 places so many bytes, in which each mask has its own. */
export const SQUEEZED = DIGITS_MASK + MASK;
export const SQUEEZED_WORD = 64;
export const NITROGENS_AT = 0;
export const OXYGENS_AT = 8;
export const CARBONS_AT = 16;
export const RINGS_AT = 24;
/** In lower case, in brackets or not; charged, or in lower case in brackets; halogens; bound backwards by a double or triple bond. */
export const LOWER_AT = 32;
export const UNSURE_AT = 40;
export const HALOGENS_AT = 48;
export const MULTIPLE_AT = 56;
/** Where a branch ends or begins; the atom to which a ring number leads. */
export const BRANCH = SQUEEZED + 2 * SQUEEZED_WORD;
export const PARTNER = BRANCH + SHORT;
export const OPEN_BRANCH = PARTNER + SHORT;
/** Per ring number where it opened; the rings that closed. */
export const OPEN_RING = OPEN_BRANCH + SHORT;
export const CLOSURES = OPEN_RING + 16;

// The same line by atoms, counted from 0: a bit for each.
/** Bonds to another than the atom before, as the masks of both ends. */
export const JOINS = CLOSURES + 4 * SHORT;
/** Per trait the atoms that have it. */
export const HAVING = JOINS + 16 * SHORT;
/** Per atom of a pattern the atoms on which it may lie. */
export const LYING = HAVING + 8 * HAVINGS;

// A line by atoms: what the reader leaves. Atoms count from 1.
/** The atom, as its bit, on which each lies. */
export const PLACED_ON = LYING + 8 * LARGEST_PATTERN;
export const NODE = PLACED_ON + 8 * LARGEST_PATTERN;
/** Ring closures as the smaller atom times 4096 and the larger; and the bond as written at either. */
export const RING_PAIR = NODE + 4 * SIZE;
export const RING_ORDER = RING_PAIR + 4 * (MOST_RINGS + 4);
/** Per ring number the atom at which it opened, and the bond written there. */
export const OPEN_ATOM = RING_ORDER + MOST_RINGS + 16;
export const OPEN_ORDER = OPEN_ATOM + 4 * 100;
/** The atoms at which branches opened. */
export const STACK = OPEN_ORDER + 112;

// The graph of that line.
/** The atom's last child, and the child of the same parent before this one; how many neighbours it has. */
export const LAST_CHILD = STACK + 4 * DEEPEST;
export const SIBLING = LAST_CHILD + 4 * SIZE;
export const DEGREES = SIBLING + 4 * SIZE;
/** Per atom its last ring closure, as `2 * closure + 1` or, at the later atom, `+ 2`; and for each end the one before it. */
export const LAST_RING = DEGREES + 4 * SIZE;
export const RING_BEFORE = LAST_RING + 4 * SIZE;
/** Per atom the number of the line in which it, or the bond to its parent, was found in a ring. */
export const RING_STAMP = RING_BEFORE + 4 * (2 * MOST_RINGS + 4);
export const BOND_STAMP = RING_STAMP + 4 * SIZE;
export const NITROGENS = BOND_STAMP + 4 * SIZE;
/** Neighbours of the atoms that are placed, of one more, and of two neighbours of it, one after the other. */
export const NEIGHBOURS = NITROGENS + 4 * SIZE;
/** The atoms on which a pattern's atoms lie, and per atom whether one does. */
export const PLACED = NEIGHBOURS + 4 * 5 * SIZE;
export const TAKEN = PLACED + 4 * LARGEST_PATTERN;
export const COLOUR = TAKEN + SIZE;
export const FRESH = COLOUR + 4 * SIZE;
/** Per atom the first atom of its part of the line. */
export const PART = FRESH + 4 * SIZE;

// The same line without its hydrogens and a metal's bonds.
export const EDGES = PART + 4 * SIZE;
export const START = EDGES + 4 * 5 * SIZE;
export const CURSOR = START + 4 * (SIZE + 4);
export const LOST = CURSOR + 4 * SIZE;
/** Per atom its number there. */
export const FOUND_AS = LOST + 4 * SIZE;
export const PATH = FOUND_AS + 4 * SIZE;
export const REDUCED = PATH + 4 * SIZE;
export const REDUCED_RING = REDUCED + 4 * SIZE;
export const REDUCED_ORDER = REDUCED_RING + 4 * MOST_RINGS;

/** Pages of 64 KiB that hold all this. */
export const PAGES = (REDUCED_ORDER + MOST_RINGS + 65535) >> 16;
