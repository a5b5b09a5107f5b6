import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { type GetResourcesCommandInput, ResourceGroupsTaggingAPI } from '@aws-sdk/client-resource-groups-tagging-api';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SSM } from '@aws-sdk/client-ssm';
import type { Test } from 'tap';
import { clientOf, connect } from '../../../emulator/connect.js';
import { activeCluster, definition } from '../../../emulator/ecs/active-cluster.js';
import { emptyAccount } from '../../../emulator/elastic-load-balancing/account.js';
import { matchExactly } from '../../../support/match-exactly.js';
import { type Behaviour, differs, errorOf, of, refused } from '../support.js';

const FILE = 'test_resourcegroupstaggingapi';
const clusterArn = (name: string) => `arn:aws:ecs:us-east-1:012345678901:cluster/${name}`;
const invalidParameter = (message: string) => ({ name: 'InvalidParameterException', message, status: 400 });

/** The ARNs of a page of resources, in their order. */
async function arnsOf(tagging: ResourceGroupsTaggingAPI, input: GetResourcesCommandInput) {
  const { ResourceTagMappingList = [] } = await tagging.getResources(input);
  return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
}

/** An account with clusters, each tagged with its name. */
async function clusters(t: Test, ...names: string[]) {
  const { emulator, client: ecs } = await connect(t, ECS);
  for (const clusterName of names)
    await ecs.createCluster({ clusterName, tags: [{ key: 'name', value: clusterName }] });
  return { ecs, emulator, tagging: clientOf(t, ResourceGroupsTaggingAPI, emulator) };
}

const FILTERS: Behaviour[] = [
  {
    title: 'clusters, services, tasks and task definitions are found by tag and by type',
    cases: of(FILE, 'test_get_resources_ecs'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, emulator, clock, www } = await activeCluster(t);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      const { networkConfiguration } = www;
      const one = [{ key: 'tag', value: 'one' }];
      const two = [{ key: 'tag', value: 'two' }];
      await ecs.createCluster({ clusterName: 'other', tags: two });
      clock.advance(10_000);
      await ecs.tagResource({ resourceArn: clusterArn('space'), tags: one });
      const { taskDefinition } = await ecs.registerTaskDefinition({ ...definition, tags: one });
      const { service } = await ecs.createService({ ...www, desiredCount: 0, tags: one });
      const task = { taskDefinition: 'www', launchType: 'FARGATE' as const, networkConfiguration };
      const run = await ecs.runTask({ ...task, cluster: 'other', tags: two });
      const find = (value: string, ...types: string[]) =>
        arnsOf(tagging, { TagFilters: [{ Key: 'tag', Values: [value] }], ResourceTypeFilters: types });
      const definitionArn = taskDefinition?.taskDefinitionArn;
      const taskArn = run.tasks?.[0]?.taskArn;

      t.same(await find('one'), [clusterArn('space'), service?.serviceArn, definitionArn]);
      t.same(await find('two'), [clusterArn('other'), taskArn]);
      t.same(await find('one', 'ecs:cluster'), [clusterArn('space')]);
      t.same(await find('one', 'ecs:service'), [service?.serviceArn]);
      t.same(await find('two', 'ecs:task'), [taskArn]);
      t.same(await find('one', 'ecs:task-definition'), [definitionArn]);
    },
  },
  {
    title: 'load balancers and target groups are found by type and by tag',
    cases: of(FILE, 'test_get_many_resources', 'test_get_resources_target_group'),
    outcome: 'holds',
    async verify(t) {
      const { emulator, createLoadBalancer, createTargetGroup } = await emptyAccount(t);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      const tags = (Value: string) => ({ Tags: [{ Key: 'Test', Value }] });
      const { LoadBalancerArn } = await createLoadBalancer(tags('1'));
      const { TargetGroupArn: one } = await createTargetGroup({ Name: 'one', ...tags('1') });
      const { TargetGroupArn: two } = await createTargetGroup({ Name: 'two', ...tags('2') });
      const groups = ['elasticloadbalancing:targetgroup'];

      t.same(await arnsOf(tagging, { ResourceTypeFilters: groups }), [one, two]);
      const filtered = { ResourceTypeFilters: groups, TagFilters: [{ Key: 'Test', Values: ['1'] }] };
      t.same(await arnsOf(tagging, filtered), [one]);
      const balancers = { ResourceTypeFilters: ['elasticloadbalancing:loadbalancer'], TagFilters: [{ Key: 'Test' }] };
      t.same(await arnsOf(tagging, balancers), [LoadBalancerArn]);
    },
  },
  {
    title: 'a resource that never had tags is not found',
    cases: of(FILE, 'test_get_many_resources'),
    outcome: differs(
      'The test case finds a load balancer without tags; AWS returns tagged and previously tagged resources.',
      'Resource Groups Tagging API Reference, GetResources',
    ),
    async verify(t) {
      const { emulator, createLoadBalancer } = await emptyAccount(t);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      await createLoadBalancer({});

      t.same(await arnsOf(tagging, { ResourceTypeFilters: ['elasticloadbalancing:loadbalancer'] }), []);
    },
  },
  {
    title: 'several filters of tags have to match together',
    cases: of(FILE, 'test_multiple_tag_filters'),
    outcome: 'holds',
    async verify(t) {
      const { ecs, tagging } = await clusters(t, 'one', 'two');
      const shared = [{ key: 'team', value: 'web' }];
      for (const name of ['one', 'two']) await ecs.tagResource({ resourceArn: clusterArn(name), tags: shared });
      const name = { Key: 'name', Values: ['one'] };
      const team = { Key: 'team', Values: ['web'] };

      t.same(await arnsOf(tagging, { TagFilters: [name, team] }), [clusterArn('one')]);
      t.same(await arnsOf(tagging, { TagFilters: [team] }), [clusterArn('one'), clusterArn('two')]);
    },
  },
  {
    title: 'parameters are found by service, by type and by tag',
    cases: of(FILE, 'test_get_resources_ssm'),
    outcome: 'holds',
    async verify(t) {
      const { emulator, client: ssm } = await connect(t, SSM);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      for (const [Name, Value] of [
        ['/test/one', 'production'],
        ['/test/two', 'staging'],
      ])
        await ssm.putParameter({ Name, Value: 'value', Type: 'String', Tags: [{ Key: 'env', Value }] });
      const arn = (name: string) => `arn:aws:ssm:us-east-1:012345678901:parameter/test/${name}`;

      for (const type of ['ssm', 'ssm:parameter'])
        t.same(await arnsOf(tagging, { ResourceTypeFilters: [type] }), [arn('one'), arn('two')], type);
      const { ResourceTagMappingList } = await tagging.getResources({
        ResourceTypeFilters: ['ssm:parameter'],
        TagFilters: [{ Key: 'env', Values: ['production'] }],
      });
      t.same(ResourceTagMappingList, [{ ResourceARN: arn('one'), Tags: [{ Key: 'env', Value: 'production' }] }]);
    },
  },
  {
    title: 'log groups are found by service and by type',
    cases: of('test_resourcegroupstagging_logs', 'TestLogsTagging::test_get_resources_logs'),
    outcome: 'holds',
    async verify(t) {
      const { emulator, client: logs } = await connect(t, CloudWatchLogs);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      for (const logGroupName of ['one', 'two']) await logs.createLogGroup({ logGroupName, tags: { key1: 'val1' } });
      const arn = (name: string) => `arn:aws:logs:us-east-1:012345678901:log-group:${name}`;

      for (const type of ['logs', 'logs:log-group'])
        t.same(await arnsOf(tagging, { ResourceTypeFilters: [type] }), [arn('one'), arn('two')], type);
    },
  },
  {
    title: 'a type is written as in the ARNs of its resources',
    cases: of('test_resourcegroupstagging_logs', 'TestLogsTagging::test_get_resources_logs'),
    outcome: differs(
      'The test case finds log groups by `logs:loggroup`; AWS’s types are those of the ARNs, here `logs:log-group`.',
      'Resource Groups Tagging API Reference, GetResources, `ResourceTypeFilters`',
    ),
    async verify(t) {
      const { emulator, client: logs } = await connect(t, CloudWatchLogs);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      await logs.createLogGroup({ logGroupName: 'one', tags: { key1: 'val1' } });

      t.same(await arnsOf(tagging, { ResourceTypeFilters: ['logs:loggroup'] }), []);
    },
  },
  {
    title: 'an account without tagged resources has none',
    cases: of('test_server', 'test_resourcegroupstaggingapi_list'),
    outcome: 'holds',
    async verify(t) {
      const { client: tagging } = await connect(t, ResourceGroupsTaggingAPI);

      t.same((await tagging.getResources({})).ResourceTagMappingList, []);
    },
  },
];

const PAGES: Behaviour[] = [
  {
    title: 'resources are found in pages, the last of which has an empty token',
    cases: of(FILE, 'test_get_resources_s3'),
    outcome: 'holds',
    async verify(t) {
      const { tagging } = await clusters(t, 'a', 'b', 'c', 'd');
      const page = { ResourcesPerPage: 2, ResourceTypeFilters: ['ecs'] };

      const first = await tagging.getResources(page);
      const second = await tagging.getResources({ ...page, PaginationToken: first.PaginationToken });

      matchExactly(t, first.ResourceTagMappingList, [
        { ResourceARN: clusterArn('a') },
        { ResourceARN: clusterArn('b') },
      ]);
      matchExactly(t, second, {
        ResourceTagMappingList: [{ ResourceARN: clusterArn('c') }, { ResourceARN: clusterArn('d') }],
        PaginationToken: '',
      });
    },
  },
  {
    title: 'secrets with tags are found in pages, by service and by type',
    cases: of(FILE, 'test_get_resources_secretsmanager'),
    outcome: 'holds',
    async verify(t) {
      const { emulator, client: secrets } = await connect(t, SecretsManager);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      await secrets.createSecret({ Name: 'untagged', SecretString: 'secret' });
      const arns = [];
      for (const Name of ['one', 'three', 'two']) {
        const { ARN } = await secrets.createSecret({ Name, SecretString: 'secret' });
        await secrets.tagResource({ SecretId: Name, Tags: [{ Key: 'key', Value: Name }] });
        arns.push(ARN);
      }

      for (const type of ['secretsmanager', 'secretsmanager:secret']) {
        const page = { ResourcesPerPage: 2, ResourceTypeFilters: [type] };
        const { PaginationToken } = await tagging.getResources(page);
        t.same(await arnsOf(tagging, page), arns.slice(0, 2), type);
        t.same(await arnsOf(tagging, { ...page, PaginationToken }), arns.slice(2), type);
      }
    },
  },
  {
    title: 'replicas of secrets in other Regions',
    cases: of(FILE, 'test_get_resources_secretsmanager'),
    outcome: refused('The embedded AWS has one Region.'),
    async verify(t) {
      const { client: secrets } = await connect(t, SecretsManager);
      const AddReplicaRegions = [{ Region: 'eu-west-1' }];

      t.same(await errorOf(secrets.createSecret({ Name: 'one', SecretString: 'secret', AddReplicaRegions })), {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value at 'AddReplicaRegions' failed to satisfy constraint: Member is a member that the emulator does not know",
        status: 400,
      });
    },
  },
  {
    title: 'resources are found by their ARNs, all at once and without those that do not exist',
    cases: of(FILE, 'test_get_resources_by_resource_arn_list'),
    outcome: 'holds',
    async verify(t) {
      const { tagging } = await clusters(t, 'one', 'two', 'three');

      const found = await tagging.getResources({ ResourceARNList: ['one', 'three', 'none'].map(clusterArn) });

      t.same(found.ResourceTagMappingList, [
        { ResourceARN: clusterArn('one'), Tags: [{ Key: 'name', Value: 'one' }] },
        { ResourceARN: clusterArn('three'), Tags: [{ Key: 'name', Value: 'three' }] },
      ]);
      t.equal(found.PaginationToken, '');
    },
  },
  {
    title: 'a page has 1 to 100 resources',
    cases: of(FILE, 'test_get_resources_param_validation'),
    outcome: 'holds',
    async verify(t) {
      const { client: tagging } = await connect(t, ResourceGroupsTaggingAPI);
      const ResourceARNList = [clusterArn('one')];

      for (const ResourcesPerPage of [0, 1000])
        t.same(
          await errorOf(tagging.getResources({ ResourceARNList, ResourcesPerPage })),
          invalidParameter(
            "1 validation error detected: Value at 'ResourcesPerPage' failed to satisfy constraint: Member must be a whole number from 1 to 100",
          ),
        );
    },
  },
  {
    title: 'pages by the number of tags',
    cases: of(FILE, 'test_get_resources_param_validation'),
    outcome: refused(
      'AWS recommends ResourcesPerPage instead (API Reference, GetResources), so only this is emulated.',
    ),
    async verify(t) {
      const { client: tagging } = await connect(t, ResourceGroupsTaggingAPI);

      for (const TagsPerPage of [10, 1000])
        t.same(
          await errorOf(tagging.getResources({ TagsPerPage })),
          invalidParameter(
            "1 validation error detected: Value at 'TagsPerPage' failed to satisfy constraint: Member is a member that the emulator does not know",
          ),
        );
    },
  },
];

const WRITES: Behaviour[] = [
  {
    title: 'tags that are added to log groups are those of CloudWatch Logs',
    cases: of('test_resourcegroupstagging_logs', 'TestLogsTagging::test_tag_resources_logs'),
    outcome: 'holds',
    async verify(t) {
      const { emulator, client: logs } = await connect(t, CloudWatchLogs);
      const tagging = clientOf(t, ResourceGroupsTaggingAPI, emulator);
      for (const logGroupName of ['one', 'two']) await logs.createLogGroup({ logGroupName, tags: { key1: 'val1' } });
      const { logGroups = [] } = await logs.describeLogGroups();
      const ResourceARNList = logGroups.flatMap(({ logGroupArn = '' }) => logGroupArn);

      const { FailedResourcesMap } = await tagging.tagResources({ ResourceARNList, Tags: { key2: 'val2' } });

      t.same(FailedResourcesMap, {});
      t.equal(ResourceARNList.length, 2);
      for (const resourceArn of ResourceARNList)
        t.same((await logs.listTagsForResource({ resourceArn })).tags, { key1: 'val1', key2: 'val2' });
    },
  },
  {
    title: 'what is no resource fails as an invalid parameter',
    cases: of(FILE, 'test_tag_resources_for_unknown_service', 'test_untag_resources_for_unknown_service'),
    outcome: differs(
      'The test cases expect InternalServiceException, which AWS describes as a failure that a repetition may resolve; a resource that does not exist is an invalid parameter.',
      'Resource Groups Tagging API Reference, FailureInfo and InvalidParameterException',
    ),
    async verify(t) {
      const { client: tagging } = await connect(t, ResourceGroupsTaggingAPI);
      const unknown = 'arn:aws:unknown:us-east-1:012345678901:resource/unknown';
      const failed = {
        [unknown]: {
          StatusCode: 400,
          ErrorCode: 'InvalidParameterException',
          ErrorMessage: 'The resource does not exist.',
        },
      };

      const tagged = await tagging.tagResources({ ResourceARNList: [unknown], Tags: { key1: 'k' } });
      const untagged = await tagging.untagResources({ ResourceARNList: [unknown], TagKeys: ['key1'] });

      t.same(tagged.FailedResourcesMap, failed);
      t.same(untagged.FailedResourcesMap, failed);
    },
  },
];

export const RESOURCES: Behaviour[] = [...FILTERS, ...PAGES, ...WRITES];
