import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscovery } from '@aws-sdk/client-servicediscovery';
import { SSM } from '@aws-sdk/client-ssm';
import type { Test } from 'tap';
import type { Emulator } from '../../src/emulator/index.js';
import { clientOf } from '../emulator/connect.js';
import { ORG } from './service.js';

/** What another org has in the account. */
export interface Theirs {
  cluster: string;
  service: string;
  task: string;
  family: string;
  discoveryId: string;
  discoveryArn: string;
  discoveryName: string;
  namespaceId: string;
  secret: string;
  prefix: string;
  parameter: string;
  /** A tag that a request of ours might set. */
  tag: { Key: string; Value: string };
  /** Names that no list of ours may have. */
  names: string[];
}

/** Makes one of each resource with AWS's own clients, all tagged as another org's. @param cluster one that is there. */
export async function foreignWorld(t: Test, emulator: Emulator, orgTag: string, cluster?: string): Promise<Theirs> {
  const tags = {
    [orgTag]: 'theirs',
    'spinup:spaceid': 'theirclu',
    'spinup:type': 'container',
    'spinup:flavor': 'task',
  };
  const small = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const discovery = clientOf(t, ServiceDiscovery, emulator);
  const { Service: registry } = await discovery.createService({
    Name: 'their-registry',
    NamespaceId: emulator.seed.namespaceId,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 5 }] },
    Tags,
  });
  await clientOf(t, SecretsManager, emulator).createSecret({ Name: 'their/secret', SecretString: 'theirs', Tags });
  const ssm = clientOf(t, SSM, emulator);
  for (const path of [`/${ORG}/their-prefix/their-key`, '/theirs/their-prefix/their-key'])
    await ssm.putParameter({ Name: path, Value: 'theirs', Type: 'SecureString', Tags });
  await makeBalancing(t, emulator, Tags);
  return {
    ...(await makeService(t, emulator, small, cluster)),
    discoveryId: registry?.Id ?? '',
    discoveryArn: registry?.Arn ?? '',
    discoveryName: 'their-registry',
    namespaceId: emulator.seed.namespaceId,
    secret: 'their/secret',
    prefix: 'their-prefix',
    parameter: 'their-key',
    tag: { Key: 'Mine', Value: 'mine' },
    names: ['their', registry?.Id ?? ''],
  };
}

async function makeService(t: Test, emulator: Emulator, tags: { key: string; value: string }[], given?: string) {
  const ecs = clientOf(t, ECS, emulator);
  const cluster = given ?? 'theirclu';
  if (!given) await ecs.createCluster({ clusterName: cluster, capacityProviders: ['FARGATE'], tags });
  await ecs.registerTaskDefinition({
    family: 'their-family',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'web', image: 'nginx' }],
    tags,
  });
  const networkConfiguration = { awsvpcConfiguration: { subnets: emulator.seed.subnetIds } };
  const common = {
    cluster,
    taskDefinition: 'their-family',
    launchType: 'FARGATE' as const,
    networkConfiguration,
    tags,
  };
  await ecs.createService({ ...common, serviceName: 'their-service', desiredCount: 1, propagateTags: 'SERVICE' });
  const { tasks: [task] = [] } = await ecs.runTask(common);
  return { cluster, service: 'their-service', family: 'their-family', task: task?.taskArn?.split('/').at(-1) ?? '' };
}

async function makeBalancing(t: Test, emulator: Emulator, Tags: { Key: string; Value: string }[]): Promise<void> {
  const client = clientOf(t, ElasticLoadBalancingV2, emulator);
  await client.createTargetGroup({
    Name: 'their-group',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: emulator.seed.vpcId,
    TargetType: 'ip',
    Tags,
  });
  await client.createLoadBalancer({ Name: 'their-balancer', Subnets: emulator.seed.subnetIds, Tags });
}
