import { isDeepStrictEqual } from 'node:util';
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
  return changesBetween(canonical(registered), canonical(given), true);
}

/** The request that would register a revision again. */
export function asGiven(registered: Definition): Schemas['RegisterTaskDefinitionRequest'] {
  const given = Object.entries(registered).filter(([key]) => !ADDED_BY_AWS.includes(key));
  // A revision that AWS registered has a family and containers.
  return Object.fromEntries(given) as Schemas['RegisterTaskDefinitionRequest'];
}

function canonical(definition: Definition): object {
  const { containerDefinitions = [], cpu, memory, volumes, ...rest } = asGiven(definition);
  // With awsvpc and host, the host port is the container port; otherwise 0 lets ECS choose it.
  const hasContainerPorts = rest.networkMode === 'awsvpc' || rest.networkMode === 'host';
  return nonEmptyMembersOf({
    ...rest,
    ...(cpu !== undefined && { cpu: units(cpu, /^(\d*\.?\d+)\s*vcpu$/i, 1024) }),
    ...(memory !== undefined && { memory: units(memory, /^(\d*\.?\d+)\s*gb$/i, 1024) }),
    requiresCompatibilities: [...(rest.requiresCompatibilities ?? [])].sort(),
    volumes: volumes?.map(canonicalVolume),
    containerDefinitions: byName(containerDefinitions)?.map(one => canonicalContainer(one, hasContainerPorts)),
  });
}

/** AWS stores sizes as units and MiB, in whatever unit they were given. */
function units(size: string, larger: RegExp, factor: number): string {
  const amount = larger.exec(size.trim())?.[1];
  return amount === undefined ? size.trim() : String(Number(amount) * factor);
}

/** AWS fills in the root directory of a file system. */
function canonicalVolume(volume: Volume): unknown {
  const { efsVolumeConfiguration: efs } = volume;
  return { ...volume, efsVolumeConfiguration: efs && { rootDirectory: '/', ...efs } };
}

function canonicalContainer(container: Container, hasContainerPorts: boolean): unknown {
  return {
    cpu: 0,
    essential: true,
    ...container,
    environment: byName(container.environment),
    secrets: byName(container.secrets),
    portMappings: container.portMappings?.map(port => ({
      protocol: 'tcp',
      ...port,
      hostPort: port.hostPort || (hasContainerPorts ? port.containerPort : 0),
    })),
    healthCheck: container.healthCheck && { interval: 30, timeout: 5, retries: 3, ...container.healthCheck },
  };
}

/** The order of containers, environment variables and secrets has no meaning, and AWS does not preserve it. */
function byName<T extends { name?: string | undefined }>(list: T[] | undefined): T[] | undefined {
  return list && [...list].sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

/** Removes members that have no meaning: undefined, empty lists and objects. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  return typeof value === 'object' && value !== null ? nonEmptyMembersOf(value) : value;
}

function nonEmptyMembersOf(value: object): object {
  const members = Object.entries(value).map(([key, member]) => [key, compact(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
