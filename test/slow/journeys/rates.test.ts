import { EventEmitter, once } from 'node:events';
import t from 'tap';
import { familyOf, registerRevisions, serviceOf, spaceExample } from '../../../scripts/bench/spaces.js';
import { accelerated, acceleratedRates } from '../../../scripts/support/pacing.js';
import { awsAccount } from '../../../src/aws/account.js';
import { type RecordedCall, startEmulator } from '../../../src/emulator/index.js';
import { startService } from '../../support/service.js';
import { sending, tokenEntry } from '../../support/tokens.js';

/** How much higher than AWS's the rates are, both those that the embedded AWS enforces and those that the product keeps. */
const SPEED = 12;
const CALLERS = 200;
const READS = 3;
const REVISIONS = 60;

t.test(`${CALLERS} callers create and read at once at AWS’s rates, beside a large clean-up`, async t => {
  const steps = new EventEmitter();
  const cleanUpStarted = once(steps, 'deregisterTaskDefinition');
  const callers = Array.from({ length: CALLERS }, (_, i) => `caller${i}`);
  const { call, emulator, settled } = await startService(t, {
    pacing: { ...accelerated(SPEED), ...acceleratedRates(SPEED) },
    config: { tokens: callers.map(name => tokenEntry(name)) },
    account: { rolePropagationSeconds: 0 },
    onStep: ({ step }) => steps.emit(step),
  });
  const create = (space: string, headers?: Record<string, string>) =>
    call('POST', '/sandbox/services', spaceExample(space, emulator.seed.namespaceId), headers);
  for (const space of ['myclu', 'blog']) t.equal((await create(space)).status, 200);
  await registerRevisions(emulator, familyOf('myclu'), REVISIONS);
  emulator.limit({ speed: SPEED });
  await call('DELETE', `/sandbox/clusters/myclu/services/${serviceOf('myclu')}?recursive=true`);
  await cleanUpStarted;
  const before = emulator.calls.length;

  const statuses: number[] = [];
  const readTimes: number[] = [];
  const { sleep } = accelerated(SPEED);
  /** Reads again while this instance is overloaded, as it says it: service and embedded AWS share one process. */
  const read = async (name: string): Promise<void> => {
    const startedAt = performance.now();
    const { status, headers } = await call(
      'GET',
      `/sandbox/clusters/blog/services/${serviceOf('blog')}`,
      undefined,
      sending(name),
    );
    if (status === 503) {
      await sleep(Number(headers['retry-after']) * 1000);
      return read(name);
    }
    statuses.push(status);
    readTimes.push(performance.now() - startedAt);
  };
  const readRepeatedly = async (name: string) => {
    for (let reads = 0; reads < READS; reads += 1) await read(name);
  };
  const created = callers.map(async name => statuses.push((await create(name, sending(name))).status));
  await Promise.all([...created, ...callers.map(readRepeatedly)]);

  t.same(new Set(statuses), new Set([200]));
  const calls = emulator.calls.slice(before);
  t.same(throttled(emulator.calls), []);
  const registrations = calls.filter(({ action }) => action === 'RegisterTaskDefinition');
  t.equal(registrations.length, CALLERS);
  const seconds = ((registrations.at(-1)?.startedAt ?? 0) - (registrations[0]?.startedAt ?? 0)) / 1000;
  const deregistrations = calls
    .slice(
      0,
      calls.findLastIndex(({ action }) => action === 'RegisterTaskDefinition'),
    )
    .filter(({ action }) => action === 'DeregisterTaskDefinition').length;
  t.ok(deregistrations <= CALLERS / 2, `the clean-up got ${deregistrations} of the tokens meanwhile`);
  const tokens = (CALLERS + deregistrations) / seconds;
  const p99 = readTimes.sort((one, other) => one - other)[Math.floor(readTimes.length * 0.99)];
  t.comment(`${tokens.toFixed(1)} tokens a second of ${SPEED}; 99th percentile of reads ${p99?.toFixed(0)} ms`);
  await settled();
  t.same(throttled(emulator.calls), []);
  t.notMatch(JSON.stringify(emulator.snapshot()), /myclu/);
});

t.test('the timeout of a call does not include its wait for a token', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const { region, endpoint } = emulator;
  const requestTimeout = 1_000;
  const buckets = () => [{ name: 'cluster read', burst: 2, perSecond: 1, actions: ['ListClusters'] }];
  const { ecs } = awsAccount('sandbox', { region, endpoint, akid: 'a', secret: 'b' }, { buckets, requestTimeout });

  await ecs.listClusters({});
  await ecs.listClusters({});

  t.equal(emulator.calls.length, 2);
});

function throttled(calls: RecordedCall[]): string[] {
  return calls.filter(({ errorCode }) => errorCode?.startsWith('Throttl')).map(({ action }) => action);
}
