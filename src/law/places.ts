/** Where a person would hold a fact of the register against its source, and whom to ask. */
export interface SourcePlace {
  /** What it would settle. */
  readonly settles: string;
  /** A page, a document number or an authority. */
  readonly open: string;
}

/**
 * Who could settle what is not known or not verified, jurisdiction by jurisdiction: the official place of each list and what is
 * open there. Texts were read in stored copies; none of these pages was.
 */
export const PLACES: Readonly<Record<string, readonly SourcePlace[]>> = {
  us: [
    { settles: 'schedules and precursors as they stand', open: 'ecfr.gov, 21 CFR 1308.11, 1308.12, 1310.02' },
    { settles: 'the seven names of 90 FR 44979', open: 'federalregister.gov, document 2025-18103' },
    { settles: 'the nine names of 88 FR 85104', open: 'federalregister.gov, document 2023-26694' },
  ],
  un: [
    { settles: 'names, schedules and days of notification', open: 'incb.org, Yellow List and Red List' },
    { settles: 'days of decision', open: 'unodc.org, decisions of the Commission on Narcotic Drugs' },
  ],
  cn: [
    {
      settles: 'the nitazene class: its day and exact sentence',
      open: 'btgaj.xjbt.gov.cn/c/2025-07-28/8428464.shtml',
    },
    { settles: 'the orphine class', open: 'fec.mofcom.gov.cn/article/ggfw/zcfg/zcqt/202609/8254.html' },
  ],
  gb: [{ settles: 'Schedule 2 as it stands', open: 'legislation.gov.uk, Misuse of Drugs Act 1971' }],
  ca: [
    { settles: 'names of Schedules I and VI', open: 'laws-lois.justice.gc.ca, C-38.8' },
    { settles: 'what item 13 and item 16 reach', open: 'Health Canada, on request' },
  ],
  it: [{ settles: 'the tables of DPR 309/1990', open: 'salute.gov.it, tabelle delle sostanze stupefacenti' }],
  ie: [
    { settles: 'declaration orders and the Schedule', open: 'irishstatutebook.ie, Misuse of Drugs Act 1977' },
  ],
  at: [{ settles: 'Annex II of the NPSV', open: 'ris.bka.gv.at, Gesetzesnummer 20007642, Anlage II (PDF)' }],
  de: [
    {
      settles: 'the drawing of group 7: place of R3 and x',
      open: 'gesetze-im-internet.de/normengrafiken/bgbl1_2025/j02920_0450.jpg',
    },
    {
      settles: 'the drawings of group 9',
      open: 'gesetze-im-internet.de/normengrafiken/bgbl1_2025/j02920_0470.jpg',
    },
    { settles: 'the first day of the form of 2025', open: 'recht.bund.de, BGBl. 2025 I Nr. 292' },
  ],
  ee: [{ settles: 'the formulae of Schedule VI', open: 'riigiteataja.ee/aktilisa/SOM_m2_lisa1.pdf' }],
  eu: [{ settles: 'decisions and annexes', open: 'eur-lex.europa.eu, Regulations 273/2004 and 111/2005' }],
  nl: [{ settles: 'List IA', open: 'wetten.overheid.nl BWBR0001941, bijlage IA' }],
  no: [{ settles: 'the generic groups', open: 'lovdata.no FOR-2013-02-14-199' }],
  lv: [{ settles: 'the group “acetilfentanili”', open: 'likumi.lv/ta/id/50539' }],
  'us-dc': [{ settles: 'the section as it stands', open: 'code.dccouncil.gov, § 48-902.04' }],
  'us-fl': [{ settles: 'item numbers, and which act added item 64', open: 'leg.state.fl.us, 893.03' }],
  'us-ia': [{ settles: 'the letters of single names', open: 'legis.iowa.gov, 124.204' }],
  'us-id': [{ settles: 'the section as it stands', open: 'legislature.idaho.gov, 37-2705' }],
  'us-mo': [{ settles: 'the section and the yearly schedules', open: 'revisor.mo.gov, 195.017' }],
  'us-nd': [{ settles: 'the section as it stands', open: 'ndlegis.gov, 19-03.1-05' }],
  'us-ne': [{ settles: 'the numbers of single names', open: 'nebraskalegislature.gov, 28-405' }],
  'us-oh': [{ settles: 'the term, and the schedules', open: 'codes.ohio.gov, 2925.01 and OAC 4729:9-1' }],
  'us-sd': [{ settles: 'the act that added the class; the 18 names', open: 'sdlegislature.gov, 34-20B-13' }],
};

export const sourcePlacesOf = (jurisdiction: string): readonly SourcePlace[] => PLACES[jurisdiction] ?? [];
