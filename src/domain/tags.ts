/** A tag. `aws/` converts it for services that write `Key` and `Value`. */
export interface Tag {
  key?: string;
  value?: string;
}

/** The purpose of a space's resources: a service, or tasks that run on demand. */
export type Flavor = 'service' | 'task';

const ORG = 'spinup:org';
/** The org's tag of the predecessor's older resources. */
const OLD_ORG = 'yale:org';
/** The operation that created a resource. AWS has no idempotency token for clusters, roles, log groups and definitions. */
const OPERATION = 'spinup:operation';
const SPACE = 'spinup:spaceid';
const FLAVOR = 'spinup:flavor';
/** The service, or the family of the managed task definition, whose definition no longer names a secret. */
const REMOVED_FROM = 'spinup:removedfrom';
/** The service for which a registry was created. */
const SERVICE = 'spinup:service';
const OWN_KEYS = [ORG, OLD_ORG, SPACE, 'spinup:type', FLAVOR, OPERATION, REMOVED_FROM, SERVICE];
/** Tags that AWS sets, and that nobody else may. Source: AWS General Reference, "Tag naming limits and requirements". */
const RESERVED = /^aws:/i;
/** Callers' tags that describe a service or definition, and not what others of the space share with it. */
const OF_MEMBERS = ['Name', 'spinup:category'];

/** The tags of every resource in a space. @param flavor left out for resources that services and tasks share. */
export function spaceTags(org: string, space: string, flavor?: Flavor): Required<Tag>[] {
  return [
    { key: ORG, value: org },
    { key: SPACE, value: space },
    { key: 'spinup:type', value: 'container' },
    ...(flavor ? [{ key: FLAVOR, value: flavor }] : []),
  ];
}

/** The space that a resource's tags name. */
export function spaceTagOf(tags: readonly Tag[] | undefined): string | undefined {
  return tags?.find(({ key }) => key === SPACE)?.value;
}

/** The tag that identifies a space's resources. */
export function ofSpace(space: string): Record<string, string> {
  return { [SPACE]: space };
}

/** The tag of a secret that the definition of a space's member no longer names. @param member a service, or a managed family. */
export function removedFrom(space: string, member: string): Required<Tag> {
  return { key: REMOVED_FROM, value: `${space}/${member}` };
}

/** Whether a secret is named by no definition any more. */
export function isRemoved(tags: readonly Tag[] | undefined): boolean {
  return (tags ?? []).some(({ key }) => key === REMOVED_FROM);
}

/** The tag of what belongs to one service of a space. */
export function serviceTag(service: string): Required<Tag> {
  return { key: SERVICE, value: service };
}

/**
 * Adds tags of callers or of existing resources to ours. Their tags with our keys and with AWS's are ignored. For other keys, later
 * lists take precedence over earlier ones.
 */
export function withCallersTags(ours: Required<Tag>[], ...callers: (readonly Tag[] | undefined)[]): Required<Tag>[] {
  const tags = new Map(ours.map(({ key, value }) => [key, value]));
  for (const { key = '', value = '' } of callers.flatMap(list => list ?? [])) {
    if (!OWN_KEYS.includes(key) && !RESERVED.test(key)) tags.set(key, value);
  }
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** The tags of a resource that the services and definitions of a space share, with its own name in place of the caller's. */
export function sharedTags(tags: Required<Tag>[], name: string): Required<Tag>[] {
  return [...tags.filter(({ key }) => !OF_MEMBERS.includes(key)), { key: 'Name', value: name }];
}

/** The tags that an update sets on an existing resource: the caller's, and of ours those that the resource does not have. */
export function completedTags(
  existing: readonly Tag[] | undefined,
  ours: Required<Tag>[],
  callers: readonly Tag[],
): Required<Tag>[] {
  const missing = ours.filter(({ key }) => !existing?.some(tag => tag.key === key));
  return withCallersTags(missing, callers);
}

/** The tags of a resource after more are added to it. */
export function merged(tags: readonly Tag[] = [], given: Required<Tag>[]): Tag[] {
  return [...tags.filter(({ key }) => !given.some(tag => tag.key === key)), ...given];
}

/** Whether a tag is AWS's own. */
export function isReserved(tag: Tag | undefined): boolean {
  return RESERVED.test(tag?.key ?? '');
}

/** Whether a caller's tag claims another org, which is an error rather than ignored. */
export function claimsAnotherOrg(tag: Tag | undefined, org: string): boolean {
  return (tag?.key === ORG || tag?.key === OLD_ORG) && tag.value !== org;
}

/** Whether a resource belongs to the org: it has the org's tag, new or old, and no other org's. */
export function belongsTo(org: string, tags: readonly Tag[] | undefined): boolean {
  const orgs = orgsOf(tags);
  return orgs.length > 0 && orgs.every(value => value === org);
}

/** Whether a resource has another org's tag. A resource without any org's tag does not belong to another. */
export function belongsToAnother(org: string, tags: readonly Tag[] | undefined): boolean {
  return orgsOf(tags).some(value => value !== org);
}

/** Whether a resource has no org's tag at all: the predecessor's first releases tagged none, and neither do other tools. */
export function isUntagged(tags: readonly Tag[] | undefined): boolean {
  return orgsOf(tags).length === 0;
}

/** The tags of which either identifies the org's resources: the current one, and the predecessor's older one. */
export function orgTags(org: string): Required<Tag>[] {
  return [
    { key: ORG, value: org },
    { key: OLD_ORG, value: org },
  ];
}

/** The tags of a resource of the org that is in no space. */
export function ownTags(org: string, callers: readonly Tag[] | undefined): Required<Tag>[] {
  return withCallersTags([{ key: ORG, value: org }], callers);
}

/** Whether the tags include all of the wanted ones, with equal values. */
export function carries(tags: readonly Tag[] | undefined, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([key, value]) => (tags ?? []).some(t => t.key === key && t.value === value));
}

/** The tag of the operation that creates a resource. */
export function operationTag(operationId: string): Required<Tag> {
  return { key: OPERATION, value: operationId };
}

/** Whether an operation of this service created the resource with these tags. */
export function isOurs(tags: readonly Tag[] | undefined): boolean {
  return (tags ?? []).some(({ key }) => key === OPERATION);
}

/** Whether the operation created the resource with these tags. */
export function madeBy(operationId: string, tags: readonly Tag[] | undefined): boolean {
  return (tags ?? []).some(tag => tag.key === OPERATION && tag.value === operationId);
}

export function orgsOf(tags: readonly Tag[] | undefined): (string | undefined)[] {
  return (tags ?? []).filter(tag => tag.key === ORG || tag.key === OLD_ORG).map(tag => tag.value);
}
