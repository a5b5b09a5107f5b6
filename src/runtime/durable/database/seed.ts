import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the package keeps a new database, all migrations done, as `npm run seed` makes it. It belongs to one version of
 * PGlite, since PostgreSQL's major versions do not read each other's files.
 */
export function seedPath(): string {
  const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')));
  return join(root, 'dist', 'seed', `database-${pgliteVersion()}.tar.gz`);
}

/** @returns undefined in a working copy that has not been built. */
export async function readSeed(): Promise<Buffer | undefined> {
  try {
    return await readFile(seedPath());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // fs rejects with nothing else
    throw error;
  }
}

function pgliteVersion(): string {
  const require = createRequire(import.meta.url);
  const main = require.resolve('@electric-sql/pglite');
  return require(join(dirname(main), '..', 'package.json')).version;
}
