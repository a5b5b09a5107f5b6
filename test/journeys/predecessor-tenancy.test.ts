import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import t, { type Test } from 'tap';
import { ASSUME_ROLE_POLICY, executionPolicy } from '../../src/domain/execution-policy.js';
import { nameOf } from '../../src/domain/names.js';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { type ServiceOptions, startService } from '../support/service.js';
import { WWW } from '../support/web-service.js';

const MYCLU = '/sandbox/clusters/myclu';

/** A definition as the predecessor's clients, which are written in Go, send it: with every member. */
function goDefinition(family: string, image = 'nginx:1') {
  return {
    Family: family,
    Cpu: '256',
    Memory: '512',
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: image,
        Command: null,
        Environment: [],
        Essential: null,
        LogConfiguration: null,
        PortMappings: [],
        RepositoryCredentials: null,
        Secrets: [],
      },
    ],
    EphemeralStorage: null,
    ExecutionRoleArn: null,
    NetworkMode: null,
    PlacementConstraints: null,
    RequiresCompatibilities: null,
    Tags: null,
    TaskRoleArn: null,
    Volumes: null,
  };
}

function goService(name: string, tags: object[] | null = null) {
  return {
    Cluster: { ClusterName: 'myclu', CapacityProviders: null, Configuration: null, Settings: null, Tags: null },
    TaskDefinition: goDefinition('web'),
    Service: { ServiceName: name, DesiredCount: 1, LoadBalancers: null, NetworkConfiguration: null, Tags: null },
    ServiceRegistry: null,
    Credentials: null,
    Tags: tags,
  };
}

const goUpdate = { Service: null, TaskDefinition: null, Credentials: null, ForceNewDeployment: false };

/** A service for the org, with space `myclu` and its service `www`, and clients that work past it, as deployment tools do. */
async function space(t: Test, options: ServiceOptions = {}) {
  const service = await startService(t, options);
  const ecs = clientOf(t, ECS, service.emulator);
  const created = await service.call('POST', '/sandbox/services', goService('www'));
  t.equal(created.status, 200, JSON.stringify(created.body));
  const { subnetIds: subnets } = service.emulator.seed;
  const placed = { launchType: 'FARGATE' as const, networkConfiguration: { awsvpcConfiguration: { subnets } } };
  return {
    ...service,
    ecs,
    placed,
    register: (family: string, tags: { key: string; value: string }[] = []) =>
      ecs.registerTaskDefinition({
        family,
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ name: 'web', image: 'nginx:2' }],
        tags,
      }),
  };
}

type Space = Awaited<ReturnType<typeof space>>;

/** Creates a service `old` and a task as the predecessor's first releases did, without a tag. @returns the id of the task. */
async function makeUntagged({ ecs, placed, register }: Space, cluster = 'myclu'): Promise<string> {
  await register('old');
  await ecs.createService({ cluster, serviceName: 'old', taskDefinition: 'old', desiredCount: 1, ...placed });
  const { tasks = [] } = await ecs.runTask({ cluster, taskDefinition: 'old', ...placed });
  return nameOf(tasks[0]?.taskArn ?? '');
}

t.test('an untagged service and task in the org’s cluster are the org’s', async t => {
  const world = await space(t);
  const { call, ecs } = world;
  const task = await makeUntagged(world);

  t.same((await call('GET', `${MYCLU}/services?all=true`)).body.map(nameOfService).sort(), ['old', 'www']);
  t.match((await call('GET', `${MYCLU}/services/old?all=true`)).body, {
    ServiceName: 'old',
    TaskDefinition: { TaskDefinitionArn: /:task-definition\/old:1$/ },
    Tasks: { length: 1 },
  });
  t.equal((await call('GET', `${MYCLU}/tasks?family=old`)).body.length, 2);
  t.equal((await call('GET', `${MYCLU}/tasks?service=old`)).body.length, 1);
  t.equal((await call('GET', `${MYCLU}/tasks/${task}`)).status, 200);
  t.equal((await call('GET', `${MYCLU}/services/old/events`)).status, 200);
  const updated = await call('PUT', `${MYCLU}/services/old?wait=steady`, {
    ...goUpdate,
    Service: { DesiredCount: 2 },
    Tags: [],
  });
  t.match(updated, { status: 200, body: { Service: { DesiredCount: 2 } } }, JSON.stringify(updated.body));
  t.equal((await call('DELETE', `${MYCLU}/tasks/${task}`)).status, 200);
  t.equal((await call('DELETE', `${MYCLU}/services/old`)).status, 200);
  const { services } = await ecs.describeServices({ cluster: 'myclu', services: ['old'] });
  matchExactly(t, services, [{ status: /DRAINING|INACTIVE/ }]);
});

t.test('where the account says ignore, they do not exist', async t => {
  const world = await space(t, { account: { untagged: 'ignore' } });
  const { call, emulator } = world;
  const task = await makeUntagged(world);
  const before = emulator.snapshot();

  t.same((await call('GET', `${MYCLU}/services?all=true`)).body.map(nameOfService), ['www']);
  t.same((await call('GET', `${MYCLU}/tasks?family=old`)).body, []);
  for (const path of [`${MYCLU}/services/old`, `${MYCLU}/tasks/${task}`, '/sandbox/taskdefs/old:1']) {
    t.equal((await call('GET', path)).status, 404, path);
    t.equal((await call('DELETE', path)).status, 404, path);
  }
  t.equal((await call('PUT', `${MYCLU}/services/old`, { ...goUpdate, ForceNewDeployment: true })).status, 404);
  t.same(emulator.snapshot(), before);
});

function nameOfService({ ServiceName }: { ServiceName: string }): string {
  return ServiceName;
}

t.test('an untagged service in an untagged cluster, and one in another org’s, do not exist', async t => {
  const world = await space(t);
  const { call, ecs } = world;
  await ecs.createCluster({ clusterName: 'untagged' });
  await ecs.createCluster({ clusterName: 'theirs', tags: [{ key: 'spinup:org', value: 'theirs' }] });

  for (const cluster of ['untagged', 'theirs']) {
    const task = await makeUntagged(world, cluster);
    for (const path of ['', '/services', '/services/old', `/tasks/${task}`])
      t.equal((await call('GET', `/sandbox/clusters/${cluster}${path}`)).status, 404, `${cluster}${path}`);
  }
  t.equal((await call('GET', '/sandbox/taskdefs/old:1')).status, 404, 'no cluster of the org runs it');
});

t.test('an untagged task of another org’s service is the other org’s', async t => {
  const world = await space(t);
  const { call, ecs, placed, register } = world;
  await register('theirs');
  await ecs.createService({
    cluster: 'myclu',
    serviceName: 'theirs',
    taskDefinition: 'theirs',
    desiredCount: 1,
    ...placed,
    tags: [{ key: 'spinup:org', value: 'theirs' }],
  });
  const { taskArns: [task = ''] = [] } = await ecs.listTasks({ cluster: 'myclu', serviceName: 'theirs' });

  t.same((await call('GET', `${MYCLU}/tasks?family=theirs`)).body, []);
  t.equal((await call('GET', `${MYCLU}/tasks/${nameOf(task)}`)).status, 404);
  t.equal((await call('DELETE', `${MYCLU}/tasks/${nameOf(task)}`)).status, 404);
  t.equal((await call('GET', '/sandbox/taskdefs/theirs:1')).status, 404);
});

t.test('a tagged service costs no call for its cluster', async t => {
  const { call, emulator } = await space(t);
  emulator.calls.length = 0;

  await call('GET', WWW);

  t.same(
    emulator.calls.map(({ action }) => action),
    ['DescribeServices'],
  );
});

t.test('an untagged revision that a service runs is shown, run and rolled back to', async t => {
  const { call, ecs, register } = await space(t);
  await register('web'); // a deployment tool registers revision 2
  t.equal((await call('GET', '/sandbox/taskdefs/web:2')).status, 404, 'nothing of the org runs it yet');
  await ecs.updateService({ cluster: 'myclu', service: 'www', taskDefinition: 'web:2' });

  t.match(await call('GET', '/sandbox/taskdefs/web:2'), { status: 200, body: { TaskDefinition: { Revision: 2 } } });
  t.equal((await call('POST', `${MYCLU}/tasks`, { TaskDefinition: 'web:2', Overrides: null })).status, 200);
  const created = await call('POST', '/sandbox/services', {
    Service: { ServiceName: 'second', Cluster: 'myclu', DesiredCount: 1, TaskDefinition: 'web:2' },
  });
  t.equal(created.status, 200, JSON.stringify(created.body));
  t.equal((await call('DELETE', '/sandbox/taskdefs/web:2')).status, 409);
  await call('DELETE', `${MYCLU}/services/second`);
  const { taskArns = [] } = await ecs.listTasks({ cluster: 'myclu', family: 'web' });
  await Promise.all(taskArns.map(task => ecs.stopTask({ cluster: 'myclu', task })));

  const next = { ...goUpdate, TaskDefinition: goDefinition('web', 'nginx:3'), Tags: [] };
  const updated = await call('PUT', `${WWW}?wait=steady`, next);
  t.match(updated, { status: 200, body: { TaskDefinition: { Revision: 3 } } }, JSON.stringify(updated.body));
  t.match(await call('POST', `${WWW}/rollback?wait=steady`, { TaskDefinition: 'web:2' }), {
    status: 200,
    body: { TaskDefinition: /:task-definition\/web:2$/ },
  });
  await call('PUT', `${WWW}?wait=steady`, next);
  t.match(await call('POST', `${WWW}/rollback?wait=steady`), {
    status: 200,
    body: { TaskDefinition: /:task-definition\/web:2$/ },
  });
  await register('other');
  t.equal((await call('POST', `${WWW}/rollback`, { TaskDefinition: 'other:1' })).status, 404, 'it never ran it');
});

for (const isUsedElsewhere of [false, true]) {
  const outcome = isUsedElsewhere
    ? 'stays where another cluster of the account uses it'
    : 'is deleted with its service';
  t.test(`an untagged revision ${outcome}, another org’s always stays`, async t => {
    const { call, ecs, placed, register, settled } = await space(t);
    await register('web');
    await register('web', [{ key: 'spinup:org', value: 'theirs' }]);
    await ecs.updateService({ cluster: 'myclu', service: 'www', taskDefinition: 'web:2' });
    await ecs.createCluster({ clusterName: 'elsewhere' });
    if (isUsedElsewhere) await ecs.runTask({ cluster: 'elsewhere', taskDefinition: 'web:2', ...placed });

    const plan = await call('DELETE', `${WWW}?recursive=true&dryRun=true`);
    t.equal((await call('DELETE', `${WWW}?recursive=true`)).status, 200);
    await settled();

    const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({ familyPrefix: 'web' });
    t.same(taskDefinitionArns.map(nameOf).sort(), isUsedElsewhere ? ['web:2', 'web:3'] : ['web:3']);
    const kept = plan.body.Steps.filter(
      ({ Action, Step }: { Action: string; Step: string }) => Action === 'keep' && Step === 'deleteTaskDefinitions',
    );
    t.equal(kept.length, taskDefinitionArns.length, 'the plan says so');
  });
}

t.test('resources with the older tag are the org’s, and an update completes their tags', async t => {
  const world = await space(t);
  const { call, ecs, emulator, placed, register } = world;
  const tags = [{ key: 'yale:org', value: 'myorg' }];
  await ecs.createCluster({ clusterName: 'yale', tags });
  await register('yale', tags);
  await ecs.createService({
    cluster: 'yale',
    serviceName: 'yale',
    taskDefinition: 'yale',
    desiredCount: 1,
    ...placed,
    tags,
  });

  const path = '/sandbox/clusters/yale/services/yale';
  const { body } = await call('PUT', path, { ...goUpdate, Tags: [{ Key: 'App', Value: 'yale' }] });

  const expected = { 'yale:org': 'myorg', 'spinup:org': 'myorg', 'spinup:spaceid': 'yale', 'spinup:type': 'container' };
  const all = { ...expected, 'spinup:flavor': 'service', App: 'yale' };
  t.same(asRecord(body.Service.Tags), all);
  t.same(asRecord(body.Tags), all);
  t.same(asRecord(body.Cluster.Tags), { ...all, Name: 'yale' });
  t.same(tagsOf(emulator.tags(), 'task-definition/yale:1'), all);
  t.same(asRecord((await call('GET', path)).body.Tags), all);
  t.same(asRecord((await call('GET', '/sandbox/clusters/yale')).body.Clusters[0].Tags), { ...all, Name: 'yale' });
});

function asRecord(tags: { Key: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function tagsOf(all: Record<string, Record<string, string>>, end: string): Record<string, string> | undefined {
  return Object.entries(all).find(([arn]) => arn.endsWith(end))?.[1];
}

t.test('the caller’s Name and category reach what is not shared, and the contract’s keys stay', async t => {
  const { call, emulator } = await startService(t);
  const tags = [
    { Key: 'Name', Value: 'my web' },
    { Key: 'spinup:category', Value: 'container-service' },
    { Key: 'spinup:spaceid', Value: 'stolen' },
    { Key: 'spinup:flavor', Value: 'stolen' },
    { Key: 'spinup:type', Value: 'stolen' },
    { Key: 'spinup:org', Value: 'myorg' },
    { Key: 'App', Value: 'web' },
  ];
  const credentials = { web: { Name: 'login', SecretString: '{"username":"u","password":"p"}', Tags: null } };
  await call('POST', '/sandbox/services', { ...goService('www', tags), Credentials: credentials });
  const ours = {
    App: 'web',
    'spinup:flavor': 'service',
    'spinup:org': 'myorg',
    'spinup:spaceid': 'myclu',
    'spinup:type': 'container',
  };
  const iam = clientOf(t, IAM, emulator);
  const expectTags = async (name: string, app: string) => {
    for (const end of ['cluster/myclu', 'log-group:myclu'])
      t.same(withoutOperation(tagsOf(emulator.tags(), end)), { ...ours, App: app, Name: 'myclu' }, end);
    const { Role } = await iam.getRole({ RoleName: 'myclu-ecsTaskExecution' });
    const tagsOfRole = withoutOperation(asRecord((Role?.Tags ?? []) as { Key: string; Value: string }[])); // as IAM requires
    t.same(tagsOfRole, { ...ours, App: app, Name: 'myclu-ecsTaskExecution' });
    for (const end of ['service/myclu/www', 'task-definition/web:1'])
      t.same(
        withoutOperation(tagsOf(emulator.tags(), end)),
        { ...ours, App: app, Name: name, 'spinup:category': 'container-service' },
        end,
      );
    const [, secret] = Object.entries(emulator.tags()).find(([arn]) => arn.includes(':secret:')) ?? [];
    t.match(secret, { App: app, Name: name, 'spinup:spaceid': 'myclu' });
  };
  await expectTags('my web', 'web');

  const changed = [...tags, { Key: 'Name', Value: 'renamed' }, { Key: 'App', Value: 'other' }];
  const { status, body } = await call('PUT', WWW, { ...goUpdate, Tags: changed });

  t.equal(status, 200, JSON.stringify(body));
  await expectTags('renamed', 'other');
  const other = [{ Key: 'spinup:org', Value: 'theirs' }];
  t.equal((await call('PUT', WWW, { ...goUpdate, Tags: other })).status, 400);
});

function withoutOperation({ 'spinup:operation': _, ...tags }: Record<string, string> = {}) {
  return tags;
}

t.test('an untagged role is used with the policy of the predecessor, and is a conflict without it', async t => {
  for (const [policyName, status] of [
    ['ECSTaskAccessPolicy', 200],
    ['Another', 409],
  ] as const) {
    const { call, emulator } = await startService(t);
    const iam = clientOf(t, IAM, emulator);
    const RoleName = 'myclu-ecsTaskExecution';
    await iam.createRole({ RoleName, AssumeRolePolicyDocument: ASSUME_ROLE_POLICY });
    await iam.putRolePolicy({
      RoleName,
      PolicyName: policyName,
      PolicyDocument: executionPolicy({ org: 'myorg', cluster: 'myclu', region: 'us-east-1' }),
    });

    const created = await call('POST', '/sandbox/services', goService('www'));

    t.equal(created.status, status, JSON.stringify(created.body));
    t.equal((await call('GET', MYCLU)).status, status === 200 ? 200 : 404, 'a conflict leaves nothing');
  }
});

t.test('untagged Cloud Map services are the org’s, unless the account says ignore', async t => {
  for (const [untagged, status] of [
    ['own', 200],
    ['ignore', 404],
  ] as const) {
    const { call, emulator } = await startService(t, { account: { untagged } });
    const discovery = clientOf(t, ServiceDiscovery, emulator);
    const make = (Name: string, Tags: { Key: string; Value: string }[]) =>
      discovery.createService({ Name, NamespaceId: emulator.seed.namespaceId, Tags });
    const { Service } = await make('untagged', []);
    await make('theirs', [{ Key: 'spinup:org', Value: 'theirs' }]);
    await make('ours', [{ Key: 'yale:org', Value: 'myorg' }]);

    const { body } = await call('GET', '/sandbox/servicediscovery/services');
    t.same(
      body.Services.map(({ Name }: { Name: string }) => Name).sort(),
      status === 200 ? ['ours', 'untagged'] : ['ours'],
    );
    t.equal((await call('GET', `/sandbox/servicediscovery/services/${Service?.Id}`)).status, status);
    t.equal((await call('DELETE', `/sandbox/servicediscovery/services/${Service?.Id}`)).status, status);
  }
});

t.test('managed definitions are all of the space, and the list leaves out what a service runs', async t => {
  const { call, ecs, register, settled } = await space(t);
  const inSpace = [
    { key: 'spinup:org', value: 'myorg' },
    { key: 'spinup:spaceid', value: 'myclu' },
  ];
  await register('plain', inSpace);
  await register('retagged', [
    ...inSpace,
    { key: 'spinup:flavor', value: 'service' },
    { key: 'spinup:type', value: 'job' },
  ]);
  await register('elsewhere', [
    { key: 'spinup:org', value: 'myorg' },
    { key: 'spinup:spaceid', value: 'other' },
  ]);

  t.same((await call('GET', `${MYCLU}/taskdefs`)).body.sort(), ['plain', 'retagged']);
  for (const family of ['plain', 'retagged', 'web'])
    t.equal((await call('GET', `${MYCLU}/taskdefs/${family}`)).status, 200, family);
  t.equal((await call('GET', `${MYCLU}/taskdefs/elsewhere`)).status, 404);
  t.equal((await call('POST', `${MYCLU}/taskdefs/retagged/tasks`, {})).status, 200);
  const updated = await call('PUT', `${MYCLU}/taskdefs/retagged`, {
    TaskDefinition: goDefinition('retagged', 'nginx:9'),
    Credentials: null,
    Tags: null,
  });
  t.match(updated, { status: 200, body: { TaskDefinition: { Revision: 2 } } }, JSON.stringify(updated.body));
  t.equal((await call('DELETE', `${MYCLU}/taskdefs/plain`)).status, 202);
  await settled();
  await ecs.updateService({ cluster: 'myclu', service: 'www', taskDefinition: 'retagged:2' });
  t.same((await call('GET', `${MYCLU}/taskdefs`)).body, ['web']);
});

/** What `aws ecs describe-task-definition --include TAGS` prints of a definition that a stack of CloudFormation has made. */
function described(family: string) {
  return {
    taskDefinition: {
      taskDefinitionArn: `arn:aws:ecs:us-east-1:123456789012:task-definition/${family}:7`,
      containerDefinitions: [
        { name: 'web', image: 'nginx:7', cpu: 0, portMappings: [], essential: true, environment: [], mountPoints: [] },
      ],
      family,
      networkMode: 'awsvpc',
      revision: 7,
      volumes: [],
      status: 'ACTIVE',
      requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.task-iam-role' }],
      placementConstraints: [],
      compatibilities: ['EC2', 'FARGATE'],
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      registeredAt: '2026-11-27T09:30:00.123000-05:00',
      registeredBy: 'arn:aws:iam::123456789012:user/deploy',
    },
    tags: [
      { key: 'App', value: family },
      { key: 'aws:cloudformation:stack-name', value: 'web' },
      { key: 'spinup:spaceid', value: 'another' },
    ],
  };
}

t.test('a pasted definition is understood in every body that takes one', async t => {
  const { call, emulator } = await space(t);
  const put = goUpdate;
  const bodies: [method: 'POST' | 'PUT', path: string, body: object][] = [
    ['POST', '/sandbox/services', { ...goService('second'), TaskDefinition: described('second') }],
    ['PUT', WWW, { ...put, TaskDefinition: described('web') }],
    ['PUT', `${MYCLU}/services`, { ...put, Service: { Service: 'second' }, TaskDefinition: described('third') }],
    ['POST', '/sandbox/taskdefs', { Cluster: { ClusterName: 'myclu' }, TaskDefinition: described('managed') }],
    ['PUT', `${MYCLU}/taskdefs/managed`, { ...described('managed'), tags: [] }],
    ['POST', '/sandbox/taskdefs', described('plain')],
    ['POST', '/sandbox/taskdefs', described('direct').taskDefinition],
  ];

  for (const [method, path, body] of bodies) {
    const { status, headers, body: answered } = await call(method, path, body);
    t.equal(status, 200, `${path} ${JSON.stringify(answered)}`);
    t.equal(headers['x-ignored-fields'], undefined, path);
    matchExactly(t, answered.TaskDefinition.ContainerDefinitions, [{ Image: 'nginx:7' }]);
  }
  for (const end of ['/second:1', '/managed:1', '/plain:1']) {
    const { App, 'spinup:spaceid': spaceId, ...tags } = tagsOf(emulator.tags(), `task-definition${end}`) ?? {};
    t.equal(App, end.slice(1, -2));
    t.equal(spaceId, end === '/plain:1' ? undefined : 'myclu');
    t.notOk(Object.keys(tags).some(key => key.startsWith('aws:')));
  }
});

t.test('a fault in a pasted definition is at its place, and another org’s tag is refused', async t => {
  const { call } = await space(t);
  const { taskDefinition } = described('web');
  const pasted = {
    taskDefinition: { ...taskDefinition, containerDefinitions: [{ name: 'web' }] },
    tags: [{ key: 'spinup:org', value: 'theirs' }],
  };

  const { status, body } = await call('PUT', WWW, { ...goUpdate, TaskDefinition: pasted });

  t.equal(status, 400);
  t.same(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '/TaskDefinition/tags/0/value',
    '/TaskDefinition/taskDefinition/containerDefinitions/0/Image',
  ]);
});

t.test('reads show what AWS shows', async t => {
  const { call, ecs, emulator } = await space(t);
  await ecs.updateCluster({ cluster: 'myclu', settings: [{ name: 'containerInsights', value: 'enabled' }] });
  const discovery = clientOf(t, ServiceDiscovery, emulator);
  const { Service } = await discovery.createService({
    Name: 'www',
    NamespaceId: emulator.seed.namespaceId,
    Tags: [{ Key: 'spinup:org', Value: 'myorg' }],
  });
  await call('POST', '/sandbox/params/myclu', { Name: 'key', Value: 'x', Description: '', Tags: [] });

  const { body } = await call('GET', MYCLU);
  t.same(body.Clusters[0].Settings, [{ Name: 'containerInsights', Value: 'enabled' }]);
  t.same(
    body.Clusters[0].Statistics.filter(({ Value }: { Value: string }) => Value !== '0'),
    [
      { Name: 'runningFargateTasksCount', Value: '1' },
      { Name: 'activeFargateServiceCount', Value: '1' },
    ],
  );
  const { body: registry } = await call('GET', `/sandbox/servicediscovery/services/${Service?.Id}`);
  t.same(registry.Tags, [{ Key: 'spinup:org', Value: 'myorg' }]);
  t.match((await call('GET', '/sandbox/params/myclu/key')).body, { Tier: 'Standard', DataType: 'text' });
  t.same((await call('GET', `${WWW}?all=true`)).body.Cluster.Settings, body.Clusters[0].Settings);
});
