import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';

const [FIRST = '', SECOND = '', THIRD = ''] = ['1', '2', '3'].map(
  digit => `eb41453f-25bb-4025-b7f4-850cfca0ce7${digit}`,
);

/** Values of secrets, their versions, and the stages of versions. */
export const VALUES: Behaviour[] = [
  {
    title: 'a value is text or bytes, and is read as it was written',
    cases: [
      ...of('test_secretsmanager', 'test_get_secret_value', 'test_get_secret_value_binary'),
      ...of('test_secretsmanager', 'test_put_secret_value_puts_new_secret'),
      ...of('test_secretsmanager', 'test_put_secret_binary_value_puts_new_secret'),
      ...of('test_secretsmanager', 'test_create_and_put_secret_binary_value_puts_new_secret'),
      ...of('test_server', 'test_get_secret_value', 'test_put_secret_value_puts_new_secret'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const read = async (VersionId?: string) => {
        const { SecretString, SecretBinary } = await client.getSecretValue({
          SecretId: 'db',
          VersionId,
          VersionStage: 'AWSCURRENT',
        });
        return SecretString ?? Buffer.from(SecretBinary ?? []).toString();
      };
      await client.createSecret({ Name: 'db', SecretBinary: Buffer.from('bytes') });
      t.equal(await read(), 'bytes');
      const text = await client.putSecretValue({ SecretId: 'db', SecretString: 'text', VersionStages: ['AWSCURRENT'] });
      t.equal(await read(text.VersionId), 'text');
      await client.putSecretValue({ SecretId: 'db', SecretBinary: Buffer.from('more') });
      t.equal(await read(), 'more');
    },
  },
  {
    title: 'a secret without a value gets one by an update',
    cases: of('test_secretsmanager', 'test_create_secret_that_has_no_value_and_then_update'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      await client.createSecret({ Name: 'db' });
      await client.updateSecret({ SecretId: 'db', SecretString: 'v1', Description: 'new' });
      t.equal((await client.getSecretValue({ SecretId: 'db' })).SecretString, 'v1');
    },
  },
  {
    title: 'a missing version, a missing value and a stage of another version have their own errors',
    cases: [
      ...of('test_secretsmanager', 'test_get_secret_that_has_no_value', 'test_get_secret_version_stage_mismatch'),
      ...of('test_secretsmanager', 'test_get_secret_version_that_does_not_exist'),
      ...of('test_server', 'test_get_secret_that_has_no_value'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const read = (input: object) => errorOf(client.getSecretValue({ SecretId: 'db', ...input }));
      await client.createSecret({ Name: 'empty' });
      await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      const notFound = (what: string) => ({
        name: 'ResourceNotFoundException',
        message: `Secrets Manager can't find the specified secret value for ${what}`,
        status: 400,
      });
      t.same(await read({ SecretId: 'empty' }), notFound('staging label: AWSCURRENT'));
      t.same(await read({ VersionId: SECOND }), notFound(`VersionId: ${SECOND}`));
      t.same(await read({ VersionId: FIRST, VersionStage: 'AWSPENDING' }), {
        name: 'InvalidRequestException',
        message: 'You provided a VersionStage that is not associated to the provided VersionId.',
        status: 400,
      });
    },
  },
  {
    title: 'a value must be given',
    cases: of('test_secretsmanager', 'test_put_secret_binary_requires_either_string_or_binary'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      await client.createSecret({ Name: 'db' });
      t.same(await errorOf(client.putSecretValue({ SecretId: 'db' })), {
        name: 'InvalidRequestException',
        message: 'You must provide either SecretString or SecretBinary.',
        status: 400,
      });
    },
  },
  {
    title: 'each value has a version of its own, and the last one is AWSPREVIOUS',
    cases: [
      ...of('test_secretsmanager', 'test_put_secret_value_can_get_first_version_if_put_twice'),
      ...of('test_secretsmanager', 'test_put_secret_value_versions_differ_if_same_secret_put_twice'),
      ...of(
        'test_secretsmanager',
        'test_put_secret_value_maintains_description_and_tags',
        'test_can_list_secret_version_ids',
      ),
      ...of('test_secretsmanager', 'test_secret_versions_to_stages_attribute_discrepancy'),
      ...of('test_server', 'test_put_secret_value_can_get_first_version_if_put_twice'),
      ...of('test_server', 'test_put_secret_value_versions_differ_if_same_secret_put_twice'),
      ...of('test_server', 'test_can_list_secret_version_ids'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const SecretId = 'db';
      const Tags = [{ Key: 'team', Value: 'web' }];
      await client.createSecret({ Name: SecretId, SecretString: 'v1', Description: 'desc', Tags });
      const first = await client.putSecretValue({ SecretId, SecretString: 'same', VersionStages: ['AWSCURRENT'] });
      const second = await client.putSecretValue({ SecretId, SecretString: 'same', VersionStages: ['AWSCURRENT'] });
      const stages = { [`${first.VersionId}`]: ['AWSPREVIOUS'], [`${second.VersionId}`]: ['AWSCURRENT'] };
      t.not(first.VersionId, second.VersionId);
      const previous = { SecretId, VersionId: first.VersionId, VersionStage: 'AWSPREVIOUS' };
      t.equal((await client.getSecretValue(previous)).SecretString, 'same');
      const described = await client.describeSecret({ SecretId });
      t.same(described.VersionIdsToStages, stages);
      t.same([described.Description, described.Tags], ['desc', Tags]);
      t.same((await client.listSecrets({})).SecretList?.[0]?.SecretVersionsToStages, stages);
      const { Versions } = await client.listSecretVersionIds({ SecretId });
      t.same(Versions?.map(({ VersionId }) => VersionId).sort(), Object.keys(stages).sort());
    },
  },
  {
    title: 'the first version is AWSCURRENT, whatever stages are given',
    cases: of('test_secretsmanager', 'test_put_secret_value_versions_adds_awscurrent_label_in_first_version'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      await client.createSecret({ Name: 'db' });
      const put = await client.putSecretValue({ SecretId: 'db', SecretString: 'v1', VersionStages: ['AWSPENDING'] });
      t.same(put.VersionStages?.sort(), ['AWSCURRENT', 'AWSPENDING']);
    },
  },
  {
    title: 'a token names one value of a secret, whether it is put or updated',
    cases: [
      ...of('test_secretsmanager', 'test_put_same_secret_value_with_same_token'),
      ...of('test_secretsmanager', 'test_put_different_secret_value_with_same_token'),
      ...of('test_secretsmanager', 'test_update_same_secret_value_with_same_token'),
      ...of('test_secretsmanager', 'test_update_different_secret_value_with_same_token'),
      ...of('test_secretsmanager', 'test_update_secret_with_client_request_token'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const same = { SecretId: 'db', SecretString: 'v1', ClientRequestToken: FIRST };
      const other = { ...same, SecretString: 'v2' };
      const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      const { $metadata: _, ...put } = await client.putSecretValue(same);
      t.same(put, { ARN, Name: 'db', VersionId: FIRST, VersionStages: ['AWSCURRENT'] });
      t.equal((await client.updateSecret(same)).VersionId, FIRST);
      const inUse = {
        name: 'ResourceExistsException',
        message: `You can't use ClientRequestToken ${FIRST} because that value is already in use for a version of secret ${ARN}.`,
        status: 400,
      };
      t.same([await errorOf(client.putSecretValue(other)), await errorOf(client.updateSecret(other))], [inUse, inUse]);
      t.equal((await client.updateSecret({ ...other, ClientRequestToken: SECOND })).VersionId, SECOND);
      const { VersionId } = await client.updateSecret({ SecretId: 'db', SecretString: 'v3' });
      t.notOk([undefined, FIRST, SECOND].includes(VersionId));
    },
  },
  {
    title: 'a value with other stages leaves AWSCURRENT where it is, and takes the stages from other versions',
    cases: [
      ...of('test_secretsmanager', 'test_put_secret_value_version_stages_response'),
      ...of('test_secretsmanager', 'test_put_secret_value_version_stages_pending_response'),
      ...of('test_secretsmanager', 'test_after_put_secret_value_version_stages_can_get_current'),
      ...of(
        'test_secretsmanager',
        'test_after_put_secret_value_version_stages_can_get_current_with_custom_version_stage',
      ),
      ...of('test_secretsmanager', 'test_after_put_secret_value_version_stages_pending_can_get_current'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const put = async (ClientRequestToken: string, SecretString: string, VersionStages: string[]) => {
        const input = { SecretId: 'db', ClientRequestToken, SecretString, VersionStages };
        const { VersionId, VersionStages: stages } = await client.putSecretValue(input);
        return [VersionId, stages];
      };
      const read = async (VersionStage?: string) => {
        const value = await client.getSecretValue({ SecretId: 'db', VersionStage });
        return [value.VersionId, value.SecretString, value.VersionStages];
      };
      await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      t.same(await put(SECOND, 'v2', ['B', 'A']), [SECOND, ['B', 'A']]);
      t.same(await read(), [FIRST, 'v1', ['AWSCURRENT']]);
      t.same(await put(THIRD, 'v3', ['B']), [THIRD, ['B']]);
      t.same(await read('B'), [THIRD, 'v3', ['B']]);
      t.same((await client.describeSecret({ SecretId: 'db' })).VersionIdsToStages, {
        [FIRST]: ['AWSCURRENT'],
        [SECOND]: ['A'],
        [THIRD]: ['B'],
      });
      const fourth = FIRST.replace('eb', 'ec');
      t.same(await put(fourth, 'v4', ['AWSPENDING']), [fourth, ['AWSPENDING']]);
      t.same(await read(), [FIRST, 'v1', ['AWSCURRENT']]);
    },
  },
  {
    title: 'an update with a value adds a version and keeps description and tags that it does not give',
    cases: [
      ...of('test_secretsmanager', 'test_update_secret', 'test_update_secret_with_tags_and_description'),
      ...of('test_secretsmanager', 'test_update_secret_without_value'),
      ...of('test_secretsmanager', 'test_update_secret_updates_last_changed_dates'),
    ],
    outcome: 'holds',
    async verify(t) {
      const clock = manualClock();
      const { client } = await connect(t, SecretsManager, { clock });
      const Tags = [{ Key: 'team', Value: 'web' }];
      const created = await client.createSecret({ Name: 'db', SecretString: 'v1', Description: 'desc', Tags });
      for (const SecretId of ['db', created.ARN]) {
        clock.advance(60_000);
        const SecretString = `by ${SecretId}`;
        const { $metadata: _, ...updated } = await client.updateSecret({ SecretId, SecretString });
        const value = await client.getSecretValue({ SecretId });
        t.same([updated.ARN, updated.Name, updated.VersionId], [created.ARN, 'db', value.VersionId]);
        t.equal(value.SecretString, SecretString);
      }
      clock.advance(60_000);
      const before = await client.describeSecret({ SecretId: 'db' });
      const { $metadata: _, ...updated } = await client.updateSecret({ SecretId: 'db', Description: 'new' });
      const after = await client.describeSecret({ SecretId: 'db' });
      t.same(updated, { ARN: created.ARN, Name: 'db' });
      t.same([before.Description, before.Tags, after.Description, after.Tags], ['desc', Tags, 'new', Tags]);
      t.same(after.VersionIdsToStages, before.VersionIdsToStages);
      t.same([before.CreatedDate, after.CreatedDate], Array(2).fill(new Date('2026-01-01T00:00:00Z')));
      t.same(
        [before.LastChangedDate, after.LastChangedDate],
        [new Date('2026-01-01T00:02:00Z'), new Date('2026-01-01T00:03:00Z')],
      );
    },
  },
  {
    title: 'AWSCURRENT moves to another version, whose predecessor becomes AWSPREVIOUS',
    cases: [
      ...of('test_secretsmanager', 'test_update_secret_version_stage_manually'),
      ...of('test_secretsmanager', 'test_update_secret_version_stage_dont_specify_current_stage'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const move = { SecretId: 'db', VersionStage: 'AWSCURRENT', MoveToVersionId: SECOND };
      await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      const pending = { SecretString: 'v2', ClientRequestToken: SECOND, VersionStages: ['AWSPENDING'] };
      await client.putSecretValue({ SecretId: 'db', ...pending });
      t.same(await errorOf(client.updateSecretVersionStage(move)), {
        name: 'InvalidParameterException',
        message: `The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${FIRST}, so you must explicitly reference that version in RemoveFromVersionId.`,
        status: 400,
      });
      await client.updateSecretVersionStage({ ...move, RemoveFromVersionId: FIRST });
      const { VersionIdsToStages } = await client.describeSecret({ SecretId: 'db' });
      t.same(VersionIdsToStages?.[SECOND]?.sort(), ['AWSCURRENT', 'AWSPENDING']);
      t.same(VersionIdsToStages?.[FIRST], ['AWSPREVIOUS']);
      t.equal((await client.getSecretValue({ SecretId: 'db', VersionStage: 'AWSPREVIOUS' })).SecretString, 'v1');
    },
  },
  {
    title: 'DescribeSecret lists the versions that have stages, in VersionIdsToStages',
    cases: of(
      'test_server',
      'test_update_secret_version_stage',
      'test_update_secret_version_stage_currentversion_handling',
    ),
    outcome: differs(
      'The test cases read SecretVersionsToStages and find versions without stages in it. AWS names it VersionIdsToStages in DescribeSecret and leaves such versions out.',
      'Secrets Manager API Reference, DescribeSecret, `VersionIdsToStages`',
    ),
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      const input = { SecretString: 'v2', ClientRequestToken: SECOND, VersionStages: ['CUSTOM'] };
      await client.putSecretValue({ SecretId: 'db', ...input });
      const move = { SecretId: ARN, VersionStage: 'CUSTOM', RemoveFromVersionId: SECOND, MoveToVersionId: FIRST };
      const { $metadata: _, ...moved } = await client.updateSecretVersionStage(move);
      t.same(moved, { ARN, Name: 'db' });
      const described = await client.describeSecret({ SecretId: 'db' });
      t.same(described.VersionIdsToStages, { [FIRST]: ['AWSCURRENT', 'CUSTOM'] });
      t.notOk('SecretVersionsToStages' in described);
      await client.updateSecretVersionStage({ ...move, RemoveFromVersionId: FIRST, MoveToVersionId: SECOND });
      const current = { ...move, VersionStage: 'AWSCURRENT', RemoveFromVersionId: FIRST, MoveToVersionId: SECOND };
      await client.updateSecretVersionStage(current);
      await client.updateSecretVersionStage({ ...current, RemoveFromVersionId: SECOND, MoveToVersionId: FIRST });
      t.same((await client.describeSecret({ SecretId: 'db' })).VersionIdsToStages, {
        [FIRST]: ['AWSCURRENT'],
        [SECOND]: ['CUSTOM', 'AWSPREVIOUS'],
      });
    },
  },
  {
    title: 'moving a stage needs a secret, a stage, and versions that have it',
    cases: of('test_server', 'test_update_secret_version_stage_validation'),
    outcome: differs(
      'The test case gets status 404 for a missing secret and leaves VersionStage out. AWS answers 400, and requires VersionStage.',
      "Secrets Manager API Reference, UpdateSecretVersionStage, and AWS's model",
    ),
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const move = async (input: object) => {
        const { name, status } = await errorOf(
          client.updateSecretVersionStage({ SecretId: 'db', VersionStage: 'AWSCURRENT', ...input }),
        );
        return [name, status];
      };
      await client.createSecret({ Name: 'db', SecretString: 'v1', ClientRequestToken: FIRST });
      t.same(await move({ SecretId: 'missing' }), ['ResourceNotFoundException', 400]);
      t.same(await move({ VersionStage: undefined }), ['ValidationException', 400]);
      t.same(await move({ RemoveFromVersionId: 'missing' }), ['ValidationException', 400]);
      t.same(await move({ RemoveFromVersionId: SECOND }), ['InvalidParameterException', 400]);
      t.same(await move({ RemoveFromVersionId: FIRST, VersionStage: 'X' }), ['InvalidParameterException', 400]);
      const missing = { RemoveFromVersionId: FIRST, MoveToVersionId: SECOND };
      t.same(await move(missing), ['ResourceNotFoundException', 400]);
    },
  },
];
