import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';
import { WWW, webService } from '../support/web-service.js';

/** A server whose requests share what they read for a minute, with a service. */
async function startSharing(t: Test, readFreshness = 60): Promise<Service> {
  const service = await startService(t, { config: { readFreshness } });
  t.equal((await service.call('POST', '/sandbox/services', webService())).status, 200);
  return service;
}

function readsOf({ emulator }: Service, action = 'DescribeServices'): number {
  return emulator.calls.filter(call => call.action === action).length;
}

t.test('a hundred requests for a service are one call to AWS', async t => {
  const service = await startSharing(t);
  const before = readsOf(service);

  const answers = await Promise.all(Array.from({ length: 100 }, () => service.call('GET', WWW)));

  t.equal(readsOf(service), before + 1);
  const [first] = answers;
  for (const { status, body, headers } of answers) {
    t.equal(status, 200);
    t.equal(headers.age, '0');
    t.same(body, first?.body);
    t.equal(headers.etag, first?.headers.etag);
  }
});

t.test('requests for several services and their tasks that come together are two calls', async t => {
  const service = await startSharing(t);
  const { call, emulator } = service;
  for (const servicename of ['two', 'three'])
    t.equal((await call('POST', '/sandbox/services', webService({ service: { servicename } }))).status, 200);
  const tasks = (await call('GET', '/sandbox/clusters/myclu/tasks')).body as string[];
  emulator.calls.length = 0;
  const paths = [
    ...['www', 'two', 'three', 'missing'].map(name => `/sandbox/clusters/myclu/services/${name}`),
    ...tasks.map(task => `/sandbox/clusters/myclu/tasks/${task.split('/').at(-1)}`),
  ];

  const answers = await Promise.all(paths.map(path => call('GET', path)));

  const shownBy = ({ body }: Answer) => body.ServiceName ?? body.Tasks?.[0].TaskArn.split('/').at(-1) ?? body.status;
  t.same(answers.map(shownBy), ['www', 'two', 'three', 404, ...tasks.map(task => task.split('/').at(-1))]);
  const described = emulator.calls.filter(({ action }) => action.startsWith('Describe'));
  t.same(described.map(({ action }) => action).sort(), ['DescribeServices', 'DescribeTasks']);
});

t.test('Cache-Control: no-cache, and a freshness of 0, read the state of the moment', async t => {
  const service = await startSharing(t);
  const before = readsOf(service);
  await service.call('GET', WWW);
  for (const directive of ['no-cache', 'max-age=0']) {
    const { headers } = await service.call('GET', WWW, undefined, { 'cache-control': directive });
    t.notOk('age' in headers, directive);
  }
  t.equal(readsOf(service), before + 3);

  const fresh = await startSharing(t, 0);
  const none = readsOf(fresh);
  await fresh.call('GET', WWW);
  t.notOk('age' in (await fresh.call('GET', WWW)).headers);
  t.equal(readsOf(fresh), none + 2);
});

t.test('a change is seen by the next request, also one that AWS refuses', async t => {
  const service = await startSharing(t);
  const { call, emulator } = service;
  t.equal((await call('GET', WWW)).body.DesiredCount, 1);

  t.equal((await call('PUT', WWW, { service: { desiredcount: 2 } })).status, 200);
  t.equal((await call('GET', WWW)).body.DesiredCount, 2);

  await clientOf(t, ECS, emulator).updateService({ cluster: 'myclu', service: 'www', desiredCount: 3 });
  t.equal((await call('GET', WWW)).body.DesiredCount, 2);
  const refused = { code: 'ServerException', message: 'not now', status: 500 };
  emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: refused, times: 10 });
  t.equal((await call('PUT', WWW, { service: { desiredcount: 4 } })).status, 502);
  t.equal((await call('GET', WWW)).body.DesiredCount, 3);
});

t.test('a change is not decided by what requests share', async t => {
  const { call, emulator } = await startSharing(t);
  const { headers } = await call('GET', WWW);
  await clientOf(t, ECS, emulator).updateService({ cluster: 'myclu', service: 'www', desiredCount: 3 });
  t.equal((await call('GET', WWW)).headers.etag, headers.etag);

  const { status } = await call('PUT', WWW, { service: { desiredcount: 2 } }, { 'if-match': String(headers.etag) });

  t.equal(status, 412);
});

t.test('what a caller may see is decided for each request', async t => {
  const tokens = [tokenEntry('all'), tokenEntry('others', { spaces: ['other'] })];
  const { call } = await startService(t, { config: { readFreshness: 60, tokens } });
  t.equal((await call('POST', '/sandbox/services', webService())).status, 200);
  const readBy = async (name: string) => (await call('GET', '/sandbox/clusters', undefined, sending(name))).body;

  t.equal((await readBy('all')).length, 1);
  t.same(await readBy('others'), []);
});
