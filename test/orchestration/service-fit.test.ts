import t from 'tap';
import { type Service, startService } from '../support/service.js';
import { WWW, webService } from '../support/web-service.js';

const HTTP = [{ containerPort: 80, name: 'http' }];
const OTHER = {
  family: 'other',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'api', image: 'nginx', portMappings: [{ containerPort: 81 }] }],
};

/** A service `www` with a registry whose SRV records have the port of its only container. */
async function started(t: Parameters<typeof startService>[0]): Promise<Service & { registryArn: string }> {
  const service = await startService(t);
  const { call, emulator } = service;
  const created = await call('POST', '/sandbox/services', {
    ...webService({ container: { portMappings: HTTP } }),
    serviceRegistry: {
      Name: 'www',
      DnsConfig: { NamespaceId: emulator.seed.namespaceId, DnsRecords: [{ Type: 'SRV', TTL: 30 }] },
    },
  });
  await call('POST', '/sandbox/taskdefs', OTHER);
  await call('POST', '/sandbox/taskdefs', {
    ...OTHER,
    family: 'bridge',
    networkMode: 'bridge',
    requiresCompatibilities: [],
  });
  emulator.calls.length = 0;
  return { ...service, registryArn: created.body.ServiceDiscoveryService.Arn };
}

const connect = { enabled: true, namespace: 'spinup.internal', services: [{ portName: 'https' }] };
const CREATED: [what: string, service: object, faults: string[]][] = [
  [
    'a port that the definition lacks',
    { taskdefinition: 'other', serviceconnectconfiguration: connect },
    [
      '/service/serviceconnectconfiguration/services/0/portname must be the name of a port mapping in the task definition',
    ],
  ],
  [
    'a definition that is not for Fargate',
    { taskdefinition: 'bridge' },
    [
      '/service/taskdefinition must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
    ],
  ],
  [
    'another capacity provider',
    { taskdefinition: 'other', capacityproviderstrategy: [{ capacityprovider: 'mine', weight: 1 }] },
    [
      '/service/capacityproviderstrategy/0/capacityprovider must be a capacity provider of the cluster: FARGATE, FARGATE_SPOT',
    ],
  ],
  [
    'Service Connect without a namespace',
    { taskdefinition: 'other', serviceconnectconfiguration: { enabled: true } },
    ['/service/serviceconnectconfiguration/namespace is required: the cluster has no default namespace'],
  ],
];

for (const [what, service, faults] of CREATED)
  t.test(`a service with ${what} is refused before anything is created`, async t => {
    const { call, emulator } = await started(t);
    const before = emulator.snapshot();

    const body = { service: { cluster: 'myclu', servicename: 'new', desiredcount: 1, ...service } };
    const answers = [
      await call('POST', '/sandbox/services?dryRun=true', body),
      await call('POST', '/sandbox/services', body),
    ];

    for (const answer of answers) {
      t.equal(answer.status, 400);
      t.same(textsOf(answer.body), faults);
    }
    t.same(emulator.snapshot(), before);
  });

t.test('an update to a definition that lacks what the service keeps is refused', async t => {
  const { call } = await started(t);

  const named = await call('PUT', `${WWW}?dryRun=true`, { service: { taskdefinition: 'other' } });
  const given = await call('PUT', `${WWW}?dryRun=true`, { taskdefinition: OTHER });

  const message =
    'does not fit what the service keeps: serviceRegistries/0/containerName must be the name of a container in the task definition';
  t.same(textsOf(named.body), [`/service/taskdefinition ${message}`]);
  t.same(textsOf(given.body), [`/taskdefinition ${message}`]);
});

t.test('a service on instances has a definition for them, and says where its tasks run', async t => {
  const { call } = await started(t);
  const { cpu: _cpu, memory: _memory, ...sizeless } = OTHER;
  const containerDefinitions = [{ name: 'api', image: 'nginx', memory: 128 }];
  await call('POST', '/sandbox/taskdefs', {
    ...sizeless,
    family: 'instances',
    requiresCompatibilities: ['EC2'],
    containerDefinitions,
  });
  const service = {
    cluster: 'myclu',
    servicename: 'ec2',
    desiredcount: 1,
    taskdefinition: 'instances',
    launchtype: 'EC2',
    placementconstraints: [{ type: 'distinctInstance' }],
  };
  const path = '/sandbox/clusters/myclu/services/ec2';

  t.equal((await call('POST', '/sandbox/services', { service })).status, 200);
  const update = { taskdefinition: 'instances', placementstrategy: [{ type: 'random' }] };
  t.equal((await call('PUT', path, { service: update })).status, 200);
  const moved = await call('PUT', path, {
    service: { ...update, capacityproviderstrategy: [{ capacityprovider: 'FARGATE', weight: 1 }] },
  });
  t.equal(moved.status, 400);
  t.same(textsOf(moved.body), [
    '/service/placementstrategy is not supported on Fargate',
    '/service/taskdefinition must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
  ]);
});

t.test('an update that names a definition and a registry with SRV records describes the definition once', async t => {
  const { call, emulator, registryArn } = await started(t);

  const { status } = await call('PUT', WWW, {
    service: { taskdefinition: 'other', serviceregistries: [{ registryarn: registryArn }] },
  });

  t.equal(status, 200);
  const described = emulator.calls.filter(
    ({ action, input }) => action === 'DescribeTaskDefinition' && String(input.taskDefinition).includes('other'),
  );
  t.equal(described.length, 1);
});

t.test('a grace period without a load balancer is taken, as AWS takes it', async t => {
  const { call } = await started(t);
  const body = { service: { healthcheckgraceperiodseconds: 60 } };

  t.equal((await call('PUT', `${WWW}?dryRun=true`, body)).status, 200);
  t.equal((await call('PUT', WWW, body)).status, 200);
});

/** In small letters: a plan and an operation may spell a key differently that the caller did not send. */
function textsOf({ errors }: { errors: { pointer: string; message: string }[] }): string[] {
  return errors.map(({ pointer, message }) => `${pointer.toLowerCase()} ${message}`);
}
