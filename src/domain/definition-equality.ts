import { isDeepStrictEqual } from 'node:util';
import { type Change, changesBetween } from './changes.js';
import type { Answered, Schemas } from './schemas.js';

type Definition = Partial<Answered<Schemas['RegisterTaskDefinitionRequest']>>;
type Container = Answered<Schemas['ContainerDefinition']>;
type Volume = Answered<Schemas['Volume']>;

/** What a registered revision has beside what was given for it. */
const AWS_OWN = [
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
 * Whether registering a definition would make a revision like the one that is there, tags aside: with AWS's defaults filled
 * in on both sides (Amazon ECS API Reference, RegisterTaskDefinition and ContainerDefinition).
 */
export function sameDefinition(given: Definition, registered: Definition): boolean {
  return isDeepStrictEqual(canonical(given), canonical(registered));
}

/** What a definition has otherwise than a revision, tags aside. */
export function definitionChanges(registered: Definition, given: Definition): Change[] {
  return changesBetween(canonical(registered), canonical(given), true);
}

/** A registered revision as it would be given to register it once more. */
export function asGiven(registered: Definition): Schemas['RegisterTaskDefinitionRequest'] {
  const own = Object.entries(registered).filter(([key]) => !AWS_OWN.includes(key));
  // What AWS registered has a family and containers.
  return Object.fromEntries(own) as Schemas['RegisterTaskDefinitionRequest'];
}

function canonical(definition: Definition): object {
  const { containerDefinitions = [], cpu, memory, volumes, ...rest } = asGiven(definition);
  // With awsvpc and host the host's port is the container's; otherwise 0 leaves it to ECS.
  const isHostPortOwn = rest.networkMode === 'awsvpc' || rest.networkMode === 'host';
  return membersOf({
    ...rest,
    ...(cpu !== undefined && { cpu: units(cpu, /^(\d*\.?\d+)\s*vcpu$/i, 1024) }),
    ...(memory !== undefined && { memory: units(memory, /^(\d*\.?\d+)\s*gb$/i, 1024) }),
    requiresCompatibilities: [...(rest.requiresCompatibilities ?? [])].sort(),
    volumes: volumes?.map(canonicalVolume),
    containerDefinitions: byName(containerDefinitions)?.map(one => canonicalContainer(one, isHostPortOwn)),
  });
}

/** AWS keeps sizes as units and MiB, however they were given. */
function units(size: string, larger: RegExp, factor: number): string {
  const amount = larger.exec(size.trim())?.[1];
  return amount === undefined ? size.trim() : String(Number(amount) * factor);
}

/** AWS writes the root of a file system down where none is given. */
function canonicalVolume(volume: Volume): unknown {
  const { efsVolumeConfiguration: efs } = volume;
  return { ...volume, efsVolumeConfiguration: efs && { rootDirectory: '/', ...efs } };
}

function canonicalContainer(container: Container, isHostPortOwn: boolean): unknown {
  return {
    cpu: 0,
    essential: true,
    ...container,
    environment: byName(container.environment),
    secrets: byName(container.secrets),
    portMappings: container.portMappings?.map(port => ({
      protocol: 'tcp',
      ...port,
      hostPort: port.hostPort || (isHostPortOwn ? port.containerPort : 0),
    })),
    healthCheck: container.healthCheck && { interval: 30, timeout: 5, retries: 3, ...container.healthCheck },
  };
}

/** The order of containers, environment variables and secrets says nothing, and AWS does not keep it. */
function byName<T extends { name?: string | undefined }>(list: T[] | undefined): T[] | undefined {
  return list && [...list].sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

/** Without what says nothing: undefined, empty lists and objects. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  return typeof value === 'object' && value !== null ? membersOf(value) : value;
}

function membersOf(value: object): object {
  const members = Object.entries(value).map(([key, member]) => [key, compact(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
