import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';

const START = new Date('2026-01-01T00:00:00Z');
const TOKEN = 'eb41453f-25bb-4025-b7f4-850cfca0ce71';
const TAGS = [
  { Key: 'team', Value: 'web' },
  { Key: 'stage', Value: 'test' },
];

/** Creating and describing secrets. */
export const CREATION: Behaviour[] = [
  {
    title: 'a secret has a name, an ARN with six more characters, and the version that the token names',
    cases: [
      ...of('test_secretsmanager', 'test_secret_arn', 'test_create_secret_with_client_request_token'),
      ...of('test_secretsmanager', 'test_create_secret'),
      ...of('test_server', 'test_create_secret'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const created = await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: TOKEN });
      t.match(created.ARN, /^arn:aws:secretsmanager:us-east-1:012345678901:secret:db-[A-Za-z0-9]{6}$/);
      t.same([created.Name, created.VersionId], ['db', TOKEN]);
      t.equal((await client.getSecretValue({ SecretId: 'db' })).SecretString, 'v1');
    },
  },
  {
    title: 'a secret is described with its description, tags, dates and versions',
    cases: [
      ...of('test_secretsmanager', 'test_create_secret_with_tags', 'test_create_secret_with_description'),
      ...of('test_secretsmanager', 'test_create_secret_with_tags_and_description', 'test_describe_secret'),
      ...of('test_server', 'test_describe_secret'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager, { clock: manualClock() });
      const { ARN } = await client.createSecret({
        Name: 'db',
        SecretString: 'v1',
        ClientRequestToken: TOKEN,
        Description: 'for the database',
        Tags: TAGS,
      });
      await client.createSecret({ Name: 'other', SecretString: 'v2' });
      const { $metadata, ...described } = await client.describeSecret({ SecretId: 'db' });
      t.same(described, {
        ARN,
        Name: 'db',
        Description: 'for the database',
        Tags: TAGS,
        CreatedDate: START,
        LastChangedDate: START,
        VersionIdsToStages: { [TOKEN]: ['AWSCURRENT'] },
      });
      t.equal((await client.describeSecret({ SecretId: 'other' })).Name, 'other');
    },
  },
  {
    title: 'a secret without a value has no version, also after an update of its description',
    cases: of('test_secretsmanager', 'test_create_secret_without_value'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager, { clock: manualClock() });
      const { $metadata: _, ...created } = await client.createSecret({ Name: 'empty' });
      const { $metadata: __, ...before } = await client.describeSecret({ SecretId: 'empty' });
      const unread = await errorOf(client.getSecretValue({ SecretId: 'empty' }));
      const { $metadata: ___, ...updated } = await client.updateSecret({ SecretId: 'empty', Description: 'new' });
      const { $metadata: ____, ...after } = await client.describeSecret({ SecretId: 'empty' });
      const identity = { ARN: created.ARN, Name: 'empty' };
      const dates = { CreatedDate: START, LastChangedDate: START };
      t.same([created, updated], [identity, identity]);
      t.same(before, { ...identity, ...dates });
      t.same(unread, {
        name: 'ResourceNotFoundException',
        message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        status: 400,
      });
      t.same(after, { ...identity, ...dates, Description: 'new' });
    },
  },
  {
    title: 'the same name is taken, unless the same token repeats the same value',
    cases: [
      ...of('test_secretsmanager', 'test_create_duplicate_secret_without_specifying_token'),
      ...of('test_secretsmanager', 'test_create_duplicate_secret_with_same_token'),
      ...of('test_secretsmanager', 'test_create_different_secret_with_same_token'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const input = { Name: 'db', SecretString: 'v1', ClientRequestToken: TOKEN };
      const { $metadata: _, ...first } = await client.createSecret(input);
      const { $metadata: __, ...again } = await client.createSecret(input);
      const taken = await errorOf(client.createSecret({ Name: 'db', SecretString: 'v1' }));
      const changed = await errorOf(client.createSecret({ ...input, SecretString: 'v2' }));
      t.same(again, first);
      t.same(taken, {
        name: 'ResourceExistsException',
        message: 'The operation failed because the secret db already exists.',
        status: 400,
      });
      t.same(changed, {
        name: 'ResourceExistsException',
        message: `You can't use ClientRequestToken ${TOKEN} because that value is already in use for a version of secret ${first.ARN}.`,
        status: 400,
      });
    },
  },
  {
    title: 'a secret is found by its ARN and by its ARN without the last six characters',
    cases: of('test_secretsmanager', 'test_describe_secret_with_arn', 'test_get_secret_value_by_arn'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      for (const Name of ['plain', 'with-hyphen']) {
        const { ARN = '' } = await client.createSecret({ Name, SecretString: 'v1' });
        for (const SecretId of [ARN, ARN.slice(0, -7)]) {
          const { $metadata: _, ...described } = await client.describeSecret({ SecretId });
          t.same([described.ARN, described.Name], [ARN, Name]);
          t.equal((await client.getSecretValue({ SecretId })).SecretString, 'v1');
        }
      }
      const { SecretList } = await client.listSecrets({ Filters: [{ Key: 'name', Values: ['plain'] }] });
      t.same(
        SecretList?.map(({ Name }) => Name),
        ['plain'],
      );
    },
  },
  {
    title: 'the KMS key is described and listed',
    cases: of('test_secretsmanager', 'test_describe_secret_with_KmsKeyId', 'test_update_secret_with_KmsKeyId'),
    outcome: differs(
      'The test cases name keys that do not exist. AWS encrypts the value with the key, so it must exist.',
      'Secrets Manager API Reference, CreateSecret, UpdateSecret, `KmsKeyId` and "Errors"',
    ),
    async verify(t) {
      const { client, emulator } = await connect(t, SecretsManager);
      const { kmsKeyId, kmsKeyAlias } = emulator.seed;
      await client.createSecret({ Name: 'db', SecretString: 'v1', KmsKeyId: kmsKeyId });
      t.equal((await client.describeSecret({ SecretId: 'db' })).KmsKeyId, kmsKeyId);
      await client.updateSecret({ SecretId: 'db', SecretString: 'v2', KmsKeyId: kmsKeyAlias });
      t.equal((await client.describeSecret({ SecretId: 'db' })).KmsKeyId, kmsKeyAlias);
      t.equal((await client.listSecrets({})).SecretList?.[0]?.KmsKeyId, kmsKeyAlias);
      t.equal((await client.getSecretValue({ SecretId: 'db' })).SecretString, 'v2');
      const missing = {
        name: 'InvalidParameterException',
        message: 'The operation failed because of an invalid KMS key: foo_arn does not exist',
        status: 400,
      };
      t.same(await errorOf(client.createSecret({ Name: 'x', SecretString: 'v', KmsKeyId: 'foo_arn' })), missing);
      t.same(await errorOf(client.updateSecret({ SecretId: 'db', KmsKeyId: 'foo_arn' })), missing);
    },
  },
  {
    title: 'a secret that does not exist is not found by any action',
    cases: [
      ...of('test_secretsmanager', 'test_get_secret_that_does_not_exist', 'test_get_secret_that_does_not_match'),
      ...of('test_secretsmanager', 'test_describe_secret_that_does_not_exist'),
      ...of(
        'test_secretsmanager',
        'test_describe_secret_that_does_not_match',
        'test_update_secret_which_does_not_exit',
      ),
      ...of('test_secretsmanager', 'test_put_secret_value_on_non_existing_secret'),
      ...of('test_secretsmanager', 'test_delete_secret_that_does_not_exist'),
      ...of('test_secretsmanager', 'test_restore_secret_that_does_not_exist'),
      ...of('test_server', 'test_get_secret_that_does_not_exist', 'test_get_secret_that_does_not_match'),
      ...of('test_server', 'test_describe_secret_that_does_not_exist', 'test_describe_secret_that_does_not_match'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const SecretId = 'missing';
      await client.createSecret({ Name: 'another', SecretString: 'v1' });
      const calls = [
        client.getSecretValue({ SecretId }),
        client.getSecretValue({ SecretId, VersionStage: 'AWSCURRENT' }),
        client.describeSecret({ SecretId }),
        client.updateSecret({ SecretId, SecretString: 'v' }),
        client.putSecretValue({ SecretId, SecretString: 'v', VersionStages: ['AWSCURRENT'] }),
        client.deleteSecret({ SecretId }),
        client.restoreSecret({ SecretId }),
        client.tagResource({ SecretId, Tags: TAGS }),
        client.untagResource({ SecretId, TagKeys: ['team'] }),
      ];
      const error = {
        name: 'ResourceNotFoundException',
        message: "Secrets Manager can't find the specified secret.",
        status: 400,
      };
      t.same(
        await Promise.all(calls.map(errorOf)),
        calls.map(() => error),
      );
    },
  },
  {
    title: 'replicas in other regions are refused',
    cases: [
      ...of('test_secrets_duplication', 'test_filter_with_primary_region', 'test_create_secret_that_duplicates'),
      ...of('test_secrets_duplication', 'test_create_secret_that_duplicates__in_same_region'),
      ...of('test_secrets_duplication', 'test_update_replica', 'test_delete_while_duplication_exist'),
    ],
    outcome: refused('The embedded AWS has one region, so no secret is replicated.'),
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const replicas = { Name: 'db', SecretString: 'v1', AddReplicaRegions: [{ Region: 'us-east-2' }] };
      t.same(await errorOf(client.createSecret(replicas)), {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value at 'AddReplicaRegions' failed to satisfy constraint: Member is a member that the emulator does not know",
        status: 400,
      });
      await client.createSecret({ Name: 'db', SecretString: 'v1' });
      t.same(
        (await client.listSecrets({ Filters: [{ Key: 'primary-region', Values: ['us-east-1'] }] })).SecretList,
        [],
      );
    },
  },
];
