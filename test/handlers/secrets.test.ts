import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

t.test('the org’s secrets with a tag are found in two calls among a thousand, by the exact value', async t => {
  const { call, emulator } = await startService(t);
  const client = clientOf(t, SecretsManager, emulator);
  const create = (index: number) => {
    const isWanted = index % 100 === 0;
    const tags = isWanted
      ? { 'spinup:org': 'myorg', Application: 'blog' }
      : index % 100 === 1
        ? { 'spinup:org': 'myorg', Application: 'blogs' }
        : index % 100 === 2
          ? { 'spinup:org': 'myorg2', Application: 'blog' }
          : { 'spinup:org': 'theirs', Application: 'shop' };
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return client.createSecret({ Name: `secret-${index}`, SecretString: 'x', Tags });
  };
  for (let start = 0; start < 1_000; start += 100)
    await Promise.all(Array.from({ length: 100 }, (_, offset) => create(start + offset)));
  emulator.calls.length = 0;

  const { status, body } = await call('GET', '/sandbox/secrets?Application=blog');

  t.equal(status, 200);
  t.equal(body.length, 10);
  t.ok(
    body.every((arn: string) => /:secret:secret-\d?00-|:secret:secret-0-/.test(arn)),
    String(body),
  );
  t.ok(emulator.calls.length <= 2, `${emulator.calls.length} calls`);
});

t.test('a new secret has the org’s tag and the account’s key, and no response contains its value', async t => {
  const { call, emulator } = await startService(t);

  const created = await call('POST', '/sandbox/secrets', {
    name: 'db/password',
    secretstring: 'abc123',
    tags: [
      { key: 'Application', value: 'blog' },
      { key: 'spinup:org', value: 'myorg' },
    ],
  });
  const shown = await call('GET', '/sandbox/secrets/db%2Fpassword');

  t.equal(created.status, 200);
  t.same(Object.keys(created.body).sort(), ['ARN', 'Name', 'VersionId']);
  matchExactly(t, shown.body, {
    Name: 'db/password',
    KmsKeyId: emulator.seed.kmsKeyId,
    DeletedDate: null,
    Description: null,
    RotationEnabled: null,
    RotationRules: null,
    Tags: [
      { Key: 'spinup:org', Value: 'myorg' },
      { Key: 'Application', Value: 'blog' },
    ],
    VersionIdsToStages: { [created.body.VersionId]: ['AWSCURRENT'] },
  });
  t.notMatch(JSON.stringify([created.body, shown.body]), /abc123/);
});

t.test('the predecessor’s path, an ARN and unencoded colons name the same secret', async t => {
  const { call } = await startService(t);
  const { body } = await call('POST', '/sandbox/secrets', { Name: 'one', SecretString: 'x' });

  for (const path of [
    '/sandbox/secret/one',
    `/sandbox/secrets/${body.ARN}`,
    `/sandbox//secrets//${encodeURIComponent(body.ARN)}`,
  ])
    t.equal((await call('GET', path)).body.ARN, body.ARN, path);
});

t.test('binary values are stored as they are, and text and binary values together are refused', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/secrets', { Name: 'bytes', SecretBinary: Buffer.from([0, 255]).toString('base64') });
  const { SecretBinary } = await clientOf(t, SecretsManager, emulator).getSecretValue({ SecretId: 'bytes' });

  const both = await call('POST', '/sandbox/secrets', { Name: 'both', SecretString: 'x', SecretBinary: 'AA==' });

  t.same([...(SecretBinary ?? [])], [0, 255]);
  matchExactly(t, both, { status: 400, body: { errors: [{ pointer: '/SecretBinary' }] } });
});

t.test('an update changes the value, the tags, or both; the response to tags alone is empty', async t => {
  const { call, emulator } = await startService(t);
  const { body: created } = await call('POST', '/sandbox/secrets', { Name: 'one', SecretString: 'old' });
  const client = clientOf(t, SecretsManager, emulator);

  const tagged = await call('PUT', '/sandbox/secrets/one', { tags: [{ key: 'Application', value: 'blog' }] });
  const valued = await call('PUT', '/sandbox/secrets/one', { Secret: 'new' });

  t.match(tagged, { status: 200, body: '' });
  t.match(valued, { status: 200, body: { ARN: created.ARN, Name: 'one', VersionId: String } });
  t.equal((await client.getSecretValue({ SecretId: 'one' })).SecretString, 'new');
  t.same((await client.describeSecret({ SecretId: 'one' })).Tags, [
    { Key: 'spinup:org', Value: 'myorg' },
    { Key: 'Application', Value: 'blog' },
  ]);
});

t.test('the org’s tag cannot be changed', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/secrets', { Name: 'one', SecretString: 'x' });

  for (const key of ['spinup:org', 'yale:org'])
    matchExactly(t, await call('PUT', '/sandbox/secrets/one', { Tags: [{ key, value: 'theirs' }] }), {
      status: 400,
      body: { errors: [{ pointer: '/Tags/0/value' }] },
    });
});

t.test('a name in the prefix of another org is refused', async t => {
  const { call } = await startService(t);

  const refused = await call('POST', '/sandbox/secrets', { Name: 'spinup/theirs/db', SecretString: 'x' });

  t.equal(refused.status, 400);
  t.same(refused.body.errors, [
    { pointer: '/Name', message: 'must not begin with spinup/ and another org than myorg' },
  ]);
  for (const Name of ['spinup/myorg/db', 'spinups/db'])
    t.equal((await call('POST', '/sandbox/secrets', { Name, SecretString: 'x' })).status, 200, Name);
});

t.test('a secret is deleted after 7 days, after the requested days, or immediately', async t => {
  const { call, emulator } = await startService(t);
  const names: [query: string, days: number][] = [
    ['', 7],
    ['?window=30', 30],
    ['?window=0', 0],
  ];

  for (const [query, days] of names) {
    const { body: created } = await call('POST', '/sandbox/secrets', { Name: `for-${days}`, SecretString: 'x' });
    const { status, body } = await call('DELETE', `/sandbox/secrets/for-${days}${query}`);
    t.equal(status, 200, query);
    t.equal(body.ARN, created.ARN);
    const left = (Date.parse(body.DeletionDate) - Date.now()) / 86_400_000;
    t.ok(Math.abs(left - days) < 0.1, `${left} days`);
  }
  for (const window of ['1', '6', '31', '-1', 'week', '7.5'])
    matchExactly(t, await call('DELETE', `/sandbox/secrets/for-7?window=${window}`), {
      status: 400,
      body: { errors: [{ parameter: 'query.window' }] },
    });
  t.notOk(emulator.calls.some(({ action, input }) => action === 'DeleteSecret' && 'SecretString' in input));
});
