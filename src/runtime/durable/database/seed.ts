import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The path of the empty, migrated database in the package, which the build creates. It is valid for one version of PGlite, as
 * PostgreSQL's major versions cannot read each other's files.
 */
export function seedPath(): string {
  const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')));
  return join(root, 'dist', 'seed', `database-${pgliteVersion()}.tar.gz`);
}

/** @returns undefined where the package has not been built. */
export async function readSeed(): Promise<Buffer | undefined> {
  try {
    return await readFile(seedPath());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // fs rejects with such errors only
    throw error;
  }
}

function pgliteVersion(): string {
  const require = createRequire(import.meta.url);
  const main = require.resolve('@electric-sql/pglite');
  return require(join(dirname(main), '..', 'package.json')).version;
}
