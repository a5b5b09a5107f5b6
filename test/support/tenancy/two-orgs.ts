import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { SSM } from '@aws-sdk/client-ssm';
import type { Test } from 'tap';
import { ASSUME_ROLE_POLICY } from '../../../src/domain/execution-policy.js';
import type { Emulator } from '../../../src/emulator/index.js';
import { clientOf } from '../../emulator/connect.js';
import { ORG, type Service, startService } from '../service.js';

/** The tags that make a resource an org's. */
export type OrgTags = Record<string, string>;

/** The resources of an org, by ARN or as AWS names them. */
export interface Belongings {
  name: string;
  cluster: string;
  service: string;
  /** One in its own cluster; for the other org, also one in ours. */
  tasks: string[];
  definition: string;
  /** A managed definition of the space `ours`. */
  managed: string;
  registry: string;
  registryId: string;
  /** The id of an empty registry. */
  unusedId: string;
  secret: string;
  role: string;
  targetGroup: string;
  loadBalancer: string;
  /** A listener rule. */
  rule: string;
}

/** A service for the org `myorg` in an account where another org has the same resources. */
export interface TwoOrgs extends Service {
  ours: Belongings;
  theirs: Belongings;
  /** The tags of the other org's resources, by ARN. */
  theirTags(): Record<string, OrgTags>;
}

type Clients = ReturnType<typeof clientsOf>;

/** @param others the tags of the other org's resources. */
export async function twoOrgs(t: Test, others: OrgTags): Promise<TwoOrgs> {
  const service = await startService(t);
  const { emulator } = service;
  const clients = clientsOf(t, emulator);
  const ours = await makeBelongings(clients, emulator, 'ours', { 'spinup:org': ORG });
  await clients.ecs.createCluster({ clusterName: 'empty', tags: lower({ 'spinup:org': ORG }) });
  const theirs = await makeBelongings(clients, emulator, 'theirs', others);
  theirs.tasks.push(await makeLodgers(clients, emulator, others));
  emulator.calls.length = 0;
  const isTheirs = (tags: OrgTags) => Object.entries(others).every(([key, value]) => tags[key] === value);
  return {
    ...service,
    ours,
    theirs,
    theirTags: () => Object.fromEntries(Object.entries(emulator.tags()).filter(([, tags]) => isTheirs(tags))),
  };
}

/** The same resources without any org's tag. */
export function makeUntagged(t: Test, { emulator }: TwoOrgs): Promise<Belongings> {
  return makeBelongings(clientsOf(t, emulator), emulator, 'nobodys', {});
}

function clientsOf(t: Test, emulator: Emulator) {
  return {
    ecs: clientOf(t, ECS, emulator),
    iam: clientOf(t, IAM, emulator),
    logs: clientOf(t, CloudWatchLogs, emulator),
    secrets: clientOf(t, SecretsManager, emulator),
    parameters: clientOf(t, SSM, emulator),
    discovery: clientOf(t, ServiceDiscovery, emulator),
    balancing: clientOf(t, ElasticLoadBalancingV2, emulator),
  };
}

async function makeBelongings(
  clients: Clients,
  emulator: Emulator,
  name: string,
  orgTags: OrgTags,
): Promise<Belongings> {
  const tags = { ...orgTags, 'spinup:spaceid': name };
  const [registry, unused] = await Promise.all(
    [name, `${name}-unused`].map(Name => makeRegistry(clients, emulator, Name, orgTags)),
  );
  const ecs = await makeInEcs(clients, emulator, name, tags, registry?.Arn);
  const { ARN: secret = '' } = await clients.secrets.createSecret({
    Name: `${name}/secret`,
    SecretString: 'x',
    Tags: pascal(tags),
  });
  for (const path of [`/${ORG}/${name}/ours`, `/${ORG}/${name}/${name}`, `/${name}/${name}/${name}`])
    await putParameter(clients, path, tags);
  const balancing = await makeBalancing(clients, emulator, name, { ...tags, 'spinup:spaceid': 'ours' });
  return {
    name,
    secret,
    registry: registry?.Arn ?? '',
    registryId: registry?.Id ?? '',
    unusedId: unused?.Id ?? '',
    ...ecs,
    ...balancing,
  };
}

async function makeRegistry({ discovery }: Clients, { seed }: Emulator, Name: string, orgTags: OrgTags) {
  const { Service: registry } = await discovery.createService({
    Name,
    DnsConfig: { NamespaceId: seed.namespaceId, DnsRecords: [{ Type: 'A', TTL: 30 }] },
    Tags: pascal(orgTags),
  });
  return registry;
}

/** The org's own prefix has a parameter of this name. */
async function putParameter({ parameters }: Clients, Name: string, tags: OrgTags): Promise<void> {
  const { Parameters = [] } = await parameters.describeParameters({
    ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [Name] }],
  });
  if (Parameters.length === 0)
    await parameters.putParameter({ Name, Type: 'SecureString', Value: 'x', Tags: pascal(tags) });
}

async function makeInEcs(
  { ecs, iam, logs }: Clients,
  emulator: Emulator,
  name: string,
  tags: OrgTags,
  registryArn: string | undefined,
) {
  const { cluster } = await ecs.createCluster({ clusterName: name, tags: lower(tags) });
  await logs.createLogGroup({ logGroupName: name, tags });
  const { Role: role } = await iam.createRole({
    RoleName: `${name}-tasks`,
    AssumeRolePolicyDocument: ASSUME_ROLE_POLICY,
    Tags: pascal(tags),
  });
  const options = { 'awslogs-group': name, 'awslogs-region': emulator.region, 'awslogs-stream-prefix': name };
  const definition = {
    cpu: '256',
    memory: '512',
    executionRoleArn: role?.Arn,
    networkMode: 'awsvpc' as const,
    requiresCompatibilities: ['FARGATE' as const],
    containerDefinitions: [
      {
        name: 'web',
        image: 'nginx:1',
        portMappings: [{ containerPort: 80 }],
        logConfiguration: { logDriver: 'awslogs' as const, options },
      },
    ],
  };
  const managedTags = { ...tags, 'spinup:spaceid': 'ours', 'spinup:flavor': 'task' };
  const { taskDefinition } = await ecs.registerTaskDefinition({ family: name, ...definition, tags: lower(tags) });
  const { taskDefinition: managed } = await ecs.registerTaskDefinition({
    family: `${name}-nightly`,
    ...definition,
    tags: lower(managedTags),
  });
  const { service } = await ecs.createService({
    serviceName: name,
    cluster: name,
    taskDefinition: name,
    desiredCount: 1,
    serviceRegistries: [{ registryArn }],
    ...placed(emulator, tags),
  });
  const { tasks: [task] = [] } = await ecs.runTask({
    cluster: name,
    taskDefinition: `${name}-nightly`,
    ...placed(emulator, tags),
  });
  return {
    cluster: cluster?.clusterArn ?? '',
    service: service?.serviceArn ?? '',
    tasks: [task?.taskArn ?? ''],
    definition: taskDefinition?.taskDefinitionArn ?? '',
    role: role?.Arn ?? '',
    managed: managed?.taskDefinitionArn ?? '',
  };
}

async function makeBalancing({ balancing }: Clients, { seed }: Emulator, name: string, tags: OrgTags) {
  const { TargetGroups: [group] = [] } = await balancing.createTargetGroup({
    Name: name,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: seed.vpcId,
    TargetType: 'ip',
    Tags: pascal(tags),
  });
  const { LoadBalancers: [balancer] = [] } = await balancing.createLoadBalancer({
    Name: name,
    Subnets: seed.subnetIds,
    Tags: pascal(tags),
  });
  const actions = [{ Type: 'forward' as const, TargetGroupArn: group?.TargetGroupArn }];
  const { Listeners: [listener] = [] } = await balancing.createListener({
    LoadBalancerArn: balancer?.LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: actions,
    Tags: pascal(tags),
  });
  const { Rules: [rule] = [] } = await balancing.createRule({
    ListenerArn: listener?.ListenerArn,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    Actions: actions,
    Tags: pascal(tags),
  });
  return {
    targetGroup: group?.TargetGroupArn ?? '',
    loadBalancer: balancer?.LoadBalancerArn ?? '',
    rule: rule?.RuleArn ?? '',
  };
}

/** Creates the other org's service, task and parameter in the space of ours. @returns the task. */
async function makeLodgers(clients: Clients, emulator: Emulator, tags: OrgTags): Promise<string> {
  const { ecs } = clients;
  const inOurs = { cluster: 'ours', ...placed(emulator, tags) };
  await ecs.createService({ serviceName: 'theirs', taskDefinition: 'theirs', desiredCount: 1, ...inOurs });
  const { tasks: [task] = [] } = await ecs.runTask({ taskDefinition: 'theirs-nightly', ...inOurs });
  await putParameter(clients, `/${ORG}/ours/theirs`, tags);
  return task?.taskArn ?? '';
}

function placed({ seed }: Emulator, tags: OrgTags) {
  return {
    launchType: 'FARGATE' as const,
    networkConfiguration: { awsvpcConfiguration: { subnets: seed.subnetIds, securityGroups: seed.securityGroupIds } },
    tags: lower(tags),
  };
}

function lower(tags: OrgTags) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function pascal(tags: OrgTags) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
