import { IAM } from '@aws-sdk/client-iam';
import t, { type Test } from 'tap';
import { ASSUME_ROLE_POLICY } from '../../src/domain/execution-policy.js';
import { clientOf } from '../emulator/connect.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const ARN = 'arn:aws:iam::012345678901:role';

/** Roles that no request of the org may use, by what they are. */
const REFUSED: Record<string, string> = {
  'another org’s': `${ARN}/theirs`,
  untagged: `${ARN}/untagged`,
  'another account’s': 'arn:aws:iam::999999999999:role/ours',
  missing: `${ARN}/nobody`,
};

/** Roles that requests may use. */
const USABLE: Record<string, string> = {
  'the org’s': `${ARN}/ours`,
  'the space’s': `${ARN}/myclu-ecsTaskExecution`,
  allowed: `${ARN}/shared-infrastructure`,
};

type Send = (service: Service, role: string) => Promise<Answer>;

const volumeOf = (roleArn: string) => ({ name: 'data', managedebsvolume: { rolearn: roleArn, sizeingib: 1 } });

/** The places outside of a space's definition where a request can name a role. */
const PLACES: Record<string, Send> = {
  'runTask, task role': ({ call }, role) =>
    call('POST', '/sandbox/clusters/myclu/tasks', { taskdefinition: 'web', overrides: { taskrolearn: role } }),
  'runTask, execution role': ({ call }, role) =>
    call('POST', '/sandbox/clusters/myclu/tasks', { taskdefinition: 'web', overrides: { executionrolearn: role } }),
  'runManagedTaskDefinition, task role': ({ call }, role) =>
    call('POST', '/sandbox/clusters/myclu/taskdefs/nightly/tasks', { overrides: { taskrolearn: role } }),
  'createService, volume': ({ call }, role) =>
    call(
      'POST',
      '/sandbox/services?dryRun=true',
      withVolume({ servicename: 'api', volumeconfigurations: [volumeOf(role)] }),
    ),
  'updateService, volume': ({ call }, role) =>
    call('PUT', `${WWW}?dryRun=true`, { service: { volumeconfigurations: [volumeOf(role)] } }),
};

function withVolume(service: object) {
  const request = webService({ service });
  return {
    ...request,
    taskdefinition: { ...request.taskdefinition, volumes: [{ name: 'data', configuredatlaunch: true }] },
  };
}

/** A space with a service and a managed definition, in an account with roles of all kinds. */
async function spaceWithRoles(t: Test): Promise<Service> {
  const service = await startService(t, { account: { allowedRoles: [`${ARN}/shared-*`] } });
  const iam = clientOf(t, IAM, service.emulator);
  for (const [RoleName, org] of [
    ['ours', 'myorg'],
    ['theirs', 'theirs'],
    ['untagged', ''],
    ['shared-infrastructure', ''],
  ])
    await iam.createRole({
      RoleName,
      AssumeRolePolicyDocument: ASSUME_ROLE_POLICY,
      Tags: org ? [{ Key: 'spinup:org', Value: org }] : [],
    });
  t.equal((await service.call('POST', '/sandbox/services', withVolume({}))).status, 200);
  const managed = { cluster: { clustername: 'myclu' }, taskdefinition: { ...webDefinition(), family: 'nightly' } };
  t.equal((await service.call('POST', '/sandbox/taskdefs', managed)).status, 200);
  return service;
}

t.test('a role that is not the org’s is 404 wherever a request names one, and nothing changes', async t => {
  const service = await spaceWithRoles(t);
  const before = service.emulator.snapshot();

  for (const [place, send] of Object.entries(PLACES))
    for (const [kind, role] of Object.entries(REFUSED)) {
      const { status, body } = await send(service, role);
      t.equal(status, 404, `${place}, ${kind}`);
      t.equal(body.detail, `Role ${role} does not exist among the org’s roles and those that the account allows.`);
    }

  t.same(service.emulator.snapshot(), before);
});

t.test('the roles of org and space, and allowed ones, are used', async t => {
  const service = await spaceWithRoles(t);

  for (const [place, send] of Object.entries(PLACES))
    for (const [kind, role] of Object.entries(USABLE)) {
      const { status, body } = await send(service, role);
      t.equal(status, 200, `${place}, ${kind}: ${body.detail}`);
    }
});

t.test('a plain definition names the org’s roles or allowed ones, by ARN or by name', async t => {
  const service = await spaceWithRoles(t);
  const register = (role: string) =>
    service.call('POST', '/sandbox/taskdefs', { ...webDefinition(), family: 'plain', executionrolearn: role });

  for (const role of [`${ARN}/ours`, `${ARN}/shared-infrastructure`]) t.equal((await register(role)).status, 200, role);
  for (const role of Object.values(REFUSED)) t.equal((await register(role)).status, 404, role);
});

t.test('a new execution role has the permissions boundary of the account', async t => {
  const permissionsBoundary = 'arn:aws:iam::012345678901:policy/spaces';
  const { call, emulator } = await startService(t, { account: { permissionsBoundary } });

  t.equal((await call('POST', '/sandbox/services', webService())).status, 200);

  const { Role } = await clientOf(t, IAM, emulator).getRole({ RoleName: 'myclu-ecsTaskExecution' });
  t.equal(Role?.PermissionsBoundary?.PermissionsBoundaryArn, permissionsBoundary);
});

t.test('without a permissions boundary in the configuration a new execution role has none', async t => {
  const { call, emulator } = await startService(t);

  t.equal((await call('POST', '/sandbox/services', webService())).status, 200);

  const { Role } = await clientOf(t, IAM, emulator).getRole({ RoleName: 'myclu-ecsTaskExecution' });
  t.equal(Role?.PermissionsBoundary, undefined);
});
