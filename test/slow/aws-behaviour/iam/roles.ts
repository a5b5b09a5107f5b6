import { callSts } from '../../../emulator/sts-call.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';
import { decoded, emptyAccount, malformed, noSuchRole, POLICY, RoleName, TRUST } from './account.js';

const IN_USE = (message: string) => ({ name: 'DeleteConflictException', message, status: 409 });

/** Roles from their creation to their deletion, and their lists. */
export const ROLES: Behaviour[] = [
  {
    title: 'a role is described with its defaults',
    cases: [
      ...of(
        'test_iam',
        'test_create_role_defaults',
        'test_create_role_no_path',
        'test_get_role__should_contain_last_used',
      ),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const created = await create({ Description: 'test' });
      const { Role } = await client.getRole({ RoleName });
      t.equal(created?.Arn, 'arn:aws:iam::012345678901:role/my-role');
      t.same([created?.Description, created?.PermissionsBoundary], ['test', undefined]);
      t.match(Role?.RoleId, /^AROA[A-Z0-9]{17}$/);
      t.same([Role?.MaxSessionDuration, Role?.RoleLastUsed, Role?.Path], [3600, {}, '/']);
      await create({ RoleName: 'other' });
      t.notOk('Description' in ((await client.getRole({ RoleName: 'other' })).Role ?? {}));
    },
  },
  {
    title: 'a trust policy is JSON with a principal in each statement',
    cases: of('test_iam', 'test_create_role_and_instance_profile'),
    outcome: differs(
      'The test case creates a role whose trust policy is not a policy, and reads it back. AWS refuses it.',
      'IAM API Reference, CreateRole, `MalformedPolicyDocument`',
    ),
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const refusal = async (AssumeRolePolicyDocument: string) => errorOf(create({ AssumeRolePolicyDocument }));
      t.same(await refusal('some policy'), malformed('This policy contains invalid Json'));
      t.same(await refusal('{"value":"some policy"}'), malformed('Syntax errors in policy.'));
      t.same(await refusal('{}'), malformed('Syntax errors in policy.'));
      t.same(await refusal(POLICY), malformed('AssumeRole policy must have a Principal in each statement.'));
      await create({ Path: '/my-path/' });
      const { Role } = await client.getRole({ RoleName });
      t.same([Role?.Path, Role?.Arn], ['/my-path/', 'arn:aws:iam::012345678901:role/my-path/my-role']);
      t.same(decoded(Role?.AssumeRolePolicyDocument), JSON.parse(TRUST));
      t.same(
        (await client.listRoles({})).Roles?.map(role => role.RoleName),
        [RoleName],
      );
    },
  },
  {
    title: 'a role that does not exist is not found',
    cases: of('test_iam', 'test_get_role__should_throw__when_role_does_not_exist'),
    outcome: 'holds',
    async verify(t) {
      const { client } = await emptyAccount(t);
      t.same(await errorOf(client.getRole({ RoleName: 'unexisting_role' })), noSuchRole('unexisting_role'));
    },
  },
  {
    title: 'a name is taken once',
    cases: of('test_iam', 'test_create_role_with_same_name_should_fail'),
    outcome: 'holds',
    async verify(t) {
      const { create } = await emptyAccount(t);
      await create();
      t.same(await errorOf(create()), {
        name: 'EntityAlreadyExistsException',
        message: 'Role with name my-role already exists.',
        status: 409,
      });
    },
  },
  {
    title: 'a role is deleted after its policies',
    cases: of('test_iam', 'test_delete_role'),
    outcome: refused(
      'The embedded AWS has no instance profiles and no customer managed policies, so the conflict is shown with a policy of AWS.',
    ),
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
      const remove = () => client.deleteRole({ RoleName });
      t.same(await errorOf(remove()), noSuchRole());
      await create();
      await client.attachRolePolicy({ RoleName, PolicyArn });
      t.same(await errorOf(remove()), IN_USE('Cannot delete entity, must detach all policies first.'));
      await client.detachRolePolicy({ RoleName, PolicyArn });
      await client.putRolePolicy({ RoleName, PolicyName: 'inline', PolicyDocument: POLICY });
      t.same(await errorOf(remove()), IN_USE('Cannot delete entity, must delete policies first.'));
      await client.deleteRolePolicy({ RoleName, PolicyName: 'inline' });
      await remove();
      t.same(await errorOf(client.getRole({ RoleName })), noSuchRole());
      const unknown = await errorOf(client.createInstanceProfile({ InstanceProfileName: 'my-profile' }));
      t.same([unknown.name, unknown.status], ['InvalidAction', 400]);
    },
  },
  {
    title: 'a permissions boundary is the ARN of a policy',
    cases: of('test_iam', 'test_create_role_with_permissions_boundary'),
    outcome: 'holds',
    async verify(t) {
      for (const [region, partition] of [
        ['us-west-2', 'aws'],
        ['cn-north-1', 'aws-cn'],
      ]) {
        const { client, create } = await emptyAccount(t, { region });
        const PermissionsBoundary = `arn:${partition}:iam::012345678901:policy/boundary`;
        const boundary = {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: PermissionsBoundary,
        };
        const created = await create({ PermissionsBoundary, Description: 'test' });
        t.same([created?.PermissionsBoundary, created?.Description], [boundary, 'test']);
        t.same((await client.getRole({ RoleName })).Role?.PermissionsBoundary, boundary);
        const invalid = 'arn:aws:iam::123456789:not_a_boundary';
        t.same(await errorOf(create({ RoleName: 'bad', PermissionsBoundary: invalid })), {
          name: 'ValidationError',
          message: `Value (${invalid}) for parameter PermissionsBoundary is invalid.`,
          status: 400,
        });
      }
    },
  },
  {
    title: 'the use of a role is not seen at once',
    cases: of('test_iam_access_integration', 'test_mark_role_as_last_used'),
    outcome: differs(
      'The test case sees the use of a role in the next call. AWS shows it after up to four hours, and the embedded AWS never does.',
      'IAM User Guide, "Refine permissions in AWS using last accessed information"',
    ),
    async verify(t) {
      const { client, create, emulator } = await emptyAccount(t);
      const role = await create();
      const session = { Action: 'AssumeRole', RoleArn: `${role?.Arn}`, RoleSessionName: 'temp_session' };
      t.equal((await callSts(emulator, session)).status, 200);
      t.same((await client.getRole({ RoleName })).Role?.RoleLastUsed, {});
    },
  },
  {
    title: 'ListRoles leaves tags, boundary and last use out',
    cases: of('test_iam_response_attributes', 'test_role_resource_returns_subset_of_available_attributes'),
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      const PermissionsBoundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
      const Tags = [{ Key: 'a', Value: 'b' }];
      const has = (role: object | undefined) =>
        ['PermissionsBoundary', 'Tags', 'RoleLastUsed'].filter(name => name in (role ?? {}));
      const full = await create({ Path: '/full/', PermissionsBoundary, Tags });
      const plain = await create({ RoleName: 'plain' });
      t.same([has(full), has(plain)], [['PermissionsBoundary', 'Tags'], []]);
      t.same(has((await client.getRole({ RoleName })).Role), ['PermissionsBoundary', 'Tags', 'RoleLastUsed']);
      t.same(has((await client.getRole({ RoleName: 'plain' })).Role), ['RoleLastUsed']);
      const { Roles = [] } = await client.listRoles({ PathPrefix: '/full/' });
      t.same(Roles.map(has), [[]]);
    },
  },
  {
    title: 'roles are listed with their descriptions, in pages of 100 or of the requested size',
    cases: [
      ...of('test_iam', 'test_list_roles', 'test_list_roles_with_more_than_100_roles_no_max_items_defaults_to_100'),
      ...of('test_iam', 'test_list_roles_max_item_and_marker_values_adhered'),
      ...of('test_iam', 'test_list_roles_path_prefix_value_adhered'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client, create } = await emptyAccount(t);
      t.equal((await create({ RoleName: 'a', Description: '' }))?.Description, '');
      await create({ RoleName: 'b', Description: 'desc' });
      await create({ RoleName: 'c', Path: '/TestPath/' });
      const { Roles = [] } = await client.listRoles({});
      t.same(
        Roles.map(role => [role.RoleName, role.Description, role.MaxSessionDuration, role.CreateDate instanceof Date]),
        [
          ['a', '', 3600, true],
          ['b', 'desc', 3600, true],
          ['c', undefined, 3600, true],
        ],
      );
      const under = await client.listRoles({ PathPrefix: '/TestPath/' });
      t.same(
        under.Roles?.map(role => role.RoleName),
        ['c'],
      );
      for (let digit = 0; digit < 101; digit += 1) await create({ RoleName: `test_role_${digit}` });
      const sizeOf = async (input: object) => {
        const { Roles: page, IsTruncated, Marker } = await client.listRoles(input);
        return { size: page?.length, IsTruncated, Marker };
      };
      const first = await sizeOf({});
      t.same([first.size, first.IsTruncated], [100, true]);
      t.same(await sizeOf({ Marker: first.Marker }), { size: 4, IsTruncated: false, Marker: undefined });
      t.equal((await sizeOf({ MaxItems: 2 })).size, 2);
    },
  },
  {
    title: 'a list of roles may be empty, and a marker is one that a list has given',
    cases: of('test_iam', 'test_list_roles_none_found_returns_empty_list'),
    outcome: differs(
      'The test case lists with a marker of its own invention. AWS documents markers of earlier responses only.',
      'IAM API Reference, ListRoles, `Marker`',
    ),
    async verify(t) {
      const { client } = await emptyAccount(t);
      for (const input of [{}, { PathPrefix: '/TestPath' }, { MaxItems: 10 }]) {
        const { Roles, IsTruncated } = await client.listRoles(input);
        t.same([Roles, IsTruncated], [[], false]);
      }
      const { name, status } = await errorOf(client.listRoles({ Marker: '10' }));
      t.same([name, status], ['ValidationError', 400]);
    },
  },
];
