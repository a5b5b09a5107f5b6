import { invalidParameter, parseStrategy } from '../members.js';
import type { Cluster, Ecs, ServiceSettings, ServiceSpec } from '../state.js';
import { getActiveTaskDefinition } from '../task-definitions/task-definition-actions.js';
import type { TaskDefinition } from '../task-definitions/task-definition-input.js';
import { checkPlacement, checkRoles } from '../tasks/placement.js';
import { type Creation, newDeploymentConfiguration, type Update } from './service-input.js';

type Capacity = Pick<ServiceSpec, 'launchType' | 'capacityProviderStrategy'>;

/**
 * What a service is to run, checked as AWS checks it.
 * @param known what an update does not name stays as it is
 * @throws AwsError
 */
export function parseServiceSpec(
  ecs: Ecs,
  cluster: Cluster,
  input: Creation | Update,
  known?: ServiceSpec,
): ServiceSpec {
  const spec: ServiceSpec = {
    ...(known ? updatedCapacity(cluster, input, known) : newCapacity(cluster, input)),
    taskDefinition: definitionOf(ecs, input, known),
    platformVersion: input.platformVersion ?? known?.platformVersion ?? 'LATEST',
    networkConfiguration: input.networkConfiguration ?? known?.networkConfiguration,
    loadBalancers: input.loadBalancers ?? known?.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? known?.serviceRegistries ?? [],
    serviceConnectConfiguration: input.serviceConnectConfiguration ?? known?.serviceConnectConfiguration,
    volumeConfigurations: input.volumeConfigurations ?? known?.volumeConfigurations ?? [],
  };
  checkPlacement(ecs, spec.taskDefinition, spec);
  checkRoles(ecs, spec.taskDefinition);
  checkRegistries(ecs, spec);
  checkLoadBalancers(ecs, spec);
  return spec;
}

/** What may be changed without a deployment. */
export function parseServiceSettings(input: Creation | Update, known?: ServiceSettings): ServiceSettings {
  const rebalancing = input.availabilityZoneRebalancing ?? known?.availabilityZoneRebalancing;
  return {
    deploymentConfiguration: newDeploymentConfiguration(input.deploymentConfiguration, known?.deploymentConfiguration),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? known?.healthCheckGracePeriodSeconds,
    placementConstraints: input.placementConstraints ?? known?.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? known?.placementStrategy ?? [],
    enableECSManagedTags: input.enableECSManagedTags ?? known?.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? known?.propagateTags ?? 'NONE',
    enableExecuteCommand: input.enableExecuteCommand ?? known?.enableExecuteCommand ?? false,
    availabilityZoneRebalancing: rebalancing ?? 'DISABLED',
  };
}

function definitionOf(ecs: Ecs, input: Creation | Update, known: ServiceSpec | undefined): TaskDefinition {
  if (input.taskDefinition !== undefined) return getActiveTaskDefinition(ecs, input.taskDefinition);
  if (known) return known.taskDefinition;
  throw invalidParameter('TaskDefinition can not be blank.');
}

/** A launch type or a strategy, the cluster's own strategy if neither is given. */
function newCapacity(cluster: Cluster, input: Creation | Update): Capacity {
  const launchType = 'launchType' in input && input.launchType === 'FARGATE' ? 'FARGATE' : undefined;
  const isTyped = 'launchType' in input && input.launchType !== undefined;
  if (isTyped && input.capacityProviderStrategy?.length) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (isTyped) return { launchType: launchType ?? 'EC2', capacityProviderStrategy: [] };
  const given = parseStrategy(input.capacityProviderStrategy, cluster.capacityProviders);
  const strategy = given.length ? given : cluster.defaultCapacityProviderStrategy;
  return { launchType: strategy.length ? undefined : 'EC2', capacityProviderStrategy: strategy };
}

function updatedCapacity(cluster: Cluster, input: Creation | Update, known: ServiceSpec): Capacity {
  const { launchType, capacityProviderStrategy } = known;
  return input.capacityProviderStrategy ? newCapacity(cluster, input) : { launchType, capacityProviderStrategy };
}

function checkRegistries({ account }: Ecs, { serviceRegistries, taskDefinition }: ServiceSpec): void {
  for (const { registryArn, containerName, containerPort } of serviceRegistries) {
    if (registryArn === undefined) throw invalidParameter('A service registry needs a registryArn.');
    if (!account.links.registryExists(registryArn)) {
      throw invalidParameter(`The service registry ${registryArn} does not exist.`);
    }
    if (containerName !== undefined) checkPort(taskDefinition, containerName, containerPort);
  }
}

function checkLoadBalancers({ account }: Ecs, { loadBalancers, taskDefinition }: ServiceSpec): void {
  for (const { targetGroupArn, containerName, containerPort } of loadBalancers) {
    if (targetGroupArn === undefined) throw invalidParameter('A load balancer needs a targetGroupArn.');
    if (!account.links.targetGroupExists(targetGroupArn)) {
      throw invalidParameter(`The target group ${targetGroupArn} does not exist.`);
    }
    if (containerName === undefined) throw invalidParameter('Container name can not be null or empty.');
    checkPort(taskDefinition, containerName, containerPort);
  }
}

function checkPort({ containerDefinitions }: TaskDefinition, name: string, port: number | undefined): void {
  const container = containerDefinitions.find(one => one.name === name);
  if (!container) throw invalidParameter(`The container ${name} does not exist in the task definition.`);
  if (port !== undefined && !container.portMappings.some(({ containerPort }) => containerPort === port)) {
    throw invalidParameter(`The container ${name} did not have a container port ${port} defined.`);
  }
}
