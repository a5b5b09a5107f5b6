import t, { type Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { NotFound } from '../../src/errors.js';
import { type Answer, type Service, startService } from '../support/service.js';
import { startIn, WEBSERVERS } from '../support/starting-states.js';

const SERVICES = '/sandbox/services';
const WWW = '/sandbox/clusters/myclu/services/www';
const NIGHTLY = '/sandbox/clusters/myclu/taskdefs/nightly';
/** As no part of a plan has it by chance. */
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

t.test('a plan tells each step, its resource, what is done and why', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', `${SERVICES}?dryRun=true`, fullExample(emulator.seed.namespaceId));

  t.equal(status, 200);
  const role = 'myclu-ecsTaskExecution';
  const created = { Action: 'create' };
  t.same(Object.keys(body), ['Steps']);
  t.same(
    new Set(body.Steps),
    new Set([
      {
        Step: 'createCluster',
        Resource: { Type: 'ecs:cluster', Name: 'myclu' },
        ...created,
        Reason: 'There is no cluster of this name.',
      },
      {
        Step: 'createRole',
        Resource: { Type: 'iam:role', Name: role },
        ...created,
        Reason: 'There is no role of this name.',
      },
      {
        Step: 'putRolePolicy',
        Resource: { Type: 'iam:role-policy', Name: `${role}/ECSTaskAccessPolicy` },
        ...created,
        Reason: 'The role has no such policy.',
      },
      {
        Step: 'createSecret',
        Resource: { Type: 'secretsmanager:secret', Name: CREDENTIAL },
        ...created,
        Reason: 'The request gives it.',
      },
      {
        Step: 'createLogGroup',
        Resource: { Type: 'logs:log-group', Name: 'myclu' },
        ...created,
        Reason: 'There is no log group of this name.',
      },
      {
        Step: 'putRetentionPolicy',
        Resource: { Type: 'logs:log-group', Name: 'myclu' },
        Action: 'update',
        Reason: 'A new group keeps its lines for ever.',
        Changes: [{ Path: 'RetentionInDays', From: null, To: 365 }],
      },
      {
        Step: 'createServiceRegistry',
        Resource: { Type: 'servicediscovery:service', Name: 'www' },
        ...created,
        Reason: 'The request gives it.',
      },
      {
        Step: 'registerTaskDefinition',
        Resource: { Type: 'ecs:task-definition', Name: 'webservers' },
        ...created,
        Reason: 'The request gives it.',
      },
      {
        Step: 'createService',
        Resource: { Type: 'ecs:service', Name: 'www' },
        ...created,
        Reason: 'The request gives it.',
      },
    ]),
  );
  t.equal(body.Steps.at(-1).Step, 'createService', 'in the order in which they would be taken');
});

t.test('what is there is reused', async t => {
  const { call } = await started(t);

  const plan = await call('POST', `${SERVICES}?dryRun=true`, {
    service: { cluster: 'myclu', servicename: 'new', desiredcount: 1 },
    taskdefinition: WEBSERVERS,
  });

  for (const step of ['createCluster', 'createRole', 'createLogGroup'])
    t.match(entry(plan, step), { Action: 'reuse', Reason: 'It is there.' }, step);
  t.match(entry(plan, 'putRolePolicy'), { Action: 'reuse', Reason: 'It says what it should.' });
});

t.test('an update tells member by member what changes', async t => {
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

  t.match(entry(plan, 'registerTaskDefinition'), {
    Step: 'registerTaskDefinition',
    Resource: { Type: 'ecs:task-definition', Name: 'webservers' },
    Action: 'create',
    Reason: 'Neither the running nor the latest revision is equal to it.',
    Changes: [
      { Path: 'Cpu', From: '256', To: '512' },
      { Path: 'Memory', From: '512', To: '1024' },
      { Path: 'ContainerDefinitions[webserver].Image', From: 'nginx:1', To: 'nginx:9' },
      {
        Path: 'ContainerDefinitions[webserver].RepositoryCredentials.CredentialsParameter',
        From: /:secret:spinup/,
        To: null,
      },
      { Path: 'ContainerDefinitions[webserver].Environment[LEVEL].Value', From: null, To: 'info' },
    ],
  });
  t.match(entry(plan, 'updateService'), {
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
  t.match(entry(plan, 'tagResource', 'www'), {
    Action: 'update',
    Reason: 'The request gives tags.',
    Changes: [{ Path: 'Tags[Team].Value', From: null, To: 'red' }],
  });
  t.match(entry(plan, 'putRolePolicy'), {
    Action: 'update',
    Reason: 'It says something else than it should.',
    Changes: [{ Path: 'PolicyDocument', From: /logs:PutLogEvents/, To: /ecr:BatchGetImage/ }],
  });
});

t.test('what an update leaves as it is is kept', async t => {
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

  t.match(entry(plan, 'putSecretValue'), { Action: 'keep', Reason: 'The request gives no other value.' });
  t.match(entry(plan, 'registerTaskDefinition'), { Action: 'reuse', Reason: 'Revision 1 is equal to it.' });
  t.match(entry(plan, 'tagResource', 'www'), { Action: 'keep', Reason: 'It has these tags.' });
  t.match(entry(plan, 'updateService'), { Action: 'keep', Reason: 'Nothing of it changes.' });
});

t.test('what an update asks for though it is so already has no changes', async t => {
  const { call } = await started(t);

  const plan = await call('PUT', `${WWW}?dryRun=true`, { service: { desiredcount: 1 } });

  t.match(plan.body.Steps, [
    { Step: 'updateService', Reason: 'The request asks for it, though it is so already.', Changes: [] },
  ]);
});

t.test('a recursive delete tells what goes, and what is kept for whom', async t => {
  const { call } = await started(t, 'a definition of the space that names the credential');

  const plan = await call('DELETE', `${WWW}?recursive=true&dryRun=true`);

  t.match(entry(plan, 'deleteService'), { Action: 'delete', Reason: 'The request asks for it.' });
  t.match(entry(plan, 'deleteServiceRegistry'), { Action: 'delete', Reason: 'No service is in it any more.' });
  t.match(entry(plan, 'deregisterTaskDefinition', 'webservers:1'), { Action: 'delete', Reason: 'Nothing uses it.' });
  t.match(entry(plan, 'deleteSecret', CREDENTIAL), { Action: 'keep', Reason: 'Another definition names it.' });
  t.match(entry(plan, 'deleteCluster'), { Action: 'keep', Reason: 'It has the task definition nightly.' });
});

const VALUE = { secretstring: PLANTED };

for (const { name, since, request, path, step } of [
  {
    name: 'created',
    since: [],
    request: { credentials: { sidecar: { name: 'fresh', ...VALUE } } },
    path: undefined,
    step: 'createSecret',
  },
  {
    name: 'replaced',
    since: [],
    request: { credentials: { webserver: { name: 'other', ...VALUE } } },
    path: 'SecretString',
    step: 'putSecretValue',
  },
  {
    name: 'replaced by bytes',
    since: [],
    request: { credentials: { webserver: { name: 'other', secretbinary: Buffer.from(PLANTED).toString('base64') } } },
    path: 'SecretBinary',
    step: 'putSecretValue',
  },
  {
    name: 'moved',
    since: ['a credential from outside the space'],
    request: { credentials: { sidecar: { name: 'fresh', ...VALUE } } },
    path: undefined,
    step: 'createSecret',
  },
]) {
  t.test(`a secret that is ${name} is told without its value, old or new`, async t => {
    const { call, emulator } = await started(t, ...since);
    emulator.calls.length = 0;

    const plan = await call('PUT', `${WWW}?dryRun=true`, request);

    const changes = path && [{ Path: path, From: '(secret)', To: '(new secret)' }];
    t.same(entry(plan, step).Changes, changes || undefined);
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
      keysIn(plan.body).filter(key => !/^[A-Z]/.test(key)),
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
  [404, 'a cluster that is not there', ['POST', SERVICES, { service: { ...PLAIN, cluster: 'gone' } }]],
  [404, 'a definition that is not there', ['POST', SERVICES, { service: { ...PLAIN, taskdefinition: 'gone:1' } }]],
  [409, 'a service that is there', ['POST', SERVICES, { service: { ...PLAIN, servicename: 'www' } }]],
  [
    409,
    'a secret that is there',
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
    'a registry that is there',
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
  [404, 'an update of what is not there', ['PUT', WWW.replace('www', 'gone'), { forcenewdeployment: true }]],
  [404, 'a definition to deploy that is not there', ['PUT', WWW, { service: { taskdefinition: 'gone' } }]],
  [404, 'a delete of what is not there', ['DELETE', WWW.replace('www', 'gone')]],
  [404, 'a recursive delete of what is not there', ['DELETE', `${WWW.replace('www', 'gone')}?recursive=true`]],
  [404, 'an update of a definition that is not there', ['PUT', NIGHTLY.replace('nightly', 'gone'), { tags: [] }]],
  [409, 'a delete of a definition that runs', ['DELETE', NIGHTLY]],
  [404, 'a delete of a definition that is not there', ['DELETE', NIGHTLY.replace('nightly', 'gone')]],
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

t.test('a dry run of what changed meanwhile is refused', async t => {
  const { call } = await started(t);

  for (const [method, body] of [['PUT', { forcenewdeployment: true }], ['DELETE']] as const)
    t.equal((await call(method, `${WWW}?dryRun=true`, body, { 'if-match': '"another"' })).status, 412);
});

t.test('a definition that is not there is named', async t => {
  const { call } = await started(t);

  const { body } = await call('POST', `${SERVICES}?dryRun=true`, { service: { ...PLAIN, taskdefinition: 'gone:1' } });

  t.equal(body.detail, 'Task definition gone:1 was not found.');
});

t.test('with verify, what is named and is not there is refused before anything is planned', async t => {
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

t.test('a dry run waits for no deployment', async t => {
  const { call } = await started(t);

  const plan = await call('PUT', `${WWW}?dryRun=true&wait=steady`, { forcenewdeployment: true });

  t.match(plan.body.Steps, [{ Step: 'updateService', Reason: 'A new deployment is asked for.' }]);
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
