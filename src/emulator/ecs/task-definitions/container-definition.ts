import type { Parsed } from '../../shape.js';
import { flag, listOf, number, oneOf, required, structure, text, textMap } from '../../shape.js';
import { anything, clientException } from '../members.js';

const nameAndValue = listOf(structure({ name: text, value: text }));
const secrets = listOf(structure({ name: required(text), valueFrom: required(text) }));

const portMapping = structure({
  containerPort: number,
  hostPort: number,
  protocol: oneOf('tcp', 'udp'),
  name: text,
  appProtocol: oneOf('http', 'http2', 'grpc'),
  containerPortRange: text,
});

const logConfiguration = structure({
  logDriver: required(text),
  options: textMap,
  secretOptions: secrets,
});

const healthCheck = structure({
  command: required(listOf(text)),
  interval: number,
  timeout: number,
  retries: number,
  startPeriod: number,
});

/** All members of AWS's LinuxParameters. */
const linuxParameters = structure({
  capabilities: structure({ add: listOf(text), drop: listOf(text) }),
  devices: listOf(anything),
  initProcessEnabled: flag,
  sharedMemorySize: number,
  tmpfs: listOf(anything),
  maxSwap: number,
  swappiness: number,
});

/** All members of AWS's ContainerDefinition. */
const shape = {
  name: text,
  image: text,
  repositoryCredentials: structure({ credentialsParameter: required(text) }),
  cpu: number,
  memory: number,
  memoryReservation: number,
  links: listOf(text),
  portMappings: listOf(portMapping),
  essential: flag,
  restartPolicy: anything,
  entryPoint: listOf(text),
  command: listOf(text),
  environment: nameAndValue,
  environmentFiles: anything,
  mountPoints: listOf(structure({ sourceVolume: text, containerPath: text, readOnly: flag })),
  volumesFrom: listOf(structure({ sourceContainer: text, readOnly: flag })),
  linuxParameters,
  secrets,
  dependsOn: listOf(structure({ containerName: required(text), condition: required(text) })),
  startTimeout: number,
  stopTimeout: number,
  versionConsistency: oneOf('enabled', 'disabled'),
  hostname: text,
  user: text,
  workingDirectory: text,
  disableNetworking: flag,
  privileged: flag,
  readonlyRootFilesystem: flag,
  dnsServers: listOf(text),
  dnsSearchDomains: listOf(text),
  extraHosts: anything,
  dockerSecurityOptions: listOf(text),
  interactive: flag,
  pseudoTerminal: flag,
  dockerLabels: textMap,
  ulimits: anything,
  logConfiguration,
  healthCheck,
  systemControls: anything,
  resourceRequirements: listOf(
    structure({ type: required(text), value: text, sharingStrategy: structure({ nvidiaMps: anything }) }),
  ),
  firelensConfiguration: structure({ type: required(text), options: textMap }),
  credentialSpecs: listOf(text),
};

export const containerDefinition = structure(shape);
type ContainerInput = Parsed<typeof shape>;

/** A container definition as AWS returns it, complete with defaults. */
export type ContainerDefinition = ReturnType<typeof withDefaults>;

/** @param isAwsvpc whether host ports are the container's ports */
export function withDefaults(container: ContainerInput, isAwsvpc: boolean) {
  return {
    ...container,
    name: container.name ?? '',
    image: container.image ?? '',
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    // AWS drops a variable without a value, but not one with an empty value.
    environment: (container.environment ?? []).filter(({ value }) => value !== undefined),
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    portMappings: (container.portMappings ?? []).map(mapping => ({
      ...mapping,
      hostPort: mapping.hostPort ?? (isAwsvpc ? mapping.containerPort : 0),
      protocol: mapping.protocol ?? ('tcp' as const),
    })),
    user: container.user ?? (container.firelensConfiguration ? '0' : undefined),
    healthCheck: container.healthCheck && {
      ...container.healthCheck,
      interval: container.healthCheck.interval ?? 30,
      timeout: container.healthCheck.timeout ?? 5,
      retries: container.healthCheck.retries ?? 3,
    },
  };
}

/** @throws AwsError ClientException, for containers that AWS rejects in any task definition */
export function checkContainers(containers: ContainerInput[], isAwsvpc: boolean, hasTaskMemory: boolean): void {
  if (!containers.length) throw clientException('Container definitions should not be null or empty.');
  for (const container of containers) checkContainer(container, isAwsvpc, hasTaskMemory);
  const names = containers.map(({ name = '' }) => name);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined)
    throw clientException(`Container definition names must be unique: ${duplicate} is there twice.`);
  if (containers.every(({ essential }) => essential === false)) {
    throw clientException('A task definition must have at least one essential container.');
  }
}

/** Source: Amazon ECS API Reference, ContainerDefinition. */
const IMAGE = /^[\w\-:./#]{1,255}(@sha256:[A-Fa-f0-9]{64})?$/;

function checkContainer(container: ContainerInput, isAwsvpc: boolean, hasTaskMemory: boolean): void {
  const { name, image, memory, memoryReservation } = container;
  if (!name) throw clientException('Container.name should not be null or empty.');
  if (!/^[\w-]{1,255}$/.test(name)) throw clientException(`The container name ${name} is invalid.`);
  if (!image) throw clientException('Container.image should not be null or empty.');
  if (!IMAGE.test(image)) throw clientException('Container.image contains invalid characters.');
  if (container.environment?.some(variable => !variable.name?.trim()))
    throw clientException('Environment variable name cannot be null or blank.');
  if (!hasTaskMemory && memory === undefined && memoryReservation === undefined) {
    throw clientException(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  if (isAwsvpc && container.hostname)
    throw clientException('hostname is not supported on container when networkMode=awsvpc.');
  if (isAwsvpc && container.links?.length) throw clientException('Links are not supported when networkMode=awsvpc.');
  for (const { containerPort, hostPort, containerPortRange } of container.portMappings ?? []) {
    if (containerPortRange !== undefined) continue;
    if (containerPort === undefined || !isPort(containerPort)) {
      throw clientException(`Invalid 'containerPort' setting for container '${name}'`);
    }
    // 0 lets ECS choose; with awsvpc it chooses the container's port.
    if (isAwsvpc && hostPort && hostPort !== containerPort) {
      throw clientException('When networkMode=awsvpc, the host ports and container ports in port mappings must match.');
    }
  }
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}
