import { isDeepStrictEqual } from 'node:util';
import { secretPathsOf } from '../secrets.js';
import { type Change, changesBetween } from './changes.js';
import type { Answered, Schemas } from './schemas.js';

type Definition = Partial<Answered<Schemas['RegisterTaskDefinitionRequest']>>;
type Container = Answered<Schemas['ContainerDefinition']>;
type Volume = Answered<Schemas['Volume']>;

/** The members that AWS adds to a registered revision. */
const ADDED_BY_AWS = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
  'tags',
];

/**
 * Whether registering a definition would create a revision equal to an existing one, apart from tags. Compares both with AWS's
 * defaults filled in (Amazon ECS API Reference, RegisterTaskDefinition and ContainerDefinition).
 */
export function sameDefinition(given: Definition, registered: Definition): boolean {
  return isDeepStrictEqual(canonical(given), canonical(registered));
}

/** The differences between a registered revision and a definition, apart from tags. */
export function definitionChanges(registered: Definition, given: Definition): Change[] {
  return changesBetween(canonical(registered), canonical(given), {
    isWhole: true,
    secrets: secretPathsOf('RegisterTaskDefinitionRequest'),
  });
}

/** The request that would register a revision again. */
export function asGiven(registered: Definition): Schemas['RegisterTaskDefinitionRequest'] {
  const given = Object.entries(registered).filter(([key]) => !ADDED_BY_AWS.includes(key));
  // A revision that AWS registered has a family and containers.
  return Object.fromEntries(given) as Schemas['RegisterTaskDefinitionRequest'];
}

/** A definition as AWS completes it, without members that have no meaning, and with sets in one order. */
function canonical(definition: Definition): object {
  const { containerDefinitions = [], cpu, memory, volumes, enableFaultInjection, ...rest } = asGiven(definition);
  // With awsvpc and host, the host port is the container port; otherwise 0 lets ECS choose it.
  const hasContainerPorts = rest.networkMode === 'awsvpc' || rest.networkMode === 'host';
  return inOneOrder({
    ...rest,
    ...(cpu !== undefined && { cpu: units(cpu, /^(\d+(?:\.\d+)?|\.\d+)\s*vcpu$/i, 1024) }),
    ...(memory !== undefined && { memory: units(memory, /^(\d+(?:\.\d+)?|\.\d+)\s*gb$/i, 1024) }),
    ...(rest.runtimePlatform && { runtimePlatform: withoutDefaults(rest.runtimePlatform, DEFAULT_PLATFORM) }),
    enableFaultInjection: enableFaultInjection || undefined,
    volumes: volumes?.map(canonicalVolume),
    containerDefinitions: containerDefinitions.map(one => canonicalContainer(one, hasContainerPorts)),
  }) as object; // an object stays one
}

const DEFAULT_PLATFORM = { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' };

/** AWS stores sizes as units and MiB, in whatever unit they were given. */
function units(size: string, larger: RegExp, factor: number): string {
  const amount = larger.exec(size.trim())?.[1];
  return amount === undefined ? size.trim() : String(Number(amount) * factor);
}

/** AWS fills in the root directory of a file system. */
function canonicalVolume(volume: Volume): unknown {
  const { efsVolumeConfiguration: efs } = volume;
  return {
    ...volume,
    efsVolumeConfiguration: efs && {
      rootDirectory: '/',
      ...withoutDefaults(efs, { transitEncryption: 'DISABLED' }),
      authorizationConfig: efs.authorizationConfig && withoutDefaults(efs.authorizationConfig, { iam: 'DISABLED' }),
    },
  };
}

function canonicalContainer(container: Container, hasContainerPorts: boolean): unknown {
  return {
    cpu: 0,
    essential: true,
    // ECS runs FireLens as root. Source: ClientException "If 'user' field is specified on firelens container, then 'UID' has to be '0'."
    ...(container.firelensConfiguration && { user: '0' }),
    ...withoutDefaults(container, CONTAINER_DEFAULTS),
    // ECS drops a variable without a value, but not one with an empty value.
    environment: container.environment?.filter(({ value }) => value !== undefined && value !== null),
    mountPoints: container.mountPoints?.map(mount => withoutDefaults(mount, { readOnly: false })),
    volumesFrom: container.volumesFrom?.map(source => withoutDefaults(source, { readOnly: false })),
    portMappings: container.portMappings?.map(port => ({
      protocol: 'tcp',
      ...port,
      hostPort: port.hostPort || (hasContainerPorts ? port.containerPort : 0),
    })),
    healthCheck: container.healthCheck && {
      ...{ interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      ...container.healthCheck,
    },
  };
}

/** Members of a container that mean the same with these values as without any. */
const CONTAINER_DEFAULTS = {
  disableNetworking: false,
  interactive: false,
  privileged: false,
  pseudoTerminal: false,
  readonlyRootFilesystem: false,
  versionConsistency: 'enabled',
};

function withoutDefaults<T extends object>(object: T, defaults: Record<string, unknown>): Partial<T> {
  const members = Object.entries(object).filter(([key, value]) => !(key in defaults && value === defaults[key]));
  return Object.fromEntries(members) as Partial<T>; // members of the object
}

/** Lists whose order has a meaning: of objects, and of texts all but these. */
const ORDERED = ['environmentFiles'];
const SETS_OF_TEXTS = ['requiresCompatibilities', 'add', 'drop', 'dockerSecurityOptions'];

/**
 * Removes members that have no meaning (undefined, empty lists and objects) and sorts lists whose order has none: AWS returns containers,
 * variables, secrets, port mappings, volumes and so on in an order of its own. Equal items count once.
 */
function inOneOrder(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => inOneOrder(item));
    return isSet(key, items)
      ? [...new Map(items.map(item => [sortKey(item), item])).entries()].sort(byKey).map(([, item]) => item)
      : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, inOneOrder(member, name)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isSet(key: string, items: unknown[]): boolean {
  if (items.every(item => typeof item === 'object')) return !ORDERED.includes(key);
  return SETS_OF_TEXTS.includes(key);
}

/** Items in the order of their names. Objects with the same members have the same key. */
function sortKey(item: unknown): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  const { name = '' } = item as { name?: unknown }; // any object may have a name
  return JSON.stringify([name, sortedMembers(item)]);
}

function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, member]) => [key, sortedMembers(member)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
