/** A tag as everything inside writes it; `aws/` translates for services that write `Key` and `Value`. */
export interface Tag {
  key?: string;
  value?: string;
}

/** What a space's resources are for: a service, or tasks that are run on demand. */
export type Flavor = 'service' | 'task';

const ORG = 'spinup:org';
/** The tag by which the predecessor's older resources name their org. */
const OLD_ORG = 'yale:org';
/** Which operation made a resource: AWS gives cluster, role, log group and definition no idempotency token to recognise them by. */
const OPERATION = 'spinup:operation';
const SPACE = 'spinup:spaceid';
const FLAVOR = 'spinup:flavor';
const OURS = [ORG, OLD_ORG, SPACE, 'spinup:type', FLAVOR, OPERATION];

/** The tags of everything in a space. @param flavor none for what is there before services and tasks are. */
export function spaceTags(org: string, space: string, flavor?: Flavor): Required<Tag>[] {
  return [
    { key: ORG, value: org },
    { key: SPACE, value: space },
    { key: 'spinup:type', value: 'container' },
    ...(flavor ? [{ key: FLAVOR, value: flavor }] : []),
  ];
}

/** What tells a space's managed task definitions from all others. */
export function managedTags(space: string): Record<string, string> {
  return { [SPACE]: space, [FLAVOR]: 'task' };
}

/** What tells a space's resources from all others. */
export function ofSpace(space: string): Record<string, string> {
  return { [SPACE]: space };
}

/**
 * Adds the caller's tags to ours. Ours win: a caller's attempt at their keys is ignored. Of callers' lists a later one
 * wins over an earlier one, key by key.
 */
export function withCallersTags(ours: Required<Tag>[], ...callers: (readonly Tag[] | undefined)[]): Required<Tag>[] {
  const tags = new Map<string, string>();
  for (const { key = '', value = '' } of callers.flatMap(list => list ?? [])) {
    if (!OURS.includes(key)) tags.set(key, value);
  }
  return [...ours, ...[...tags].map(([key, value]) => ({ key, value }))];
}

/** The tags of a resource after more are given to it. */
export function merged(tags: readonly Tag[] = [], given: Required<Tag>[]): Tag[] {
  return [...tags.filter(({ key }) => !given.some(tag => tag.key === key)), ...given];
}

/** Whether a caller's tag claims another org, which is refused rather than ignored. */
export function claimsAnotherOrg(tag: Tag | undefined, org: string): boolean {
  return (tag?.key === ORG || tag?.key === OLD_ORG) && tag.value !== org;
}

/** Whether a resource with these tags is the org's: it carries the org's tag, new or old, and no other org's. */
export function belongsTo(org: string, tags: readonly Tag[] | undefined): boolean {
  const orgs = orgsOf(tags);
  return orgs.length > 0 && orgs.every(value => value === org);
}

/** Whether a resource names an org that is not this one; one without any org's tag does not. */
export function belongsToAnother(org: string, tags: readonly Tag[] | undefined): boolean {
  return orgsOf(tags).some(value => value !== org);
}

/** The tags of which one tells that a resource is the org's: today's, and the predecessor's older one. */
export function orgTags(org: string): Required<Tag>[] {
  return [
    { key: ORG, value: org },
    { key: OLD_ORG, value: org },
  ];
}

/** The tags of something that is the org's and no space's. */
export function ownTags(org: string, callers: readonly Tag[] | undefined): Required<Tag>[] {
  return withCallersTags([{ key: ORG, value: org }], callers);
}

/** Whether the tags have every one of these, each with exactly its value. */
export function carries(tags: readonly Tag[] | undefined, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([key, value]) => (tags ?? []).some(t => t.key === key && t.value === value));
}

/** The tag that tells which operation made a resource. */
export function operationTag(operationId: string): Required<Tag> {
  return { key: OPERATION, value: operationId };
}

/** Whether the operation made the resource that carries these tags. */
export function madeBy(operationId: string, tags: readonly Tag[] | undefined): boolean {
  return (tags ?? []).some(tag => tag.key === OPERATION && tag.value === operationId);
}

function orgsOf(tags: readonly Tag[] | undefined): (string | undefined)[] {
  return (tags ?? []).filter(tag => tag.key === ORG || tag.key === OLD_ORG).map(tag => tag.value);
}
