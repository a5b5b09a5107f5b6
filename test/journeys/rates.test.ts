import { EventEmitter, once } from 'node:events';
import t from 'tap';
import { criticalPath } from '../../scripts/bench/critical-path.js';
import { familyOf, registerRevisions, serviceOf, spaceExample } from '../../scripts/bench/spaces.js';
import { accelerated } from '../../scripts/support/pacing.js';
import type { RecordedCall } from '../../src/emulator/index.js';
import { startService } from '../support/service.js';

/** How much faster than its own rates the embedded AWS takes calls, and the product makes those that it paces. */
const SPEED = 40;
const REVISIONS = 100;
/** Milliseconds of every call, so that what waits for another shows; unpaced, a hundred deregistrations would still exceed the rate. */
const LATENCY = 15;

t.test('a space is created as if nobody deleted a hundred revisions, and no call is throttled', async t => {
  const steps = new EventEmitter();
  const begun = once(steps, 'deregisterTaskDefinition');
  const { call, emulator, settled } = await startService(t, {
    pacing: accelerated(SPEED),
    onStep: ({ step }) => steps.emit(step),
  });
  await call('POST', '/sandbox/services', spaceExample('myclu', emulator.seed.namespaceId));
  await registerRevisions(emulator, familyOf('myclu'), REVISIONS);
  emulator.latency = LATENCY;
  emulator.limit({ speed: SPEED });
  await call('POST', '/sandbox/services', spaceExample('alone', emulator.seed.namespaceId));
  const alone = callsOf('alone', emulator.calls);

  await call('DELETE', `/sandbox/clusters/myclu/services/${serviceOf('myclu')}?recursive=true`);
  await begun;
  const { status } = await call('POST', '/sandbox/services', spaceExample('among', emulator.seed.namespaceId));

  t.equal(status, 200);
  const left = REVISIONS - emulator.calls.filter(({ action }) => action === 'DeregisterTaskDefinition').length;
  t.ok(left > 0, `the deletion was still under way, with ${left} revisions left`);
  const among = callsOf('among', emulator.calls);
  t.same(actionsOf(among), actionsOf(alone));
  const [path, usual] = [criticalPath(among), criticalPath(alone)];
  t.ok(path.length <= usual.length * 1.2, `${path.length} calls in a row, ${usual.length} alone: ${path.join(', ')}`);
  await settled();
  t.same(
    emulator.calls.filter(({ errorCode }) => errorCode === 'ThrottlingException').map(({ action }) => action),
    [],
  );
  t.notMatch(JSON.stringify(emulator.snapshot()), /myclu/);
});

function callsOf(space: string, calls: RecordedCall[]): RecordedCall[] {
  return calls.filter(({ input }) => JSON.stringify(input).includes(space));
}

function actionsOf(calls: RecordedCall[]): string[] {
  return calls.map(({ service, action }) => `${service} ${action}`).sort();
}
