import t from 'tap';
import { type OperationId, type Route, routes } from '#generated/routes.js';
import { notImplemented } from '../src/handlers/not-implemented.js';
import { foreignWorld, type Theirs } from './support/foreign-world.js';
import { startService } from './support/service.js';

/** Operations that name no AWS resource of anybody's in path, query or body. */
const NAMES_NOTHING: OperationId[] = [
  'ping',
  'getVersion',
  'getMetrics',
  'getReadiness',
  'verifyImage',
  'inspectImage',
];

/** Operations that list what there is, in which nothing of theirs may be. */
const LISTS: OperationId[] = [
  'listClusters',
  'listTaskDefinitions',
  'listDiscoveryServices',
  'listSecrets',
  'listTargetGroups',
];

/** Makes something new that names nothing that is there. A name that AWS has given to somebody else is a conflict. */
const MAKES: Partial<Record<OperationId, (theirs: Theirs) => object>> = {
  createSecret: ({ secret }) => ({ Name: secret, SecretString: 'mine' }),
  createDiscoveryService: ({ namespaceId, discoveryName }) => ({
    Name: discoveryName,
    NamespaceId: namespaceId,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 5 }] },
  }),
};

const container = { Name: 'web', Image: 'nginx' };
const definition = (Family: string) => ({ Family, Cpu: '256', Memory: '512', ContainerDefinitions: [container] });

/** Bodies that name something of theirs, several where there are several places for it. */
const BODIES: Partial<Record<OperationId, (theirs: Theirs) => object[]>> = {
  createService: ({ cluster, family, discoveryArn }) => [
    { Service: { Cluster: cluster, ServiceName: 'x', DesiredCount: 1, TaskDefinition: 'ours:1' } },
    { Cluster: { ClusterName: cluster }, Service: { ServiceName: 'x', DesiredCount: 1, TaskDefinition: 'ours:1' } },
    { Service: { Cluster: 'ours', ServiceName: 'x', DesiredCount: 1, TaskDefinition: `${family}:1` } },
    {
      Cluster: { ClusterName: 'new' },
      TaskDefinition: definition(family),
      Service: { ServiceName: 'x', DesiredCount: 1 },
    },
    {
      Service: {
        Cluster: 'ours',
        ServiceName: 'x',
        DesiredCount: 1,
        TaskDefinition: 'ours:1',
        ServiceRegistries: [{ RegistryArn: discoveryArn }],
      },
    },
  ],
  createCluster: ({ cluster }) => [{ ClusterName: cluster }],
  createTaskDefinition: ({ cluster, family }) => [
    definition(family),
    { Cluster: { ClusterName: cluster }, TaskDefinition: definition('new') },
    { Cluster: { ClusterName: 'new' }, TaskDefinition: definition(family) },
  ],
  updateService: ({ tag }) => [{ Tags: [tag] }, { ForceNewDeployment: true }, { TaskDefinition: definition('ours') }],
  updateServiceNamedInBody: ({ service, tag }) => [{ Service: { Service: service }, Tags: [tag] }],
  rollbackService: ({ family }) => [{}, { TaskDefinition: `${family}:1` }],
  runTask: ({ family }) => [{ TaskDefinition: `${family}:1` }, { TaskDefinition: 'ours:1' }],
  runManagedTaskDefinition: () => [{}],
  updateManagedTaskDefinition: ({ tag, family }) => [{ Tags: [tag] }, { TaskDefinition: definition(family) }],
  updateSecret: ({ tag }) => [{ Secret: 'mine' }, { Tags: [tag] }],
  createParameter: () => [],
  updateParameter: ({ tag }) => [{ Value: 'mine' }, { Tags: [tag] }],
};

for (const orgTag of ['spinup:org', 'yale:org']) {
  t.test(`what carries another org’s ${orgTag} does not exist, in any operation`, async t => {
    const { call, emulator } = await startService(t);
    const theirs = await foreignWorld(t, emulator, orgTag);
    await call('POST', '/sandbox/clusters', { ClusterName: 'ours' });
    await call('POST', '/sandbox/taskdefs', definition('ours'));
    const before = emulator.snapshot();

    for (const route of routes.filter(({ operationId }) => !NAMES_NOTHING.includes(operationId))) {
      for (const { path, body } of requestsOf(route, theirs)) {
        const { status, body: answer } = await call(route.method, path, body);
        const what = `${route.operationId} ${path} ${JSON.stringify(body) ?? ''}: ${JSON.stringify(answer)}`.slice(
          0,
          400,
        );
        if (notImplemented.some(id => id === route.operationId)) t.equal(status, 501, what);
        else if (MAKES[route.operationId]) t.equal(status, 409, what);
        else if (LISTS.includes(route.operationId)) {
          t.equal(status, 200, what);
          for (const name of theirs.names) t.notOk(JSON.stringify(answer).includes(name), `${what} tells of ${name}`);
        } else t.equal(status, 404, what);
        t.same(emulator.snapshot(), before, `${what} changes nothing`);
      }
    }
  });
}

t.test('another org’s service and task in a cluster of ours do not exist either', async t => {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/clusters', { ClusterName: 'shared' });
  const theirs = await foreignWorld(t, emulator, 'spinup:org', 'shared');

  t.same((await call('GET', '/sandbox/clusters/shared/services')).body, []);
  t.same((await call('GET', '/sandbox/clusters/shared/services?all=true')).body, []);
  t.same((await call('GET', '/sandbox/clusters/shared/tasks')).body, []);
  t.equal((await call('GET', `/sandbox/clusters/shared/services/${theirs.service}`)).status, 404);
  t.equal((await call('DELETE', `/sandbox/clusters/shared/services/${theirs.service}?recursive=true`)).status, 404);
  t.equal((await call('GET', `/sandbox/clusters/shared/tasks/${theirs.task}`)).status, 404);
});

interface Asked {
  path: string;
  body?: object;
}

/** The operation asked for what is theirs. A place in a path that the foreign world has nothing for fails. */
function requestsOf({ operationId, paths, body }: Route, theirs: Theirs): Asked[] {
  const isManaged = /Managed/.test(operationId);
  const inPath: Record<string, string> = {
    account: 'sandbox',
    cluster: theirs.cluster,
    service: theirs.service,
    task: theirs.task,
    taskdef: isManaged ? theirs.family : `${theirs.family}:1`,
    id: theirs.discoveryId,
    secret: encodeURIComponent(theirs.secret),
    prefix: theirs.prefix,
    param: theirs.parameter,
    space: theirs.cluster,
    operation: 'theirs',
  };
  const own = paths.map(path => path.replace('/v1/ecs', ''));
  const asked = own.map(path =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      const value = inPath[name];
      if (value === undefined) throw new Error(`${operationId}: what would ${name} be of theirs?`);
      return value;
    }),
  );
  const made = MAKES[operationId]?.(theirs);
  const bodies = made ? [made] : BODIES[operationId]?.(theirs);
  if (body !== 'none' && !bodies) throw new Error(`${operationId}: what would a body name of theirs?`);
  return asked.flatMap(path =>
    bodies ? bodies.map(one => ({ path, body: one })) : [{ path: withQuery(path, operationId) }],
  );
}

function withQuery(path: string, operationId: OperationId): string {
  return operationId === 'getServiceLogs' ? `${path}?task=t&container=web` : path;
}
