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

/** What a request names that has to be there already. */
export interface References {
  /** The space's name. */
  cluster: string;
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  service?: Pick<Schemas['CreateServiceRequest'], 'networkConfiguration' | 'serviceRegistries' | 'role'>;
  serviceRegistry?: Schemas['CreateDiscoveryServiceRequest'];
}

interface Asking {
  owner: Owner;
  registries: RegistryClient;
  signal: AbortSignal;
}

type Container = Schemas['ContainerDefinition'];

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const SUBNET = /^subnet-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const SECURITY_GROUP = /^sg-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
/** ECR's private registries take the execution role's word, which this service does not have. */
const PRIVATE_ECR = /^\d{12}\.dkr[.-]ecr[.-]/;

/**
 * Checks, before anything is made, that what a request names is there and may be used, side by side.
 * @throws {Invalid} with all faults at once; what a registry or AWS fails with when it cannot be asked.
 */
export async function verifyReferences(asking: Asking, named: References): Promise<void> {
  const containers = named.taskDefinition?.containerDefinitions ?? [];
  const faults = await Promise.all([
    formFaults(named),
    ...containers.map((container, index) => imageFaults(asking, named, container, index)),
    ...containers.map((container, index) => secretFaults(asking, named, container, index)),
    ...(named.service?.serviceRegistries ?? []).map(({ registryArn = '' }, index) =>
      faultUnless(`/service/serviceRegistries/${index}/registryArn`, () =>
        ownedDiscoveryService(asking.owner, registryArn),
      ),
    ),
    namespaceFaults(asking, named.serviceRegistry),
  ]);
  const all = faults.flat();
  if (all.length === 0) return;
  const [first] = all;
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  throw new Invalid(`The request cannot be carried out: ${first?.pointer} ${first?.message}${more}.`, { faults: all });
}

type Look = [pointer: string, value: string | undefined, form: RegExp, what: string];

/** What can be seen of ids and ARNs without asking. */
function formFaults({ taskDefinition, service }: References): Fault[] {
  const network = service?.networkConfiguration?.awsvpcConfiguration;
  const at = '/service/networkConfiguration/awsvpcConfiguration';
  const looks: Look[] = [
    ['/taskDefinition/executionRoleArn', taskDefinition?.executionRoleArn, ROLE_ARN, 'a role’s ARN'],
    ['/taskDefinition/taskRoleArn', taskDefinition?.taskRoleArn, ROLE_ARN, 'a role’s ARN'],
    ...(network?.subnets ?? []).map((id, i): Look => [`${at}/subnets/${i}`, id, SUBNET, 'a subnet’s id']),
    ...(network?.securityGroups ?? []).map(
      (id, i): Look => [`${at}/securityGroups/${i}`, id, SECURITY_GROUP, 'a security group’s id'],
    ),
  ];
  return looks.flatMap(([pointer, value, form, what]) =>
    value === undefined || form.test(value) ? [] : [{ pointer, message: `is not ${what}` }],
  );
}

async function imageFaults(asking: Asking, named: References, container: Container, index: number): Promise<Fault[]> {
  const { image = '', name = '' } = container;
  if (PRIVATE_ECR.test(image)) return [];
  const pointer = `/taskDefinition/containerDefinitions/${index}/image`;
  const credentials = await credentialsFor(asking.owner, container, named.credentials?.[name]);
  try {
    await asking.registries.verify(image, credentials, asking.signal);
    return [];
  } catch (error) {
    if (error instanceof NotFound) return [{ pointer, message: 'does not exist, or requires other credentials' }];
    if (error instanceof Invalid) return [{ pointer, message: error.faults[0]?.message ?? error.message }];
    throw error;
  }
}

/** The given login, or the one in the secret that the container names. What is no login says nothing. */
async function credentialsFor(
  owner: Owner,
  { repositoryCredentials }: Container,
  given: Schemas['CreateSecretRequest'] | undefined,
): Promise<RegistryCredentials | undefined> {
  const id = repositoryCredentials?.credentialsParameter;
  const secret = !given && id ? await undefinedIfNotFound(() => ownedSecret(owner, id)) : undefined;
  const text =
    given?.SecretString ?? (secret?.ARN && (await secretsManager.getSecretValue(owner.aws, secret.ARN)).SecretString);
  return loginOf(text || '{}');
}

function loginOf(text: string): RegistryCredentials | undefined {
  try {
    const { username, password } = JSON.parse(text);
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}

async function secretFaults(
  { owner }: Asking,
  { cluster, taskDefinition }: References,
  { secrets = [] }: Container,
  index: number,
): Promise<Fault[]> {
  const faults = await Promise.all(
    secrets.map(async ({ valueFrom = '' }, position): Promise<Fault[]> => {
      const pointer = `/taskDefinition/containerDefinitions/${index}/secrets/${position}/valueFrom`;
      const value = valueFromOf(valueFrom);
      const isAllowed = taskDefinition?.executionRoleArn !== undefined || isInSpace(owner.org, cluster, value);
      if (!isAllowed) return [{ pointer, message: 'lies outside the space, where the execution role may not read' }];
      return faultUnless(pointer, () =>
        value.kind === 'secret' ? ownedSecret(owner, value.id) : ownedParameter(owner, value.name),
      );
    }),
  );
  return faults.flat();
}

/** Whether the space's own execution role may read it. */
function isInSpace(org: string, cluster: string, value: ReturnType<typeof valueFromOf>): boolean {
  const prefix = value.kind === 'secret' ? secretPrefix(org, cluster) : `${parameterPath(org, cluster)}/`;
  return value.name.startsWith(prefix);
}

async function namespaceFaults({ owner }: Asking, registry: References['serviceRegistry']): Promise<Fault[]> {
  if (!registry) return [];
  const { NamespaceId, DnsConfig } = registry;
  const id = NamespaceId ?? DnsConfig?.NamespaceId;
  const pointer = NamespaceId ? '/serviceRegistry/NamespaceId' : '/serviceRegistry/DnsConfig/NamespaceId';
  if (!id) return [{ pointer: '/serviceRegistry/NamespaceId', message: 'is required' }];
  return faultUnless(pointer, () => serviceDiscovery.getNamespace(owner.aws, id));
}

async function faultUnless(pointer: string, ask: () => Promise<unknown>): Promise<Fault[]> {
  try {
    await ask();
    return [];
  } catch (error) {
    if (error instanceof NotFound) return [{ pointer, message: 'does not exist' }];
    throw error;
  }
}
