import { AwsError } from '../../backend.js';
import { invalidParameter } from '../members.js';
import type { Cluster, Ecs, ServiceSpec } from '../state.js';
import type { TaskDefinition } from '../task-definitions/task-definition-input.js';

/**
 * Checks that a service fits its task definition and names resources that exist.
 * @throws AwsError
 */
export function checkServiceRules(ecs: Ecs, cluster: Cluster, spec: ServiceSpec): void {
  checkRegistries(ecs, spec);
  checkLoadBalancers(ecs, spec);
  checkServiceConnect(ecs, cluster, spec);
  checkVolumes(spec);
}

/**
 * A service takes a role only to register instances with a load balancer. With awsvpc, the service-linked role does this.
 * Source: Amazon ECS API Reference, CreateService, `role`.
 * @throws AwsError
 */
export function checkRole(role: string | undefined, { loadBalancers, taskDefinition }: ServiceSpec): void {
  if (role === undefined || (loadBalancers.length && taskDefinition.networkMode !== 'awsvpc')) return;
  throw invalidParameter('You cannot specify an IAM role for services that require a service linked role.');
}

function checkRegistries({ account }: Ecs, { serviceRegistries, taskDefinition }: ServiceSpec): void {
  for (const { registryArn, port, containerName, containerPort } of serviceRegistries) {
    if (registryArn === undefined) throw invalidParameter('A service registry needs a registryArn.');
    if (!account.links.registryExists(registryArn)) {
      throw invalidParameter(`The service registry ${registryArn} does not exist.`);
    }
    if (containerName !== undefined) checkPort(taskDefinition, containerName, containerPort);
    // Source: Amazon ECS API Reference, ServiceRegistry.
    if (account.links.registryHasPorts(registryArn) && port === undefined && containerName === undefined)
      throw invalidParameter(
        'A registry with SRV records requires either a containerName and a containerPort, or a port.',
      );
  }
}

function checkLoadBalancers({ account }: Ecs, { loadBalancers, taskDefinition }: ServiceSpec): void {
  for (const { targetGroupArn, loadBalancerName, containerName, containerPort } of loadBalancers) {
    if (targetGroupArn === undefined) throw invalidParameter('A load balancer needs a targetGroupArn.');
    if (!account.links.targetGroupExists(targetGroupArn)) {
      throw invalidParameter(`The target group ${targetGroupArn} does not exist.`);
    }
    if (loadBalancerName !== undefined)
      throw invalidParameter('Classic Load Balancers are not supported with the awsvpc network mode.');
    if (containerName === undefined) throw invalidParameter('Container name can not be null or empty.');
    if (containerPort === undefined) throw invalidParameter('Container port can not be null or empty.');
    checkPort(taskDefinition, containerName, containerPort);
  }
}

function checkPort({ containerDefinitions }: TaskDefinition, name: string, port: number | undefined): void {
  const container = containerDefinitions.find(one => one.name === name);
  if (!container) throw invalidParameter(`The container ${name} does not exist in the task definition.`);
  if (port === undefined) return;
  const mappings = container.portMappings.filter(({ containerPort }) => containerPort === port);
  if (!mappings.length) throw invalidParameter(`The container ${name} did not have a container port ${port} defined.`);
  // For example in https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/89.
  if (mappings.length > 1)
    throw invalidParameter(`Container port ${port} is used in more than one port mapping for container ${name}`);
}

/** Source: Amazon ECS API Reference, ServiceConnectConfiguration, ServiceConnectService. */
function checkServiceConnect({ account }: Ecs, cluster: Cluster, spec: ServiceSpec): void {
  const configuration = spec.serviceConnectConfiguration;
  if (!configuration?.enabled) return;
  const namespace = configuration.namespace ?? cluster.serviceConnectDefaults?.namespace;
  if (namespace === undefined) throw invalidParameter('Service Connect needs a namespace.');
  if (!account.links.namespaceArn(namespace)) throw namespaceNotFound(namespace);
  if (configuration.accessLogConfiguration && !configuration.logConfiguration)
    throw invalidParameter('Access logs of Service Connect need a logConfiguration.');
  const ports = spec.taskDefinition.containerDefinitions.flatMap(({ portMappings }) =>
    portMappings.map(({ name }) => name),
  );
  for (const { portName } of configuration.services ?? []) {
    if (!ports.includes(portName)) {
      throw invalidParameter(`No port mapping of the task definition has the name '${portName}'.`);
    }
  }
}

export function namespaceNotFound(namespace: string): AwsError {
  return new AwsError('NamespaceNotFoundException', `The namespace ${namespace} was not found.`);
}

/** Source: Amazon ECS API Reference, ServiceVolumeConfiguration. */
function checkVolumes({ volumeConfigurations, taskDefinition }: ServiceSpec): void {
  const names = taskDefinition.volumes.flatMap(volume => (volume.configuredAtLaunch ? volume.name : []));
  const unknown = volumeConfigurations.find(({ name }) => !names.includes(name));
  if (!unknown) return;
  throw invalidParameter(`The task definition has no volume '${unknown.name}' that is configured at launch.`);
}
