import type { Test } from 'tap';
import type { Seed } from '../../../src/emulator/index.js';
import type { Members } from './client.js';
import type { Steps } from './steps.js';

/** The time that the test gives to log events: any time of the last days. */
const NOW = Date.now();

const TASK_ROLE = 'ecs-tasks.amazonaws.com';
const TAGS = [{ key: 'team', value: 'web' }];
const PASCAL_TAGS = [
  { Key: 'spinup:spaceid', Value: 'life' },
  { Key: 'team', Value: 'web' },
];

/**
 * The whole lifecycle of a service as `createService` makes it, and of all that it needs. There are two of each thing, so that a
 * list with one item a page has two pages. In the end nothing is left.
 */
export async function runLifecycle(t: Test, steps: Steps, seed: Seed): Promise<void> {
  const [secretArns, roleArn, registries] = await Promise.all([
    createSecrets(t, steps),
    createRoles(t, steps),
    createRegistries(t, steps, seed),
    createParameters(t, steps),
    createLogs(t, steps),
    createCluster(t, steps),
  ]);
  const [targetGroupArn, removeBalancers] = await createBalancers(t, steps, seed);
  const definition = {
    family: 'life',
    executionRoleArn: roleArn,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [container(secretArns[0] as string)],
  };
  await useDefinitions(t, steps, definition);
  await useService(t, steps, { seed, targetGroupArn, registryArn: registries.arns[0] as string });
  await stopDeployment(t, steps, definition, seed);
  await useTasks(t, steps, seed);
  await useTags(t, steps);
  await Promise.all([
    deleteClusters(t, steps),
    removeBalancers(),
    deleteRegistries(t, steps, registries),
    deleteSecrets(t, steps),
    deleteParameters(t, steps),
    deleteRoles(t, steps),
    deleteLogs(t, steps),
  ]);
}

function container(secretArn: string) {
  return {
    name: 'web',
    image: 'nginx:alpine',
    repositoryCredentials: { credentialsParameter: secretArn },
    portMappings: [{ containerPort: 80, protocol: 'tcp' }],
    secrets: [{ name: 'KEY', valueFrom: '/life/a' }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': 'life', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'www' },
    },
  };
}

async function createSecrets(t: Test, { call, paginate }: Steps): Promise<string[]> {
  const secrets = [];
  for (const Name of ['life/a', 'life/b'])
    secrets.push(await call('secretsmanager', 'CreateSecret', { Name, SecretString: 'one', Tags: PASCAL_TAGS }));
  const SecretId = 'life/a';
  await call('secretsmanager', 'PutSecretValue', { SecretId, SecretString: 'two' });
  await call('secretsmanager', 'UpdateSecret', { SecretId, Description: 'changed' });
  await call('secretsmanager', 'TagResource', { SecretId, Tags: [{ Key: 'more', Value: 'yes' }] });
  await call('secretsmanager', 'UntagResource', { SecretId, TagKeys: ['more'] });

  const Filters = [{ Key: 'name', Values: ['life/'] }];
  const [secret, value, versions, names, both] = await Promise.all([
    call('secretsmanager', 'DescribeSecret', { SecretId }),
    call('secretsmanager', 'GetSecretValue', { SecretId }),
    paginate('secretsmanager', 'ListSecretVersionIds', { SecretId }, 'Versions'),
    paginate('secretsmanager', 'ListSecrets', { Filters }, 'SecretList'),
    paginate('secretsmanager', 'BatchGetSecretValue', { Filters }, 'SecretValues'),
  ]);
  t.same([secret.Name, secret.Description, secret.Tags], ['life/a', 'changed', PASCAL_TAGS]);
  t.equal(value.SecretString, 'two');
  t.same(versions.map(version => version.VersionStages).sort(), [['AWSCURRENT'], ['AWSPREVIOUS']]);
  t.same(names.map(({ Name }) => Name).sort(), ['life/a', 'life/b']);
  t.same(both.map(({ SecretString }) => SecretString).sort(), ['one', 'two']);

  const [previous] = versions.filter(version => version.VersionStages[0] === 'AWSPREVIOUS');
  await call('secretsmanager', 'UpdateSecretVersionStage', {
    SecretId,
    VersionStage: 'AWSCURRENT',
    RemoveFromVersionId: value.VersionId,
    MoveToVersionId: previous?.VersionId,
  });
  return secrets.map(({ ARN }) => ARN);
}

async function deleteSecrets(t: Test, { call }: Steps): Promise<void> {
  await call('secretsmanager', 'DeleteSecret', { SecretId: 'life/b', RecoveryWindowInDays: 7 });
  await call('secretsmanager', 'RestoreSecret', { SecretId: 'life/b' });
  const deleted = [];
  for (const SecretId of ['life/a', 'life/b'])
    deleted.push(await call('secretsmanager', 'DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true }));
  t.same(
    deleted.map(({ Name }) => Name),
    ['life/a', 'life/b'],
  );
}

async function createRoles(t: Test, { call, paginate }: Steps): Promise<string> {
  const document = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
  const trust = document({ Effect: 'Allow', Principal: { Service: TASK_ROLE }, Action: 'sts:AssumeRole' });
  const permissions = document({ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: '*' });
  const RoleName = 'life-a';
  await call('iam', 'CreateRole', { RoleName: 'life-b', AssumeRolePolicyDocument: trust, Path: '/life/' });
  const { Role } = await call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust, Path: '/life/' });
  await call('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust });
  await call('iam', 'TagRole', { RoleName, Tags: [...PASCAL_TAGS, { Key: 'more', Value: 'yes' }] });
  await call('iam', 'UntagRole', { RoleName, TagKeys: ['more'] });
  for (const PolicyName of ['one', 'two'])
    await call('iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument: permissions });
  for (const PolicyArn of ATTACHED) await call('iam', 'AttachRolePolicy', { RoleName, PolicyArn });

  const [found, policy, roles, tags, policies, attached] = await Promise.all([
    call('iam', 'GetRole', { RoleName }),
    call('iam', 'GetRolePolicy', { RoleName, PolicyName: 'one' }),
    paginate('iam', 'ListRoles', { PathPrefix: '/life/' }, 'Roles'),
    paginate('iam', 'ListRoleTags', { RoleName }, 'Tags'),
    paginate('iam', 'ListRolePolicies', { RoleName }, 'PolicyNames'),
    paginate('iam', 'ListAttachedRolePolicies', { RoleName }, 'AttachedPolicies'),
  ]);
  t.equal(found.Role.Arn, Role.Arn);
  t.same(parsed(found.Role.AssumeRolePolicyDocument), JSON.parse(trust));
  t.same(parsed(policy.PolicyDocument), JSON.parse(permissions));
  t.same(
    roles.map(role => role.RoleName),
    ['life-a', 'life-b'],
  );
  t.same(tags, PASCAL_TAGS);
  t.same(policies, ['one', 'two']);
  t.same(attached.map(({ PolicyArn }) => PolicyArn).sort(), ATTACHED);
  return Role.Arn;
}

const ATTACHED = ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/SecurityAudit'];

/** A policy document: an object from the AWS CLI and boto3, URL-encoded JSON from the SDK. */
function parsed(document: string | object): unknown {
  return typeof document === 'string' ? JSON.parse(decodeURIComponent(document)) : document;
}

async function deleteRoles(t: Test, { call }: Steps): Promise<void> {
  const RoleName = 'life-a';
  for (const PolicyName of ['one', 'two']) await call('iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  for (const PolicyArn of ATTACHED) await call('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
  for (const name of ['life-a', 'life-b']) await call('iam', 'DeleteRole', { RoleName: name });
  t.pass('roles are deleted');
}

interface Registries {
  arns: string[];
  ids: string[];
  namespaceIds: string[];
}

async function createRegistries(t: Test, { call, paginate }: Steps, seed: Seed): Promise<Registries> {
  const created = await call('servicediscovery', 'CreatePrivateDnsNamespace', {
    Name: 'life.internal',
    Vpc: seed.vpcId,
  });
  const createdHttp = await call('servicediscovery', 'CreateHttpNamespace', { Name: 'life-http' });
  const operations = [];
  for (const { OperationId } of [created, createdHttp])
    operations.push((await call('servicediscovery', 'GetOperation', { OperationId })).Operation);
  t.same(
    operations.map(({ Status }) => Status),
    ['SUCCESS', 'SUCCESS'],
  );
  const namespaceIds = operations.map(({ Targets }) => Targets.NAMESPACE);
  const [NamespaceId] = namespaceIds;
  const services = [];
  for (const Name of ['www', 'api']) {
    const DnsConfig = { DnsRecords: [{ Type: 'A', TTL: 30 }] };
    services.push(await call('servicediscovery', 'CreateService', { Name, NamespaceId, DnsConfig }));
  }
  const arns = services.map(({ Service }) => Service.Arn);
  const ids = services.map(({ Service }) => Service.Id);
  const [, ServiceId] = ids;
  await call('servicediscovery', 'UpdateService', {
    Id: ServiceId,
    Service: { Description: 'changed', DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 60 }] } },
  });
  await call('servicediscovery', 'TagResource', { ResourceARN: arns[1], Tags: PASCAL_TAGS });
  await call('servicediscovery', 'UntagResource', { ResourceARN: arns[1], TagKeys: ['team'] });
  for (const InstanceId of ['one', 'two']) {
    const Attributes = { AWS_INSTANCE_IPV4: '10.0.0.1' };
    await call('servicediscovery', 'RegisterInstance', { ServiceId, InstanceId, Attributes });
  }

  const [namespace, service, tags, namespaces, found, instances] = await Promise.all([
    call('servicediscovery', 'GetNamespace', { Id: NamespaceId }),
    call('servicediscovery', 'GetService', { Id: ServiceId }),
    call('servicediscovery', 'ListTagsForResource', { ResourceARN: arns[1] }),
    paginate('servicediscovery', 'ListNamespaces', {}, 'Namespaces'),
    paginate('servicediscovery', 'ListServices', {}, 'Services'),
    paginate('servicediscovery', 'ListInstances', { ServiceId }, 'Instances'),
  ]);
  t.equal(namespace.Namespace.Name, 'life.internal');
  t.same(service.Service.DnsConfig.DnsRecords, [{ Type: 'A', TTL: 60 }]);
  t.same(tags.Tags, PASCAL_TAGS.slice(0, 1));
  t.same(namespaces.map(({ Name }) => Name).sort(), ['life-http', 'life.internal', seed.namespaceName].sort());
  t.same(found.map(({ Name }) => Name).sort(), ['api', 'www']);
  t.same(instances.map(({ Id }) => Id).sort(), ['one', 'two']);

  for (const InstanceId of ['one', 'two'])
    await call('servicediscovery', 'DeregisterInstance', { ServiceId, InstanceId });
  return { arns, ids, namespaceIds };
}

async function deleteRegistries(t: Test, { call }: Steps, { ids, namespaceIds }: Registries): Promise<void> {
  for (const Id of ids) await call('servicediscovery', 'DeleteService', { Id });
  for (const Id of namespaceIds) await call('servicediscovery', 'DeleteNamespace', { Id });
  t.pass('registries are deleted');
}

async function createParameters(t: Test, { call, paginate }: Steps): Promise<void> {
  for (const Name of ['/life/a', '/life/b'])
    await call('ssm', 'PutParameter', { Name, Value: 'one', Type: 'SecureString', Tags: PASCAL_TAGS });
  await call('ssm', 'PutParameter', { Name: '/life/a', Value: 'two', Type: 'SecureString', Overwrite: true });
  const resource = { ResourceType: 'Parameter', ResourceId: '/life/a' };
  await call('ssm', 'AddTagsToResource', { ...resource, Tags: [{ Key: 'more', Value: 'yes' }] });
  await call('ssm', 'RemoveTagsFromResource', { ...resource, TagKeys: ['more'] });

  const both = ['/life/a', '/life/b'];
  const [one, several, tags, below, described, history] = await Promise.all([
    call('ssm', 'GetParameter', { Name: '/life/a', WithDecryption: true }),
    call('ssm', 'GetParameters', { Names: [...both, '/life/none'], WithDecryption: true }),
    call('ssm', 'ListTagsForResource', resource),
    paginate('ssm', 'GetParametersByPath', { Path: '/life', WithDecryption: true }, 'Parameters'),
    paginate('ssm', 'DescribeParameters', {}, 'Parameters'),
    paginate('ssm', 'GetParameterHistory', { Name: '/life/a', WithDecryption: true }, 'Parameters'),
  ]);
  t.same([one.Parameter.Value, one.Parameter.Version], ['two', 2]);
  t.same(several.Parameters.map(({ Name }: Members) => Name).sort(), both);
  t.same(several.InvalidParameters, ['/life/none']);
  t.same(tags.TagList, PASCAL_TAGS);
  t.same(below.map(({ Name, Value }) => [Name, Value]).sort(), [
    ['/life/a', 'two'],
    ['/life/b', 'one'],
  ]);
  t.same(described.map(({ Name }) => Name).sort(), both);
  t.same(
    history.map(({ Value }) => Value),
    ['one', 'two'],
  );
}

async function deleteParameters(t: Test, { call }: Steps): Promise<void> {
  await call('ssm', 'DeleteParameter', { Name: '/life/a' });
  const deleted = await call('ssm', 'DeleteParameters', { Names: ['/life/a', '/life/b'] });
  t.same([deleted.DeletedParameters, deleted.InvalidParameters], [['/life/b'], ['/life/a']]);
}

async function createLogs(t: Test, { call, paginate }: Steps): Promise<void> {
  for (const logGroupName of ['life', 'life-b'])
    await call('logs', 'CreateLogGroup', { logGroupName, tags: { team: 'web' } });
  const logGroupName = 'life-b';
  await call('logs', 'PutRetentionPolicy', { logGroupName: 'life', retentionInDays: 365 });
  await call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: 7 });
  await call('logs', 'DeleteRetentionPolicy', { logGroupName });
  for (const logStreamName of ['one', 'two']) await call('logs', 'CreateLogStream', { logGroupName, logStreamName });
  const stream = { logGroupName, logStreamName: 'one' };
  const logEvents = ['GET /a', 'GET /b', 'POST /c'].map((message, at) => ({ timestamp: NOW - 1000 + at, message }));
  await call('logs', 'PutLogEvents', { ...stream, logEvents });

  const [groups, streams, filtered, events] = await Promise.all([
    paginate('logs', 'DescribeLogGroups', { logGroupNamePrefix: 'life' }, 'logGroups'),
    paginate('logs', 'DescribeLogStreams', { logGroupName }, 'logStreams'),
    paginate('logs', 'FilterLogEvents', { logGroupName, filterPattern: 'GET' }, 'events'),
    paginate('logs', 'GetLogEvents', { ...stream, startFromHead: true }, 'events'),
  ]);
  t.same(
    groups.map(group => [group.logGroupName, group.retentionInDays]),
    [
      ['life', 365],
      ['life-b', undefined],
    ],
  );
  t.same(
    streams.map(found => found.logStreamName),
    ['one', 'two'],
  );
  t.same(
    filtered.map(({ message }) => message),
    ['GET /a', 'GET /b'],
  );
  t.same(
    events.map(({ message }) => message),
    ['GET /a', 'GET /b', 'POST /c'],
  );
  const resourceArn = groups[1]?.arn.replace(/:\*$/, '');
  await call('logs', 'TagResource', { resourceArn, tags: { more: 'yes' } });
  await call('logs', 'UntagResource', { resourceArn, tagKeys: ['team'] });
  t.same((await call('logs', 'ListTagsForResource', { resourceArn })).tags, { more: 'yes' });
}

async function deleteLogs(t: Test, { call }: Steps): Promise<void> {
  await call('logs', 'DeleteLogStream', { logGroupName: 'life-b', logStreamName: 'two' });
  for (const logGroupName of ['life', 'life-b']) await call('logs', 'DeleteLogGroup', { logGroupName });
  t.pass('log groups are deleted');
}

async function createCluster(t: Test, { call, paginate }: Steps): Promise<void> {
  const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
  await call('ecs', 'CreateCluster', { clusterName: 'life', capacityProviders, tags: TAGS });
  await call('ecs', 'CreateCluster', { clusterName: 'life-b' });
  const settings = [{ name: 'containerInsights', value: 'enabled' }];
  await call('ecs', 'UpdateCluster', { cluster: 'life', settings });
  await call('ecs', 'UpdateClusterSettings', { cluster: 'life', settings });
  const defaultCapacityProviderStrategy = [{ capacityProvider: 'FARGATE', weight: 1 }];
  await call('ecs', 'PutClusterCapacityProviders', {
    cluster: 'life',
    capacityProviders,
    defaultCapacityProviderStrategy,
  });

  const [clusters, arns, accountSettings, providers, attributes, instances] = await Promise.all([
    call('ecs', 'DescribeClusters', { clusters: ['life', 'none'], include: ['SETTINGS', 'TAGS'] }),
    paginate('ecs', 'ListClusters', {}, 'clusterArns'),
    paginate('ecs', 'ListAccountSettings', { effectiveSettings: true }, 'settings', 4),
    call('ecs', 'DescribeCapacityProviders', { capacityProviders }),
    paginate('ecs', 'ListAttributes', { cluster: 'life', targetType: 'container-instance' }, 'attributes'),
    paginate('ecs', 'ListContainerInstances', { cluster: 'life' }, 'containerInstanceArns'),
  ]);
  const [cluster] = clusters.clusters;
  t.same(
    [cluster.status, cluster.settings, cluster.tags, cluster.capacityProviders],
    ['ACTIVE', settings, TAGS, capacityProviders],
  );
  t.same(
    clusters.failures.map(({ reason }: Members) => reason),
    ['MISSING'],
  );
  t.same(arns.map(nameOf).sort(), ['life', 'life-b']);
  t.equal(accountSettings.length, 10);
  t.same(providers.capacityProviders.map(({ name }: Members) => name).sort(), capacityProviders);
  t.same([attributes, instances], [[], []]);
}

async function deleteClusters(t: Test, { call }: Steps): Promise<void> {
  for (const cluster of ['life', 'life-b'])
    t.equal((await call('ecs', 'DeleteCluster', { cluster })).cluster.status, 'INACTIVE');
}

/** @returns the ARN of a target group, and what deletes everything again. */
async function createBalancers(t: Test, steps: Steps, seed: Seed): Promise<[string, () => Promise<void>]> {
  const { call, paginate } = steps;
  const balancers: string[] = [];
  const groups: string[] = [];
  for (const Name of ['life', 'life-b']) {
    const group = { Name, Protocol: 'HTTP', Port: 80, VpcId: seed.vpcId, TargetType: 'ip' };
    const balancer = { Name, Subnets: seed.subnetIds.slice(0, 2) };
    groups.push((await call('elbv2', 'CreateTargetGroup', group)).TargetGroups[0].TargetGroupArn);
    balancers.push((await call('elbv2', 'CreateLoadBalancer', balancer)).LoadBalancers[0].LoadBalancerArn);
  }
  const [LoadBalancerArn] = balancers;
  const [TargetGroupArn, otherGroup] = groups;
  const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
  const listeners: string[] = [];
  for (const Port of [80, 8080]) {
    const created = await call('elbv2', 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions });
    listeners.push(created.Listeners[0].ListenerArn);
  }
  const { Rules } = await call('elbv2', 'CreateRule', {
    ListenerArn: listeners[0],
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: otherGroup }],
  });
  await call('elbv2', 'AddTags', { ResourceArns: [LoadBalancerArn], Tags: PASCAL_TAGS });
  await call('elbv2', 'RemoveTags', { ResourceArns: [LoadBalancerArn], TagKeys: ['team'] });
  const Targets = [{ Id: '10.0.0.9', Port: 80 }];
  await call('elbv2', 'RegisterTargets', { TargetGroupArn: otherGroup, Targets });

  const [found, foundGroups, foundListeners, rules, tags, health] = await Promise.all([
    paginate('elbv2', 'DescribeLoadBalancers', {}, 'LoadBalancers'),
    paginate('elbv2', 'DescribeTargetGroups', {}, 'TargetGroups'),
    paginate('elbv2', 'DescribeListeners', { LoadBalancerArn }, 'Listeners'),
    paginate('elbv2', 'DescribeRules', { ListenerArn: listeners[0] }, 'Rules'),
    call('elbv2', 'DescribeTags', { ResourceArns: [LoadBalancerArn] }),
    call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: otherGroup }),
  ]);
  t.same(found.map(one => [one.LoadBalancerName, one.State.Code]).sort(), [
    ['life', 'active'],
    ['life-b', 'active'],
  ]);
  t.same(foundGroups.map(group => group.TargetGroupArn).sort(), groups.sort());
  t.same(foundListeners.map(({ Port }) => Port).sort(), [80, 8080]);
  t.same(
    rules.map(({ Priority }) => Priority),
    ['10', 'default'],
  );
  t.same(tags.TagDescriptions[0].Tags, PASCAL_TAGS.slice(0, 1));
  t.same(
    health.TargetHealthDescriptions.map(({ TargetHealth }: Members) => TargetHealth.State),
    ['healthy'],
  );
  await call('elbv2', 'DeregisterTargets', { TargetGroupArn: otherGroup, Targets });

  const remove = async () => {
    await call('elbv2', 'DeleteRule', { RuleArn: Rules[0].RuleArn });
    for (const ListenerArn of listeners) await call('elbv2', 'DeleteListener', { ListenerArn });
    for (const arn of balancers) await call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: arn });
    for (const arn of groups) await call('elbv2', 'DeleteTargetGroup', { TargetGroupArn: arn });
  };
  return [String(TargetGroupArn), remove];
}

/** Leaves revision 1 of the families `life` and `life-b` registered. */
async function useDefinitions(t: Test, { call, paginate }: Steps, definition: Members): Promise<void> {
  for (const family of ['life', 'life', 'life-b'])
    await call('ecs', 'RegisterTaskDefinition', { ...definition, family, tags: TAGS });
  const [described, arns, families] = await Promise.all([
    call('ecs', 'DescribeTaskDefinition', { taskDefinition: 'life', include: ['TAGS'] }),
    paginate('ecs', 'ListTaskDefinitions', { familyPrefix: 'life' }, 'taskDefinitionArns'),
    paginate('ecs', 'ListTaskDefinitionFamilies', { familyPrefix: 'life' }, 'families'),
  ]);
  t.same([described.taskDefinition.revision, described.tags], [2, TAGS]);
  t.same(described.taskDefinition.containerDefinitions[0].secrets, [{ name: 'KEY', valueFrom: '/life/a' }]);
  t.same(arns.map(nameOf), ['life:1', 'life:2']);
  t.same(families, ['life', 'life-b']);
  const inactive = await call('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'life:2' });
  t.equal(inactive.taskDefinition.status, 'INACTIVE');
  const { taskDefinitions, failures } = await call('ecs', 'DeleteTaskDefinitions', { taskDefinitions: ['life:2'] });
  t.same([taskDefinitions.map(({ status }: Members) => status), failures], [['DELETE_IN_PROGRESS'], []]);
}

interface Around {
  seed: Seed;
  targetGroupArn: string;
  registryArn: string;
}

async function useService(t: Test, { call, paginate }: Steps, { seed, targetGroupArn, registryArn }: Around) {
  const cluster = 'life';
  const service = 'www';
  const networkConfiguration = network(seed);
  const { service: created } = await call('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: 'life:1',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration,
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }],
    serviceRegistries: [{ registryArn }],
    tags: TAGS,
  });
  await call('ecs', 'CreateService', {
    cluster,
    serviceName: 'api',
    taskDefinition: 'life:1',
    desiredCount: 0,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    networkConfiguration,
    serviceConnectConfiguration: { enabled: true, namespace: 'life-http' },
  });
  await call('ecs', 'UpdateService', { cluster, service, desiredCount: 2 });
  await call('ecs', 'UpdateService', { cluster, service, taskDefinition: 'life-b:1' });
  await call('ecs', 'UpdateService', { cluster, service, forceNewDeployment: true });

  const [described, arns, byNamespace, deployments] = await Promise.all([
    call('ecs', 'DescribeServices', { cluster, services: [service, 'none'], include: ['TAGS'] }),
    paginate('ecs', 'ListServices', { cluster }, 'serviceArns'),
    paginate('ecs', 'ListServicesByNamespace', { namespace: 'life-http' }, 'serviceArns'),
    call('ecs', 'ListServiceDeployments', { cluster, service }),
  ]);
  const [found] = described.services;
  t.equal(found.serviceArn, created.serviceArn);
  t.same([found.status, found.desiredCount, found.runningCount, found.tags], ['ACTIVE', 2, 2, TAGS]);
  t.equal(nameOf(found.taskDefinition), 'life-b:1');
  t.same(
    described.failures.map(({ reason }: Members) => reason),
    ['MISSING'],
  );
  t.same(arns.map(nameOf).sort(), ['api', 'www']);
  t.same(byNamespace.map(nameOf), ['api']);
  t.equal(deployments.serviceDeployments.length, 3);
  const [latest] = deployments.serviceDeployments;
  const serviceDeploymentArns = [latest.serviceDeploymentArn];
  const [one, revisions] = await Promise.all([
    call('ecs', 'DescribeServiceDeployments', { serviceDeploymentArns }),
    call('ecs', 'DescribeServiceRevisions', { serviceRevisionArns: [latest.targetServiceRevisionArn] }),
  ]);
  t.same([one.serviceDeployments[0].status, one.failures], ['SUCCESSFUL', []]);
  t.equal(nameOf(revisions.serviceRevisions[0].taskDefinition), 'life-b:1');
}

/** A deployment whose image does not exist is in progress until somebody stops it. */
async function stopDeployment(t: Test, { call }: Steps, definition: Members, seed: Seed): Promise<void> {
  const containerDefinitions = [{ name: 'web', image: 'nginx:does-not-exist' }];
  await call('ecs', 'RegisterTaskDefinition', { ...definition, family: 'broken', containerDefinitions });
  const place = { cluster: 'life', launchType: 'FARGATE', networkConfiguration: network(seed) };
  await call('ecs', 'CreateService', { ...place, serviceName: 'broken', taskDefinition: 'broken', desiredCount: 1 });
  const { serviceDeployments } = await call('ecs', 'ListServiceDeployments', { cluster: 'life', service: 'broken' });
  const [{ serviceDeploymentArn, status }] = serviceDeployments;
  t.equal(status, 'IN_PROGRESS');
  const stopped = await call('ecs', 'StopServiceDeployment', { serviceDeploymentArn, stopType: 'ABORT' });
  t.equal(stopped.serviceDeploymentArn, serviceDeploymentArn);
}

function network({ subnetIds, securityGroupIds }: Seed) {
  const [subnet] = subnetIds;
  const [group] = securityGroupIds;
  return { awsvpcConfiguration: { subnets: [subnet], securityGroups: [group], assignPublicIp: 'DISABLED' } };
}

async function useTasks(t: Test, { call, paginate, refused }: Steps, seed: Seed): Promise<void> {
  const cluster = 'life';
  const own = await paginate('ecs', 'ListTasks', { cluster, serviceName: 'www' }, 'taskArns');
  t.equal(own.length, 2);
  const protection = { cluster, tasks: [String(own[0])] };
  await call('ecs', 'UpdateTaskProtection', { ...protection, protectionEnabled: true, expiresInMinutes: 5 });
  const { protectedTasks } = await call('ecs', 'GetTaskProtection', protection);
  t.same(
    protectedTasks.map((task: Members) => [task.taskArn, task.protectionEnabled]),
    [[own[0], true]],
  );

  const started = await call('ecs', 'RunTask', {
    cluster,
    taskDefinition: 'life:1',
    launchType: 'FARGATE',
    networkConfiguration: network(seed),
    overrides: { containerOverrides: [{ name: 'web', environment: [{ name: 'MODE', value: 'once' }] }] },
    startedBy: 'life',
    tags: TAGS,
  });
  const task = started.tasks[0].taskArn;
  const described = await call('ecs', 'DescribeTasks', { cluster, tasks: [task], include: ['TAGS'] });
  t.same([described.tasks[0].lastStatus, described.tasks[0].tags], ['RUNNING', TAGS]);
  await refused('ecs', 'ExecuteCommand', { cluster, task, interactive: true, command: 'sh' });
  const { task: stopped } = await call('ecs', 'StopTask', { cluster, task, reason: 'the end' });
  t.same([stopped.desiredStatus, stopped.stoppedReason], ['STOPPED', 'the end']);
}

async function useTags(t: Test, { call, paginate }: Steps): Promise<void> {
  const { services } = await call('ecs', 'DescribeServices', { cluster: 'life', services: ['www'] });
  const resourceArn = services[0].serviceArn;
  await call('ecs', 'TagResource', { resourceArn, tags: [{ key: 'more', value: 'yes' }] });
  await call('ecs', 'UntagResource', { resourceArn, tagKeys: ['team'] });
  t.same((await call('ecs', 'ListTagsForResource', { resourceArn })).tags, [{ key: 'more', value: 'yes' }]);
  const ResourceARNList = [resourceArn];
  await call('resourcegroupstaggingapi', 'TagResources', { ResourceARNList, Tags: { 'spinup:spaceid': 'life' } });
  await call('resourcegroupstaggingapi', 'UntagResources', { ResourceARNList, TagKeys: ['more'] });
  const TagFilters = [{ Key: 'spinup:spaceid', Values: ['life'] }];
  const tagged = await paginate('resourcegroupstaggingapi', 'GetResources', { TagFilters }, 'ResourceTagMappingList');
  // The service, a load balancer, a Cloud Map service, two parameters and two secrets.
  t.same(tagged.map(({ ResourceARN }) => ResourceARN.split(':')[2]).sort(), TAGGED);

  for (const service of ['www', 'api', 'broken']) {
    const deleted = await call('ecs', 'DeleteService', { cluster: 'life', service, force: true });
    t.equal(deleted.service.status, 'DRAINING');
  }
  for (const taskDefinition of ['life:1', 'life-b:1', 'broken:1'])
    await call('ecs', 'DeregisterTaskDefinition', { taskDefinition });
  await call('ecs', 'DeleteTaskDefinitions', { taskDefinitions: ['life:1', 'life-b:1', 'broken:1'] });
  const identity = await call('sts', 'GetCallerIdentity');
  const RoleArn = `arn:aws:iam::${identity.Account}:role/life/life-b`;
  const assumed = await call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'life' });
  t.equal(nameOf(assumed.AssumedRoleUser.Arn), 'life');
}

const TAGGED = ['ecs', 'elasticloadbalancing', 'secretsmanager', 'secretsmanager', 'servicediscovery', 'ssm', 'ssm'];

/** The last part of an ARN, by which AWS's users know the resource. */
function nameOf(arn: unknown): string {
  return String(arn).replace(/^.*\//, '');
}
