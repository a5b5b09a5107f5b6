import { ECS, type UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { CreateTargetGroupCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Test } from 'tap';
import { clientOf, connect } from '../../../emulator/connect.js';
import { activeCluster, definition, withImage } from '../../../emulator/ecs/active-cluster.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';

const FILE = 'test_ecs';
const clusterArn = 'arn:aws:ecs:us-east-1:012345678901:cluster/space';
const serviceArn = (name: string) => `arn:aws:ecs:us-east-1:012345678901:service/space/${name}`;
const taskDefinition = 'arn:aws:ecs:us-east-1:012345678901:task-definition/www:1';
const invalidParameter = (message: string) => ({ name: 'InvalidParameterException', message, status: 400 });
const clusterNotFound = { name: 'ClusterNotFoundException', message: 'Cluster not found.', status: 400 };
const serviceNotFound = { name: 'ServiceNotFoundException', message: 'Service not found.', status: 400 };

/** A cluster with a registered definition. */
async function readyCluster(t: Test) {
  const account = await activeCluster(t);
  await account.ecs.registerTaskDefinition(definition);
  return account;
}

/** A cluster with the service www, whose two tasks are RUNNING. */
async function runningService(t: Test) {
  const account = await readyCluster(t);
  await account.ecs.createService({ ...account.www, desiredCount: 2 });
  account.clock.advance(10_000);
  return account;
}

const CREATION: Behaviour[] = [
  {
    title: 'a new service is ACTIVE, has no events yet, and starts its tasks',
    cases: of(FILE, 'test_create_service', 'test_describe_services_new_arn'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      const { service } = await ecs.createService({ ...www, desiredCount: 2, platformVersion: '1.4.0' });

      matchExactly(t, service, {
        clusterArn,
        serviceArn: serviceArn('www'),
        serviceName: 'www',
        status: 'ACTIVE',
        desiredCount: 2,
        runningCount: 0,
        events: [],
        loadBalancers: [],
        taskDefinition,
        schedulingStrategy: 'REPLICA',
        launchType: 'FARGATE',
        platformVersion: '1.4.0',
        deployments: [{ platformVersion: '1.4.0', platformFamily: 'Linux' }],
        networkConfiguration: {
          awsvpcConfiguration: { subnets: www.networkConfiguration.awsvpcConfiguration.subnets },
        },
      });
      const { clusters } = await ecs.describeClusters({ clusters: ['space'] });
      t.equal(clusters?.[0]?.pendingTasksCount, 2);
    },
  },
  {
    title: 'tasks are not pending yet in the response that creates or updates a service',
    cases: of(FILE, 'test_create_service', 'test_update_service'),
    outcome: differs(
      'The test cases expect the tasks in the counts of the response; AWS starts them after it.',
      'AWS CLI Command Reference, `ecs create-service`, example 1',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      const created = await ecs.createService({ ...www, desiredCount: 2 });
      const updated = await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 3 });

      matchExactly(t, created.service, { desiredCount: 2, runningCount: 0, pendingCount: 0 });
      matchExactly(t, updated.service, { desiredCount: 3, runningCount: 0, pendingCount: 2 });
    },
  },
  {
    title: 'a platform version has to exist',
    cases: of(FILE, 'test_create_service', 'test_service_exceptions'),
    outcome: differs(
      'The test cases use the platform version `2`; AWS has none of this name.',
      'Amazon ECS API Reference, CreateService, `PlatformUnknownException`',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      t.same(await errorOf(ecs.createService({ ...www, platformVersion: '2' })), {
        name: 'PlatformUnknownException',
        message: 'The specified platform does not exist.',
        status: 400,
      });
    },
  },
  {
    title: 'a service and its cluster count running and pending tasks',
    cases: of(FILE, 'test_create_running_service'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, www, describe } = await readyCluster(t);
      const cluster = async () => (await ecs.describeClusters({ clusters: ['space'] })).clusters?.[0];
      await ecs.createService({ ...www, desiredCount: 3 });
      clock.advance(10_000);

      await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 4 });

      matchExactly(t, await describe(), { runningCount: 3, pendingCount: 1 });
      matchExactly(t, await cluster(), { runningTasksCount: 3, pendingTasksCount: 1 });
    },
  },
  {
    title: 'a deployment is COMPLETED when its tasks run',
    cases: of(FILE, 'test_create_service_rollout_state_completed'),
    outcome: 'holds',
    async verify(t) {
      const { describe } = await runningService(t);

      const [deployment] = (await describe())?.deployments ?? [];

      matchExactly(t, deployment, {
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${deployment?.id} completed.`,
        failedTasks: 0,
      });
    },
  },
  {
    title: 'a deployment counts its tasks that failed to start',
    cases: of(FILE, 'test_create_service_failed_tasks_env_var'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, www, describe } = await activeCluster(t);
      await ecs.registerTaskDefinition(withImage('registry.example/does-not-exist'));
      await ecs.createService({ ...www, desiredCount: 3 });

      clock.advance(9_000);

      const [deployment] = (await describe())?.deployments ?? [];
      t.equal(deployment?.failedTasks, 3);
    },
  },
  {
    title: 'the scheduling strategy DAEMON',
    cases: of(
      FILE,
      'test_create_service_scheduling_strategy',
      'test_describe_services_scheduling_strategy',
      'test_list_services',
    ),
    outcome: refused(
      'Fargate does not support it (Amazon ECS API Reference, CreateService), and only Fargate is emulated.',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      t.same(
        await errorOf(ecs.createService({ ...www, schedulingStrategy: 'DAEMON' })),
        invalidParameter('The emulator does not know the scheduling strategy DAEMON.'),
      );
    },
  },
  {
    title: 'a launch type is one of AWS’s',
    cases: of(FILE, 'test_create_service_errors'),
    outcome: differs(
      'The test case expects ClientException and two launch types; AWS has four.',
      'model of Amazon ECS, `LaunchType`',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      t.same(
        await errorOf(ecs.createService({ ...www, launchType: 'SOMETHING' as 'FARGATE' })),
        invalidParameter(
          "Value 'SOMETHING' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]",
        ),
      );
    },
  },
  {
    title: 'the network of a service has to exist',
    cases: of(FILE, 'test_service_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, emulator, www } = await readyCluster(t);
      const create = (awsvpcConfiguration: { subnets: string[]; securityGroups?: string[] }) =>
        errorOf(ecs.createService({ ...www, networkConfiguration: { awsvpcConfiguration } }));

      t.same(
        await create({ subnets: ['fake-subnet'] }),
        invalidParameter(
          "Error retrieving subnet information for [fake-subnet]: The subnet ID 'fake-subnet' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
        ),
      );
      t.same(
        await create({ subnets: emulator.seed.subnetIds, securityGroups: ['sg-123456'] }),
        invalidParameter(
          "Error retrieving security group information for [sg-123456]: The security group 'sg-123456' does not exist (ErrorCode: InvalidGroup.NotFound)",
        ),
      );
      t.same(await create({ subnets: [] }), invalidParameter('subnets can not be empty.'));
    },
  },
  {
    title: 'a service whose tasks have their own network interfaces takes no role',
    cases: of(FILE, 'test_create_service_with_role_arn'),
    outcome: differs(
      'The test case creates a service with a role and without a load balancer; AWS takes a role only with a load balancer and not with the network mode awsvpc.',
      'Amazon ECS API Reference, CreateService, `role`',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);
      const role = 'arn:aws:iam::012345678901:role/test-role';

      t.same(
        await errorOf(ecs.createService({ ...www, role })),
        invalidParameter('You cannot specify an IAM role for services that require a service linked role.'),
      );
    },
  },
];

const LOAD_BALANCING: Behaviour[] = [
  {
    title: 'a service has the load balancers that it was created or updated with',
    cases: of(FILE, 'test_create_service_load_balancing', 'test_remove_tg'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, emulator, www, describe } = await readyCluster(t);
      const elb = clientOf(t, ElasticLoadBalancingV2Client, emulator);
      const { TargetGroups } = await elb.send(
        new CreateTargetGroupCommand({
          Name: 'web',
          Protocol: 'HTTP',
          Port: 80,
          VpcId: emulator.seed.vpcId,
          TargetType: 'ip',
        }),
      );
      const targetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
      const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 80 }];

      const { service } = await ecs.createService({ ...www, loadBalancers });
      await ecs.createService({ ...www, serviceName: 'api' });
      await ecs.updateService({ cluster: 'space', service: 'api', loadBalancers });

      matchExactly(t, service, { loadBalancers, desiredCount: 1, status: 'ACTIVE', taskDefinition });
      matchExactly(t, await describe(), { loadBalancers });
      const { services } = await ecs.describeServices({ cluster: 'space', services: ['api'] });
      matchExactly(t, services, [{ loadBalancers }]);
    },
  },
  {
    title: 'a target group of a service has to exist',
    cases: of(FILE, 'test_create_service_load_balancing', 'test_remove_tg'),
    outcome: differs(
      'The test cases name target groups that do not exist, together with a Classic Load Balancer; AWS takes the ARN of a target group or the name of a Classic Load Balancer.',
      'Amazon ECS API Reference, LoadBalancer',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);
      const targetGroupArn = 'arn:aws:elasticloadbalancing:us-east-1:012345678901:targetgroup/none/0123456789abcdef';

      t.same(
        await errorOf(
          ecs.createService({ ...www, loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }] }),
        ),
        invalidParameter(`The target group ${targetGroupArn} does not exist.`),
      );
    },
  },
];

/** What the test cases update a service with, and how it is answered. */
const REFUSED_UPDATES: [
  title: string,
  update: Omit<UpdateServiceRequest, 'service'>,
  message: string,
  outcome: Behaviour['outcome'],
][] = [
  [
    'a service has at most one registry',
    { serviceRegistries: [{ registryArn: 'one' }, { registryArn: 'two' }] },
    "1 validation error detected: Value at 'serviceRegistries' failed to satisfy constraint: Member must have length less than or equal to 1",
    differs(
      'The test case gives two registries; AWS supports one for each service.',
      'Amazon ECS API Reference, UpdateService, `serviceRegistries`',
    ),
  ],
  [
    'tasks on Fargate have no placement strategy',
    { placementStrategy: [{ type: 'random' }] },
    'Placement constraints and strategies are not supported with FARGATE launch type.',
    refused('Fargate does not support it (Amazon ECS API Reference, PlacementStrategy), and only Fargate is emulated.'),
  ],
  [
    'the alarms of a deployment',
    { deploymentConfiguration: { alarms: { alarmNames: ['one'], enable: true, rollback: true } } },
    'The emulator does not know deployment alarms.',
    refused('Alarms of CloudWatch are not emulated, so they would never stop a deployment.'),
  ],
];

const UPDATES: Behaviour[] = [
  {
    title: 'an update changes the desired count, by names or by ARNs, and can force a deployment',
    cases: of(FILE, 'test_update_service'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, describe } = await runningService(t);
      const before = (await describe())?.deployments?.[0];

      const none = await ecs.updateService({
        cluster: 'space',
        service: 'www',
        taskDefinition: 'www',
        desiredCount: 0,
      });
      clock.advance(10_000);
      const one = await ecs.updateService({ cluster: clusterArn, service: serviceArn('www'), desiredCount: 1 });
      const forced = await ecs.updateService({ cluster: 'space', service: 'www', forceNewDeployment: true });

      matchExactly(t, none.service, {
        desiredCount: 0,
        schedulingStrategy: 'REPLICA',
        deployments: [{ id: before?.id }],
      });
      matchExactly(t, one.service, { desiredCount: 1, runningCount: 0, deployments: [{ id: before?.id }] });
      const [deployment] = forced.service?.deployments ?? [];
      t.not(deployment?.id, before?.id);
      t.same(deployment?.updatedAt, deployment?.createdAt);
      t.ok(Number(deployment?.createdAt) >= Number(before?.createdAt));
    },
  },
  {
    title: 'an update changes the circuit breaker and the percentages of deployments',
    cases: of(FILE, 'test_remove_tg'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, describe } = await runningService(t);
      const deploymentConfiguration = {
        deploymentCircuitBreaker: { enable: true, rollback: true },
        maximumPercent: 110,
        minimumHealthyPercent: 1,
      };

      await ecs.updateService({ cluster: 'space', service: 'www', deploymentConfiguration });

      matchExactly(t, await describe(), { deploymentConfiguration });
    },
  },
  {
    title: 'a service has a task definition',
    cases: of(FILE, 'test_remove_tg'),
    outcome: differs(
      'The test case creates a service without one; AWS requires it for rolling deployments.',
      'Amazon ECS API Reference, CreateService, `taskDefinition`',
    ),
    async verify(t) {
      const { ecs, www } = await readyCluster(t);

      t.same(
        await errorOf(ecs.createService({ ...www, taskDefinition: undefined })),
        invalidParameter('TaskDefinition can not be blank.'),
      );
    },
  },
  ...REFUSED_UPDATES.map(
    ([title, update, message, outcome]): Behaviour => ({
      title,
      cases: of(FILE, 'test_remove_tg'),
      outcome,
      async verify(t) {
        const { ecs } = await runningService(t);

        t.same(
          await errorOf(ecs.updateService({ cluster: 'space', service: 'www', ...update })),
          invalidParameter(message),
        );
      },
    }),
  ),
  {
    title: 'a service or a cluster that does not exist cannot be updated',
    cases: of(FILE, 'test_update_missing_service', 'test_update_service_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const update = () => errorOf(ecs.updateService({ service: 'none', desiredCount: 0 }));

      t.same(await update(), clusterNotFound);
      await ecs.createCluster();
      t.same(await update(), serviceNotFound);
    },
  },
];

const READS: Behaviour[] = [
  {
    title: 'services are listed by cluster, launch type and scheduling strategy',
    cases: of(FILE, 'test_list_services'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, www } = await readyCluster(t);
      await ecs.createCluster({ clusterName: 'other' });
      clock.advance(10_000);
      await ecs.createService({ ...www, serviceName: 'one' });
      await ecs.createService({ ...www, serviceName: 'two' });
      await ecs.createService({ ...www, serviceName: 'three', cluster: 'other' });
      const list = async (filter: { launchType?: 'EC2' | 'FARGATE'; schedulingStrategy?: 'REPLICA' | 'DAEMON' }) =>
        (await ecs.listServices({ cluster: 'space', ...filter })).serviceArns;
      const both = [serviceArn('one'), serviceArn('two')];

      t.same(await list({}), both);
      t.same(await list({ schedulingStrategy: 'REPLICA' }), both);
      t.same(await list({ schedulingStrategy: 'DAEMON' }), []);
      t.same(await list({ launchType: 'FARGATE' }), both);
      t.same(await list({ launchType: 'EC2' }), []);
    },
  },
  {
    title: 'services of a cluster that does not exist are neither listed nor described',
    cases: of(FILE, 'test_list_unknown_service', 'test_describe_services_error_unknown_cluster'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same(await errorOf(ecs.listServices({})), clusterNotFound);
      t.same(await errorOf(ecs.listServices({ cluster: 'none' })), clusterNotFound);
      t.same(await errorOf(ecs.describeServices({ cluster: 'none', services: ['www'] })), clusterNotFound);
    },
  },
  {
    title: 'services are described by names and ARNs, with their deployments, and on request with tags',
    cases: of(FILE, 'test_describe_services', 'test_describe_services_scheduling_strategy'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, www } = await readyCluster(t);
      const tags = [{ key: 'Name', value: 'one' }];
      await ecs.createService({ ...www, serviceName: 'one', desiredCount: 2, tags });
      await ecs.createService({ ...www, serviceName: 'two', desiredCount: 2 });
      const services = ['one', serviceArn('two')];

      const { services: [one, two] = [] } = await ecs.describeServices({
        cluster: clusterArn,
        services,
        include: ['TAGS'],
      });

      matchExactly(t, one, { serviceArn: serviceArn('one'), serviceName: 'one', schedulingStrategy: 'REPLICA', tags });
      matchExactly(t, two, { serviceArn: serviceArn('two'), serviceName: 'two', launchType: 'FARGATE', tags: [] });
      const [deployment] = one?.deployments ?? [];
      matchExactly(t, deployment, {
        status: 'PRIMARY',
        desiredCount: 2,
        pendingCount: 2,
        runningCount: 0,
        failedTasks: 0,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment ${deployment?.id} in progress.`,
        launchType: 'FARGATE',
        createdAt: Date,
        updatedAt: Date,
      });
    },
  },
  {
    title: 'a service is described as often as it is named',
    cases: of(FILE, 'test_describe_services_with_known_unknown_services'),
    outcome: 'holds',
    async verify(t) {
      const { ecs } = await runningService(t);

      const { services } = await ecs.describeServices({ cluster: 'space', services: ['www', serviceArn('www')] });

      matchExactly(t, services, [{ serviceArn: serviceArn('www') }, { serviceArn: serviceArn('www') }]);
    },
  },
  {
    title: 'a service that does not exist is reported as MISSING, by an ARN with its cluster',
    cases: of(FILE, 'test_describe_services_with_known_unknown_services'),
    outcome: differs(
      'The test case expects an ARN without the cluster; AWS’s ARNs of services have it.',
      'Amazon ECS Developer Guide, "Account settings", the formats of ARNs',
    ),
    async verify(t) {
      const { ecs } = await readyCluster(t);
      const short = 'arn:aws:ecs:us-east-1:012345678901:service/none-2';

      const { failures } = await ecs.describeServices({ cluster: 'space', services: ['none', short] });

      t.same(failures, [
        { arn: serviceArn('none'), reason: 'MISSING' },
        { arn: short, reason: 'MISSING' },
      ]);
    },
  },
];

const DELETION: Behaviour[] = [
  {
    title: 'a service without tasks is deleted and stays described as INACTIVE',
    cases: of(FILE, 'test_delete_service', 'test_delete_service__using_arns'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, clock, describe } = await runningService(t);
      await ecs.updateService({ cluster: 'space', service: 'www', desiredCount: 0 });
      clock.advance(10_000);

      const { service } = await ecs.deleteService({ cluster: clusterArn, service: serviceArn('www') });

      matchExactly(t, service, {
        clusterArn,
        serviceArn: serviceArn('www'),
        serviceName: 'www',
        desiredCount: 0,
        runningCount: 0,
        pendingCount: 0,
        loadBalancers: [],
        schedulingStrategy: 'REPLICA',
        taskDefinition,
      });
      matchExactly(t, await describe(), { status: 'INACTIVE' });
      const { clusters } = await ecs.describeClusters({ clusters: ['space'] });
      matchExactly(t, clusters, [{ runningTasksCount: 0, pendingTasksCount: 0 }]);
    },
  },
  {
    title: 'a service that is being deleted is DRAINING first',
    cases: of(FILE, 'test_delete_service', 'test_delete_service_force'),
    outcome: differs(
      'The test cases expect INACTIVE in the response, and with `force` no running task; AWS answers DRAINING until the tasks have stopped.',
      'Amazon ECS API Reference, DeleteService',
    ),
    async verify(t) {
      const { ecs, clock, describe } = await runningService(t);

      const { service } = await ecs.deleteService({ cluster: 'space', service: 'www', force: true });

      matchExactly(t, service, { status: 'DRAINING', desiredCount: 0 });
      clock.advance(10_000);
      matchExactly(t, await describe(), { status: 'INACTIVE', runningCount: 0, pendingCount: 0 });
    },
  },
  {
    title: 'only a service that exists and has no desired tasks is deleted',
    cases: of(FILE, 'test_delete_service_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { ecs } = await runningService(t);

      t.same(await errorOf(ecs.deleteService({ service: 'www' })), clusterNotFound);
      t.same(await errorOf(ecs.deleteService({ cluster: 'space', service: 'none' })), serviceNotFound);
      t.same(
        await errorOf(ecs.deleteService({ cluster: 'space', service: 'www' })),
        invalidParameter('The service cannot be stopped while it is scaled above 0.'),
      );
    },
  },
];

const TAGS: Behaviour[] = [
  {
    title: 'tags of services are listed, added, overwritten and removed',
    cases: of(
      FILE,
      'test_list_tags_for_resource_ecs_service',
      'test_ecs_service_tag_resource',
      'test_ecs_service_tag_resource_overwrites_tag',
      'test_ecs_service_untag_resource',
      'test_ecs_service_untag_resource_multiple_tags',
    ),
    outcome: 'holds',
    async verify(t) {
      const { ecs, www } = await readyCluster(t);
      await ecs.createService({ ...www, serviceName: 'one', tags: [{ key: 'foo', value: 'bar' }] });
      await ecs.createService({ ...www, serviceName: 'two' });
      const [one, two] = [serviceArn('one'), serviceArn('two')];
      const tagsOf = async (resourceArn: string) => (await ecs.listTagsForResource({ resourceArn })).tags;
      const createdBy = { key: 'createdBy', value: 'me' };

      t.same(await tagsOf(one), [{ key: 'foo', value: 'bar' }]);
      await ecs.tagResource({ resourceArn: two, tags: [createdBy] });
      await ecs.tagResource({ resourceArn: one, tags: [createdBy, { key: 'foo', value: 'hello world' }] });
      t.same(await tagsOf(one), [{ key: 'foo', value: 'hello world' }, createdBy]);
      await ecs.tagResource({ resourceArn: one, tags: [{ key: 'hello', value: 'world' }] });
      await ecs.untagResource({ resourceArn: one, tagKeys: ['foo', 'createdBy'] });
      t.same(await tagsOf(one), [{ key: 'hello', value: 'world' }]);
      await ecs.untagResource({ resourceArn: one, tagKeys: ['hello'] });
      t.same(await tagsOf(one), []);
      t.same(await tagsOf(two), [createdBy]);
    },
  },
  {
    title: 'tags of what does not exist cannot be listed',
    cases: of(FILE, 'test_list_tags_exceptions'),
    outcome: differs(
      'The test case expects ServiceNotFoundException, which is none of the errors of ListTagsForResource.',
      'model of Amazon ECS, `ListTagsForResource`',
    ),
    async verify(t) {
      const { ecs } = await readyCluster(t);
      const notFound = invalidParameter('The specified resource was not found. Specify a valid ARN and try again.');
      const own = 'arn:aws:ecs:us-east-1:012345678901:';

      for (const path of ['service/space/none', 'task/space/none'])
        t.same(await errorOf(ecs.listTagsForResource({ resourceArn: `${own}${path}` })), notFound, path);
      t.same(await errorOf(ecs.listTagsForResource({ resourceArn: `${own}task-definition/none:1` })), {
        name: 'ClientException',
        message: 'Unable to describe task definition.',
        status: 400,
      });
    },
  },
];

export const SERVICES: Behaviour[] = [...CREATION, ...LOAD_BALANCING, ...UPDATES, ...READS, ...DELETION, ...TAGS];
