import { speaksOf, WORDS, type Word } from '../vocabulary/words.js';
import type { LawRegister } from './register.js';

/** A word of the statutes, and the clauses that use it. */
export interface WordUse {
  readonly word: Word;
  readonly clauses: readonly { readonly rule: string; readonly clause: string; readonly text: string }[];
}

/** Where does the law use a word? Undefined where no statute that is held does, and it is no word of the vocabulary. */
export function wordUse(register: LawRegister, asked: string): WordUse | undefined {
  const word = WORDS.find((each) => each === asked.trim().toLowerCase());
  if (word === undefined) return undefined;
  const clauses = register
    .classes()
    .flatMap((rule) =>
      rule.clauses
        .filter((clause) => clause.groups.some((term) => speaksOf(term, word)))
        .map((clause) => ({ rule: rule.id, clause: clause.id, text: clause.text })),
    );
  return { word, clauses };
}
