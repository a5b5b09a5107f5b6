import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  type Filter,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import t from 'tap';
import { manualClock } from '../../src/emulator/index.js';
import { connect } from './connect.js';

const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00Z');
const tokens = ['a', 'b', 'c'].map(letter => letter.repeat(32));
const create = (Name: string, more: object = {}) => new CreateSecretCommand({ Name, SecretString: 'v1', ...more });

t.test('a secret is described as it was made', async t => {
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
  t.match(described, {
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

t.test('the key must be one of the account, by any of its names', async t => {
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

t.test('the same token and value make one secret, anything else finds the name taken', async t => {
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

t.test('a secret is found by name, by ARN and by ARN without its ending', async t => {
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

t.test('a new value becomes current and the last one previous', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken: tokens[1], SecretString: 'v2' }));
  await client.send(new UpdateSecretCommand({ ...secret, ClientRequestToken: tokens[2], SecretString: 'v3' }));
  const current = await client.send(new GetSecretValueCommand(secret));
  const previous = await client.send(new GetSecretValueCommand({ ...secret, VersionStage: 'AWSPREVIOUS' }));
  const oldest = await client.send(new GetSecretValueCommand({ ...secret, VersionId: tokens[0] }));
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand(secret));

  t.match([current, previous, oldest], [{ SecretString: 'v3' }, { SecretString: 'v2' }, { SecretString: 'v1' }]);
  t.same(VersionIdsToStages, { [`${tokens[1]}`]: ['AWSPREVIOUS'], [`${tokens[2]}`]: ['AWSCURRENT'] });
});

t.test('a token never stands for two values', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const put = { SecretId: 'secret', ClientRequestToken: tokens[1] };
  await client.send(create('secret'));

  await client.send(new PutSecretValueCommand({ ...put, SecretString: 'v2' }));
  const again = await client.send(new PutSecretValueCommand({ ...put, SecretString: 'v2' }));

  t.equal(again.VersionId, tokens[1]);
  await t.rejects(client.send(new PutSecretValueCommand({ ...put, SecretString: 'v3' })), {
    name: 'ResourceExistsException',
  });
});

t.test('an update without a value changes no version', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));

  const updated = await client.send(new UpdateSecretCommand({ SecretId: 'secret', Description: 'new' }));
  const { Versions } = await client.send(new ListSecretVersionIdsCommand({ SecretId: 'secret' }));
  const { Description } = await client.send(new DescribeSecretCommand({ SecretId: 'secret' }));

  t.equal(updated.VersionId, undefined);
  t.match(Versions, [{ VersionId: tokens[0], VersionStages: ['AWSCURRENT'] }]);
  t.equal(Description, 'new');
});

t.test('stages move from one version to another, the current one only with both named', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const secret = { SecretId: 'secret' };
  await client.send(create('secret', { ClientRequestToken: tokens[0] }));
  await client.send(new PutSecretValueCommand({ ...secret, ClientRequestToken: tokens[1], SecretString: 'v2' }));

  const move = { ...secret, VersionStage: 'AWSCURRENT', MoveToVersionId: tokens[0] };
  await t.rejects(client.send(new UpdateSecretVersionStageCommand(move)), { name: 'InvalidParameterException' });
  await client.send(new UpdateSecretVersionStageCommand({ ...move, RemoveFromVersionId: tokens[1] }));
  const { VersionIdsToStages } = await client.send(new DescribeSecretCommand(secret));

  t.same(VersionIdsToStages, { [`${tokens[0]}`]: ['AWSCURRENT'], [`${tokens[1]}`]: ['AWSPREVIOUS'] });
});

t.test('a secret scheduled for deletion can be described, restored, and not used or made again', async t => {
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

t.test('after its recovery window a secret is gone', async t => {
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

t.test('only recovery windows of 7 to 30 days, or none by force, are taken', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret'));
  const remove = (how: object) => client.send(new DeleteSecretCommand({ SecretId: 'secret', ...how }));

  const invalid = { name: 'InvalidParameterException' };
  await t.rejects(remove({ RecoveryWindowInDays: 6 }), invalid);
  await t.rejects(remove({ RecoveryWindowInDays: 31 }), invalid);
  await t.rejects(remove({ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }), invalid);
});

t.test('after deletion by force the name is reserved for a while', async t => {
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

t.test('deleting by force what is not there succeeds', async t => {
  const { client } = await connect(t, SecretsManagerClient);

  const { Name } = await client.send(new DeleteSecretCommand({ SecretId: 'none', ForceDeleteWithoutRecovery: true }));

  t.equal(Name, 'none');
});

t.test('filters match beginnings, and what begins with ! not', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  const tagged = (Key: string, Value: string) => ({ Tags: [{ Key, Value }] });
  await client.send(create('a-one', { ...tagged('spinup:org', 'myorg'), Description: 'The First' }));
  await client.send(create('a-two', tagged('spinup:org', 'myorg-too')));
  await client.send(create('b-one', tagged('other', 'Other')));
  const names = async (...Filters: Filter[]) =>
    (await client.send(new ListSecretsCommand({ Filters, SortBy: 'name' }))).SecretList?.map(({ Name }) => Name);

  t.same(await names({ Key: 'name', Values: ['a-'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'name', Values: ['A-'] }), []);
  t.same(await names({ Key: 'name', Values: ['!a-'] }), ['b-one']);
  t.same(await names({ Key: 'description', Values: ['the f'] }), ['a-one']);
  t.same(await names({ Key: 'tag-key', Values: ['spinup:org'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'tag-value', Values: ['myorg'] }), ['a-one', 'a-two']);
  t.same(await names({ Key: 'tag-value', Values: ['myorg'] }, { Key: 'name', Values: ['a-t'] }), ['a-two']);
  t.same(await names({ Key: 'all', Values: ['other first'] }), ['a-one', 'b-one']);
});

t.test('a list has pages, and what is going on demand only', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  for (const name of ['one', 'two', 'three']) await client.send(create(name));
  await client.send(new DeleteSecretCommand({ SecretId: 'three' }));

  const first = await client.send(new ListSecretsCommand({ MaxResults: 1 }));
  const second = await client.send(new ListSecretsCommand({ MaxResults: 1, NextToken: first.NextToken }));
  const all = await client.send(new ListSecretsCommand({ IncludePlannedDeletion: true }));

  t.match(first.SecretList, [{ Name: 'one' }]);
  t.match(second.SecretList, [{ Name: 'two' }]);
  t.equal(second.NextToken, undefined);
  t.equal(all.SecretList?.length, 3);
  await t.rejects(client.send(new ListSecretsCommand({ NextToken: 'made-up' })), {
    name: 'InvalidNextTokenException',
  });
});

t.test('values are read in batches, errors beside them', async t => {
  const { client } = await connect(t, SecretsManagerClient);
  await client.send(create('one'));

  const batch = await client.send(new BatchGetSecretValueCommand({ SecretIdList: ['one', 'none'] }));

  t.match(batch.SecretValues, [{ Name: 'one', SecretString: 'v1' }]);
  t.match(batch.Errors, [{ SecretId: 'none', ErrorCode: 'ResourceNotFoundException' }]);
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

t.test('a snapshot shows that a value has changed, and not what it is', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient);
  await client.send(create('secret', { SecretString: 'hunter2' }));
  const before = emulator.snapshot();

  await client.send(new PutSecretValueCommand({ SecretId: 'secret', SecretString: 'hunter3' }));

  t.notSame(emulator.snapshot(), before);
  t.notMatch(JSON.stringify(before), 'hunter2');
});
