import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { clientOf, connect } from '../../../emulator/connect.js';
import { activeCluster, definition } from '../../../emulator/ecs/active-cluster.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of } from '../support.js';

const FILE = 'test_ecs';
/** The test cases that register the smallest definition. */
const REGISTERED = [
  ...of(FILE, 'test_register_task_definition'),
  ...of('test_ecs_task_definitions', 'test_delete_task_definitions'),
];
const arn = (name: string) => `arn:aws:ecs:us-east-1:012345678901:task-definition/${name}`;
const role = (name: string) => `arn:aws:iam::012345678901:role/${name}`;
const clientException = (message: string) => ({ name: 'ClientException', message, status: 400 });

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** The smallest definition, which no task on Fargate can have. */
const smallest: RegisterTaskDefinitionRequest = {
  family: 'www',
  containerDefinitions: [{ name: 'web', image: 'nginx', memory: 400 }],
};

/** Registrations that AWS rejects with exactly this message. */
const REJECTED: [title: string, registration: RegisterTaskDefinitionRequest, message: string, cases: string[]][] = [
  [
    'a container has a name',
    { ...definition, containerDefinitions: [{ image: 'nginx' }] },
    'Container.name should not be null or empty.',
    of(FILE, 'test_register_task_definition_container_definition_validation'),
  ],
  [
    'a container has an image',
    { ...definition, containerDefinitions: [{ name: 'web' }] },
    'Container.image should not be null or empty.',
    of(FILE, 'test_register_task_definition_container_definition_validation'),
  ],
  [
    'a container has its own memory where the task has none',
    { family: 'www', containerDefinitions: [{ name: 'web', image: 'nginx' }], requiresCompatibilities: ['EC2'] },
    "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
    of(FILE, 'test_register_task_definition_memory_validation_ec2'),
  ],
  [
    'a task on Fargate does not share the processes of its host',
    { ...definition, pidMode: 'host' },
    "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    of(FILE, 'test_register_task_definition_fargate_with_pid_mode'),
  ],
];

const REJECTIONS: Behaviour[] = REJECTED.map(([title, registration, message, cases]) => ({
  title,
  cases,
  outcome: 'holds',
  async verify(t) {
    const { client: ecs } = await connect(t, ECS);

    t.same(await errorOf(ecs.registerTaskDefinition(registration)), clientException(message));
  },
}));

/** Registrations that the test cases make for Fargate, and that Fargate does not run. The last items name further test cases. */
const NOT_ON_FARGATE: [
  title: string,
  registration: RegisterTaskDefinitionRequest,
  message: string,
  reason: string,
  source: string,
  ...others: string[],
][] = [
  [
    'a definition for Fargate has the network mode awsvpc',
    { ...definition, networkMode: undefined },
    'Fargate only supports network mode ‘awsvpc’.',
    'The test cases register it without; AWS requires awsvpc for Fargate.',
    'Amazon ECS API Reference, RegisterTaskDefinition, `networkMode`',
    'test_register_task_definition_memory_validation_fargate',
  ],
  [
    'a definition for Fargate has CPU units',
    { ...definition, cpu: undefined },
    "Fargate requires that 'cpu' be defined at the task level.",
    'The test cases register it without; AWS requires them for Fargate.',
    'Amazon ECS API Reference, RegisterTaskDefinition, `cpu`',
    'test_register_task_definition_memory_validation_fargate',
  ],
  [
    'a definition for Fargate has one of its sizes',
    { ...definition, cpu: '512', memory: '512' },
    'No Fargate configuration exists for given values: 512 CPU, 512 memory.',
    'The test case registers 512 CPU units with 512 MiB; AWS has no such size.',
    'Amazon ECS API Reference, RegisterTaskDefinition, `cpu` and `memory`',
  ],
  [
    'a definition for Fargate does not log to files of its host',
    {
      ...definition,
      containerDefinitions: [{ name: 'web', image: 'nginx', logConfiguration: { logDriver: 'json-file' } }],
    },
    'Fargate compatible task definitions do not support log driver json-file',
    'The test case registers the log driver json-file; Fargate supports awslogs, splunk and awsfirelens.',
    'Amazon ECS API Reference, LogConfiguration',
  ],
  [
    'a definition has an essential container',
    { ...definition, containerDefinitions: [{ name: 'web', image: 'nginx', essential: false }] },
    'A task definition must have at least one essential container.',
    'The test case registers a definition whose only container is not essential; AWS requires an essential one.',
    'Amazon ECS API Reference, ContainerDefinition, `essential`',
  ],
  [
    'an execution role is given by its ARN',
    { ...definition, executionRoleArn: 'my-custom-execution-role-arn' },
    'Role is not valid',
    'The test cases name an execution role; AWS takes its ARN.',
    'Amazon ECS API Reference, RegisterTaskDefinition, `executionRoleArn`',
  ],
];

const FARGATE_RULES: Behaviour[] = NOT_ON_FARGATE.map(([title, registration, message, reason, source, ...others]) => ({
  title,
  cases: of(FILE, 'test_register_task_definition', ...others),
  outcome: differs(reason, source),
  async verify(t) {
    const { client: ecs } = await connect(t, ECS);

    t.same(await errorOf(ecs.registerTaskDefinition(registration)), clientException(message));
  },
}));

const REGISTRATION: Behaviour[] = [
  {
    title: 'a registration is completed with defaults, and each registration is the next revision',
    cases: of(FILE, 'test_register_task_definition'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const first = await ecs.registerTaskDefinition(smallest);
      const second = await ecs.registerTaskDefinition(smallest);

      matchExactly(t, first.taskDefinition, {
        family: 'www',
        revision: 1,
        taskDefinitionArn: arn('www:1'),
        volumes: [],
        placementConstraints: [],
        requiresCompatibilities: undefined,
        cpu: undefined,
        memory: undefined,
        containerDefinitions: [
          {
            name: 'web',
            image: 'nginx',
            cpu: 0,
            portMappings: [],
            essential: true,
            environment: [],
            mountPoints: [],
            volumesFrom: [],
          },
        ],
      });
      matchExactly(t, second.taskDefinition, { revision: 2, taskDefinitionArn: arn('www:2') });
    },
  },
  {
    title: 'a registration for Fargate keeps size, roles, container sizes and environment',
    cases: of(FILE, 'test_register_task_definition', 'test_register_task_definition_memory_validation_fargate'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const environment = [{ name: 'AWS_ACCESS_KEY_ID', value: 'some key' }];
      const registration: RegisterTaskDefinitionRequest = {
        ...definition,
        requiresCompatibilities: ['EC2', 'FARGATE'],
        cpu: '512',
        memory: '1024',
        taskRoleArn: role('task'),
        executionRoleArn: role('execution'),
        containerDefinitions: [
          { name: 'web', image: 'nginx', cpu: 512, environment },
          { name: 'sidecar', image: 'nginx', essential: false },
        ],
      };

      const { taskDefinition } = await ecs.registerTaskDefinition(registration);

      matchExactly(t, taskDefinition, {
        requiresCompatibilities: ['EC2', 'FARGATE'],
        compatibilities: ['EC2', 'FARGATE'],
        networkMode: 'awsvpc',
        cpu: '512',
        memory: '1024',
        taskRoleArn: role('task'),
        executionRoleArn: role('execution'),
        containerDefinitions: [
          { name: 'web', cpu: 512, environment, essential: true },
          { name: 'sidecar', cpu: 0, environment: [], essential: false },
        ],
      });
    },
  },
  {
    title: 'a task role is given by its name or its ARN, and exists when a task starts',
    cases: of(FILE, 'test_register_task_definition', 'test_describe_task_definitions'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, emulator, www } = await activeCluster(t);
      const { networkConfiguration } = www;
      const iam = clientOf(t, IAM, emulator);
      const run = (taskDefinition: string) =>
        ecs.runTask({ cluster: 'space', taskDefinition, launchType: 'FARGATE', networkConfiguration });

      const named = await ecs.registerTaskDefinition({ ...definition, taskRoleArn: 'task-role' });
      await ecs.registerTaskDefinition({ ...definition, taskRoleArn: role('task-role') });

      t.equal(named.taskDefinition?.taskRoleArn, 'task-role');
      for (const revision of ['www:1', 'www:2'])
        matchExactly(t, await errorOf(run(revision)), { name: 'ClientException', message: /task-role/, status: 400 });
      await iam.createRole({ RoleName: 'task-role', AssumeRolePolicyDocument: TRUST });
      for (const revision of ['www:1', 'www:2']) t.equal((await run(revision)).tasks?.length, 1, revision);
    },
  },
  {
    title: 'a definition that Fargate does not run is compatible with instances in and outside of AWS',
    cases: REGISTERED,
    outcome: differs(
      'The test cases expect EC2 alone; AWS validates a definition for every launch type, among them EXTERNAL.',
      'Amazon ECS API Reference, TaskDefinition, `compatibilities`',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const { taskDefinition } = await ecs.registerTaskDefinition(smallest);

      t.same(taskDefinition?.compatibilities, ['EXTERNAL', 'EC2']);
    },
  },
  {
    title: 'a network mode that was not given stays absent',
    cases: REGISTERED,
    outcome: differs(
      'The test cases expect `bridge`; AWS returns no network mode.',
      'AWS CLI Command Reference, `ecs register-task-definition`, example 1',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const { taskDefinition } = await ecs.registerTaskDefinition(smallest);

      t.equal(taskDefinition?.networkMode, undefined);
    },
  },
  {
    title: 'a definition without memory of its task can be registered for instances, with placement constraints',
    cases: of(FILE, 'test_ecs_task_definition_placement_constraints'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const placementConstraints = [{ type: 'memberOf' as const, expression: 'attribute:ecs.instance-type =~ t2.*' }];

      const { taskDefinition } = await ecs.registerTaskDefinition({
        ...smallest,
        networkMode: 'bridge',
        placementConstraints,
      });

      t.same(taskDefinition?.placementConstraints, placementConstraints);
    },
  },
  {
    title: 'a volume on EFS without a directory is the root directory',
    cases: of('test_ecs_efs', 'test_register_task_definition__use_efs_root'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const efsVolumeConfiguration = { fileSystemId: 'fs-12345678', transitEncryption: 'ENABLED' as const };
      await ecs.registerTaskDefinition({ ...definition, volumes: [{ name: 'data', efsVolumeConfiguration }] });

      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'www' });

      t.same(taskDefinition?.volumes, [
        { name: 'data', efsVolumeConfiguration: { ...efsVolumeConfiguration, rootDirectory: '/' } },
      ]);
    },
  },
  {
    title: 'a described definition has all that was registered',
    cases: of(FILE, 'test_describe_task_definition_by_family'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const registration: RegisterTaskDefinitionRequest = {
        ...smallest,
        proxyConfiguration: { type: 'APPMESH', containerName: 'web' },
        runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
        ipcMode: 'host',
        pidMode: 'host',
        ephemeralStorage: { sizeInGiB: 123 },
        inferenceAccelerators: [{ deviceName: 'dn', deviceType: 'dt' }],
      };
      await ecs.registerTaskDefinition(registration);

      const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: 'www' });

      matchExactly(t, taskDefinition, {
        taskDefinitionArn: arn('www:1'),
        status: 'ACTIVE',
        volumes: [],
        proxyConfiguration: { type: 'APPMESH', containerName: 'web' },
        runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
        ipcMode: 'host',
        pidMode: 'host',
        ephemeralStorage: { sizeInGiB: 123 },
        inferenceAccelerators: [{ deviceName: 'dn', deviceType: 'dt' }],
        containerDefinitions: [{ name: 'web', memory: 400, mountPoints: [], portMappings: [], volumesFrom: [] }],
      });
    },
  },
];

const LISTS: Behaviour[] = [
  {
    title: 'revisions are listed in their order, of one family by its whole name, and by status',
    cases: of(
      FILE,
      'test_list_task_definitions',
      'test_list_task_definitions_with_family_prefix',
      'test_list_task_definitions_with_status_filter',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      for (const family of ['www_a', 'www_a', 'www_b']) await ecs.registerTaskDefinition({ ...definition, family });
      await ecs.deregisterTaskDefinition({ taskDefinition: arn('www_a:2') });
      const list = async (input: { familyPrefix?: string; status?: 'ACTIVE' | 'INACTIVE' }) =>
        (await ecs.listTaskDefinitions(input)).taskDefinitionArns;

      t.same(await list({}), [arn('www_a:1'), arn('www_b:1')]);
      t.same(await list({ familyPrefix: 'www' }), []);
      t.same(await list({ familyPrefix: 'www_a' }), [arn('www_a:1')]);
      t.same(await list({ status: 'ACTIVE' }), [arn('www_a:1'), arn('www_b:1')]);
      t.same(await list({ status: 'INACTIVE' }), [arn('www_a:2')]);
    },
  },
  {
    title: 'families are listed, also by the beginning of their names',
    cases: of(FILE, 'test_list_task_definition_families'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      for (const family of ['www', 'alt_www']) await ecs.registerTaskDefinition({ ...definition, family });

      t.same((await ecs.listTaskDefinitionFamilies()).families, ['alt_www', 'www']);
      t.same((await ecs.listTaskDefinitionFamilies({ familyPrefix: 'alt' })).families, ['alt_www']);
    },
  },
  {
    title: 'a family stands for its latest revision',
    cases: of(FILE, 'test_describe_task_definitions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.registerTaskDefinition(definition);
      await ecs.registerTaskDefinition({
        ...definition,
        taskRoleArn: role('task'),
        executionRoleArn: role('execution'),
      });
      await ecs.registerTaskDefinition(definition);

      const latest = await ecs.describeTaskDefinition({ taskDefinition: 'www' });
      const second = await ecs.describeTaskDefinition({ taskDefinition: 'www:2' });

      t.equal(latest.taskDefinition?.taskDefinitionArn, arn('www:3'));
      matchExactly(t, second.taskDefinition, {
        taskDefinitionArn: arn('www:2'),
        taskRoleArn: role('task'),
        executionRoleArn: role('execution'),
      });
    },
  },
];

const DELETION: Behaviour[] = [
  {
    title: 'a deregistered definition is INACTIVE and keeps its content',
    cases: of(FILE, 'test_deregister_task_definition_1'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.registerTaskDefinition(definition);

      const { taskDefinition } = await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });

      matchExactly(t, taskDefinition, {
        taskDefinitionArn: arn('www:1'),
        status: 'INACTIVE',
        containerDefinitions: [{ name: 'web', image: 'nginx:1.27', essential: true }],
      });
    },
  },
  {
    title: 'a deregistration needs a revision that exists',
    cases: of(FILE, 'test_deregister_task_definition_2'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const deregister = (taskDefinition: string) => errorOf(ecs.deregisterTaskDefinition({ taskDefinition }));

      t.same(await deregister('none'), clientException('Revision is missing.'));
      t.same(await deregister('none:foo'), {
        name: 'InvalidParameterException',
        message: 'Invalid revision number. Number: foo',
        status: 400,
      });
      t.same(await deregister('none:1'), clientException('Unable to describe task definition.'));
    },
  },
  {
    title: 'a deleted definition is being deleted and keeps its content',
    cases: of('test_ecs_task_definitions', 'test_delete_task_definitions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.registerTaskDefinition(definition);
      await ecs.deregisterTaskDefinition({ taskDefinition: 'www:1' });

      const { taskDefinitions, failures } = await ecs.deleteTaskDefinitions({ taskDefinitions: ['www:1'] });

      matchExactly(t, taskDefinitions, [
        {
          taskDefinitionArn: arn('www:1'),
          family: 'www',
          revision: 1,
          status: 'DELETE_IN_PROGRESS',
          volumes: [],
          placementConstraints: [],
          containerDefinitions: [{ name: 'web', image: 'nginx:1.27', environment: [], mountPoints: [] }],
        },
      ]);
      t.same(failures, []);
    },
  },
  {
    title: 'definitions that cannot be deleted are failures, each with its reason',
    cases: of(
      'test_ecs_task_definitions',
      'test_delete_task_definitions_cannot_delete_active',
      'test_delete_task_definitions_invalid_identifier',
      'test_delete_task_definitions_nonexistent',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.registerTaskDefinition(definition);

      const deleted = await ecs.deleteTaskDefinitions({ taskDefinitions: [arn('www:1'), 'invalid', 'none:1'] });

      t.same(deleted.taskDefinitions, []);
      t.same(deleted.failures, [
        {
          arn: arn('www:1'),
          reason:
            'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
        },
        {
          arn: 'invalid',
          reason: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
        },
        {
          arn: 'none:1',
          reason:
            'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
        },
      ]);
    },
  },
];

const TAGS: Behaviour[] = [
  {
    title: 'tags of a definition are described, listed, added and removed',
    cases: [
      ...of(FILE, 'test_list_tags_for_resource'),
      ...of('test_ecs_task_def_tags', 'test_describe_task_definition_with_tags'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const resourceArn = arn('www:1');
      const tags = [
        { key: 'createdBy', value: 'me' },
        { key: 'foo', value: 'bar' },
      ];
      const described = async () =>
        (await ecs.describeTaskDefinition({ taskDefinition: 'www:1', include: ['TAGS'] })).tags;
      await ecs.registerTaskDefinition({ ...definition, tags });

      t.same(await described(), tags);
      t.same((await ecs.listTagsForResource({ resourceArn })).tags, tags);
      await ecs.tagResource({ resourceArn, tags: [{ key: 'k2', value: 'v2' }] });
      t.same(await described(), [...tags, { key: 'k2', value: 'v2' }]);
      await ecs.untagResource({ resourceArn, tagKeys: ['k2'] });
      t.same((await ecs.listTagsForResource({ resourceArn })).tags, tags);
    },
  },
];

export const TASK_DEFINITIONS: Behaviour[] = [
  ...REGISTRATION,
  ...REJECTIONS,
  ...FARGATE_RULES,
  ...LISTS,
  ...DELETION,
  ...TAGS,
];
