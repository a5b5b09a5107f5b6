import t from 'tap';
import { convert } from '../src/convert.js';
import { Invalid } from '../src/errors.js';
import { startService } from './support/service.js';

const TARGET = { space: 'myclu', region: 'us-east-1' };

const FOR_EC2 = `{
  "taskDefinition": {
    "family": "web",
    "executionRoleArn": "arn:aws:iam::999999999999:role/ecsTaskExecutionRole",
    "networkMode": "bridge",
    "containerDefinitions": [
      {
        "name": "web",
        "image": "registry.example.com/web:1",
        "memory": 600,
        "portMappings": [{ "containerPort": 8080, "hostPort": 80 }],
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": { "awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1" }
        },
        "ports": [80]
      },
      { "name": "other", "image": "registry.example.com/other:1" }
    ],
    "revision": 7,
    "requiresCompatibilities": ["EC2"]
  },
  "tags": []
}
`;

t.test('a definition is printed as a space registers it, with what is replaced and ignored', async t => {
  const { definition, notes } = convert('web.json', FOR_EC2, TARGET);

  t.same(notes, [
    'web.json:4 /taskDefinition/executionRoleArn arn:aws:iam::999999999999:role/ecsTaskExecutionRole becomes myclu-ecsTaskExecution: The role does not have the org’s tag, and the account does not allow it.',
    'web.json:21 /taskDefinition/requiresCompatibilities EC2 becomes FARGATE: Tasks run on Fargate.',
    'web.json:5 /taskDefinition/networkMode bridge becomes awsvpc: Fargate supports only awsvpc.',
    'web.json:1 /Cpu becomes 256: Not given; the smallest size of Fargate that fits the containers.',
    'web.json:1 /Memory becomes 1024: Not given; the smallest size of Fargate that fits the containers.',
    'web.json:14 /taskDefinition/containerDefinitions/0/logConfiguration/options/awslogs-region eu-west-1 becomes us-east-1: Logs are kept in the account’s region.',
    'web.json:11 /taskDefinition/containerDefinitions/0/portMappings/0/hostPort 80 becomes 8080: With network mode awsvpc, the host port is the container port.',
    'web.json:16 /taskDefinition/containerDefinitions/0/ports is unknown and is ignored',
  ]);
  t.same(JSON.parse(definition ?? ''), {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: 'myclu-ecsTaskExecution',
    taskRoleArn: 'myclu-ecsTaskExecution',
    family: 'web',
    cpu: '256',
    memory: '1024',
    containerDefinitions: [
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
        },
        name: 'web',
        image: 'registry.example.com/web:1',
        memory: 600,
        portMappings: [{ containerPort: 8080, hostPort: 8080 }],
      },
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': 'myclu', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
        },
        name: 'other',
        image: 'registry.example.com/other:1',
      },
    ],
    tags: [],
  });
});

t.test('it is the definition and the adjustments of a plan for the space', async t => {
  const { call } = await startService(t);
  const { definition } = convert('web.json', FOR_EC2, TARGET);

  const { body } = await call('POST', '/sandbox/taskdefs?dryRun=true', {
    Cluster: { ClusterName: 'myclu' },
    TaskDefinition: JSON.parse(FOR_EC2),
  });
  const converted = await call('POST', '/sandbox/taskdefs?dryRun=true&strict=true', {
    Cluster: { ClusterName: 'myclu' },
    TaskDefinition: JSON.parse(definition ?? ''),
  });

  t.equal(body.Adjustments.length, 7);
  t.equal(converted.status, 200, JSON.stringify(converted.body));
  t.same(converted.body.TaskDefinition, body.TaskDefinition);
  t.equal(body.TaskDefinition.ExecutionRoleArn, 'myclu-ecsTaskExecution');
});

t.test('everything that cannot be registered is listed with its line', async t => {
  const text = FOR_EC2.replace('"memory": 600', '"privileged": true, "memory": "600"').replace(
    'registry.example.com/other:1',
    '<IMAGE1_NAME>',
  );

  t.same(convert('web.json', text, TARGET), {
    definition: undefined,
    notes: [
      'web.json:10 /taskDefinition/containerDefinitions/0/memory must be integer',
      'web.json:18 /taskDefinition/containerDefinitions/1/image `<IMAGE1_NAME>` is a placeholder of CodeDeploy: put the image there',
      'web.json:10 /taskDefinition/containerDefinitions/0/privileged is not supported on Fargate',
      'web.json:16 /taskDefinition/containerDefinitions/0/ports is unknown and is ignored',
    ],
  });
});

t.test('a misspelt key is named beside what is missing for it', async t => {
  const text = '{\n"family": "web",\n"containerDefinitions": [\n{ "name": "web",\n"imge": "nginx" }]}';

  t.same(convert('a.json', text, TARGET), {
    definition: undefined,
    notes: [
      'a.json:4 /containerDefinitions/0/Image is required',
      'a.json:5 /containerDefinitions/0/imge is unknown and is ignored',
    ],
  });
});

t.test('a definition with the tags of its org is taken', async t => {
  const definitionOf = (...orgs: string[]) =>
    JSON.stringify({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'nginx' }],
      tags: orgs.map((value, index) => ({ key: ['spinup:org', 'yale:org'][index], value })),
    });

  t.type(convert('a.json', definitionOf('myorg', 'myorg'), TARGET).definition, 'string');
  t.same(convert('a.json', definitionOf('myorg', 'theirs'), TARGET).notes, [
    'a.json:1 /tags/1/value must be this org, myorg; leave the tag out to get it',
  ]);
});

t.test('a name that no space can have is refused', async t => {
  for (const [space, message] of [
    ['my space', /^--space must match pattern .*\.$/],
    [
      's'.repeat(48),
      /^--space must have at most 47 characters, as IAM limits its role's name, s{48}-ecsTaskExecution\.$/,
    ],
  ] as const)
    t.throws(() => convert('web.json', FOR_EC2, { ...TARGET, space }), { name: 'Invalid', message });
});

t.test('what is no definition is refused', async t => {
  t.same(convert('a.json', '[]', TARGET).notes, ['a.json:1 must be object']);
  t.throws(() => convert('a.json', '{\n"a": }', TARGET), new Invalid('a.json is not JSON: line 2, column 6.'));
});
