import t, { type Test } from 'tap';
import { accelerated } from '../../../scripts/support/pacing.js';
import type { StepEvent } from '../../../src/saga/saga.js';
import { type Service, type ServiceOptions, startService } from '../../support/service.js';
import { WWW, webService } from '../../support/web-service.js';

const FOREVER = Number.POSITIVE_INFINITY;
const MINUTE = 60_000;
const PACING = accelerated(1000);
const RETRIES = { request: MINUTE, asyncRequest: MINUTE, operation: MINUTE, undo: MINUTE, sleep: PACING.sleep };
const OUTAGE = { drop: true, times: FOREVER } as const;
const REFUSED = { error: { code: 'AccessDeniedException', message: 'not authorized', status: 400 } };

/** Starts a service that repeats its steps. @param onStep is called with each event and the service. */
async function startRepeating(
  t: Test,
  onStep: (event: StepEvent, service: Service) => void = () => {},
  options: ServiceOptions = {},
): Promise<Service> {
  const service: Service = await startService(t, {
    pacing: { ...PACING, retries: RETRIES },
    onStep: event => onStep(event, service),
    ...options,
  });
  return service;
}

/** Ends an outage when steps have been repeated a number of times. */
function endAfter(repeats: number): (event: StepEvent, service: Service) => void {
  let left = repeats;
  return ({ state }, { emulator }) => {
    if (state === 'retrying') left -= 1;
    if (left === 0) emulator.faults.clear();
  };
}

function request() {
  return { ...webService(), credentials: { web: { Name: 'login', SecretString: 'one' } } };
}

/** How many resources the account has, by kind. */
function counted({ emulator }: Service): Record<string, number> {
  const { ecs, iam, logs, secretsmanager } = emulator.snapshot() as Record<string, Record<string, object>>;
  const count = (value: object | undefined) => Object.keys(value ?? {}).length;
  const revisions = Object.values(ecs?.taskDefinitions ?? {}) as { status?: string }[];
  return {
    clusters: count(ecs?.clusters),
    revisions: revisions.filter(({ status }) => status === 'ACTIVE').length,
    roles: count(iam),
    logGroups: count(logs),
    secrets: count(secretsmanager),
  };
}

const ONE_OF_EACH = { clusters: 1, revisions: 1, roles: 1, logGroups: 1, secrets: 1 };

t.test('a creation continues when AWS can be reached again', async t => {
  const service = await startRepeating(t, endAfter(6));
  service.emulator.faults.add(OUTAGE);

  const { status } = await service.call('POST', '/sandbox/services', request());

  t.equal(status, 200);
  t.same(counted(service), ONE_OF_EACH);
});

for (const action of [
  'CreateCluster',
  'CreateSecret',
  'CreateRole',
  'PutRolePolicy',
  'CreateLogGroup',
  'CreateService',
])
  t.test(`a creation makes nothing twice when the responses to ${action} are lost`, async t => {
    const service = await startRepeating(t);
    service.emulator.faults.add({ drop: true, action, when: 'after', times: 4 });

    const { status, body } = await service.call('POST', '/sandbox/services', request());

    t.equal(status, 200, JSON.stringify(body));
    t.same(counted(service), ONE_OF_EACH);
    t.equal((await service.call('GET', WWW)).body.ServiceName, 'www');
  });

t.test('a creation registers nothing more when the responses to RegisterTaskDefinition are lost', async t => {
  const service = await startRepeating(t);
  // The SDK makes three attempts at each call, and AWS takes no token for this one.
  service.emulator.faults.add({ drop: true, action: 'RegisterTaskDefinition', when: 'after', times: 3 });

  t.equal((await service.call('POST', '/sandbox/services', request())).status, 200);
  t.same(counted(service), { ...ONE_OF_EACH, revisions: 3 });
});

t.test('a clean-up continues after an outage, and nothing remains', async t => {
  const end = endAfter(5);
  let isOut = false;
  const service = await startRepeating(t, (event, { emulator }) => {
    if (event.step === 'deregisterTaskDefinition' && !isOut) {
      isOut = true;
      emulator.faults.add(OUTAGE);
    }
    end(event, service);
  });
  t.equal((await service.call('POST', '/sandbox/services', request())).status, 200);

  t.equal((await service.call('DELETE', `${WWW}?recursive=true`)).status, 200);
  await service.settled();

  t.ok(isOut);
  const { body } = await service.call('GET', '/sandbox/operations?kind=cleanUpService');
  t.same(
    body.Operations.map(({ State }: Record<string, string>) => State),
    ['succeeded'],
  );
  const { revisions, ...others } = counted(service);
  t.same(others, { clusters: 0, roles: 0, logGroups: 0, secrets: 0 });
  t.same(revisions, 0);
});

t.test('a rollback continues after an outage, and nothing remains', async t => {
  const end = endAfter(5);
  const service = await startRepeating(t, (event, { emulator }) => {
    if (event.step === 'createService' && event.state === 'failed') emulator.faults.add(OUTAGE);
    end(event, service);
  });
  service.emulator.faults.add({ ...REFUSED, action: 'CreateService' });

  const { status, body } = await service.call('POST', '/sandbox/services', request());
  t.equal(status, 502);
  await service.settled();

  const { body: operation } = await service.call('GET', `/sandbox/operations/${body.operation}`);
  t.equal(operation.State, 'rolled_back');
  t.same(operation.Problem.remaining, []);
  t.same(counted(service), { clusters: 0, revisions: 0, roles: 0, logGroups: 0, secrets: 0 });
});

t.test('an operation shows the step that is repeated, its attempts and why, until it succeeds', async t => {
  let onThird = () => {};
  const third = new Promise<void>(resolve => {
    onThird = resolve;
  });
  const service = await startRepeating(t, ({ progress }) => {
    if (progress?.attempts === 3) onThird();
  });
  const steps = async (id: string) => {
    const { body } = await service.call('GET', `/sandbox/operations/${id}`);
    return body.Steps.filter(({ Name }: Record<string, string>) => Name === 'createCluster').map(
      (step: Record<string, unknown>) => [step.State, step.Error, step.Progress],
    );
  };
  service.emulator.faults.add({ ...OUTAGE, action: 'CreateCluster' });

  const { status, body } = await service.call('POST', '/sandbox/services', request(), { prefer: 'respond-async' });
  t.equal(status, 202);
  await third;
  const [[state, error, progress]] = await steps(body.Id);
  t.same([state, error], ['retrying', 'AWS did not answer ecs CreateCluster in time.']);
  t.ok(progress.Attempts >= 3);

  service.emulator.faults.clear();
  await service.settled();
  t.same(await steps(body.Id), [['succeeded', undefined, undefined]]);
});

t.test('a request whose time is over fails, and is run anew with the same Idempotency-Key', async t => {
  const service = await startRepeating(t, () => {}, { pacing: PACING });
  const headers = { 'idempotency-key': 'deployment-1' };
  service.emulator.faults.add({ ...OUTAGE, action: 'CreateCluster' });
  const failed = await service.call('POST', '/sandbox/services', request(), headers);
  t.equal(failed.status, 504);
  await service.settled();
  service.emulator.faults.clear();

  const again = await service.call('POST', '/sandbox/services', request(), headers);
  const third = await service.call('POST', '/sandbox/services', request(), headers);

  t.same([again.status, third.status], [200, 200]);
  t.same(third.body, again.body);
  t.same(counted(service), ONE_OF_EACH);
  const { body } = await service.call('GET', '/sandbox/operations?kind=createService');
  t.same(
    body.Operations.map(({ State }: Record<string, string>) => State),
    ['succeeded', 'rolled_back'],
  );
});

t.test('a request that failed for a lasting reason is not run anew with the same Idempotency-Key', async t => {
  const service = await startRepeating(t);
  t.equal((await service.call('POST', '/sandbox/services', request())).status, 200);
  const headers = { 'idempotency-key': 'deployment-2' };
  const first = await service.call('POST', '/sandbox/services', request(), headers);
  await service.settled();
  service.emulator.calls.length = 0;

  const second = await service.call('POST', '/sandbox/services', request(), headers);

  t.same([first.status, second.status], [409, 409]);
  t.equal(second.body.operation, first.body.operation);
  t.same(service.emulator.calls, []);
});
