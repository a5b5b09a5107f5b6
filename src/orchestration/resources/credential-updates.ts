import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import {
  type ActiveCredential,
  type CredentialAction,
  credentialAction,
  namesSecret,
} from '../../domain/credential-cases.js';
import { secretPrefix } from '../../domain/names.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import { belongsTo } from '../../domain/tags.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import {
  assertSecretsAbsent,
  type CreatedCredentials,
  type Credentials,
  createSecrets,
  secretResource,
} from './credentials.js';

type Container = Answered<Schemas['ContainerDefinition']>;

/** A secret that the running definition names. */
export interface FoundCredential extends ActiveCredential {
  secret: DescribeSecretResponse;
}

/** What an update does with the credential of a container. */
export interface CredentialDecision {
  container: string;
  action: CredentialAction;
  active: FoundCredential | undefined;
}

/** Reads the secrets that containers name, in parallel. @returns the existing ones by the container's name. */
export async function findCredentials(
  saga: Saga,
  space: Space,
  containers: Container[],
): Promise<Record<string, FoundCredential>> {
  const named = new Map<string, string[]>();
  for (const { name = '', repositoryCredentials } of containers) {
    const id = repositoryCredentials?.credentialsParameter;
    if (id) named.set(id, [...(named.get(id) ?? []), name]);
  }
  const found = await parallelEach(saga, Object.fromEntries(named), (s, _names, id) =>
    s.read('describeSecret', secretResource(id), () => secretsManager.describeSecret(space.aws, id)),
  );
  const entries = [...named].flatMap(([id, names]) => {
    const secret = found[id];
    return secret ? names.map(name => [name, toFoundCredential(space, secret)] as const) : [];
  });
  return Object.fromEntries(entries);
}

function toFoundCredential({ org, cluster }: Space, secret: DescribeSecretResponse): FoundCredential {
  const { ARN: arn = '', Name: name = '', Tags, DeletedDate } = secret;
  return {
    arn,
    name,
    inSpace: name.startsWith(secretPrefix(org, cluster)),
    isOwn: belongsTo(org, fromPascal(Tags)) && DeletedDate === undefined,
    secret,
  };
}

/** Decides for every container of the running and the new definition. @param containers of the new definition. */
export function decideCredentials(
  active: Record<string, FoundCredential>,
  containers: Container[],
  given: Credentials,
): CredentialDecision[] {
  const names = new Set([...Object.keys(active), ...containers.map(({ name = '' }) => name)]);
  return [...names].map(container => {
    const definition = containers.find(({ name }) => name === container);
    const named = definition?.repositoryCredentials?.credentialsParameter;
    const action = credentialAction({ active: active[container], isGiven: Object.hasOwn(given, container), named });
    return { container, action, active: active[container] };
  });
}

/** Creates, replaces and moves credentials; deletes none. @returns the created ones and those with a new value, by container. */
export async function updateCredentials(
  saga: Saga,
  space: Space,
  decisions: CredentialDecision[],
  given: Credentials,
): Promise<CreatedCredentials> {
  const toCreate = decisions.filter(
    ({ action, container }) => action === 'create' || (action === 'move' && given[container]),
  );
  const toCopy = decisions.filter(({ action, container }) => action === 'move' && !given[container]);
  const requested = Object.fromEntries(toCreate.flatMap(({ container }) => entryOf(container, given[container])));
  const copies = Object.fromEntries(toCopy.flatMap(({ container, active }) => entryOf(container, active)));
  await assertSecretsAbsent(saga, space, { ...requested, ...mapValues(copies, copyRequest) });
  const { created, copied, replaced } = await saga.parallel({
    created: s => createSecrets(s, space, requested),
    copied: s =>
      createSecrets(s, space, mapValues(copies, copyRequest), name =>
        secretsManager.getSecretValue(space.aws, copies[name]?.arn ?? ''),
      ),
    replaced: s => replaceValues(s, space, decisions, given),
  });
  const kept = new Set(decisions.flatMap(({ action, active }) => (action === 'keep' && active ? active.name : [])));
  for (const name of kept)
    saga.recordUnchanged('putSecretValue', secretResource(name), 'keep', 'The request gives no new value.');
  return { ...created, ...copied, ...replaced };
}

/** The org's secrets that the running definition names and the new one does not, for any container. */
export function unusedCredentials(
  active: Record<string, FoundCredential>,
  containers: Container[],
): { arn: string; name: string }[] {
  const named = containers.flatMap(({ repositoryCredentials }) => repositoryCredentials?.credentialsParameter ?? []);
  const unused = Object.values(active).filter(
    secret => secret.isOwn && !named.some(parameter => namesSecret(parameter, secret)),
  );
  return [...new Map(unused.map(({ arn, name }) => [arn, { arn, name }])).values()];
}

function replaceValues(
  saga: Saga,
  space: Space,
  decisions: CredentialDecision[],
  given: Credentials,
): Promise<CreatedCredentials> {
  const replaced = decisions.filter(({ action }) => action === 'replace'); // only what the request gives is replaced
  const active = Object.fromEntries(replaced.flatMap(({ container, active }) => entryOf(container, active)));
  return parallelEach(saga, active, (s, credential, container) =>
    replaceValue(s, space, credential, given[container] ?? { Name: credential.name }),
  );
}

/** Puts a new version of the secret; its undo makes the previous version current again. */
function replaceValue(
  saga: Saga,
  { aws }: Space,
  { arn, name, secret }: FoundCredential,
  { SecretString, SecretBinary }: Schemas['CreateSecretRequest'],
): Promise<Schemas['CreateSecretResponse']> {
  const value = SecretBinary === undefined ? { SecretString } : { SecretBinary: Buffer.from(SecretBinary, 'base64') };
  return saga.step({
    name: 'putSecretValue',
    resource: secretResource(name),
    action: 'update',
    reason: 'The request gives a new value.',
    changes: [
      { path: SecretBinary === undefined ? 'SecretString' : 'SecretBinary', from: '(secret)', to: '(new secret)' },
    ],
    expected: { ARN: arn, Name: name, VersionId: undefined },
    run: async token => {
      const { ARN, Name, VersionId } = await secretsManager.putSecretVersion(aws, arn, value, token);
      return { ARN, Name, VersionId };
    },
    undo: async () => {
      await secretsManager.restoreStages(aws, arn, secretsManager.stagesOf(secret));
      return true;
    },
  });
}

/** The request for a secret of the space that replaces another secret. */
function copyRequest({ name, secret }: FoundCredential): Schemas['CreateSecretRequest'] {
  return {
    Name: name.slice(name.lastIndexOf('/') + 1),
    ...(secret.Description !== undefined && { Description: secret.Description }),
    Tags: fromPascal(secret.Tags),
  };
}

function entryOf<T>(key: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[key, value]];
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
