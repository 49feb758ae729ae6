import { HttpFault } from './fault.js';

/** The parameters of a request, each once. */
export type Query = ReadonlyMap<string, string>;

/**
 * Reads the parameters of a request.
 *
 * @param search - what stands after the path, `?a=1&b=2`
 * @param known - the names that the path takes
 * @throws HttpFault where one is not known, or stands twice: a slip of the pen is not to be passed over
 */
export function queryOf(search: URLSearchParams, known: readonly string[]): Query {
  const query = new Map<string, string>();
  for (const [name, value] of search) {
    if (!known.includes(name))
      throw new HttpFault(
        400,
        'wrong-parameter',
        `There is no parameter of that name; there ${known.length === 0 ? 'are none' : `are ${known.join(', ')}`}.`,
      );
    if (query.has(name)) throw new HttpFault(400, 'wrong-parameter', `The parameter ${name} stands twice.`);
    query.set(name, value);
  }
  return query;
}

/** Day and jurisdictions, where the parameters name them. */
export function daysOf(query: Query): { asOf?: string; jurisdictions?: string[] } {
  const asOf = query.get('asOf');
  const jurisdictions = query.get('jurisdictions');
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(jurisdictions === undefined
      ? {}
      : { jurisdictions: jurisdictions.split(',').map((id) => id.trim()) }),
  };
}
