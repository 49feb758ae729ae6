import { inWords } from '../vocabulary/words.js';
import type { In, LawRegister } from './register.js';
import type { ClassRule } from './schema.js';

/**
 * How a state's class differs from the federal one in force beside it, site by site.
 *
 * @returns a sentence a difference; undefined where there is no federal class of the family to compare with
 */
export function againstFederal(register: LawRegister, rule: In<ClassRule>): readonly string[] | undefined {
  const group = register.jurisdictions().find(({ id }) => id === rule.jurisdiction)?.group;
  if (group !== 'us-states' || rule.test !== 'clauses') return undefined;
  const federal = register
    .classes('us')
    .findLast((each) => each.family === rule.family && each.test === 'clauses');
  if (federal === undefined) return undefined;
  const keys = [...new Set([...federal.clauses, ...rule.clauses].map(placeOf))];
  const said = keys.flatMap((key) => {
    const [own, other] = [rule, federal].map((each) => wordsAt(each, key));
    const more = own!.filter((word) => !other!.includes(word));
    const less = other!.filter((word) => !own!.includes(word));
    return [
      ...(more.length === 0 ? [] : [`${key}: also ${more.join(', ')}`]),
      ...(less.length === 0 ? [] : [`${key}: not ${less.join(', ')}`]),
    ];
  });
  const forms = rule.extendsTo.filter((form) => !federal.extendsTo.includes(form));
  const lost = federal.extendsTo.filter((form) => !rule.extendsTo.includes(form));
  return [
    ...(rule.form === federal.form ? [] : ['form: a core with a list of what each place may bear']),
    ...said,
    ...(forms.length === 0 ? [] : [`extends also to ${forms.join(', ')}`]),
    ...(lost.length === 0 ? [] : [`does not say that it extends to ${lost.join(', ')}`]),
    ...(rule.asksMore === undefined ? [] : [rule.asksMore]),
  ];
}

const placeOf = ({ site, change }: ClassRule['clauses'][number]): string => `${site} ${change}`;

const wordsAt = (rule: ClassRule, key: string): string[] =>
  rule.clauses
    .filter((each) => placeOf(each) === key && each.bars !== true)
    .flatMap((c) => c.groups.map(inWords));
