import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { ARN, emptyAccount, failed, START } from './account.js';

/** Reading parameters, their versions and their history. */
export const READS: Behaviour[] = [
  {
    title: 'a parameter is read by name and by ARN',
    cases: of('test_ssm', 'test_get_parameter', 'test_get_nonexistant_parameter', 'test_get_parameter_invalid'),
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      await put('/test');
      for (const Name of ['/test', `${ARN}/test`]) {
        t.same((await client.getParameter({ Name, WithDecryption: false })).Parameter, {
          Name: '/test',
          ARN: `${ARN}/test`,
          Type: 'String',
          Value: 'value',
          Version: 1,
          LastModifiedDate: START,
          DataType: 'text',
        });
      }
      const { Parameters, InvalidParameters } = await client.getParameters({ Names: ['invalid'] });
      t.same([Parameters, InvalidParameters], [[], ['invalid']]);
      t.same(
        await errorOf(client.getParameter({ Name: 'invalid' })),
        failed('ParameterNotFound', 'Parameter invalid not found.'),
      );
    },
  },
  {
    title: 'a version is selected after a colon',
    cases: [
      ...of('test_ssm', 'test_get_parameters_includes_invalid_parameter_when_requesting_invalid_version'),
      ...of('test_ssm', 'test_get_parameters_should_only_return_unique_requests'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (const digit of [1, 2, 3, 4, 5]) await put('test', { Value: `value-${digit}`, Overwrite: true });
      const { Parameters, InvalidParameters } = await client.getParameters({ Names: ['test:6', 'test:4'] });
      t.same(
        Parameters?.map(({ Name, Value, Version, Selector }) => [Name, Value, Version, Selector]),
        [['test', 'value-4', 4, ':4']],
      );
      t.same(InvalidParameters, ['test:6']);
      t.equal((await client.getParameters({ Names: ['test', 'test'] })).Parameters?.length, 1);
      const read = (Name: string) => errorOf(client.getParameter({ Name }));
      t.same(await read('test:2:3'), failed('ParameterNotFound', 'Parameter test:2:3 not found.'));
      t.same(await read('none:2'), failed('ParameterNotFound', 'Parameter none:2 not found.'));
      const message = 'Systems Manager could not find version 6 of test. Verify the version and try again.';
      t.same(await read('test:6'), failed('ParameterVersionNotFound', message));
    },
  },
  {
    title: 'up to ten parameters are read at once',
    cases: of('test_ssm', 'test_get_parameters_errors'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      const Names = [...'abcdefghijk'];
      t.same(
        await errorOf(client.getParameters({ Names })),
        failed(
          'ValidationException',
          "1 validation error detected: Value '[a, b, c, d, e, f, g, h, i, j, k]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
        ),
      );
    },
  },
  {
    title: 'a SecureString is ciphertext unless it is decrypted',
    cases: of('test_ssm', 'test_put_parameter_secure_default_kms', 'test_put_parameter_secure_custom_kms'),
    outcome: differs(
      'The test cases find the plain text in the encrypted value, and encrypt with a key that does not exist. AWS returns ciphertext, and refuses such a key.',
      'Systems Manager API Reference, GetParameters, `WithDecryption`, and PutParameter, `InvalidKeyId`',
    ),
    async verify(t) {
      const { client, put, seed } = await emptyAccount(t);
      const Type = 'SecureString';
      await put('default', { Type });
      await put('custom', { Type, KeyId: seed.kmsKeyId });
      const values = async (WithDecryption: boolean) =>
        (await client.getParameters({ Names: ['default', 'custom'], WithDecryption })).Parameters?.map(
          ({ Value = '' }) => Value,
        ) ?? [];
      const encrypted = await values(false);
      t.equal(encrypted.length, 2);
      for (const value of encrypted) t.notOk(value.includes('value'));
      t.same(await values(true), ['value', 'value']);
      const { Parameters } = await client.describeParameters({});
      t.same(
        Parameters?.map(({ Name, KeyId }) => [Name, KeyId]),
        [
          ['custom', seed.kmsKeyId],
          ['default', 'alias/aws/ssm'],
        ],
      );
      const message = "Key 'foo' does not exist (Service: AWSKMS; Status Code: 400; Error Code: NotFoundException)";
      t.same(await errorOf(put('other', { Type, KeyId: 'foo' })), failed('InvalidKeyId', message));
    },
  },
  {
    title: 'the history has all versions, oldest first',
    cases: [
      ...of('test_ssm', 'test_get_parameter_history', 'test_get_parameter_history_missing_parameter'),
      ...of('test_ssm', 'test_get_parameter_history_exception_when_requesting_invalid_parameter'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (const digit of [0, 1, 2]) {
        await put('test', { Description: `version ${digit}`, Value: `value-${digit}`, Overwrite: true });
      }
      const { Parameters } = await client.getParameterHistory({ Name: 'test' });
      t.same(
        Parameters?.map(({ Name, Type, Value, Version, Description, Labels }) => ({
          ...{ Name, Type, Value, Version, Description, Labels },
        })),
        [0, 1, 2].map(digit => ({
          Name: 'test',
          Type: 'String',
          Value: `value-${digit}`,
          Version: digit + 1,
          Description: `version ${digit}`,
          Labels: [],
        })),
      );
      t.same(
        await errorOf(client.getParameterHistory({ Name: 'none' })),
        failed('ParameterNotFound', 'Parameter none not found.'),
      );
    },
  },
  {
    title: 'the history of a SecureString is ciphertext unless it is decrypted',
    cases: of('test_ssm', 'test_get_parameter_history_with_secure_string'),
    outcome: differs(
      'The test case finds the plain text in the encrypted value. AWS returns ciphertext.',
      'Systems Manager API Reference, GetParameterHistory, `WithDecryption`',
    ),
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      const Type = 'SecureString';
      for (const digit of [0, 1, 2]) await put('test', { Type, Value: `value-${digit}`, Overwrite: true });
      const history = async (WithDecryption: boolean) =>
        (await client.getParameterHistory({ Name: 'test', WithDecryption })).Parameters ?? [];
      t.same(
        (await history(true)).map(({ Value }) => Value),
        ['value-0', 'value-1', 'value-2'],
      );
      const encrypted = await history(false);
      t.equal(new Set(encrypted.map(({ Value }) => Value)).size, 3);
      for (const { Value = '' } of encrypted) t.notOk(Value.includes('value-'));
    },
  },
  {
    title: 'a parameter has up to 100 versions, and its history has pages of up to 50',
    cases: [
      ...of('test_ssm', 'test_parameter_version_limit', 'test_get_parameter_history_NextTokenImplementation'),
      ...of('test_ssm', 'test_get_parameter_history_should_throw_exception_when_MaxResults_is_too_large'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, put } = await emptyAccount(t);
      for (let digit = 1; digit <= 101; digit += 1) await put('test', { Value: `value-${digit}`, Overwrite: true });
      const first = await client.getParameterHistory({ Name: 'test', MaxResults: 50 });
      const values = first.Parameters?.map(({ Value }) => Value) ?? [];
      for (let token = first.NextToken; token !== undefined; ) {
        const page = await client.getParameterHistory({ Name: 'test', MaxResults: 7, NextToken: token });
        values.push(...(page.Parameters?.map(({ Value }) => Value) ?? []));
        token = page.NextToken;
      }
      t.same(
        values,
        Array.from({ length: 100 }, (_, index) => `value-${index + 2}`),
      );
      const message =
        "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50";
      t.same(
        await errorOf(client.getParameterHistory({ Name: 'test', MaxResults: 51 })),
        failed('ValidationException', message),
      );
    },
  },
  {
    title: 'references to secrets of Secrets Manager are refused',
    cases: [
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__by_name'),
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__without_decryption'),
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__with_decryption_false'),
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__by_id'),
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__by_version'),
      ...of('test_ssm_secretsmanager', 'test_get_value_from_secrets_manager__param_does_not_exist'),
    ],
    outcome: refused('Nothing that uses the embedded AWS reads secrets through the Parameter Store.'),
    async verify(t) {
      const { client } = await emptyAccount(t);
      const Name = '/aws/reference/secretsmanager/mysecret';
      const message = `The emulator has no references to secrets such as ${Name}. Read the secret itself.`;
      t.same(
        await errorOf(client.getParameter({ Name, WithDecryption: true })),
        failed('ValidationException', message),
      );
      t.same(await errorOf(client.getParameters({ Names: [Name] })), failed('ValidationException', message));
    },
  },
];
