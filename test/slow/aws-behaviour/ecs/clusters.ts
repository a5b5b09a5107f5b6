import { ECS } from '@aws-sdk/client-ecs';
import { connect } from '../../../emulator/connect.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';

const FILE = 'test_ecs';
const arn = (name: string) => `arn:aws:ecs:us-east-1:012345678901:cluster/${name}`;
const strategy = [
  { capacityProvider: 'FARGATE_SPOT', base: 1, weight: 1 },
  { capacityProvider: 'FARGATE', base: 0, weight: 1 },
];
const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
const clusterNotFound = { name: 'ClusterNotFoundException', message: 'Cluster not found.', status: 400 };

export const CLUSTERS: Behaviour[] = [
  {
    title: 'a new cluster is ACTIVE and empty',
    cases: of(FILE, 'test_create_cluster'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });

      const { clusters } = await ecs.describeClusters({ clusters: ['space'] });

      matchExactly(t, clusters, [
        {
          clusterName: 'space',
          clusterArn: arn('space'),
          status: 'ACTIVE',
          registeredContainerInstancesCount: 0,
          runningTasksCount: 0,
          pendingTasksCount: 0,
          activeServicesCount: 0,
        },
      ]);
    },
  },
  {
    title: 'a cluster keeps its settings and its default namespace',
    cases: of(FILE, 'test_create_cluster_with_setting'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const settings = [{ name: 'containerInsights' as const, value: 'disabled' }];

      const { cluster } = await ecs.createCluster({ settings, serviceConnectDefaults: { namespace: 'ns' } });

      t.same(cluster?.settings, settings);
      t.same(cluster?.serviceConnectDefaults, { namespace: 'ns' });
    },
  },
  {
    title: 'a cluster keeps its capacity providers and default strategy, given at once or later',
    cases: of(FILE, 'test_create_cluster_with_capacity_providers', 'test_put_capacity_providers'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const capacity = { capacityProviders, defaultCapacityProviderStrategy: strategy };

      const atOnce = await ecs.createCluster({ clusterName: 'one', ...capacity });
      await ecs.createCluster({ clusterName: 'two' });
      const later = await ecs.putClusterCapacityProviders({ cluster: 'two', ...capacity });

      for (const { cluster } of [atOnce, later]) matchExactly(t, cluster, capacity);
    },
  },
  {
    title: 'clusters are listed by their ARNs',
    cases: of(FILE, 'test_list_clusters'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS, { region: 'us-east-2' });
      for (const clusterName of ['one', 'two']) await ecs.createCluster({ clusterName });

      const { clusterArns } = await ecs.listClusters();

      const prefix = 'arn:aws:ecs:us-east-2:012345678901:cluster/';
      t.same(clusterArns, [`${prefix}one`, `${prefix}two`]);
    },
  },
  {
    title: 'a cluster gets tags at its creation or later',
    cases: of(FILE, 'test_create_cluster_with_tags', 'test_describe_clusters'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const tags = [{ key: 'team', value: 'web' }];
      await ecs.createCluster({ clusterName: 'one', tags });
      await ecs.createCluster({ clusterName: 'two' });
      await ecs.tagResource({ resourceArn: arn('two'), tags });

      for (const name of ['one', 'two'])
        t.same((await ecs.listTagsForResource({ resourceArn: arn(name) })).tags, tags, name);
      const { clusters } = await ecs.describeClusters({ clusters: ['one', 'two'], include: ['TAGS'] });
      matchExactly(t, clusters, [
        { clusterName: 'one', tags },
        { clusterName: 'two', tags },
      ]);
    },
  },
  {
    title: 'tags that do not exist or were not asked for are an empty list',
    cases: of(FILE, 'test_create_cluster_with_tags', 'test_describe_clusters'),
    outcome: differs(
      'The test cases expect no member `tags`; AWS returns an empty list.',
      'AWS CLI Command Reference, `ecs describe-tasks`, the example of a task without tags',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'one', tags: [{ key: 'team', value: 'web' }] });
      await ecs.createCluster({ clusterName: 'two' });

      t.same((await ecs.listTagsForResource({ resourceArn: arn('two') })).tags, []);
      const { clusters } = await ecs.describeClusters({ clusters: ['one', 'two'] });
      t.same(
        clusters?.map(({ tags }) => tags),
        [[], []],
      );
    },
  },
  {
    title: 'a cluster that does not exist is reported as MISSING',
    cases: of(FILE, 'test_describe_clusters_missing'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const { clusters, failures } = await ecs.describeClusters({ clusters: ['none'] });

      t.same(clusters, []);
      t.same(failures, [{ arn: arn('none'), reason: 'MISSING' }]);
    },
  },
  {
    title: 'a deleted cluster is INACTIVE and still described',
    cases: of(FILE, 'test_delete_cluster'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });

      const { cluster } = await ecs.deleteCluster({ cluster: 'space' });

      matchExactly(t, cluster, {
        clusterName: 'space',
        clusterArn: arn('space'),
        status: 'INACTIVE',
        registeredContainerInstancesCount: 0,
        runningTasksCount: 0,
        pendingTasksCount: 0,
        activeServicesCount: 0,
      });
      const { clusters } = await ecs.describeClusters({ clusters: ['space'] });
      matchExactly(t, clusters, [{ clusterName: 'space', status: 'INACTIVE' }]);
    },
  },
  {
    title: 'a deleted cluster is not listed',
    cases: of(FILE, 'test_delete_cluster'),
    outcome: differs(
      'The test case expects the INACTIVE cluster in the list; AWS lists the clusters that exist.',
      'Amazon ECS API Reference, ListClusters',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });
      await ecs.deleteCluster({ cluster: 'space' });

      t.same((await ecs.listClusters()).clusterArns, []);
    },
  },
  {
    title: 'a cluster that does not exist cannot be deleted',
    cases: of(FILE, 'test_delete_cluster_exceptions'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same(await errorOf(ecs.deleteCluster({ cluster: 'none' })), clusterNotFound);
    },
  },
  {
    title: 'an update changes the settings and the configuration of ECS Exec',
    cases: of(FILE, 'test_update_cluster'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs, emulator } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });
      const settings = [{ name: 'containerInsights' as const, value: 'enhanced' }];
      const configuration = { executeCommandConfiguration: { kmsKeyId: emulator.seed.kmsKeyArn } };

      const { cluster } = await ecs.updateCluster({ cluster: 'space', settings, configuration });

      t.same(cluster?.settings, settings);
      t.same(cluster?.configuration, configuration);
    },
  },
  {
    title: 'Container Insights is enhanced, enabled or disabled',
    cases: of(FILE, 'test_update_cluster'),
    outcome: differs(
      'The test case sets the value `v`; AWS supports `enhanced`, `enabled` and `disabled`.',
      'Amazon ECS API Reference, ClusterSetting',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });
      const settings = [{ name: 'containerInsights' as const, value: 'v' }];
      const invalid = {
        name: 'InvalidParameterException',
        message: 'The value v of the setting containerInsights is not one of enhanced, enabled, disabled.',
        status: 400,
      };

      t.same(await errorOf(ecs.updateCluster({ cluster: 'space', settings })), invalid);
      t.same(await errorOf(ecs.updateClusterSettings({ cluster: 'space', settings })), invalid);
      t.same(await errorOf(ecs.createCluster({ clusterName: 'other', settings })), invalid);
    },
  },
  {
    title: 'the capacity providers of AWS are described by name and by ARN',
    cases: of(
      'test_ecs_capacity_provider',
      'test_describe_capacity_provider__using_name',
      'test_describe_capacity_provider__using_arn',
    ),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const capacityProviderArn = 'arn:aws:ecs:us-east-1:012345678901:capacity-provider/FARGATE';

      for (const identifier of ['FARGATE', capacityProviderArn]) {
        const described = await ecs.describeCapacityProviders({ capacityProviders: [identifier] });
        matchExactly(t, described, {
          capacityProviders: [{ capacityProviderArn, name: 'FARGATE', status: 'ACTIVE' }],
          failures: [],
        });
      }
    },
  },
  {
    title: 'a capacity provider that does not exist is reported as MISSING, by its ARN',
    cases: of('test_ecs_capacity_provider', 'test_describe_capacity_provider__missing'),
    outcome: differs(
      'The test case expects `capacity_provider` in the ARN; AWS’s ARNs have `capacity-provider`.',
      'Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic Container Service"',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const described = await ecs.describeCapacityProviders({ capacityProviders: ['FARGATE', 'other'] });

      matchExactly(t, described, {
        capacityProviders: [{ name: 'FARGATE' }],
        failures: [{ arn: 'arn:aws:ecs:us-east-1:012345678901:capacity-provider/other', reason: 'MISSING' }],
      });
    },
  },
  {
    title: 'a cluster has no capacity providers of Auto Scaling groups',
    cases: of(FILE, 'test_run_task_with_capacity_provider_strategy_ec2'),
    outcome: refused(
      'Only tasks on Fargate are emulated, so FARGATE and FARGATE_SPOT are the only capacity providers.',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same(await errorOf(ecs.createCluster({ capacityProviders: ['my_provider'] })), {
        name: 'InvalidParameterException',
        message:
          'The specified capacity provider my_provider was not found. Specify a valid name or ARN and try again.',
        status: 400,
      });
    },
  },
  {
    title: 'a cluster has neither container instances nor attributes',
    cases: of(FILE, 'test_list_container_instances', 'test_attributes'),
    outcome: refused('Only tasks on Fargate are emulated, so no cluster has container instances.'),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      await ecs.createCluster({ clusterName: 'space' });
      const instances = await ecs.listContainerInstances({ cluster: 'space' });
      const attributes = await ecs.listAttributes({ cluster: 'space', targetType: 'container-instance' });

      t.same(instances.containerInstanceArns, []);
      t.same(attributes.attributes, []);
      t.same(await errorOf(ecs.registerContainerInstance({ cluster: 'space' })), {
        name: 'UnknownOperationException',
        message: 'The emulator does not know AmazonEC2ContainerServiceV20141113.RegisterContainerInstance.',
        status: 400,
      });
    },
  },
];

/** Settings of the account. */
const SETTINGS = 'test_ecs_account_settings';

export const ACCOUNT_SETTINGS: Behaviour[] = [
  {
    title: 'an account that has changed no setting lists none',
    cases: of(SETTINGS, 'test_list_account_settings_initial'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      t.same((await ecs.listAccountSettings()).settings, []);
    },
  },
  {
    title: 'a setting that does not exist cannot be listed',
    cases: of(SETTINGS, 'test_list_account_settings_wrong_name'),
    outcome: 'holds',
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);

      const error = await errorOf(ecs.listAccountSettings({ name: 'unknown' as 'taskLongArnFormat' }));

      matchExactly(t, error, { name: 'InvalidParameterException', message: /unknown/, status: 400 });
    },
  },
  {
    title: 'settings are listed by value only together with a name',
    cases: of(SETTINGS, 'test_list_account_setting'),
    outcome: differs(
      'The test case lists the settings of one value; AWS requires the name of a setting with a value.',
      'Amazon ECS API Reference, ListAccountSettings',
    ),
    async verify(t) {
      const { client: ecs } = await connect(t, ECS);
      const name = 'serviceLongArnFormat' as const;

      const { settings } = await ecs.listAccountSettings({ name, value: 'enabled', effectiveSettings: true });

      matchExactly(t, settings, [{ name, value: 'enabled' }]);
      t.same(await errorOf(ecs.listAccountSettings({ value: 'enabled' })), {
        name: 'InvalidParameterException',
        message: 'A value needs the name of a setting.',
        status: 400,
      });
    },
  },
];
