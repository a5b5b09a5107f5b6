import { clientException } from '../members.js';
import type { ContainerDefinition } from './container-definition.js';
import { checkContainerLimits } from './container-limits.js';
import { checkPorts } from './port-rules.js';
import { checkVolumes, type Volume } from './volume-rules.js';

/*
 * What AWS rejects because members of a definition contradict one another. Source: Amazon ECS API Reference,
 * ContainerDefinition and the types of its members; Amazon ECS Developer Guide, "Task definition parameters".
 */

/** The members that the checks depend on, complete with AWS's defaults. */
interface Definition {
  cpu: string | undefined;
  memory: string | undefined;
  containerDefinitions: ContainerDefinition[];
  volumes: Volume[];
  networkMode: string | undefined;
  proxyConfiguration: unknown;
}

/** Rejects what no task can have. @throws AwsError ClientException */
export function checkContainerRules({
  cpu,
  memory,
  containerDefinitions,
  volumes,
  networkMode,
  proxyConfiguration,
}: Definition): void {
  checkVolumes(volumes);
  checkProxy(proxyConfiguration, containerDefinitions);
  for (const container of containerDefinitions) {
    checkContainerLimits(container);
    checkDependencies(container, containerDefinitions);
    checkMounts(
      container,
      volumes.map(({ name }) => name),
      containerDefinitions,
    );
    checkEnvironment(container);
    checkHealthCheck(container);
    checkMemory(container, memory);
    checkLogs(container);
  }
  checkPorts(containerDefinitions, networkMode === 'awsvpc');
  checkFireLens(containerDefinitions);
  checkResources(containerDefinitions);
  checkSums(containerDefinitions, cpu, memory);
}

function checkDependencies({ name, dependsOn = [] }: ContainerDefinition, containers: ContainerDefinition[]): void {
  for (const { containerName, condition } of dependsOn) {
    const target = containers.find(container => container.name === containerName);
    if (!target || target.name === name) throw clientException(`Container ${name} cannot depend on ${containerName}.`);
    if (condition === 'HEALTHY' && !target.healthCheck) {
      throw clientException(`Container ${name} waits for ${containerName} to be HEALTHY, which has no health check.`);
    }
    if ((condition === 'COMPLETE' || condition === 'SUCCESS') && target.essential) {
      throw clientException(
        'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
      );
    }
    if (requirements(target, containers).has(name))
      throw clientException(`The containers ${name} and ${containerName} depend on each other.`);
  }
}

/** The names of all containers that a container depends on, directly or through others. */
function requirements(container: ContainerDefinition, containers: ContainerDefinition[]): Set<string> {
  const found = new Set<string>();
  const add = ({ dependsOn = [] }: ContainerDefinition): void => {
    for (const { containerName } of dependsOn) {
      if (found.has(containerName)) continue;
      found.add(containerName);
      const next = containers.find(({ name }) => name === containerName);
      if (next) add(next);
    }
  };
  add(container);
  return found;
}

function checkMounts(
  { name, mountPoints, volumesFrom }: ContainerDefinition,
  volumes: (string | undefined)[],
  containers: ContainerDefinition[],
): void {
  const unknown = mountPoints.find(({ sourceVolume }) => sourceVolume && !volumes.includes(sourceVolume));
  if (unknown) throw clientException(`Unknown volume '${unknown.sourceVolume}'.`);
  const others = containers.map(container => container.name).filter(other => other !== name);
  const missing = volumesFrom.find(({ sourceContainer = '' }) => !others.includes(sourceContainer));
  if (missing) throw clientException(`Unknown container '${missing.sourceContainer}' in volumesFrom.`);
}

function checkEnvironment({ secrets = [], environment }: ContainerDefinition): void {
  const names = secrets.map(({ name }) => name);
  const shared = names.find(
    (name, index) => names.indexOf(name) < index || environment.some(variable => variable.name === name),
  );
  if (shared === undefined) return;
  throw clientException(
    `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared}'.`,
  );
}

/** Source: Amazon ECS API Reference, ProxyConfiguration. */
function checkProxy(proxy: unknown, containers: ContainerDefinition[]): void {
  if (typeof proxy !== 'object' || proxy === null || !('containerName' in proxy)) return;
  if (containers.some(({ name }) => name === proxy.containerName)) return;
  throw clientException(`The proxy container '${proxy.containerName}' is not a container of the task definition.`);
}

/** Source: Amazon ECS API Reference, HealthCheck. */
function checkHealthCheck({ name, healthCheck }: ContainerDefinition): void {
  if (!healthCheck) return;
  const ranges: [member: string, value: number | undefined, min: number, max: number][] = [
    ['interval', healthCheck.interval, 5, 300],
    ['timeout', healthCheck.timeout, 2, 60],
    ['retries', healthCheck.retries, 1, 10],
    ['startPeriod', healthCheck.startPeriod, 0, 300],
  ];
  const outside = ranges.find(([, value, min, max]) => value !== undefined && (value < min || value > max));
  if (outside) throw clientException(`Invalid health check '${outside[0]}' of container '${name}'.`);
}

function checkMemory({ name, memory, memoryReservation }: ContainerDefinition, taskMemory: string | undefined): void {
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory)
    throw clientException(`Invalid setting for container '${name}'. 'memory' must be above 'memoryReservation'.`);
  if (Math.max(memory ?? 0, memoryReservation ?? 0) > Number(taskMemory ?? Number.POSITIVE_INFINITY))
    throw clientException(`The 'memory' of container '${name}' cannot be greater than the 'memory' of the task.`);
}

function checkLogs({ logConfiguration }: ContainerDefinition): void {
  if (logConfiguration?.logDriver !== 'awslogs') return;
  const missing = ['awslogs-region', 'awslogs-group'].filter(option => !logConfiguration.options?.[option]);
  if (missing.length) throw clientException(`Log driver awslogs requires options: ${missing.join(', ')}`);
}

/** Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or AWS Partner" (FireLens). */
function checkFireLens(containers: ContainerDefinition[]): void {
  const routers = containers.filter(({ firelensConfiguration }) => firelensConfiguration);
  const users = containers.filter(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens');
  if (routers.length > 1) throw clientException('Only one container can have a firelensConfiguration.');
  if (routers.length && !users.length) {
    throw clientException(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    );
  }
  if (users.length && !routers.length) {
    throw clientException(
      'When the awsfirelens log driver is used, one container has to be configured with a firelensConfiguration object.',
    );
  }
  if (users.some(container => routers.includes(container)))
    throw clientException('The log router cannot use the log driver awsfirelens.');
}

/** Source: Amazon ECS API Reference, ResourceRequirement. */
function checkResources(containers: ContainerDefinition[]): void {
  const required = containers.flatMap(({ resourceRequirements = [] }) => resourceRequirements);
  for (const { type, value, sharingStrategy } of required) {
    if (sharingStrategy && type !== 'GPU') throw clientException(`A ${type} has no sharingStrategy.`);
    if (sharingStrategy && value !== undefined) throw clientException('A GPU has either a value or a sharingStrategy.');
    if (!sharingStrategy && value === undefined) throw clientException(`A resource of type ${type} needs a value.`);
    if (type === 'NeuronDevice' && value !== 'ALL') throw clientException("The value for NeuronDevice must be 'ALL'.");
  }
  const gpus = required.filter(({ type }) => type === 'GPU');
  if (gpus.some(one => one.sharingStrategy) && gpus.some(one => !one.sharingStrategy))
    throw clientException('The containers of a task must share GPUs in the same way.');
  const withNeuron = containers.filter(one => one.resourceRequirements?.some(({ type }) => type === 'NeuronDevice'));
  if (withNeuron.length > 1) throw clientException('Only one container of a task can have NeuronDevice resources.');
}

function checkSums(containers: ContainerDefinition[], cpu: string | undefined, memory: string | undefined): void {
  const sum = (amount: (container: ContainerDefinition) => number) =>
    containers.reduce((total, container) => total + amount(container), 0);
  if (sum(container => container.cpu) > Number(cpu ?? Number.POSITIVE_INFINITY)) {
    throw clientException("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
  }
  const reserved = sum(container => container.memoryReservation ?? container.memory ?? 0);
  if (reserved > Number(memory ?? Number.POSITIVE_INFINITY)) {
    throw clientException(
      "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
    );
  }
}
