import type { OperationId } from '#generated/routes.js';
import { definitionOf, managedOf } from './other-org-requests.js';
import type { Place, Step } from './places.js';
import type { TwoOrgs } from './two-orgs.js';

type Members = Record<string, unknown>;

/** A body of our org's with a value at a place. @param name of what it creates. @param key of a value in a map. */
export function bodyWith(world: TwoOrgs, { route, steps }: Place, name: string, key: string, value: string): object {
  const [top = '', second = ''] = steps.map(({ key }) => key);
  const body = structuredClone(baseOf(world, route.operationId, { top, second }, name)) as Members;
  let owner: Members = body;
  for (const [index, step] of steps.entries()) {
    const at = keyOf(step, key);
    Object.assign(owner, withoutKnown(siblingsOf(world, step.schema), owner));
    if (index === steps.length - 1) owner[at] = value;
    else {
      owner[at] ??= steps[index + 1]?.key === '[]' ? [] : {};
      owner = owner[at] as Members;
    }
  }
  return body;
}

function keyOf({ key }: Step, mapKey: string): string {
  if (key === '[]') return '0';
  return key === '{}' ? mapKey : key;
}

function withoutKnown(siblings: Members, owner: Members): Members {
  return Object.fromEntries(Object.entries(siblings).filter(([key]) => !(key in owner)));
}

/** A valid body of an operation, with what the member at its top needs beside it. */
function baseOf(
  { ours, emulator }: TwoOrgs,
  operationId: OperationId,
  { top, second }: { top: string; second: string },
  name: string,
): object {
  const { namespaceId: NamespaceId } = emulator.seed;
  const registry = { Name: name, NamespaceId, DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 30 }] } };
  const inOurs = { ServiceName: name, DesiredCount: 0, Cluster: 'ours' };
  const isManaged = ['Cluster', 'TaskDefinition', 'Credentials', 'Tags'].includes(top);
  const bases: Partial<Record<OperationId, object>> = {
    createService: {
      Service: top === 'Cluster' ? { ServiceName: name, DesiredCount: 0 } : inOurs,
      ...(top === 'Cluster' && { Cluster: { ClusterName: name } }),
      ...(second !== 'TaskDefinition' && { TaskDefinition: definitionOf(name) }),
      ...(top === 'ServiceRegistry' && { ServiceRegistry: registry }),
    },
    updateService:
      top === 'TaskDefinition' || top === 'Credentials' ? { TaskDefinition: definitionOf('ours') } : { Service: {} },
    updateServiceNamedInBody: {
      Service: { Service: 'ours' },
      ...((top === 'TaskDefinition' || top === 'Credentials') && { TaskDefinition: definitionOf('ours') }),
    },
    rollbackService: {},
    createCluster: { ClusterName: name },
    runTask: { TaskDefinition: 'ours' },
    createTaskDefinition: isManaged
      ? managedOf(name, 'ours')
      : { ...definitionOf(name), ...PLAIN, ExecutionRoleArn: ours.role },
    updateManagedTaskDefinition: { TaskDefinition: definitionOf('ours-nightly') },
    createDiscoveryService: registry,
    createSecret: { Name: name, SecretString: 'x' },
    updateSecret: { Secret: 'y' },
    createParameter: { Name: name, Value: 'x' },
    updateParameter: { Value: 'y' },
  };
  return bases[operationId] ?? {};
}

const PLAIN = { NetworkMode: 'awsvpc', RequiresCompatibilities: ['FARGATE'] };

const AUTHORITY = 'arn:aws:acm-pca:us-east-1:012345678901:certificate-authority/0a1b2c3d-0000-4000-8000-000000000000';
const LATTICE = 'arn:aws:vpc-lattice:us-east-1:012345678901:targetgroup/tg-0123456789abcdef0';

/** What an object of a schema needs beside the member. */
function siblingsOf({ ours, emulator }: TwoOrgs, schema: string): Members {
  const { subnetIds } = emulator.seed;
  const siblings: Record<string, Members> = {
    ContainerOverride: { Name: 'web' },
    LoadBalancer: { TargetGroupArn: ours.targetGroup, ContainerName: 'web', ContainerPort: 80 },
    AdvancedConfiguration: {
      AlternateTargetGroupArn: ours.targetGroup,
      ProductionListenerRule: ours.rule,
      RoleArn: ours.role,
    },
    ServiceRegistry: { RegistryArn: ours.registry },
    Secret: { Name: 'PASSWORD' },
    LogConfiguration: {
      LogDriver: 'awslogs',
      Options: { 'awslogs-region': emulator.region, 'awslogs-stream-prefix': 'web' },
    },
    RepositoryCredential: { Name: 'new', SecretString: 'x' },
    AwsVpcConfiguration: { Subnets: subnetIds },
    ServiceConnectConfiguration: { Enabled: true, Namespace: emulator.seed.namespaceArn },
    DeploymentLifecycleHook: {
      HookTargetArn: 'arn:aws:lambda:us-east-1:012345678901:function:check',
      LifecycleStages: ['PRE_SCALE_UP'],
    },
    ExecuteCommandConfiguration: { Logging: 'OVERRIDE' },
    ServiceConnectService: { PortName: 'http' },
    ServiceConnectTlsConfiguration: { IssuerCertificateAuthority: { AwsPcaAuthorityArn: AUTHORITY } },
    ServiceVolumeConfiguration: { Name: 'data' },
    TaskVolumeConfiguration: { Name: 'data' },
    ServiceManagedEBSVolumeConfiguration: { SizeInGiB: 1 },
    TaskManagedEBSVolumeConfiguration: { SizeInGiB: 1 },
    VpcLatticeConfiguration: { RoleArn: ours.role, TargetGroupArn: LATTICE, PortName: 'http' },
  };
  return siblings[schema] ?? {};
}
