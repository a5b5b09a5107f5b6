import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { watchSteps } from '../support/steps.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const ROLLBACK = `${WWW}/rollback`;
const OPERATIONS = '/sandbox/operations?kind=rollbackService';
const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

/** Service `www`, whose family has two revisions; the second is deployed. */
async function deployedTwice(t: Test): Promise<Service> {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  await deploy(service, 'nginx:2');
  return service;
}

function deploy({ call }: Service, image: string): Promise<Answer> {
  return call('PUT', WWW, { taskdefinition: webDefinition({ image }) });
}

function callsOf({ emulator }: Service, name: string) {
  return emulator.calls.filter(({ action }) => action === name);
}

/** The path of an operation as a response's `Location` names it. */
function located({ headers }: Answer): string {
  return String(headers.location).replace('/v1/ecs', '');
}

t.test('the plan of a rollback shows the revision that it would deploy, and changes nothing', async t => {
  const service = await deployedTwice(t);
  const before = service.emulator.snapshot();

  const { status, body } = await service.call('POST', `${ROLLBACK}?dryRun=true`);

  t.equal(status, 200);
  matchExactly(t, body, {
    Steps: [
      {
        Step: 'updateService',
        Resource: { Type: 'ecs:service', Name: 'www' },
        Action: 'update',
        Reason: 'The request changes it.',
        Changes: [{ Path: 'TaskDefinition', From: /web:2$/, To: /web:1$/ }],
      },
    ],
  });
  t.same(service.emulator.snapshot(), before);
  t.same((await service.call('GET', OPERATIONS)).body.Operations, []);
});

t.test('a rollback is an operation on the service', async t => {
  const service = await deployedTwice(t);

  await service.call('POST', ROLLBACK);

  const { body } = await service.call('GET', OPERATIONS);
  matchExactly(t, body.Operations, [{ Kind: 'rollbackService', Target: 'myclu/www', State: 'succeeded' }]);
});

t.test('respond-async answers a rollback with its operation, whose result is the service', async t => {
  const service = await deployedTwice(t);

  const accepted = await service.call('POST', ROLLBACK, undefined, { Prefer: 'respond-async' });
  await service.settled();

  t.equal(accepted.status, 202);
  matchExactly(t, accepted.body, { Kind: 'rollbackService', Target: 'myclu/www', State: 'running', Steps: [] });
  const { body } = await service.call('GET', located(accepted));
  matchExactly(t, body, {
    State: 'succeeded',
    Steps: [{ Name: 'updateService', State: 'succeeded' }],
    Result: { ServiceName: 'www', TaskDefinition: /web:1$/ },
  });
});

t.test('a rollback with the Idempotency-Key of an earlier one returns its response and deploys nothing', async t => {
  const service = await deployedTwice(t);
  const key = { 'Idempotency-Key': 'one' };
  const first = await service.call('POST', ROLLBACK, undefined, key);
  service.emulator.calls.length = 0;

  const second = await service.call('POST', ROLLBACK, undefined, key);
  const other = await service.call('POST', ROLLBACK, { taskdefinition: 'web:2' }, key);

  t.match(first, { status: 200, body: { TaskDefinition: /web:1$/ } });
  t.same([second.status, second.body], [200, first.body]);
  t.equal(other.status, 422);
  t.same(service.emulator.calls, []);
});

t.test('a rollback during an update waits for it, and then rolls back what it deployed', async t => {
  const { onStep, reached } = watchSteps();
  const service = await startService(t, { onStep });
  await service.call('POST', '/sandbox/services', webService());
  await deploy(service, 'nginx:2');
  let rollback: Promise<Answer> | undefined;
  const hold = async () => {
    rollback = service.call('POST', ROLLBACK);
    await untilRunning(service);
  };
  service.emulator.faults.add({ service: 'ecs', action: 'UpdateService', hold });

  const update = await deploy(service, 'nginx:3');
  await reached('listServiceDeployments', 'succeeded');

  t.match(update, { status: 200, body: { Service: { TaskDefinition: /web:3$/ } } });
  t.match(await rollback, { status: 200, body: { TaskDefinition: /web:2$/ } });
  t.match((await service.call('GET', WWW)).body, { TaskDefinition: /web:2$/ });
  const deployed = callsOf(service, 'UpdateService').map(({ input }) => String(input.taskDefinition).split('/').at(-1));
  t.same(deployed, ['web:2', 'web:3', 'web:2']);
});

t.test('a rollback with the ETag from before an update is refused', async t => {
  const service = await deployedTwice(t);
  const { headers } = await service.call('GET', WWW);
  await deploy(service, 'nginx:3');
  service.emulator.calls.length = 0;

  const { status } = await service.call('POST', ROLLBACK, undefined, { 'If-Match': String(headers.etag) });

  t.equal(status, 412);
  t.same(callsOf(service, 'UpdateService'), []);
});

t.test('a rollback whose call fails after its effect is rolled back itself', async t => {
  const service = await deployedTwice(t);
  service.emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: REFUSED, when: 'after' });

  const failed = await service.call('POST', ROLLBACK);
  await service.settled();

  t.match(failed, { status: 502, body: { step: 'updateService' } });
  matchExactly(t, (await service.call('GET', located(failed))).body, {
    State: 'rolled_back',
    Problem: { rolledBack: [{ type: 'ecs:service', name: 'www' }], remaining: [] },
  });
  t.match((await service.call('GET', WWW)).body, { TaskDefinition: /web:2$/ });
});

async function untilRunning(service: Service): Promise<void> {
  const { body } = await service.call('GET', `${OPERATIONS}&state=running`);
  if (body.Operations.length === 0) await untilRunning(service);
}
