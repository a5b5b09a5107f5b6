import t from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';

const definition = (family: string) => ({
  family,
  cpu: '256',
  memory: '512',
  networkmode: 'awsvpc',
  requirescompatibilities: ['FARGATE'],
  containerdefinitions: [{ name: 'web', image: 'nginx' }],
});

async function withDefinition(service: Service, ...families: string[]): Promise<void> {
  await service.call('POST', '/sandbox/clusters', { ClusterName: 'jobs' });
  for (const family of families) await service.call('POST', '/sandbox/taskdefs', definition(family));
}

t.test('tasks run on Fargate in the account’s network with the space’s tags, and show their revision', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  await withDefinition(service, 'report');

  const { status, body } = await call('POST', '/sandbox/clusters/jobs/tasks', {
    taskdefinition: 'report',
    count: 2,
    startedby: 'me',
    tags: [{ Key: 'Team', Value: 'blue' }],
  });

  t.equal(status, 200);
  t.equal(body.Tasks.length, 2);
  t.same(body.Failures, []);
  t.match(body.Tasks[0], { LaunchType: 'FARGATE', StartedBy: 'me', Revision: 1 });
  const run = emulator.calls.find(({ action }) => action === 'RunTask')?.input;
  matchExactly(t, run, {
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: emulator.seed.subnetIds,
        securityGroups: [emulator.seed.securityGroupIds[0]],
        assignPublicIp: 'DISABLED',
      },
    },
  });
  const shown = await call('GET', `/sandbox/clusters/jobs/tasks/${encodeURIComponent(body.Tasks[0].TaskArn)}`);
  const tags = new Map(shown.body.Tasks[0].Tags.map(({ Key, Value }: Record<string, string>) => [Key, Value]));
  t.equal(tags.get('spinup:org'), 'myorg');
  t.equal(tags.get('spinup:spaceid'), 'jobs');
  t.equal(tags.get('Team'), 'blue');
});

t.test('a request that does not fit its definition is refused with all of its faults, and runs nothing', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  await withDefinition(service, 'report');
  const overrides = { cpu: '300', containerOverrides: [{ name: 'db' }] };

  const { status, body } = await call('POST', '/sandbox/clusters/jobs/tasks', { taskDefinition: 'report', overrides });

  t.equal(status, 400);
  t.equal(body.detail, 'The request does not fit its cluster or its task definition.');
  t.same(body.errors, [
    {
      pointer: '/overrides/containerOverrides/0/name',
      message: 'must be the name of a container in the task definition',
    },
    {
      pointer: '/overrides/cpu',
      message: 'must be one of 256, 512, 1024, 2048, 4096, 8192, 16384 on Fargate, not 300',
    },
  ]);
  t.notOk(emulator.calls.some(({ action }) => action === 'RunTask'));
});

t.test('more than a hundred tasks are listed and described in batches of a hundred', async t => {
  const service = await startService(t);
  const { call, emulator } = service;
  await withDefinition(service, 'report');
  for (let round = 0; round < 15; round += 1)
    await call('POST', '/sandbox/clusters/jobs/tasks', { TaskDefinition: 'report', Count: 10 });
  emulator.calls.length = 0;

  const { body } = await call('GET', '/sandbox/clusters/jobs/tasks');

  t.equal(new Set(body).size, 150);
  const count = (action: string) => emulator.calls.filter(call => call.action === action).length;
  t.equal(count('ListTasks'), 2);
  t.equal(count('DescribeTasks'), 2);
});

t.test('lists are filtered by family, by startedBy with family, and by one or several statuses', async t => {
  const service = await startService(t);
  const { call } = service;
  await withDefinition(service, 'report', 'mail');
  const run = async (TaskDefinition: string, StartedBy: string) =>
    (await call('POST', '/sandbox/clusters/jobs/tasks', { TaskDefinition, StartedBy })).body.Tasks[0].TaskArn;
  const mine = await run('report', 'me');
  const theirs = await run('report', 'you');
  const mail = await run('mail', 'me');
  const list = async (query: string) => (await call('GET', `/sandbox/clusters/jobs/tasks?${query}`)).body.sort();

  t.same(await list('family=report'), [mine, theirs].sort());
  t.same(await list('startedBy=me'), [mine, mail].sort());
  t.same(await list('startedBy=me&family=report'), [mine]);

  t.match(await call('DELETE', `/sandbox/clusters/jobs/tasks/${encodeURIComponent(mail)}?reason=enough`), {
    status: 200,
    body: 'OK',
  });
  t.same(await list('status=STOPPED'), [mail]);
  t.same(await list(''), [mine, theirs].sort());
  t.same(await list('status=RUNNING&status=STOPPED'), [mine, theirs, mail].sort());
  t.match((await call('GET', `/sandbox/clusters/jobs/tasks/${encodeURIComponent(mail)}`)).body.Tasks[0], {
    StoppedReason: 'enough',
  });
  matchExactly(t, await call('GET', '/sandbox/clusters/jobs/tasks?status=GONE'), {
    status: 400,
    body: { errors: [{ parameter: /^query\.status/ }] },
  });
});

t.test('a run without a definition or with a public address that is not allowed is refused', async t => {
  const service = await startService(t);
  await withDefinition(service);

  const { status, body } = await service.call('POST', '/sandbox/clusters/jobs/tasks', {
    networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED' } },
  });

  t.equal(status, 400);
  t.same(body.errors.map((error: { pointer: string }) => error.pointer).sort(), [
    '/TaskDefinition',
    '/networkConfiguration/awsvpcConfiguration/assignPublicIp',
  ]);
});

t.test('a missing cluster, task or definition is 404', async t => {
  const service = await startService(t);
  const { call } = service;
  await withDefinition(service);

  for (const path of ['/sandbox/clusters/none/tasks', '/sandbox/clusters/jobs/tasks/00000000000000000000000000000000'])
    t.equal((await call('GET', path)).status, 404, path);
  t.equal((await call('POST', '/sandbox/clusters/jobs/tasks', { TaskDefinition: 'none' })).status, 404);
});

t.test('a run that AWS would not place is refused with every fault, before AWS is asked', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/clusters/jobs/tasks', {
    TaskDefinition: 'web',
    LaunchType: 'FARGATE',
    CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE' }],
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['<SUBNET>'] } },
  });

  t.equal(status, 400);
  t.same(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '/CapacityProviderStrategy/0/Weight',
    '/LaunchType',
    '/NetworkConfiguration/AwsvpcConfiguration/Subnets/0',
  ]);
  t.same(emulator.calls, []);
});
