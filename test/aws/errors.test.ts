import nock from 'nock';
import t from 'tap';
import { awsAccount } from '../../src/aws/account.js';
import { deleteCluster, listClusters } from '../../src/aws/ecs.js';
import { CREDENTIAL_ERRORS, EXCEPTIONS } from '../../src/aws/error-codes.js';
import { mapAwsError } from '../../src/aws/errors.js';
import { getSecretValue } from '../../src/aws/secrets-manager.js';
import { startEmulator } from '../../src/emulator/index.js';
import { TimedOut } from '../../src/errors.js';
import { problemOf } from '../../src/http/problems.js';
import { startService } from '../support/service.js';

/** A message for each exception that depends on it, and the status that it gives the code. docs/aws-errors.md has all codes. */
const EXCEPTIONAL: [service: string, code: string, message: string, status: number][] = [
  ['ecs', 'ClientException', 'Unable to describe task definition.', 404],
  ['ecs', 'ClientException', 'The specified task definition does not exist.', 404],
  ['ecs', 'InvalidParameterException', 'The referenced task was not found.', 404],
  ['ecs', 'ClientException', 'Too many concurrent attempts to create a new revision of the specified family.', 429],
  ['ecs', 'InvalidParameterException', 'Creation of service was not idempotent.', 409],
  ['ecs', 'InvalidParameterException', 'Unable to Start a service that is still Draining.', 409],
  [
    'ecs',
    'InvalidParameterException',
    'Error retrieving security group information for [sg-1]: Request limit exceeded. (ErrorCode: RequestLimitExceeded)',
    429,
  ],
];

const ASKED = { instance: '/', requestId: 'r' };

t.test('every exception by message has an example', async t => {
  t.equal(EXCEPTIONAL.length, EXCEPTIONS.filter(({ message }) => message).length);
});

for (const [service, code, message, status] of EXCEPTIONAL) {
  t.test(`${code} of ${service} that says “${message}” is ${status}`, async t => {
    t.match(problemOf(mapAwsError(awsError(code, message), service, 'SomeAction'), ASKED), { status, awsCode: code });
  });
}

t.test('a conflict reaches the caller with AWS’s code and request id', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/clusters', { ClusterName: 'busy' });
  const error = { code: 'ClusterContainsTasksException', message: 'The Cluster has tasks.', status: 400 };
  emulator.faults.add({ action: 'DeleteCluster', error });

  t.match(await call('DELETE', '/sandbox/clusters/busy'), {
    status: 409,
    body: { detail: error.message, awsCode: error.code, awsRequestId: /^[0-9a-f-]{36}$/ },
  });
});

t.test('throttling is reported after three attempts, with Retry-After', async t => {
  const { call, emulator } = await startService(t);
  fail(emulator, 'ThrottlingException', 'Rate exceeded', 400, 3);

  const { status, headers, body } = await call('GET', '/sandbox/clusters');

  t.equal(status, 429);
  t.match(headers['retry-after'], /^\d+$/);
  t.match(body, { awsCode: 'ThrottlingException' });
  t.equal(emulator.calls.length, 3);
});

t.test('transient throttling is retried', async t => {
  const { call, emulator } = await startService(t);
  fail(emulator, 'ThrottlingException', 'Rate exceeded', 400, 2);

  t.equal((await call('GET', '/sandbox/clusters')).status, 200);
});

t.test('an unknown code and an internal failure of AWS are 502', async t => {
  const { call, emulator } = await startService(t);

  for (const [code, status] of [
    ['BrandNewException', 400],
    ['AccessDeniedException', 400],
    ['InternalFailure', 500],
  ] as const) {
    emulator.faults.clear();
    fail(emulator, code, 'no', status, 3);
    t.match(await call('GET', '/sandbox/clusters'), { status: 502, body: { awsCode: code } }, code);
  }
});

t.test('AWS that cannot be reached is 502 with the name of the call', async t => {
  const { call, emulator } = await startService(t);
  await emulator.close();

  t.match(await call('GET', '/sandbox/clusters'), {
    status: 502,
    body: { detail: /could not be reached for ecs ListClusters/ },
  });
});

t.test('AWS that does not respond in time is 504', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  emulator.faults.add({ hang: true, times: Number.POSITIVE_INFINITY });
  const account = { region: emulator.region, endpoint: emulator.endpoint };
  const aws = awsAccount('sandbox', account, { requestTimeout: 30 });

  const error = await listClusters(aws).catch(thrown => thrown);

  t.type(error, TimedOut);
  t.match(problemOf(error, ASKED), { status: 504, detail: 'AWS did not answer ecs ListClusters in time.' });
});

t.test('AWS’s message reaches the caller without the identity of this service’s credentials', async t => {
  const message =
    'User: arn:aws:sts::012345678901:assumed-role/ecs-api/session is not authorized; key AKIAIOSFODNN7EXAMPLE, arn:aws:iam::012345678901:user/path/spinup';

  const { detail } = problemOf(mapAwsError(awsError('AccessDeniedException', message), 'ecs', 'ListClusters'), ASKED);

  t.notMatch(detail, /AKIA|arn:aws:(sts|iam)/);
  t.match(detail, /is not authorized/);
});

for (const code of CREDENTIAL_ERRORS) {
  t.test(`${code} is reported without AWS’s message, which may hold the session token`, async t => {
    const message = 'The Canonical String for this request should have been POST x-amz-security-token:FwoGZXIvYXdz';

    const problem = problemOf(mapAwsError(awsError(code, message), 'iam', 'GetRole'), ASKED);

    t.match(problem, {
      status: 502,
      awsCode: code,
      detail: 'AWS rejected the credentials of this service for iam GetRole. Check them, and this machine’s clock.',
    });
  });
}

t.test('a response that cannot be read is 502 and not repeated', async t => {
  const endpoint = 'http://aws.example';
  nock(endpoint).post('/').reply(200, '{"SecretString": "planted-4711", oops');
  const aws = awsAccount('sandbox', { region: 'us-east-1', endpoint });

  const error = await getSecretValue(aws, 'one').catch(thrown => thrown);

  t.match(problemOf(error, ASKED), {
    status: 502,
    detail: 'AWS’s response to secretsmanager GetSecretValue cannot be read.',
  });
});

t.test('a response without what AWS always responds with is 502', async t => {
  const endpoint = 'http://aws.example';
  nock(endpoint).post('/').reply(200, '{}');
  const aws = awsAccount('sandbox', { region: 'us-east-1', endpoint });

  const error = await deleteCluster(aws, 'myclu').catch(thrown => thrown);

  t.match(problemOf(error, ASKED), { status: 502, detail: 'AWS responded without cluster.' });
});

t.test('without credentials, no call is said to have been made', async t => {
  const missing = Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' });

  t.match(problemOf(mapAwsError(missing, 'ecs', 'ListClusters'), ASKED), {
    status: 502,
    detail: 'This service has no credentials for AWS, so ecs ListClusters was not called.',
  });
});

t.test('an error of AssumeRole is 502 and names that call, whatever its code', async t => {
  const emulator = await startEmulator();
  t.teardown(() => emulator.close());
  const assumeRole = { roleArn: 'arn:aws:iam::012345678901:role/ecs-api' };
  const aws = awsAccount('sandbox', { region: emulator.region, endpoint: emulator.endpoint, assumeRole });

  for (const code of ['AccessDenied', 'ValidationError', 'MalformedPolicyDocument', 'RegionDisabledException']) {
    emulator.faults.clear();
    emulator.faults.add({ service: 'sts', action: 'AssumeRole', error: { code, message: 'no', status: 400 } });
    const error = await listClusters(aws).catch(thrown => thrown);
    t.match(problemOf(error, ASKED), { status: 502, detail: 'AWS refused sts AssumeRole: no', awsCode: code });
  }
  t.same(new Set(emulator.calls.map(({ action }) => action)), new Set(['AssumeRole']));
});

const environmentOf = (value: string) => ({
  containerDefinitions: [{ name: 'web', environment: [{ name: 'A', value }] }],
});

const REPEATED: [action: string, repeated: string, input: object][] = [
  ['CreateSecret', 'pass"word', { SecretString: 'pass"word' }],
  ['PutSecretValue', 'pass\\"word', { SecretString: 'pass"word' }],
  ['UpdateSecret', 'pw', { SecretString: 'pw' }],
  ['PutSecretValue', 'cGFzcw==', { SecretBinary: Buffer.from('pass') }],
  ['PutParameter', 'pass"word', { Value: 'pass"word' }],
  ['RegisterTaskDefinition', 'planted-4711', environmentOf('planted-4711')],
  [
    'RunTask',
    'planted-4711',
    { overrides: { containerOverrides: environmentOf('planted-4711').containerDefinitions } },
  ],
];

for (const [action, repeated, input] of REPEATED) {
  t.test(`a message of ${action} that repeats a secret as ${repeated} is reported without it`, async t => {
    const error = awsError('ValidationException', `Value '${repeated}' failed to satisfy constraint`);

    const { detail } = problemOf(mapAwsError(error, 'ssm', action, input), ASKED);

    t.match(detail, /Value '\(secret\)' failed to satisfy constraint$/);
  });
}

const HARMLESS: [action: string, message: string, input: object][] = [
  ['PutParameter', 'too long', { Value: 'secret' }],
  ['PutParameter', 'alias/key does not exist', { KeyId: 'alias/key', Tags: [{ Key: 'a', Value: 'alias/key' }] }],
  ['RegisterTaskDefinition', 'port 8080 is used twice', environmentOf('8080')],
  ['ListClusters', 'no', {}],
];

for (const [action, message, input] of HARMLESS) {
  t.test(`a message of ${action} that repeats no secret is reported as it is: ${message}`, async t => {
    const error = mapAwsError(awsError('ThrottlingException', message), 'ssm', action, input);

    t.equal(problemOf(error, ASKED).detail, message);
  });
}

t.test('no response or log line contains a secret’s value, whatever fails', async t => {
  const lines: string[] = [];
  const logger = { level: 'trace', stream: { write: (line: string) => lines.push(line) } };
  const { call, emulator } = await startService(t, { logger });
  const planted = 'planted-4711';
  const requests: [string, string, object][] = [
    ['CreateSecret', '/sandbox/secrets', { Name: 'one', SecretString: planted }],
    ['PutParameter', '/sandbox/params/blog', { Name: 'one', Value: planted }],
    ['CreateSecret', '/sandbox/secrets', { Name: { nested: planted }, SecretString: planted }],
  ];

  const answers = [];
  for (const [action, path, body] of requests) {
    for (const code of ['BrandNewException', 'ValidationException', 'EncryptionFailure']) {
      emulator.faults.clear();
      emulator.faults.add({ action, error: { code, message: 'no', status: 400 } });
      answers.push(await call('POST', path, body));
    }
  }
  answers.push(await call('POST', '/sandbox/secrets', `{"Name": "one", "SecretString": "${planted}"`));
  answers.push(await call('GET', '/metrics'));

  t.ok(answers.slice(0, -1).every(({ status }) => status >= 400));
  t.ok(lines.length > 5);
  t.notMatch(JSON.stringify(answers), new RegExp(planted));
  t.notMatch(lines.join('\n'), new RegExp(planted));
});

function awsError(code: string, message: string): Error {
  return Object.assign(new Error(message), {
    name: code,
    $fault: 'client',
    $metadata: { requestId: 'aws-request', httpStatusCode: 400 },
  });
}

function fail(
  { faults, calls }: Awaited<ReturnType<typeof startService>>['emulator'],
  code: string,
  message: string,
  status: number,
  times = 1,
): void {
  calls.length = 0;
  faults.add({ service: 'ecs', action: 'ListClusters', error: { code, message, status }, times });
}
