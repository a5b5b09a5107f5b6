import { undefinedIfNotFound } from '../aws/errors.js';
import * as secretsManager from '../aws/secrets-manager.js';
import * as serviceDiscovery from '../aws/servicediscovery.js';
import { parameterPath, secretPrefix } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import { valueFromOf } from '../domain/value-from.js';
import { type Fault, Invalid, NotFound } from '../errors.js';
import type { RegistryClient, Credentials as RegistryCredentials } from '../registry/index.js';
import { type Owner, ownedDiscoveryService, ownedParameter, ownedSecret } from '../tenancy.js';
import type { Credentials } from './resources/credentials.js';

/** Existing resources that a request names. */
export interface References {
  /** The name of the space. */
  cluster: string;
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  service?: Pick<Schemas['CreateServiceRequest'], 'networkConfiguration' | 'serviceRegistries' | 'role'>;
  serviceRegistry?: Schemas['CreateDiscoveryServiceRequest'];
}

interface Verification {
  owner: Owner;
  registries: RegistryClient;
  signal: AbortSignal;
}

type Container = Schemas['ContainerDefinition'];

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const SUBNET = /^subnet-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const SECURITY_GROUP = /^sg-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
/** A private ECR registry accepts the execution role only, whose credentials this service does not have. */
const PRIVATE_ECR = /^\d{12}\.dkr[.-]ecr[.-]/;

/**
 * Checks in parallel that everything a request names exists and may be used, before anything is created.
 * @throws {Invalid} with all faults at once; the error of AWS or of a registry that cannot be reached.
 */
export async function verifyReferences(verification: Verification, references: References): Promise<void> {
  const containers = references.taskDefinition?.containerDefinitions ?? [];
  const faults = await Promise.all([
    formatFaults(references),
    ...containers.map((container, index) => imageFaults(verification, references, container, index)),
    ...containers.map((container, index) => secretFaults(verification, references, container, index)),
    ...(references.service?.serviceRegistries ?? []).map(({ registryArn = '' }, index) =>
      faultIfAbsent(`/service/serviceRegistries/${index}/registryArn`, () =>
        ownedDiscoveryService(verification.owner, registryArn),
      ),
    ),
    namespaceFaults(verification, references.serviceRegistry),
  ]);
  const all = faults.flat();
  if (all.length === 0) return;
  const [first] = all;
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  throw new Invalid(`The request names resources that cannot be used: ${first?.pointer} ${first?.message}${more}.`, {
    faults: all,
  });
}

type FormatCheck = [pointer: string, value: string | undefined, form: RegExp, what: string];

/** Checks the format of ids and ARNs. */
function formatFaults({ taskDefinition, service }: References): Fault[] {
  const network = service?.networkConfiguration?.awsvpcConfiguration;
  const at = '/service/networkConfiguration/awsvpcConfiguration';
  const checks: FormatCheck[] = [
    ['/taskDefinition/executionRoleArn', taskDefinition?.executionRoleArn, ROLE_ARN, 'a role’s ARN'],
    ['/taskDefinition/taskRoleArn', taskDefinition?.taskRoleArn, ROLE_ARN, 'a role’s ARN'],
    ...(network?.subnets ?? []).map((id, i): FormatCheck => [`${at}/subnets/${i}`, id, SUBNET, 'a subnet’s id']),
    ...(network?.securityGroups ?? []).map(
      (id, i): FormatCheck => [`${at}/securityGroups/${i}`, id, SECURITY_GROUP, 'a security group’s id'],
    ),
  ];
  return checks.flatMap(([pointer, value, form, what]) =>
    value === undefined || form.test(value) ? [] : [{ pointer, message: `is not ${what}` }],
  );
}

async function imageFaults(
  verification: Verification,
  references: References,
  container: Container,
  index: number,
): Promise<Fault[]> {
  const { image = '', name = '' } = container;
  if (PRIVATE_ECR.test(image)) return [];
  const pointer = `/taskDefinition/containerDefinitions/${index}/image`;
  const credentials = await credentialsFor(verification.owner, container, references.credentials?.[name]);
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
  given: Schemas['CreateSecretRequest'] | undefined,
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

async function secretFaults(
  { owner }: Verification,
  { cluster, taskDefinition }: References,
  { secrets = [] }: Container,
  index: number,
): Promise<Fault[]> {
  const faults = await Promise.all(
    secrets.map(async ({ valueFrom = '' }, position): Promise<Fault[]> => {
      const pointer = `/taskDefinition/containerDefinitions/${index}/secrets/${position}/valueFrom`;
      const value = valueFromOf(valueFrom);
      const isAllowed = taskDefinition?.executionRoleArn !== undefined || isInSpace(owner.org, cluster, value);
      if (!isAllowed)
        return [{ pointer, message: 'is outside the space, where the execution role has no read access' }];
      return faultIfAbsent(pointer, () =>
        value.kind === 'secret' ? ownedSecret(owner, value.id) : ownedParameter(owner, value.name),
      );
    }),
  );
  return faults.flat();
}

/** Whether the space's execution role may read a value. */
function isInSpace(org: string, cluster: string, value: ReturnType<typeof valueFromOf>): boolean {
  const prefix = value.kind === 'secret' ? secretPrefix(org, cluster) : `${parameterPath(org, cluster)}/`;
  return value.name.startsWith(prefix);
}

async function namespaceFaults({ owner }: Verification, registry: References['serviceRegistry']): Promise<Fault[]> {
  if (!registry) return [];
  const { NamespaceId, DnsConfig } = registry;
  const id = NamespaceId ?? DnsConfig?.NamespaceId;
  const pointer = NamespaceId ? '/serviceRegistry/NamespaceId' : '/serviceRegistry/DnsConfig/NamespaceId';
  if (!id) return [{ pointer: '/serviceRegistry/NamespaceId', message: 'is required' }];
  return faultIfAbsent(pointer, () => serviceDiscovery.getNamespace(owner.aws, id));
}

async function faultIfAbsent(pointer: string, read: () => Promise<unknown>): Promise<Fault[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof NotFound) return [{ pointer, message: 'does not exist' }];
    throw error;
  }
}
