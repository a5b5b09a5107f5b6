import type { Fault } from '../../errors.js';
import { faultIf } from '../faults.js';
import type { Schemas, Unchecked } from '../schemas.js';
import { portFaults } from './ports.js';
import { sizeAmounts } from './sizes.js';
import { volumeRuleFaults } from './volumes.js';

type Definition = Unchecked<Schemas['RegisterTaskDefinitionRequest']>;
type Container = Unchecked<Schemas['ContainerDefinition']>;
type Containers = (Container | undefined)[];

/*
 * What AWS refuses in the containers of a definition, because they contradict one another or their task. Source: Amazon ECS API
 * Reference, ContainerDefinition and the types of its members; where a rule has another source, its comment names it.
 */

/**
 * The faults of the containers of a definition. Those of Fargate are included unless `requiresCompatibilities` is given without FARGATE.
 * @param pointer to the definition.
 */
export function containerRuleFaults(pointer: string, definition: Definition): Fault[] {
  const {
    containerDefinitions = [],
    volumes = [],
    proxyConfiguration,
    requiresCompatibilities = ['FARGATE'],
  } = definition;
  const isFargate = requiresCompatibilities.includes('FARGATE');
  const volumeNames = volumes.map(volume => volume?.name);
  return [
    ...containerDefinitions.flatMap((container = {}, index) => {
      const at = `${pointer}/containerDefinitions/${index}`;
      return [
        ...dependencyFaults(at, container, containerDefinitions),
        ...mountFaults(at, container, volumeNames, containerDefinitions),
        ...environmentFaults(at, container),
        ...(isFargate ? stopTimeoutFaults(at, container) : []),
      ];
    }),
    ...essentialFaults(pointer, containerDefinitions),
    ...portFaults(pointer, definition),
    ...fireLensFaults(pointer, containerDefinitions, isFargate),
    ...volumeRuleFaults(`${pointer}/volumes`, volumes),
    ...faultIf(
      proxyConfiguration?.containerName &&
        !containerDefinitions.some(one => one?.name === proxyConfiguration.containerName),
      `${pointer}/proxyConfiguration/containerName`,
      'must be the name of a container of the definition',
    ),
    ...amountFaults(pointer, definition),
  ];
}

function dependencyFaults(at: string, { name, dependsOn = [] }: Container, containers: Containers): Fault[] {
  return dependsOn.flatMap((dependency, index) => {
    const { containerName, condition } = dependency ?? {};
    const target = containers.find(container => container?.name === containerName);
    const pointer = `${at}/dependsOn/${index}`;
    if (!target || containerName === name)
      return [{ pointer: `${pointer}/containerName`, message: 'must be another container of the definition' }];
    const mustExit = condition === 'COMPLETE' || condition === 'SUCCESS';
    return [
      ...faultIf(
        dependenciesOf(containerName, containers).has(name),
        `${pointer}/containerName`,
        `must not depend on ${name} in turn`,
      ),
      ...faultIf(
        condition === 'HEALTHY' && !target.healthCheck,
        `${pointer}/condition`,
        `cannot be HEALTHY: container ${containerName} has no health check`,
      ),
      ...faultIf(
        mustExit && target.essential !== false,
        `${pointer}/condition`,
        `cannot be ${condition}: container ${containerName} is essential`,
      ),
    ];
  });
}

/** The names of the containers that a container depends on, directly or through others. */
function dependenciesOf(name: string | undefined, containers: Containers): Set<string | undefined> {
  const found = new Set<string | undefined>();
  const pending = [name];
  for (const next of pending) {
    const { dependsOn = [] } = containers.find(container => container?.name === next) ?? {};
    const added = new Set(dependsOn.map(dependency => dependency?.containerName).filter(one => !found.has(one)));
    for (const dependency of added) found.add(dependency);
    pending.push(...added);
  }
  return found;
}

function mountFaults(
  at: string,
  { name, mountPoints = [], volumesFrom = [] }: Container,
  volumes: (string | undefined)[],
  containers: Containers,
): Fault[] {
  return [
    ...mountPoints.flatMap((mount, index) =>
      faultIf(
        mount?.sourceVolume && !volumes.includes(mount.sourceVolume),
        `${at}/mountPoints/${index}/sourceVolume`,
        'must be the name of a volume of the definition',
      ),
    ),
    ...volumesFrom.flatMap((volume, index) =>
      faultIf(
        volume?.sourceContainer === name || !containers.some(other => other?.name === volume?.sourceContainer),
        `${at}/volumesFrom/${index}/sourceContainer`,
        'must be another container of the definition',
      ),
    ),
  ];
}

/** AWS accepts a repeated environment variable, but not a secret whose name another secret or a variable has. */
function environmentFaults(at: string, { secrets = [], environment = [] }: Container): Fault[] {
  const variables = environment.map(variable => variable?.name);
  return [
    ...variables.flatMap((name, index) => faultIf(!name?.trim(), `${at}/environment/${index}/name`, 'is required')),
    ...secrets.flatMap((secret, index) => {
      const first = secrets.findIndex(other => other?.name === secret?.name);
      return faultIf(
        secret?.name && (first < index || variables.includes(secret.name)),
        `${at}/secrets/${index}/name`,
        'must be unique among the secrets and the environment variables of the container',
      );
    }),
  ];
}

function essentialFaults(pointer: string, containers: Containers): Fault[] {
  const isEveryOptional = containers.length > 0 && containers.every(container => container?.essential === false);
  return faultIf(
    isEveryOptional,
    `${pointer}/containerDefinitions/0/essential`,
    'must be true for at least one container',
  );
}

/** In seconds. */
const LONGEST_STOP_TIMEOUT = 120;

function stopTimeoutFaults(at: string, { stopTimeout }: Container): Fault[] {
  const isTooLong = stopTimeout !== undefined && stopTimeout > LONGEST_STOP_TIMEOUT;
  return faultIf(isTooLong, `${at}/stopTimeout`, `must be at most ${LONGEST_STOP_TIMEOUT} seconds on Fargate`);
}

/** Source: Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or AWS Partner" (FireLens). */
function fireLensFaults(pointer: string, containers: Containers, isFargate: boolean): Fault[] {
  const routers = containers.flatMap((container, index) => (container?.firelensConfiguration ? [index] : []));
  const users = containers.flatMap(({ logConfiguration } = {}, index) =>
    logConfiguration?.logDriver === 'awsfirelens' ? [index] : [],
  );
  const at = (index: number | undefined) => `${pointer}/containerDefinitions/${index}`;
  const isFromS3 = (index: number) =>
    isFargate && containers[index]?.firelensConfiguration?.options?.['config-file-type'] === 's3';
  return [
    ...routers.slice(1).map(index => ({
      pointer: `${at(index)}/firelensConfiguration`,
      message: 'must be given for one container only',
    })),
    ...faultIf(
      routers.length > 0 && users.length === 0,
      `${at(routers[0])}/firelensConfiguration`,
      'needs a container with the log driver awsfirelens',
    ),
    ...users.flatMap(index =>
      faultIf(
        routers.length === 0 || routers.includes(index),
        `${at(index)}/logConfiguration/logDriver`,
        routers.length === 0
          ? 'cannot be awsfirelens: no container has a firelensConfiguration'
          : 'cannot be awsfirelens: the container is the log router',
      ),
    ),
    ...routers.filter(isFromS3).map(index => ({
      pointer: `${at(index)}/firelensConfiguration/options/config-file-type`,
      message: 'must be file on Fargate',
    })),
  ];
}

/** What the containers reserve has to fit into the task, where its size is given. */
function amountFaults(pointer: string, definition: Definition): Fault[] {
  const { containerDefinitions = [] } = definition;
  const { cpu, memory } = sizeAmounts(definition);
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const reservedCpu = sum(containerDefinitions.map(container => container?.cpu ?? 0));
  const reserved = sum(containerDefinitions.map(one => one?.memoryReservation ?? one?.memory ?? 0));
  return [
    ...faultIf(reservedCpu > cpu, `${pointer}/cpu`, `must be at least the ${reservedCpu} CPU units of its containers`),
    ...faultIf(reserved > memory, `${pointer}/memory`, `must be at least the ${reserved} MiB of its containers`),
    ...containerDefinitions.flatMap(({ memory: limit, memoryReservation: soft } = {}, index) => [
      ...faultIf(
        limit !== undefined && limit > memory,
        `${pointer}/containerDefinitions/${index}/memory`,
        `must be at most the memory of the task, ${memory} MiB`,
      ),
      ...faultIf(
        limit !== undefined && soft !== undefined && soft > limit,
        `${pointer}/containerDefinitions/${index}/memoryReservation`,
        'must be at most the memory of the container',
      ),
    ]),
  ];
}
