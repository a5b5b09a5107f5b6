import type { Cluster, TaskDefinition } from '@aws-sdk/client-ecs';
import { type LogGroup, tagLogGroup, tagsOfLogGroup, untagLogGroup } from '../../aws/cloudwatch-logs.js';
import { type TaggedTaskDefinition, tagEcsResource, untagEcsResource } from '../../aws/ecs.js';
import { tagRole, untagRole } from '../../aws/iam.js';
import { tagSecret, untagSecret } from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { asGiven, sameDefinition } from '../../domain/definition-equality.js';
import { executionRoleName } from '../../domain/names.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import { type Tag, withCallersTags } from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { jsonPointer } from '../../json.js';
import type { Saga } from '../../saga/saga.js';
import { latestOfFamily } from '../../tenancy.js';
import type { Space } from '../space.js';
import {
  type Decision,
  decideCredentials,
  type FoundCredential,
  findCredentials,
  unusedCredentials,
  updateCredentials,
} from './credential-updates.js';
import { type Credentials, secretResource } from './credentials.js';
import {
  ensureExecutionPolicy,
  ensureExecutionRole,
  type FoundRole,
  findExecutionRole,
  roleResource,
} from './execution-role.js';
import { ensureLogGroups, type FoundLogGroups, findLogGroups, logGroupNames, logGroupResource } from './log-groups.js';
import { needsRole } from './provision-definition.js';
import { tagStep } from './tags.js';
import { completed, registerStep } from './task-definition.js';

/** What an update says of a definition and of what belongs to it. */
export interface DefinitionUpdate {
  taskDefinition?: Schemas['RegisterTaskDefinitionRequest'];
  credentials?: Credentials;
  tags?: Tag[];
}

/** What there is of a definition and of what belongs to it. */
export interface FoundDefinition {
  running: TaggedTaskDefinition;
  /** The family's latest revision, of the new definition's family. */
  latest: TaggedTaskDefinition | undefined;
  active: Record<string, FoundCredential>;
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
}

/** What an updated definition is, and what it leaves behind. */
export interface UpdatedDefinition {
  taskDefinition: TaskDefinition;
  /** Whether it is another revision than the running one. */
  isOther: boolean;
  credentials: Record<string, Answered<Schemas['CreateSecretResponse']>>;
  logGroups: string[];
  /** Secrets to delete once nothing is deployed that names them. */
  unused: { arn: string; name: string }[];
}

/** Reads what the update of a definition depends on, side by side. */
export async function findDefinition(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  update: DefinitionUpdate,
): Promise<FoundDefinition> {
  const wanted = wantedDefinition(running, update);
  const { family } = wanted;
  const resource = { type: 'ecs:task-definition', name: family };
  const isTouched = revises(update) || update.tags !== undefined;
  const { latest, ...found } = await saga.parallel({
    latest: async s =>
      revises(update) ? s.read('describeTaskDefinition', resource, () => latestOfFamily(space, family)) : running,
    active: async s => (isTouched ? findCredentials(s, space, running.taskDefinition.containerDefinitions ?? []) : {}),
    role: async s => (isTouched ? findExecutionRole(s, space) : undefined),
    logGroups: async s => (isTouched ? findLogGroups(s, space, logGroupNames(space, wanted.containerDefinitions)) : {}),
  });
  return { running, latest, ...found };
}

/**
 * Brings credentials, role, log groups, definition and tags to what the update says. The definition is registered as a new
 * revision, unless the running or the latest one is like it.
 * @param streamPrefix the first part of the names of its log streams.
 */
export async function updateDefinition(
  saga: Saga,
  space: Space,
  found: FoundDefinition,
  update: DefinitionUpdate,
  streamPrefix: string,
): Promise<UpdatedDefinition> {
  const wanted = wantedDefinition(found.running, update);
  const given = update.credentials ?? {};
  refuseStrangers(wanted, given);
  const decisions = decideCredentials(found.active, wanted.containerDefinitions, given);
  const revised = revises(update)
    ? await revise(saga, space, found, { wanted, given, decisions, streamPrefix })
    : { taskDefinition: found.running.taskDefinition, credentials: {}, unused: [] };
  const { tags } = update;
  if (tags) await tagParts(saga, space, found, revised.taskDefinition, staying(decisions), tags);
  return {
    ...revised,
    isOther: revised.taskDefinition.taskDefinitionArn !== found.running.taskDefinition.taskDefinitionArn,
    logGroups: logGroupNames(space, wanted.containerDefinitions),
  };
}

/** What to look at when its secrets are not needed any more. */
export function leftBy(
  { taskDefinition: before }: TaggedTaskDefinition,
  { taskDefinition, unused }: UpdatedDefinition,
) {
  const families = [...new Set([before.family ?? '', taskDefinition.family ?? ''])];
  return { secrets: unused, families };
}

interface Revision {
  wanted: Schemas['RegisterTaskDefinitionRequest'];
  given: Credentials;
  decisions: Decision[];
  streamPrefix: string;
}

async function revise(
  saga: Saga,
  space: Space,
  { running, latest, active, role, logGroups }: FoundDefinition,
  { wanted, given, decisions, streamPrefix }: Revision,
) {
  const roleInUse = needsRole(wanted) ? role : undefined;
  const { roleArn, credentials } = await saga.parallel({
    roleArn: async s => roleInUse && ensureExecutionRole(s, space, roleInUse),
    credentials: s => updateCredentials(s, space, decisions, given),
  });
  const input = completed(space, wanted, { roleArn, credentials, streamPrefix });
  const { taskDefinition } = await saga.parallel({
    taskDefinition: s => ensureRegistered(s, space, running, latest, input),
    policy: async s => roleInUse && ensureExecutionPolicy(s, space, roleInUse),
    logGroups: s => ensureLogGroups(s, space, logGroups),
  });
  return { taskDefinition, credentials, unused: unusedCredentials(active, input.containerDefinitions) };
}

/** Sets the caller's tags on the cluster of a space. */
export function tagCluster(saga: Saga, { aws }: Space, cluster: Cluster, tags: Tag[]): Promise<void> {
  return tagStep(
    saga,
    'tagResource',
    ecsTaggable(aws, 'ecs:cluster', cluster.clusterName, cluster.clusterArn, cluster.tags),
    withCallersTags([], tags),
  );
}

/** An ECS resource with its tags. */
export function ecsTaggable(aws: Space['aws'], type: string, name = '', arn = '', tags: readonly Tag[] = []) {
  return {
    resource: { type, name },
    tags,
    tag: (given: Required<Tag>[]) => tagEcsResource(aws, arn, given),
    untag: (keys: string[]) => untagEcsResource(aws, arn, keys),
  };
}

/** The org's secrets that go on being used. */
function staying(decisions: Decision[]): FoundCredential[] {
  const stays = ({ action, active }: Decision) => (action === 'keep' || action === 'replace') && active?.isOwn;
  return decisions.filter(stays).flatMap(({ active }) => active ?? []);
}

/** Whether the update may lead to another revision. */
function revises({ taskDefinition, credentials }: DefinitionUpdate): boolean {
  return taskDefinition !== undefined || credentials !== undefined;
}

function wantedDefinition({ taskDefinition }: TaggedTaskDefinition, update: DefinitionUpdate) {
  return update.taskDefinition ?? asGiven(taskDefinition);
}

/** @throws {Invalid} for a credential of no container: what the rules cannot see when the request has no definition. */
function refuseStrangers({ containerDefinitions }: Schemas['RegisterTaskDefinitionRequest'], given: Credentials): void {
  const names = containerDefinitions.map(({ name }) => name);
  const faults = Object.keys(given)
    .filter(container => !names.includes(container))
    .map(container => ({ pointer: jsonPointer('credentials', container), message: 'is not the name of a container' }));
  if (faults.length > 0)
    throw new Invalid('A credential is given for a container that the definition does not have.', { faults });
}

/** One of the revisions that are there where it is like the wanted one; else a new one. */
async function ensureRegistered(
  saga: Saga,
  space: Space,
  running: TaggedTaskDefinition,
  latest: TaggedTaskDefinition | undefined,
  input: Schemas['RegisterTaskDefinitionRequest'],
): Promise<TaskDefinition> {
  const equal = [running, latest].find(revision => revision && sameDefinition(input, revision.taskDefinition));
  if (!equal) return (await registerStep(saga, space, input, running.taskDefinition)).taskDefinition;
  const { taskDefinition } = equal;
  const resource = { type: 'ecs:task-definition', name: input.family };
  saga.leave('registerTaskDefinition', resource, 'reuse', `Revision ${taskDefinition.revision} is equal to it.`);
  return taskDefinition;
}

/** Sets the caller's tags on what belongs to the definition and was there before. */
async function tagParts(
  saga: Saga,
  { aws, cluster }: Space,
  { running, latest, role, logGroups }: FoundDefinition,
  { family, revision, taskDefinitionArn }: TaskDefinition,
  secrets: FoundCredential[],
  tags: Tag[],
): Promise<void> {
  const wanted = withCallersTags([], tags);
  const roleName = executionRoleName(cluster);
  // A new revision got the tags when it was registered.
  const old = [running, latest].find(known => known?.taskDefinition.taskDefinitionArn === taskDefinitionArn);
  const type = 'ecs:task-definition';
  await saga.parallel({
    definition: async s =>
      old &&
      tagStep(s, 'tagResource', ecsTaggable(aws, type, `${family}:${revision}`, taskDefinitionArn, old.tags), wanted),
    role: async s =>
      role?.role &&
      tagStep(
        s,
        'tagRole',
        {
          resource: roleResource(roleName),
          tags: role.role.tags,
          tag: given => tagRole(aws, roleName, given),
          untag: keys => untagRole(aws, roleName, keys),
        },
        wanted,
      ),
    ...Object.fromEntries(
      Object.values(logGroups).flatMap(group =>
        group ? [[group.name, (s: Saga) => tagGroup(s, aws, group, wanted)] as const] : [],
      ),
    ),
    ...Object.fromEntries(secrets.map(secret => [secret.arn, (s: Saga) => tagCredential(s, aws, secret, wanted)])),
  });
}

async function tagGroup(
  saga: Saga,
  aws: Space['aws'],
  { name, arn }: LogGroup,
  wanted: Required<Tag>[],
): Promise<void> {
  const resource = logGroupResource(name);
  const tags = await saga.read('listTagsForResource', resource, () => tagsOfLogGroup(aws, arn));
  const taggable = {
    resource,
    tags,
    tag: (given: Required<Tag>[]) => tagLogGroup(aws, arn, given),
    untag: (keys: string[]) => untagLogGroup(aws, arn, keys),
  };
  await tagStep(saga, 'tagLogGroup', taggable, wanted);
}

async function tagCredential(
  saga: Saga,
  aws: Space['aws'],
  { arn, name, secret }: FoundCredential,
  wanted: Required<Tag>[],
): Promise<void> {
  const taggable = {
    resource: secretResource(name),
    tags: fromPascal(secret.Tags),
    tag: (given: Required<Tag>[]) => tagSecret(aws, arn, given),
    untag: (keys: string[]) => untagSecret(aws, arn, keys),
  };
  await tagStep(saga, 'tagSecret', taggable, wanted);
}
