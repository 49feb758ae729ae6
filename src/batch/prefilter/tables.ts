import type { Anchors } from './anchors.js';
import type { Named } from './named.js';

/** What lines are read by: bare arrays, so that a thread can be given them and needs none of what they were made from. */
export interface Tables {
  readonly anchors: Anchors;
  readonly named: Named;
}
