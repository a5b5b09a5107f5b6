import t, { type Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { NotFound } from '../../src/errors.js';
import { matchExactly } from '../support/match-exactly.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { startIn, WEBSERVERS } from '../support/starting-states.js';

const SERVICES = '/sandbox/services';
const WWW = '/sandbox/clusters/myclu/services/www';
const NIGHTLY = '/sandbox/clusters/myclu/taskdefs/nightly';
/** A value that no plan contains by chance. */
const PLANTED = 'planted-a1b2c3';
const CREDENTIAL = 'spinup/myorg/myclu/myapp-webserver-cred';

/** A service `www` with all that belongs to it, and a managed definition. */
function started(t: Test, ...since: string[]): Promise<Service> {
  return startIn(t, { base: 'a service and a managed definition', changes: since }, {});
}

/** The entry of a step, of the resource where several have it. */
function entry({ body }: Answer, step: string, name?: string) {
  return body.Steps.find(
    (one: { Step: string; Resource: { Name: string } }) => one.Step === step && (!name || one.Resource.Name === name),
  );
}

t.test('a plan shows each step with its resource, action and reason', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', `${SERVICES}?dryRun=true`, fullExample(emulator.seed.namespaceId));

  t.equal(status, 200);
  const role = 'myclu-ecsTaskExecution';
  const created = (Step: string, Type: string, Name: string, Reason = 'Does not exist.') => ({
    Step,
    Resource: { Type, Name },
    Action: 'create',
    Reason,
    Changes: [{ Path: 'Name', From: null, To: Name }],
  });
  t.same(Object.keys(body), ['Steps', 'TaskDefinition']);
  const registration = body.Steps.find(({ Step }: { Step: string }) => Step === 'registerTaskDefinition');
  t.same(
    new Set(body.Steps),
    new Set([
      created('createCluster', 'ecs:cluster', 'myclu'),
      created('createRole', 'iam:role', role),
      created('putRolePolicy', 'iam:role-policy', `${role}/ECSTaskAccessPolicy`),
      created('createSecret', 'secretsmanager:secret', CREDENTIAL),
      created('createLogGroup', 'logs:log-group', 'myclu'),
      {
        Step: 'putRetentionPolicy',
        Resource: { Type: 'logs:log-group', Name: 'myclu' },
        Action: 'update',
        Reason: 'A new log group never expires its events.',
        Changes: [{ Path: 'RetentionInDays', From: null, To: 365 }],
      },
      created('createServiceRegistry', 'servicediscovery:service', 'www'),
      {
        Step: 'registerTaskDefinition',
        Resource: { Type: 'ecs:task-definition', Name: 'webservers' },
        Action: 'create',
        Reason: 'The request gives a definition.',
        Changes: registration.Changes,
      },
      created('createService', 'ecs:service', 'www'),
    ]),
  );
  const web = 'ContainerDefinitions[webserver]';
  t.same(
    registration.Changes.map(({ Path, To }: { Path: string; To: unknown }) => [Path, To]),
    [
      ['NetworkMode', 'awsvpc'],
      ['RequiresCompatibilities', ['FARGATE']],
      ['ExecutionRoleArn', role],
      ['TaskRoleArn', role],
      ['Family', 'webservers'],
      ['Cpu', '256'],
      ['Memory', '512'],
      [`${web}.Cpu`, 0],
      [`${web}.Essential`, true],
      [`${web}.LogConfiguration.LogDriver`, 'awslogs'],
      [`${web}.LogConfiguration.Options.awslogs-group`, 'myclu'],
      [`${web}.LogConfiguration.Options.awslogs-stream-prefix`, 'www'],
      [`${web}.LogConfiguration.Options.awslogs-region`, 'us-east-1'],
      [`${web}.LogConfiguration.Options.awslogs-create-group`, 'true'],
      [`${web}.Environment[API_HOST].Value`, '(new secret)'],
      [`${web}.Environment[API_PORT].Value`, '(new secret)'],
      [`${web}.Image`, 'nginx:alpine'],
      [`${web}.PortMappings[0].Protocol`, 'tcp'],
      [`${web}.PortMappings[0].ContainerPort`, 80],
      [`${web}.PortMappings[0].HostPort`, 80],
      [`${web}.RepositoryCredentials.CredentialsParameter`, CREDENTIAL],
    ],
  );
  t.equal(body.Steps.at(-1).Step, 'createService', 'in the order of the run');
});

t.test('existing resources are reused', async t => {
  const { call } = await started(t);

  const plan = await call('POST', `${SERVICES}?dryRun=true`, {
    service: { cluster: 'myclu', servicename: 'new', desiredcount: 1 },
    taskdefinition: WEBSERVERS,
  });

  for (const step of ['createCluster', 'createRole', 'createLogGroup'])
    t.match(entry(plan, step), { Action: 'reuse', Reason: 'Already exists.' }, step);
  t.match(entry(plan, 'putRolePolicy'), { Action: 'reuse', Reason: 'Up to date.' });
});

t.test('the plan of an update shows each member that changes', async t => {
  const { call } = await started(t, 'an outdated policy');
  const [webserver] = WEBSERVERS.containerdefinitions;

  const plan = await call('PUT', `${WWW}?dryRun=true`, {
    service: {
      desiredcount: 3,
      networkconfiguration: { awsvpcconfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'] } },
    },
    taskdefinition: {
      ...WEBSERVERS,
      cpu: '512',
      memory: '1024',
      containerdefinitions: [
        { ...webserver, image: 'nginx:9', environment: [{ name: 'LEVEL', value: 'info' }] },
        { name: 'sidecar', image: 'envoy:1' },
      ],
    },
    tags: [{ key: 'Team', value: 'red' }],
  });

  matchExactly(t, entry(plan, 'registerTaskDefinition'), {
    Step: 'registerTaskDefinition',
    Resource: { Type: 'ecs:task-definition', Name: 'webservers' },
    Action: 'create',
    Reason: 'Differs from the running and the latest revision.',
    Changes: [
      { Path: 'Cpu', From: '256', To: '512' },
      { Path: 'Memory', From: '512', To: '1024' },
      { Path: 'ContainerDefinitions[webserver].Image', From: 'nginx:1', To: 'nginx:9' },
      {
        Path: 'ContainerDefinitions[webserver].RepositoryCredentials.CredentialsParameter',
        From: /:secret:spinup/,
        To: null,
      },
      { Path: 'ContainerDefinitions[webserver].Environment[LEVEL].Value', From: null, To: '(new secret)' },
    ],
  });
  matchExactly(t, entry(plan, 'updateService'), {
    Action: 'update',
    Reason: 'The request changes it.',
    Changes: [
      { Path: 'DesiredCount', From: 1, To: 3 },
      {
        Path: 'NetworkConfiguration.AwsvpcConfiguration.Subnets',
        From: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829', 'subnet-0c3d4e5f60718293a'],
        To: ['subnet-0a1b2c3d4e5f60718'],
      },
      { Path: 'TaskDefinition', From: /:task-definition\/webservers:1$/, To: 'webservers' },
    ],
  });
  matchExactly(t, entry(plan, 'tagResource', 'www'), {
    Action: 'update',
    Reason: 'The request gives tags.',
    Changes: [{ Path: 'Tags[Team].Value', From: null, To: 'red' }],
  });
  matchExactly(t, entry(plan, 'putRolePolicy'), {
    Action: 'update',
    Reason: 'Out of date.',
    Changes: [{ Path: 'PolicyDocument', From: /logs:PutLogEvents/, To: /ecr:BatchGetImage/ }],
  });
});

t.test('the plan of an update shows what stays unchanged', async t => {
  const { call } = await started(t, 'the tags of the request');
  const { body: service } = await call('GET', `${WWW}?all=true`);
  const [webserver] = service.TaskDefinition.ContainerDefinitions;

  const plan = await call('PUT', `${WWW}?dryRun=true`, {
    taskdefinition: {
      ...WEBSERVERS,
      containerdefinitions: [
        { name: 'webserver', image: 'nginx:1', repositorycredentials: webserver.RepositoryCredentials },
        { name: 'sidecar', image: 'envoy:1' },
      ],
    },
    tags: [{ key: 'Team', value: 'blue' }],
  });

  t.match(entry(plan, 'putSecretValue'), { Action: 'keep', Reason: 'The request gives no new value.' });
  t.match(entry(plan, 'registerTaskDefinition'), { Action: 'reuse', Reason: 'Equals revision 1.' });
  t.match(entry(plan, 'tagResource', 'www'), { Action: 'keep', Reason: 'Up to date.' });
});

t.test('an update with the current values changes nothing', async t => {
  const { call, emulator } = await started(t);
  const service = { desiredcount: 1, capacityproviderstrategy: [], networkconfiguration: { awsvpcconfiguration: {} } };

  const plan = await call('PUT', `${WWW}?dryRun=true`, { service });

  matchExactly(t, plan.body.Steps, [
    { Step: 'updateService', Action: 'keep', Reason: 'No member of it changes.', Changes: undefined },
  ]);
  emulator.calls.length = 0;
  t.equal((await call('PUT', WWW, { service })).status, 200);
  t.notOk(emulator.calls.some(({ action }) => action === 'UpdateService'));
});

const FORCED = [{ Path: 'ForceNewDeployment', From: null, To: true }];

for (const [what, request, Reason, Changes] of [
  [
    'the running definition',
    { taskdefinition: 'running' },
    'The request gives the running definition, whose image tags may name other images now.',
    FORCED,
  ],
  ['forceredeploy', { forceredeploy: true }, 'The request forces a new deployment.', FORCED],
  ['a force in service', { service: { forcenewdeployment: true } }, 'The request forces a new deployment.', FORCED],
  [
    'a capacity provider strategy',
    { service: { capacityproviderstrategy: [{ capacityprovider: 'FARGATE_SPOT', weight: 1 }] } },
    'A capacity provider strategy requires a new deployment.',
    [
      { Path: 'CapacityProviderStrategy[0].CapacityProvider', From: 'FARGATE', To: 'FARGATE_SPOT' },
      { Path: 'CapacityProviderStrategy[0].Weight', From: 0, To: 1 },
      { Path: 'CapacityProviderStrategy[0].Base', From: 1, To: 0 },
      { Path: 'CapacityProviderStrategy[1].CapacityProvider', From: 'FARGATE_SPOT', To: null },
      { Path: 'CapacityProviderStrategy[1].Weight', From: 1, To: null },
      { Path: 'CapacityProviderStrategy[1].Base', From: 0, To: null },
      ...FORCED,
    ],
  ],
] as const) {
  t.test(`${what} forces a deployment, and the plan says so`, async t => {
    const { call } = await started(t);
    const { body: service } = await call('GET', `${WWW}?all=true`);
    const body = 'taskdefinition' in request ? { taskdefinition: service.TaskDefinition } : request;

    const plan = await call('PUT', `${WWW}?dryRun=true`, body);
    const run = await call('PUT', WWW, body);

    t.match(entry(plan, 'updateService'), { Action: 'update', Reason });
    t.same(new Set(entry(plan, 'updateService').Changes), new Set(Changes));
    t.equal(run.status, 200, JSON.stringify(run.body));
    t.equal(run.body.Service.Deployments.length, 2);
    t.equal(run.body.TaskDefinition.Revision, service.TaskDefinition.Revision);
  });
}

t.test('the plan of a recursive deletion shows what is deleted, and what stays and why', async t => {
  const { call } = await started(t, 'a definition of the space that names the credential');

  const plan = await call('DELETE', `${WWW}?recursive=true&dryRun=true`);

  t.match(entry(plan, 'deleteService'), { Action: 'delete', Reason: 'The request deletes it.' });
  t.match(entry(plan, 'deleteServiceRegistry'), { Action: 'delete', Reason: 'No service uses it.' });
  t.match(entry(plan, 'deregisterTaskDefinition', 'webservers:1'), { Action: 'delete', Reason: 'It is not in use.' });
  t.match(entry(plan, 'deleteSecret', CREDENTIAL), { Action: 'keep', Reason: 'Another task definition names it.' });
  t.match(entry(plan, 'deleteCluster'), { Action: 'keep', Reason: 'It has task definition cousin.' });
});

const VALUE = { secretstring: PLANTED };

for (const { name, since, request, change, step } of [
  {
    name: 'created',
    since: [],
    request: { credentials: { sidecar: { name: 'fresh', ...VALUE } } },
    change: { Path: 'Name', From: null, To: 'spinup/myorg/myclu/fresh' },
    step: 'createSecret',
  },
  {
    name: 'replaced',
    since: [],
    request: { credentials: { webserver: { name: 'other', ...VALUE } } },
    change: { Path: 'SecretString', From: '(secret)', To: '(new secret)' },
    step: 'putSecretValue',
  },
  {
    name: 'replaced by bytes',
    since: [],
    request: { credentials: { webserver: { name: 'other', secretbinary: Buffer.from(PLANTED).toString('base64') } } },
    change: { Path: 'SecretBinary', From: '(secret)', To: '(new secret)' },
    step: 'putSecretValue',
  },
  {
    name: 'moved',
    since: ['a credential from outside the space'],
    request: { credentials: { sidecar: { name: 'fresh', ...VALUE } } },
    change: { Path: 'Name', From: null, To: 'spinup/myorg/myclu/fresh' },
    step: 'createSecret',
  },
]) {
  t.test(`the plan of a secret that is ${name} contains neither the old value nor the new one`, async t => {
    const { call, emulator } = await started(t, ...since);
    emulator.calls.length = 0;

    const plan = await call('PUT', `${WWW}?dryRun=true`, request);

    t.same(entry(plan, step).Changes, [change]);
    const text = JSON.stringify(plan);
    for (const value of [PLANTED, Buffer.from(PLANTED).toString('base64'), 'an-older-value', 'dontkryptonitemebro'])
      t.notOk(text.includes(value), value);
    t.notOk(emulator.calls.some(({ action }) => action === 'GetSecretValue'));
  });
}

t.test('every key of a plan is in PascalCase', async t => {
  const { call } = await started(t);
  const body = {
    service: {
      capacityproviderstrategy: [{ capacityprovider: 'FARGATE_SPOT', weight: 2 }],
      deploymentconfiguration: { maximumpercent: 150 },
    },
    taskdefinition: { ...WEBSERVERS, volumes: [{ name: 'scratch' }] },
    forcenewdeployment: true,
  };

  const plans = [
    await call('PUT', `${WWW}?dryRun=true`, body),
    await call('DELETE', `${WWW}?recursive=true&dryRun=true`),
  ];

  for (const plan of plans) {
    t.equal(plan.status, 200);
    t.same(
      keysIn(plan.body).filter(key => !/^(?:[A-Z]|awslogs-)/.test(key)),
      [],
    );
  }
  const [{ body: updated } = { body: undefined }] = plans;
  for (const { Path } of updated.Steps.flatMap((one: { Changes?: { Path: string }[] }) => one.Changes ?? []))
    t.match(Path, /^[A-Z]\w*([.[]|$)/);
});

const DEFINITION = { family: 'f', containerdefinitions: [{ image: 'nginx:1' }] };

for (const [method, path, body] of [
  ['POST', SERVICES, { service: { servicename: 'x' } }],
  ['PUT', WWW, { taskdefinition: DEFINITION }],
  ['PUT', WWW, {}],
  ['POST', '/sandbox/taskdefs', { cluster: {}, taskdefinition: DEFINITION }],
  ['PUT', NIGHTLY, { taskdefinition: DEFINITION }],
] as const) {
  t.test(`${method} ${path} with ${JSON.stringify(body)} is invalid in a dry run too`, async t => {
    const { call } = await startService(t);

    const [dry, real] = [await call(method, `${path}?dryRun=true`, body), await call(method, path, body)];

    t.equal(dry.status, 400);
    t.same(dry.body.errors, real.body.errors);
  });
}

const PLAIN = { servicename: 'new', cluster: 'myclu', desiredcount: 1, taskdefinition: 'webservers' };
const REFUSED: [
  status: number,
  name: string,
  request: [method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object],
][] = [
  [404, 'a missing cluster', ['POST', SERVICES, { service: { ...PLAIN, cluster: 'gone' } }]],
  [404, 'a missing definition', ['POST', SERVICES, { service: { ...PLAIN, taskdefinition: 'gone:1' } }]],
  [409, 'an existing service', ['POST', SERVICES, { service: { ...PLAIN, servicename: 'www' } }]],
  [
    409,
    'an existing secret',
    [
      'POST',
      SERVICES,
      {
        service: { ...PLAIN, taskdefinition: undefined },
        taskdefinition: WEBSERVERS,
        credentials: { webserver: { name: 'taken', ...VALUE } },
      },
    ],
  ],
  [
    409,
    'an existing registry',
    [
      'POST',
      SERVICES,
      {
        service: PLAIN,
        serviceregistry: {
          name: 'www',
          dnsconfig: { namespaceid: 'ns-y3uaje34ldiqsmzj', dnsrecords: [{ ttl: 30, type: 'A' }] },
        },
      },
    ],
  ],
  [404, 'an update of a missing service', ['PUT', WWW.replace('www', 'gone'), { forcenewdeployment: true }]],
  [404, 'the deployment of a missing definition', ['PUT', WWW, { service: { taskdefinition: 'gone' } }]],
  [404, 'the deletion of a missing service', ['DELETE', WWW.replace('www', 'gone')]],
  [404, 'the recursive deletion of a missing service', ['DELETE', `${WWW.replace('www', 'gone')}?recursive=true`]],
  [404, 'an update of a missing managed definition', ['PUT', NIGHTLY.replace('nightly', 'gone'), { tags: [] }]],
  [409, 'a delete of a definition that runs', ['DELETE', NIGHTLY]],
  [404, 'the deletion of a missing managed definition', ['DELETE', NIGHTLY.replace('nightly', 'gone')]],
];

for (const [status, name, [method, path, body]] of REFUSED) {
  t.test(`a dry run refuses ${name} as a run does`, async t => {
    const { call } = await started(t, 'a secret of the name', 'a task of the managed definition');

    const dry = await call(method, `${path}${path.includes('?') ? '&' : '?'}dryRun=true`, body);
    const real = await call(method, path, body);

    t.equal(dry.status, status, JSON.stringify(dry.body));
    t.same([dry.status, dry.body.detail], [real.status, real.body.detail]);
  });
}

t.test('a dry run with an outdated ETag is refused', async t => {
  const { call } = await started(t);

  for (const [method, body] of [['PUT', { forcenewdeployment: true }], ['DELETE']] as const)
    t.equal((await call(method, `${WWW}?dryRun=true`, body, { 'if-match': '"another"' })).status, 412);
});

t.test('the error names a definition that does not exist', async t => {
  const { call } = await started(t);

  const { body } = await call('POST', `${SERVICES}?dryRun=true`, { service: { ...PLAIN, taskdefinition: 'gone:1' } });

  t.equal(body.detail, 'Task definition gone:1 does not exist.');
});

t.test('with verify, a missing reference is refused before anything is planned', async t => {
  const fail = () => Promise.reject(new NotFound('No such image.'));
  const { call } = await startService(t, { registries: { verify: fail, inspect: fail } });

  const { status, body } = await call('POST', `${SERVICES}?dryRun=true&verify=true`, {
    cluster: { clustername: 'myclu' },
    service: { servicename: 'www', desiredcount: 1 },
    taskdefinition: WEBSERVERS,
  });

  t.equal(status, 400);
  t.equal(body.errors.length, 2);
});

t.test('a dry run does not wait for a deployment', async t => {
  const { call } = await started(t);

  const plan = await call('PUT', `${WWW}?dryRun=true&wait=steady`, { forcenewdeployment: true });

  matchExactly(t, plan.body.Steps, [{ Step: 'updateService', Reason: 'The request forces a new deployment.' }]);
});

t.test('dryRun is true or false', async t => {
  const { call } = await startService(t);

  t.equal((await call('DELETE', `${WWW}?dryRun=maybe`)).status, 400);
});

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...keysIn(member)]);
}
