import t from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { runFor } from '../../src/concurrency/caller.js';
import { startEmulator } from '../../src/emulator/index.js';

/** Of one client at the same time. */
const MOST_CALLS = 50;

t.test('a caller whose calls wait for AWS lets others take their turns', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const { region, endpoint } = emulator;
  const { ecs } = awsAccount('sandbox', { region, endpoint, akid: 'a', secret: 'b' });
  const releases: (() => void)[] = [];
  emulator.faults.add({
    action: 'ListClusters',
    times: MOST_CALLS,
    hold: () => new Promise<void>(resolve => releases.push(resolve)),
  });
  const ended: string[] = [];
  const call = (limitKey: string, name: string) =>
    runFor({ limitKey }, () => ecs.listClusters({}).then(() => ended.push(name)));

  const held = Array.from({ length: MOST_CALLS }, () => call('busy', 'held'));
  while (releases.length < MOST_CALLS) await new Promise(resolve => setImmediate(resolve));
  const waiting = [call('busy', 'busy 1'), call('busy', 'busy 2'), call('other', 'other')];
  await new Promise(resolve => setImmediate(resolve));
  releases[0]?.();
  await Promise.all(waiting);
  for (const release of releases) release();
  await Promise.all(held);

  t.same(
    ended.filter(name => name !== 'held'),
    ['busy 1', 'other', 'busy 2'],
  );
});
