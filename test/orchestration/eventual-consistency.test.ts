import { setImmediate } from 'node:timers/promises';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import t, { type Test } from 'tap';
import { accelerated } from '../../scripts/support/pacing.js';
import { manualClock, type Timings } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

/** A service on an embedded AWS with a clock that its waits move, by which their timeouts are measured, too. */
async function startLate(t: Test, timings: Partial<Timings>) {
  const clock = manualClock();
  let waited = 0;
  const sleep = async (milliseconds: number) => {
    await setImmediate();
    clock.advance(milliseconds);
    waited += milliseconds;
  };
  const now = performance.now.bind(performance);
  t.intercept(performance, 'now', { value: () => now() + waited });
  return startService(t, { emulator: { clock, timings }, pacing: { ...accelerated(1_000), sleep } });
}

const SECRETS = '/sandbox/secrets';

t.test('the name of a secret that was deleted at once is waited for', async t => {
  const { call, emulator } = await startLate(t, { secretNameReserved: 30_000 });
  const secret = { Name: 'one', SecretString: 'x' };
  await call('POST', SECRETS, secret);
  await call('DELETE', `${SECRETS}/one?window=0`);
  const start = emulator.clock.now().getTime();

  t.equal((await call('POST', SECRETS, secret)).status, 200);
  t.ok(emulator.clock.now().getTime() - start >= 30_000);
});

t.test('a secret that can still be restored is a conflict at once', async t => {
  const { call, emulator } = await startLate(t, { secretNameReserved: 30_000 });
  const secret = { Name: 'one', SecretString: 'x' };
  await call('POST', SECRETS, secret);
  await call('DELETE', `${SECRETS}/one?window=7`);
  const start = emulator.clock.now();

  t.equal((await call('POST', SECRETS, secret)).status, 409);
  t.same(emulator.clock.now(), start);
});

t.test('a parameter that exists is a conflict at once', async t => {
  const { call, emulator } = await startLate(t, { parameterNameReserved: 30_000 });
  const parameter = { Name: 'one', Value: '1' };
  await call('POST', '/sandbox/params/app', parameter);
  const start = emulator.clock.now();

  t.equal((await call('POST', '/sandbox/params/app', parameter)).status, 409);
  t.same(emulator.clock.now(), start);
});

t.test('a cluster waits for the service-linked role for two minutes at most', async t => {
  const { call } = await startLate(t, { serviceLinkedRole: 100_000 });

  t.equal((await call('POST', '/sandbox/clusters', { clustername: 'myclu' })).status, 200);
});

t.test('a task is run when ECS can assume its new role', async t => {
  const { call, emulator } = await startLate(t, { rolePropagation: 20_000 });
  const created = await call('POST', '/sandbox/taskdefs', {
    cluster: { clustername: 'myclu' },
    taskdefinition: webDefinition(),
  });
  t.equal(created.status, 200);
  emulator.calls.length = 0;

  const ran = await call('POST', '/sandbox/clusters/myclu/taskdefs/web/tasks', {});

  t.same({ status: ran.status, failures: ran.body.Failures }, { status: 200, failures: [] });
  t.ok(emulator.calls.filter(({ action }) => action === 'RunTask').length > 1);
  t.equal((await call('GET', '/sandbox/clusters/myclu/taskdefs/web/tasks')).body.length, 1);
});

t.test('a revision that the undo has deleted before counts as rolled back', async t => {
  const { call, emulator, settled } = await startLate(t, {});
  const before = emulator.snapshot();
  const refused = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };
  emulator.faults.add({ service: 'ecs', action: 'CreateService', error: refused });
  // As after the end of a process that deleted it and did not learn so.
  const gone = { code: 'ClientException', message: 'The specified task definition does not exist.', status: 400 };
  emulator.faults.add({ service: 'ecs', action: 'DeleteTaskDefinitions', when: 'after', error: gone });

  const { status } = await call('POST', '/sandbox/services', webService());
  await settled();

  t.equal(status, 502);
  t.ok(emulator.calls.filter(({ action }) => action === 'DeregisterTaskDefinition').length > 1);
  t.same(emulator.snapshot(), before);
  const { body } = await call('GET', '/sandbox/operations');
  t.same(
    body.Operations.map(({ State, Problem }: { State: string; Problem: { remaining: object[] } }) => [
      State,
      Problem.remaining,
    ]),
    [['rolled_back', []]],
  );
});

t.test('what ECS, IAM and CloudWatch Logs do not find yet is tried again', async t => {
  const { call, emulator } = await startLate(t, {});
  const refuse = (service: string, action: string, code: string, message: string, status = 400) =>
    emulator.faults.add({ service, action, times: 2, error: { code, message, status } });
  refuse('ecs', 'CreateService', 'ClusterNotFoundException', 'Cluster not found.');
  refuse(
    'ecs',
    'RegisterTaskDefinition',
    'AccessDeniedException',
    'User is not authorized to perform: iam:PassRole on it.',
  );
  refuse('iam', 'PutRolePolicy', 'NoSuchEntity', 'The role with name it cannot be found.', 404);
  refuse('logs', 'PutRetentionPolicy', 'ResourceNotFoundException', 'The specified log group does not exist.');

  const created = await call('POST', '/sandbox/services', webService());

  t.equal(created.status, 200, JSON.stringify(created.body));
});

t.test('a rollback deletes a log group that is not visible yet', async t => {
  const { call, emulator, settled } = await startLate(t, {});
  const before = emulator.snapshot();
  const error = { code: 'InvalidParameterException', message: 'No.', status: 400 };
  emulator.faults.add({ service: 'ecs', action: 'RegisterTaskDefinition', error });
  const missing = { code: 'ResourceNotFoundException', message: 'The specified resource does not exist.', status: 400 };
  emulator.faults.add({ service: 'logs', action: 'ListTagsForResource', times: 3, error: missing });

  t.equal((await call('POST', '/sandbox/services', webService())).status, 400);
  await settled();

  t.same(emulator.snapshot(), before);
});

const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Service `www` in a space whose role has another policy. */
async function withPolicy(t: Test): Promise<Service & { iam: IAM }> {
  const service = await startService(t);
  t.equal((await service.call('POST', '/sandbox/services', webService())).status, 200);
  const iam = clientOf(t, IAM, service.emulator);
  await iam.attachRolePolicy({ RoleName: 'myclu-ecsTaskExecution', PolicyArn: POLICY });
  return { ...service, iam };
}

t.test('a policy that somebody attached to the role is reported before a recursive deletion', async t => {
  const { call, emulator, settled, iam } = await withPolicy(t);
  const before = emulator.snapshot();
  const refused = {
    status: 409,
    body: {
      detail: `Role myclu-ecsTaskExecution has policies that this service did not write: ${POLICY}. Detach or delete them, or delete without recursive=true.`,
    },
  };

  t.match(await call('DELETE', `${WWW}?recursive=true`), refused);
  t.match(await call('DELETE', `${WWW}?recursive=true&dryRun=true`), refused);
  await settled();
  t.same(emulator.snapshot(), before);

  await iam.detachRolePolicy({ RoleName: 'myclu-ecsTaskExecution', PolicyArn: POLICY });
  t.equal((await call('DELETE', `${WWW}?recursive=true`)).status, 200);
  await settled();
  t.same(Object.keys(emulator.snapshot().iam as object), []);
});

t.test('a policy does not matter where the role stays', async t => {
  const { call, emulator, settled } = await withPolicy(t);
  const other = { ...webService({ service: { servicename: 'other' } }) };
  const taskdefinition = { ...webDefinition(), family: 'other' };
  t.equal((await call('POST', '/sandbox/services', { ...other, taskdefinition })).status, 200);

  t.equal((await call('DELETE', `${WWW}?recursive=true`)).status, 200);
  await settled();

  t.same(
    (await clientOf(t, ECS, emulator).listServices({ cluster: 'myclu' })).serviceArns?.map(arn => arn.split('/')[2]),
    ['other'],
  );
  t.same(Object.keys(emulator.snapshot().iam as object), ['myclu-ecsTaskExecution']);
});

t.test('a managed task definition with such a role is not deleted recursively either', async t => {
  const { call, emulator, settled } = await startService(t);
  const job = { cluster: { clustername: 'myclu' }, taskdefinition: webDefinition() };
  t.equal((await call('POST', '/sandbox/taskdefs', job)).status, 200);
  await clientOf(t, IAM, emulator).attachRolePolicy({ RoleName: 'myclu-ecsTaskExecution', PolicyArn: POLICY });

  const before = emulator.snapshot();
  const WEB = '/sandbox/clusters/myclu/taskdefs/web';

  const deletion = await call('DELETE', `${WEB}?recursive=true`);
  await settled();

  const { State, Problem } = (await call('GET', deletion.headers.location?.toString().slice(7) ?? '')).body;
  t.same({ State, status: Problem?.status }, { State: 'rolled_back', status: 409 });
  t.same(emulator.snapshot(), before);
  t.equal((await call('DELETE', `${WEB}?recursive=true&dryRun=true`)).status, 409);
});
