import t, { type Test } from 'tap';
import { type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

/** A service with a credential whose tasks stop with a delay. */
async function running(t: Test): Promise<Service> {
  const service = await startService(t, { emulator: { timings: { taskStopping: 150 } } });
  await create(service, 'first');
  return service;
}

function create({ call }: Service, credential: string) {
  const credentials = { web: { Name: credential, SecretString: 'x' } };
  return call('POST', '/sandbox/services?wait=steady', { ...webService(), credentials });
}

t.test('a deleted service can be created again while it drains', async t => {
  const service = await running(t);
  t.equal((await service.call('DELETE', WWW)).status, 200);
  t.match(await service.call('GET', WWW), { body: { Status: 'DRAINING' } });

  const again = await create(service, 'second');

  t.match(again, { status: 200, body: { Service: { Status: 'ACTIVE', RunningCount: 1 } } });
});

t.test('a creation that waits for a draining service can be cancelled', async t => {
  let onWaiting = () => {};
  const waiting = new Promise<void>(resolve => {
    onWaiting = resolve;
  });
  const service = await startService(t, {
    emulator: { timings: { taskStopping: 60_000 } },
    onStep: ({ step, state }) => {
      if (step === 'waitForDrainedService' && state === 'started') onWaiting();
    },
  });
  const { call, settled } = service;
  await create(service, 'first');
  t.equal((await call('DELETE', WWW)).status, 200);

  const { body } = await call('POST', '/sandbox/services', webService(), { prefer: 'respond-async' });
  await waiting;
  t.equal((await call('DELETE', `/sandbox/operations/${body.Id}`)).status, 202);
  await settled();

  t.equal((await call('GET', `/sandbox/operations/${body.Id}`)).body.State, 'cancelled');
  t.match(await call('GET', WWW), { body: { Status: 'DRAINING' } });
});

t.test('a recursive deletion keeps what belongs to a service recreated under the same name', async t => {
  const service = await running(t);
  await service.call('DELETE', `${WWW}?recursive=true`);
  // So its definition and its credential exist for a while before the service.
  service.emulator.faults.add({ service: 'ecs', action: 'CreateService', delay: 200 });

  const again = await create(service, 'second');
  t.equal(again.status, 200, JSON.stringify(again.body));
  await service.settled();

  t.match((await service.call('GET', `${WWW}?all=true`)).body, {
    Status: 'ACTIVE',
    RunningCount: 1,
    TaskDefinition: { Revision: 2, Status: 'ACTIVE' },
  });
  const { iam, logs, secretsmanager } = service.emulator.snapshot();
  t.same(Object.keys(iam as object), ['myclu-ecsTaskExecution']);
  t.same(Object.keys(logs as object), ['myclu']);
  t.same(Object.keys(secretsmanager as object), ['spinup/myorg/myclu/second']);
});
