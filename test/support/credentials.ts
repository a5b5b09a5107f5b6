import { ECS } from '@aws-sdk/client-ecs';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { Test } from 'tap';
import { clientOf } from '../emulator/connect.js';
import { type Answer, type Service, type ServiceOptions, startService } from './service.js';
import { WWW, webDefinition, webService } from './web-service.js';

/** Owners of credentials: service `www` or managed task definition `web`, each of family `web` in cluster `myclu`. */
export const FLAVORS = ['service', 'managed task definition'] as const;
export type Flavor = (typeof FLAVORS)[number];

/** A secret without the parts that AWS generates. */
export interface SecretState {
  value: string;
  /** The previous value, where AWS still has it. */
  previous?: string;
  description?: string;
  tags: Record<string, string>;
}

/** The deletion of a secret. */
export interface Deletion {
  secret: string;
  /** Whether the definition of any deployment still named it. */
  isDeployed: boolean;
  /** The writes to ECS that preceded it. */
  after: string[];
}

export interface Keeper extends Service {
  /** Creates it with these containers and credentials. */
  create(containers: object[], credentials?: object): Promise<Answer>;
  update(body: object): Promise<Answer>;
  /** The secrets of the account, by name. */
  secrets(): Promise<Record<string, SecretState>>;
  arnOf(secret: string): Promise<string>;
  /** The secret of each container in the deployed, or else the latest, definition. */
  named(): Promise<Record<string, string>>;
  deletions: Deletion[];
  ecs: ECS;
  secretsManager: SecretsManager;
}

/** The definition with these containers. */
export function definitionWith(containers: object[]) {
  return { ...webDefinition(), containerdefinitions: containers };
}

/** A container, with a credential where a secret's ARN or name is given. */
export function container(name: string, credentialsparameter?: string) {
  return {
    name,
    image: `${name}:1`,
    ...(credentialsparameter && { repositorycredentials: { credentialsparameter } }),
  };
}

/** Starts a service on an empty account and records the secrets that it deletes. */
export async function keeperOf(t: Test, flavor: Flavor, options: ServiceOptions = {}): Promise<Keeper> {
  const service = await startService(t, options);
  const { call, emulator } = service;
  const ecs = clientOf(t, ECS, emulator);
  const secretsManager = clientOf(t, SecretsManager, emulator);
  const deletions: Deletion[] = [];
  const isService = flavor === 'service';
  const nameOf = async (id: string) => (await secretsManager.describeSecret({ SecretId: id })).Name ?? '';
  emulator.faults.add({ service: 'secretsmanager', action: 'DeleteSecret', times: Number.POSITIVE_INFINITY, hold });
  return {
    ...service,
    ecs,
    secretsManager,
    deletions,
    create(containers, credentials) {
      const body = { ...webService(), taskdefinition: definitionWith(containers), credentials };
      if (isService) return call('POST', '/sandbox/services', body);
      return call('POST', '/sandbox/taskdefs', { ...body, service: undefined });
    },
    update: body => call('PUT', isService ? WWW : '/sandbox/clusters/myclu/taskdefs/web', body),
    async secrets() {
      const { SecretList = [] } = await secretsManager.listSecrets({});
      const states = SecretList.map(async ({ Name = '' }) => [Name, await stateOf(secretsManager, Name)] as const);
      return Object.fromEntries(await Promise.all(states));
    },
    arnOf: async secret => (await secretsManager.describeSecret({ SecretId: secret })).ARN ?? '',
    async named() {
      const [deployed = 'web'] = isService ? await deployedDefinitions(ecs, 'www') : [];
      const parameters = await parametersOf(ecs, deployed);
      const names = Object.entries(parameters).map(async ([name, id]) => [name, await nameOf(id)] as const);
      return Object.fromEntries(await Promise.all(names));
    },
  };

  async function hold(): Promise<void> {
    const { input } = emulator.calls.findLast(({ action }) => action === 'DeleteSecret') ?? {};
    const secret = await nameOf(String(input?.SecretId));
    const writes = emulator.calls.filter(({ action, status }) => /^(Register|Update)/.test(action) && status === 200);
    const { serviceArns = [] } = await ecs.listServices({ cluster: 'myclu' });
    const deployed = (await Promise.all(serviceArns.map(arn => deployedDefinitions(ecs, arn)))).flat();
    const parameters = await Promise.all(deployed.map(definition => parametersOf(ecs, definition)));
    const named = await Promise.all(parameters.flatMap(one => Object.values(one)).map(nameOf));
    deletions.push({ secret, isDeployed: named.includes(secret), after: writes.map(({ action }) => action) });
  }
}

/** The definitions of a service's deployments, the latest first. */
async function deployedDefinitions(ecs: ECS, service: string): Promise<string[]> {
  const { services = [] } = await ecs.describeServices({ cluster: 'myclu', services: [service] });
  return (services[0]?.deployments ?? []).flatMap(({ taskDefinition }) => taskDefinition ?? []);
}

/** The repository credentials that the containers of a definition name. */
async function parametersOf(ecs: ECS, id: string): Promise<Record<string, string>> {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: id });
  const containers = taskDefinition?.containerDefinitions ?? [];
  return Object.fromEntries(
    containers.flatMap(({ name = '', repositoryCredentials: one }) =>
      one?.credentialsParameter ? [[name, one.credentialsParameter]] : [],
    ),
  );
}

async function stateOf(client: SecretsManager, SecretId: string): Promise<SecretState> {
  const { Description, Tags = [], VersionIdsToStages = {} } = await client.describeSecret({ SecretId });
  const valueAt = async (VersionStage: string) => {
    const { SecretString, SecretBinary } = await client.getSecretValue({ SecretId, VersionStage });
    return SecretString ?? Buffer.from(SecretBinary ?? []).toString();
  };
  const hasPrevious = Object.values(VersionIdsToStages).some(stages => stages.includes('AWSPREVIOUS'));
  return {
    value: await valueAt('AWSCURRENT'),
    ...(hasPrevious && { previous: await valueAt('AWSPREVIOUS') }),
    ...(Description !== undefined && { description: Description }),
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

/** Sends an update and waits for its follow-ups. */
export async function update(t: Test, keeper: Keeper, body: object) {
  const answer = await keeper.update(body);
  t.equal(answer.status, 200, JSON.stringify(answer.body));
  await keeper.settled();
  return answer.body;
}
