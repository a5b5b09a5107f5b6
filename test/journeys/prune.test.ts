import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import type { EmulatorOptions, RecordedCall } from '../../src/emulator/index.js';
import { manualClock } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const KEEP = 3;
const MANAGED = '/sandbox/clusters/myclu/taskdefs/web';

/** Service `www` with the first revision of family `web`. @param keepRevisions the number of unused revisions that stay. */
async function startKeeping(t: Test, keepRevisions: number, emulator?: EmulatorOptions): Promise<Service> {
  const service = await startService(t, { config: { keepRevisions }, emulator });
  await service.call('POST', '/sandbox/services', webService());
  return service;
}

/** Deploys revisions up to this number and waits for the follow-ups of the last one. */
async function deployUpTo({ call, settled }: Service, count: number): Promise<void> {
  for (let revision = 2; revision <= count; revision += 1)
    await call('PUT', WWW, { taskdefinition: webDefinition({ image: `nginx:${revision}` }) });
  await settled();
}

/** The numbers of the ACTIVE and INACTIVE revisions of family `web`. */
async function revisions(t: Test, { emulator }: Service): Promise<number[]> {
  const ecs = clientOf(t, ECS, emulator);
  const lists = await Promise.all(
    (['ACTIVE', 'INACTIVE'] as const).map(status => ecs.listTaskDefinitions({ familyPrefix: 'web', status })),
  );
  return lists
    .flatMap(({ taskDefinitionArns = [] }) => taskDefinitionArns)
    .map(arn => Number(arn.split(':').at(-1)))
    .sort((a, b) => a - b);
}

function callsOf({ emulator }: Service, name: string): RecordedCall[] {
  return emulator.calls.filter(({ action }) => action === name);
}

t.test('the latest unused revisions stay, and older ones are deleted', async t => {
  const service = await startKeeping(t, KEEP);

  await deployUpTo(service, KEEP);
  t.same(await revisions(t, service), [1, 2, 3]);
  t.same(callsOf(service, 'DeregisterTaskDefinition'), []);
  await deployUpTo(service, 5);

  t.same(await revisions(t, service), [5, 6, 7]);
});

t.test('without keepRevisions every revision stays', async t => {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());

  await deployUpTo(service, 12);

  t.equal((await revisions(t, service)).length, 12);
  const { body } = await service.call('GET', '/sandbox/operations?kind=pruneRevisions');
  t.same(body.Operations, []);
});

t.test('a revision in use by another service, a task or a deployment stays', async t => {
  const clock = manualClock();
  const service = await startKeeping(t, 1, { clock, timings: { taskPending: 30_000 } });
  clock.advance(60_000);
  const other = { service: { servicename: 'other', cluster: 'myclu', desiredcount: 1, taskdefinition: 'web:1' } };
  t.equal((await service.call('POST', '/sandbox/services', other)).status, 200);
  await service.call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
  const run = { taskdefinition: 'web:2', launchtype: 'FARGATE' };
  t.equal((await service.call('POST', '/sandbox/clusters/myclu/tasks', run)).status, 200);
  clock.advance(60_000);

  for (const image of ['nginx:3', 'nginx:4', 'nginx:5']) {
    await service.call('PUT', WWW, { taskdefinition: webDefinition({ image }) });
    clock.advance(60_000);
  }
  await service.call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:6' }) });
  await service.settled();

  t.same(
    await revisions(t, service),
    [1, 2, 5, 6],
    'of another service, of a task, of the previous and of the current deployment',
  );
});

t.test('managed task definitions are pruned too', async t => {
  const service = await startService(t, { config: { keepRevisions: KEEP } });
  const managed = { cluster: { clustername: 'myclu' }, taskdefinition: webDefinition() };
  t.equal((await service.call('POST', '/sandbox/taskdefs', managed)).status, 200);

  for (let revision = 2; revision <= 5; revision += 1)
    await service.call('PUT', MANAGED, { taskdefinition: webDefinition({ image: `nginx:${revision}` }) });
  await service.settled();

  t.same(await revisions(t, service), [3, 4, 5]);
});

t.test('deleting and recreating services does not accumulate revisions', async t => {
  const service = await startKeeping(t, KEEP);

  for (let time = 2; time <= 5; time += 1) {
    await service.call('DELETE', WWW);
    t.equal((await service.call('POST', '/sandbox/services', webService())).status, 200);
  }
  await service.settled();

  t.same(await revisions(t, service), [3, 4, 5]);
});

t.test('an update whose definition equals the latest revision registers nothing', async t => {
  const service = await startKeeping(t, KEEP);

  const { body } = await service.call('PUT', WWW, { taskdefinition: webDefinition(), forcenewdeployment: true });

  t.match(body.TaskDefinition, { Revision: 1 });
  t.equal(callsOf(service, 'RegisterTaskDefinition').length, 1);
});

t.test('concurrent updates register one after another, and none fails', async t => {
  const service = await startKeeping(t, KEEP);
  const { call, emulator, settled } = service;
  emulator.calls.length = 0;
  emulator.latency = 20;

  const updates = [2, 3, 4, 5].map(image =>
    call('PUT', WWW, { taskdefinition: webDefinition({ image: `nginx:${image}` }) }),
  );

  for (const { status, body } of await Promise.all(updates)) t.equal(status, 200, JSON.stringify(body));
  const registered = callsOf(service, 'RegisterTaskDefinition');
  t.equal(registered.length, 4);
  t.same(
    registered.filter((one, index) => one.startedAt < (registered[index - 1]?.endedAt ?? 0)),
    [],
  );
  await settled();
});
