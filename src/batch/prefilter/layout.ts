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

// Of a neighbour of a nitrogen, beside its token: a double or triple bond is written at it; it is in a ring.
export const DOUBLED = 512;
export const RINGED = 1024;
/** Of a nitrogen's place (`mayBeginAt` of anchors.ts): it is in a ring. */
export const IN_RING = 8;
/** The high bits of the fields in which neighbours are counted. */
export const GUARD = 0x08888888;
/** The high bits of the bytes in which a line's carbons, nitrogens, oxygens and ring closures are counted. */
export const COUNT_GUARD = 0x80808080;
export const MOST_COUNTED = 127;

/** Groups of patterns in one prefilter; of more groups than MOST_BITS none is ruled out by the line's counts alone. */
export const MOST_GROUPS = 256;
export const MOST_BITS = 32;
/** Places of a nitrogen; see `mayBeginAt` of anchors.ts. */
export const MOST_PLACES = 32;
/** Per place so many bytes: how many groups may begin there, and which. */
export const AT_SHIFT = 6;
/** Kinds of a neighbour: its token with DOUBLED and RINGED. */
export const NEIGHBOUR_KINDS = 2048;
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

// Single numbers of 32 bits. First what is known of the criteria: how many nitrogens a line must have, how many groups there
// are, the last slot of both hash tables.
export const FEWEST = 0;
export const GROUPS = FEWEST + 4;
export const COMPOSITIONS_LAST = GROUPS + 4;
export const GRAPHS_LAST = COMPOSITIONS_LAST + 4;
/** Those whose patterns all need a ring's carbonyl carbon, an acetal, or a ring's enol. */
export const GROUPS_WITH_OXO = GRAPHS_LAST + 4;
export const GROUPS_WITH_ACETAL = GROUPS_WITH_OXO + 4;
export const GROUPS_WITH_ENOL = GROUPS_WITH_ACETAL + 4;
/** Is each neighbour in a ring where a pattern begins at a nitrogen in no ring that has two of them, or fewer? */
export const BOTH_RINGED = GROUPS_WITH_ENOL + 4;
/** Of the line: the groups whose atoms and rings it has, a bit each; where it begins, and where the text was left. */
export const MET = BOTH_RINGED + 4;
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
export const OXO = OWN + MOST_GROUPS;
export const ACETAL = OXO + MOST_GROUPS;
export const ENOL = ACETAL + MOST_GROUPS;
/** What a line must hold at the least, counted, and as one bit for each further element. */
export const COUNTS = ENOL + MOST_GROUPS;
export const ELEMENTS = COUNTS + 4 * MOST_GROUPS;
export const NITROGENS_IN = ELEMENTS + 4 * MOST_GROUPS;
/** Per place of a nitrogen the groups that may begin there: a bit each where there are few; their numbers; what all need. */
export const GROUPS_AT = NITROGENS_IN + 4 * MOST_GROUPS;
export const AT = GROUPS_AT + 4 * MOST_PLACES;
export const LEAST_AT = AT + (MOST_PLACES << AT_SHIFT);
/** Per kind of neighbour the fields that it may serve, as two words: where no small letter has four neighbours, or where one may. */
export const NARROW = LEAST_AT + 8 * MOST_PLACES;
export const NARROW_MORE = NARROW + 4 * NEIGHBOUR_KINDS;
export const WIDE = NARROW_MORE + 4 * NEIGHBOUR_KINDS;
export const WIDE_MORE = WIDE + 4 * NEIGHBOUR_KINDS;
/** Whatever its bonds, by its token and its being in a ring (512), both words as one. */
export const EITHER = WIDE_MORE + 4 * NEIGHBOUR_KINDS;
/** May it stand beside a ring's carbonyl carbon or acetal; and where a small letter has four neighbours? */
export const BESIDE_OXO = EITHER + 8 * 1024;
export const BESIDE_OXO_WIDE = BESIDE_OXO + NEIGHBOUR_KINDS;
/** Per kind of atom of the graph the fields that it may serve, as two words. */
export const SERVES = BESIDE_OXO_WIDE + NEIGHBOUR_KINDS;
export const SERVES_MORE = SERVES + 4 * ATOM_KINDS;

// The named substances: open hash tables of the sums of their compositions and of their graphs.
export const COMPOSITIONS = SERVES_MORE + 4 * ATOM_KINDS;
export const GRAPHS = COMPOSITIONS + 4 * MOST_COMPOSITIONS;

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
export const RING_MASK = ATOM_MASK + MASK;
export const MULTIPLE_MASK = RING_MASK + MASK;
export const NITROGEN_MASK = MULTIPLE_MASK + MASK;
export const OXYGEN_MASK = NITROGEN_MASK + MASK;
export const CHARGED_MASK = OXYGEN_MASK + MASK;
export const EVENT_MASK = CHARGED_MASK + MASK;
export const SMALL_MASK = EVENT_MASK + MASK;
export const OPENS_MASK = SMALL_MASK + MASK;
export const CLOSES_MASK = OPENS_MASK + MASK;
export const DIGITS_MASK = CLOSES_MASK + MASK;
/** Nitrogens that are a letter, no brackets. */
export const NITROGEN_LETTER_MASK = DIGITS_MASK + MASK;
/** Oxygens that are; and all such atoms but carbons. */
export const OXYGEN_LETTER_MASK = NITROGEN_LETTER_MASK + MASK;
export const HETERO_LETTER_MASK = OXYGEN_LETTER_MASK + MASK;
/** Plain `n` of two neighbours: in a ring one surely bears a double bond. */
export const SOFT_MASK = HETERO_LETTER_MASK + MASK;
/** Atoms of the neighbourhood within which an oxo carbon is looked for; those that bear one oxygen by a single bond. */
export const NEARBY_MASK = SOFT_MASK + MASK;
export const ONE_OXYGEN_MASK = NEARBY_MASK + MASK;
/** The token of an atom in brackets; where the atom ends; where a branch ends or begins; the atom to which a ring number leads. */
export const BRACKET_TOKEN = ONE_OXYGEN_MASK + MASK;
export const BRACKET_END = BRACKET_TOKEN + 4 * SHORT;
export const BRANCH = BRACKET_END + SHORT;
export const PARTNER = BRANCH + SHORT;
export const OPEN_BRANCH = PARTNER + SHORT;
/** Per ring number where it opened; the rings that closed. */
export const OPEN_RING = OPEN_BRANCH + SHORT;
export const CLOSURES = OPEN_RING + 16;
/** Neighbours, as places with the bond as written above the low byte: of the nitrogen, of another atom, of one behind that. */
export const AROUND = CLOSURES + 4 * SHORT;
export const FURTHER = AROUND + 4 * SHORT;
export const BEHIND = FURTHER + 4 * SHORT;
/** The carbons that may bear an oxygen by a double bond. */
export const OXOS = BEHIND + 4 * SHORT;

// A line by atoms: what the reader leaves. Atoms count from 1.
export const NODE = OXOS + 2 * SHORT;
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
