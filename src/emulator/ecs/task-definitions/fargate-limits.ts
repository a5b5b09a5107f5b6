import { clientException } from '../members.js';
import type { ContainerDefinition } from './container-definition.js';

/** The members that the checks depend on. */
interface Definition {
  ipcMode: string | undefined;
  pidMode: string | undefined;
  placementConstraints: unknown[];
  inferenceAccelerators: unknown;
  containerDefinitions: ContainerDefinition[];
  volumes: Volume[];
}

interface Volume {
  host: { sourcePath?: string | undefined } | undefined;
  dockerVolumeConfiguration: unknown;
  fsxWindowsFileServerVolumeConfiguration: unknown;
}

/** Source: Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate". */
const OF_CONTAINERS = [
  'disableNetworking',
  'dnsSearchDomains',
  'dnsServers',
  'dockerSecurityOptions',
  'extraHosts',
  'links',
  'privileged',
] as const;
const OF_LINUX = ['devices', 'maxSwap', 'sharedMemorySize', 'swappiness', 'tmpfs'] as const;
/** In seconds. Source: Amazon ECS API Reference, ContainerDefinition. */
const LONGEST_STOP_TIMEOUT = 120;
const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];

/** Rejects what no task on Fargate can have. @throws AwsError ClientException */
export function checkFargateLimits({ containerDefinitions, volumes, ...definition }: Definition): void {
  if (definition.ipcMode !== undefined)
    throw clientException('Tasks using the Fargate launch type do not support ipcMode.');
  if (definition.pidMode === 'host')
    throw clientException(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    );
  if (isGiven(definition.placementConstraints)) throw unsupported('placementConstraints');
  if (isGiven(definition.inferenceAccelerators)) throw unsupported('inferenceAccelerators');
  for (const { host, dockerVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration } of volumes) {
    if (host?.sourcePath) throw clientException('host.sourcePath should not be set for volumes in Fargate.');
    if (dockerVolumeConfiguration) throw unsupported('dockerVolumeConfiguration');
    if (fsxWindowsFileServerVolumeConfiguration) throw unsupported('fsxWindowsFileServerVolumeConfiguration');
  }
  for (const container of containerDefinitions) checkContainer(container);
}

function checkContainer(container: ContainerDefinition): void {
  const { linuxParameters, resourceRequirements, logConfiguration } = container;
  const member =
    OF_CONTAINERS.find(name => isGiven(container[name])) ?? OF_LINUX.find(name => isGiven(linuxParameters?.[name]));
  if (member) throw unsupported(member);
  const added: string[] = linuxParameters?.capabilities?.add ?? [];
  if (added.some(capability => capability !== 'SYS_PTRACE')) throw unsupported('adding this Linux capability');
  if (isGiven(resourceRequirements)) throw unsupported('resourceRequirements');
  if (logConfiguration && !LOG_DRIVERS.includes(logConfiguration.logDriver))
    throw unsupported(`log driver ${logConfiguration.logDriver}`);
  if (logConfiguration?.logDriver === 'awslogs' && !logConfiguration.options?.['awslogs-stream-prefix'])
    throw clientException('Log driver awslogs requires options: awslogs-stream-prefix');
  if (container.firelensConfiguration?.options?.['config-file-type'] === 's3')
    throw unsupported('the FireLens configuration file type s3');
  if ((container.stopTimeout ?? 0) > LONGEST_STOP_TIMEOUT)
    throw clientException(`The stopTimeout of container '${container.name}' is above ${LONGEST_STOP_TIMEOUT} seconds.`);
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function unsupported(feature: string) {
  return clientException(`Fargate compatible task definitions do not support ${feature}`);
}
