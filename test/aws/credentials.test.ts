import { IAM } from '@aws-sdk/client-iam';
import t, { type Test } from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { listClusters } from '../../src/aws/ecs.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { BadGateway } from '../../src/errors.js';
import { clientOf } from '../emulator/connect.js';
import { startEndpoint } from '../support/endpoints/endpoint.js';

const roleArn = 'arn:aws:iam::012345678901:role/ecs-api';
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
});
/** The SDK replaces credentials that expire within five minutes. */
const WITHIN_FIVE_MINUTES_MS = 4 * 60_000;

/** An embedded AWS with the role. */
async function startWithRole(t: Test): Promise<Emulator> {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  await clientOf(t, IAM, emulator).createRole({ RoleName: 'ecs-api', AssumeRolePolicyDocument: TRUST });
  emulator.calls.length = 0;
  return emulator;
}

function accountThatAssumes({ region, endpoint }: Pick<Emulator, 'region' | 'endpoint'>, assumeRole: object = {}) {
  const own = { akid: 'AKIAEXAMPLE', secret: 'an-example-secret' };
  return awsAccount('sandbox', { region, endpoint, ...own, assumeRole: { roleArn, ...assumeRole } });
}

function assumptionsOf({ calls }: Emulator) {
  return calls.filter(({ action }) => action === 'AssumeRole').map(({ input }) => input);
}

t.test('a role is assumed with the external id and the session name that the configuration has', async t => {
  const emulator = await startWithRole(t);

  await listClusters(accountThatAssumes(emulator, { externalId: 'their-id', sessionName: 'our-session' }));

  t.match(assumptionsOf(emulator), { 0: { RoleArn: roleArn, RoleSessionName: 'our-session', ExternalId: 'their-id' } });
});

t.test('without them, the session is called ecs-api and no external id is sent', async t => {
  const emulator = await startWithRole(t);

  await listClusters(accountThatAssumes(emulator));

  const [{ ExternalId, RoleSessionName } = {}] = assumptionsOf(emulator);
  t.same({ ExternalId, RoleSessionName }, { ExternalId: undefined, RoleSessionName: 'ecs-api' });
});

t.test('concurrent and later calls share the credentials of one assumption', async t => {
  const emulator = await startWithRole(t);
  const aws = accountThatAssumes(emulator);

  await Promise.all([listClusters(aws), listClusters(aws), listClusters(aws)]);
  await listClusters(aws);

  t.equal(assumptionsOf(emulator).length, 1);
});

t.test('the role is assumed again before its credentials expire', async t => {
  const emulator = await startWithRole(t);
  const expiration = new Date(Date.now() + WITHIN_FIVE_MINUTES_MS).toISOString();
  const endpoint = await startEndpoint(t, emulator, async ({ forward }) => {
    const answer = await forward();
    return { ...answer, content: answer.content.replace(/(?<=<Expiration>)[^<]+/, expiration) };
  });
  const aws = accountThatAssumes({ region: emulator.region, endpoint });

  await listClusters(aws);
  const before = assumptionsOf(emulator).length;
  await listClusters(aws);

  t.ok(assumptionsOf(emulator).length > before);
});

t.test('a role that may not be assumed is 502 without the name of the caller, and nothing else is called', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());

  await t.rejects(listClusters(accountThatAssumes(emulator)), {
    name: 'BadGateway',
    message: `AWS refused sts AssumeRole: User: [this service] is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    awsCode: 'AccessDenied',
  });

  t.same(
    emulator.calls.map(({ action }) => action),
    ['AssumeRole'],
  );
});

t.test('a role is assumed again after an assumption that failed', async t => {
  const emulator = await startWithRole(t);
  emulator.faults.add({ action: 'AssumeRole', error: { code: 'AccessDenied', message: 'not yet', status: 403 } });
  const aws = accountThatAssumes(emulator);

  await t.rejects(listClusters(aws), BadGateway);
  await t.resolves(listClusters(aws));
});
