import { isDeepStrictEqual } from 'node:util';
import { invalidParameter, parseStrategy } from '../members.js';
import type { Cluster, Ecs, ServiceSettings, ServiceSpec } from '../state.js';
import { getActiveTaskDefinition } from '../task-definitions/task-definition-actions.js';
import type { TaskDefinition } from '../task-definitions/task-definition-input.js';
import { checkPlacement } from '../tasks/placement.js';
import { type CreateServiceInput, newDeploymentConfiguration, type UpdateServiceInput } from './service-input.js';
import { checkServiceRules } from './service-rules.js';

type Capacity = Pick<ServiceSpec, 'launchType' | 'capacityProviderStrategy'>;

/**
 * The content of a new service revision, checked as AWS checks it.
 * @param current the present values, if this is an update
 * @throws AwsError
 */
export function parseServiceSpec(
  ecs: Ecs,
  cluster: Cluster,
  input: CreateServiceInput | UpdateServiceInput,
  current?: ServiceSpec,
): ServiceSpec {
  const spec: ServiceSpec = {
    ...(current ? updatedCapacity(cluster, input, current) : newCapacity(cluster, input)),
    taskDefinition: definitionOf(ecs, input, current),
    platformVersion: input.platformVersion ?? current?.platformVersion ?? 'LATEST',
    networkConfiguration: input.networkConfiguration ?? current?.networkConfiguration,
    loadBalancers: input.loadBalancers ?? current?.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? current?.serviceRegistries ?? [],
    serviceConnectConfiguration: input.serviceConnectConfiguration ?? current?.serviceConnectConfiguration,
    volumeConfigurations: input.volumeConfigurations ?? current?.volumeConfigurations ?? [],
  };
  const { placementConstraints, placementStrategy } = input;
  checkPlacement(ecs, spec.taskDefinition, { ...spec, placementConstraints, placementStrategy });
  checkServiceRules(ecs, cluster, spec);
  return spec;
}

/**
 * The members of a service that change without a deployment.
 * @param current the present values, if this is an update
 */
export function parseServiceSettings(
  input: CreateServiceInput | UpdateServiceInput,
  current?: ServiceSettings,
): ServiceSettings {
  const rebalancing = input.availabilityZoneRebalancing ?? current?.availabilityZoneRebalancing;
  return {
    deploymentConfiguration: newDeploymentConfiguration(
      input.deploymentConfiguration,
      current?.deploymentConfiguration,
    ),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? current?.healthCheckGracePeriodSeconds,
    placementConstraints: input.placementConstraints ?? current?.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? current?.placementStrategy ?? [],
    enableECSManagedTags: input.enableECSManagedTags ?? current?.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? current?.propagateTags ?? 'NONE',
    enableExecuteCommand: input.enableExecuteCommand ?? current?.enableExecuteCommand ?? false,
    availabilityZoneRebalancing: rebalancing ?? 'DISABLED',
  };
}

function definitionOf(
  ecs: Ecs,
  input: CreateServiceInput | UpdateServiceInput,
  current: ServiceSpec | undefined,
): TaskDefinition {
  if (input.taskDefinition !== undefined) return getActiveTaskDefinition(ecs, input.taskDefinition);
  if (current) return current.taskDefinition;
  throw invalidParameter('TaskDefinition can not be blank.');
}

/** A launch type or a strategy. Default: the cluster's strategy. */
function newCapacity(cluster: Cluster, input: CreateServiceInput | UpdateServiceInput): Capacity {
  const launchType = 'launchType' in input && input.launchType === 'FARGATE' ? 'FARGATE' : undefined;
  const hasLaunchType = 'launchType' in input && input.launchType !== undefined;
  if (hasLaunchType && input.capacityProviderStrategy?.length) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (hasLaunchType) return { launchType: launchType ?? 'EC2', capacityProviderStrategy: [] };
  const requested = parseStrategy(input.capacityProviderStrategy, cluster.capacityProviders);
  const strategy = requested.length ? requested : cluster.defaultCapacityProviderStrategy;
  return { launchType: strategy.length ? undefined : 'EC2', capacityProviderStrategy: strategy };
}

function updatedCapacity(
  cluster: Cluster,
  input: CreateServiceInput | UpdateServiceInput,
  current: ServiceSpec,
): Capacity {
  const { launchType, capacityProviderStrategy } = current;
  if (!input.capacityProviderStrategy) return { launchType, capacityProviderStrategy };
  // An empty list leads back to the launch type.
  if (!input.capacityProviderStrategy.length)
    return { launchType: launchType ?? 'FARGATE', capacityProviderStrategy: [] };
  const updated = newCapacity(cluster, input);
  const isForced = 'forceNewDeployment' in input && input.forceNewDeployment;
  if (!isForced && !isDeepStrictEqual(updated.capacityProviderStrategy, capacityProviderStrategy))
    throw invalidParameter(
      'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    );
  return updated;
}
