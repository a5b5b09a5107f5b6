import type { Fault } from '../../errors.js';
import { isObject, jsonPointer } from '../../json.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
type Container = Unchecked<Schemas['ContainerDefinition']>;
type LinuxParameters = NonNullable<Container['linuxParameters']>;
type Volume = Unchecked<Schemas['Volume']>;

/*
 * What no task on Fargate can have. Source: Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate" and
 * "Amazon ECS task definition parameters for Fargate"; where a rule has another source, its comment names it.
 */

const DEFINITION_MEMBERS = ['ipcMode', 'placementConstraints', 'inferenceAccelerators'] as const;
const CONTAINER_MEMBERS = [
  'privileged',
  'links',
  'disableNetworking',
  'dnsServers',
  'dnsSearchDomains',
  'dockerSecurityOptions',
  'extraHosts',
  // Source: Amazon ECS API Reference, ContainerDefinition: not with network mode awsvpc.
  'hostname',
] as const;
const LINUX_PARAMETERS = ['devices', 'sharedMemorySize', 'tmpfs', 'maxSwap', 'swappiness'] as const;
const VOLUME_MEMBERS = ['dockerVolumeConfiguration', 'fsxWindowsFileServerVolumeConfiguration'] as const;
const CAPABILITY = 'SYS_PTRACE';
/** Source: Amazon ECS API Reference, LogConfiguration. */
export const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];

/** The faults of what a definition asks for, Fargate cannot do, and nothing can replace. @param pointer to the definition. */
export function fargateLimitFaults(pointer: string, definition: Definition): Fault[] {
  const { pidMode, volumes = [], containerDefinitions = [] } = definition;
  return [
    ...unsupported(pointer, definition, DEFINITION_MEMBERS),
    ...faultIf(pidMode === 'host', `${pointer}/pidMode`, 'must be task on Fargate, or be left out'),
    ...volumes.flatMap((volume, index) => volumeLimitFaults(pointer + jsonPointer('volumes', index), volume)),
    ...containerDefinitions.flatMap((container, index) =>
      containerLimitFaults(pointer + jsonPointer('containerDefinitions', index), container),
    ),
  ];
}

function volumeLimitFaults(pointer: string, volume: Volume = {}): Fault[] {
  return [
    ...unsupported(pointer, volume, VOLUME_MEMBERS),
    ...faultIf(
      volume.host?.sourcePath,
      `${pointer}/host/sourcePath`,
      'is not supported on Fargate: tasks have no host to share files with. Leave it out for a volume of the task, or use efsVolumeConfiguration',
    ),
  ];
}

function containerLimitFaults(pointer: string, container: Container = {}): Fault[] {
  const { linuxParameters = {}, resourceRequirements = [] } = container;
  return [
    ...unsupported(pointer, container, CONTAINER_MEMBERS),
    ...linuxFaults(`${pointer}/linuxParameters`, linuxParameters),
    ...resourceRequirements.flatMap((requirement, index) =>
      faultIf(
        requirement?.type,
        `${pointer}/resourceRequirements/${index}/type`,
        `is not supported on Fargate, which has no ${requirement?.type}`,
      ),
    ),
  ];
}

function linuxFaults(pointer: string, linux: LinuxParameters): Fault[] {
  const added = linux.capabilities?.add ?? [];
  return [
    ...unsupported(pointer, linux, LINUX_PARAMETERS),
    ...added.flatMap((capability, index) =>
      faultIf(
        capability && capability !== CAPABILITY,
        `${pointer}/capabilities/add/${index}`,
        `must be ${CAPABILITY} on Fargate, the only capability that can be added`,
      ),
    ),
  ];
}

/** False, 0 and what is empty ask for nothing. */
function unsupported<Member extends string>(
  pointer: string,
  values: { [K in Member]?: unknown },
  members: readonly Member[],
): Fault[] {
  return members.flatMap(member =>
    faultIf(isAskedFor(values[member]), `${pointer}/${member}`, 'is not supported on Fargate'),
  );
}

function isAskedFor(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
