import { SSM } from '@aws-sdk/client-ssm';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

t.test('a new parameter is encrypted with the account’s key and tagged', async t => {
  const { call, emulator } = await startService(t);

  const created = await call('POST', '/sandbox/params/blog', {
    name: 'apikey',
    value: 'abc123',
    description: 'a key',
    tags: [{ Key: 'Application', Value: 'blog' }],
  });
  const shown = await call('GET', '/sandbox/params/blog/apikey');

  t.match(created, { status: 200, body: { Tier: 'Standard', Version: 1, VersionId: '1' } });
  matchExactly(t, shown.body, {
    ARN: `arn:aws:ssm:us-east-1:${emulator.accountId}:parameter/myorg/blog/apikey`,
    Name: 'apikey',
    Description: 'a key',
    KeyId: emulator.seed.kmsKeyId,
    Type: 'SecureString',
    Tags: [
      { Key: 'spinup:org', Value: 'myorg' },
      { Key: 'Application', Value: 'blog' },
    ],
    LastModifiedDate: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC$/,
    Version: 1,
  });
  t.notMatch(JSON.stringify([created.body, shown.body]), /abc123/);
});

t.test('an existing name is a conflict, even with Overwrite; a slash in a name is refused', async t => {
  const { call } = await startService(t);
  const parameter = { Name: 'one', Value: 'x' };
  await call('POST', '/sandbox/params/blog', parameter);

  t.equal((await call('POST', '/sandbox/params/blog', parameter)).status, 409);
  t.equal((await call('POST', '/sandbox/params/blog', { ...parameter, Overwrite: true })).status, 409);
  matchExactly(t, await call('POST', '/sandbox/params/blog', { Name: 'a/b', Value: 'x' }), {
    status: 400,
    body: { errors: [{ pointer: '/Name' }] },
  });
});

t.test('an update keeps the type and the key, and adds tags', async t => {
  const { call, emulator } = await startService(t);
  const ssm = clientOf(t, SSM, emulator);
  await call('POST', '/sandbox/params/blog', { Name: 'plain', Value: 'a', Type: 'String' });
  await call('POST', '/sandbox/params/blog', { Name: 'secure', Value: 'a' });

  for (const name of ['plain', 'secure']) {
    const { status, body } = await call('PUT', `/sandbox/params/blog/${name}`, {
      Value: 'b',
      Tags: [{ Key: 'Stage', Value: 'test' }],
    });
    t.match({ status, body }, { status: 200, body: { Message: 'OK' } });
  }

  const value = async (Name: string) => (await ssm.getParameter({ Name, WithDecryption: true })).Parameter;
  t.match(await value('/myorg/blog/plain'), { Value: 'b', Type: 'String' });
  t.match(await value('/myorg/blog/secure'), { Value: 'b', Type: 'SecureString' });
  matchExactly(t, (await call('GET', '/sandbox/params/blog/secure')).body, {
    KeyId: emulator.seed.kmsKeyId,
    Version: 2,
    Tags: [{ Key: 'spinup:org' }, { Key: 'Stage', Value: 'test' }],
  });
  matchExactly(
    t,
    await call('PUT', '/sandbox/params/blog/secure', { Tags: [{ Key: 'spinup:org', Value: 'theirs' }] }),
    {
      status: 400,
      body: { errors: [{ pointer: '/Tags/0/Value' }] },
    },
  );
});

t.test(
  'a hundred parameters are listed, and deleted with at most twenty calls beside those that read the tags of each',
  async t => {
    const { call, emulator } = await startService(t);
    const names = Array.from({ length: 100 }, (_, index) => `p${String(index).padStart(3, '0')}`);
    await Promise.all(names.map(Name => call('POST', '/sandbox/params/many', { Name, Value: 'x' })));
    t.same((await call('GET', '/sandbox/params/many')).body.sort(), names);
    emulator.calls.length = 0;

    const { status, body } = await call('DELETE', '/sandbox/params/many');

    t.match({ status, body }, { status: 200, body: { Message: 'OK', Deleted: 100 } });
    const others = emulator.calls.filter(({ action }) => action !== 'ListTagsForResource');
    t.ok(others.length <= 20, `${others.length} calls`);
    t.equal(emulator.calls.length - others.length, 100);
    t.equal((await call('GET', '/sandbox/params/many')).status, 404);
  },
);

t.test('a parameter is deleted, and a missing one is 404', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/params/blog', { Name: 'one', Value: 'x' });

  t.match(await call('DELETE', '/sandbox/params/blog/one'), { status: 200, body: { Message: 'OK' } });

  t.equal((await call('DELETE', '/sandbox/params/blog/one')).status, 404);
  t.equal((await call('GET', '/sandbox/params/blog/one')).status, 404);
  t.equal((await call('PUT', '/sandbox/params/blog/one', { Value: 'y' })).status, 404);
  t.equal((await call('GET', '/sandbox/params/blog')).status, 404);
  t.equal((await call('DELETE', '/sandbox/params/blog')).status, 404);
});
