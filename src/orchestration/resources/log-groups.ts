import type { AwsAccount } from '../../aws/account.js';
import type { LogGroup } from '../../aws/cloudwatch-logs.js';
import * as cloudWatchLogs from '../../aws/cloudwatch-logs.js';
import { isOfForbiddenSpace } from '../../domain/limits/spaces.js';
import type { Answered, Schemas } from '../../domain/schemas.js';
import {
  belongsTo,
  belongsToAnother,
  carries,
  isOurs,
  madeBy,
  ofSpace,
  operationTag,
  serviceTag,
  sharedTags,
  type Tag,
} from '../../domain/tags.js';
import { Invalid } from '../../errors.js';
import { ownMember } from '../../json.js';
import { parallelEach } from '../../saga/parallel.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { assertLogGroupWritable, type Owner } from '../../tenancy.js';
import type { Space } from '../space.js';
import { createStep, deleteStep } from './steps.js';

const RETENTION_DAYS = 365;

/** A log group, with its tags where they were read. */
export interface FoundLogGroup extends LogGroup {
  tags?: Tag[];
}

/** Log groups by name; undefined for one that does not exist. */
export type FoundLogGroups = Record<string, FoundLogGroup | undefined>;

/** The log groups of containers: the space's own, and those that awslogs configurations in the account's region name. */
export function logGroupNames({ cluster, aws }: Space, containers: Schemas['ContainerDefinition'][]): string[] {
  return [...new Set([cluster, ...awslogsGroups(aws, containers)])];
}

/** The log groups in the account's region that awslogs configurations of containers name. */
export function awslogsGroups(aws: AwsAccount, containers: Answered<Schemas['ContainerDefinition']>[]): string[] {
  const named = containers.map(({ logConfiguration }) => awslogsGroup(aws, logConfiguration));
  return [...new Set(named.filter(group => group !== undefined))];
}

/** The log group that an awslogs configuration in the account's region names. */
export function awslogsGroup(
  { region }: Pick<AwsAccount, 'region'>,
  configuration: Answered<Schemas['LogConfiguration']> | undefined,
): string | undefined {
  const { 'awslogs-group': group, 'awslogs-region': named = region } = configuration?.options ?? {};
  return configuration?.logDriver === 'awslogs' && named === region ? group : undefined;
}

/**
 * Finds the log group in the account's region that a service's Service Connect proxy logs to, with its tags.
 * @returns nothing where the configuration names none. @throws {Invalid} where it is another org's.
 */
export async function findProxyLogGroup(
  saga: Saga,
  space: Space,
  configuration: Schemas['ServiceConnectConfiguration'] | undefined,
): Promise<FoundLogGroups> {
  const name = awslogsGroup(space.aws, configuration?.logConfiguration);
  if (!name) return {};
  const found = await withLogGroupTags(saga, space, await findLogGroups(saga, space, [name]));
  const tags = ownMember(found, name)?.tags;
  const isForbidden = belongsToAnother(space.org, tags) || isOfForbiddenSpace(space.spaces, tags);
  if (name !== space.cluster && isForbidden) {
    const pointer = '/service/serviceConnectConfiguration/logConfiguration/options/awslogs-group';
    throw new Invalid(`Log group ${name} of the Service Connect proxy cannot be used.`, {
      faults: [{ pointer, message: 'is not a log group of this org' }],
    });
  }
  return found;
}

/** Checks a log group that nothing replaces. @throws {NotFound} where it is another org's. */
export function findWritableLogGroup(saga: Saga, owner: Owner, name: string): Promise<void> {
  return saga.read('describeLogGroups', logGroupResource(name), () => assertLogGroupWritable(owner, name));
}

/** Checks the log groups of a definition that is registered as it is given. @throws {NotFound} where one is another org's. */
export async function findWritableLogGroups(
  saga: Saga,
  owner: Owner,
  { containerDefinitions }: Schemas['RegisterTaskDefinitionRequest'],
): Promise<void> {
  const names = awslogsGroups(owner.aws, containerDefinitions);
  await parallelEach(saga, Object.fromEntries(names.map(name => [name, name])), (s, name) =>
    findWritableLogGroup(s, owner, name),
  );
}

/** Creates the log group of a Service Connect proxy if it does not exist. @param ensured the groups that exist by now. */
export async function ensureProxyLogGroup(
  saga: Saga,
  space: Space,
  service: string,
  found: FoundLogGroups,
  ensured: FoundLogGroups = {},
): Promise<void> {
  const others = Object.fromEntries(Object.entries(found).filter(([name]) => !Object.hasOwn(ensured, name)));
  const isOfSpace = Object.hasOwn(others, space.cluster);
  const tags = isOfSpace ? space.tags : [...space.tags, serviceTag(service)];
  await ensureLogGroups(saga, { ...space, tags }, others);
}

export async function findLogGroups(saga: Saga, { aws }: Space, names: string[]): Promise<FoundLogGroups> {
  return parallelEach(saga, Object.fromEntries(names.map(name => [name, name])), (s, name) =>
    s.read('describeLogGroups', logGroupResource(name), () => cloudWatchLogs.findLogGroup(aws, name)),
  );
}

/** Reads the log groups that the definition of a request names, with their tags, and the space's own. */
export async function findNamedLogGroups(
  saga: Saga,
  { aws, cluster }: Space,
  { containerDefinitions }: Schemas['RegisterTaskDefinitionRequest'],
): Promise<FoundLogGroups> {
  const named = containerDefinitions.flatMap(({ logConfiguration }) =>
    logConfiguration?.logDriver === 'awslogs' ? logConfiguration.options?.['awslogs-group'] || [] : [],
  );
  return parallelEach(saga, Object.fromEntries([cluster, ...named].map(name => [name, name])), async (s, name) => {
    const resource = logGroupResource(name);
    const group = await s.read('describeLogGroups', resource, () => cloudWatchLogs.findLogGroup(aws, name));
    if (!group || name === cluster) return group;
    const tags = await s.read('listTagsForResource', resource, () => cloudWatchLogs.tagsOfLogGroup(aws, group.arn));
    return { ...group, tags };
  });
}

/** Adds the tags of existing log groups, where they were not read. */
export async function withLogGroupTags(saga: Saga, { aws }: Space, found: FoundLogGroups): Promise<FoundLogGroups> {
  return parallelEach(saga, found, async (s, group, name) => {
    if (!group || group.tags) return group;
    const tags = await s.read('listTagsForResource', logGroupResource(name), () =>
      cloudWatchLogs.tagsOfLogGroup(aws, group.arn),
    );
    return { ...group, tags };
  });
}

/** Whether all of the log groups exist. */
export function allExist(found: FoundLogGroups): boolean {
  return Object.values(found).every(group => group !== undefined);
}

/** Creates the log groups that do not exist. Existing ones keep their retention. */
export async function ensureLogGroups(saga: Saga, space: Space, found: FoundLogGroups): Promise<void> {
  await parallelEach(saga, found, async (s, group, name) =>
    group
      ? s.recordUnchanged('createLogGroup', logGroupResource(name), 'reuse', 'Already exists.')
      : createLogGroupStep(s, space, name),
  );
}

/** Deletes the log group of a space, if it is the org's. */
export function deleteLogGroup(saga: Saga, owner: Owner, name: string): Promise<void> {
  return deleteLogGroupUnless(saga, owner, name, 'The space is being deleted.', tags =>
    belongsTo(owner.org, tags) ? undefined : 'It does not have the org’s tag.',
  );
}

/** Deletes a further log group of a space, which this service created for a container or a Service Connect proxy. */
export function deleteFurtherLogGroup(
  saga: Saga,
  owner: Owner,
  space: string,
  { name, isShared }: { name: string; isShared: boolean },
): Promise<void> {
  return deleteLogGroupUnless(saga, owner, name, 'Nothing else logs to it.', tags => {
    const isOwn = belongsTo(owner.org, tags) && carries(tags, ofSpace(space)) && isOurs(tags);
    if (!isOwn) return 'It was not created for the space.';
    return isShared ? 'Something else logs to it.' : undefined;
  });
}

async function deleteLogGroupUnless(
  saga: Saga,
  { aws }: Owner,
  name: string,
  reason: string,
  reasonToKeep: (tags: Tag[]) => string | undefined,
): Promise<void> {
  const resource = logGroupResource(name);
  const group = await saga.read('describeLogGroups', resource, () => cloudWatchLogs.findLogGroup(aws, name));
  if (!group) return;
  const tags = await saga.read('listTagsForResource', resource, () => cloudWatchLogs.tagsOfLogGroup(aws, group.arn));
  const kept = reasonToKeep(tags);
  if (kept) return saga.recordUnchanged('deleteLogGroup', resource, 'keep', kept);
  await deleteStep(saga, 'deleteLogGroup', resource, reason, () => cloudWatchLogs.deleteLogGroup(aws, name));
}

async function createLogGroupStep(saga: Saga, { aws, cluster, tags }: Space, name: string): Promise<void> {
  await createStep(saga, aws, {
    name: 'createLogGroup',
    resource: logGroupResource(name),
    expected: name,
    run: async () => {
      await cloudWatchLogs.createLogGroup(aws, name, [...sharedTags(tags, cluster), operationTag(saga.id)]);
      return name;
    },
    findOwn: async () => {
      const group = await cloudWatchLogs.findLogGroup(aws, name);
      return group && madeBy(saga.id, await cloudWatchLogs.tagsOfLogGroup(aws, group.arn)) ? name : undefined;
    },
    remove: () => cloudWatchLogs.deleteLogGroup(aws, name),
  });
  await saga.step({
    name: 'putRetentionPolicy',
    resource: logGroupResource(name),
    action: 'update',
    reason: 'A new log group never expires its events.',
    changes: [{ path: 'RetentionInDays', from: null, to: RETENTION_DAYS }],
    expected: undefined,
    run: () => cloudWatchLogs.putRetentionPolicy(aws, name, RETENTION_DAYS),
  });
}

export function logGroupResource(name: string): Resource {
  return { type: 'logs:log-group', name };
}
