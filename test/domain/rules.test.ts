import t from 'tap';
import { createManagedFaults, createServiceFaults, updateServiceFaults } from '../../src/domain/rules.js';

type CreateService = Parameters<typeof createServiceFaults>[0];
type UpdateService = Parameters<typeof updateServiceFaults>[0];

const CONTEXT = { org: 'myorg', subnets: ['subnet-1'], allowPublicIp: false };

const TASK_DEFINITION = {
  family: 'web',
  cpu: '256',
  memory: '512',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'app', image: 'nginx' }],
} satisfies CreateService['taskDefinition'];
const VALID: CreateService = {
  cluster: { clusterName: 'myclu' },
  taskDefinition: TASK_DEFINITION,
  service: { serviceName: 'www', desiredCount: 1 },
};

t.test('a complete request has no faults', async t => {
  t.same(createServiceFaults(VALID, CONTEXT), []);
});

const CREATE: [what: string, request: CreateService, fault: string][] = [
  [
    'no cluster',
    { taskDefinition: TASK_DEFINITION, service: { serviceName: 'www', desiredCount: 1 } },
    '/service/cluster is required: name an existing cluster, or the one to create in cluster.clustername',
  ],
  [
    'a cluster whose role would have too long a name',
    { ...VALID, cluster: { clusterName: 'c'.repeat(48) } },
    `/cluster/clusterName must have at most 47 characters, as IAM limits its role's name, ${'c'.repeat(48)}-ecsTaskExecution`,
  ],
  [
    'no task definition',
    { cluster: { clusterName: 'myclu' }, service: { serviceName: 'www', desiredCount: 1 } },
    '/service/taskDefinition is required: name an existing task definition, or give one in taskdefinition',
  ],
  [
    'two task definitions',
    { ...VALID, service: { ...VALID.service, taskDefinition: 'other:1' } },
    '/service/taskDefinition must be of family web, as in taskdefinition, or be left out',
  ],
  [
    'two containers of one name',
    definition({ containerDefinitions: [...TASK_DEFINITION.containerDefinitions, { name: 'app', image: 'redis' }] }),
    '/taskDefinition/containerDefinitions/1/name must be unique: another container has this name',
  ],
  [
    'a container without image',
    definition({ containerDefinitions: [{ name: 'app' }] }),
    '/taskDefinition/containerDefinitions/0/image is required',
  ],
  [
    'a container without name',
    definition({ containerDefinitions: [{ image: 'nginx' }] }),
    '/taskDefinition/containerDefinitions/0/name is required',
  ],
  [
    'a CPU size that Fargate does not have',
    definition({ cpu: '300' }),
    '/taskDefinition/cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384 on Fargate, not 300',
  ],
  [
    'a memory size that is not in the list',
    definition({ memory: '600' }),
    '/taskDefinition/memory must be one of 512, 1024, 2048 MiB with cpu 256 on Fargate, not 600',
  ],
  [
    'a memory size outside the range',
    definition({ cpu: '1024', memory: '512' }),
    '/taskDefinition/memory must be 2048 to 8192 in steps of 1024 MiB with cpu 1024 on Fargate, not 512',
  ],
  [
    'containers that need more than Fargate has',
    definition({ cpu: undefined, containerDefinitions: [{ name: 'app', image: 'nginx', cpu: 20_000 }] }),
    '/taskDefinition/memory does not fit any size of Fargate: the containers need 20000 CPU units and 0 MiB',
  ],
  [
    'something that Fargate cannot do',
    definition({ containerDefinitions: [{ name: 'app', image: 'nginx', privileged: true }] }),
    '/taskDefinition/containerDefinitions/0/privileged is not supported on Fargate',
  ],
  [
    'a credential for an unknown container',
    { ...VALID, credentials: { sidecar: { Name: 'login', SecretString: 'x' } } },
    '/credentials/sidecar must be the name of a container in taskdefinition',
  ],
  [
    'a credential with too long a name',
    { ...VALID, credentials: { app: { Name: 'n'.repeat(494), SecretString: 'x' } } },
    '/credentials/app/Name must have at most 493 characters after the prefix spinup/myorg/myclu/',
  ],
  [
    'no count',
    { ...VALID, service: { serviceName: 'www' } },
    '/service/desiredCount is required unless schedulingstrategy is DAEMON',
  ],
  [
    'an existing and a new service registry',
    { ...VALID, service: { ...VALID.service, serviceRegistries: [{ registryArn: 'arn' }] }, serviceRegistry: {} },
    '/service/serviceRegistries/0/registryArn must be left out beside serviceregistry: a service has one registry',
  ],
  [
    'a registry without ARN',
    { ...VALID, service: { ...VALID.service, serviceRegistries: [{ port: 80 }] } },
    '/service/serviceRegistries/0/registryArn is required',
  ],
  [
    'a registry with two kinds of port',
    {
      ...VALID,
      service: { ...VALID.service, serviceRegistries: [{ registryArn: 'arn', port: 80, containerPort: 80 }] },
    },
    '/service/serviceRegistries/0/port cannot be combined with containerName and containerPort',
  ],
  [
    'a registry with a container without port',
    { ...VALID, service: { ...VALID.service, serviceRegistries: [{ registryArn: 'arn', containerName: 'app' }] } },
    '/service/serviceRegistries/0/containerPort is required with containerName',
  ],
  [
    'a registry with a port without container',
    { ...VALID, service: { ...VALID.service, serviceRegistries: [{ registryArn: 'arn', containerPort: 80 }] } },
    '/service/serviceRegistries/0/containerName is required with containerPort',
  ],
  [
    'two service registries',
    { ...VALID, service: { ...VALID.service, serviceRegistries: [{}, {}] } },
    '/service/serviceRegistries must name one registry only',
  ],
  [
    'a tag of another org',
    {
      ...VALID,
      tags: [
        { key: 'team', value: 'a' },
        { key: 'spinup:org', value: 'theirs' },
      ],
    },
    '/tags/1/value must be this org, myorg; leave the tag out to get it',
  ],
  [
    'a subnet’s name in place of its id',
    networked({ subnets: ['subnet-0a1b2c3d4e5f60718', 'subnet-private'] }),
    '/service/networkConfiguration/awsvpcConfiguration/subnets/1 must be the id of a subnet: subnet- and 17 hexadecimal digits',
  ],
  [
    'a security group’s name in place of its id',
    networked({ securityGroups: ['web'] }),
    '/service/networkConfiguration/awsvpcConfiguration/securityGroups/0 must be the id of a security group: sg- and 17 hexadecimal digits',
  ],
  [
    'a DAEMON on Fargate',
    { ...VALID, service: { serviceName: 'www', launchType: 'FARGATE', schedulingStrategy: 'DAEMON' } },
    '/service/schedulingStrategy must be REPLICA on Fargate, or be left out',
  ],
  [
    'a launch type and a strategy',
    {
      ...VALID,
      service: {
        ...VALID.service,
        launchType: 'FARGATE',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      },
    },
    '/service/launchType must be left out beside capacityproviderstrategy',
  ],
  [
    'two bases in a strategy',
    {
      ...VALID,
      service: {
        ...VALID.service,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', weight: 1, base: 1 },
          { capacityProvider: 'FARGATE_SPOT', base: 1 },
        ],
      },
    },
    '/service/capacityProviderStrategy/1/base must be left out: one capacity provider of a strategy can have a base',
  ],
  [
    'a strategy without weight',
    { ...VALID, service: { ...VALID.service, capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] } },
    '/service/capacityProviderStrategy/0/weight must be above 0 for at least one capacity provider',
  ],
  [
    'a Classic Load Balancer',
    {
      ...VALID,
      service: {
        ...VALID.service,
        loadBalancers: [{ loadBalancerName: 'old', targetGroupArn: 'arn', containerName: 'app', containerPort: 80 }],
      },
      taskDefinition: {
        family: 'web',
        containerDefinitions: [{ name: 'app', image: 'nginx', portMappings: [{ containerPort: 80 }] }],
      },
    },
    '/service/loadBalancers/0/loadBalancerName is not supported on Fargate, which has no Classic Load Balancers: give targetgrouparn',
  ],
  [
    'a definition that is too large',
    definition({ containerDefinitions: [{ name: 'app', image: 'nginx', command: ['x'.repeat(65_536)] }] }),
    '/taskDefinition has 65688 bytes; a task definition has at most 65536',
  ],
  [
    'a public address',
    { ...VALID, service: { ...VALID.service, networkConfiguration: publicNetwork() } },
    '/service/networkConfiguration/awsvpcConfiguration/assignPublicIp must be DISABLED, or be left out: the account’s setting allowPublicIp is false. Without a public address, tasks reach the internet through a NAT gateway of their subnets',
  ],
];

for (const [what, request, fault] of CREATE) {
  t.test(`createService with ${what}`, async t => {
    t.same(texts(createServiceFaults(request, CONTEXT)), [fault]);
  });
}

const LIMITS: [what: string, request: CreateService][] = [
  ['the longest name of a cluster', { ...VALID, cluster: { clusterName: 'c'.repeat(47) } }],
  [
    'the longest name of a credential',
    { ...VALID, credentials: { app: { Name: 'n'.repeat(493), SecretString: 'x' } } },
  ],
  [
    'a DAEMON without count',
    { ...VALID, service: { serviceName: 'www', launchType: 'EC2', schedulingStrategy: 'DAEMON' } },
  ],
  ['a definition for EC2', definition({ requiresCompatibilities: ['EC2'], networkMode: 'bridge' })],
  ['a tag of this org', { ...VALID, tags: [{ key: 'spinup:org', value: 'myorg' }] }],
  ['a service of the family of its definition', { ...VALID, service: { ...VALID.service, taskDefinition: 'web:7' } }],
];

for (const [what, request] of LIMITS) {
  t.test(`createService accepts ${what}`, async t => {
    t.same(createServiceFaults(request, CONTEXT), []);
  });
}

t.test('an account without default subnets requires some', async t => {
  t.same(texts(createServiceFaults(VALID, { ...CONTEXT, subnets: [] })), [
    '/service/networkConfiguration/awsvpcConfiguration/subnets is required: the account has no default subnets',
  ]);
});

t.test('an update must contain a change', async t => {
  t.same(texts(updateServiceFaults({}, CONTEXT)), [
    ' contains nothing to update: give service, taskdefinition, credentials, tags or forcenewdeployment',
  ]);
  const updates: UpdateService[] = [{ service: {} }, { tags: [] }, { credentials: {} }, { forceNewDeployment: true }];
  for (const update of updates) t.same(updateServiceFaults(update, CONTEXT), [], JSON.stringify(update));
});

t.test('a managed task definition needs the name of its cluster', async t => {
  t.same(texts(createManagedFaults({ cluster: {}, taskDefinition: TASK_DEFINITION }, 'myorg')), [
    '/cluster/clusterName is required',
  ]);
});

function definition(members: CreateService['taskDefinition']): CreateService {
  return { ...VALID, taskDefinition: { ...TASK_DEFINITION, ...members } };
}

function networked(awsvpcConfiguration: object): CreateService {
  return { ...VALID, service: { ...VALID.service, networkConfiguration: { awsvpcConfiguration } } };
}

function publicNetwork() {
  return { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'], assignPublicIp: 'ENABLED' as const } };
}

function texts(faults: { pointer?: string; message: string }[]): string[] {
  return faults.map(({ pointer, message }) => `${pointer} ${message}`);
}

t.test('the names of log groups and streams are those that AWS allows, and an empty one counts as absent', async t => {
  const log = (group: string, prefix: string) => ({
    logDriver: 'awslogs' as const,
    options: { 'awslogs-group': group, 'awslogs-stream-prefix': prefix },
  });
  const logging = (...names: [group: string, prefix: string]): CreateService => ({
    ...definition({ containerDefinitions: [{ name: 'app', image: 'nginx', logConfiguration: log(...names) }] }),
    service: { ...VALID.service, serviceConnectConfiguration: { enabled: true, logConfiguration: log(...names) } },
  });
  const pointers = (request: CreateService) => createServiceFaults(request, CONTEXT).map(({ pointer }) => pointer);
  const group = '/logConfiguration/options/awslogs-group';
  const prefix = '/logConfiguration/options/awslogs-stream-prefix';
  const [container, proxy] = ['/taskDefinition/containerDefinitions/0', '/service/serviceConnectConfiguration'];

  t.same(pointers(logging('/Aws.ecs/my-_#group', 'p'.repeat(475))), []);
  t.same(pointers(logging('', '')), []);
  t.same(pointers(logging('a b', 'x')), [container + group, proxy + group]);
  t.same(pointers(logging('g'.repeat(513), 'a:b')), [
    container + group,
    container + prefix,
    proxy + group,
    proxy + prefix,
  ]);
  t.same(pointers(logging('g', 'p'.repeat(476))), [container + prefix]);
});

const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `t${index}`, value: '' }));
const found = (request: CreateService) =>
  createServiceFaults(request, CONTEXT).map(({ pointer, message }) => `${pointer} ${message}`);
const EVERY_LIST: CreateService = {
  ...VALID,
  cluster: { clusterName: 'myclu', tags: tags(1) },
  taskDefinition: { ...TASK_DEFINITION, tags: tags(1) },
  service: { serviceName: 'www', desiredCount: 1, tags: tags(1) },
  serviceRegistry: { Name: 'www', Tags: tags(1) },
  credentials: { app: { SecretString: 's', Tags: tags(1) } },
  tags: tags(1),
};

t.test('a tag needs a key, and AWS’s own keys are refused in every list but that of a definition', async t => {
  const wrong = [{ value: 'x' }, { key: 'Aws:x', value: '' }];
  const faults = found({
    cluster: { ...EVERY_LIST.cluster, tags: wrong },
    taskDefinition: { ...EVERY_LIST.taskDefinition, tags: wrong },
    service: { ...EVERY_LIST.service, tags: wrong },
    serviceRegistry: { ...EVERY_LIST.serviceRegistry, Tags: wrong },
    credentials: { app: { SecretString: 's', Tags: wrong } },
    tags: wrong,
  });

  const lists = ['/tags', '/cluster/tags', '/service/tags', '/serviceRegistry/Tags', '/credentials/app/Tags'];
  t.same(
    faults.sort(),
    [
      ...[...lists, '/taskDefinition/tags'].map(list => `${list}/0/key is required`),
      ...lists.map(list => `${list}/1/key must not begin with aws:, which AWS reserves for its own tags`),
    ].sort(),
  );
});

// This API adds four tags to everything in a space, and to most resources some more.
const MOST: [what: string, most: number, request: (count: number) => CreateService, pointer: string][] = [
  ['everything', 44, count => ({ ...VALID, tags: tags(count) }), '/tags'],
  ['a cluster', 44, count => ({ ...VALID, cluster: { clusterName: 'myclu', tags: tags(count) } }), '/cluster/tags'],
  ['a definition', 45, count => definition({ tags: tags(count) }), '/taskDefinition/tags'],
  ['a service', 45, count => ({ ...VALID, service: { ...VALID.service, tags: tags(count) } }), '/service/tags'],
  [
    'a registry',
    44,
    count => ({ ...VALID, serviceRegistry: { Name: 'www', Tags: tags(count) } }),
    '/serviceRegistry/Tags',
  ],
  [
    'a secret',
    45,
    count => ({ ...VALID, credentials: { app: { SecretString: 's', Tags: tags(count) } } }),
    '/credentials/app/Tags',
  ],
];

for (const [what, most, request, pointer] of MOST) {
  t.test(`${what} has at most 50 tags, including this API’s own`, async t => {
    t.same(found(request(most)), []);
    const faults = createServiceFaults(request(most + 1), CONTEXT);
    t.same(
      faults.map(fault => fault.pointer),
      [pointer],
    );
    t.match(faults[0]?.message, /^leads to 51 tags of .*; AWS allows 50$/);
  });
}
