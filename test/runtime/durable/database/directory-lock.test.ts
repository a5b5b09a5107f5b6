import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { Conflict, Invalid } from '../../../../src/errors.js';
import { lockDirectory } from '../../../../src/runtime/durable/database/directory-lock.js';

const MODULE = new URL('../../../../src/runtime/durable/database/directory-lock.js', import.meta.url).href;

/** A process that holds a directory; it is killed when the test ends. */
async function takenByAnother(t: Test, directory: string): Promise<ChildProcess> {
  const source = `
    import { lockDirectory } from ${JSON.stringify(MODULE)};
    await lockDirectory(${JSON.stringify(directory)});
    process.stdout.write('taken');
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [text] = await once(child.stdout, 'data');
  t.equal(String(text), 'taken');
  return child;
}

t.test('a directory is created and belongs to one process until it is released', async t => {
  const directory = join(t.testdir(), 'not', 'yet');

  const lock = await lockDirectory(directory);
  await t.rejects(
    lockDirectory(directory),
    new Conflict(
      `Another process uses the data directory ${directory}. Stop it, or give another directory with --data.`,
    ),
  );
  await lock.release();
  const again = await lockDirectory(directory);

  await again.release();
});

t.test('a killed process releases its directory', async t => {
  const directory = t.testdir();
  const child = await takenByAnother(t, directory);
  await t.rejects(lockDirectory(directory), Conflict);

  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockDirectory(directory);

  t.same(await readdir(directory), ['lock.2'], 'and what is left of it is taken away');
  await lock.release();
});

t.test('one of many concurrent processes gets the directory, even after a killed one', async t => {
  const directory = t.testdir();
  const child = await takenByAnother(t, directory);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)));

  const locks = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? outcome.value : []));
  const refusals = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? outcome.reason : []));
  t.equal(locks.length, 1);
  t.ok(refusals.every(refusal => refusal instanceof Conflict));
  await locks[0]?.release();
});

// Only Linux has a shorter name for a long path.
if (process.platform === 'linux')
  t.test('a directory’s path may be longer than a socket’s path', async t => {
    const directory = join(t.testdir(), 'a'.repeat(60), 'b'.repeat(60));

    const lock = await lockDirectory(directory);
    await t.rejects(lockDirectory(directory), Conflict);

    await lock.release();
  });

t.test('a directory that cannot be created is named, with the reason', async t => {
  const file = join(t.testdir({ file: '' }), 'file');

  for (const [directory, reason] of [
    ['/proc/nope', 'ENOENT'],
    [file, 'EEXIST'],
    [join(file, 'below'), 'ENOTDIR'],
  ] as const)
    await t.rejects(lockDirectory(directory), {
      constructor: Invalid,
      message: new RegExp(`^The data directory ${directory} cannot be created: ${reason}: .*$`),
    });
});
