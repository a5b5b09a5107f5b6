import { AwsError, type Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { listOf, matching, oneOf, required, structure, text } from '../shape.js';
import { findCluster, getCluster } from './lookups.js';
import {
  action,
  anything,
  capacityProviderStrategy,
  invalidParameter,
  paging,
  parseStrategy,
  parseTags,
  tagList,
  tagsToList,
} from './members.js';
import { namespaceNotFound } from './services/service-rules.js';
import { arnOf, type Cluster, type Ecs } from './state.js';

/** Source: Amazon ECS API Reference, ClusterSetting. */
const CONTAINER_INSIGHTS = ['enhanced', 'enabled', 'disabled'];
const settings = listOf(structure({ name: required(oneOf('containerInsights')), value: required(text) }));
const include = listOf(oneOf('ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'));
type Included = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS' | 'TAGS';
const allIncluded: Included[] = ['CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'];

const serviceConnectDefaults = structure({ namespace: required(text) });

/** Clusters from CreateCluster to DeleteCluster. */
export function clusterActions(ecs: Ecs): Backend['actions'] {
  return {
    CreateCluster: createCluster(ecs),
    ...clusterReads(ecs),
    ...clusterUpdates(ecs),
    DeleteCluster: action({ cluster: required(text) }, input => {
      const cluster = getCluster(ecs, input.cluster);
      assertNotProvisioning(cluster);
      if ([...cluster.services.values()].some(service => service.status !== 'INACTIVE')) {
        throw new AwsError(
          'ClusterContainsServicesException',
          'The Cluster cannot be deleted while Services are active.',
        );
      }
      if ([...cluster.tasks.values()].some(task => task.lastStatus !== 'STOPPED')) {
        throw new AwsError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
      }
      cluster.status = 'INACTIVE';
      return { cluster: describeCluster(cluster, allIncluded) };
    }),
  };
}

/** Idempotent by name: the response for an existing cluster is the cluster, whatever the other members are. */
function createCluster(ecs: Ecs) {
  return action(
    {
      clusterName: matching(/^[\w-]{1,255}$/),
      tags: tagList,
      settings,
      configuration: anything,
      capacityProviders: listOf(text),
      defaultCapacityProviderStrategy: capacityProviderStrategy,
      serviceConnectDefaults,
    },
    input => {
      const name = input.clusterName ?? 'default';
      const existing = ecs.clusters.get(name);
      if (existing && existing.status !== 'INACTIVE') return { cluster: describeCluster(existing, allIncluded) };
      const capacityProviders = checkedProviders(input.capacityProviders);
      assertServiceLinkedRole(ecs);
      provideNamespace(ecs, input.serviceConnectDefaults?.namespace);
      const cluster: Cluster = {
        name,
        arn: arnOf(ecs, `cluster/${name}`),
        status: 'PROVISIONING',
        capacityProviders,
        defaultCapacityProviderStrategy: parseStrategy(input.defaultCapacityProviderStrategy, capacityProviders),
        settings: checkedSettings(input.settings) ?? [{ name: 'containerInsights', value: 'disabled' }],
        configuration: input.configuration,
        serviceConnectDefaults: input.serviceConnectDefaults,
        tags: parseTags(input.tags),
        services: new Map(),
        tasks: new Map(),
      };
      ecs.clusters.set(name, cluster);
      ecs.account.clock.schedule(ecs.account.timings.clusterProvisioning, () => {
        cluster.status = 'ACTIVE';
      });
      return { cluster: describeCluster(cluster, allIncluded) };
    },
  );
}

/**
 * Creating the first cluster of an account creates the role AWSServiceRoleForECS, which ECS cannot assume at once.
 * Source: Amazon ECS Developer Guide, "Using service-linked roles"; the message is AWS's own.
 */
function assertServiceLinkedRole(ecs: Ecs): void {
  const { clock, timings } = ecs.account;
  const now = clock.now();
  if (timings.serviceLinkedRole > 0) ecs.serviceLinkedRoleCreatedAt ??= now;
  const age = now.getTime() - (ecs.serviceLinkedRoleCreatedAt?.getTime() ?? 0);
  if (age < timings.serviceLinkedRole)
    throw invalidParameter(
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    );
}

function clusterReads(ecs: Ecs): Backend['actions'] {
  return {
    DescribeClusters: action({ clusters: listOf(text, 100), include }, input => {
      const identifiers = input.clusters?.length ? input.clusters : ['default'];
      const found = identifiers.map(identifier => ({ identifier, cluster: findCluster(ecs, identifier) }));
      return {
        clusters: found.flatMap(({ cluster }) => (cluster ? [describeCluster(cluster, input.include ?? [])] : [])),
        failures: found.flatMap(({ identifier, cluster }) =>
          cluster
            ? []
            : [{ arn: arnOf(ecs, `cluster/${identifier.slice(identifier.lastIndexOf('/') + 1)}`), reason: 'MISSING' }],
        ),
      };
    }),
    ListClusters: action(paging, ({ nextToken, maxResults = 100 }) => {
      const existing = [...ecs.clusters.values()].filter(({ status }) => status !== 'INACTIVE');
      const invalidCode = 'InvalidParameterException';
      const page = pageOf(existing, { key: ({ arn }) => arn, token: nextToken, size: maxResults, invalidCode });
      return { clusterArns: page.items.map(({ arn }) => arn), nextToken: page.next };
    }),
  };
}

function clusterUpdates(ecs: Ecs): Backend['actions'] {
  return {
    PutClusterCapacityProviders: action(
      {
        cluster: required(text),
        capacityProviders: required(listOf(text)),
        defaultCapacityProviderStrategy: required(capacityProviderStrategy),
      },
      input => {
        const cluster = getCluster(ecs, input.cluster);
        assertNotProvisioning(cluster);
        const capacityProviders = checkedProviders(input.capacityProviders);
        cluster.defaultCapacityProviderStrategy = parseStrategy(
          input.defaultCapacityProviderStrategy,
          capacityProviders,
        );
        cluster.capacityProviders = capacityProviders;
        return { cluster: describeCluster(cluster, allIncluded) };
      },
    ),
    UpdateClusterSettings: action({ cluster: required(text), settings: required(settings) }, input => {
      const cluster = getCluster(ecs, input.cluster);
      assertNotProvisioning(cluster);
      cluster.settings = checkedSettings(input.settings);
      return { cluster: describeCluster(cluster, allIncluded) };
    }),
    UpdateCluster: action(
      { cluster: required(text), settings, configuration: anything, serviceConnectDefaults },
      input => {
        const cluster = getCluster(ecs, input.cluster);
        provideNamespace(ecs, input.serviceConnectDefaults?.namespace);
        cluster.settings = checkedSettings(input.settings) ?? cluster.settings;
        cluster.configuration = input.configuration ?? cluster.configuration;
        cluster.serviceConnectDefaults = input.serviceConnectDefaults ?? cluster.serviceConnectDefaults;
        return { cluster: describeCluster(cluster, allIncluded) };
      },
    ),
  };
}

/**
 * ECS creates the default namespace of a cluster that is named and does not exist. Source: Amazon ECS API Reference,
 * ClusterServiceConnectDefaultsRequest.
 */
function provideNamespace({ account }: Ecs, namespace: string | undefined): void {
  if (!namespace || account.links.namespaceArn(namespace)) return;
  if (namespace.startsWith('arn:')) throw namespaceNotFound(namespace);
  account.links.createNamespace(namespace);
}

function checkedSettings<S extends Cluster['settings'] | undefined>(requested: S): S {
  const invalid = requested?.find(({ value }) => !CONTAINER_INSIGHTS.includes(value));
  if (!invalid) return requested;
  throw invalidParameter(
    `The value ${invalid.value} of the setting ${invalid.name} is not one of ${CONTAINER_INSIGHTS.join(', ')}.`,
  );
}

/** AWS's two are the only capacity providers. */
function checkedProviders(names: string[] = []): string[] {
  const unknown = names.find(name => name !== 'FARGATE' && name !== 'FARGATE_SPOT');
  if (unknown === undefined) return names;
  throw invalidParameter(
    `The specified capacity provider ${unknown} was not found. Specify a valid name or ARN and try again.`,
  );
}

function assertNotProvisioning(cluster: Cluster): void {
  if (cluster.status !== 'PROVISIONING') return;
  throw new AwsError(
    'UpdateInProgressException',
    'The specified cluster is in a busy state. Its attachments are being updated.',
  );
}

/** @param included the details to return; AWS returns empty lists for others */
export function describeCluster(cluster: Cluster, included: Included[]) {
  const tasks = [...cluster.tasks.values()];
  const services = [...cluster.services.values()];
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: 0,
    runningTasksCount: tasks.filter(task => task.lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(task => task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING').length,
    activeServicesCount: services.filter(service => service.status === 'ACTIVE').length,
    statistics: included.includes('STATISTICS') ? statisticsOf(tasks, services) : [],
    tags: included.includes('TAGS') ? tagsToList(cluster.tags) : [],
    settings: included.includes('SETTINGS') ? cluster.settings : [],
    configuration: included.includes('CONFIGURATIONS') ? cluster.configuration : undefined,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    serviceConnectDefaults: cluster.serviceConnectDefaults,
  };
}

/** Source: Amazon ECS API Reference, Cluster. The tasks here all run on Fargate. */
function statisticsOf(tasks: { lastStatus: string }[], services: { status: string }[]) {
  const counts = {
    runningEC2TasksCount: 0,
    runningFargateTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingEC2TasksCount: 0,
    pendingFargateTasksCount: tasks.filter(({ lastStatus }) => lastStatus === 'PENDING').length,
    activeEC2ServiceCount: 0,
    activeFargateServiceCount: services.filter(({ status }) => status === 'ACTIVE').length,
    drainingEC2ServiceCount: 0,
    drainingFargateServiceCount: services.filter(({ status }) => status === 'DRAINING').length,
  };
  return Object.entries(counts).map(([name, value]) => ({ name, value: String(value) }));
}
