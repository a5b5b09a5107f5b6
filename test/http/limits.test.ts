import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import t, { type Test } from 'tap';
import { startService, TOKEN } from '../support/service.js';

/** A service that listens, whose calls to AWS wait until they are released. */
async function startHeld(t: Test, config: Parameters<typeof startService>[1]) {
  const service = await startService(t, config);
  const releases: (() => void)[] = [];
  service.emulator.faults.add({
    action: 'ListClusters',
    times: Number.POSITIVE_INFINITY,
    hold: () => new Promise<void>(resolve => releases.push(resolve)),
  });
  const untilHeld = async (count: number) => {
    while (releases.length < count) await new Promise(resolve => setImmediate(resolve));
  };
  const release = () => {
    service.emulator.faults.clear();
    for (const each of releases) each();
  };
  return { ...service, untilHeld, release };
}

t.test('a caller that sends more than its requests per second is told when to try again', async t => {
  const { call } = await startService(t, { config: { requestsPerSecond: 1 } });

  for (let count = 4; count >= 0; count -= 1) {
    const { status, headers } = await call('GET', '/sandbox/clusters');
    t.equal(status, 200);
    t.same([headers['ratelimit-limit'], headers['ratelimit-remaining']], [5, count]);
  }
  const { status, headers, body } = await call('GET', '/sandbox/clusters');
  const health = await Promise.all(['/ping', '/ready', '/metrics'].map(path => call('GET', path)));

  t.equal(status, 429);
  t.match(headers['retry-after'], /^[1-5]$/);
  t.match(headers['ratelimit-reset'], /^[1-5]$/);
  t.match(body, {
    type: 'urn:ecs-api:problem:throttled',
    detail: 'The limit of this caller is 5 requests in 5 seconds.',
  });
  t.same(
    health.map(({ status }) => status),
    [200, 200, 200],
  );
  t.equal((await call('GET', '/version')).status, 200, 'without a token the caller is an address');
});

t.test('a wrong token counts for nobody', async t => {
  const { call } = await startService(t, { config: { requestsPerSecond: 1 } });

  for (let count = 0; count < 6; count += 1)
    t.equal((await call('GET', '/sandbox/clusters', undefined, { 'x-auth-token': 'wrong' })).status, 403);

  t.equal((await call('GET', '/sandbox/clusters')).status, 200);
});

t.test('a caller has only so many requests answered at the same time', async t => {
  const { call, untilHeld, release } = await startHeld(t, { config: { concurrentRequests: 2 } });

  const held = [call('GET', '/sandbox/clusters'), call('GET', '/sandbox/clusters')];
  await untilHeld(2);
  const refused = await call('GET', '/sandbox/clusters');
  const ping = await call('GET', '/ping');
  release();

  t.match(refused, {
    status: 429,
    headers: { 'retry-after': '1' },
    body: { detail: '2 requests of this caller are being answered already.' },
  });
  t.equal(ping.status, 200);
  for (const { status } of await Promise.all(held)) t.equal(status, 200);
  t.equal((await call('GET', '/sandbox/clusters')).status, 200);
});

t.test('of pipelined requests sixteen are answered, and the connection ends with the next', async t => {
  const { app, untilHeld, release, emulator } = await startHeld(t, {});
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo; // it listens on a port
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  const request = `GET /v1/ecs/sandbox/clusters HTTP/1.1\r\nHost: here\r\nX-Auth-Token: ${TOKEN}\r\n\r\n`;

  socket.write(request.repeat(40));
  await untilHeld(16);
  release();
  const received = await text(socket);

  t.same(received.match(/HTTP\/1\.1 \d+/g), [...Array(16).fill('HTTP/1.1 200'), 'HTTP/1.1 503']);
  t.equal(emulator.calls.filter(({ action }) => action === 'ListClusters').length, 16);
});

t.test('while AWS is out, requests are refused at once', async t => {
  const { call } = await startService(t, { account: { endpoint: 'http://127.0.0.1:1' } });

  const failed = await Promise.all(Array.from({ length: 10 }, () => call('GET', '/sandbox/clusters')));
  const refused = await call('GET', '/sandbox/clusters');
  const otherService = await call('GET', '/sandbox/secrets');

  t.same([...new Set(failed.map(({ status }) => status))], [502]);
  t.match(refused, {
    status: 503,
    headers: { 'retry-after': /^([1-9]|10)$/ },
    body: { detail: /^AWS ecs in account sandbox has failed 10 times in a row/ },
  });
  t.equal(otherService.status, 502);
});
