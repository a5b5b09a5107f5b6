import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Answered, Schemas, Unchecked } from '../schemas.js';

type Registry = Schemas['ServiceRegistry'];
type Containers = Answered<Schemas['ContainerDefinition']>[];

/** Whether SRV records are among those of a Cloud Map service. Only they contain a port. */
export function hasSrvRecords(service: {
  DnsConfig?: { DnsRecords?: { Type?: string }[] | undefined } | undefined;
}): boolean {
  return (service.DnsConfig?.DnsRecords ?? []).some(({ Type }) => Type === 'SRV');
}

/** Whether a service's registry has the port that SRV records need. */
export function hasPort({ port, containerName }: Registry): boolean {
  return port !== undefined || containerName !== undefined;
}

/** The faults of a service's registry. Source: Amazon ECS API Reference, ServiceRegistry. @param pointer to it. */
export function registryPortFaults(pointer: string, registry: Unchecked<Registry>): Fault[] {
  const { port, containerName, containerPort } = registry;
  const isContainers = containerName !== undefined || containerPort !== undefined;
  if (port !== undefined)
    return faultIf(isContainers, `${pointer}/port`, 'cannot be combined with containerName and containerPort');
  return [
    ...faultIf(
      isContainers && containerName === undefined,
      `${pointer}/containerName`,
      'is required with containerPort',
    ),
    ...faultIf(
      isContainers && containerPort === undefined,
      `${pointer}/containerPort`,
      'is required with containerName',
    ),
  ];
}

/** The container and the port of the only port mapping of a definition; undefined where it has none, or several. */
export function onlyPort(containers: Containers): Pick<Registry, 'containerName' | 'containerPort'> | undefined {
  const mappings = containers.flatMap(({ name, portMappings = [] }) =>
    portMappings.map(({ containerPort }) => ({ containerName: name, containerPort })),
  );
  const [{ containerName, containerPort } = {}, ...others] = mappings;
  const isOnly = containerName !== undefined && containerPort !== undefined && others.length === 0;
  return isOnly ? { containerName, containerPort } : undefined;
}
