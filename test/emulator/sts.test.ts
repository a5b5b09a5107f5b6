import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import t from 'tap';
import { type Emulator, manualClock } from '../../src/emulator/index.js';
import { connect } from './connect.js';
import { callSts } from './sts-call.js';

const trust = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
});
const roleArn = 'arn:aws:iam::012345678901:role/SpinupRole';
const createRole = new CreateRoleCommand({ RoleName: 'SpinupRole', AssumeRolePolicyDocument: trust });

t.test('the identity of the caller is returned', async t => {
  const { emulator } = await connect(t, IAMClient);

  const response = await callSts(emulator, { Action: 'GetCallerIdentity' });

  t.equal(response.status, 200);
  t.match(response.body, '<Account>012345678901</Account>');
  t.match(response.body, '<Arn>arn:aws:iam::012345678901:user/spinup</Arn>');
  t.match(response.body, /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">/);
});

t.test('a call without a signature is rejected', async t => {
  const { emulator } = await connect(t, IAMClient);

  const response = await callSts(emulator, { Action: 'GetCallerIdentity' }, {});

  t.equal(response.status, 403);
  t.match(response.body, '<Code>MissingAuthenticationToken</Code>');
});

t.test('an assumed role has credentials for the requested duration', async t => {
  const { emulator, client } = await connect(t, IAMClient);
  await client.send(createRole);
  const before = Date.now();

  const credentials = await assume(emulator)();

  t.match(credentials, {
    accessKeyId: /^ASIA[A-Z0-9]{16}$/,
    secretAccessKey: /^.{40}$/,
    sessionToken: String,
  });
  const lifetime = (credentials.expiration?.getTime() ?? 0) - before;
  t.ok(lifetime > 895_000 && lifetime < 960_000);
});

t.test('assuming a role that does not exist is denied', async t => {
  const { emulator } = await connect(t, IAMClient);

  await t.rejects(assume(emulator)(), {
    name: 'AccessDenied',
    message: `User: arn:aws:iam::012345678901:user/spinup is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    $metadata: { httpStatusCode: 403 },
  });
});

t.test('a new role can be assumed after the propagation time', async t => {
  const clock = manualClock();
  const { emulator, client } = await connect(t, IAMClient, { clock, timings: { rolePropagation: 10_000 } });
  await client.send(createRole);

  await t.rejects(assume(emulator)(), { name: 'AccessDenied' });
  clock.advance(10_000);
  await t.resolves(assume(emulator)());
});

t.test('an invalid input is a ValidationError', async t => {
  const { emulator } = await connect(t, IAMClient);

  const response = await callSts(emulator, { Action: 'AssumeRole', RoleArn: 'SpinupRole', RoleSessionName: 'session' });

  t.equal(response.status, 400);
  t.match(response.body, '<Code>ValidationError</Code>');
});

/** A provider of the role's credentials, as SDK clients use it. */
function assume({ endpoint, region }: Emulator) {
  return fromTemporaryCredentials({
    params: { RoleArn: roleArn, RoleSessionName: 'session', ExternalId: 'external', DurationSeconds: 900 },
    masterCredentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    clientConfig: { endpoint, region, maxAttempts: 1 },
  });
}
