import type { Cluster } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../../aws/account.js';
import type { LogGroup } from '../../aws/cloudwatch-logs.js';
import * as cloudWatchLogs from '../../aws/cloudwatch-logs.js';
import type { TaggedTaskDefinition } from '../../aws/ecs.js';
import * as ecs from '../../aws/ecs.js';
import * as iam from '../../aws/iam.js';
import * as secretsManager from '../../aws/secrets-manager.js';
import { fromPascal } from '../../aws/tags.js';
import { executionRoleName } from '../../domain/names.js';
import { type Tag, withCallersTags } from '../../domain/tags.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Space } from '../space.js';
import { clusterResource } from './cluster.js';
import type { FoundCredential } from './credential-updates.js';
import { secretResource } from './credentials.js';
import { type FoundRole, roleResource } from './execution-role.js';
import { type FoundLogGroups, logGroupResource } from './log-groups.js';
import { taskDefinitionResource } from './task-definition.js';

/** A resource with its tags. */
interface Taggable {
  resource: Resource;
  tags: readonly Tag[];
  tag: (tags: Required<Tag>[]) => Promise<void>;
  untag: (keys: string[]) => Promise<void>;
}

/**
 * Adds tags to a resource unless it has them. Its undo restores the previous tags.
 * @param name AWS's name of the call.
 */
export async function tagStep(
  saga: Saga,
  name: string,
  { resource, tags, tag, untag }: Taggable,
  wanted: Required<Tag>[],
): Promise<void> {
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
    reason: 'The request gives tags.',
    changes,
    expected: undefined,
    run: () => tag(missing),
    undo: async () => {
      const replaced = missing.flatMap(({ key }) => {
        const value = before.get(key);
        return value === undefined ? [] : [{ key, value }];
      });
      const added = missing.flatMap(({ key }) => (before.has(key) ? [] : [key]));
      if (replaced.length > 0) await tag(replaced);
      if (added.length > 0) await untag(added);
      return true;
    },
  });
}

/** Sets the caller's tags on a cluster. */
export function tagCluster(saga: Saga, aws: AwsAccount, cluster: Cluster, tags: Tag[]): Promise<void> {
  const taggable = ecsTaggable(aws, clusterResource(cluster.clusterName ?? ''), cluster.clusterArn, cluster.tags);
  return tagStep(saga, 'tagResource', taggable, withCallersTags([], tags));
}

/** An ECS resource with its tags. */
export function ecsTaggable(aws: AwsAccount, resource: Resource, arn = '', tags: readonly Tag[] = []): Taggable {
  return {
    resource,
    tags,
    tag: given => ecs.tagEcsResource(aws, arn, given),
    untag: keys => ecs.untagEcsResource(aws, arn, keys),
  };
}

/** A definition and what belongs to it, as far as they existed before an update. */
interface DefinitionParts {
  /** Undefined for a new revision, which has the tags from its registration. */
  definition: TaggedTaskDefinition | undefined;
  role: FoundRole | undefined;
  logGroups: FoundLogGroups;
  secrets: FoundCredential[];
}

/** Sets the caller's tags on a definition and on what belongs to it. */
export async function tagDefinitionParts(
  saga: Saga,
  { aws, cluster }: Space,
  { definition, role, logGroups, secrets }: DefinitionParts,
  tags: Tag[],
): Promise<void> {
  const wanted = withCallersTags([], tags);
  const groups = Object.values(logGroups).flatMap(group => group ?? []);
  await saga.parallel({
    definition: async s => definition && tagDefinitionStep(s, aws, definition, wanted),
    role: async s => role?.role && tagRoleStep(s, aws, executionRoleName(cluster), role.role.tags, wanted),
    ...Object.fromEntries(groups.map(group => [group.name, (s: Saga) => tagLogGroupStep(s, aws, group, wanted)])),
    ...Object.fromEntries(secrets.map(secret => [secret.arn, (s: Saga) => tagSecretStep(s, aws, secret, wanted)])),
  });
}

function tagDefinitionStep(
  saga: Saga,
  aws: AwsAccount,
  { taskDefinition: { family, revision, taskDefinitionArn }, tags }: TaggedTaskDefinition,
  wanted: Required<Tag>[],
): Promise<void> {
  const taggable = ecsTaggable(aws, taskDefinitionResource(`${family}:${revision}`), taskDefinitionArn, tags);
  return tagStep(saga, 'tagResource', taggable, wanted);
}

function tagRoleStep(
  saga: Saga,
  aws: AwsAccount,
  name: string,
  tags: readonly Tag[],
  wanted: Required<Tag>[],
): Promise<void> {
  const taggable: Taggable = {
    resource: roleResource(name),
    tags,
    tag: given => iam.tagRole(aws, name, given),
    untag: keys => iam.untagRole(aws, name, keys),
  };
  return tagStep(saga, 'tagRole', taggable, wanted);
}

async function tagLogGroupStep(
  saga: Saga,
  aws: AwsAccount,
  { name, arn }: LogGroup,
  wanted: Required<Tag>[],
): Promise<void> {
  const resource = logGroupResource(name);
  const tags = await saga.read('listTagsForResource', resource, () => cloudWatchLogs.tagsOfLogGroup(aws, arn));
  const taggable: Taggable = {
    resource,
    tags,
    tag: given => cloudWatchLogs.tagLogGroup(aws, arn, given),
    untag: keys => cloudWatchLogs.untagLogGroup(aws, arn, keys),
  };
  await tagStep(saga, 'tagLogGroup', taggable, wanted);
}

function tagSecretStep(
  saga: Saga,
  aws: AwsAccount,
  { arn, name, secret }: FoundCredential,
  wanted: Required<Tag>[],
): Promise<void> {
  const taggable: Taggable = {
    resource: secretResource(name),
    tags: fromPascal(secret.Tags),
    tag: given => secretsManager.tagSecret(aws, arn, given),
    untag: keys => secretsManager.untagSecret(aws, arn, keys),
  };
  return tagStep(saga, 'tagSecret', taggable, wanted);
}
