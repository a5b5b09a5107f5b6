import type { LoadBalancer, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ServiceSummary } from '@aws-sdk/client-servicediscovery';
import * as ecs from './aws/ecs.js';
import * as elasticLoadBalancing from './aws/elastic-load-balancing-v2.js';
import { undefinedIfNotFound } from './aws/errors.js';
import { forEachConcurrently } from './aws/pages.js';
import type { TaggedResource } from './aws/resource-groups-tagging-api.js';
import * as tagging from './aws/resource-groups-tagging-api.js';
import * as serviceDiscovery from './aws/servicediscovery.js';
import { familyOf, revisionOf } from './domain/names.js';
import { belongsTo, carries, orgTags, type Tag } from './domain/tags.js';
import { type Owner, ownsMember } from './tenancy.js';

/*
 * Lists of the org's resources. What exists is decided by the list calls of each service, and what the index of the Resource Groups
 * Tagging API does not know is asked for its tags one by one: the index lacks new resources for minutes and lists deleted ones for hours.
 */

/**
 * The org's task definitions in a status that also have other tags, by ARN. Of a family's revisions that the index does not know, those
 * are described that are newer than the ones it knows, from the newest on, until one is not the org's.
 */
export async function ownedTaskDefinitions(
  owner: Owner,
  status: 'ACTIVE' | 'INACTIVE',
  tags: Record<string, string>,
  signal?: AbortSignal,
): Promise<string[]> {
  const [listed, indexed] = await Promise.all([
    ecs.listTaskDefinitions(owner.aws, status, { signal }),
    taggedWithAnyOrg(owner, 'ecs:task-definition', signal),
  ]);
  const recent = await forEachConcurrently(signal, familiesOf(listed), revisions =>
    recentRevisions(owner, revisions, indexed),
  );
  const known = new Map([...indexed, ...recent.flat()]);
  return listed.filter(arn => belongsTo(owner.org, known.get(arn)) && carries(known.get(arn), tags));
}

/** The revisions of each family, by ARN. */
function familiesOf(definitions: string[]): string[][] {
  const families = new Map<string, string[]>();
  for (const arn of definitions) {
    const family = familyOf(arn);
    const revisions = families.get(family) ?? [];
    revisions.push(arn);
    families.set(family, revisions);
  }
  return [...families.values()];
}

async function recentRevisions(
  { aws, org }: Owner,
  revisions: string[],
  indexed: Map<string, Tag[]>,
): Promise<[arn: string, tags: Tag[]][]> {
  const recent: [string, Tag[]][] = [];
  for (const arn of revisions.sort((one, other) => (revisionOf(other) ?? 0) - (revisionOf(one) ?? 0))) {
    if (indexed.has(arn)) break;
    const found = await undefinedIfNotFound(() => ecs.describeTaskDefinition(aws, arn));
    if (!found) continue;
    if (!belongsTo(org, found.tags)) break;
    recent.push([arn, found.tags]);
  }
  return recent;
}

/** The org's Cloud Map services of the account. */
export async function ownedDiscoveryServices(owner: Owner, signal?: AbortSignal): Promise<ServiceSummary[]> {
  const { aws } = owner;
  const [services, indexed] = await Promise.all([
    serviceDiscovery.listDiscoveryServices(aws, undefined, signal),
    taggedWithAnyOrg(owner, 'servicediscovery:service', signal),
  ]);
  const unknown = services.flatMap(({ Arn }) => (Arn && !indexed.has(Arn) ? [Arn] : []));
  const read = await forEachConcurrently(
    signal,
    unknown,
    async (arn): Promise<[string, Tag[] | undefined]> => [
      arn,
      await undefinedIfNotFound(() => serviceDiscovery.tagsOfDiscoveryResource(aws, arn)),
    ],
  );
  const known = new Map([...indexed, ...read]);
  return services.filter(({ Arn = '' }) => {
    const tags = known.get(Arn);
    return tags !== undefined && ownsMember(owner, { tags });
  });
}

/** The org's target groups that also have other tags. */
export async function ownedTargetGroups(
  owner: Owner,
  tags: Record<string, string>,
  signal?: AbortSignal,
): Promise<TargetGroup[]> {
  const groups = await elasticLoadBalancing.listTargetGroups(owner.aws, signal);
  const own = await ownedBalancing(
    owner,
    groups.map(({ TargetGroupArn = '' }) => TargetGroupArn),
    tags,
  );
  return groups.filter(({ TargetGroupArn = '' }) => own.has(TargetGroupArn));
}

/** The org's load balancers that also have other tags. */
export async function ownedLoadBalancers(
  owner: Owner,
  tags: Record<string, string>,
  signal?: AbortSignal,
): Promise<LoadBalancer[]> {
  const balancers = await elasticLoadBalancing.listLoadBalancers(owner.aws, signal);
  const own = await ownedBalancing(
    owner,
    balancers.map(({ LoadBalancerArn = '' }) => LoadBalancerArn),
    tags,
  );
  return balancers.filter(({ LoadBalancerArn = '' }) => own.has(LoadBalancerArn));
}

async function ownedBalancing({ aws, org }: Owner, arns: string[], tags: Record<string, string>): Promise<Set<string>> {
  const tagged = await elasticLoadBalancing.tagsOfExistingBalancing(aws, arns);
  const own = tagged.filter(found => belongsTo(org, found.tags) && carries(found.tags, tags));
  return new Set(own.map(({ arn }) => arn));
}

/**
 * What the index lists as the org's resources of a type that also have other tags. It may lack some and list deleted ones, so that
 * callers check what they act on. @param type such as `logs:log-group`.
 */
export async function ownedInIndex(
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

/** The tags of the resources of a type that the index lists with any org's tag, by ARN. */
async function taggedWithAnyOrg({ aws, org }: Owner, type: string, signal?: AbortSignal): Promise<Map<string, Tag[]>> {
  const found = await Promise.all(
    orgTags(org).map(({ key }) => tagging.findTagged(aws, type, { [key]: undefined }, signal)),
  );
  return new Map(found.flat().map(({ arn, tags }) => [arn, tags]));
}
