import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { clientOf } from '../emulator/connect.js';
import { matchExactly } from '../support/match-exactly.js';
import { startService } from '../support/service.js';

const web = { Name: 'web', Image: 'nginx:1' };
const definition = (Family: string) => ({ Family, Cpu: '256', Memory: '512', ContainerDefinitions: [web] });
const pointers = ({ errors }: { errors: { pointer: string }[] }) => errors.map(({ pointer }) => pointer).sort();

t.test('a plain body registers the revision as given, with the org’s tag', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/taskdefs', {
    ...definition('report'),
    Tags: [{ Key: 'Team', Value: 'blue' }],
  });

  t.equal(status, 200);
  matchExactly(t, body.TaskDefinition, { Family: 'report', Revision: 1, Cpu: '256', ContainerDefinitions: [web] });
  t.notOk(body.TaskDefinition.ExecutionRoleArn);
  t.match(emulator.tags()[body.TaskDefinition.TaskDefinitionArn], { 'spinup:org': 'myorg', Team: 'blue' });
  t.same(emulator.snapshot().iam, {});
});

t.test('a managed body creates the cluster, role, log group, credentials and definition', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/taskdefs', {
    cluster: { clustername: 'jobs' },
    taskdefinition: definition('cleanup'),
    credentials: { web: { Name: 'login', SecretString: '{}' } },
    tags: [{ Key: 'Team', Value: 'blue' }],
  });

  t.equal(status, 200);
  matchExactly(t, body, {
    Cluster: { ClusterName: 'jobs', Status: 'ACTIVE' },
    Credentials: { web: { Name: 'spinup/myorg/jobs/login' } },
    TaskDefinition: {
      Family: 'cleanup',
      ExecutionRoleArn: /role\/jobs-ecsTaskExecution$/,
      ContainerDefinitions: [
        {
          RepositoryCredentials: { CredentialsParameter: body.Credentials.web.ARN },
          LogConfiguration: { Options: { 'awslogs-group': 'jobs', 'awslogs-stream-prefix': 'cleanup' } },
        },
      ],
    },
  });
  const tagged = Object.values(emulator.tags());
  t.equal(tagged.length, 4);
  for (const tags of tagged)
    t.match(tags, { 'spinup:org': 'myorg', 'spinup:spaceid': 'jobs', 'spinup:flavor': 'task', Team: 'blue' });
});

t.test('a body gets only the faults of its own kind', async t => {
  const { call, emulator } = await startService(t);

  const plain = await call('POST', '/sandbox/taskdefs', { Family: 'a b', ContainerDefinitions: [{ Image: 'nginx' }] });
  const managed = await call('POST', '/sandbox/taskdefs', { taskdefinition: { Cpu: '256', Memory: '512' } });
  const neither = await call('POST', '/sandbox/taskdefs', { Tags: [] });

  t.same([plain.status, managed.status, neither.status], [400, 400, 400]);
  t.same(pointers(plain.body), ['/ContainerDefinitions/0/Memory', '/ContainerDefinitions/0/Name', '/Family']);
  t.same(pointers(managed.body), ['/Cluster', '/taskdefinition/ContainerDefinitions', '/taskdefinition/Family']);
  t.same(pointers(neither.body), ['/ContainerDefinitions', '/Family']);
  t.same(emulator.calls, []);
});

t.test('a plain definition is refused with everything that AWS would refuse', async t => {
  const { call, emulator } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/taskdefs', {
    Family: 'web',
    Cpu: '256',
    Memory: '4096',
    NetworkMode: 'bridge',
    RequiresCompatibilities: ['FARGATE'],
    Volumes: [{ Name: 'data', Host: { SourcePath: '/data' } }],
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: 'nginx',
        Privileged: true,
        DependsOn: [{ ContainerName: 'db', Condition: 'START' }],
        LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'web' } },
      },
      { Name: 'log', Image: 'busybox', LogConfiguration: { LogDriver: 'json-file' } },
    ],
  });

  t.equal(status, 400);
  t.same(pointers(body), [
    '/ContainerDefinitions/0/DependsOn/0/ContainerName',
    '/ContainerDefinitions/0/LogConfiguration/Options/awslogs-region',
    '/ContainerDefinitions/0/LogConfiguration/Options/awslogs-stream-prefix',
    '/ContainerDefinitions/0/Privileged',
    '/ContainerDefinitions/1/LogConfiguration/LogDriver',
    '/ExecutionRoleArn',
    '/Memory',
    '/NetworkMode',
    '/Volumes/0/Host/SourcePath',
  ]);
  t.same(emulator.calls, []);
});

t.test('a plain definition for EC2 is registered as it is', async t => {
  const { call } = await startService(t);

  const { status, body } = await call('POST', '/sandbox/taskdefs', {
    Family: 'web',
    RequiresCompatibilities: ['EC2'],
    ContainerDefinitions: [
      {
        Name: 'web',
        Image: 'nginx',
        Memory: 128,
        Privileged: true,
        StopTimeout: 300,
        PortMappings: [{ ContainerPort: 80 }, { ContainerPort: 80 }],
      },
    ],
  });

  t.equal(status, 200, JSON.stringify(body));
});

t.test('revisions are listed by status and family prefix, from all pages', async t => {
  const { call, emulator } = await startService(t);
  const ecs = clientOf(t, ECS, emulator);
  const tags = [{ key: 'spinup:org', value: 'myorg' }];
  const containerDefinitions = [{ name: 'web', image: 'nginx', memory: 128 }];
  for (let index = 0; index < 120; index += 1)
    await ecs.registerTaskDefinition({ family: index < 110 ? 'report' : 'mail', containerDefinitions, tags });
  await ecs.registerTaskDefinition({ family: 'reporter', containerDefinitions });
  await ecs.deregisterTaskDefinition({ taskDefinition: 'report:7' });

  const all = await call('GET', '/sandbox/taskdefs');
  const reports = await call('GET', '/sandbox/taskdefs?prefix=rep');
  const gone = await call('GET', '/sandbox/taskdefs?status=INACTIVE');

  t.equal(new Set(all.body).size, 119);
  t.equal(reports.body.length, 109);
  t.same(gone.body, ['arn:aws:ecs:us-east-1:012345678901:task-definition/report:7']);
  matchExactly(t, await call('GET', '/sandbox/taskdefs?status=GONE'), {
    status: 400,
    body: { errors: [{ parameter: 'query.status' }] },
  });
});

t.test('a definition is shown with its tags by family, revision and ARN', async t => {
  const { call } = await startService(t);
  const { body } = await call('POST', '/sandbox/taskdefs', definition('report'));
  await call('POST', '/sandbox/taskdefs', { ...definition('report'), Cpu: '512', Memory: '1024' });
  const arn: string = body.TaskDefinition.TaskDefinitionArn;

  for (const [name, revision] of [
    ['report', 2],
    ['report:1', 1],
    [encodeURIComponent(arn), 1],
    [arn.replace('/', '%2F'), 1],
  ])
    matchExactly(t, await call('GET', `/sandbox/taskdefs/${name}`), {
      status: 200,
      body: {
        TaskDefinition: { Family: 'report', Revision: revision },
        Tags: [{ Key: 'spinup:org' }, { Key: 'spinup:operation' }],
      },
    });
  t.match(await call('GET', '/sandbox/taskdefs/none'), { status: 404, body: { detail: /none/ } });
});

t.test('a deleted revision is deregistered and shown as INACTIVE', async t => {
  const { call } = await startService(t);
  await call('POST', '/sandbox/taskdefs', definition('report'));

  const { status, body } = await call('DELETE', '/sandbox/taskdefs/report:1');

  t.match({ status, body }, { status: 200, body: { TaskDefinition: { Family: 'report', Status: 'INACTIVE' } } });
  t.same((await call('GET', '/sandbox/taskdefs')).body, []);
  t.equal((await call('GET', '/sandbox/taskdefs/report')).status, 404);
  t.match((await call('GET', '/sandbox/taskdefs/report:1')).body, { TaskDefinition: { Status: 'INACTIVE' } });
  t.equal((await call('DELETE', '/sandbox/taskdefs/none:1')).status, 404);
});
