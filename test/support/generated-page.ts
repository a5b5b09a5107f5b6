import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Test } from 'tap';

const ROOT = join(import.meta.dirname, '../../..');

/** Whether tests write what they otherwise compare: `npm test -- --snapshot FILE`. */
export const isSnapshot = process.env.TAP_SNAPSHOT === '1';

/** The text of a page below `docs/`. */
export function readPage(name: string): string {
  return readFileSync(pathOf(name), 'utf8');
}

/** Compares a page below `docs/` with what a test generates, or writes it. @param test the `import.meta.filename` of the test. */
export function verifyPage(t: Test, name: string, page: string, test: string): void {
  if (isSnapshot) {
    writeFileSync(pathOf(name), page);
    return;
  }
  const file = relative(join(ROOT, 'dist'), test).replace(/\.js$/, '.ts');
  const suite = file.startsWith('test/slow/') ? 'npm run test:slow' : 'npm test';
  t.same(readPage(name).split('\n'), page.split('\n'), `run ${suite} -- --snapshot ${file}`);
}

function pathOf(name: string): string {
  return join(ROOT, 'docs', name);
}
