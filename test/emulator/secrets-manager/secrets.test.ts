import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import t from 'tap';
import { manualClock } from '../../../src/emulator/index.js';
import { matchExactly } from '../../support/match-exactly.js';
import { connect } from '../connect.js';

const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00Z');
const tokens = ['a', 'b', 'c'].map(letter => letter.repeat(32));
const create = (Name: string, more: object = {}) => new CreateSecretCommand({ Name, SecretString: 'v1', ...more });

t.test('a secret is described as it was created', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient, { clock: manualClock() });

  const created = await client.send(
    create('spinup/org/creds', {
      ClientRequestToken: tokens[0],
      Description: 'for a registry',
      KmsKeyId: emulator.seed.kmsKeyId,
      Tags: [{ Key: 'spinup:org', Value: 'org' }],
    }),
  );
  const described = await client.send(new DescribeSecretCommand({ SecretId: 'spinup/org/creds' }));

  t.match(created, {
    ARN: /^arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup\/org\/creds-[A-Za-z0-9]{6}$/,
    Name: 'spinup/org/creds',
    VersionId: tokens[0],
  });
  matchExactly(t, described, {
    ARN: created.ARN,
    Description: 'for a registry',
    KmsKeyId: emulator.seed.kmsKeyId,
    CreatedDate: new Date(start),
    LastChangedDate: new Date(start),
    DeletedDate: undefined,
    Tags: [{ Key: 'spinup:org', Value: 'org' }],
    VersionIdsToStages: { [`${tokens[0]}`]: ['AWSCURRENT'] },
  });
});

t.test('the KMS key must exist, and has four names', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient);
  const { kmsKeyId, kmsKeyArn, kmsKeyAlias } = emulator.seed;
  const aliasArn = `arn:aws:kms:us-east-1:012345678901:${kmsKeyAlias}`;

  for (const [index, KmsKeyId] of [kmsKeyId, kmsKeyArn, kmsKeyAlias, aliasArn].entries()) {
    await t.resolves(client.send(create(`secret-${index}`, { KmsKeyId })));
  }
  await t.rejects(client.send(create('other', { KmsKeyId: 'alias/none' })), {
    name: 'InvalidParameterException',
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('the same token and value create one secret; anything else conflicts', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const first = await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  const again = await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  t.equal(again.ARN, first.ARN);
  t.equal(again.VersionId, first.VersionId);
  const taken = { name: 'ResourceExistsException', $metadata: { httpStatusCode: 400 } };
  await t.rejects(client.send(create('secret', { ClientRequestToken: tokens[1] })), taken);
  const changed = create('secret', { ClientRequestToken: tokens[0], SecretString: 'v2' });
  await t.rejects(client.send(changed), taken);
});

t.test('a secret is found by name, by ARN and by ARN without its suffix', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const { ARN = '' } = await client.send(create('path/secret'));

  for (const SecretId of ['path/secret', ARN, ARN.slice(0, -7)]) {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    t.equal(SecretString, 'v1');
  }
  await t.rejects(client.send(new GetSecretValueCommand({ SecretId: 'none' })), {
    name: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret.",
    $metadata: { httpStatusCode: 400 },
  });
});

t.test('a secret scheduled for deletion can be described and restored, but not used or created', async t => {
  const { client } = await connect(t, SecretsManagerClient, { clock: manualClock() });
  const secret = { SecretId: 'secret' };
  await client.send(create('secret'));

  const deleted = await client.send(new DeleteSecretCommand({ ...secret, RecoveryWindowInDays: 7 }));
  const described = await client.send(new DescribeSecretCommand(secret));

  t.same(deleted.DeletionDate, new Date(start + 7 * day));
  t.same(described.DeletedDate, deleted.DeletionDate);
  const refused = { name: 'InvalidRequestException', $metadata: { httpStatusCode: 400 } };
  await t.rejects(client.send(new GetSecretValueCommand(secret)), refused);
  await t.rejects(client.send(new TagResourceCommand({ ...secret, Tags: [] })), refused);
  await t.rejects(client.send(new DeleteSecretCommand(secret)), refused);
  await t.rejects(client.send(create('secret')), refused);
  await client.send(new RestoreSecretCommand(secret));
  await t.resolves(client.send(new GetSecretValueCommand(secret)));
});

t.test('a secret no longer exists after its recovery window', async t => {
  const clock = manualClock();
  const { emulator, client } = await connect(t, SecretsManagerClient, { clock });
  await client.send(create('secret'));
  await client.send(new DeleteSecretCommand({ SecretId: 'secret' }));

  clock.advance(30 * day);

  t.same(emulator.snapshot().secretsmanager, {});
  await t.rejects(client.send(new DescribeSecretCommand({ SecretId: 'secret' })), {
    name: 'ResourceNotFoundException',
  });
});

t.test('a recovery window has 7 to 30 days, or is omitted with force', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret'));
  const remove = (how: object) => client.send(new DeleteSecretCommand({ SecretId: 'secret', ...how }));

  const invalid = { name: 'InvalidParameterException' };
  await t.rejects(remove({ RecoveryWindowInDays: 6 }), invalid);
  await t.rejects(remove({ RecoveryWindowInDays: 31 }), invalid);
  await t.rejects(remove({ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }), invalid);
});

t.test('a secret scheduled for deletion can be deleted by force', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret'));
  await client.send(new DeleteSecretCommand({ SecretId: 'secret' }));

  await client.send(new DeleteSecretCommand({ SecretId: 'secret', ForceDeleteWithoutRecovery: true }));

  t.same(emulator.snapshot().secretsmanager, {});
});

t.test('after deletion by force the name stays reserved for the configured time', async t => {
  const clock = manualClock();
  const timings = { secretNameReserved: 5000 };
  const { emulator, client } = await connect(t, SecretsManagerClient, { clock, timings });
  await client.send(create('secret'));

  await client.send(new DeleteSecretCommand({ SecretId: 'secret', ForceDeleteWithoutRecovery: true }));

  t.same(emulator.snapshot().secretsmanager, {});
  await t.rejects(client.send(create('secret')), { name: 'InvalidRequestException' });
  clock.advance(5000);
  await t.resolves(client.send(create('secret')));
});

t.test('deleting a missing secret by force succeeds', async t => {
  const { client } = await connect(t, SecretsManagerClient);

  const { Name } = await client.send(new DeleteSecretCommand({ SecretId: 'none', ForceDeleteWithoutRecovery: true }));

  t.equal(Name, 'none');
});

t.test('a secret has up to 50 tags, and none begins with aws:', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret', { Tags: [{ Key: 'one', Value: 'more' }] }));
  const tag = (count: number, prefix = 'key-') => {
    const Tags = Array.from({ length: count }, (_, index) => ({ Key: `${prefix}${index}`, Value: '' }));
    return client.send(new TagResourceCommand({ SecretId: 'secret', Tags }));
  };

  const invalid = { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } };
  await t.rejects(tag(50), invalid);
  await t.rejects(tag(1, 'aws:'), invalid);
  await t.resolves(tag(49));
});

t.test('tags are added, replaced and removed', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { Tags: [{ Key: 'a', Value: '1' }] }));

  const Tags = [
    { Key: 'a', Value: '2' },
    { Key: 'b', Value: '1' },
  ];
  await client.send(new TagResourceCommand({ ...secret, Tags }));
  await client.send(new UntagResourceCommand({ ...secret, TagKeys: ['b'] }));
  const described = await client.send(new DescribeSecretCommand(secret));

  t.same(described.Tags, [{ Key: 'a', Value: '2' }]);
});

t.test('a snapshot shows that a value changed without showing the value', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret', { SecretString: 'hunter2' }));
  const before = emulator.snapshot();

  await client.send(new PutSecretValueCommand({ SecretId: 'secret', SecretString: 'hunter3' }));

  t.notSame(emulator.snapshot(), before);
  t.notMatch(JSON.stringify(before), 'hunter2');
});
