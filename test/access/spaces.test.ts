import t, { type Test } from 'tap';
import { startService } from '../support/service.js';
import { sending, tokenEntry } from '../support/tokens.js';

const LIMITED = sending('of-blog');
const MINE = '/sandbox/clusters/blog';
const OTHERS = '/sandbox/clusters/shop';
const FORBIDDEN = {
  status: 403,
  body: { type: 'urn:ecs-api:problem:forbidden', detail: 'Token blog may not use space shop.' },
};

/** Two spaces with a service each, and a token that is limited to space `blog`. */
async function twoSpaces(t: Test) {
  const service = await startService(t, {
    config: { tokens: [tokenEntry('of-blog', { name: 'blog', spaces: ['blog'] })] },
  });
  for (const space of ['blog', 'shop']) {
    const { status } = await service.call('POST', '/sandbox/services', creation(space));
    t.equal(status, 200);
  }
  const limited: typeof service.call = (method, path, body, headers) =>
    service.call(method, path, body, { ...LIMITED, ...headers });
  return { ...service, limited };
}

function creation(space: string) {
  return {
    cluster: { clustername: space },
    taskdefinition: definition(space),
    service: { servicename: 'www', desiredcount: 1 },
  };
}

function definition(family: string, more: object = {}) {
  return { family, cpu: '256', memory: '512', containerdefinitions: [{ name: 'web', image: 'nginx:1' }], ...more };
}

t.test('a token of a space does everything there', async t => {
  const { limited } = await twoSpaces(t);

  const answers = [
    await limited('GET', MINE),
    await limited('GET', '/sandbox/clusters/arn%3Aaws%3Aecs%3Aus-east-1%3A012345678901%3Acluster%2Fblog'),
    await limited('GET', `${MINE}/services/www?all=true`),
    await limited('PUT', `${MINE}/services/www`, {
      taskdefinition: definition('blog', { cpu: '512', memory: '1024' }),
    }),
    await limited('PUT', `${MINE}/services`, { service: { service: 'www', desiredcount: 2 } }),
    await limited('POST', '/sandbox/taskdefs', {
      cluster: { clustername: 'blog' },
      taskdefinition: definition('nightly'),
    }),
    await limited('POST', `${MINE}/taskdefs/nightly/tasks`, {}),
    await limited('POST', '/sandbox/params/blog', { Name: 'p', Value: 'v' }),
    await limited('GET', '/sandbox/lbs?space=blog'),
    await limited('DELETE', `${MINE}/services/www?recursive=true`),
  ];

  t.same(
    answers.map(({ status }) => status),
    Array(answers.length).fill(200),
  );
});

const OTHER_SPACE: [name: string, method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object][] = [
  ['the path', 'GET', OTHERS],
  ['the path, twice the slashes', 'GET', '//sandbox//clusters//shop'],
  ['the path, encoded', 'GET', '/sandbox/clusters/%73hop'],
  ['an ARN in the path', 'GET', '/sandbox/clusters/arn:aws:ecs:us-east-1:012345678901:cluster%2Fshop'],
  ['an update', 'PUT', `${OTHERS}/services/www`, { service: { desiredcount: 0 } }],
  ['a deletion', 'DELETE', `${OTHERS}/services/www?recursive=true`],
  ['the prefix of parameters', 'POST', '/sandbox/params/shop', { Name: 'p', Value: 'v' }],
  ['the last of two queries', 'GET', '/sandbox/lbs?space=blog&space=shop'],
  ['a body', 'POST', '/sandbox/services', creation('shop')],
  [
    'a body, beside a permitted one',
    'POST',
    '/sandbox/services',
    { ...creation('blog'), service: { cluster: 'shop', servicename: 'x' } },
  ],
  [
    'a body, in another case',
    'POST',
    '/sandbox/services',
    { CLUSTER: { cLuStErNaMe: 'shop' }, service: { servicename: 'x' } },
  ],
  [
    'a managed definition',
    'POST',
    '/sandbox/taskdefs',
    { cluster: { clustername: 'shop' }, taskdefinition: definition('x') },
  ],
  ['a cluster', 'POST', '/sandbox/clusters', { clustername: 'shop' }],
];

t.test('another space is 403, wherever the request names it', async t => {
  const { limited, emulator } = await twoSpaces(t);
  const before = emulator.calls.length;

  for (const [name, method, path, body] of OTHER_SPACE) t.match(await limited(method, path, body), FORBIDDEN, name);
  t.equal(emulator.calls.length, before, 'AWS was not called');
});

t.test('a definition cannot name the parameters and secrets of another space', async t => {
  const { call, limited } = await twoSpaces(t);
  for (const space of ['blog', 'shop']) await call('POST', `/sandbox/params/${space}`, { Name: 'p', Value: 'v' });
  const update = (valuefrom: string) => {
    const container = { name: 'web', image: 'nginx:1', secrets: [{ name: 'P', valuefrom }] };
    return limited('PUT', `${MINE}/services/www`, {
      taskdefinition: { ...definition('blog'), containerdefinitions: [container] },
    });
  };

  t.equal((await update('/myorg/blog/p')).status, 200);
  t.match(await update('/myorg/shop/p'), { status: 404, body: { detail: 'Parameter /myorg/shop/p does not exist.' } });
  t.match(await update('arn:aws:secretsmanager:us-east-1:012345678901:secret:spinup/myorg/shop/db-AbCdEf'), {
    status: 404,
  });
});

const OUTSIDE_OF_SPACES: [method: 'GET' | 'POST' | 'DELETE', path: string, body?: object][] = [
  ['GET', '/sandbox/secrets'],
  ['GET', '/sandbox/secrets/spinup%2Fmyorg%2Fblog%2Fx'],
  ['GET', '/sandbox/taskdefs/blog'],
  ['DELETE', '/sandbox/taskdefs/shop:1'],
  ['POST', '/sandbox/taskdefs', definition('blog')],
  ['POST', '/sandbox/taskdefs', { ...definition('blog'), cluster: { clustername: 'blog' } }],
  ['GET', '/sandbox/servicediscovery/services'],
  ['GET', '/sandbox/lbs'],
  ['POST', '/sandbox/services', { service: { servicename: 'x' } }],
];

t.test('what is in no space is 403', async t => {
  const { limited } = await twoSpaces(t);

  for (const [method, path, body] of OUTSIDE_OF_SPACES)
    t.match(
      await limited(method, path, body),
      { status: 403, body: { detail: /^(Token blog|This token) is limited to spaces, and / } },
      path,
    );
});

t.test('what a permitted request names of another space does not exist', async t => {
  const { limited, call } = await twoSpaces(t);
  const { body: service } = await call('GET', `${OTHERS}/services/www`);
  const [task] = (await call('GET', `${OTHERS}/tasks`)).body;
  const update = (body: object) => limited('PUT', `${MINE}/services/www`, body);

  const answers = {
    'a service by its ARN': await limited('GET', `${MINE}/services/${encodeURIComponent(service.ServiceArn)}`),
    'a service by its ARN in the body': await limited('PUT', `${MINE}/services`, {
      service: { service: service.ServiceArn },
    }),
    'a task by its ARN': await limited('GET', `${MINE}/tasks/${encodeURIComponent(task)}`),
    'a definition to deploy': await update({ service: { taskdefinition: 'shop:1' } }),
    'a definition to run': await limited('POST', `${MINE}/tasks`, { taskdefinition: 'shop' }),
    'a definition to return to': await limited('POST', `${MINE}/services/www/rollback`, { taskdefinition: 'shop:1' }),
    'a family to register in': await update({ taskdefinition: definition('shop') }),
    'a role for a task': await limited('POST', `${MINE}/tasks`, {
      taskdefinition: 'blog',
      overrides: { taskrolearn: 'arn:aws:iam::012345678901:role/shop-ecsTaskExecution' },
    }),
  };

  for (const [name, { status, body }] of Object.entries(answers))
    t.equal(status, 404, `${name}: ${JSON.stringify(body)}`);
});

t.test('a cluster cannot write what its containers run to the log group of another space', async t => {
  const { call } = await startService(t, {
    config: { tokens: [tokenEntry('of-blog', { name: 'blog', spaces: ['blog'] })] },
  });
  await call('POST', '/sandbox/services', creation('shop'));
  const create = (cloudWatchLogGroupName: string) => {
    const executeCommandConfiguration = { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName } };
    const body = { clustername: 'blog', configuration: { executeCommandConfiguration } };
    return call('POST', '/sandbox/clusters', body, LIMITED);
  };

  t.match(await create('shop'), { status: 404, body: { detail: 'Log group shop does not exist.' } });
  t.equal((await create('blog')).status, 200, 'it does not exist yet');
});

t.test('the role and the log group of another space are replaced by the own ones in a definition', async t => {
  const { limited } = await twoSpaces(t);
  const options = { 'awslogs-group': 'shop', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' };
  const logConfiguration = { logDriver: 'awslogs', options };
  const containerdefinitions = [{ name: 'web', image: 'nginx:1', logConfiguration }];
  const taskRoleArn = 'arn:aws:iam::012345678901:role/shop-ecsTaskExecution';

  const { status, body } = await limited('PUT', `${MINE}/services/www`, {
    taskdefinition: definition('blog', { taskRoleArn, containerdefinitions }),
  });

  t.equal(status, 200);
  const { TaskRoleArn, ContainerDefinitions } = body.TaskDefinition;
  t.equal(TaskRoleArn, 'arn:aws:iam::012345678901:role/blog-ecsTaskExecution');
  t.equal(ContainerDefinitions[0].LogConfiguration.Options['awslogs-group'], 'blog');
});

t.test('clusters and operations of other spaces are not shown, and cannot be cancelled', async t => {
  const { limited, call } = await twoSpaces(t);
  const { body: all } = await call('GET', '/sandbox/operations');
  const other = all.Operations.find(({ Target }: { Target: string }) => Target === 'shop/www');

  const clusters = (await limited('GET', '/sandbox/clusters')).body;
  const { body: own } = await limited('GET', '/sandbox/operations');

  t.same(clusters, ['arn:aws:ecs:us-east-1:012345678901:cluster/blog']);
  t.same(
    own.Operations.map(({ Target }: { Target: string }) => Target),
    ['blog/www'],
  );
  t.equal((await limited('GET', `/sandbox/operations/${other.Id}`)).status, 404);
  t.equal((await limited('GET', `/sandbox/operations/${other.Id}/events`)).status, 404);
  t.equal((await limited('DELETE', `/sandbox/operations/${other.Id}`)).status, 404);
});

t.test('an operation and its follow-ups have the name of the token that started them', async t => {
  const { limited, call, settled } = await twoSpaces(t);
  await limited('DELETE', `${MINE}/services/www?recursive=true`);
  await settled();

  const { body } = await call('GET', '/sandbox/operations');

  t.same(
    body.Operations.map(({ Kind, StartedBy }: Record<string, string>) => `${Kind} by ${StartedBy}`),
    ['cleanUpService by blog', 'deleteService by blog', 'createService by token', 'createService by token'],
  );
});
