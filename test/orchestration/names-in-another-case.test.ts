import t, { type Test } from 'tap';
import { type Service, startService } from '../support/service.js';
import { webDefinition, webService } from '../support/web-service.js';

const ROLE = 'arn:aws:iam::012345678901:role/App-ecsTaskExecution';
const TAKEN =
  'Role app-ecsTaskExecution cannot be created: role App-ecsTaskExecution exists, and IAM does not distinguish names by case. Use the cluster of that role, or give a cluster name that differs in more than case.';

/** A service with a service in cluster `App`. */
async function withApp(t: Test): Promise<Service> {
  const service = await startService(t);
  const { status, body } = await service.call('POST', '/sandbox/services', inCluster('App'));
  t.equal(status, 200, JSON.stringify(body));
  await service.settled();
  return service;
}

function inCluster(clustername: string, definition = webDefinition()) {
  return { ...webService(), cluster: { clustername }, taskdefinition: definition };
}

/** A definition of another family that leaves no role to its space. */
function withRoleOfApp() {
  return { ...webDefinition(), family: 'other', executionrolearn: ROLE, taskrolearn: ROLE };
}

const CREATIONS: [title: string, path: string, body: object][] = [
  ['a service', '/sandbox/services', inCluster('app', { ...webDefinition(), family: 'other' })],
  [
    'a managed task definition',
    '/sandbox/taskdefs',
    { cluster: { clustername: 'app' }, taskdefinition: { ...webDefinition(), family: 'other' } },
  ],
];

for (const [title, path, body] of CREATIONS) {
  t.test(
    `${title} in a space whose role differs from another in case alone is a conflict before any change`,
    async t => {
      const { call, emulator } = await withApp(t);
      const before = emulator.snapshot();

      const planned = await call('POST', `${path}?dryRun=true`, body);
      const run = await call('POST', path, body);

      t.match(planned, { status: 409, body: { type: 'urn:ecs-api:problem:conflict', detail: TAKEN } });
      t.match(run, { status: 409, body: { type: 'urn:ecs-api:problem:conflict', detail: TAKEN } });
      t.same(emulator.snapshot(), before);
    },
  );
}

t.test('a space that needs no role of its own leaves the role with its name in another case alone', async t => {
  const { call, emulator, settled } = await withApp(t);
  const roles = emulator.snapshot().iam;
  const www = '/sandbox/clusters/app/services/www';

  t.equal((await call('POST', '/sandbox/services', inCluster('app', withRoleOfApp()))).status, 200);
  t.equal((await call('PUT', www, { tags: [{ Key: 'stage', Value: 'test' }] })).status, 200);
  t.equal((await call('PUT', `${www}?dryRun=true`, { taskdefinition: withRoleOfApp() })).status, 200);
  const needing = await call('PUT', www, { taskdefinition: { ...webDefinition(), family: 'other' } });
  t.equal((await call('DELETE', `${www}?recursive=true`)).status, 200);
  await settled();

  t.match(needing, { status: 409, body: { detail: TAKEN } });
  t.same(emulator.snapshot().iam, roles);
  t.equal((await call('GET', '/sandbox/clusters/app')).status, 404);
});

t.test('a role that appears between the reads and its creation is a conflict with AWS’s code', async t => {
  const { call, emulator } = await startService(t);
  const message = 'Role with name myclu-ecsTaskExecution already exists.';
  emulator.faults.add({ action: 'CreateRole', error: { code: 'EntityAlreadyExists', message, status: 409 } });

  const { status, body } = await call('POST', '/sandbox/services', webService());

  t.equal(status, 409);
  t.match(body, {
    type: 'urn:ecs-api:problem:conflict',
    detail: message,
    awsCode: 'EntityAlreadyExists',
    step: 'createRole',
  });
});

t.test('a service registry whose name differs from another in case alone is a conflict before any change', async t => {
  const { call, emulator } = await startService(t);
  const registry = (Name: string) => ({
    Name,
    DnsConfig: { NamespaceId: emulator.seed.namespaceId, DnsRecords: [{ Type: 'A', TTL: 30 }] },
  });
  t.equal((await call('POST', '/sandbox/servicediscovery/services', registry('WWW'))).status, 200);
  const before = emulator.snapshot();
  const body = { ...webService(), serviceregistry: registry('www') };

  const planned = await call('POST', '/sandbox/services?dryRun=true', body);
  const run = await call('POST', '/sandbox/services', body);

  const detail =
    'Service registry www cannot be created: WWW exists, and DNS does not distinguish names by case. Give another name.';
  t.match(planned, { status: 409, body: { detail } });
  t.match(run, { status: 409, body: { detail } });
  t.same(emulator.snapshot(), before);
});
