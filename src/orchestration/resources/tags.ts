import type { Cluster } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import * as cloudWatchLogs from '../../aws/cloudwatch-logs.js';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import * as iam from '../../aws/iam.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { assertTagCount, roleTagFaults } from '../../domain/limits/tags.js';
import { executionRoleName, isRoleName } from '../../domain/names.js';
import {
  belongsTo,
  belongsToAnother,
  completedTags,
  isUntagged,
  sharedTags,
  spaceTags,
  type Tag,
} from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import { clusterResource } from './cluster.js';
import { assertCreatable, type FoundRole, roleResource } from './execution-role.js';
import { type FoundLogGroup, type FoundLogGroups, logGroupResource } from './log-groups.js';
import { type FoundCredential, secretResource } from './secrets.js';
import { taskDefinitionResource } from './task-definition.js';

/** The call that adds tags to resources, and the one that removes them, by AWS's name of the former. */
const CALLS = {
  tagResource: { tag: ecs.tagEcsResource, untag: ecs.untagEcsResource },
  tagRole: { tag: iam.tagRole, untag: iam.untagRole },
  tagLogGroup: { tag: cloudWatchLogs.tagLogGroup, untag: cloudWatchLogs.untagLogGroup },
  tagSecret: { tag: secretsManager.tagSecret, untag: secretsManager.untagSecret },
};

/** A resource with its tags. */
interface Taggable {
  resource: Resource;
  /** The ARN or the name by which its calls identify it. */
  id: string | undefined;
  tags: readonly Tag[] | undefined;
}

/** Adds tags to a resource unless it has them. Its undo restores the previous tags. */
export async function tagStep(
  saga: Saga,
  aws: AwsAccount,
  name: keyof typeof CALLS,
  { resource, id = '', tags = [] }: Taggable,
  wanted: Required<Tag>[],
  reason = 'The request gives tags.',
): Promise<void> {
  const { tag, untag } = CALLS[name];
  const before = new Map(tags.map(({ key = '', value = '' }) => [key, value]));
  const missing = wanted.filter(({ key, value }) => before.get(key) !== value);
  if (missing.length === 0) {
    saga.recordUnchanged(name, resource, 'keep', 'Up to date.');
    return;
  }
  const changes = missing.map(({ key, value }) => ({
    path: `Tags[${key}].Value`,
    from: before.get(key) ?? null,
    to: value,
  }));
  await saga.step({
    name,
    resource,
    action: 'update',
    reason,
    changes,
    expected: undefined,
    run: () => tag(aws, id, missing),
    undo: async () => {
      const replaced = missing.flatMap(({ key }) => {
        const value = before.get(key);
        return value === undefined ? [] : [{ key, value }];
      });
      const added = missing.flatMap(({ key }) => (before.has(key) ? [] : [key]));
      if (replaced.length > 0) await tag(aws, id, replaced);
      if (added.length > 0) await untag(aws, id, added);
      return true;
    },
  });
}

/** The tags of an update, and what they reach. */
export interface TagUpdate {
  space: Space;
  /** The caller's. An empty list changes nothing. */
  tags: Tag[] | undefined;
}

/** The tags that an update sets on a service, definition or secret. */
export function memberTags({ space, tags }: TagUpdate, existing: readonly Tag[] | undefined): Required<Tag>[] {
  if (!tags?.length) return [];
  return completedTags(existing, spaceTags(space.org, space.cluster, space.flavor), tags);
}

/** The tags that an update sets on what a space shares. @param name the resource's own. */
export function tagsOfShared(update: TagUpdate, existing: readonly Tag[] | undefined, name: string): Required<Tag>[] {
  return update.tags?.length ? sharedTags(memberTags(update, existing), name) : [];
}

/** Sets the tags of an update on a cluster. */
export function tagCluster(saga: Saga, update: TagUpdate, cluster: Cluster): Promise<void> {
  const { clusterName = '', clusterArn: id, tags } = cluster;
  const taggable = { resource: clusterResource(clusterName), id, tags };
  return tagStep(saga, update.space.aws, 'tagResource', taggable, tagsOfShared(update, tags, clusterName));
}

/** The tags that resources have, by what each is. */
type ExistingTags = Record<string, readonly Tag[] | undefined>;

/**
 * Asserts that an update leaves no resource with more tags than AWS allows, before it changes anything.
 * @param members services, definitions and secrets. @param shared what the space shares.
 * @throws {Invalid}
 */
export function assertTagCounts(update: TagUpdate, members: ExistingTags, shared: ExistingTags): void {
  for (const [what, tags] of Object.entries(members))
    assertTagCount('/tags', what, tags ?? [], memberTags(update, tags));
  for (const [what, tags] of Object.entries(shared))
    assertTagCount('/tags', what, tags ?? [], tagsOfShared(update, tags, what));
}

/**
 * Asserts that the execution role can get the tags that a request gives it, and be created if it does not exist.
 * @throws {Invalid}; {Conflict} where another role has the name in another case.
 */
export function assertExecutionRole({ space, tags: callers }: TagUpdate, found: FoundRole): void {
  const { role } = found;
  const name = executionRoleName(space.cluster);
  if (!isRoleName(name))
    throw new Invalid(`Cluster ${space.cluster} cannot have an execution role: IAM does not allow the name ${name}.`);
  assertCreatable(space, found);
  const tags = role ? tagsOfShared({ space, tags: callers }, role.tags, name) : sharedTags(space.tags, name);
  const faults = roleTagFaults(callers ?? [], tags);
  if (faults.length > 0) throw new Invalid(`Role ${name} cannot have the tags of the request.`, { faults });
}

/** A definition and what belongs to it, as far as they existed before an update. */
interface DefinitionParts {
  /** Undefined for a new revision, which has the tags from its registration. */
  definition: TaggedTaskDefinition | undefined;
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
  secrets: FoundCredential[];
}

/** Sets the tags of an update on a definition and on what belongs to it. */
export async function tagDefinitionParts(
  saga: Saga,
  update: TagUpdate,
  { definition, role, logGroups, secrets }: DefinitionParts,
): Promise<void> {
  const { aws, cluster } = update.space;
  const tagMember = (s: Saga, name: keyof typeof CALLS, taggable: Taggable) =>
    tagStep(s, aws, name, taggable, memberTags(update, taggable.tags));
  await saga.parallel({
    definition: async s => {
      const { family, revision, taskDefinitionArn: id } = definition?.taskDefinition ?? {};
      const resource = taskDefinitionResource(`${family}:${revision}`);
      if (definition && !belongsToAnother(update.space.org, definition.tags))
        await tagMember(s, 'tagResource', { resource, id, tags: definition.tags });
    },
    role: async s => {
      const id = executionRoleName(cluster);
      if (!role?.role) return;
      const { tags } = role.role;
      await tagStep(s, aws, 'tagRole', { resource: roleResource(id), id, tags }, tagsOfShared(update, tags, id));
    },
    logGroups: s => parallelEach(s, logGroups, async (branch, group) => group && tagLogGroup(branch, update, group)),
    secrets: s =>
      parallelEach(s, byArn(secrets), (branch, { arn: id, name, secret }) =>
        tagMember(branch, 'tagSecret', { resource: secretResource(name), id, tags: fromPascal(secret.Tags) }),
      ),
  });
}

/** A log group beside the space's own that does not have the org's tag is somebody else's. */
async function tagLogGroup(saga: Saga, update: TagUpdate, group: FoundLogGroup): Promise<void> {
  const { aws, org, cluster } = update.space;
  const { name, arn: id, tags } = group;
  const resource = logGroupResource(name);
  const isOwn = belongsTo(org, tags) || (name === cluster && isUntagged(tags));
  if (!isOwn) return saga.recordUnchanged('tagLogGroup', resource, 'keep', 'It does not have the org’s tag.');
  await tagStep(saga, aws, 'tagLogGroup', { resource, id, tags }, tagsOfShared(update, tags, cluster));
}

/** Several containers may use one secret. */
function byArn(secrets: FoundCredential[]): Record<string, FoundCredential> {
  return Object.fromEntries(secrets.map(secret => [secret.arn, secret]));
}
