import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';
import { readVersion } from '../../src/version.js';

const root = resolve(new URL(import.meta.resolve('#root/package.json')).pathname, '..');

t.test('the build records its commit and its time for GET /version', async t => {
  const { status } = spawnSync(process.execPath, [join(root, 'dist/scripts/build-info.js')]);
  const { version, githash, buildstamp } = readVersion();

  t.equal(status, 0);
  t.equal(version, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  t.match(githash, /^([0-9a-f]{40})?$/);
  t.ok(Math.abs(Date.parse(buildstamp) - Date.now()) < 60_000, buildstamp);
});
