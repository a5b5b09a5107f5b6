import { ECS, type RunTaskCommandInput, waitUntilTasksStopped } from '@aws-sdk/client-ecs';
import type { Test } from 'tap';
import { connect } from '../../../emulator/connect.js';
import { activeCluster, definition, timings, withImage } from '../../../emulator/ecs/active-cluster.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';

const FILE = 'test_ecs';
const clusterArn = 'arn:aws:ecs:us-east-1:012345678901:cluster/space';
const taskDefinitionArn = 'arn:aws:ecs:us-east-1:012345678901:task-definition/www:1';
const invalidParameter = (message: string) => ({ name: 'InvalidParameterException', message, status: 400 });
const clusterNotFound = { name: 'ClusterNotFoundException', message: 'Cluster not found.', status: 400 };
const LIFECYCLE = 'Amazon ECS Developer Guide, "Amazon ECS task lifecycle"';

/** A cluster with a registered definition, and a function that runs tasks of it and returns their ARNs. */
async function readyCluster(t: Test) {
  const account = await activeCluster(t);
  await account.ecs.registerTaskDefinition(definition);
  const { networkConfiguration } = account.www;
  const input: RunTaskCommandInput = {
    cluster: 'space',
    taskDefinition: 'www',
    launchType: 'FARGATE',
    networkConfiguration,
  };
  const run = async (more: Partial<RunTaskCommandInput> = {}) => {
    const { tasks = [] } = await account.ecs.runTask({ ...input, ...more });
    return tasks.map(({ taskArn = '' }) => taskArn);
  };
  return { ...account, input, run };
}

const RUNS: Behaviour[] = [
  {
    title: 'RunTask starts as many tasks as requested, with their tags',
    cases: of(FILE, 'test_run_task', 'test_run_task_default_cluster_new_arn_format'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, input } = await readyCluster(t);
      const tags = [
        { key: 'tagKey0', value: 'tagValue0' },
        { key: 'tagKey1', value: 'tagValue1' },
      ];

      const { tasks, failures } = await ecs.runTask({ ...input, count: 2, startedBy: 'me', tags });
      clock.advance(10_000);

      const task = {
        taskArn: /^arn:aws:ecs:us-east-1:012345678901:task\/space\/[0-9a-f]{32}$/,
        clusterArn,
        taskDefinitionArn,
        desiredStatus: 'RUNNING',
        startedBy: 'me',
        launchType: 'FARGATE',
        tags,
        containers: [{ name: 'web', image: 'nginx:1.27', lastStatus: 'PENDING' }],
      };
      matchExactly(t, tasks, [task, task]);
      t.same(failures, []);
      const { clusters } = await ecs.describeClusters({ clusters: ['space'] });
      t.equal(clusters?.[0]?.runningTasksCount, 2);
    },
  },
  {
    title: 'a new task is PROVISIONING; its containers are those of the task',
    cases: of(FILE, 'test_run_task', 'test_run_task_awsvpc_network', 'test_run_task_default_cluster'),
    outcome: differs(
      'The test cases expect RUNNING, an empty reason of a stop, and containers whose task is the definition; AWS starts a task in PROVISIONING.',
      LIFECYCLE,
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      const { tasks } = await ecs.runTask(input);

      const taskArn = tasks?.[0]?.taskArn;
      matchExactly(t, tasks, [
        { lastStatus: 'PROVISIONING', stoppedReason: undefined, containers: [{ taskArn, lastStatus: 'PENDING' }] },
      ]);
    },
  },
  {
    title: 'the overrides of a task name its containers',
    cases: of(FILE, 'test_run_task', 'test_run_task_default_cluster'),
    outcome: differs(
      'The test cases expect no overrides; AWS returns an override for each container.',
      'AWS CLI Command Reference, `ecs describe-tasks`',
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      const { tasks } = await ecs.runTask(input);

      matchExactly(t, tasks, [{ overrides: { containerOverrides: [{ name: 'web' }] } }]);
    },
  },
  {
    title: 'a task without a cluster runs in the cluster default',
    cases: of(FILE, 'test_run_task_default_cluster'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, input } = await readyCluster(t);
      await ecs.createCluster();
      clock.advance(10_000);

      const { tasks } = await ecs.runTask({ ...input, cluster: undefined, count: 2 });

      const task = {
        taskArn: /^arn:aws:ecs:us-east-1:012345678901:task\/default\//,
        clusterArn: 'arn:aws:ecs:us-east-1:012345678901:cluster/default',
        taskDefinitionArn,
        launchType: 'FARGATE',
        desiredStatus: 'RUNNING',
      };
      matchExactly(t, tasks, [task, task]);
    },
  },
  {
    title: 'a definition that is not for Fargate does not run on Fargate',
    cases: of(
      FILE,
      'test_run_task_default_cluster',
      'test_run_task_with_capacity_provider_strategy_fargate',
      'test_run_task_uses_cluster_default_capacity_provider_strategy',
    ),
    outcome: differs(
      'The test cases run definitions without size and network mode on Fargate; AWS requires both.',
      'Amazon ECS API Reference, RegisterTaskDefinition, `networkMode`, `cpu` and `memory`',
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);
      const containerDefinitions = [{ name: 'web', image: 'nginx', cpu: 1024, memory: 400 }];
      await ecs.registerTaskDefinition({ family: 'other', containerDefinitions });

      t.same(
        await errorOf(ecs.runTask({ ...input, taskDefinition: 'other', networkConfiguration: undefined })),
        invalidParameter('Task definition does not support launch_type FARGATE.'),
      );
    },
  },
  {
    title: 'a running task has a network interface in its subnet',
    cases: of(FILE, 'test_run_task_awsvpc_network'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, emulator, run } = await readyCluster(t);
      const subnets = emulator.seed.subnetIds.slice(0, 1);
      const securityGroups = emulator.seed.securityGroupIds;
      const tasks = await run({ networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } });
      clock.advance(10_000);

      const described = await ecs.describeTasks({ cluster: 'space', tasks });

      const [attachment] = described.tasks?.[0]?.attachments ?? [];
      matchExactly(t, attachment, {
        id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        type: 'ElasticNetworkInterface',
        status: 'ATTACHED',
        details: [
          { name: 'subnetId', value: subnets[0] },
          { name: 'networkInterfaceId', value: /^eni-[0-9a-f]{17}$/ },
          { name: 'macAddress', value: /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/ },
          { name: 'privateDnsName', value: /^ip-10-0-\d+-\d+\.ec2\.internal$/ },
          { name: 'privateIPv4Address', value: /^10\.0\.\d+\.\d+$/ },
        ],
      });
    },
  },
  {
    title: 'a security group of a task has to exist',
    cases: of(FILE, 'test_run_task_awsvpc_network__unknown_sec_group'),
    outcome: differs(
      'The test case expects the security group to be created; AWS takes the ids of existing ones.',
      'Amazon ECS API Reference, AwsVpcConfiguration',
    ),
    async verify(t) {
      const { ecs, emulator, input } = await readyCluster(t);
      const awsvpcConfiguration = { subnets: emulator.seed.subnetIds, securityGroups: ['unknown_sg'] };

      t.same(
        await errorOf(ecs.runTask({ ...input, networkConfiguration: { awsvpcConfiguration } })),
        invalidParameter(
          "Error retrieving security group information for [unknown_sg]: The security group 'unknown_sg' does not exist (ErrorCode: InvalidGroup.NotFound)",
        ),
      );
    },
  },
  {
    title: 'a task with the network mode awsvpc has a network configuration',
    cases: of(FILE, 'test_run_task_awsvpc_network_error'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(
        await errorOf(ecs.runTask({ ...input, networkConfiguration: undefined })),
        invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified."),
      );
    },
  },
  {
    title: 'a task runs in a cluster that exists',
    cases: of(FILE, 'test_run_task_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(await errorOf(ecs.runTask({ ...input, cluster: 'none' })), clusterNotFound);
    },
  },
  {
    title: 'a launch type is written as AWS does',
    cases: of(FILE, 'test_run_task_exceptions'),
    outcome: differs(
      'The test case expects three launch types in the message; AWS has four.',
      'model of Amazon ECS, `LaunchType`',
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(
        await errorOf(ecs.runTask({ ...input, launchType: 'Fargate' as 'FARGATE' })),
        invalidParameter(
          "Value 'Fargate' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]",
        ),
      );
    },
  },
];

const strategy = [{ capacityProvider: 'FARGATE', weight: 1 }];

const CAPACITY: Behaviour[] = [
  {
    title: 'a strategy of the request or of the cluster chooses the capacity provider of a task',
    cases: of(
      FILE,
      'test_run_task_with_capacity_provider_strategy_fargate',
      'test_run_task_uses_cluster_default_capacity_provider_strategy',
    ),
    outcome: 'holds',
    async verify(t) {
      const { ecs, input } = await readyCluster(t);
      const capacity = { cluster: 'space', capacityProviders: ['FARGATE'] };
      await ecs.putClusterCapacityProviders({ ...capacity, defaultCapacityProviderStrategy: [] });
      const byRequest = await ecs.runTask({ ...input, launchType: undefined, capacityProviderStrategy: strategy });
      await ecs.putClusterCapacityProviders({ ...capacity, defaultCapacityProviderStrategy: strategy });
      const byCluster = await ecs.runTask({ ...input, launchType: undefined });

      for (const { tasks } of [byRequest, byCluster])
        matchExactly(t, tasks, [{ capacityProviderName: 'FARGATE', containerInstanceArn: undefined }]);
    },
  },
  {
    title: 'a task of the capacity provider FARGATE has the launch type FARGATE',
    cases: of(FILE, 'test_run_task_with_capacity_provider_strategy_fargate'),
    outcome: differs(
      'The test case expects no launch type; AWS returns the infrastructure where the task runs.',
      'Amazon ECS API Reference, Task, `launchType`',
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);
      const capacity = { capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: strategy };
      await ecs.putClusterCapacityProviders({ cluster: 'space', ...capacity });

      const { tasks } = await ecs.runTask({ ...input, launchType: undefined });

      matchExactly(t, tasks, [{ launchType: 'FARGATE' }]);
    },
  },
  {
    title: 'a strategy names capacity providers of the cluster only',
    cases: of(FILE, 'test_run_task_with_capacity_provider_strategy_fargate'),
    outcome: differs(
      'The test case uses a cluster without capacity providers; AWS requires them to be associated with the cluster.',
      'Amazon ECS API Reference, RunTask, `capacityProviderStrategy`',
    ),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(
        await errorOf(ecs.runTask({ ...input, launchType: undefined, capacityProviderStrategy: strategy })),
        invalidParameter(
          'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.',
        ),
      );
    },
  },
  {
    title: 'a request has a launch type or a strategy',
    cases: of(FILE, 'test_run_task_with_launch_type_and_capacity_provider_strategy_fails'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(
        await errorOf(ecs.runTask({ ...input, capacityProviderStrategy: strategy })),
        invalidParameter(
          'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
        ),
      );
    },
  },
  {
    title: 'tasks on container instances',
    cases: of(
      FILE,
      'test_run_task',
      'test_resource_reservation_and_release',
      'test_resource_reservation_and_release_memory_reservation',
      'test_task_definitions_unable_to_be_placed',
      'test_task_definitions_with_port_clash',
    ),
    outcome: refused('Only tasks on Fargate are emulated, so no cluster has container instances.'),
    async verify(t) {
      const { ecs, input } = await readyCluster(t);

      t.same(
        await errorOf(ecs.runTask({ ...input, launchType: 'EC2' })),
        invalidParameter('No Container Instances were found in your cluster.'),
      );
    },
  },
];

const STOPS: Behaviour[] = [
  {
    title: 'a stopped task has the reason, and does not count any more',
    cases: of(FILE, 'test_stop_task'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, run } = await readyCluster(t);
      const [task = ''] = await run();
      clock.advance(10_000);
      const running = async () =>
        (await ecs.describeClusters({ clusters: ['space'] })).clusters?.map(one => one.runningTasksCount);
      t.same(await running(), [1]);

      const stopped = await ecs.stopTask({ cluster: 'space', task, reason: 'no longer needed' });
      clock.advance(timings.taskStopping);

      matchExactly(t, stopped.task, { taskArn: task, desiredStatus: 'STOPPED', stoppedReason: 'no longer needed' });
      t.same(await running(), [0]);
      const { tasks } = await ecs.describeTasks({ cluster: 'space', tasks: [task] });
      matchExactly(t, tasks, [{ lastStatus: 'STOPPED', stoppedReason: 'no longer needed' }]);
    },
  },
  {
    title: 'a task that is being stopped is not STOPPED at once',
    cases: of(FILE, 'test_stop_task'),
    outcome: differs('The test case expects STOPPED in the response; AWS stops the containers first.', LIFECYCLE),
    async verify(t) {
      const { ecs, clock, run } = await readyCluster(t);
      const [task = ''] = await run();
      clock.advance(10_000);

      const stopped = await ecs.stopTask({ cluster: 'space', task });

      t.equal(stopped.task?.lastStatus, 'RUNNING');
    },
  },
  {
    title: 'a task of a cluster that does not exist cannot be stopped',
    cases: of(FILE, 'test_stop_task_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same(await errorOf(ecs.stopTask({ task: 'none' })), clusterNotFound);
    },
  },
  {
    title: 'the waiter for stopped tasks ends when a task has ended',
    cases: of(FILE, 'test_wait_tasks_stopped'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, run } = await readyCluster(t);
      await ecs.registerTaskDefinition(withImage('registry.example/exits-at-once'));
      const tasks = await run();
      clock.advance(10_000);

      const { state } = await waitUntilTasksStopped({ client: ecs, maxWaitTime: 10 }, { cluster: 'space', tasks });

      t.equal(state, 'SUCCESS');
    },
  },
  {
    title: 'a task passes the states of AWS in their order',
    cases: of(FILE, 'test_task_state_transitions'),
    outcome: differs('The test case starts with RUNNING; AWS provisions and pulls first.', LIFECYCLE),
    async verify(t) {
      const { ecs, clock, run } = await readyCluster(t);
      const tasks = await run();
      const state = async () => (await ecs.describeTasks({ cluster: 'space', tasks })).tasks?.[0]?.lastStatus;
      const states = [await state()];
      for (const duration of [timings.taskProvisioning, timings.taskPending]) {
        clock.advance(duration);
        states.push(await state());
      }
      await ecs.stopTask({ cluster: 'space', task: tasks[0] });
      states.push(await state());
      clock.advance(timings.taskStopping);
      states.push(await state());

      t.same(states, ['PROVISIONING', 'PENDING', 'RUNNING', 'STOPPING', 'STOPPED']);
    },
  },
];

const READS: Behaviour[] = [
  {
    title: 'tasks are listed by family, startedBy and desired status',
    cases: of(FILE, 'test_list_tasks', 'test_list_tasks_with_filters'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, run } = await readyCluster(t);
      await ecs.createCluster({ clusterName: 'other' });
      clock.advance(10_000);
      await ecs.registerTaskDefinition({ ...definition, family: 'job' });
      const [foo] = await run({ startedBy: 'foo' });
      const [bar] = await run({ startedBy: 'bar' });
      const [other = ''] = await run({ cluster: 'other', taskDefinition: 'job', startedBy: 'foo' });
      const list = async (
        cluster: string,
        filter: { family?: string; startedBy?: string; desiredStatus?: 'RUNNING' | 'STOPPED' },
      ) => (await ecs.listTasks({ cluster, ...filter })).taskArns;
      const both = [foo, bar].sort();

      t.same(await list('space', {}), both);
      t.same(await list('other', {}), [other]);
      t.same(await list('space', { family: 'none' }), []);
      t.same(await list('space', { family: 'www' }), both);
      t.same(await list('other', { family: 'job' }), [other]);
      t.same(await list('space', { startedBy: 'none' }), []);
      t.same(await list('space', { startedBy: 'foo' }), [foo]);
      t.same(await list('space', { startedBy: 'bar' }), [bar]);
      t.same(await list('space', { desiredStatus: 'RUNNING' }), both);
      await ecs.stopTask({ cluster: 'other', task: other });
      t.same(await list('other', { desiredStatus: 'RUNNING' }), []);
      t.same(await list('other', { desiredStatus: 'STOPPED' }), [other]);
    },
  },
  {
    title: 'tasks of a container instance',
    cases: of(FILE, 'test_list_tasks_with_filters'),
    outcome: refused('Only tasks on Fargate are emulated, so no task has a container instance.'),
    async verify(t) {
      const { ecs } = await readyCluster(t);

      t.same(await errorOf(ecs.listTasks({ cluster: 'space', containerInstance: 'bad-id' })), {
        name: 'ClientException',
        message: 'The specified container instance does not exist.',
        status: 400,
      });
    },
  },
  {
    title: 'tasks of a cluster that does not exist are neither listed nor described',
    cases: of(FILE, 'test_list_tasks_exceptions', 'test_describe_tasks_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same(await errorOf(ecs.listTasks({ cluster: 'none' })), clusterNotFound);
      t.same(await errorOf(ecs.describeTasks({ tasks: [] })), clusterNotFound);
      await ecs.createCluster();
      t.same(await errorOf(ecs.describeTasks({ tasks: [] })), invalidParameter('Tasks cannot be empty.'));
    },
  },
  {
    title: 'tasks are described by ARN and by id, with the family as their group unless another is given',
    cases: of(FILE, 'test_describe_tasks', 'test_describe_tasks_empty_tags', 'test_describe_tasks_include_tags'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, run } = await readyCluster(t);
      const [one = '', two = ''] = await run({ count: 2 });
      const [grouped = ''] = await run({ group: 'test_group' });
      const describe = async (tasks: string[]) => (await ecs.describeTasks({ cluster: 'space', tasks })).tasks;

      matchExactly(t, await describe([one, two]), [
        { taskArn: one, group: 'family:www' },
        { taskArn: two, group: 'family:www' },
      ]);
      matchExactly(t, await describe([one.slice(one.lastIndexOf('/') + 1)]), [{ taskArn: one }]);
      matchExactly(t, await describe([grouped]), [{ group: 'test_group' }]);
    },
  },
  {
    title: 'tags of tasks are described on request, listed, added and removed',
    cases: [
      ...of(FILE, 'test_describe_tasks_empty_tags', 'test_describe_tasks_include_tags'),
      ...of('test_ecs_task_tags', 'test_describe_tasks_include_tags', 'test_add_tags_to_task'),
    ],
    outcome: 'holds',
    async verify(t) {
      const { ecs, run } = await readyCluster(t);
      const tags = [{ key: 'k1', value: 'v1' }];
      const [tagged = ''] = await run({ tags });
      const [untagged = ''] = await run();
      const describe = async (task: string) =>
        (await ecs.describeTasks({ cluster: 'space', tasks: [task], include: ['TAGS'] })).tasks?.[0]?.tags;

      t.same(await describe(tagged), tags);
      t.same(await describe(untagged), []);
      await ecs.tagResource({ resourceArn: tagged, tags: [{ key: 'k2', value: 'v2' }] });
      t.same(await describe(tagged), [...tags, { key: 'k2', value: 'v2' }]);
      await ecs.untagResource({ resourceArn: tagged, tagKeys: ['k2'] });
      t.same((await ecs.listTagsForResource({ resourceArn: tagged })).tags, tags);
    },
  },
  {
    title: 'tags of a task that were not asked for are an empty list',
    cases: of(FILE, 'test_describe_tasks_include_tags'),
    outcome: differs(
      'The test case expects no member `tags`; AWS returns an empty list.',
      'AWS CLI Command Reference, `ecs describe-tasks`',
    ),
    async verify(t) {
      const { ecs, run } = await readyCluster(t);
      const tasks = await run({ tags: [{ key: 'k1', value: 'v1' }] });

      const described = await ecs.describeTasks({ cluster: 'space', tasks });

      matchExactly(t, described.tasks, [{ tags: [] }]);
    },
  },
];

export const TASKS: Behaviour[] = [...RUNS, ...CAPACITY, ...STOPS, ...READS];
