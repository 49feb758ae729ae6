/** A name as a list writes it, taken apart. */
export interface NameReading {
  /** What is looked up: letters, digits, primes, commas and round brackets; the same for every way of writing one name. */
  readonly key: string;
  /** The salt or form that the name itself says: `hydrochloride`, `citrate`, `base`. */
  readonly form?: string;
  /** Words about one stereoisomer: `cis-`, `(±)-`. */
  readonly stereo?: string;
  /** Isotopes that the name states: `d5`, `13c6`. */
  readonly label?: string;
  /** Words that say nothing of the substance, as they stand: `exempt preparation`, `1 mg/ml in methanol`. */
  readonly remarks: readonly string[];
}

/** Longer texts are no names, and are not looked at. */
export const LONGEST_NAME = 500;

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ω: 'omega',
};

/** In English, and as German, French, Italian and Spanish lists have them. */
const SALTS: readonly (readonly [form: string, words: string])[] = [
  [
    'hydrochloride',
    '(?:mono|di)?hydrochlorides?|hcl|(?:mono|di)?hydrochlorid|hydrochloridum|chlorhydrate|clorhidrato|cloridrato',
  ],
  ['hydrobromide', 'hydrobromide|hbr|hydrobromid|bromhydrate|bromhidrato|bromidrato'],
  ['citrate', '(?:di|mono)?hydrogen ?citrate|citrate?|citrato|citras'],
  ['oxalate', 'oxalate?|ossalato|oxalato'],
  ['sulfate', 'sulf?ph?ate|sulfat|sulfato|solfato'],
  ['tartrate', 'tartrate?|tartrato'],
  ['maleate', 'maleate?|maleato'],
  ['fumarate', 'fumarate?|fumarato'],
  ['phosphate', 'phosphate?|fosfato'],
  ['mesylate', 'mesylate?|methanesulfonate|mesilato'],
  ['tosylate', 'tosylate?|tosilato'],
  ['trifluoroacetate', 'trifluoroacetate|tfa'],
  ['acetate', 'acetate'],
  ['nitrate', 'nitrate'],
  ['base', '(?:free ?)?base|freie base|base libre|base libera'],
];
/** Salts whose words may stand behind a name without a space, as German has them: `Fentanylcitrat`. */
const GLUED = SALTS.slice(0, 8)
  .map(([, words]) => words)
  .join('|');
const ANY_SALT = SALTS.map(([, words]) => words).join('|');
/** Between a name and its salt. */
const JOIN = '(?:[\\s,;:.·•⋅∙*-]| x )';
const SALT_AFTER = new RegExp(
  `^(.+?)(?:${JOIN}+|${JOIN}*\\()(?:as )?(?:\\d ?)?(${ANY_SALT})(?: ?salt)?(?: ?\\(\\d:\\d\\))?\\)?$`,
);
const SALT_GLUED = new RegExp(`^([^\\s].{3,}?[a-z])(${GLUED})$`);
const SALT_BEFORE = new RegExp(`^(${ANY_SALT}) (?:of|de|di|d'|von) ?(.+)$`);
const HYDRATE = new RegExp(`^(.*\\S)${JOIN}+\\(?((?:mono|di|hemi|sesqui)?hydrate)\\)?$`);

/** Isotopes behind a name or before it: `fentanyl-d5`, `(2H5)fentanyl`, `fentanyl (13C6)`. */
const ISOTOPES = '\\(?(?:d\\d{1,2}|2h\\d{1,2}|13c\\d{0,2})\\)?(?:[ ,-]?\\(?15n\\d{0,2}\\)?)?';
const LABEL_AFTER = new RegExp(`^(.*[^ (-])[ -]{0,3}\\(?(?<![a-z0-9])(${ISOTOPES})\\)?$`);
const LABEL_BEFORE = new RegExp(`^(${ISOTOPES})[ -]?([a-z(].*)$`);

/** Words at the end that say nothing of the substance. */
const REMARKS: readonly RegExp[] = [
  /[ ,(]([<>≥≤~≈]{0,2} ?\d{1,3}(?:[.,]\d{1,3})? ?%(?: (?:purity|pure|w\/w|in [a-z]{1,30}))?)\)?$/,
  /[ ,(](injections?|tablets?|capsules?|lozenges?|nasal spray|ampoules?|vials?|transdermal (?:system|patch)(?:e?s)?|patch(?:es)?)\)?$/,
  /[ ,(](\d{1,6}(?:[.,]\d{1,6})? ?(?:kg|g|mg|mcg|ug|μg)(?: ?\/ ?(?:h|hr|dose))?)\)?$/,
  /\((mixture(?: of (?:isomers|stereoisomers|diastereomers))?|racemic|racemate|analytical standard)\)$/,
  /\((crm|exempt preparation|inn|usp|bp|ph\.? ?eur\.?|controlled|solution|exempt|reference standard|powder)\)$/,
  /[ ,](inn|usp|crm|solution|powder|reference standard)$/,
  /[ ,(](\d{1,6}(?:[.,]\d{1,6})? ?(?:mg|ug|μg|g|ng) ?\/ ?m?l(?: in [a-z]{1,30})?)\)?$/,
];
const STEREO = /^(\((?:±|\+\/-|\+|-|r|s|rs|e|z|r,s|s,r|r,r|s,s)\)|±|cis|trans|rac|dl|erythro|threo)[ -](.+)$/;

/**
 * How is this name looked up? Case, spaces, hyphens, kinds of bracket, Greek letters, primes of any kind, italics
 * marks, `o-`, `m-`, `p-`, the endings `-fentanil` and `-fentanyl`, and invisible characters make no difference.
 * Locants, commas and brackets stay: they tell substances apart.
 *
 * @param text - a name
 * @returns the readings to try, the whole name first, then without each word about salt, stereo or wares; none where
 * the text is longer than LONGEST_NAME or holds no letter
 * @throws never
 * @example readName('α-Methyl Fentanyl (HCl)').map(({ key, form }) => [key, form]);
 * // [['alphamethylfentanyl(hcl)', undefined], ['alphamethylfentanyl', 'hydrochloride']]
 */
export function readName(text: string): readonly NameReading[] {
  if (text.length > LONGEST_NAME) return [];
  let rest = plain(text);
  if (!/[a-z]/.test(rest)) return [];
  const readings: NameReading[] = [];
  let form: string | undefined;
  let stereo: string | undefined;
  let label: string | undefined;
  const remarks: string[] = [];
  const add = () => {
    const key = nameKey(rest);
    if (key.length > 0 && readings.at(-1)?.key !== key)
      readings.push({
        key,
        ...(form === undefined ? {} : { form }),
        ...(stereo === undefined ? {} : { stereo }),
        ...(label === undefined ? {} : { label }),
        remarks: [...remarks],
      });
  };
  /** As indexes sort names: `fentanyl, para-fluoro-`, and the same without its last hyphen. */
  const addTurned = () => {
    const spaced = rest.lastIndexOf(', ');
    const comma = spaced < 0 ? rest.indexOf(',') : spaced;
    if (comma < 1) return;
    const kept = rest;
    rest = `${rest
      .slice(comma + 1)
      .trim()
      .replace(/-$/, '')}${rest.slice(0, comma)}`;
    add();
    rest = kept;
  };
  const numbered = /^\(?\d{1,3}[.)] (.+)$/.exec(rest)?.[1];
  add();
  addTurned();
  if (numbered !== undefined) {
    rest = numbered;
    add();
    addTurned();
  }
  // Each turn takes one word off; a name holds few.
  for (let turn = 0; turn < 8; turn++) {
    const unwrapped = /^[([](.*)[)\]]$/.exec(rest)?.[1];
    const remark = REMARKS.map((pattern) => pattern.exec(rest)).find((match) => match !== null);
    const hydrate = HYDRATE.exec(rest);
    const after = SALT_AFTER.exec(rest);
    const before = SALT_BEFORE.exec(rest);
    const glued = SALT_GLUED.exec(rest);
    const labelled = LABEL_AFTER.exec(rest);
    const labelBefore = LABEL_BEFORE.exec(rest);
    const isomer = STEREO.exec(rest);
    if (remark != null) {
      remarks.push(remark[1]!.trim());
      rest = trimmed(rest.slice(0, remark.index));
    } else if (hydrate !== null) {
      remarks.push(hydrate[2]!);
      rest = hydrate[1]!;
    } else if (after !== null && form === undefined) {
      form = formOf(after[2]!);
      rest = after[1]!;
    } else if (before !== null && form === undefined) {
      form = formOf(before[1]!);
      rest = before[2]!;
    } else if (glued !== null && form === undefined) {
      form = formOf(glued[2]!);
      rest = glued[1]!;
    } else if (labelled !== null && label === undefined) {
      label = labelled[2]!;
      rest = trimmed(labelled[1]!);
    } else if (labelBefore !== null && label === undefined) {
      label = labelBefore[1]!;
      rest = labelBefore[2]!;
    } else if (isomer !== null) {
      stereo = stereo === undefined ? isomer[1]! : `${stereo} ${isomer[1]}`;
      rest = trimmed(isomer[2]!);
    } else if (unwrapped !== undefined && isOnePair(rest)) rest = unwrapped.trim();
    else break;
    add();
    addTurned();
  }
  return readings;
}

/** Which form does this word name? `HCl` is `hydrochloride`; undefined for a word that names none. */
export function formOf(word: string): string | undefined {
  const small = plain(word);
  return SALTS.find(([, words]) => new RegExp(`^(?:${words})$`).test(small))?.[0];
}

/** Text of which all that `plain` would change is the case of its letters, its quotation marks and its spaces. */
const NEARLY_PLAIN = /^[A-Za-z0-9 ,'()./+:;%&=#-]*$/;

/** Small letters, one kind of each sign, without what is not seen. */
function plain(text: string): string {
  if (NEARLY_PLAIN.test(text)) return unquoted(text.toLowerCase().replaceAll(/ {2,}/g, ' ').trim());
  return unquoted(
    text
      // Before NFKC, which makes a space and a sign of an acute accent.
      .replaceAll('´', "'")
      .replaceAll(/["“”„″ʺ]/g, "''")
      .replaceAll(/[™®©℠]/g, ' ')
      .normalize('NFKC')
      .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replaceAll(/<\/?(?:i|em|b|sub|sup|small|span)>/gi, '')
      .toLowerCase()
      .replaceAll(/[‘’‛′ʹ´`＇]/g, "'")
      .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
      .replaceAll(/[αβγδω]/g, (letter) => GREEK[letter]!)
      // Where a keyboard has no Greek; and as registers print it: `.alpha.-methyl`.
      .replaceAll(/ß(?=-)/g, 'beta')
      .replaceAll(/\.(alpha|beta|gamma|delta|omega)\./g, '$1')
      // Accents; NFC puts the letters of other scripts together again.
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replaceAll('µ', 'μ')
      .replaceAll(/[_*]+/g, ' ')
      .replaceAll(/[[{]/g, '(')
      .replaceAll(/[\]}]/g, ')')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}

/** Without quotation marks around the whole; within a name two primes are a locant. */
function unquoted(text: string): string {
  for (const mark of ["''", "'"])
    if (text.length > 2 * mark.length && text.startsWith(mark) && text.endsWith(mark))
      return text.slice(mark.length, -mark.length);
  return text;
}

/** Without spaces, commas and hyphens at either end. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && ' ,-'.includes(text[from]!)) from++;
  while (from < to && ' ,-'.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/**
 * The key of a name that is written plainly already.
 *
 * @param name - any text
 * @returns its letters, digits, primes, commas and brackets
 * @throws never
 * @example nameKey("2'-fluoro ortho-Fluorofentanyl"); // "2'fluoroorthofluorofentanyl"
 */
export function nameKey(name: string): string {
  return (
    plain(name)
      // `alpha(prime)-methyl`, `beta-prime-phenyl`: a prime spelt out.
      .replaceAll(/[ -]?\(?prime\)?(?![a-z])/g, "'")
      .replaceAll(/(?<![a-z])o[ -]+(?=[a-z])/g, 'ortho')
      .replaceAll(/(?<![a-z])m[ -]+(?=[a-z])/g, 'meta')
      .replaceAll(/(?<![a-z])p[ -]+(?=[a-z])/g, 'para')
      .replaceAll(/(?<![a-z])a-(?=meth)/g, 'alpha')
      .replaceAll(/(?<![a-z])b-(?=meth|hydroxy)/g, 'beta')
      .replaceAll(/[^a-z0-9',()\u0080-\uffff]/g, '')
      .replaceAll(/[\s\u0080-\u00bf]/g, '')
      .replaceAll('fentanil', 'fentanyl')
      // Latin, French, German, Italian and Spanish endings of one name: fentanylum, fentanilo, étonitazène, Brorphin.
      .replaceAll(/fentanyl(?:um|i|o|a|e)(?![a-z])/g, 'fentanyl')
      .replaceAll(ENDINGS, '$1e')
      .replaceAll('butyrfentanyl', 'butyrylfentanyl')
      .replaceAll('piperidinone', 'piperidone')
  );
}

const ENDINGS =
  /(nitazen|orphin|promid|bezitramid|xylazin|piperidon|ethidin|bromadolin|bucinnazin)(?:um|e|o|a)?(?![a-z])/g;

/** Between the names of a mixture. */
const AND = / ?[+&/、和与及;|] ?| (?:and|with|plus|und|mit|et|avec|e|ed|con|y|và|or|oder|ou) /i;
const MIXTURE =
  /^(?:a |an |the )?(?:mix(?:ture)?|blend|gemisch|mischung|mélange|mezcla|miscela) (?:of|aus|von|de|di) /i;
/** What follows a comma and is part of the name before it: a group, a position, a word for a relative. */
const NO_NAME =
  /(?:[^a-z]|yl|o|oxy|ortho|meta|para|alpha|beta|cis|trans|analog|analogue|derivative|isomer|like|related)$/i;

/** Words, and no part of a name before them: `heroin`, not `para-fluoro`. */
const isByItself = (part: string): boolean =>
  /^\p{L}[\p{L}\s-]{3,}$/u.test(part) && (!NO_NAME.test(part) || /fentan[iy]l$/i.test(part));

/**
 * Which names does this text put together? `fentanyl and heroin`, `fentanyl + xylazine`, `heroin, fentanyl`.
 *
 * @param text - a name
 * @returns the names, in their order; none where there are not two
 * @throws never
 * @example namesOfMixture('Mixture of fentanyl & xylazine'); // ['fentanyl', 'xylazine']
 */
export function namesOfMixture(text: string): readonly string[] {
  if (text.length > LONGEST_NAME) return [];
  const parts = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(MIXTURE, '')
    .split(AND)
    .flatMap((part) => {
      const listed = part.split(/,\s+/).map((each) => each.trim());
      return listed.every(isByItself) ? listed : [part];
    })
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

/**
 * Is this a name with another in brackets behind it, as lists write them? `Norfentanyl (N-phenyl-N-(piperidin-4-yl)propionamide)`
 *
 * @param text - a name
 * @returns the two; undefined where there are no such brackets
 * @throws never
 * @example inBrackets('ANPP (4-anilino-N-phenethylpiperidine)'); // ['ANPP', '4-anilino-N-phenethylpiperidine']
 */
export function inBrackets(text: string): readonly [before: string, within: string] | undefined {
  if (text.length > LONGEST_NAME || !text.endsWith(')')) return undefined;
  let depth = 0;
  for (let i = text.length - 1; i > 0; i--) {
    if (text[i] === ')') depth++;
    if (text[i] === '(' && --depth === 0)
      return /\s/.test(text[i - 1]!) ? [text.slice(0, i).trim(), text.slice(i + 1, -1).trim()] : undefined;
  }
  return undefined;
}

/** Whether the bracket at the beginning is closed by the one at the end. */
function isOnePair(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i === text.length - 1;
  }
  return false;
}

/** Words of the families that the register knows, where a name that is not known holds one. */
const FAMILY_WORDS: readonly (readonly [word: string, pattern: { test(text: string): boolean }])[] = [
  [
    'fentanyl',
    // With the slips of spelling that seizures and labels show.
    /(?:f|ph)[ei]n[td][aeiy]?n[aeiy]l|fentan(?![a-z])|\bfent\b|芬太尼|фентан[иі]л|フェンタニ|펜타닐|فنتانيل|फेंटेनिल/,
  ],
  ['nitazene', /nitaz[ae]|nitazep|尼秦|尼他秦|нитазен|ニタゼン|니타젠/],
  // Not morphine and its kin, nor endorphine.
  ['orphine', /(?<![mnt])(?<!end|nal|des)orphin(?![a-z]{3})/],
  ['ANPP', /anpp/],
  [
    '4-anilinopiperidine',
    /anilino-?piperid|phenyl-?amino\)?-?piperid|n-phenyl-?piperidin|\b4-?ap\b|4-?an(?:boc|bz)p/,
  ],
  [
    '4-anilidopiperidine',
    { test: (text) => [/phenyl/, /piperid/, /amide|anilid/].every((part) => part.test(text)) },
  ],
  ['piperidone', /piperidone|piperidin-?4-?one|\bnpp\b/],
  ['U-47700', /\bu-?4[789]\d{3}\b|\bah-?79\d\d\b/],
];

/**
 * Is this name like one of a family that the register knows, though it is not known itself?
 *
 * @param text - a name
 * @returns the word of the family, `nitazene`; undefined where it holds none
 * @throws never
 * @example familyWord('p-fluoro phenethyl 4-ANPP'); // 'ANPP'
 */
export function familyWord(text: string): string | undefined {
  const small = plain(text.slice(0, LONGEST_NAME));
  return FAMILY_WORDS.find(([, pattern]) => pattern.test(small))?.[0];
}
