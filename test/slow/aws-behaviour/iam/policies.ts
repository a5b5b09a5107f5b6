import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { decoded, emptyAccount, malformed, noSuchRole, POLICY, RoleName, TRUST } from './account.js';

const notFound = (message: string) => ({ name: 'NoSuchEntityException', message, status: 404 });

/** The inline, attached and trust policies of roles. */
export const POLICIES: Behaviour[] = [
  {
    title: 'inline policies are put, read, listed and deleted',
    cases: of('test_iam', 'test_list_role_policies', 'test_put_role_policy', 'test_get_role_policy'),
    outcome: differs(
      'The test cases use a path without slashes and names of policies with spaces. AWS refuses both.',
      "IAM API Reference, CreateRole, `Path`, and PutRolePolicy, `PolicyName`, and AWS's model",
    ),
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const put = (PolicyName: string) => client.putRolePolicy({ RoleName, PolicyName, PolicyDocument: POLICY });
      const list = async () => (await client.listRolePolicies({ RoleName })).PolicyNames;
      const refusal = async (call: Promise<unknown>) => {
        const { name, status } = await errorOf(call);
        return [name, status];
      };
      t.same(await refusal(create({ Path: 'my-path' })), ['ValidationError', 400]);
      await create();
      t.same(await refusal(put('test policy')), ['ValidationError', 400]);
      await put('one');
      t.same(await list(), ['one']);
      await put('two');
      t.same(await list(), ['one', 'two']);
      const { $metadata: _, ...policy } = await client.getRolePolicy({ RoleName, PolicyName: 'two' });
      t.same(
        { ...policy, PolicyDocument: decoded(policy.PolicyDocument) },
        { RoleName, PolicyName: 'two', PolicyDocument: JSON.parse(POLICY) },
      );
      await client.deleteRolePolicy({ RoleName, PolicyName: 'one' });
      t.same(await list(), ['two']);
      const missing = notFound('The role policy with name one cannot be found.');
      t.same(await errorOf(client.deleteRolePolicy({ RoleName, PolicyName: 'one' })), missing);
      t.same(await errorOf(client.getRolePolicy({ RoleName, PolicyName: 'one' })), missing);
    },
  },
  {
    title: 'documents are returned URL-encoded and keep what is encoded in them',
    cases: of('test_iam', 'test_role_policy_encoding'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const [allowed] = JSON.parse(TRUST).Statement;
      const Condition = { StringEquals: { 'aws:SourceArn': 'arn:aws:test%3Aencoded%3Astring' } };
      const trust = { Version: '2012-10-17', Statement: [{ ...allowed, Condition }] };
      const policy = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['apigatway:PUT'], Resource: ['arn:aws:test%3Aencoded%3Astring'] }],
      };
      const created = await create({ AssumeRolePolicyDocument: JSON.stringify(trust) });
      t.same(decoded(created?.AssumeRolePolicyDocument), trust);
      t.same(decoded((await client.getRole({ RoleName })).Role?.AssumeRolePolicyDocument), trust);
      await client.putRolePolicy({ RoleName, PolicyName: 'p', PolicyDocument: JSON.stringify(policy) });
      t.same(decoded((await client.getRolePolicy({ RoleName, PolicyName: 'p' })).PolicyDocument), policy);
    },
  },
  {
    title: 'the trust policy is replaced by a valid one',
    cases: [
      ...of('test_iam', 'test_update_assume_role_invalid_policy', 'test_update_assume_role_valid_policy'),
      ...of('test_iam', 'test_update_assume_role_invalid_policy_bad_action'),
      ...of('test_iam', 'test_update_assume_role_invalid_policy_with_resource'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const [allowed] = JSON.parse(TRUST).Statement;
      const update = (PolicyDocument: string) => client.updateAssumeRolePolicy({ RoleName, PolicyDocument });
      const updateStatement = (more: object) => update(JSON.stringify({ Statement: [{ ...allowed, ...more }] }));
      t.same(await errorOf(update(TRUST)), noSuchRole());
      await create();
      t.same(await errorOf(update('new policy')), malformed('This policy contains invalid Json'));
      t.same(
        await errorOf(updateStatement({ Action: ['sts:BadAssumeRole'] })),
        malformed('AssumeRole policy may only specify STS AssumeRole actions.'),
      );
      t.same(
        await errorOf(updateStatement({ Resource: 'arn:aws:s3:::example_bucket' })),
        malformed('Has prohibited field Resource'),
      );
      await updateStatement({ Action: ['sts:AssumeRole', 'sts:TagSession'] });
      t.same(decoded((await client.getRole({ RoleName })).Role?.AssumeRolePolicyDocument), {
        Statement: [{ ...allowed, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
      });
    },
  },
  {
    title: 'policies of AWS are attached and detached',
    cases: of('test_iam', 'test_managed_policy'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const names = ['AmazonElasticMapReduceRole', 'AWSControlTowerServiceRolePolicy'];
      const arnOf = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
      const attached = async () => (await client.listAttachedRolePolicies({ RoleName })).AttachedPolicies;
      await create();
      for (const name of names) await client.attachRolePolicy({ RoleName, PolicyArn: arnOf(name) });
      const both = names.map(PolicyName => ({ PolicyName, PolicyArn: arnOf(PolicyName) }));
      t.same(
        (await attached())?.sort(
          (one, other) => names.indexOf(`${one.PolicyName}`) - names.indexOf(`${other.PolicyName}`),
        ),
        both,
      );
      await client.detachRolePolicy({ RoleName, PolicyArn: arnOf('AmazonElasticMapReduceRole') });
      t.same(await attached(), both.slice(1));
      for (const PolicyArn of [arnOf('AmazonElasticMapReduceRole'), 'arn:aws:iam::aws:policy/Nonexistent']) {
        const missing = notFound(`Policy ${PolicyArn} was not found.`);
        t.same(await errorOf(client.detachRolePolicy({ RoleName, PolicyArn })), missing);
      }
    },
  },
  {
    title: 'customer managed policies do not exist',
    cases: of('test_iam', 'test_attach_detach_role_policy', 'test_only_detach_role_policy'),
    outcome: refused('The embedded AWS has no customer managed policies, since no action creates one.'),
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const PolicyArn = 'arn:aws:iam::012345678901:policy/mypolicy/RoleAttachedPolicy';
      await create();
      t.same((await client.listAttachedRolePolicies({ RoleName })).AttachedPolicies, []);
      t.same(
        await errorOf(client.attachRolePolicy({ RoleName, PolicyArn })),
        notFound(`Policy ${PolicyArn} does not exist or is not attachable.`),
      );
      t.same(
        await errorOf(client.detachRolePolicy({ RoleName, PolicyArn })),
        notFound(`Policy ${PolicyArn} was not found.`),
      );
    },
  },
];
