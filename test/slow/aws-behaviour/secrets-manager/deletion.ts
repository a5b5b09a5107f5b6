import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, errorOf, of } from '../support.js';

const MARKED = {
  name: 'InvalidRequestException',
  message: "You can't perform this operation on the secret because it was marked for deletion.",
  status: 400,
};
const OUTSIDE = {
  name: 'InvalidParameterException',
  message: 'RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
  status: 400,
};

/** Deleting, restoring and tagging secrets. */
export const DELETION: Behaviour[] = [
  {
    title: 'a deleted secret is described with the end of its recovery window, and is not read or changed',
    cases: [
      ...of('test_secretsmanager', 'test_delete_secret', 'test_delete_secret_by_arn', 'test_restore_secret'),
      ...of('test_secretsmanager', 'test_get_secret_value_that_is_marked_deleted'),
      ...of('test_secretsmanager', 'test_delete_secret_that_is_marked_deleted', 'test_update_secret_marked_as_deleted'),
      ...of('test_secretsmanager', 'test_update_secret_marked_as_deleted_after_restoring'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager, { clock: manualClock() });
      const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1' });
      for (const SecretId of ['db', ARN]) {
        const { $metadata: _, ...deleted } = await client.deleteSecret({ SecretId });
        t.same(deleted, { ARN, Name: 'db', DeletionDate: new Date('2026-01-31T00:00:00Z') });
        t.same((await client.describeSecret({ SecretId })).DeletedDate, new Date('2026-01-31T00:00:00Z'));
        t.same(await errorOf(client.getSecretValue({ SecretId })), MARKED);
        t.same(await errorOf(client.deleteSecret({ SecretId })), MARKED);
        t.same(await errorOf(client.updateSecret({ SecretId, SecretString: 'v2' })), MARKED);
        const { $metadata: __, ...restored } = await client.restoreSecret({ SecretId });
        t.same(restored, { ARN, Name: 'db' });
        t.notOk('DeletedDate' in (await client.describeSecret({ SecretId })));
        t.equal((await client.updateSecret({ SecretId, SecretString: 'v2' })).Name, 'db');
      }
    },
  },
  {
    title: 'a secret that is not deleted is restored without an error',
    cases: of('test_secretsmanager', 'test_restore_secret_that_is_not_deleted'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1' });
      const { $metadata: _, ...restored } = await client.restoreSecret({ SecretId: 'db' });
      t.same(restored, { ARN, Name: 'db' });
    },
  },
  {
    title: 'deletion by force is immediate, also of a secret that is marked or missing',
    cases: [
      ...of('test_secretsmanager', 'test_delete_secret_force', 'test_delete_secret_force_no_such_secret'),
      ...of(
        'test_secretsmanager',
        'test_delete_secret_force_with_arn',
        'test_force_delete_secret_that_is_marked_deleted',
      ),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager, { clock: manualClock() });
      const remove = (SecretId?: string) => client.deleteSecret({ SecretId, ForceDeleteWithoutRecovery: true });
      for (const isMarked of [false, true]) {
        const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1' });
        if (isMarked) await client.deleteSecret({ SecretId: 'db' });
        const { $metadata: _, ...deleted } = await remove(isMarked ? 'db' : ARN);
        t.same(deleted, { ARN, Name: 'db', DeletionDate: new Date('2026-01-01T00:00:00Z') });
        t.equal((await errorOf(client.getSecretValue({ SecretId: 'db' }))).name, 'ResourceNotFoundException');
      }
      t.equal((await remove('missing')).Name, 'missing');
    },
  },
  {
    title: 'a recovery window has 7 to 30 days and excludes force',
    cases: [
      ...of('test_secretsmanager', 'test_delete_secret_fails_with_both_force_delete_flag_and_recovery_window_flag'),
      ...of('test_secretsmanager', 'test_delete_secret_recovery_window_invalid_values'),
      ...of('test_secretsmanager', 'test_delete_secret_force_no_such_secret_with_invalid_recovery_window'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      await client.createSecret({ Name: 'db', SecretString: 'v1' });
      for (const RecoveryWindowInDays of [0, 2, 6, 31, 100]) {
        const window = { SecretId: 'db', RecoveryWindowInDays };
        t.same(await errorOf(client.deleteSecret(window)), OUTSIDE);
        const forced = { SecretId: 'missing', RecoveryWindowInDays, ForceDeleteWithoutRecovery: true };
        t.same(await errorOf(client.deleteSecret(forced)), OUTSIDE);
      }
      const both = { SecretId: 'db', RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true };
      t.same(await errorOf(client.deleteSecret(both)), {
        name: 'InvalidParameterException',
        message: "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
        status: 400,
      });
    },
  },
  {
    title: 'tags are added, replaced and removed, by name and by ARN',
    cases: of('test_secretsmanager', 'test_tag_resource', 'test_untag_resource'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await connect(t, SecretsManager);
      const { ARN } = await client.createSecret({ Name: 'db', SecretString: 'v1' });
      const tags = async () => (await client.listSecrets({})).SecretList?.[0]?.Tags ?? [];
      for (const SecretId of ['db', ARN]) {
        t.same(await tags(), []);
        await client.tagResource({ SecretId, Tags: [{ Key: 'a', Value: '1' }] });
        await client.tagResource({ SecretId: 'db', Tags: [{ Key: 'a', Value: '2' }] });
        await client.tagResource({ SecretId, Tags: [{ Key: 'b', Value: '3' }] });
        t.same(await tags(), [
          { Key: 'a', Value: '2' },
          { Key: 'b', Value: '3' },
        ]);
        await client.untagResource({ SecretId, TagKeys: ['a'] });
        t.same(await tags(), [{ Key: 'b', Value: '3' }]);
        await client.untagResource({ SecretId, TagKeys: ['a', 'b'] });
      }
      t.same(await tags(), []);
    },
  },
];
