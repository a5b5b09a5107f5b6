import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
/** What services depend on in a cluster that exists, or is to be created. */
type Cluster = Unchecked<Pick<Schemas['CreateClusterRequest'], 'capacityProviders' | 'serviceConnectDefaults'>>;
type Described = Unchecked<Schemas['TaskDefinition']>;
type Service = Unchecked<Schemas['CreateServiceRequest'] | Schemas['UpdateServiceRequest']>;

/**
 * The faults of a service that does not fit its definition. Source: Amazon ECS API Reference,
 * CreateService, LoadBalancer, ServiceConnectService, ServiceVolumeConfiguration, PlacementConstraint and PlacementStrategy.
 * @param pointer to the service.
 */
export function serviceFitFaults(pointer: string, service: Service | undefined, definition: Definition): Fault[] {
  if (!service) return [];
  const { placementConstraints = [], placementStrategy = [] } = service;
  const isUnsupported = 'is not supported on Fargate';
  return [
    ...loadBalancerFaults(`${pointer}/loadBalancers`, service, definition),
    ...serviceConnectFaults(`${pointer}/serviceConnectConfiguration`, service, definition),
    ...registryFaults(`${pointer}/serviceRegistries`, service, definition),
    ...volumeFaults(`${pointer}/volumeConfigurations`, service, definition),
    ...faultIf(placementConstraints.length > 0, `${pointer}/placementConstraints`, isUnsupported),
    ...faultIf(placementStrategy.length > 0, `${pointer}/placementStrategy`, isUnsupported),
    // ECS registers tasks with network mode awsvpc at load balancers by its service-linked role alone.
    ...faultIf('role' in service && service.role, `${pointer}/role`, isUnsupported),
  ];
}

/** As serviceFitFaults, for a service that names a definition, which AWS has described. */
export function namedFitFaults(service: Service, definition: Described): Fault[] {
  const { status, compatibilities = [] } = definition;
  const isForFargate =
    !('launchType' in service) || service.launchType === undefined || service.launchType === 'FARGATE';
  const isNamed = service.taskDefinition !== undefined;
  return [
    ...serviceFitFaults('/service', service, definition),
    ...faultIf(isNamed && status !== 'ACTIVE', '/service/taskDefinition', `must be ACTIVE, not ${status}`),
    ...faultIf(
      isNamed && isForFargate && !compatibilities.includes('FARGATE'),
      '/service/taskDefinition',
      'must be a task definition for Fargate: network mode awsvpc, and cpu and memory of a Fargate size',
    ),
  ];
}

/** The faults of a service that its cluster does not fit. Source: as serviceFitFaults, and CreateCluster. */
export function clusterFitFaults(service: Service, cluster: Cluster): Fault[] {
  const { capacityProviderStrategy = [], serviceConnectConfiguration: connect = {} } = service;
  const { capacityProviders = [], serviceConnectDefaults } = cluster;
  return [
    ...capacityProviderStrategy.flatMap((item, index) =>
      faultIf(
        item?.capacityProvider && !capacityProviders.includes(item.capacityProvider),
        `/service/capacityProviderStrategy/${index}/capacityProvider`,
        `must be a capacity provider of the cluster: ${capacityProviders.join(', ') || 'it has none'}`,
      ),
    ),
    ...faultIf(
      connect.enabled && !connect.namespace && !serviceConnectDefaults?.namespace,
      '/service/serviceConnectConfiguration/namespace',
      'is required: the cluster has no default namespace',
    ),
  ];
}

function loadBalancerFaults(pointer: string, { loadBalancers = [] }: Service, definition: Definition): Fault[] {
  return loadBalancers.flatMap((balancer = {}, index) => targetFaults(`${pointer}/${index}`, balancer, definition));
}

/** Source: Amazon ECS API Reference, ServiceRegistry. */
function registryFaults(pointer: string, { serviceRegistries = [] }: Service, definition: Definition): Fault[] {
  return serviceRegistries.flatMap((registry = {}, index) =>
    registry.containerName === undefined ? [] : targetFaults(`${pointer}/${index}`, registry, definition),
  );
}

/** The faults of a container and a port that traffic goes to. AWS refuses a port that is mapped for several protocols. */
function targetFaults(
  pointer: string,
  { containerName, containerPort }: { containerName?: string | undefined; containerPort?: number | undefined },
  { containerDefinitions = [] }: Definition,
): Fault[] {
  if (containerName === undefined) return [];
  const container = containerDefinitions.find(one => one?.name === containerName);
  if (!container)
    return [{ pointer: `${pointer}/containerName`, message: 'must be the name of a container in taskdefinition' }];
  if (containerPort === undefined) return [];
  const mappings = (container.portMappings ?? []).filter(mapping => mapping?.containerPort === containerPort);
  return [
    ...faultIf(
      mappings.length === 0,
      `${pointer}/containerPort`,
      `must be a port that container ${containerName} maps`,
    ),
    ...faultIf(
      mappings.length > 1,
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
  const names = containerDefinitions.flatMap(container => container?.portMappings?.map(mapping => mapping?.name) ?? []);
  return [
    ...(connect.services ?? []).flatMap((service, index) =>
      faultIf(
        !names.includes(service?.portName),
        `${pointer}/services/${index}/portName`,
        'must be the name of a port mapping in taskdefinition',
      ),
    ),
    ...faultIf(
      connect.accessLogConfiguration && !connect.logConfiguration,
      `${pointer}/logConfiguration`,
      'is required for access logs',
    ),
  ];
}

function volumeFaults(pointer: string, { volumeConfigurations = [] }: Service, { volumes = [] }: Definition): Fault[] {
  return volumeConfigurations.flatMap((configuration, index) =>
    faultIf(
      !volumes.some(volume => volume?.configuredAtLaunch && volume.name === configuration?.name),
      `${pointer}/${index}/name`,
      'must be the name of a volume in taskdefinition that is configured at launch',
    ),
  );
}
