import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import type { RecordedCall } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { barrier } from '../support/barrier.js';
import { container, definitionWith, FLAVORS, type Keeper, keeperOf } from '../support/credentials.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const REGISTER = 'RegisterTaskDefinition';

function registrations({ emulator }: Service): RecordedCall[] {
  return emulator.calls.filter(({ action }) => action === REGISTER);
}

/** The calls that started before the previous one had ended. */
function overlapping(calls: RecordedCall[]): RecordedCall[] {
  return calls.filter((call, index) => call.startedAt < (calls[index - 1]?.endedAt ?? 0));
}

async function withService(t: Test): Promise<Service> {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  return service;
}

async function deployed({ call }: Service) {
  const { body } = await call('GET', `${WWW}?all=true`);
  return body.TaskDefinition;
}

const DETAILED = {
  environment: [
    { name: 'B', value: '2' },
    { name: 'A', value: '1' },
  ],
  portmappings: [{ containerport: 80 }],
  healthcheck: { command: ['CMD', 'true'] },
};

/** Requests that describe the current containers in another form. */
const SAME: [what: string, taskdefinition: (keeper: Keeper) => Promise<object>][] = [
  ['the same definition', async () => definition()],
  ['sizes with units', async () => ({ ...definition(), cpu: '.25 vCPU', memory: '0.5 GB' })],
  ['variables in another order', async () => definition({ environment: [...DETAILED.environment].reverse() })],
  ['containers in another order', async () => ({ ...definition(), containerdefinitions: containers().reverse() })],
  ['explicit defaults', async () => definition({ essential: true, cpu: 0, portmappings: [PORT] })],
  ['empty lists', async () => ({ ...definition({ secrets: [], mountpoints: [] }), volumes: [] })],
  [
    'the response of AWS',
    async keeper => (await keeper.ecs.describeTaskDefinition({ taskDefinition: 'web' })).taskDefinition ?? {},
  ],
];

const PORT = { containerport: 80, hostport: 80, protocol: 'tcp' };

function containers(over: object = {}): object[] {
  return [{ ...container('web'), ...DETAILED, ...over }, container('sidecar')];
}

function definition(over: object = {}): object {
  return definitionWith(containers(over));
}

for (const flavor of FLAVORS)
  for (const [what, taskdefinition] of SAME)
    t.test(`an update of a ${flavor} with ${what} registers nothing`, async t => {
      const keeper = await keeperOf(t, flavor);
      t.equal((await keeper.create(containers())).status, 200);
      keeper.emulator.calls.length = 0;

      const { status, body } = await keeper.update({ taskdefinition: await taskdefinition(keeper) });

      t.equal(status, 200, JSON.stringify(body));
      t.equal(body.TaskDefinition.Revision, 1);
      t.same(registrations(keeper), []);
      const updates = keeper.emulator.calls.filter(({ action }) => action === 'UpdateService');
      // A service deploys again: the image tags may name other images by now.
      matchExactly(
        t,
        updates.map(({ input }) => input),
        flavor === 'service' ? [{ forceNewDeployment: true, taskDefinition: undefined }] : [],
      );
    });

t.test('a definition that equals the latest revision reuses it while an older one runs', async t => {
  const service = await withService(t);
  await service.call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:2' }) });
  t.equal((await service.call('POST', `${WWW}/rollback?wait=steady`)).status, 200);
  t.match(await deployed(service), { Revision: 1 });
  service.emulator.calls.length = 0;

  const { body } = await service.call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:2' }) });

  t.match(body.TaskDefinition, { Revision: 2 });
  t.match(await deployed(service), { Revision: 2 });
  t.same(registrations(service), []);
});

t.test('concurrent updates register one after another, and the service runs one of them', async t => {
  const service = await withService(t);
  const { call, emulator } = service;
  emulator.calls.length = 0;
  emulator.latency = 20;

  const updates = await Promise.all(
    ['nginx:2', 'nginx:3'].map(image => call('PUT', WWW, { taskdefinition: webDefinition({ image }) })),
  );

  emulator.latency = 0;
  t.same(
    updates.map(({ status }) => status),
    [200, 200],
  );
  t.same(updates.map(({ body }) => body.TaskDefinition.Revision).sort(), [2, 3]);
  for (const { body } of updates) t.equal(body.Service.TaskDefinition, body.TaskDefinition.TaskDefinitionArn);
  t.equal(registrations(service).length, 2);
  t.same(overlapping(registrations(service)), []);
  const last = emulator.calls.findLast(({ action }) => action === 'UpdateService');
  t.equal((await deployed(service)).TaskDefinitionArn, last?.input.taskDefinition);
});

t.test('services of one family created concurrently register one after another', async t => {
  const service = await withService(t);
  service.emulator.latency = 20;

  const created = await Promise.all(
    ['one', 'two', 'three'].map(servicename =>
      service.call('POST', '/sandbox/services', webService({ service: { servicename } })),
    ),
  );

  t.same(
    created.map(({ status }) => status),
    [200, 200, 200],
  );
  t.same(created.map(({ body }) => body.TaskDefinition.Revision).sort(), [2, 3, 4]);
  t.same(overlapping(registrations(service)), []);
});

t.test('different families are registered in parallel', async t => {
  const service = await withService(t);
  const families = ['one', 'two'];
  service.emulator.faults.add({ action: REGISTER, times: families.length, hold: barrier(families.length) });

  const created = await Promise.all(
    families.map(family => {
      const body = {
        ...webService({ service: { servicename: family } }),
        taskdefinition: { ...webDefinition(), family },
      };
      return service.call('POST', '/sandbox/services', body);
    }),
  );

  t.same(
    created.map(({ status }) => status),
    [200, 200],
    'each waited for the other’s call',
  );
});

t.test('a registration waits for another process’s', async t => {
  const service = await withService(t);
  const message = 'Too many concurrent attempts to create a new revision of the specified family.';
  // The SDK makes three attempts.
  service.emulator.faults.add({ action: REGISTER, times: 4, error: { code: 'ClientException', message, status: 400 } });

  const { status, body } = await service.call('PUT', WWW, { taskdefinition: webDefinition({ image: 'nginx:2' }) });

  t.equal(status, 200, JSON.stringify(body));
  t.match(await deployed(service), { Revision: 2 });
});

t.test('a service that AWS still describes as INACTIVE can be created again', async t => {
  const service = await withService(t);
  await service.call('DELETE', WWW);
  const ecs = clientOf(t, ECS, service.emulator);
  const { services = [] } = await ecs.describeServices({ cluster: 'myclu', services: ['www'] });
  t.equal(services[0]?.status, 'INACTIVE');

  const { status, body } = await service.call('POST', '/sandbox/services?wait=steady', webService());

  t.equal(status, 200, JSON.stringify(body));
  t.match(body.Service, { Status: 'ACTIVE', RunningCount: 1 });
});
