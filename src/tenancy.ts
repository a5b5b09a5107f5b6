import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Service as DiscoveryService } from '@aws-sdk/client-servicediscovery';
import type { AwsAccount } from './aws/account.js';
import type { TaggedTaskDefinition } from './aws/ecs.js';
import * as ecs from './aws/ecs.js';
import * as elasticLoadBalancing from './aws/elastic-load-balancing-v2.js';
import { undefinedIfNotFound } from './aws/errors.js';
import type { TaggedResource } from './aws/resource-groups-tagging-api.js';
import * as tagging from './aws/resource-groups-tagging-api.js';
import * as secretsManager from './aws/secrets-manager.js';
import * as serviceDiscovery from './aws/servicediscovery.js';
import * as ssm from './aws/ssm.js';
import { fromPascal } from './aws/tags.js';
import { resourceOf } from './domain/arns.js';
import { belongsTo, belongsToAnother, orgTags, type Tag } from './domain/tags.js';
import { NotFound } from './errors.js';

/**
 * The one way to a resource that a caller names: what does not carry the org's tag does not exist, in reading as in
 * writing. Every operation comes through here before it does anything.
 */
export interface Owner {
  aws: AwsAccount;
  org: string;
}

/** @param cluster name or ARN. @throws {NotFound} */
export async function ownedCluster(owner: Owner, cluster: string): Promise<Cluster> {
  const found = await ownedClusterIfAny(owner, cluster);
  if (!found) throw noCluster(cluster);
  return found;
}

/** @returns undefined where the name is free. @throws {NotFound} where another org has it. */
export async function ownedClusterIfAny({ aws, org }: Owner, cluster: string): Promise<Cluster | undefined> {
  const found = await ecs.describeCluster(aws, cluster);
  if (found && !belongsTo(org, found.tags)) throw noCluster(cluster);
  return found;
}

function noCluster(cluster: string): NotFound {
  return new NotFound(`Cluster ${cluster} does not exist.`);
}

/** @param service name or ARN. @throws {NotFound} */
export async function ownedService({ aws, org }: Owner, cluster: string, service: string): Promise<Service> {
  const found = await ecs.describeService(aws, cluster, service);
  return owned(org, found, `Service ${service} does not exist in cluster ${cluster}.`);
}

/** As ownedService, and what AWS remembers of one that was deleted a while ago (INACTIVE). @throws {NotFound} */
export async function ownedServiceIncludingInactive(
  { aws, org }: Owner,
  cluster: string,
  service: string,
): Promise<Service> {
  const found = await ecs.describeServiceIncludingInactive(aws, cluster, service);
  return owned(org, found, `Service ${service} does not exist in cluster ${cluster}.`);
}

/** @param task id or ARN. @throws {NotFound} */
export async function ownedTask(owner: Owner, cluster: string, task: string): Promise<Task> {
  const found = await ownedTaskIfAny(owner, cluster, task);
  if (!found) throw noTask(cluster, task);
  return found;
}

/** @returns undefined where ECS knows it no longer. @throws {NotFound} where it is another org's. */
export async function ownedTaskIfAny({ aws, org }: Owner, cluster: string, task: string): Promise<Task | undefined> {
  const [found] = await ecs.describeTasks(aws, cluster, [task]);
  if (found && !belongsTo(org, found.tags)) throw noTask(cluster, task);
  return found;
}

function noTask(cluster: string, task: string): NotFound {
  return new NotFound(`Task ${task} does not exist in cluster ${cluster}.`);
}

/** @param taskDefinition family, family:revision or ARN. @throws {NotFound} */
export async function ownedTaskDefinition({ aws, org }: Owner, taskDefinition: string): Promise<TaggedTaskDefinition> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, taskDefinition));
  return owned(org, found, `Task definition ${taskDefinition} does not exist.`);
}

/**
 * The latest revision of a family to register another in, which would take its place.
 * @returns undefined where there is none. @throws {NotFound} where the family is another org's.
 */
export async function latestOfFamily({ aws, org }: Owner, family: string): Promise<TaggedTaskDefinition | undefined> {
  const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, family));
  if (belongsToAnother(org, found?.tags)) throw new NotFound(`Task definition ${family} does not exist.`);
  return found;
}

/**
 * A Cloud Map service. One without any org's tag is the predecessor's, which did not tag them, and so this org's.
 * @param idOrArn `srv-…`, or the ARN. @throws {NotFound}
 */
export async function ownedDiscoveryService({ aws, org }: Owner, idOrArn: string): Promise<DiscoveryService> {
  const service = await serviceDiscovery.getDiscoveryService(aws, resourceOf(idOrArn).replace(/^service\//, ''));
  const isMeant = service?.Arn !== undefined && (!idOrArn.startsWith('arn:') || service.Arn === idOrArn);
  if (!isMeant || belongsToAnother(org, await serviceDiscovery.tagsOfDiscoveryService(aws, service.Arn ?? '')))
    throw new NotFound(`Service registry ${idOrArn} does not exist.`);
  return service;
}

/** @param secret name or ARN. @returns its metadata. @throws {NotFound} */
export async function ownedSecret({ aws, org }: Owner, secret: string): Promise<DescribeSecretResponse> {
  const found = await secretsManager.describeSecret(aws, secret);
  if (!found || !belongsTo(org, fromPascal(found.Tags))) throw new NotFound(`Secret ${secret} does not exist.`);
  return found;
}

/** @param path of the parameter. @returns its tags. @throws {NotFound} */
export async function ownedParameter({ aws, org }: Owner, path: string): Promise<Tag[]> {
  const tags = await ssm.tagsOfParameter(aws, path);
  if (!tags || !belongsTo(org, tags)) throw new NotFound(`Parameter ${path} does not exist.`);
  return tags;
}

/**
 * Target groups and listener rules to put a service behind. Ones without any org's tag are as good as the org's: they are
 * often made by others for it.
 * @throws {NotFound} where one is another org's, or not there.
 */
export async function assertLoadBalancingOwned({ aws, org }: Owner, arns: string[]): Promise<void> {
  const others = (await elasticLoadBalancing.tagsOfBalancing(aws, arns)).find(({ tags }) =>
    belongsToAnother(org, tags),
  );
  if (others) throw new NotFound(`${others.arn} does not exist.`);
}

/** The org's resources of a type that carry further tags. @param type as in `ecs:task-definition`. */
export async function ownedTagged(
  { aws, org }: Owner,
  type: string,
  tags: Record<string, string>,
  signal?: AbortSignal,
): Promise<TaggedResource[]> {
  const found = await Promise.all(
    orgTags(org).map(({ key, value }) => tagging.findTagged(aws, type, { ...tags, [key]: value }, signal)),
  );
  const byArn = new Map(found.flat().map(resource => [resource.arn, resource]));
  return [...byArn.values()].filter(resource => belongsTo(org, resource.tags));
}

/** The ARNs of resources of a type that carry another org's tag. @param type as in `servicediscovery:service`. */
export async function taggedByOtherOrgs({ aws, org }: Owner, type: string, signal?: AbortSignal): Promise<Set<string>> {
  const found = await Promise.all(
    orgTags(org).map(({ key }) => tagging.findTagged(aws, type, { [key]: undefined }, signal)),
  );
  return new Set(
    found
      .flat()
      .filter(({ tags }) => belongsToAnother(org, tags))
      .map(({ arn }) => arn),
  );
}

/** The ARNs of resources of a type that carry the tags of two orgs, which a filter by one org's tag lets through. */
export async function taggedByBothOrgs({ aws, org }: Owner, type: string, signal?: AbortSignal): Promise<Set<string>> {
  const both = Object.fromEntries(orgTags(org).map(({ key }) => [key, undefined]));
  const found = await tagging.findTagged(aws, type, both, signal);
  return new Set(found.filter(({ tags }) => belongsToAnother(org, tags)).map(({ arn }) => arn));
}

function owned<T extends { tags?: readonly Tag[] | undefined }>(
  org: string,
  found: T | undefined,
  otherwise: string,
): T {
  if (!found || !belongsTo(org, found.tags)) throw new NotFound(otherwise);
  return found;
}
