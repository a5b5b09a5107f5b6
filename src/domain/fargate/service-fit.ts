import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
/** What services and tasks depend on in a cluster that exists, or is to be created. */
export type Cluster = Unchecked<Pick<Schemas['CreateClusterRequest'], 'capacityProviders' | 'serviceConnectDefaults'>>;
type Described = Unchecked<Schemas['TaskDefinition']>;
type Service = Unchecked<Schemas['CreateServiceRequest'] | Schemas['UpdateServiceRequest']>;

/**
 * The faults of a service that does not fit its definition. Source: Amazon ECS API Reference, CreateService, LoadBalancer,
 * ServiceConnectService and ServiceVolumeConfiguration.
 * @param pointer to the service.
 */
export function serviceFitFaults(pointer: string, service: Service | undefined, definition: Definition): Fault[] {
  if (!service) return [];
  const containers = containersOf(definition);
  return [
    ...loadBalancerFaults(`${pointer}/loadBalancers`, service, containers),
    ...serviceConnectFaults(`${pointer}/serviceConnectConfiguration`, service, definition),
    ...registryTargetFaults(`${pointer}/serviceRegistries`, service, containers),
    ...volumeNameFaults(`${pointer}/volumeConfigurations`, service, definition),
    // ECS registers tasks with network mode awsvpc at load balancers by its service-linked role alone.
    ...faultIf(
      'role' in service && service.role && definition.networkMode === 'awsvpc',
      `${pointer}/role`,
      'is not supported with network mode awsvpc',
    ),
  ];
}

/**
 * As serviceFitFaults, for a service that names a definition, which AWS has described.
 * @param isFargate whether its tasks run on Fargate.
 */
export function namedFitFaults(service: Service, definition: Described, isFargate: boolean): Fault[] {
  return [
    ...serviceFitFaults('/service', service, definition),
    ...(service.taskDefinition === undefined
      ? []
      : definitionUseFaults('/service/taskDefinition', definition, isFargate)),
  ];
}

/**
 * The faults of a request that names a definition which cannot be run, or not on Fargate. Source: Amazon ECS API Reference, CreateService,
 * RunTask. @param pointer to the name of the definition.
 */
export function definitionUseFaults(
  pointer: string,
  { status, compatibilities = [] }: Described,
  isFargate: boolean,
): Fault[] {
  return [
    ...faultIf(status !== 'ACTIVE', pointer, `must be ACTIVE, not ${status}`),
    ...faultIf(
      isFargate && !compatibilities.includes('FARGATE'),
      pointer,
      'must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
    ),
  ];
}

/** The faults of a service that its cluster does not fit. Source: as serviceFitFaults, and CreateCluster. */
export function clusterFitFaults(service: Service, cluster: Cluster): Fault[] {
  const { capacityProviderStrategy, serviceConnectConfiguration: connect = {} } = service;
  const { serviceConnectDefaults } = cluster;
  return [
    ...providerFaults('/service/capacityProviderStrategy', capacityProviderStrategy, cluster),
    ...faultIf(
      connect.enabled && !connect.namespace && !serviceConnectDefaults?.namespace,
      '/service/serviceConnectConfiguration/namespace',
      'is required: the cluster has no default namespace',
    ),
  ];
}

/** The faults of a capacity provider strategy that the cluster does not have. @param pointer to the strategy. */
export function providerFaults(
  pointer: string,
  strategy: Service['capacityProviderStrategy'],
  { capacityProviders = [] }: Cluster,
): Fault[] {
  return (strategy ?? []).flatMap((item, index) =>
    faultIf(
      item?.capacityProvider && !capacityProviders.includes(item.capacityProvider),
      `${pointer}/${index}/capacityProvider`,
      `must be a capacity provider of the cluster: ${capacityProviders.join(', ') || 'it has none'}`,
    ),
  );
}

/** For each container, by its name: how often it maps each port. */
type Containers = Map<string | undefined, Map<number | undefined, number>>;

function containersOf({ containerDefinitions = [] }: Definition): Containers {
  return new Map(
    containerDefinitions.map(({ name, portMappings = [] } = {}) => {
      const ports = new Map<number | undefined, number>();
      for (const mapping of portMappings)
        ports.set(mapping?.containerPort, (ports.get(mapping?.containerPort) ?? 0) + 1);
      return [name, ports];
    }),
  );
}

function loadBalancerFaults(pointer: string, { loadBalancers = [] }: Service, containers: Containers): Fault[] {
  return loadBalancers.flatMap((balancer = {}, index) => targetFaults(`${pointer}/${index}`, balancer, containers));
}

/** Source: Amazon ECS API Reference, ServiceRegistry. */
function registryTargetFaults(pointer: string, { serviceRegistries = [] }: Service, containers: Containers): Fault[] {
  return serviceRegistries.flatMap((registry = {}, index) => targetFaults(`${pointer}/${index}`, registry, containers));
}

/** The faults of a container and a port that traffic goes to. AWS refuses a port that is mapped for several protocols. */
function targetFaults(
  pointer: string,
  { containerName, containerPort }: { containerName?: string | undefined; containerPort?: number | undefined },
  containers: Containers,
): Fault[] {
  if (containerName === undefined) return [];
  const ports = containers.get(containerName);
  if (!ports)
    return [{ pointer: `${pointer}/containerName`, message: 'must be the name of a container in the task definition' }];
  if (containerPort === undefined) return [];
  const mappings = ports.get(containerPort) ?? 0;
  return [
    ...faultIf(mappings === 0, `${pointer}/containerPort`, `must be a port that container ${containerName} maps`),
    ...faultIf(
      mappings > 1,
      `${pointer}/containerPort`,
      `must be a port that container ${containerName} maps for one protocol only`,
    ),
  ];
}

function serviceConnectFaults(
  pointer: string,
  { serviceConnectConfiguration: connect = {} }: Service,
  { containerDefinitions = [] }: Definition,
): Fault[] {
  if (!connect.enabled) return [];
  const names = new Set(
    containerDefinitions.flatMap(container => container?.portMappings?.map(mapping => mapping?.name) ?? []),
  );
  return [
    ...(connect.services ?? []).flatMap((service, index) =>
      faultIf(
        !names.has(service?.portName),
        `${pointer}/services/${index}/portName`,
        'must be the name of a port mapping in the task definition',
      ),
    ),
    ...faultIf(
      connect.accessLogConfiguration && !connect.logConfiguration,
      `${pointer}/logConfiguration`,
      'is required for access logs',
    ),
  ];
}

/** The faults of configurations of volumes that the definition does not leave to the launch. */
export function volumeNameFaults(
  pointer: string,
  { volumeConfigurations = [] }: { volumeConfigurations?: ({ name?: string } | undefined)[] },
  { volumes = [] }: Pick<Definition, 'volumes'>,
): Fault[] {
  const names = new Set(volumes.flatMap(volume => (volume?.configuredAtLaunch ? [volume.name] : [])));
  return volumeConfigurations.flatMap((configuration, index) =>
    faultIf(
      !names.has(configuration?.name),
      `${pointer}/${index}/name`,
      'must be the name of a volume in the task definition that is configured at launch',
    ),
  );
}
