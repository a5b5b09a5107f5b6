import t, { type Test } from 'tap';
import { accelerated } from '../../scripts/support/pacing.js';
import { manualClock, type Timings } from '../../src/emulator/index.js';
import { createMemoryRuntime } from '../../src/runtime/memory-runtime.js';
import type { Runtime } from '../../src/runtime/runtime.js';
import type { StepEvent } from '../../src/saga/saga.js';
import { masked } from '../support/examples/similarity.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Answer, type Service, type ServiceOptions, startService, testConfig } from '../support/service.js';
import { watchSteps } from '../support/steps.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const ASYNC = { Prefer: 'respond-async' };
const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
const INVALID = { code: 'InvalidParameterException', message: 'The image is not valid.', status: 400 };
const PATH = '/sandbox/operations';

/** A service whose AWS does not finish to provision a cluster, or what `timings` delays, until `proceed` or the end of the test. */
async function startStalled(t: Test, timings: Partial<Timings> = { clusterProvisioning: 30_000 }) {
  const clock = manualClock();
  const { onStep, reached } = watchSteps();
  const service = await startService(t, { pacing: accelerated(200), emulator: { clock, timings }, onStep });
  const proceed = () => clock.advance(60_000);
  t.teardown(proceed);
  return { ...service, reached, proceed };
}

/** The path of an operation as a response's `Location` names it. */
function locationOf({ headers }: Answer): string {
  return String(headers.location).replace('/v1/ecs', '');
}

/** The latest operation. */
async function latest({ call }: Pick<Service, 'call'>): Promise<Answer['body']> {
  const { body } = await call('GET', `${PATH}?limit=1`);
  return (await call('GET', `${PATH}/${body.Operations[0].Id}`)).body;
}

/** Three operations: one that succeeded, one of another kind, one that failed. */
async function threeOperations(t: Test) {
  const service = await startService(t);
  await service.call('POST', '/sandbox/services', webService());
  await service.call('POST', '/sandbox/taskdefs', { ...webDefinition(), family: 'other' });
  await service.call('POST', '/sandbox/services', webService());
  await service.settled();
  return service;
}

const LISTS: [query: string, listed: string[]][] = [
  ['', ['createService rolled_back', 'registerTaskDefinition succeeded', 'createService succeeded']],
  ['?state=succeeded', ['registerTaskDefinition succeeded', 'createService succeeded']],
  ['?state=running', []],
  ['?kind=createService', ['createService rolled_back', 'createService succeeded']],
  ['?kind=createService&state=succeeded', ['createService succeeded']],
  ['?target=other', ['registerTaskDefinition succeeded']],
  ['?target=myclu', []],
];

t.test('operations are listed by state, kind and target, the latest first', async t => {
  const { call } = await threeOperations(t);

  for (const [query, listed] of LISTS) {
    const { body } = await call('GET', `${PATH}${query}`);
    t.same(summaries(body), listed, query || 'all');
    t.equal(body.Next, null);
  }
});

t.test('a list has results and steps where it is asked for them, as each operation has them', async t => {
  const { call } = await threeOperations(t);
  /** The request that reads a problem is in it. */
  const read = ({ Problem, ...operation }: Answer['body']) => ({
    ...operation,
    ...(Problem && { Problem: { ...Problem, requestId: '' } }),
  });
  const listed = async (query: string): Promise<Answer['body'][]> =>
    (await call('GET', PATH + query)).body.Operations.map(read);
  const single = await Promise.all(
    (await listed('')).map(async ({ Id }) => read((await call('GET', `${PATH}/${Id}`)).body)),
  );

  t.same(
    await listed(''),
    single.map(({ Steps: _, Result: __, ...summary }) => summary),
  );
  t.same(
    await listed('?include=result'),
    single.map(({ Steps: _, ...operation }) => operation),
  );
  t.same(await listed('?include=steps&include=result'), single);
  t.same(
    single.map(({ Steps, Result, Problem }) => [Steps.length > 0, Result !== undefined, Problem !== undefined]),
    [
      [false, false, true],
      [true, true, false],
      [true, true, false],
    ],
  );
  t.equal((await call('GET', `${PATH}?include=everything`)).status, 400);
});

t.test('pages contain the same operations as one list', async t => {
  const { call } = await threeOperations(t);
  const whole = await call('GET', PATH);

  const first = await call('GET', `${PATH}?limit=2`);
  const second = await call('GET', `${PATH}?limit=2&next=${first.body.Next}`);

  t.equal(first.body.Operations.length, 2);
  t.equal(second.body.Next, null);
  const ids = [first, second, whole].map(({ body }) => body.Operations.map(({ Id }: { Id: string }) => Id));
  t.same([...ids[0], ...ids[1]], ids[2]);
});

t.test('an invalid page token is refused by name', async t => {
  const { call } = await startService(t);

  const places = ['2026-01-01T00:00:00.000Z', '2026-99-01T00:00:00.000Z id', '2026-01-01T00:00:00.000Z \0'];
  for (const next of ['abc', ...places.map(place => Buffer.from(place).toString('base64url'))]) {
    const { status, body } = await call('GET', `${PATH}?next=${next}`);
    t.equal(status, 400);
    matchExactly(t, body.errors, [{ parameter: 'query.next' }]);
  }
});

t.test('invalid filters and ids are refused by name', async t => {
  const { call } = await startService(t);

  for (const [path, parameter] of [
    [`${PATH}?state=asleep`, 'query.state'],
    [`${PATH}?kind=%00`, 'query.kind'],
    [`${PATH}?target=%00`, 'query.target'],
    [`${PATH}?limit=0`, 'query.limit'],
    [`${PATH}/%00`, 'path.operation'],
    [`${PATH}/%00/events`, 'path.operation'],
  ] as const) {
    matchExactly(t, await call('GET', path), { status: 400, body: { errors: [{ parameter }] } }, path);
  }
});

t.test('another org’s or account’s operations do not exist', async t => {
  let runtime: Runtime | undefined;
  const createRuntime: ServiceOptions['createRuntime'] = options => {
    runtime ??= createMemoryRuntime(options);
    return runtime;
  };
  const { call, emulator } = await startService(t, { createRuntime });
  await call('POST', '/sandbox/services', webService());
  const { Id } = await latest({ call });
  const { sandbox = { region: '' } } = testConfig(emulator).accounts;
  const anotherOrg = await startService(t, { createRuntime, config: { org: 'theirs' } });
  const anotherAccount = await startService(t, {
    createRuntime,
    config: { accounts: { another: sandbox } },
  });

  for (const [theirs, path] of [
    [anotherOrg, PATH],
    [anotherAccount, '/another/operations'],
  ] as const) {
    t.same((await theirs.call('GET', path)).body, { Operations: [], Next: null });
    t.equal((await theirs.call('GET', `${path}/${Id}`)).status, 404);
    t.equal((await theirs.call('GET', `${path}/${Id}/events`)).status, 404);
    t.equal((await theirs.call('DELETE', `${path}/${Id}`)).status, 404);
  }
  t.equal((await call('GET', `${PATH}/${Id}`)).status, 200);
});

t.test('an operation shows its steps while it runs and after it has ended', async t => {
  const { call, reached, proceed, settled } = await startStalled(t);
  const accepted = await call('POST', '/sandbox/services', webService(), ASYNC);
  await reached('waitForCluster', 'started');

  const running = await call('GET', locationOf(accepted));
  proceed();
  await settled();
  const ended = await call('GET', locationOf(accepted));

  const cluster = { Type: 'ecs:cluster', Name: 'myclu' };
  t.match(running.body, { Kind: 'createService', Target: 'myclu/www', State: 'running' });
  t.match(step(running, 'createCluster'), {
    Resource: cluster,
    Action: 'create',
    State: 'succeeded',
    StartedAt: String,
  });
  t.same(Object.keys(step(running, 'waitForCluster')), ['Name', 'Resource', 'State', 'StartedAt']);
  t.equal(step(running, 'createService'), undefined);
  t.match(ended.body, { State: 'succeeded', EndedAt: String, Result: { Service: { ServiceName: 'www' } } });
  t.match(step(ended, 'waitForCluster'), { Resource: cluster, State: 'succeeded', StartedAt: String, EndedAt: String });
  t.match(step(ended, 'createService'), { Action: 'create', State: 'succeeded' });
  t.notOk(
    ended.body.Steps.some(({ Name }: { Name: string }) => Name.startsWith('describe')),
    'reads are not steps',
  );
});

t.test('the result of an operation is the response that a waiting caller gets', async t => {
  const [waiting, asynchronous] = await Promise.all([startService(t), startService(t)]);

  const answer = await waiting.call('POST', '/sandbox/services', webService());
  const accepted = await asynchronous.call('POST', '/sandbox/services', webService(), ASYNC);
  await asynchronous.settled();
  const { body } = await asynchronous.call('GET', locationOf(accepted));

  t.equal(accepted.status, 202);
  matchExactly(t, accepted.body, { State: 'running', Steps: [] });
  t.equal(locationOf(accepted), `${PATH}/${accepted.body.Id}`);
  t.equal(body.State, 'succeeded');
  t.same(masked(body.Result, []), masked(answer.body, []));
  t.same((await latest(waiting)).Result, answer.body);
});

t.test('the problem of an operation is the response that a waiting caller gets', async t => {
  const [waiting, asynchronous] = await Promise.all([startService(t), startService(t)]);
  for (const { emulator } of [waiting, asynchronous]) emulator.faults.add({ action: 'CreateService', error: REFUSED });
  const before = asynchronous.emulator.snapshot();

  const failed = await waiting.call('POST', '/sandbox/services', webService());
  const accepted = await asynchronous.call('POST', '/sandbox/services', webService(), ASYNC);
  await asynchronous.settled();
  const { body } = await asynchronous.call('GET', locationOf(accepted));

  const { type, status, detail, step, awsCode, unchanged } = failed.body;
  t.equal(failed.status, 502);
  t.equal(locationOf(failed), `${PATH}/${failed.body.operation}`);
  t.equal(step, 'createService');
  matchExactly(t, body, {
    State: 'rolled_back',
    Problem: { type, status, detail, step, awsCode, unchanged, remaining: [] },
  });
  t.same([body.Problem.operation, body.Problem.instance], [body.Id, `/v1/ecs${locationOf(accepted)}`]);
  t.same(body.Problem.rolledBack, failed.body.rollingBack.slice(1), 'without what was not created');
  t.notOk('rollingBack' in body.Problem);
  t.notOk('Result' in body);
  t.same(asynchronous.emulator.snapshot(), before);
});

t.test('a repeated Idempotency-Key returns the first response without calling AWS', async t => {
  const { call, emulator } = await startService(t);
  const key = { 'Idempotency-Key': 'one' };
  const first = await call('POST', '/sandbox/services', webService(), key);
  const calls = emulator.calls.length;

  const second = await call('POST', '/sandbox/services', webService(), key);
  const third = await call('POST', '/sandbox/services', webService(), { ...key, ...ASYNC });

  t.equal(first.status, 200);
  t.same([second.status, second.body], [200, first.body]);
  t.match(third, { status: 202, body: { State: 'succeeded' } });
  t.equal(emulator.calls.length, calls);
  t.equal((await call('GET', PATH)).body.Operations.length, 1);
});

t.test('a repeated Idempotency-Key returns the first error without calling AWS', async t => {
  const { call, emulator, settled } = await startService(t);
  const key = { 'Idempotency-Key': 'one' };
  emulator.faults.add({ action: 'CreateService', error: INVALID });
  const first = await call('POST', '/sandbox/services', webService(), key);
  await settled();
  const calls = emulator.calls.length;

  const second = await call('POST', '/sandbox/services', webService(), key);

  const { detail, step, operation, awsCode } = first.body;
  t.equal(first.status, 400);
  matchExactly(t, second, { status: 400, body: { detail, step, operation, awsCode, remaining: [] } });
  t.equal(emulator.calls.length, calls);
});

t.test('a failure is returned, and returned again for the same key, during the rollback', async t => {
  const { call, emulator, settled } = await startService(t);
  const before = emulator.snapshot();
  const key = { 'Idempotency-Key': 'one' };
  emulator.faults.add({ action: 'CreateService', error: REFUSED });
  emulator.faults.add({ action: 'DeleteCluster', error: REFUSED, times: Number.POSITIVE_INFINITY });

  const first = await call('POST', '/sandbox/services', webService(), key);
  const second = await call('POST', '/sandbox/services', webService(), key);
  const rollingBack = await call('GET', locationOf(first));
  emulator.faults.clear();
  await settled();

  const { detail, step, operation, unchanged } = first.body;
  t.match(second, { status: 502, body: { detail, step, operation, unchanged, rollingBack: first.body.rollingBack } });
  t.match(rollingBack.body, { State: 'rolling_back', Problem: { rollingBack: first.body.rollingBack } });
  t.match((await call('GET', locationOf(first))).body, { State: 'rolled_back', Problem: { detail, step, unchanged } });
  t.same(emulator.snapshot(), before);
});

t.test('an Idempotency-Key with another request is refused', async t => {
  const { call, emulator } = await startService(t);
  const key = { 'Idempotency-Key': 'one' };
  await call('POST', '/sandbox/services', webService(), key);
  const calls = emulator.calls.length;

  const others = [
    await call('POST', '/sandbox/services', webService({ service: { desiredcount: 2 } }), key),
    await call('POST', '/sandbox/services?wait=steady', webService(), key),
    await call('DELETE', WWW, undefined, key),
  ];

  for (const other of others)
    t.match(other, { status: 422, body: { type: 'urn:ecs-api:problem:idempotency-key-reused' } });
  t.equal(emulator.calls.length, calls);
  t.equal((await call('DELETE', WWW, undefined, { 'Idempotency-Key': 'two' })).status, 200);
});

t.test('an Idempotency-Key whose request is in progress is a conflict with the operation’s location', async t => {
  const { call, reached, proceed, settled } = await startStalled(t);
  const key = { 'Idempotency-Key': 'one' };
  const first = call('POST', '/sandbox/services', webService(), key);
  await reached('waitForCluster', 'started');

  const second = await call('POST', '/sandbox/services', webService(), key);
  proceed();
  await settled();

  const { Id } = await latest({ call });
  t.match(second, {
    status: 409,
    body: { operation: Id, detail: 'The request with this Idempotency-Key is still in progress.' },
  });
  t.equal(locationOf(second), `${PATH}/${Id}`);
  const { body } = await first;
  t.same((await call('POST', '/sandbox/services', webService(), key)).body, body);
});

t.test('concurrent requests with one Idempotency-Key run once', async t => {
  const { call, emulator } = await startService(t);
  const ask = () => call('POST', '/sandbox/services', webService(), { 'Idempotency-Key': 'one' });

  const answers = await Promise.all([ask(), ask()]);

  t.same(answers.map(({ status }) => status).sort(), [200, 409]);
  t.equal(emulator.calls.filter(({ action }) => action === 'CreateService').length, 1);
});

t.test('a cancelled operation is rolled back, and its waiting caller gets the cancellation', async t => {
  const { call, emulator, reached, proceed, settled } = await startStalled(t);
  const before = emulator.snapshot();
  const waiting = call('POST', '/sandbox/services', webService());
  await reached('waitForCluster', 'started');
  const { Id } = await latest({ call });

  const cancelled = await call('DELETE', `${PATH}/${Id}`);
  const answer = await waiting;
  proceed(); // AWS deletes no cluster that it still provisions
  await settled();

  t.match(cancelled, { status: 202, body: { Id, State: 'running' } });
  t.equal(locationOf(cancelled), `${PATH}/${Id}`);
  t.match(answer, { status: 409, body: { detail: 'The operation was cancelled.', operation: Id } });
  t.same(emulator.snapshot(), before);
  const { body } = await call('GET', `${PATH}/${Id}`);
  matchExactly(t, body, { State: 'cancelled', Problem: { detail: 'The operation was cancelled.', remaining: [] } });
  t.match(step({ body }, 'createCluster'), { State: 'rolled_back' });
  t.match(await call('DELETE', `${PATH}/${Id}`), { status: 409, body: { detail: /has already ended as cancelled/ } });
  t.equal((await call('DELETE', `${PATH}/${Id.replace(/^.{4}/, '0000')}`)).status, 404);
});

t.test('a rollback cannot be cancelled', async t => {
  const { call, emulator, settled } = await startService(t);
  emulator.faults.add({ action: 'CreateService', error: REFUSED });
  emulator.faults.add({ action: 'DeleteCluster', error: REFUSED, times: Number.POSITIVE_INFINITY });
  const failed = await call('POST', '/sandbox/services', webService());

  const refused = await call('DELETE', locationOf(failed));
  emulator.faults.clear();
  await settled();

  const { operation } = failed.body;
  t.match(refused, { status: 409, body: { detail: `Operation ${operation} is already being rolled back.` } });
  t.match((await call('GET', locationOf(failed))).body, { State: 'rolled_back' });
});

t.test('cancelling the wait for a deployment keeps what was deployed', async t => {
  const { call, reached, settled } = await deploying(t);
  const accepted = await call('POST', '/sandbox/services?wait=steady', webService(), ASYNC);
  await reached('waitForDeployment', 'progressed');

  await call('DELETE', locationOf(accepted));
  await settled();

  const { body } = await call('GET', locationOf(accepted));
  matchExactly(t, body, { State: 'failed', Problem: { detail: 'The operation was cancelled.', rolledBack: [] } });
  t.match(body.Problem.remaining.at(-1), { type: 'ecs:service', name: 'www' });
  t.match((await call('GET', WWW)).body, { Status: 'ACTIVE' });
});

t.test('the log links an operation to its request', async t => {
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => lines.push(JSON.parse(line)) };
  const { call, settled } = await startService(t, { logger: { level: 'info', stream } });

  const { headers } = await call('POST', '/sandbox/services', webService(), {
    Prefer: 'respond-async',
    'X-Request-Id': 'from-the-caller',
  });

  await settled();
  const operation = String(headers.location).split('/').at(-1);
  const about = { operation, kind: 'createService', target: 'myclu/www', startedBy: 'token' };
  const events = lines.map(({ msg, requestId, operation, kind, target, startedBy }) => ({
    msg,
    requestId,
    operation,
    kind,
    target,
    startedBy,
  }));
  matchExactly(
    t,
    events.filter(line => line.operation),
    [
      { msg: 'started operation', requestId: 'from-the-caller', ...about },
      { msg: 'ended operation', ...about },
    ],
  );
  t.match(
    lines.find(({ msg }) => msg === 'request answered'),
    { requestId: 'from-the-caller', operationId: 'createService' },
  );
});

t.test('the event stream has each step in order, and then the end', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/services', webService());
  const { Id, Steps } = await latest({ call });

  const { headers, body } = await call('GET', `${PATH}/${Id}/events`);

  const events = eventsIn(body);
  t.match(headers['content-type'], 'text/event-stream');
  t.same(events.at(-1), { id: events.at(-2)?.id, event: 'end', data: { Id, State: 'succeeded' } });
  const steps = events.slice(0, -1);
  t.ok(steps.every(({ event, id }, index) => event === 'step' && id > (steps[index - 1]?.id ?? 0)));
  for (const { Name, Resource, StartedAt, EndedAt } of Steps) {
    const own = steps.filter(({ data }) => data.Name === Name && data.Resource.Name === Resource.Name);
    matchExactly(t, own, [{ data: { State: 'started', StartedAt } }, { data: { State: 'succeeded', EndedAt } }]);
  }
  t.equal(steps.length, 2 * Steps.length);
});

t.test('the event stream continues after the caller’s last event', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/services', webService());
  const { Id } = await latest({ call });
  const path = `${PATH}/${Id}/events`;
  const whole = eventsIn((await call('GET', path)).body);

  for (const [last, rest] of [
    [whole[2]?.id, whole.slice(3)],
    [whole.at(-1)?.id, whole.slice(-1)],
    ['none of ours', whole],
    ['9'.repeat(30), whole],
  ] as const) {
    const { body } = await call('GET', path, undefined, { 'Last-Event-ID': String(last) });
    t.same(eventsIn(body), rest, `after ${last}`);
  }
});

t.test('the event stream of a running operation stays open until its end', async t => {
  const { call, reached, proceed } = await startStalled(t);
  const accepted = await call('POST', '/sandbox/services', webService(), ASYNC);
  await reached('waitForCluster', 'started');

  const streaming = call('GET', `${locationOf(accepted)}/events`);
  proceed();
  const events = eventsIn((await streaming).body);

  const states = events.filter(({ data }) => data.Name === 'waitForCluster').map(({ data }) => data.State);
  t.same(states, ['started', 'succeeded']);
  t.match(events.at(-1), { event: 'end', data: { State: 'succeeded' } });
});

t.test('the event stream shows the progress of a deployment', async t => {
  const { call, reached, proceed } = await deploying(t);
  const accepted = await call('POST', '/sandbox/services?wait=steady', webService(), ASYNC);
  await reached('waitForDeployment', 'progressed');

  const streaming = call('GET', `${locationOf(accepted)}/events`);
  proceed();
  const events = eventsIn((await streaming).body);

  const progress = events.filter(({ event }) => event === 'deployment').map(({ data }) => data.Progress);
  t.match(progress[0], { Status: 'IN_PROGRESS', RequestedTaskCount: 1, RunningTaskCount: 0 });
  t.match(progress.at(-2), { Status: 'SUCCESSFUL', RunningTaskCount: 1 });
  t.same(progress.at(-1), { RequestedTaskCount: 1, PendingTaskCount: 0, RunningTaskCount: 1 }, 'then of the service');
  t.match((await call('GET', locationOf(accepted))).body.Result.Service, { RunningCount: 1 });
});

t.test('a recursive deletion returns the location of its clean-up, another deletion its own', async t => {
  const { call, emulator, settled } = await startService(t);
  const before = emulator.snapshot();
  await call('POST', '/sandbox/services', webService());
  await call('POST', '/sandbox/services', webService({ service: { servicename: 'other' } }));

  const plain = await call('DELETE', '/sandbox/clusters/myclu/services/other');
  const recursive = await call('DELETE', `${WWW}?recursive=true`);
  await settled();

  t.match((await call('GET', locationOf(plain))).body, { Kind: 'deleteService', State: 'succeeded' });
  t.match((await call('GET', locationOf(recursive))).body, {
    Kind: 'cleanUpService',
    Target: 'myclu/www',
    State: 'succeeded',
  });
  t.same(emulator.snapshot(), before);
});

t.test('the deletion of a managed task definition returns the location of its operation', async t => {
  const { call, settled } = await startService(t);
  const { family } = webDefinition();
  await call('POST', '/sandbox/taskdefs', { cluster: { clustername: 'myclu' }, taskdefinition: webDefinition() });

  const answer = await call('DELETE', `/sandbox/clusters/myclu/taskdefs/${family}`);
  await settled();

  t.match(answer, { status: 202, body: { Cluster: 'myclu', TaskDefinition: family } });
  const { body } = await call('GET', locationOf(answer));
  t.match(body, { Kind: 'deleteManagedTaskDefinition', Target: `myclu/${family}`, State: 'succeeded' });
});

t.test(
  'the deletion of a managed task definition answers the cluster and the family that its request names',
  async t => {
    const { call, settled } = await startService(t);
    const { family } = webDefinition();
    const cluster = 'arn:aws:ecs:us-east-1:012345678901:cluster/myclu';
    const { body: created } = await call('POST', '/sandbox/taskdefs', {
      cluster: { clustername: 'myclu' },
      taskdefinition: webDefinition(),
    });
    const arn: string = created.TaskDefinition.TaskDefinitionArn;

    const path = `/sandbox/clusters/${encodeURIComponent(cluster)}/taskdefs/${encodeURIComponent(arn)}`;
    const answer = await call('DELETE', path);
    await settled();

    t.equal(answer.status, 202, JSON.stringify(answer.body));
    t.same(answer.body, { Cluster: 'myclu', TaskDefinition: family });
    t.match((await call('GET', locationOf(answer))).body, { Target: `myclu/${family}`, State: 'succeeded' });
  },
);

t.test('an update reads the definition that it names as a task definition', async t => {
  const events: StepEvent[] = [];
  const { call } = await startService(t, { onStep: event => events.push(event) });
  await call('POST', '/sandbox/services', webService());
  const { family } = webDefinition();
  events.length = 0;

  const { status } = await call('PUT', WWW, { service: { taskdefinition: `${family}:1` } });

  t.equal(status, 200);
  const reads = events.filter(({ step, state }) => step === 'describeTaskDefinition' && state === 'started');
  t.same(
    reads.map(({ resource }) => resource.type),
    ['ecs:task-definition', 'ecs:task-definition'],
  );
  t.equal(reads[1]?.resource.name, `${family}:1`);
});

/** A service whose AWS starts no task until `proceed`. */
function deploying(t: Test) {
  return startStalled(t, { taskPending: 30_000 });
}

function summaries({ Operations }: { Operations: { Kind: string; State: string }[] }): string[] {
  return Operations.map(({ Kind, State }) => `${Kind} ${State}`);
}

function step({ body }: Pick<Answer, 'body'>, name: string) {
  return body.Steps.find(({ Name }: { Name: string }) => Name === name);
}

/** The events of a stream. */
function eventsIn(text: string) {
  return text
    .split('\n\n')
    .filter(block => block.startsWith('id: '))
    .map(block => {
      const [id = '', event = '', data = ''] = block.split('\n').map(line => line.slice(line.indexOf(': ') + 2));
      return { id: Number(id), event, data: JSON.parse(data) };
    });
}
