import type { Word } from './words.js';

/** A word of a statute for a reader: what another reading would give, and groups in and out of it. */
export interface Guide {
  /** What would follow from the other reading; empty where the word bears one. */
  readonly other: string;
  /** Groups by name and SMILES, `*` where they are attached. A test holds each to its predicate. */
  readonly inside: readonly (readonly [name: string, smiles: string])[];
  readonly arguable: readonly (readonly [name: string, smiles: string])[];
  readonly outside: readonly (readonly [name: string, smiles: string])[];
}

const FURTHER =
  'Silence on further substitution forbids it, so that what is arguable is outside; or allows it, so that it is plain.';
const RING =
  'A benzodioxole is two rings, so that it is outside; or one ring with a group on it, so that it is plain.';

const guide = (
  other: string,
  inside: Guide['inside'],
  arguable: Guide['arguable'],
  outside: Guide['outside'],
): Guide => ({ other, inside, arguable, outside });

/** Why a word is read as it is stands with the word itself (`VOCABULARY`) and in src/law/NOTES.md. */
export const GUIDE: Readonly<Partial<Record<Word, Guide>>> = {
  acyl: guide(
    'The wide use (any oxoacid) makes what is arguable plain; the narrow one (carboxylic acids) puts it outside.',
    [
      ['acetyl', '*C(C)=O'],
      ['2-furoyl', '*C(=O)c1ccco1'],
      ['formyl', '*C=O'],
      ['trifluoroacetyl', '*C(=O)C(F)(F)F'],
    ],
    [
      ['ethoxycarbonyl', '*C(=O)OCC'],
      ['dimethylcarbamoyl', '*C(=O)N(C)C'],
      ['thiopropionyl', '*C(=S)CC'],
      ['methylsulfonyl', '*S(C)(=O)=O'],
    ],
    [
      ['ethyl', '*CC'],
      ['benzyl', '*Cc1ccccc1'],
    ],
  ),
  alkyl: guide(
    FURTHER,
    [
      ['methyl', '*C'],
      ['tert-butyl', '*C(C)(C)C'],
    ],
    [
      ['cyclopropyl', '*C1CC1'],
      ['benzyl', '*Cc1ccccc1'],
    ],
    [
      ['vinyl', '*C=C'],
      ['cyano', '*C#N'],
    ],
  ),
  alkenyl: guide(
    FURTHER,
    [
      ['vinyl', '*C=C'],
      ['allyl', '*CC=C'],
    ],
    [['cyclopentenyl', '*C1=CCCC1']],
    [
      ['ethynyl', '*C#C'],
      ['phenyl', '*c1ccccc1'],
    ],
  ),
  alkoxyl: guide(
    FURTHER,
    [
      ['methoxy', '*OC'],
      ['ethoxy', '*OCC'],
    ],
    [
      ['trifluoromethoxy', '*OC(F)(F)F'],
      ['benzyloxy', '*OCc1ccccc1'],
    ],
    [
      ['phenoxy', '*Oc1ccccc1'],
      ['acetoxy', '*OC(C)=O'],
    ],
  ),
  alkoxyalkyl: guide(
    FURTHER,
    [['methoxymethyl', '*COC']],
    [['2-methoxyethoxymethyl', '*COCCOC']],
    [['methoxy', '*OC']],
  ),
  alkoxycarbonyl: guide(
    FURTHER,
    [['methoxycarbonyl', '*C(=O)OC']],
    [['benzyloxycarbonyl', '*C(=O)OCc1ccccc1']],
    [
      ['carboxyl', '*C(=O)O'],
      ['acetoxy', '*OC(C)=O'],
    ],
  ),
  acyloxy: guide(
    'The wide use takes in esters of every oxoacid; the narrow one those of carboxylic acids alone.',
    [['acetoxy', '*OC(C)=O']],
    [['methyl carbonate', '*OC(=O)OC']],
    [['methoxycarbonyl', '*C(=O)OC']],
  ),
  hydroxyl: guide(
    '',
    [['hydroxyl', '*O']],
    [],
    [
      ['methoxy', '*OC'],
      ['mercapto', '*S'],
    ],
  ),
  halo: guide(
    '',
    [
      ['fluoro', '*F'],
      ['iodo', '*I'],
    ],
    [],
    [['trifluoromethyl', '*C(F)(F)F']],
  ),
  haloalkyl: guide(
    FURTHER,
    [
      ['trifluoromethyl', '*C(F)(F)F'],
      ['2-chloroethyl', '*CCCl'],
    ],
    [],
    [
      ['fluoro', '*F'],
      ['methyl', '*C'],
    ],
  ),
  amino: guide(
    'Silence on further substitution allows it, so that dimethylamino is plain; or forbids it, so that it is outside.',
    [['amino', '*N']],
    [
      ['dimethylamino', '*N(C)C'],
      ['acetamido', '*NC(C)=O'],
    ],
    [
      ['nitro', '*[N+](=O)[O-]'],
      ['azido', '*N=[N+]=[N-]'],
    ],
  ),
  nitro: guide('', [['nitro', '*[N+](=O)[O-]']], [], [['nitroso', '*N=O']]),
  ester: guide(
    'An ester anywhere in the group is one; or one by its own bond alone.',
    [
      ['methoxycarbonyl', '*C(=O)OC'],
      ['acetoxy', '*OC(C)=O'],
    ],
    [['acetoxymethyl', '*COC(C)=O']],
    [['carboxyl', '*C(=O)O']],
  ),
  ether: guide(
    'An ether anywhere in the group is one; or one by its own bond alone.',
    [
      ['methoxy', '*OC'],
      ['methoxymethyl', '*COC'],
      ['phenoxy', '*Oc1ccccc1'],
    ],
    [['2-methoxyethoxymethyl', '*COCCOC']],
    [
      ['methylthio', '*SC'],
      ['hydroxyl', '*O'],
    ],
  ),
  cycloalkyl: guide(
    FURTHER,
    [
      ['cyclopropyl', '*C1CC1'],
      ['cyclopentyl', '*C1CCCC1'],
    ],
    [],
    [
      ['isopropyl', '*C(C)C'],
      ['phenyl', '*c1ccccc1'],
    ],
  ),
  cyanoalkyl: guide(
    FURTHER,
    [['2-cyanoethyl', '*CCC#N']],
    [['2,2-dicyanoethyl', '*CC(C#N)C#N']],
    [['cyano', '*C#N']],
  ),
  aryl: guide(
    FURTHER,
    [
      ['phenyl', '*c1ccccc1'],
      ['1-naphthyl', '*c1cccc2ccccc12'],
    ],
    [
      ['4-fluorophenyl', '*c1ccc(F)cc1'],
      ['2-thienyl', '*c1cccs1'],
    ],
    [
      ['cyclohexyl', '*C1CCCCC1'],
      ['benzyl', '*Cc1ccccc1'],
    ],
  ),
  phenyl: guide(
    '',
    [
      ['phenyl', '*c1ccccc1'],
      ['4-fluorophenyl', '*c1ccc(F)cc1'],
    ],
    [['5-indanyl', '*c1ccc2CCCc2c1']],
    [
      ['1-naphthyl', '*c1cccc2ccccc12'],
      ['2-thienyl', '*c1cccs1'],
    ],
  ),
  benzyl: guide(
    FURTHER,
    [['benzyl', '*Cc1ccccc1']],
    [['4-fluorobenzyl', '*Cc1ccc(F)cc1']],
    [
      ['phenyl', '*c1ccccc1'],
      ['phenethyl', '*CCc1ccccc1'],
    ],
  ),
  heterocycle: guide(
    FURTHER,
    [
      ['2-furyl', '*c1ccco1'],
      ['tetrahydrofuran-2-yl', '*C1CCCO1'],
    ],
    [['5-methyl-2-furyl', '*c1ccc(C)o1']],
    [
      ['phenyl', '*c1ccccc1'],
      ['cyclopentyl', '*C1CCCC1'],
    ],
  ),
  alkylsulfanyl: guide(
    FURTHER,
    [['methylthio', '*SC']],
    [['cyclopropylthio', '*SC1CC1']],
    [
      ['phenylthio', '*Sc1ccccc1'],
      ['mercapto', '*S'],
    ],
  ),
  trialkylsilyl: guide(
    FURTHER,
    [['trimethylsilyl', '*[Si](C)(C)C']],
    [],
    [['trimethoxysilyl', '*[Si](OC)(OC)OC']],
  ),
  monocycle: guide(RING, [], [], []),
  'aromatic monocycle': guide(RING, [], [], []),
};
