import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Writes `dist/build.json`, which `GET /version` shows: the commit that was built, where this is a git repository, and the time. */
const root = resolve(import.meta.dirname, '../..');

const build = { githash: commit(), buildstamp: new Date().toISOString() };
writeFileSync(join(root, 'dist/build.json'), `${JSON.stringify(build)}\n`);

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, stdio: 'pipe' }).toString().trim();
  } catch {
    return '';
  }
}
