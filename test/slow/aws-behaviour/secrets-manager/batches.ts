import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { Test } from 'tap';
import { connect } from '../../../emulator/connect.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';

/** Reading the values of several secrets. */
export const BATCHES: Behaviour[] = [
  {
    title: 'a batch reads secrets by name or by filter',
    cases: [
      ...of('test_secretsmanager', 'test_batch_get_secret_value_for_secret_id_list_with_matches'),
      ...of('test_secretsmanager', 'test_batch_get_secret_value_with_filters', 'test_batch_get_secret_value_binary'),
      ...of('test_server', 'test_batch_get_secret_value_for_secret_id_list_with_matches'),
      ...of('test_server', 'test_batch_get_secret_value_with_filters'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, read } = await connected(t);
      await client.createSecret({ Name: 'db/a', SecretString: 'v1', Description: 'the-first' });
      await client.createSecret({ Name: 'db/b', SecretBinary: Buffer.from('v2'), Description: 'the-first' });
      await client.createSecret({ Name: 'db/c', SecretString: 'v3' });
      const both = [
        ['db/a', 'v1'],
        ['db/b', 'v2'],
      ];
      t.same(await read({ SecretIdList: ['db/a', 'db/b'] }), { values: both, errors: [] });
      t.same(await read({ Filters: [{ Key: 'name', Values: ['db/a', 'db/b'] }] }), { values: both, errors: [] });
      t.same(await read({ Filters: [{ Key: 'description', Values: ['the-first'] }] }), { values: both, errors: [] });
    },
  },
  {
    title: 'secrets that cannot be read do not fail a batch',
    cases: [
      ...of('test_secretsmanager', 'test_batch_get_secret_value_for_secret_id_list_without_matches'),
      ...of('test_secretsmanager', 'test_batch_get_secret_value_for_secret_id_list_with_deleted_secret'),
      ...of('test_server', 'test_batch_get_secret_value_for_secret_id_list_with_no_matches'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, read } = await connected(t);
      await client.createSecret({ Name: 'a', SecretString: 'v1' });
      await client.createSecret({ Name: 'b', SecretString: 'v2' });
      await client.deleteSecret({ SecretId: 'b' });
      const missing = (SecretId: string) => ({
        SecretId,
        ErrorCode: 'ResourceNotFoundException',
        Message: "Secrets Manager can't find the specified secret.",
      });
      t.same(await read({ SecretIdList: ['y', 'z'] }), { values: [], errors: [missing('y'), missing('z')] });
      t.same(await read({ SecretIdList: ['a', 'b'] }), {
        values: [['a', 'v1']],
        errors: [
          {
            SecretId: 'b',
            ErrorCode: 'InvalidRequestException',
            Message: "You can't perform this operation on the secret because it was marked for deletion.",
          },
        ],
      });
    },
  },
  {
    title: 'a batch needs either names or filters, and a page size goes with filters',
    cases: [
      ...of('test_secretsmanager', 'test_batch_get_secret_value_with_both_secret_id_list_and_filters'),
      ...of('test_secretsmanager', 'test_batch_get_secret_value_with_max_results_and_no_filters'),
      ...of('test_server', 'test_batch_get_secret_value_with_both_secret_id_list_and_filters'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client } = await connected(t);
      const SecretIdList = ['a', 'b'];
      const invalid = (message: string) => ({ name: 'InvalidParameterException', message, status: 400 });
      const both = { SecretIdList, Filters: [{ Key: 'name' as const, Values: ['a'] }] };
      t.same(
        await errorOf(client.batchGetSecretValue(both)),
        invalid("Either 'SecretIdList' or 'Filters' must be provided, but not both."),
      );
      t.same(
        await errorOf(client.batchGetSecretValue({ SecretIdList, MaxResults: 10 })),
        invalid("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided."),
      );
    },
  },
  {
    title: 'a secret without a value is an error in the response of a batch',
    cases: of('test_secretsmanager', 'test_batch_get_secret_value_missing_value'),
    outcome: differs(
      'The test case fails as a whole. AWS returns the errors of single secrets in the response.',
      'Secrets Manager API Reference, BatchGetSecretValue, `Errors`',
    ),
    async verify(t) {
      const { client, read } = await connected(t);
      await client.createSecret({ Name: 'empty' });
      t.same(await read({ Filters: [{ Key: 'name', Values: ['empty'] }] }), {
        values: [],
        errors: [
          {
            SecretId: 'empty',
            ErrorCode: 'ResourceNotFoundException',
            Message: "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
          },
        ],
      });
    },
  },
];

async function connected(t: Test) {
  const { client } = await connect(t, SecretsManager);
  return {
    client,
    async read(input: Parameters<typeof client.batchGetSecretValue>[0]) {
      const { SecretValues = [], Errors } = await client.batchGetSecretValue(input);
      const values = SecretValues.map(({ Name, SecretString, SecretBinary }) => [
        Name,
        SecretString ?? Buffer.from(SecretBinary ?? []).toString(),
      ]);
      return { values, errors: Errors };
    },
  };
}
