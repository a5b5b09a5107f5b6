import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { AwsAccount } from '../../aws/account.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { futureSecretArn } from '../../domain/arns.js';
import { type CredentialAction, credentialAction, namesSecret } from '../../domain/credential-cases.js';
import { isOfForbiddenSpace } from '../../domain/limits/spaces.js';
import { credentialName, secretPrefix } from '../../domain/names.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import { belongsToAnother, removedFrom } from '../../domain/tags.js';
import { Conflict, type Fault, Invalid } from '../../errors.js';
import { ownMember } from '../../json.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import type { SpaceMember } from '../cleanup/usage.js';
import type { Space } from '../space.js';
import {
  type Credentials,
  createSecrets,
  findLeftSecrets,
  type NamedCredentials,
  namedCredentials,
} from './credentials.js';
import {
  type CreatedCredentials,
  type FoundCredential,
  RECOVERY_DAYS,
  replaceValue,
  reviveSecret,
  secretResource,
  toFoundCredential,
} from './secrets.js';
import { tagStep } from './tags.js';

type Container = Answered<Schemas['ContainerDefinition']>;

/** The secrets that exist, by the parameter with which a container names them. */
export type NamedSecrets = Record<string, FoundCredential | undefined>;

/** What an update does with the credential of a container. */
export interface CredentialDecision {
  container: string;
  action: CredentialAction;
  /** The existing secret that the container has afterwards, or that is moved. */
  secret: FoundCredential | undefined;
}

/** Reads the secrets that containers name, in parallel. */
export async function findCredentials(saga: Saga, space: Space, containers: Container[]): Promise<NamedSecrets> {
  const found = await describeCredentials(saga, space.aws, containers);
  const existing = Object.entries(found).flatMap(([id, secret]) =>
    secret ? [[id, toFoundCredential(space, secret)] as const] : [],
  );
  return Object.fromEntries(existing);
}

function describeCredentials(
  saga: Saga,
  aws: AwsAccount,
  containers: Container[],
): Promise<Record<string, DescribeSecretResponse | undefined>> {
  const ids = containers.flatMap(container => parameterOf(container) ?? []);
  return parallelEach(saga, Object.fromEntries(ids.map(id => [id, id])), (s, id) =>
    s.read('describeSecret', secretResource(id), () => secretsManager.describeSecret(aws, id)),
  );
}

/** @throws {Invalid} for secrets that a definition names and its tasks could not use: the org has none, or cannot restore it. */
export function assertCredentialsExist(space: Space, secrets: NamedSecrets, containers: Container[]): void {
  const faults = containers.flatMap((container, index): Fault[] => {
    const id = parameterOf(container);
    const message = id && faultOf(space, ownMember(secrets, id));
    const pointer = `/taskDefinition/containerDefinitions/${index}/repositoryCredentials/credentialsParameter`;
    return message ? [{ pointer, message }] : [];
  });
  if (faults.length > 0) throw new Invalid('The definition names a secret that its tasks cannot use.', { faults });
}

function faultOf({ org, spaces }: Space, found: FoundCredential | undefined): string | undefined {
  const tags = fromPascal(found?.secret.Tags);
  if (!found || belongsToAnother(org, tags) || isOfForbiddenSpace(spaces, tags))
    return 'names a secret that does not exist; leave it out, or give a value in credentials to create one';
  return found.secret.DeletedDate && !found.isOwn ? 'names a secret that is scheduled for deletion' : undefined;
}

/** @throws {Conflict} for a revision that cannot be deployed again, as secrets that it names are gone or scheduled for deletion. */
export async function assertCredentialsUsable(
  saga: Saga,
  { aws }: Pick<Owner, 'aws'>,
  { family, revision, containerDefinitions = [] }: TaskDefinition,
): Promise<void> {
  const found = await describeCredentials(saga, aws, containerDefinitions);
  const [unusable] = Object.entries(found).find(([, secret]) => !secret || secret.DeletedDate) ?? [];
  if (unusable === undefined) return;
  const state = found[unusable]
    ? 'is scheduled for deletion; an update whose definition names it restores it'
    : 'is gone';
  throw new Conflict(`Revision ${family}:${revision} cannot be deployed: its secret ${unusable} ${state}.`);
}

/** Decides for every container of the running and the new definition. */
export function decideCredentials(
  secrets: NamedSecrets,
  running: Container[],
  containers: Container[],
  given: Credentials,
): CredentialDecision[] {
  const names = new Set([...running, ...containers].map(({ name = '' }) => name));
  return [...names].map(container => {
    const before = parameterOf(running.find(({ name }) => name === container));
    const named = parameterOf(containers.find(({ name }) => name === container));
    const isGiven = Object.hasOwn(given, container);
    const active = usable(ownMember(secrets, before ?? ''), isGiven);
    const namedSecret = ownMember(secrets, named ?? '');
    const action = credentialAction({ active, isGiven, named, namedSecret });
    const kept = action === 'drop' ? undefined : active;
    return { container, action, secret: namedSecret?.isOwn ? namedSecret : kept };
  });
}

/** A secret that is scheduled for deletion is active no more, unless it gets a new value. */
function usable(active: FoundCredential | undefined, isGiven: boolean): FoundCredential | undefined {
  return active?.secret.DeletedDate && !isGiven ? { ...active, isOwn: false } : active;
}

/** Creates, replaces, restores and moves credentials; deletes none. @returns the created ones and those with a new value, by container. */
export async function updateCredentials(
  saga: Saga,
  space: Space,
  decisions: CredentialDecision[],
  given: Credentials,
  member: SpaceMember,
): Promise<CreatedCredentials> {
  const toCreate = decisions.filter(
    ({ action, container }) => action === 'create' || (action === 'move' && ownMember(given, container)),
  );
  const toCopy = decisions.filter(({ action, container }) => action === 'move' && !ownMember(given, container));
  const requested = namedCredentials(
    member.family,
    Object.fromEntries(toCreate.flatMap(({ container }) => entryOf(container, ownMember(given, container)))),
  );
  const copied = Object.fromEntries(toCopy.flatMap(({ container, secret }) => entryOf(container, secret)));
  const copies: NamedCredentials = mapValues(copied, copyRequest);
  const left = await findLeftSecrets(saga, space, { ...requested, ...copies }, member);
  await reviveSecrets(saga, space, decisions);
  const updated = await saga.parallel({
    created: s => createSecrets(s, space, requested, left),
    copied: s =>
      createSecrets(s, space, copies, left, name =>
        secretsManager.getSecretValue(space.aws, ownMember(copied, name)?.arn ?? ''),
      ),
    replaced: s => replaceValues(s, space, decisions, given),
  });
  const kept = new Set(decisions.flatMap(({ action, secret }) => (action === 'keep' && secret ? secret.name : [])));
  for (const name of kept)
    saga.recordUnchanged('putSecretValue', secretResource(name), 'keep', 'The request gives no new value.');
  return { ...updated.created, ...updated.copied, ...updated.replaced };
}

/** The secrets that containers of the running definition name and the new one does not name for them, by container. */
export function removedCredentials(
  secrets: NamedSecrets,
  running: Container[],
  containers: Container[],
): Record<string, FoundCredential> {
  const removed = running.flatMap(container => {
    const { name = '' } = container;
    const secret = ownMember(secrets, parameterOf(container) ?? '');
    const now = parameterOf(containers.find(other => other.name === name));
    return secret && !(now && namesSecret(now, secret)) ? [[name, secret] as const] : [];
  });
  return Object.fromEntries(removed);
}

/** The org's secrets among removed ones that no container of the new definition names. */
export function unusedCredentials(
  removed: Record<string, FoundCredential>,
  containers: Container[],
): FoundCredential[] {
  const named = containers.flatMap(container => parameterOf(container) ?? []);
  const unused = Object.values(removed).filter(
    secret => secret.isOwn && !secret.secret.DeletedDate && !named.some(parameter => namesSecret(parameter, secret)),
  );
  return [...byArn(unused).values()];
}

/** Tags secrets that no container names any more, so that this update and later ones know which to delete. */
export async function markRemoved(
  saga: Saga,
  { aws, cluster }: Space,
  member: string,
  secrets: FoundCredential[],
): Promise<void> {
  const reason = `The definition no longer names it. It is deleted, restorable for ${RECOVERY_DAYS} days, once neither the running nor the previous definition names it.`;
  await parallelEach(saga, Object.fromEntries(secrets.map(found => [found.arn, found])), (s, { arn, name, secret }) => {
    const taggable = { resource: secretResource(name), id: arn, tags: fromPascal(secret.Tags) };
    return tagStep(s, aws, 'tagSecret', taggable, [removedFrom(cluster, member)], reason);
  });
}

/** The org's secrets that the new definition names as before. */
export function retainedSecrets(decisions: CredentialDecision[]): FoundCredential[] {
  const retained = decisions.flatMap(({ action, secret }) => (secret?.isOwn && action !== 'move' ? secret : []));
  return [...byArn(retained).values()];
}

/** Takes secrets into use again that an update had removed from the definition, before they get values. */
async function reviveSecrets(saga: Saga, space: Space, decisions: CredentialDecision[]): Promise<void> {
  await parallelEach(saga, Object.fromEntries(byArn(retainedSecrets(decisions))), (s, secret) =>
    reviveSecret(s, space, secret),
  );
}

function replaceValues(
  saga: Saga,
  space: Space,
  decisions: CredentialDecision[],
  given: Credentials,
): Promise<CreatedCredentials> {
  const replaced = decisions.filter(({ action }) => action === 'replace'); // only what the request gives is replaced
  const secrets = Object.fromEntries(replaced.flatMap(({ container, secret }) => entryOf(container, secret)));
  return parallelEach(saga, secrets, (s, secret, container) =>
    replaceValue(s, space.aws, secret, ownMember(given, container) ?? {}),
  );
}

/** What updateCredentials will return; new secrets with ARNs of the same length. @param family of the new definition. */
export function expectedCredentials(
  { aws, org, cluster }: Space,
  decisions: CredentialDecision[],
  given: Credentials,
  family: string,
): CreatedCredentials {
  const expected = decisions.flatMap(({ container, action, secret }) => {
    if (action === 'replace') return [[container, { ARN: secret?.arn }] as const];
    if (action !== 'create' && action !== 'move') return [];
    const own = ownMember(given, container);
    const name = secret && !own ? copyName(secret) : credentialName(own?.Name, family, container);
    return [[container, { ARN: futureSecretArn(aws.region, secretPrefix(org, cluster) + name) }] as const];
  });
  return Object.fromEntries(expected);
}

function copyName({ name }: FoundCredential): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The request for a secret of the space that replaces another secret. */
function copyRequest(found: FoundCredential): NamedCredentials[string] {
  const { secret } = found;
  return {
    Name: copyName(found),
    ...(secret.Description !== undefined && { Description: secret.Description }),
    Tags: fromPascal(secret.Tags),
  };
}

function parameterOf(container: Container | undefined): string | undefined {
  return container?.repositoryCredentials?.credentialsParameter;
}

/** Several containers may use one secret. */
function byArn(secrets: FoundCredential[]): Map<string, FoundCredential> {
  return new Map(secrets.map(secret => [secret.arn, secret]));
}

function entryOf<T>(key: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[key, value]];
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
