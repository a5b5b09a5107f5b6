import nock from 'nock';
import t from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { bucketsOf } from '../../src/aws/rates.js';
import { runFor } from '../../src/concurrency/caller.js';
import { startEmulator } from '../../src/emulator/index.js';
import { startService, TOKEN } from '../support/service.js';

/** A bucket whose tokens come so rarely that a test sees its burst alone: nine, with the margin. */
const BURST = 9;
const buckets = (service: string) =>
  service === 'ecs' ? [{ name: 'cluster read', burst: 10, perSecond: 0.15, actions: ['ListClusters'] }] : [];

/** Calls for a caller that has gone: it gets the tokens that are there, and rejects with an AbortError where there are none. */
function withoutWaiting<Result>(call: () => Promise<Result>): Promise<Result> {
  return runFor({ limitKey: 'a', signal: AbortSignal.abort() }, call);
}

t.test('each attempt of a call takes a token', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const { region, endpoint } = emulator;
  const { ecs } = awsAccount('sandbox', { region, endpoint, akid: 'a', secret: 'b' }, { buckets });
  const call = () => withoutWaiting(() => ecs.listClusters({}));
  emulator.faults.add({
    action: 'ListClusters',
    times: 1,
    error: { code: 'ServerException', message: '', status: 500 },
  });

  for (let calls = 0; calls < BURST - 1; calls += 1) await call();

  await t.rejects(call(), { name: 'AbortError' }, 'there is no token');
  t.equal(emulator.calls.length, BURST);
});

t.test('a request that would wait for long is refused before anything is called, with Retry-After', async t => {
  const { app, call, emulator } = await startService(t, { pacing: { buckets } });
  for (let calls = 0; calls < BURST; calls += 1) t.equal((await call('GET', '/sandbox/clusters')).status, 200);
  const sent = emulator.calls.length;
  const controller = new AbortController();
  const waiting = app.inject({
    url: '/v1/ecs/sandbox/clusters',
    headers: { 'x-auth-token': TOKEN },
    signal: controller.signal,
  });
  waiting.catch(() => {});
  await new Promise(resolve => setImmediate(resolve));

  const { status, headers, body } = await call('GET', '/sandbox/clusters');
  t.equal(status, 429);
  t.ok(Number(headers['retry-after']) > 10, `${headers['retry-after']} s`);
  t.match(body, { type: 'urn:ecs-api:problem:throttled', detail: /wait, as AWS limits their rate \(cluster read\)/ });
  t.equal(emulator.calls.length, sent);

  controller.abort();
  await t.rejects(waiting);
});

t.test('a read that others share does not end with the request that began it', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const { region, endpoint } = emulator;
  const options = {
    buckets: () => [{ name: 'x', burst: 2, perSecond: 50, actions: ['ListClusters'] }],
    readFreshness: 1000,
  };
  const account = awsAccount('sandbox', { region, endpoint, akid: 'a', secret: 'b' }, options);
  const { ecs } = account.sharingReads(() => {});

  await withoutWaiting(() => ecs.listClusters({}));

  t.same((await withoutWaiting(() => ecs.listClusters({ maxResults: 1 }))).clusterArns, []);
  await t.rejects(
    withoutWaiting(() => account.ecs.listClusters({})),
    { name: 'AbortError' },
    'one of its own does',
  );
});

t.test('an account has AWS’s rates, less a tenth of the burst', async t => {
  nock.disableNetConnect();
  t.teardown(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  nock('https://ecs.us-east-1.amazonaws.com').post('/').times(5).reply(200, {});
  const { ecs } = awsAccount('prod', { region: 'us-east-1', akid: 'a', secret: 'b' });

  for (let calls = 0; calls < 4; calls += 1)
    await withoutWaiting(() => ecs.deleteTaskDefinitions({ taskDefinitions: ['web:1'] }));

  await t.rejects(
    withoutWaiting(() => ecs.deleteTaskDefinitions({ taskDefinitions: ['web:1'] })),
    { name: 'AbortError' },
  );
});

t.test('another endpoint than AWS’s has no rates', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const { region, endpoint } = emulator;
  const { ecs } = awsAccount('sandbox', { region, endpoint, akid: 'a', secret: 'b' });

  for (let calls = 0; calls < 5; calls += 1)
    await withoutWaiting(() => ecs.deleteTaskDefinitions({ taskDefinitions: ['web:1'] }));

  t.equal(emulator.calls.length, 5);
});

t.test('the rate of log events depends on the Region', async t => {
  const rateIn = (region: string) =>
    bucketsOf('logs', region).find(({ actions }) => actions.includes('GetLogEvents'))?.perSecond;

  t.same([rateIn('us-east-1'), rateIn('eu-central-1')], [25, 10]);
});
