import t from 'tap';
import { pathOf, roundsOf } from '../../scripts/bench/rounds.js';
import { fullExample } from '../../scripts/demo/full-example.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';

const WWW = '/sandbox/clusters/myclu/services/www';

async function withService(service: Service): Promise<string> {
  await service.call('POST', '/sandbox/services', fullExample(service.emulator.seed.namespaceId));
  const [task] = (await service.call('GET', '/sandbox/clusters/myclu/tasks')).body;
  service.emulator.calls.length = 0;
  return task;
}

t.test('services are listed as ARNs or in full, described in batches of ten with their tags', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  await withService(service);
  for (let index = 0; index < 24; index += 1)
    await call('POST', '/sandbox/services', {
      service: { cluster: 'myclu', servicename: `s${index}`, desiredcount: 0, taskdefinition: 'webservers' },
    });
  emulator.calls.length = 0;

  const arns = await call('GET', '/sandbox/clusters/myclu/services');
  const whole = await call('GET', '/sandbox/clusters/myclu/services?all=true');

  t.equal(arns.body.length, 25);
  t.same(whole.body.map(({ ServiceArn }: { ServiceArn: string }) => ServiceArn).sort(), arns.body.sort());
  t.ok(whole.body.every(({ Tags }: { Tags: unknown[] }) => Tags.length > 3));
  const described = emulator.calls.filter(({ action }) => action === 'DescribeServices');
  t.equal(described.length, 6);
  t.notOk(emulator.calls.some(({ action }) => action === 'ListTagsForResource'));
});

t.test('a service and everything that belongs to it are read in parallel', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  const task = await withService(service);

  for (const all of ['true', '1', 't', 'TRUE']) {
    const { status, body } = await call('GET', `${WWW}?all=${all}`);
    t.equal(status, 200, all);
    matchExactly(t, body, {
      ServiceName: 'www',
      Cluster: { ClusterName: 'myclu' },
      TaskDefinition: { Family: 'webservers' },
      Tasks: [`myclu/${task.split('/').at(-1)}`],
      ServiceEndpoint: 'www.spinup.internal',
      Tags: [
        { Key: 'spinup:org', Value: 'myorg' },
        { Key: 'spinup:spaceid', Value: 'myclu' },
        { Key: 'spinup:type', Value: 'container' },
        { Key: 'spinup:flavor', Value: 'service' },
        { Key: 'spinup:operation', Value: String },
      ],
    });
  }
  const rounds = await roundsOf(emulator, () => call('GET', `${WWW}?all=true`));
  t.ok(rounds.length <= 4, pathOf(rounds));
  t.notOk('Cluster' in (await call('GET', `${WWW}?all=perhaps`)).body);
});

t.test('logs of a task’s container are read in pages, with quotes tolerated', async t => {
  const service = await startService(t);
  const { call } = service;
  const task = (await withService(service)).split('/').at(-1);

  const whole = await call('GET', `${WWW}/logs?task=%22${task}%22&container=%22webserver%22`);
  t.equal(whole.status, 200);
  t.ok(whole.body.Events.length > 0);
  const last = await call('GET', `${WWW}/logs?task=${task}&container=webserver&limit=1`);
  t.same(last.body.Events, whole.body.Events.slice(-1));
  const seq = encodeURIComponent(last.body.NextBackwardToken);
  const earlier = await call('GET', `${WWW}/logs?task=${task}&container=webserver&seq=${seq}`);
  t.same(earlier.body.Events, whole.body.Events.slice(0, -1));
  const end = whole.body.Events[0].Timestamp;
  const none = await call('GET', `${WWW}/logs?task=${task}&container=webserver&end=${end}`);
  t.same(none.body.Events, []);
});

t.test('logs need an existing task and container, and a limit that CloudWatch accepts', async t => {
  const service = await startService(t);
  const { call } = service;
  const task = (await withService(service)).split('/').at(-1);

  t.equal((await call('GET', `${WWW}/logs?task=${task}&container=none`)).status, 404);
  t.equal((await call('GET', `${WWW}/logs?task=${'0'.repeat(32)}&container=webserver`)).status, 404);
  for (const query of [
    '',
    `task=${task}`,
    `task=${task}&container=webserver&limit=0`,
    `task=${task}&container=webserver&limit=10001`,
  ])
    t.equal((await call('GET', `${WWW}/logs?${query}`)).status, 400, query);
});

t.test('ARNs are accepted for names, percent-encoded or with unencoded colons', async t => {
  const service = await startService(t);
  const { call } = service;
  await withService(service);
  const cluster = 'arn:aws:ecs:us-east-1:012345678901:cluster/myclu';
  const www = 'arn:aws:ecs:us-east-1:012345678901:service/myclu/www';

  for (const path of [
    `/sandbox/clusters/${encodeURIComponent(cluster)}/services/${encodeURIComponent(www)}`,
    `/sandbox/clusters/${cluster.replace('/', '%2F')}/services/${www.replaceAll('/', '%2F')}`,
    '/sandbox//clusters/myclu//services/www',
  ])
    t.match(await call('GET', path), { status: 200, body: { ServiceName: 'www' } }, path);
});
