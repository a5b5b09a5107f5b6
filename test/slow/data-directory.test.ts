import { createHash } from 'node:crypto';
import fs, { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import t from 'tap';
import { Invalid } from '../../src/errors.js';
import { startDurableRuntime } from '../../src/runtime/durable/index.js';
import { ONE_ATTEMPT } from '../support/retries.js';

const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const KEY = Buffer.alloc(32, 7).toString('base64');

function start(directory: string, encryptionKeys?: string) {
  return startDurableRuntime(
    { directory, keepOperations: 30, ...(encryptionKeys && { encryptionKeys }) },
    { workflows: [], contextOf: () => ({}), onStep: () => {}, retries: ONE_ATTEMPT, log: LOG },
  );
}

/** The files of a directory with the hash of their contents. The sockets that reserve the directory are no files. */
function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
    })
    .sort();
}

t.test('a data directory without its key, or with damaged files, is refused and stays as it is', async t => {
  const directory = t.testdir();
  await (await start(directory)).close();
  const key = join(directory, 'key');

  renameSync(key, `${key}.away`);
  const withoutKey = filesIn(directory);
  await t.rejects(
    start(directory),
    new Invalid(
      `The data directory ${directory} has operations but no file "key", with which they are encrypted. Restore the file, or give another directory with --data.`,
    ),
  );
  t.same(
    filesIn(directory).filter(file => !/postgres/.test(file)),
    withoutKey.filter(file => !/postgres/.test(file)),
  );
  await (await start(directory, KEY)).close();

  renameSync(`${key}.away`, key);
  await (await start(directory)).close();

  writeFileSync(join(directory, 'postgres/global/pg_control'), Buffer.alloc(8_192, 1));
  const damaged = filesIn(directory);
  await t.rejects(start(directory), {
    message: `PostgreSQL cannot read the files in ${join(directory, 'postgres')}: PGlite failed to initialize properly. Restore them from a backup, or give another directory with --data.`,
  });
  t.same(filesIn(directory), damaged);
});

t.test('an operation is on the disk before it is accepted, unless the configuration says otherwise', async t => {
  const original = fs.fsyncSync;
  const synced: string[] = [];
  fs.fsyncSync = descriptor => {
    synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
    original(descriptor);
  };
  syncBuiltinESMExports();
  t.teardown(() => {
    fs.fsyncSync = original;
    syncBuiltinESMExports();
  });
  const operation = {
    id: 'one',
    account: 'a',
    org: 'o',
    kind: 'k',
    target: 't',
    startedAt: new Date(0),
    input: {},
    origin: 'request',
  } as const;

  for (const waitForDisk of [true, false]) {
    const directory = t.testdir();
    const runtime = await startDurableRuntime(
      { directory, keepOperations: 30, waitForDisk },
      { workflows: [], contextOf: () => ({}), onStep: () => {}, retries: ONE_ATTEMPT, log: LOG },
    );
    synced.length = 0;
    await runtime.store.add(operation);
    t.equal(
      synced.some(path => path.startsWith(join(directory, 'postgres/pg_wal/'))),
      waitForDisk,
    );
    await runtime.close();
  }
});
