import { isDeepStrictEqual } from 'node:util';
import { jsonPointer } from '../json.js';
import { LOG_DRIVERS } from './fargate/limits.js';
import { neededSize, smallestFargateSize } from './fargate/sizes.js';
import type { Schemas } from './schemas.js';

type Definition = Schemas['RegisterTaskDefinitionRequest'];
type Container = Schemas['ContainerDefinition'];
type PortMapping = Schemas['PortMapping'];
type LogConfiguration = Schemas['LogConfiguration'];
/** A value of a definition that the space replaced, with the pointer in the SDK's spelling. Never a secret. */
export type Adjustment = Schemas['Adjustment'];

/** Pointers to every value of a definition that a space may replace. */
export function adjustablePointers(definition: Definition): string[] {
  const nothing = { region: '', logGroup: '', streamPrefix: '', role: '', roleName: '' };
  const { adjustments } = adjustedDefinition(definition, {
    ...nothing,
    usableRole: () => undefined,
    isUsableGroup: () => false,
  });
  return adjustments.map(({ pointer }) => pointer);
}

/** The roles that a definition names. */
export function rolesOf({ executionRoleArn, taskRoleArn }: Definition): string[] {
  return [...new Set([executionRoleArn, taskRoleArn].filter(role => role !== undefined))];
}

/** What a space uses by itself, and what it may use of that which a definition names. */
export interface SpaceValues {
  region: string;
  logGroup: string;
  /** The prefix of log streams' names. */
  streamPrefix: string;
  /** The ARN of the space's role, or its name where it does not exist yet. */
  role: string;
  roleName: string;
  /** @returns the ARN of a role that the space may use; undefined for any other. */
  usableRole(role: string): string | undefined;
  isUsableGroup(name: string): boolean;
}

/** Adds an adjustment where a value is given and another one is used. @returns the latter. */
type Use = <const Value extends Adjustment['used']>(
  pointer: string,
  given: Value | null | undefined,
  used: Value,
  reason: string,
) => Value;

/**
 * Replaces what the space decides: roles, compatibilities, network mode, host ports, log configurations and an absent size. A role or
 * log configuration that is replaced wholly is left out, as if it had not been given.
 */
export function adjustedDefinition(
  definition: Definition,
  space: SpaceValues,
): { definition: Definition; adjustments: Adjustment[] } {
  const adjustments: Adjustment[] = [];
  const use: Use = (pointer, given, used, reason) => {
    if (given !== undefined && !isDeepStrictEqual(given, used))
      adjustments.push({ pointer: `/taskDefinition${pointer}`, given, used, reason });
    return used;
  };
  const { executionRoleArn, taskRoleArn, requiresCompatibilities, networkMode, ...rest } = definition;
  const roles = {
    executionRoleArn: usedRole(use, '/executionRoleArn', executionRoleArn, space),
    taskRoleArn: usedRole(use, '/taskRoleArn', taskRoleArn, space),
  };
  const compatibilities = requiresCompatibilities?.length ? requiresCompatibilities : undefined;
  const adjusted: Definition = {
    ...rest,
    ...(roles.executionRoleArn !== undefined && { executionRoleArn: roles.executionRoleArn }),
    ...(roles.taskRoleArn !== undefined && { taskRoleArn: roles.taskRoleArn }),
    requiresCompatibilities: use('/requiresCompatibilities', compatibilities, ['FARGATE'], 'Tasks run on Fargate.'),
    networkMode: use('/networkMode', networkMode, 'awsvpc', 'Fargate supports only awsvpc.'),
    ...usedSize(use, definition),
    containerDefinitions: definition.containerDefinitions.map((container, index) =>
      usedContainer(use, jsonPointer('containerDefinitions', index), container, networkMode, space),
    ),
  };
  return { definition: adjusted, adjustments };
}

/** @returns undefined where the space's role is used. */
function usedRole(use: Use, pointer: string, role: string | undefined, space: SpaceValues): string | undefined {
  if (role === undefined || role === space.roleName || role === space.role) return undefined;
  const usable = space.usableRole(role);
  if (usable === undefined)
    use(pointer, role, space.role, 'The role does not have the org’s tag, and the account does not allow it.');
  return usable;
}

function usedSize(use: Use, definition: Definition): Pick<Definition, 'cpu' | 'memory'> {
  const { cpu, memory } = definition;
  // Whatever the rules of the body let pass has a size.
  const size = smallestFargateSize({ cpu, memory }, neededSize(definition));
  if (!size || (cpu && memory)) return {};
  const reason = 'Not given; the smallest size of Fargate that fits the containers.';
  return {
    cpu: use('/cpu', cpu ?? null, size.cpu, reason),
    memory: use('/memory', memory ?? null, size.memory, reason),
  };
}

function usedContainer(
  use: Use,
  at: string,
  { logConfiguration, portMappings, ...container }: Container,
  networkMode: Definition['networkMode'],
  space: SpaceValues,
): Container {
  const logs = logConfiguration && usedLogs(use, `${at}/logConfiguration`, logConfiguration, space);
  const isAwsvpc = networkMode === undefined || networkMode === 'awsvpc';
  return {
    ...container,
    ...(logs && { logConfiguration: logs }),
    ...(portMappings && {
      portMappings: portMappings.map((port, index) =>
        usedPort(use, `${at}/portMappings/${index}/hostPort`, port, isAwsvpc),
      ),
    }),
  };
}

/** @param isAwsvpc whether the definition is meant for awsvpc, where host port 0 is the container's port. */
function usedPort(use: Use, pointer: string, port: PortMapping, isAwsvpc: boolean): PortMapping {
  const { hostPort, containerPort } = port;
  if (hostPort === undefined || containerPort === undefined) return port;
  const given = isAwsvpc && hostPort === 0 ? undefined : hostPort;
  const reason = 'With network mode awsvpc, the host port is the container port.';
  return { ...port, hostPort: use(pointer, given, containerPort, reason) };
}

/** @returns undefined where the space's log configuration is used. */
function usedLogs(
  use: Use,
  at: string,
  logs: LogConfiguration,
  { logGroup, region, streamPrefix, isUsableGroup }: SpaceValues,
): LogConfiguration | undefined {
  const { logDriver, options = {} } = logs;
  if (!LOG_DRIVERS.includes(logDriver)) {
    use(`${at}/logDriver`, logDriver, 'awslogs', `Fargate supports only ${LOG_DRIVERS.join(', ')}.`);
    return undefined;
  }
  if (logDriver !== 'awslogs') return logs;
  const group = options['awslogs-group'] || undefined;
  const isKept = group !== undefined && isUsableGroup(group);
  return {
    ...logs,
    options: {
      ...options,
      'awslogs-group': use(
        `${at}/options/awslogs-group`,
        group,
        isKept ? group : logGroup,
        'The log group exists without the org’s tag.',
      ),
      'awslogs-region': use(
        `${at}/options/awslogs-region`,
        options['awslogs-region'] || undefined,
        region,
        'Logs are kept in the account’s region.',
      ),
      'awslogs-stream-prefix': options['awslogs-stream-prefix'] || streamPrefix,
    },
  };
}
