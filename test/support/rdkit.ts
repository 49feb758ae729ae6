import { createRequire } from 'node:module';
import type { MainModule } from '@rdkit/rdkit';

let loaded: Promise<MainModule> | undefined;

/** The second toolkit, loaded once a test file; silent about what it cannot parse. */
export function rdkit(): Promise<MainModule> {
  const load = createRequire(import.meta.url)('@rdkit/rdkit') as (options: unknown) => Promise<MainModule>;
  const started = loaded ?? load({ print: () => {}, printErr: () => {} });
  loaded = started;
  return started;
}
