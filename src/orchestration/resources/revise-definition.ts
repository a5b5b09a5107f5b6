import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import { fromPascal } from '../../aws/tags.js';
import { logGroupArn } from '../../domain/arns.js';
import { namesSecret } from '../../domain/credential-cases.js';
import { asGiven, sameDefinition } from '../../domain/definition-equality.js';
import { credentialNameFaults, credentialTagFaults } from '../../domain/limits/credentials.js';
import { tagCountFaults } from '../../domain/limits/tags.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import type { Adjustment } from '../../domain/space-adjustments.js';
import { operationTag, type Tag, withCallersTags } from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { jsonPointer, ownMember } from '../../json.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import { findRemovedSecrets, type SecretReference } from '../cleanup/secrets.js';
import type { SpaceMember } from '../cleanup/usage.js';
import { findNamedValues } from '../named-values.js';
import type { Space } from '../space.js';
import { type Adjusting, adjustDefinition, finalAdjustments } from './adjust-definition.js';
import {
  assertCredentialsExist,
  type CredentialDecision,
  decideCredentials,
  expectedCredentials,
  findCredentials,
  markRemoved,
  type NamedSecrets,
  removedCredentials,
  retainedSecrets,
  unusedCredentials,
  updateCredentials,
} from './credential-updates.js';
import type { Credentials } from './credentials.js';
import {
  ensureExecutionPolicy,
  ensureExecutionRole,
  expectedRoleArn,
  type FoundRole,
  findExecutionRole,
  waitForNewRole,
} from './execution-role.js';
import {
  awslogsGroups,
  ensureLogGroups,
  type FoundLogGroups,
  findLogGroups,
  findNamedLogGroups,
  logGroupNames,
  withLogGroupTags,
} from './log-groups.js';
import { needsRole } from './provision-definition.js';
import { findNamedRoles } from './roles.js';
import { assertExecutionRole, assertTagCounts, tagDefinitionParts } from './tags.js';
import {
  assertDefinitionSize,
  completedTaskDefinition,
  registerTaskDefinitionStep,
  taskDefinitionResource,
} from './task-definition.js';

/** The part of an update that concerns a definition and what belongs to it. */
interface DefinitionUpdate {
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  tags?: Tag[];
}

/** A definition and what belongs to it, as far as they exist. */
interface FoundDefinition {
  running: TaggedTaskDefinition;
  /** The given definition as the space uses it, or the running one. */
  wanted: Schemas['RegisterTaskDefinitionRequest'];
  adjustments: Adjustment[];
  /** The latest revision of the new definition's family. */
  latest: TaggedTaskDefinition | undefined;
  /** The secrets that the running or the new definition names. */
  secrets: NamedSecrets;
  /** The secrets that earlier updates removed from the definition and that still exist. */
  removedBefore: SecretReference[];
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
}

/** The result of revising a definition. */
export interface RevisedDefinition {
  taskDefinition: TaskDefinition;
  /** Whether it is not the running revision. */
  isOther: boolean;
  credentials: Record<string, Answered<Schemas['CreateSecretResponse']>>;
  /** The secrets that containers no longer have, by container. */
  removedCredentials: Record<string, Answered<Schemas['RemovedCredential']>>;
  /** What the space replaced in the given definition. */
  adjustments: Adjustment[] | undefined;
  /** The ARNs of its containers' log groups that exist. */
  logGroups: string[];
  /** The secrets that earlier updates removed, which may be deleted once this definition is deployed. */
  removedBefore: SecretReference[];
}

/** The service, or the managed task definition, whose definition is revised. */
export interface Revisable {
  /** The name of the service, or the family: its secrets have it in a tag, and its log streams start with it. */
  name: string;
  /** The ARN of the service. */
  service?: string | undefined;
}

/** Reads what the revision of a definition depends on, in parallel. */
export async function findDefinition(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  update: DefinitionUpdate,
  { name, adjusting }: Revisable & { adjusting: Adjusting },
): Promise<FoundDefinition> {
  const given = update.taskDefinition;
  const wanted = given ?? asGiven(running.taskDefinition);
  const { family } = wanted;
  const resource = taskDefinitionResource(family);
  const isAffected = revises(update) || Boolean(update.tags?.length);
  const found = await saga.parallel({
    latest: async s =>
      revises(update) ? s.read('describeTaskDefinition', resource, () => latestOfFamily(space, family)) : running,
    secrets: async s => {
      const containers = [...(running.taskDefinition.containerDefinitions ?? []), ...wanted.containerDefinitions];
      return isAffected ? findCredentials(s, space, containers) : {};
    },
    removedBefore: async s => (revises(update) ? findRemovedSecrets(s, space, space.cluster, name) : []),
    role: async s => (isAffected ? findExecutionRole(s, space) : undefined),
    namedRoles: async s => (given ? findNamedRoles(s, space, given) : {}),
    values: async s => given && findNamedValues(s, space, given, '/taskDefinition'),
    logGroups: async s => {
      const groups = given
        ? await findNamedLogGroups(s, space, given)
        : await findLogGroups(s, space, logGroupNames(space, wanted.containerDefinitions));
      return update.tags?.length ? withLogGroupTags(s, space, groups) : groups;
    },
  });
  if (!given) return { running, wanted, adjustments: [], ...found };
  const { definition, ...adjusted } = adjustDefinition(space, given, name, adjusting, found);
  return { running, wanted: definition, ...found, ...adjusted };
}

/**
 * Applies an update to credentials, role, log groups, definition and tags. Registers the definition as a new revision unless
 * it equals the running or the latest one.
 * @throws {Invalid} for a credential without a container, a secret that does not exist, or a definition that is too large, before it
 * changes anything.
 */
export async function reviseDefinition(
  saga: Saga,
  space: Space,
  found: FoundDefinition,
  update: DefinitionUpdate,
  revisable: Revisable,
): Promise<RevisedDefinition> {
  const { wanted } = found;
  const given = update.credentials ?? {};
  assertCredentialContainers(wanted, given);
  if (update.taskDefinition) assertCredentialsExist(space, found.secrets, wanted.containerDefinitions);
  const running = found.running.taskDefinition.containerDefinitions ?? [];
  const decisions = decideCredentials(found.secrets, running, wanted.containerDefinitions, given);
  assertLimits(space, found, update, decisions);
  if (revises(update)) assertSize(saga, space, found, { wanted, given, decisions, revisable }, update);
  const revised = revises(update)
    ? await registerRevision(saga, space, found, { wanted, given, decisions, revisable })
    : { taskDefinition: found.running.taskDefinition, credentials: {}, removedCredentials: {}, removedBefore: [] };
  const { taskDefinitionArn } = revised.taskDefinition;
  if (update.tags?.length) {
    const definition = [found.running, found.latest].find(
      known => known?.taskDefinition.taskDefinitionArn === taskDefinitionArn,
    );
    const parts = { definition, role: found.role, logGroups: found.logGroups, secrets: retainedSecrets(decisions) };
    await tagDefinitionParts(saga, { space, tags: update.tags }, parts);
  }
  return {
    ...revised,
    isOther: taskDefinitionArn !== found.running.taskDefinition.taskDefinitionArn,
    adjustments: finalAdjustments(space, found.adjustments, revised.taskDefinition),
    logGroups: logGroupArns(space, revised.taskDefinition, revises(update) ? undefined : found.logGroups),
  };
}

/** The ARNs of a definition's log groups. @param found those that may not exist; undefined where all of them do. */
function logGroupArns(
  { aws }: Space,
  { containerDefinitions = [], taskDefinitionArn = '' }: TaskDefinition,
  found?: FoundLogGroups,
): string[] {
  return awslogsGroups(aws, containerDefinitions)
    .filter(name => !found || ownMember(found, name))
    .map(name => logGroupArn(taskDefinitionArn, name));
}

/** The secrets that may no longer be needed, and the definition that still may need them; none where the definition stays. */
export function orphanedCredentials(
  { taskDefinition: before }: TaggedTaskDefinition,
  { taskDefinition, isOther, removedBefore }: RevisedDefinition,
) {
  const families = [...new Set([before.family ?? '', taskDefinition.family ?? ''])];
  return { secrets: isOther ? removedBefore : [], families, previous: before.taskDefinitionArn ?? '' };
}

interface Revision {
  wanted: Schemas['RegisterTaskDefinitionRequest'];
  given: Credentials;
  decisions: CredentialDecision[];
  revisable: Revisable;
}

async function registerRevision(
  saga: Saga,
  space: Space,
  { running, latest, secrets, removedBefore, role, logGroups }: FoundDefinition,
  { wanted, given, decisions, revisable: { name, service } }: Revision,
) {
  const roleInUse = needsRole(wanted) ? role : undefined;
  const member: SpaceMember = { family: wanted.family, service, running: running.taskDefinition.taskDefinitionArn };
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => roleInUse && ensureExecutionRole(s, space, roleInUse),
    credentials: s => updateCredentials(s, space, decisions, given, member),
  });
  const input = completedTaskDefinition(space, wanted, { roleArn, credentials, streamPrefix: name });
  const containers = input.containerDefinitions;
  const removed = removedCredentials(secrets, running.taskDefinition.containerDefinitions ?? [], containers);
  const { taskDefinition } = await saga.parallel({
    taskDefinition: s => ensureRegistered(s, space, running, latest, input),
    policy: async s => roleInUse && ensureExecutionPolicy(s, space, roleInUse),
    propagation: async s => roleInUse && waitForNewRole(s, space, roleInUse),
    logGroups: s => ensureLogGroups(s, space, logGroups),
    removed: s => markRemoved(s, space, name, unusedCredentials(removed, containers)),
  });
  return {
    taskDefinition,
    credentials,
    removedCredentials: Object.fromEntries(
      Object.entries(removed).map(([container, { arn, name: secret }]) => [container, { ARN: arn, Name: secret }]),
    ),
    removedBefore: removedBefore.filter(secret => !isNamed(containers, secret)),
  };
}

function isNamed(containers: Schemas['ContainerDefinition'][], secret: SecretReference): boolean {
  return containers.some(({ repositoryCredentials }) =>
    namesSecret(repositoryCredentials?.credentialsParameter ?? '', secret),
  );
}

/** Whether the update may lead to a new revision. */
export function revises({ taskDefinition, credentials }: DefinitionUpdate): boolean {
  return taskDefinition !== undefined || credentials !== undefined;
}

/** @throws {Invalid} for a credential without a container, which the rules cannot detect when the request has no definition. */
function assertCredentialContainers(
  { containerDefinitions }: Schemas['RegisterTaskDefinitionRequest'],
  given: Credentials,
): void {
  const names = containerDefinitions.map(({ name }) => name);
  const faults = Object.keys(given)
    .filter(container => !names.includes(container))
    .map(container => ({ pointer: jsonPointer('credentials', container), message: 'is not the name of a container' }));
  if (faults.length > 0)
    throw new Invalid('The request has a credential for a container that the definition does not have.', { faults });
}

/** @throws {Invalid} for names and tags that AWS does not allow, as far as they depend on what exists. */
function assertLimits(
  space: Space,
  { running, wanted, role, logGroups }: FoundDefinition,
  update: DefinitionUpdate,
  decisions: CredentialDecision[],
): void {
  const { org, cluster, tags } = space;
  const created = decisions.filter(({ action }) => action === 'create' || action === 'move');
  const faults = created.flatMap(({ container }) => {
    const given = ownMember(update.credentials ?? {}, container);
    const name = { org, cluster, family: wanted.family, container };
    return given
      ? [
          ...credentialNameFaults(jsonPointer('credentials', container), given, name),
          ...credentialTagFaults(container, given, tags),
        ]
      : [];
  });
  const revision = [...withCallersTags(tags, wanted.tags), operationTag('')];
  const pointer = wanted.tags?.length ? '/taskDefinition/tags' : '/tags';
  if (revises(update)) faults.push(...tagCountFaults(pointer, 'new revision', revision));
  if (faults.length > 0) throw new Invalid('The request leads to names or tags that AWS does not allow.', { faults });
  const tagUpdate = { space, tags: update.tags };
  const secrets = retainedSecrets(decisions).map(({ name, secret }) => [`secret ${name}`, fromPascal(secret.Tags)]);
  const groups = Object.entries(logGroups).map(([name, group]) => [`log group ${name}`, group?.tags]);
  assertTagCounts(
    tagUpdate,
    { ...(!revises(update) && { 'task definition': running.tags }), ...Object.fromEntries(secrets) },
    { ...(role?.role && { 'execution role': role.role.tags }), ...Object.fromEntries(groups) },
  );
  const usesRole = role?.role !== undefined || (revises(update) && needsRole(wanted));
  if (role && usesRole) assertExecutionRole(tagUpdate, role);
}

/** @throws {Invalid} where a new revision would be too large. */
function assertSize(
  saga: Saga,
  space: Space,
  { running, latest, role }: FoundDefinition,
  { wanted, given, decisions, revisable }: Revision,
  { taskDefinition }: DefinitionUpdate,
): void {
  const input = completedTaskDefinition(space, wanted, {
    roleArn: role && needsRole(wanted) ? expectedRoleArn(space, role) : undefined,
    credentials: expectedCredentials(space, decisions, given, wanted.family),
    streamPrefix: revisable.name,
  });
  if (!equalRevision(running, latest, input))
    assertDefinitionSize(saga, taskDefinition ? '/taskDefinition' : '/credentials', input);
}

function equalRevision(
  running: TaggedTaskDefinition,
  latest: TaggedTaskDefinition | undefined,
  input: Schemas['RegisterTaskDefinitionRequest'],
): TaggedTaskDefinition | undefined {
  return [running, latest].find(revision => revision && sameDefinition(input, revision.taskDefinition));
}

/** The running or the latest revision where it equals the wanted definition; a new one otherwise. */
async function ensureRegistered(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  latest: TaggedTaskDefinition | undefined,
  input: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaskDefinition> {
  const equal = equalRevision(running, latest, input);
  if (!equal)
    return (await registerTaskDefinitionStep(saga, space.aws, input, { previous: running.taskDefinition }))
      .taskDefinition;
  const { taskDefinition } = equal;
  const reason = `Equals revision ${taskDefinition.revision}.`;
  saga.recordUnchanged('registerTaskDefinition', taskDefinitionResource(input.family), 'reuse', reason);
  return taskDefinition;
}
