import { createRequire } from 'node:module';
import type { RDKitLoader, RDKitModule } from '@rdkit/rdkit';

let loaded: Promise<RDKitModule> | undefined;

/** The second toolkit, loaded once a test file; silent about what it cannot parse. */
export function rdkit(): Promise<RDKitModule> {
  const load = createRequire(import.meta.url)('@rdkit/rdkit') as RDKitLoader;
  loaded ??= load({ printErr: () => {} } as never).then((module) => {
    module.disable_logging?.();
    return module;
  });
  return loaded;
}
