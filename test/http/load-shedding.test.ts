import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import t, { type Test } from 'tap';
import { createLoadShedding, type LoadShedding, refusalLog } from '../../src/http/load-shedding.js';
import { createServer } from '../../src/http/server.js';

const LATE = 26;
const ON_TIME = 25;

/** Admits requests. @returns their responses, of which nothing but the end is used. */
function admit(shedding: LoadShedding, count: number): ServerResponse[] {
  return Array.from({ length: count }, () => {
    const response = new EventEmitter() as ServerResponse;
    shedding.admit(response);
    return response;
  });
}

function sample(shedding: LoadShedding, delay: number, times: number): void {
  for (let count = 0; count < times; count += 1) shedding.sample(delay);
}

/** Ends some of the requests. */
function end(responses: ServerResponse[], count: number): void {
  for (const response of responses.splice(0, count)) response.emit('close');
}

t.test('requests have no limit until two samples in a row are late; then it is fifty', async t => {
  const shedding = createLoadShedding();
  const responses = admit(shedding, 1_000);

  sample(shedding, LATE, 1);
  sample(shedding, ON_TIME, 1);
  sample(shedding, LATE, 1);
  t.equal(shedding.isFull(), false);
  sample(shedding, LATE, 1);
  end(responses, 950);
  t.equal(shedding.isFull(), true, '50 of 50');
  end(responses, 1);
  t.equal(shedding.isFull(), false, '49 of 50');
});

t.test('fifty requests are the limit as soon as a sample does not come in time', async t => {
  let time = 0;
  const shedding = createLoadShedding(() => time);
  const responses = admit(shedding, 50);

  time = 45;
  t.equal(shedding.isFull(), false);
  time = 46;
  t.equal(shedding.isFull(), true);
  end(responses, 1);
  t.equal(shedding.isFull(), false, '49 of 50');
  admit(shedding, 1);
  shedding.sample(ON_TIME);
  t.equal(shedding.isFull(), false);
});

t.test('each late sample lowers a limit that has been reached by three tenths, to thirty-two', async t => {
  const shedding = createLoadShedding();
  const responses = admit(shedding, 60);
  sample(shedding, LATE, 2);

  sample(shedding, LATE, 5);
  end(responses, 11);
  t.equal(shedding.isFull(), false, '49 of 50: it has not been reached before');
  sample(shedding, LATE, 1);
  end(responses, 14);
  t.equal(shedding.isFull(), true, '35 of 35');
  end(responses, 1);
  t.equal(shedding.isFull(), false, '34 of 35');

  sample(shedding, LATE, 20);
  end(responses, 2);
  t.equal(shedding.isFull(), true, '32 of 32');
  end(responses, 1);
  t.equal(shedding.isFull(), false, '31 of 32');
});

/** A load shedding at its lowest limit, 32. */
function atLeastLimit(): LoadShedding {
  const shedding = createLoadShedding();
  sample(shedding, LATE, 20);
  return shedding;
}

t.test('the limit rises while requests are refused in time, and goes after a second in which none is', async t => {
  const shedding = atLeastLimit();
  admit(shedding, 32);

  sample(shedding, ON_TIME, 10);
  t.equal(shedding.isFull(), true, '32 of 32: it rises only when a request has been refused');
  sample(shedding, ON_TIME, 1);
  t.equal(shedding.isFull(), false, '32 of 34');
  admit(shedding, 2);
  t.equal(shedding.isFull(), true, '34 of 34');

  sample(shedding, LATE, 1);
  sample(shedding, ON_TIME, 49);
  admit(shedding, 36);
  t.equal(shedding.isFull(), true, 'no second has passed yet');
  sample(shedding, LATE, 1);
  sample(shedding, ON_TIME, 49);
  admit(shedding, 36);
  sample(shedding, ON_TIME, 1);
  t.equal(shedding.isFull(), false);
});

t.test('a request that runs for longer than a second only waits, and does not count', async t => {
  const shedding = atLeastLimit();
  const [old] = admit(shedding, 1);
  sample(shedding, LATE, 1);
  admit(shedding, 31);
  sample(shedding, LATE, 48);
  t.equal(shedding.isFull(), true, '32 of 32');

  sample(shedding, LATE, 1);
  t.equal(shedding.isFull(), false, '31 of 32');
  old?.emit('close');
  admit(shedding, 1);
  t.equal(shedding.isFull(), true, 'its end is not counted again');
});

/** A server that listens and has more requests than it answers. */
async function startFull(t: Test) {
  const refused: number[] = [];
  const shedding = { ...createLoadShedding(), isFull: () => true };
  const app = createServer(false, { trustedProxies: [], shedding, onRefused: () => refused.push(1) });
  app.all('/*', async () => 'answered');
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  t.teardown(() => app.close());
  return { url, refused };
}

t.test(
  'a request that is too many gets a problem document before it is routed; a health check or a preflight is answered',
  async t => {
    const { url, refused } = await startFull(t);

    const response = await fetch(`${url}/v1/ecs/sandbox/clusters?all=true`, { headers: { 'X-Request-Id': 'mine' } });
    const body = await response.json();
    const ping = await fetch(`${url}/v1/ecs/ping?now`);
    const preflight = await fetch(`${url}/v1/ecs/sandbox/clusters`, { method: 'OPTIONS' });

    t.equal(response.status, 503);
    t.equal(response.headers.get('content-type'), 'application/problem+json');
    t.equal(response.headers.get('retry-after'), '1');
    t.equal(response.headers.get('x-request-id'), 'mine');
    t.same(body, {
      type: 'urn:ecs-api:problem:unavailable',
      title: 'Service Unavailable',
      status: 503,
      detail: 'This instance has more requests than it can answer.',
      instance: '/v1/ecs/sandbox/clusters',
      requestId: 'mine',
    });
    t.equal(await ping.text(), 'answered');
    t.equal(await preflight.text(), 'answered');
    t.same(refused, [1]);
  },
);

t.test('a refused upload ends its connection, another refused body does not', async t => {
  const { url } = await startFull(t);
  const send = (body: string | ReadableStream) =>
    fetch(`${url}/v1/ecs/sandbox/clusters`, { method: 'POST', body, duplex: 'half' } as RequestInit);

  const small = await send('{}');
  const chunked = await send(new Blob(['{}']).stream());

  t.same([small.status, small.headers.get('connection')], [503, 'keep-alive']);
  t.same([chunked.status, chunked.headers.get('connection')], [503, 'close']);
});

t.test('refused requests are logged at most once a second, with their number', async t => {
  const counts: number[] = [];
  let time = 0;
  const refused = refusalLog(
    count => counts.push(count),
    () => time,
  );

  for (time of [0, 1, 999, 1_000, 1_001, 5_000]) refused();

  t.same(counts, [1, 3, 2]);
});
