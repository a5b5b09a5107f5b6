import { findLogGroup, tagsOfLogGroup } from '../aws/cloudwatch-logs.js';
import { undefinedIfNotFound } from '../aws/errors.js';
import * as iam from '../aws/iam.js';
import * as secretsManager from '../aws/secrets-manager.js';
import * as serviceDiscovery from '../aws/servicediscovery.js';
import { matchesAny } from '../domain/arns.js';
import { isOfForbiddenSpace } from '../domain/limits/spaces.js';
import { executionRoleName, nameOf, parameterPath, secretPrefix } from '../domain/names.js';
import { PRIVATE_ECR, type Reference, referencesIn } from '../domain/references.js';
import type { Schemas } from '../domain/schemas.js';
import { belongsToAnother } from '../domain/tags.js';
import { valueFromOf } from '../domain/value-from.js';
import { type Fault, Invalid, NotFound } from '../errors.js';
import { jsonPointer, ownMember } from '../json.js';
import type { RegistryClient, Credentials as RegistryCredentials } from '../registry/index.js';
import {
  assertLoadBalancingOwned,
  namespaceExists,
  type Owner,
  ownedDiscoveryService,
  ownedParameter,
  ownedSecret,
  ownedTaskDefinition,
} from '../tenancy.js';
import type { Credentials } from './resources/credentials.js';
import { isUsableRole } from './resources/roles.js';

/** A request that names existing resources. */
export interface References {
  /** The name of the space; undefined where the request is the definition itself, which belongs to none. */
  space?: string;
  cluster?: Schemas['CreateClusterRequest'];
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  service?: Schemas['CreateServiceRequest'] | Schemas['UpdateServiceRequest'];
  serviceRegistry?: Schemas['CreateDiscoveryServiceRequest'];
}

interface Verification {
  owner: Owner;
  registries: RegistryClient;
  signal: AbortSignal;
}

type Container = Schemas['ContainerDefinition'];

/** What is wrong with a reference; undefined where nothing is. */
type Check = (value: string) => Promise<string | undefined> | string | undefined;

/** Pointers to the roles that a space may replace. */
const ROLES_OF_DEFINITION = ['/taskDefinition/executionRoleArn', '/taskDefinition/taskRoleArn'];
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const ROLE = /^(?:arn:aws[a-z-]*:iam::\d{12}:role\/)?[\w+=,.@/-]+$/;
const FILE_SYSTEM = /^(?:arn:aws[a-z-]*:elasticfilesystem:[a-z0-9-]+:\d{12}:file-system\/)?fs-[0-9a-f]{8,40}$/;
const ACCESS_POINT = /^(?:arn:aws[a-z-]*:elasticfilesystem:[a-z0-9-]+:\d{12}:access-point\/)?fsap-[0-9a-f]{8,40}$/;

/**
 * Checks in parallel that everything a request names exists and may be used, before anything is created.
 * @throws {Invalid} with all faults at once; the error of AWS or of a registry that cannot be reached.
 */
export async function verifyReferences(verification: Verification, references: References): Promise<void> {
  const { space, cluster, taskDefinition, service, serviceRegistry } = references;
  const definitionAt = space === undefined ? '' : '/taskDefinition';
  const containers = taskDefinition?.containerDefinitions ?? [];
  const checks = checksOf(verification.owner, references, await usesSpaceRole(verification.owner, references));
  const named = [
    ...referencesIn(taskDefinition, definitionAt),
    ...referencesIn(service, '/service'),
    ...referencesIn(serviceRegistry, '/serviceRegistry'),
    ...referencesIn(cluster, '/cluster'),
    ...logGroupsIn(verification.owner, references, definitionAt),
  ];
  const faults = await Promise.all([
    ...named
      .filter(reference => isUsed(verification.owner, references, reference))
      .map(reference => faultOf(checks, reference)),
    ...containers.map((container, index) =>
      imageFaults(verification, references, container, definitionAt + jsonPointer('containerDefinitions', index)),
    ),
    namespaceFaults(serviceRegistry),
  ]);
  const all = faults.flat();
  if (all.length === 0) return;
  const [first] = all;
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  throw new Invalid(`The request names resources that cannot be used: ${first?.pointer} ${first?.message}${more}.`, {
    faults: all,
  });
}

/**
 * What the keys of a request name. Every value is checked once, however often it occurs.
 * @param hasSpaceRole whether the tasks of the definition use the space's execution role.
 */
function checksOf(owner: Owner, { space }: References, hasSpaceRole: boolean): Record<string, Check> {
  const existingRole = once(value => roleFault(owner, value));
  const role = (form: RegExp) => (value: string) => (form.test(value) ? existingRole(value) : 'is not a role’s ARN');
  const format = (form: RegExp, what: string) => (value: string) => (form.test(value) ? undefined : `is not ${what}`);
  const balancing = once(value =>
    // A target group of VPC Lattice has no client here.
    value.includes(':vpc-lattice:') ? undefined : absence(() => assertLoadBalancingOwned(owner, [value])),
  );
  return {
    executionRoleArn: role(ROLE_ARN),
    taskRoleArn: role(ROLE),
    role: role(ROLE),
    roleArn: role(ROLE_ARN),
    fileSystemId: format(FILE_SYSTEM, 'a file system’s id'),
    accessPointId: format(ACCESS_POINT, 'an access point’s id'),
    valueFrom: once(value => valueFault(owner, hasSpaceRole ? space : undefined, value)),
    credentialsParameter: once(value => secretFault(owner, value)),
    targetGroupArn: balancing,
    alternateTargetGroupArn: balancing,
    productionListenerRule: balancing,
    testListenerRule: balancing,
    registryArn: once(value => absence(() => ownedDiscoveryService(owner, value))),
    NamespaceId: once(value => absence(() => serviceDiscovery.getNamespace(owner.aws, value))),
    namespace: once(async value => ((await namespaceExists(owner, value)) ? undefined : 'does not exist')),
    taskDefinition: once(value => absence(() => ownedTaskDefinition(owner, value))),
    'awslogs-group': once(value => logGroupFault(owner, value)),
    cloudWatchLogGroupName: once(value => logGroupFault(owner, value)),
  };
}

function once(check: Check): Check {
  const known = new Map<string, ReturnType<Check>>();
  return value => {
    if (!known.has(value)) known.set(value, check(value));
    return known.get(value);
  };
}

/**
 * Whether a reference must exist. Given credentials and a given definition take the place of named ones, ECS creates the default
 * namespace of a cluster that is named and not given by its ARN, and a space replaces each role that it may not use.
 */
function isUsed({ aws }: Owner, references: References, { key, pointer, value }: Reference): boolean {
  const { space, taskDefinition, credentials = {} } = references;
  if (space !== undefined && ROLES_OF_DEFINITION.includes(pointer)) return matchesAny(aws.allowedRoles, value);
  if (key === 'taskDefinition') return taskDefinition === undefined;
  if (pointer === '/cluster/serviceConnectDefaults/namespace') return value.startsWith('arn:');
  if (key !== 'credentialsParameter') return true;
  const index = /\/containerDefinitions\/(\d+)\//.exec(pointer)?.[1];
  return !Object.hasOwn(credentials, taskDefinition?.containerDefinitions[Number(index)]?.name ?? '');
}

/** Whether the tasks of the definition use the space's execution role, which also replaces one that the space may not use. */
async function usesSpaceRole(owner: Owner, { space, taskDefinition }: References): Promise<boolean> {
  if (space === undefined || !taskDefinition) return false;
  const { executionRoleArn: role } = taskDefinition;
  return !role || nameOf(role) === executionRoleName(space) || !(await isUsableRole(owner, role));
}

async function faultOf(checks: Record<string, Check>, { pointer, key, value }: Reference): Promise<Fault[]> {
  const message = Object.hasOwn(checks, key) ? await checks[key]?.(value) : undefined;
  return message === undefined ? [] : [{ pointer, message }];
}

/** The log groups that must exist: those of the account's region. In a space they are created. */
function logGroupsIn(owner: Owner, { space, taskDefinition }: References, definitionAt: string): Reference[] {
  if (space !== undefined) return [];
  return (taskDefinition?.containerDefinitions ?? []).flatMap(({ logConfiguration }, index) =>
    logGroupIn(owner, logConfiguration, `${definitionAt}/containerDefinitions/${index}/logConfiguration`),
  );
}

function logGroupIn({ aws }: Owner, log: Schemas['LogConfiguration'] | undefined, at: string): Reference[] {
  const { 'awslogs-group': value, 'awslogs-region': region = aws.region, ...options } = log?.options ?? {};
  const isChecked = log?.logDriver === 'awslogs' && region === aws.region && options['awslogs-create-group'] !== 'true';
  const key = 'awslogs-group';
  return isChecked && value ? [{ pointer: `${at}/options/${key}`, key, value }] : [];
}

async function logGroupFault({ aws, org, spaces }: Owner, name: string): Promise<string | undefined> {
  const found = await findLogGroup(aws, name);
  const tags = found && (await tagsOfLogGroup(aws, found.arn));
  return found && !belongsToAnother(org, tags) && !isOfForbiddenSpace(spaces, tags) ? undefined : 'does not exist';
}

/** @param role its name or ARN. One of another account cannot be passed to ECS. */
async function roleFault({ aws, org, spaces }: Owner, role: string): Promise<string | undefined> {
  const found = await iam.getRole(aws, nameOf(role));
  const isSame = found && (!role.startsWith('arn:') || found.arn === role);
  const isVisible = !belongsToAnother(org, found?.tags) && !isOfForbiddenSpace(spaces, found?.tags);
  const isUsable = isSame && (matchesAny(aws.allowedRoles, found.arn) || isVisible);
  return isUsable ? undefined : 'does not exist';
}

/** @param secret its name or ARN. */
async function secretFault(owner: Owner, secret: string): Promise<string | undefined> {
  return absence(async () => {
    const { DeletedDate } = await ownedSecret(owner, secret);
    if (DeletedDate) throw new NotFound(`Secret ${secret} is scheduled for deletion.`);
  });
}

/** @param space the space whose role reads the value; undefined for another role. */
async function valueFault(owner: Owner, space: string | undefined, valueFrom: string): Promise<string | undefined> {
  const value = valueFromOf(valueFrom);
  if (space !== undefined && !isInSpace(owner.org, space, value))
    return 'is outside the space, where the execution role has no read access';
  return value.kind === 'secret' ? secretFault(owner, value.id) : absence(() => ownedParameter(owner, value.name));
}

/** Whether the space's execution role may read a value. */
function isInSpace(org: string, space: string, value: ReturnType<typeof valueFromOf>): boolean {
  const prefix = value.kind === 'secret' ? secretPrefix(org, space) : `${parameterPath(org, space)}/`;
  return value.name.startsWith(prefix);
}

async function imageFaults(
  verification: Verification,
  references: References,
  container: Container,
  at: string,
): Promise<Fault[]> {
  const { image = '', name = '' } = container;
  // It accepts the execution role only, whose credentials this service does not have.
  if (PRIVATE_ECR.test(image)) return [];
  const pointer = `${at}/image`;
  const credentials = await credentialsFor(
    verification.owner,
    container,
    ownMember(references.credentials ?? {}, name),
  );
  try {
    await verification.registries.verify(image, credentials, verification.signal);
    return [];
  } catch (error) {
    if (error instanceof NotFound) return [{ pointer, message: 'does not exist, or requires other credentials' }];
    if (error instanceof Invalid) return [{ pointer, message: error.faults[0]?.message ?? error.message }];
    throw error;
  }
}

/** The credentials in the request, or in the secret that the container names; undefined where that is not a username and password. */
async function credentialsFor(
  owner: Owner,
  { repositoryCredentials }: Container,
  given: Schemas['RepositoryCredential'] | undefined,
): Promise<RegistryCredentials | undefined> {
  const id = repositoryCredentials?.credentialsParameter;
  const secret = !given && id ? await undefinedIfNotFound(() => ownedSecret(owner, id)) : undefined;
  const text =
    given?.SecretString ?? (secret?.ARN && (await secretsManager.getSecretValue(owner.aws, secret.ARN)).SecretString);
  return parseCredentials(text || '{}');
}

function parseCredentials(text: string): RegistryCredentials | undefined {
  try {
    const { username, password } = JSON.parse(text);
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}

function namespaceFaults(registry: References['serviceRegistry']): Fault[] {
  const id = registry?.NamespaceId ?? registry?.DnsConfig?.NamespaceId;
  return registry && !id ? [{ pointer: '/serviceRegistry/NamespaceId', message: 'is required' }] : [];
}

/** @returns `does not exist` where the read finds nothing. */
async function absence(read: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (error instanceof NotFound) return 'does not exist';
    throw error;
  }
}
