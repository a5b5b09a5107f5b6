import { ECS } from '@aws-sdk/client-ecs';
import t, { type Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { WWW, webDefinition, webService } from '../support/web-service.js';

const DRY = `${WWW}?dryRun=true`;
const NAMED = { cluster: 'myclu', service: 'www' };

const EBS_ROLE = 'arn:aws:iam::012345678901:role/ebs';

async function started(t: Test, service: object = {}, definition: object = {}): Promise<Service & { ecs: ECS }> {
  const world = await startService(t, { account: { allowedRoles: [EBS_ROLE] } });
  const body = webService({ service });
  const created = await world.call('POST', '/sandbox/services', {
    ...body,
    taskdefinition: { ...body.taskdefinition, ...definition },
  });
  t.equal(created.status, 200, JSON.stringify(created.body));
  return { ...world, ecs: clientOf(t, ECS, world.emulator) };
}

function entry({ body }: Answer, step: string) {
  return body.Steps.find(({ Step }: { Step: string }) => Step === step);
}

async function described(ecs: ECS) {
  const { services = [] } = await ecs.describeServices({ cluster: 'myclu', services: ['www'] });
  return services[0];
}

async function primary(ecs: ECS) {
  return (await described(ecs))?.deployments?.[0];
}

const REFUSED = { code: 'AccessDeniedException', message: 'not authorized', status: 400 };

t.test('a pipeline that sends the same body for :latest deploys each time and registers once', async t => {
  const service = await startService(t);
  const body = webService({ container: { image: 'team/app:latest' } });
  await service.call('POST', '/sandbox/services', body);
  const ids = new Set<string>();

  for (let run = 0; run < 3; run += 1) {
    const { status, body: answer } = await service.call('PUT', `${WWW}?wait=steady`, {
      taskdefinition: body.taskdefinition,
    });
    t.equal(status, 200);
    t.match(answer, { TaskDefinition: { Revision: 1 }, Service: { RunningCount: 1 } });
    ids.add(answer.Service.Deployments[0].Id);
  }

  t.equal(ids.size, 3);
  t.equal(service.emulator.calls.filter(({ action }) => action === 'RegisterTaskDefinition').length, 1);
});

t.test('a definition in the body wins over the revision that service names', async t => {
  const { call } = await started(t);
  await call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:2' }) });

  const { body } = await call('PUT', WWW, {
    service: { taskdefinition: 'web:1' },
    taskdefinition: webDefinition({ image: 'nginx:2' }),
  });

  t.match(body.Service.TaskDefinition, /web:2$/);
});

const CONNECT = {
  enabled: true,
  namespace: 'spinup.internal',
  services: [{ portname: 'http', clientaliases: [{ port: 80 }] }],
};
const PORT = {
  containerdefinitions: [{ name: 'web', image: 'nginx:1', portmappings: [{ name: 'http', containerport: 80 }] }],
};

t.test('the same Service Connect configuration is no change', async t => {
  const { call, ecs } = await started(t, { serviceconnectconfiguration: CONNECT }, PORT);
  const { id } = (await primary(ecs)) ?? {};

  const plan = await call('PUT', DRY, { service: { serviceconnectconfiguration: CONNECT } });
  const run = await call('PUT', WWW, { service: { serviceconnectconfiguration: CONNECT } });

  t.match(entry(plan, 'updateService'), { Action: 'keep' });
  t.equal(run.status, 200);
  t.equal((await primary(ecs))?.id, id);
});

t.test('Service Connect is turned off, the plan shows it, and a failure turns it on again', async t => {
  const { call, ecs, emulator, settled } = await started(t, { serviceconnectconfiguration: CONNECT }, PORT);
  const off = { service: { serviceconnectconfiguration: { enabled: false } } };

  const plan = await call('PUT', DRY, off);
  emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: REFUSED, when: 'after' });
  const failed = await call('PUT', WWW, off);
  await settled();
  const restored = await primary(ecs);
  const done = await call('PUT', WWW, off);

  matchExactly(t, entry(plan, 'updateService'), {
    Action: 'update',
    Changes: [
      { Path: 'ServiceConnectConfiguration.Enabled', From: true, To: false },
      { Path: 'ServiceConnectConfiguration.Namespace', From: 'spinup.internal', To: null },
      { Path: 'ServiceConnectConfiguration.Services[0].DiscoveryName', From: 'http', To: null },
      { Path: 'ServiceConnectConfiguration.Services[0].PortName', From: 'http', To: null },
      { Path: 'ServiceConnectConfiguration.Services[0].ClientAliases[0].Port', From: 80, To: null },
    ],
  });
  t.equal(failed.status, 502);
  t.match(restored?.serviceConnectConfiguration, { enabled: true, namespace: 'spinup.internal' });
  t.equal(done.status, 200);
  t.match((await primary(ecs))?.serviceConnectConfiguration, { enabled: false });
});

t.test(
  'an update whose previous state names what no longer exists is reported as remaining, with the reason',
  async t => {
    const { call, emulator, settled } = await started(t, { serviceconnectconfiguration: CONNECT }, PORT);
    const gone = { code: 'NamespaceNotFoundException', message: 'Namespace internal was not found.', status: 400 };
    emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: REFUSED, when: 'after' });
    emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: gone, nth: 2 });

    const failed = await call('PUT', WWW, { service: { serviceconnectconfiguration: { enabled: false } } });
    await settled();
    const { body } = await call('GET', `/sandbox/operations/${failed.body.operation}`);

    matchExactly(t, body.Problem, { status: 502, rolledBack: [], remaining: [{ type: 'ecs:service', name: 'www' }] });
    t.match(
      body.Steps.find(({ Name }: { Name: string }) => Name === 'updateService'),
      {
        State: 'rollback_failed',
        Error: 'The previous state cannot be restored: Namespace internal was not found.',
      },
    );
  },
);

const VOLUME = {
  name: 'data',
  managedebsvolume: { rolearn: EBS_ROLE, sizeingib: 20 },
};

t.test('a volume configuration is compared with the deployment, and an empty list removes it', async t => {
  const { call, ecs, emulator, settled } = await started(
    t,
    { volumeconfigurations: [VOLUME] },
    { volumes: [{ name: 'data', configuredatlaunch: true }] },
  );

  const same = await call('PUT', DRY, { service: { volumeconfigurations: [VOLUME] } });
  const without = await call('PUT', DRY, { service: { volumeconfigurations: [] } });
  emulator.faults.add({ service: 'ecs', action: 'UpdateService', error: REFUSED, when: 'after' });
  await call('PUT', WWW, { service: { volumeconfigurations: [] } });
  await settled();
  const restored = await primary(ecs);
  await call('PUT', WWW, { service: { volumeconfigurations: [] } });

  t.match(entry(same, 'updateService'), { Action: 'keep' });
  matchExactly(t, entry(without, 'updateService'), {
    Action: 'update',
    Changes: [
      { Path: 'VolumeConfigurations[data].ManagedEBSVolume.RoleArn', From: VOLUME.managedebsvolume.rolearn, To: null },
      { Path: 'VolumeConfigurations[data].ManagedEBSVolume.SizeInGiB', From: 20, To: null },
    ],
  });
  matchExactly(t, restored?.volumeConfigurations, [{ name: 'data' }]);
  t.same((await primary(ecs))?.volumeConfigurations, []);
});

const [SUBNET = '', OTHER = ''] = ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829'];

t.test('a partial network configuration keeps the rest of the service’s own', async t => {
  const world = await startService(t, { account: { allowPublicIp: true } });
  const { call, emulator } = world;
  const own = { subnets: [SUBNET], securitygroups: emulator.seed.securityGroupIds.slice(1), assignpublicip: 'ENABLED' };
  const ecs = clientOf(t, ECS, emulator);
  const created = await call(
    'POST',
    '/sandbox/services',
    webService({ service: { networkconfiguration: { awsvpcconfiguration: own } } }),
  );
  t.equal(created.status, 200, JSON.stringify(created.body));
  const networks: unknown[] = [];

  for (const awsvpcconfiguration of [
    { subnets: [OTHER] },
    { securitygroups: [], subnets: [] },
    { assignpublicip: 'DISABLED', subnets: null, securitygroups: [] },
  ]) {
    const { status } = await call('PUT', WWW, { service: { networkconfiguration: { awsvpcconfiguration } } });
    t.equal(status, 200);
    networks.push((await described(ecs))?.networkConfiguration?.awsvpcConfiguration);
  }

  const groups = { securityGroups: own.securitygroups };
  t.same(networks, [
    { subnets: [OTHER], ...groups, assignPublicIp: 'ENABLED' },
    { subnets: [OTHER], ...groups, assignPublicIp: 'ENABLED' },
    { subnets: [OTHER], ...groups, assignPublicIp: 'DISABLED' },
  ]);
});

t.test('a second rollback goes to the version before, not back to the bad one', async t => {
  const { call } = await started(t);
  for (const image of ['nginx:2', 'nginx:3'])
    await call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image }) });
  const rollBack = () => call('POST', `${WWW}/rollback?wait=steady`);

  const [first, second, third] = [await rollBack(), await rollBack(), await rollBack()];

  t.match(first.body, { TaskDefinition: /web:2$/ });
  t.match(second.body, { TaskDefinition: /web:1$/ });
  t.equal(third.status, 409);
  await call('PUT', `${WWW}?wait=steady`, { taskdefinition: webDefinition({ image: 'nginx:4' }) });
  t.match((await rollBack()).body, { TaskDefinition: /web:1$/ });
});

t.test('after a deployment that was rolled back, the same request deploys again and works', async t => {
  const { call } = await started(t);
  const name = 'spinup/myorg/myclu/password';
  const gone = await call('POST', '/sandbox/secrets', { Name: name, SecretString: 'x' });
  await call('DELETE', `/sandbox/secrets/${encodeURIComponent(name)}?window=0`);
  const { ARN } = gone.body;
  const request = { taskdefinition: webDefinition({ secrets: [{ name: 'PASSWORD', valuefrom: ARN.slice(0, -7) }] }) };

  const failed = await call('PUT', `${WWW}?wait=steady`, request);
  const again = await call('PUT', `${WWW}?wait=steady`, request);
  await call('POST', '/sandbox/secrets', { Name: name, SecretString: 'x' });
  const works = await call('PUT', `${WWW}?wait=steady`, request);

  t.same([failed.status, again.status, works.status], [409, 409, 200], JSON.stringify(works.body));
  t.match(works.body, { TaskDefinition: { Revision: 2 }, Service: { RunningCount: 1, TaskDefinition: /web:2$/ } });
});

t.test('after a create that failed, the same request works, with its credential and its registry', async t => {
  const { call, emulator, settled } = await startService(t);
  const request = {
    ...webService(),
    credentials: { web: { name: 'login', secretstring: '{"username":"u","password":"p"}' } },
    serviceregistry: {
      name: 'www',
      dnsconfig: { namespaceid: emulator.seed.namespaceId, dnsrecords: [{ ttl: 30, type: 'A' }] },
    },
  };
  emulator.faults.add({ service: 'ecs', action: 'CreateService', error: REFUSED });

  const failed = await call('POST', '/sandbox/services', request);
  await settled();
  const again = await call('POST', '/sandbox/services?wait=steady', request);

  t.equal(failed.status, 502);
  t.equal(again.status, 200, JSON.stringify(again.body));
});

t.test('after a create whose deployment failed, the answer to the same request names the way out', async t => {
  const { call, emulator } = await startService(t);
  const request = webService({ container: { image: 'does-not-exist:1' } });
  t.equal((await call('POST', '/sandbox/services?wait=steady', request)).status, 409);
  emulator.calls.length = 0;

  const { status, body } = await call('POST', '/sandbox/services', request);

  t.equal(status, 409);
  t.equal(body.detail, 'Service www already exists in cluster myclu. Update it, or delete it first.');
  t.notOk(emulator.calls.some(({ action }) => /^(Create|Put|Register|Update)/.test(action)));
});

t.test('the pointer of a fault is in the caller’s spelling, also when it is read from the operation', async t => {
  const { call, settled } = await started(t);
  const request = { CREDENTIALS: { other: { Name: 'login', SecretString: 'x' } } };

  const { status, body } = await call('PUT', WWW, request);
  await settled();
  const operation = await call('GET', `/sandbox/operations/${body.operation}`);

  t.equal(status, 400);
  matchExactly(t, body.errors, [{ pointer: '/CREDENTIALS/other' }]);
  matchExactly(t, operation.body.Problem.errors, [{ pointer: '/CREDENTIALS/other' }]);
});

t.test('tasks run with the cluster’s default strategy unless the request says otherwise', async t => {
  const { call, emulator } = await started(t);
  const run = async (body: object) => {
    const { status } = await call('POST', '/sandbox/clusters/myclu/tasks', { taskdefinition: 'web', ...body });
    t.equal(status, 200);
    const input = emulator.calls.findLast(({ action }) => action === 'RunTask')?.input ?? {};
    return [input.launchType, input.capacityProviderStrategy];
  };
  const spot = [{ capacityprovider: 'FARGATE_SPOT', weight: 1 }];

  t.same(await run({}), [undefined, undefined]);
  t.same(await run({ capacityproviderstrategy: [] }), [undefined, undefined]);
  t.same(await run({ launchtype: 'FARGATE', capacityproviderstrategy: [] }), ['FARGATE', undefined]);
  t.same(await run({ capacityproviderstrategy: spot }), [undefined, [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]]);
  t.same((await described(clientOf(t, ECS, emulator)))?.serviceName, NAMED.service);
});
