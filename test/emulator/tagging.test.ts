import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateClusterCommand, ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateLoadBalancerCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import t, { type Test } from 'tap';
import { matchExactly } from '../support/match-exactly.js';
import { clientOf, connect } from './connect.js';

const arn = {
  cluster: 'arn:aws:ecs:us-east-1:012345678901:cluster/space',
  taskDefinition: 'arn:aws:ecs:us-east-1:012345678901:task-definition/web:1',
  logGroup: 'arn:aws:logs:us-east-1:012345678901:log-group:space',
  parameter: 'arn:aws:ssm:us-east-1:012345678901:parameter/org/creds',
};

t.test('a resource matches any value of a filter and all filters', async t => {
  const { find } = await accountWithTags(t);

  t.same(await find({ TagFilters: [{ Key: 'org', Values: ['one'] }] }), [arn.cluster, arn.logGroup]);
  t.same(await find({ TagFilters: [{ Key: 'org', Values: ['one', 'two'] }] }), [
    arn.cluster,
    arn.taskDefinition,
    arn.logGroup,
    arn.parameter,
  ]);
  t.same(
    await find({
      TagFilters: [
        { Key: 'org', Values: ['one', 'two'] },
        { Key: 'space', Values: ['web'] },
      ],
    }),
    [arn.cluster, arn.taskDefinition],
  );
});

t.test('a filter without values matches the key; keys and values are case-sensitive', async t => {
  const { find } = await accountWithTags(t);

  t.same(await find({ TagFilters: [{ Key: 'space' }] }), [arn.cluster, arn.taskDefinition]);
  t.same(await find({ TagFilters: [{ Key: 'Space' }] }), []);
  t.same(await find({ TagFilters: [{ Key: 'org', Values: ['ONE'] }] }), []);
});

t.test('resource types are filtered by service, or by service and type', async t => {
  const { find } = await accountWithTags(t);

  t.same(await find({ ResourceTypeFilters: ['ecs'] }), [arn.cluster, arn.taskDefinition]);
  t.same(await find({ ResourceTypeFilters: ['ecs:task-definition'] }), [arn.taskDefinition]);
  t.same(await find({ ResourceTypeFilters: ['ecs:cluster', 'ssm'] }), [arn.cluster, arn.parameter]);
  t.same(await find({ ResourceTypeFilters: ['ecs:task'] }), []);
});

t.test('load balancers are filtered by their common type or by their own', async t => {
  const { emulator, client } = await connect(t, ElasticLoadBalancingV2Client);
  const tagging = clientOf(t, ResourceGroupsTaggingAPIClient, emulator);
  const Tags = [{ Key: 'org', Value: 'one' }];
  const { LoadBalancers } = await client.send(
    new CreateLoadBalancerCommand({ Name: 'space', Subnets: emulator.seed.subnetIds, Tags }),
  );
  const find = async (type: string) =>
    (await tagging.send(new GetResourcesCommand({ ResourceTypeFilters: [type] }))).ResourceTagMappingList;

  const found = [{ ResourceARN: LoadBalancers?.[0]?.LoadBalancerArn, Tags }];
  t.same(await find('elasticloadbalancing:loadbalancer'), found);
  t.same(await find('elasticloadbalancing:loadbalancer/app'), found);
  t.same(await find('elasticloadbalancing:loadbalancer/net'), []);
});

t.test('pages end with an empty token', async t => {
  const { client } = await accountWithTags(t);
  const page = (PaginationToken?: string) =>
    client.send(new GetResourcesCommand({ ResourcesPerPage: 3, PaginationToken }));

  const first = await page();
  const second = await page(first.PaginationToken);

  t.equal(first.ResourceTagMappingList?.length, 3);
  t.match(first.PaginationToken, /.+/);
  matchExactly(t, second.ResourceTagMappingList, [{ ResourceARN: arn.parameter }]);
  t.equal(second.PaginationToken, '');
  t.same((await page('')).ResourceTagMappingList, first.ResourceTagMappingList);
});

t.test('pages have 1 to 100 resources, by default 50', async t => {
  const { emulator, client } = await accountWithTags(t);
  const logs = clientOf(t, CloudWatchLogsClient, emulator);
  for (let index = 0; index < 60; index += 1) {
    await logs.send(new CreateLogGroupCommand({ logGroupName: `many-${index}`, tags: { many: '' } }));
  }
  const size = async (ResourcesPerPage?: number) =>
    (await client.send(new GetResourcesCommand({ ResourcesPerPage }))).ResourceTagMappingList?.length;

  t.equal(await size(), 50);
  t.equal(await size(100), 64);
  await t.rejects(size(0), { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } });
  await t.rejects(size(101), { name: 'InvalidParameterException' });
});

t.test('resources are selected by ARN, without filters', async t => {
  const { find } = await accountWithTags(t);

  t.same(await find({ ResourceARNList: [arn.parameter, `${arn.parameter}/none`] }), [arn.parameter]);
  await t.rejects(find({ ResourceARNList: [arn.parameter], TagFilters: [{ Key: 'org' }] }), {
    name: 'InvalidParameterException',
  });
});

t.test('resources without tags are not found', async t => {
  const { emulator, client } = await connect(t, SecretsManagerClient);
  const tagging = clientOf(t, ResourceGroupsTaggingAPIClient, emulator);
  await client.send(new CreateSecretCommand({ Name: 'secret', SecretString: 'value' }));

  const { ResourceTagMappingList } = await tagging.send(new GetResourcesCommand({}));

  t.same(ResourceTagMappingList, []);
});

t.test('tags are written across services, and failures are returned', async t => {
  const { client, find } = await accountWithTags(t);
  const none = `${arn.logGroup}-none`;

  const tagging = await client.send(
    new TagResourcesCommand({ ResourceARNList: [arn.cluster, arn.logGroup, none], Tags: { new: '1' } }),
  );
  await client.send(new UntagResourcesCommand({ ResourceARNList: [arn.logGroup], TagKeys: ['new'] }));

  t.match(tagging.FailedResourcesMap, { [none]: { StatusCode: 400, ErrorCode: 'InvalidParameterException' } });
  t.same(Object.keys(tagging.FailedResourcesMap ?? {}), [none]);
  t.same(await find({ TagFilters: [{ Key: 'new' }] }), [arn.cluster]);
});

/** An account with four tagged resources in three services, and a search that returns ARNs. */
async function accountWithTags(t: Test) {
  const { emulator, client } = await connect(t, ResourceGroupsTaggingAPIClient);
  const ecs = clientOf(t, ECSClient, emulator);
  const logs = clientOf(t, CloudWatchLogsClient, emulator);
  const ssm = clientOf(t, SSMClient, emulator);
  const ofOrg = (value: string) => ({ key: 'org', value });
  const ofSpace = { key: 'space', value: 'web' };
  await ecs.send(new CreateClusterCommand({ clusterName: 'space', tags: [ofOrg('one'), ofSpace] }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web', memory: 128 }],
      tags: [ofOrg('two'), ofSpace],
    }),
  );
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'space', tags: { org: 'one' } }));
  const Tags = [{ Key: 'org', Value: 'two' }];
  await ssm.send(new PutParameterCommand({ Name: '/org/creds', Value: 'v', Type: 'String', Tags }));
  const find = async (query: GetResourcesCommandInput) => {
    const { ResourceTagMappingList = [] } = await client.send(new GetResourcesCommand(query));
    return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
  };
  return { emulator, client, find };
}
