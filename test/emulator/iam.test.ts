import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import t from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { connect } from './connect.js';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const policy = JSON.stringify({
  Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: "arn:aws:logs:*:*:'(*)" }],
});
const managedPolicy = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

const createRole = (RoleName: string) => new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust });

t.test('a role is described as it was created', async t => {
  const { client } = await connect(t, IAMClient);

  await client.send(
    new CreateRoleCommand({
      RoleName: 'space-role',
      AssumeRolePolicyDocument: trust,
      Path: '/spinup/',
      Description: 'created by a test',
      Tags: [{ Key: 'spinup:org', Value: 'org' }],
    }),
  );
  const { Role } = await client.send(new GetRoleCommand({ RoleName: 'space-role' }));

  matchExactly(t, Role, {
    RoleName: 'space-role',
    Path: '/spinup/',
    Arn: 'arn:aws:iam::012345678901:role/spinup/space-role',
    RoleId: /^AROA[A-Z0-9]{17}$/,
    CreateDate: Date,
    Description: 'created by a test',
    MaxSessionDuration: 3600,
    Tags: [{ Key: 'spinup:org', Value: 'org' }],
  });
  t.equal(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), trust);
});

t.test('a missing role is a 404', async t => {
  const { client } = await connect(t, IAMClient);

  await t.rejects(client.send(new GetRoleCommand({ RoleName: 'none' })), {
    name: 'NoSuchEntityException',
    message: 'The role with name none cannot be found.',
    $metadata: { httpStatusCode: 404 },
  });
});

t.test('role names are unique regardless of case', async t => {
  const { client } = await connect(t, IAMClient);
  await client.send(createRole('space-role'));

  await t.rejects(client.send(createRole('Space-Role')), {
    name: 'EntityAlreadyExistsException',
    $metadata: { httpStatusCode: 409 },
  });
});

t.test('a role is found by its name in another case, and has its own', async t => {
  const { client } = await connect(t, IAMClient);
  await client.send(createRole('space-role'));

  const { Role } = await client.send(new GetRoleCommand({ RoleName: 'SPACE-Role' }));

  t.match(Role, { RoleName: 'space-role', Arn: 'arn:aws:iam::012345678901:role/space-role' });
});

t.test('policy documents that IAM rejects are rejected', async t => {
  const { client } = await connect(t, IAMClient);
  await client.send(createRole('space-role'));
  const put = (PolicyDocument: string) =>
    client.send(new PutRolePolicyCommand({ RoleName: 'space-role', PolicyName: 'p', PolicyDocument }));

  const malformed = { name: 'MalformedPolicyDocumentException', $metadata: { httpStatusCode: 400 } };
  await t.rejects(put('{'), malformed);
  await t.rejects(put('{}'), malformed);
  await t.rejects(put(trust), malformed);
  const untrusting = new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument: policy });
  await t.rejects(client.send(untrusting), malformed);
});

t.test('a role cannot be deleted before its inline policies', async t => {
  const { emulator, client } = await connect(t, IAMClient);
  const inline = { RoleName: 'space-role', PolicyName: 'access' };
  await client.send(createRole('space-role'));
  await client.send(new PutRolePolicyCommand({ ...inline, PolicyDocument: policy }));

  await t.rejects(client.send(new DeleteRoleCommand({ RoleName: 'space-role' })), {
    name: 'DeleteConflictException',
    $metadata: { httpStatusCode: 409 },
  });
  await client.send(new DeleteRolePolicyCommand(inline));
  await client.send(new DeleteRoleCommand({ RoleName: 'space-role' }));

  t.same(emulator.snapshot().iam, {});
});

t.test('an inline policy is returned URL-encoded', async t => {
  const { client } = await connect(t, IAMClient);
  const inline = { RoleName: 'space-role', PolicyName: 'access' };
  await client.send(createRole('space-role'));
  await client.send(new PutRolePolicyCommand({ ...inline, PolicyDocument: policy }));

  const { PolicyDocument = '' } = await client.send(new GetRolePolicyCommand(inline));
  const { PolicyNames } = await client.send(new ListRolePoliciesCommand({ RoleName: 'space-role' }));

  t.match(PolicyDocument, /^%7B[\w.%-]+%7D$/);
  t.equal(decodeURIComponent(PolicyDocument), policy);
  t.same(PolicyNames, ['access']);
  await t.rejects(client.send(new GetRolePolicyCommand({ ...inline, PolicyName: 'none' })), {
    name: 'NoSuchEntityException',
  });
});

t.test('managed policies are attached and detached', async t => {
  const { client } = await connect(t, IAMClient);
  const attachment = { RoleName: 'space-role', PolicyArn: managedPolicy };
  const attached = () => client.send(new ListAttachedRolePoliciesCommand({ RoleName: 'space-role' }));
  await client.send(createRole('space-role'));

  await client.send(new AttachRolePolicyCommand(attachment));
  const before = await attached();
  await client.send(new DetachRolePolicyCommand(attachment));
  const after = await attached();

  t.same(before.AttachedPolicies, [{ PolicyName: 'AmazonECSTaskExecutionRolePolicy', PolicyArn: managedPolicy }]);
  t.same(after.AttachedPolicies, []);
  await t.rejects(client.send(new DetachRolePolicyCommand(attachment)), { name: 'NoSuchEntityException' });
});

t.test('tags are added, replaced and removed', async t => {
  const { client } = await connect(t, IAMClient);
  const RoleName = 'space-role';
  await client.send(createRole(RoleName));

  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '' },
  ];
  await client.send(new TagRoleCommand({ RoleName, Tags }));
  await client.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'a', Value: '2' }] }));
  await client.send(new UntagRoleCommand({ RoleName, TagKeys: ['b', 'none'] }));
  const answer = await client.send(new ListRoleTagsCommand({ RoleName }));

  t.same(answer.Tags, [{ Key: 'a', Value: '2' }]);
  t.equal(answer.IsTruncated, false);
});

t.test('roles are listed in pages by name and path', async t => {
  const { client } = await connect(t, IAMClient);
  await client.send(createRole('b'));
  await client.send(createRole('a'));
  await client.send(new CreateRoleCommand({ RoleName: 'c', Path: '/spinup/', AssumeRolePolicyDocument: trust }));

  const first = await client.send(new ListRolesCommand({ MaxItems: 2 }));
  const second = await client.send(new ListRolesCommand({ MaxItems: 2, Marker: first.Marker }));
  const under = await client.send(new ListRolesCommand({ PathPrefix: '/spinup/' }));

  matchExactly(t, first, { IsTruncated: true, Roles: [{ RoleName: 'a' }, { RoleName: 'b' }] });
  matchExactly(t, second, { IsTruncated: false, Roles: [{ RoleName: 'c' }], Marker: undefined });
  matchExactly(t, under.Roles, [{ RoleName: 'c' }]);
});

t.test('the trust policy is replaced', async t => {
  const { client } = await connect(t, IAMClient);
  const lambda = trust.replace('ecs-tasks', 'lambda');
  await client.send(createRole('space-role'));

  await client.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'space-role', PolicyDocument: lambda }));
  const { Role } = await client.send(new GetRoleCommand({ RoleName: 'space-role' }));

  t.equal(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), lambda);
});
