import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
type Service = Unchecked<Schemas['CreateServiceRequest'] | Schemas['UpdateServiceRequest']>;

/**
 * The faults of a service that its definition, given in the same request, does not fit. Source: Amazon ECS API Reference,
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
    ...volumeFaults(`${pointer}/volumeConfigurations`, service, definition),
    ...faultIf(placementConstraints.length > 0, `${pointer}/placementConstraints`, isUnsupported),
    ...faultIf(placementStrategy.length > 0, `${pointer}/placementStrategy`, isUnsupported),
    // ECS registers tasks with network mode awsvpc at load balancers by its service-linked role alone.
    ...faultIf('role' in service && service.role, `${pointer}/role`, isUnsupported),
  ];
}

function loadBalancerFaults(
  pointer: string,
  { loadBalancers = [] }: Service,
  { containerDefinitions = [] }: Definition,
): Fault[] {
  return loadBalancers.flatMap((balancer, index) => {
    const { containerName, containerPort } = balancer ?? {};
    const container = containerDefinitions.find(one => one?.name === containerName);
    const ports = container?.portMappings?.map(mapping => mapping?.containerPort) ?? [];
    return [
      ...faultIf(!container, `${pointer}/${index}/containerName`, 'must be the name of a container in taskdefinition'),
      ...faultIf(
        container && !ports.includes(containerPort),
        `${pointer}/${index}/containerPort`,
        `must be a port that container ${containerName} maps`,
      ),
    ];
  });
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
