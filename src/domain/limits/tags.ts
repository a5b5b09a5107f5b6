import { type Fault, Invalid } from '../../errors.js';
import { faultIf } from '../faults.js';
import { claimsAnotherOrg, isReserved, merged, type Tag, withCallersTags } from '../tags.js';

/** Tags of a body that has not been validated. */
export type GivenTags = readonly (Tag | undefined)[] | undefined;

/**
 * The most tags of a resource; AWS's own (`aws:`) do not count.
 * Source: AWS General Reference, "Tag naming limits and requirements".
 */
const MOST_TAGS = 50;

/** The faults of a caller's tags that the spec's schema does not cover. @param pointer to the tags. */
export function tagFaults(pointer: string, tags: GivenTags, org: string): Fault[] {
  return [
    ...pastedTagFaults(pointer, tags, org),
    ...(tags ?? []).flatMap((tag, index) =>
      faultIf(
        isReserved(tag),
        `${pointer}/${index}/key`,
        'must not begin with aws:, which AWS reserves for its own tags',
      ),
    ),
  ];
}

/** As tagFaults, for tags that may be from a description by AWS, whose own tags are ignored. */
export function pastedTagFaults(pointer: string, tags: GivenTags, org: string): Fault[] {
  const message = `must be this org, ${org}; leave the tag out to get it`;
  return (tags ?? []).flatMap((tag, index) => [
    ...faultIf(!tag?.key, `${pointer}/${index}/key`, 'is required'),
    ...faultIf(claimsAnotherOrg(tag, org), `${pointer}/${index}/value`, message),
  ]);
}

/** The tags of a list, without what the schema found invalid. */
export function given(tags: GivenTags): Tag[] {
  return (tags ?? []).filter(tag => tag !== undefined);
}

/** The fault of a resource with more tags than AWS allows. @param pointer to the caller's tags. @param what the resource. */
export function tagCountFaults(pointer: string, what: string, tags: readonly Tag[]): Fault[] {
  const count = tags.filter(tag => !isReserved(tag)).length;
  const message = `leads to ${count} tags of the ${what}, including those that it has or gets anyway; AWS allows ${MOST_TAGS}`;
  return faultIf(count > MOST_TAGS, pointer, message);
}

/** @throws {Invalid} where tags in addition to those that a resource has would be too many. */
export function assertTagCount(pointer: string, what: string, existing: readonly Tag[], tags: readonly Tag[]): void {
  const faults = tagCountFaults(pointer, what, merged(existing, withCallersTags([], tags)));
  if (faults.length > 0) throw new Invalid(`The ${what} would have too many tags.`, { faults });
}

/**
 * The faults of tags that would reach a role and whose keys differ in case only. Other services tell such keys apart.
 * Source: IAM User Guide, "Tags for AWS Identity and Access Management resources".
 * @param callers the tags of the request. @param tags all that the role gets in one call.
 */
export function roleTagFaults(callers: readonly Tag[], tags: readonly Tag[]): Fault[] {
  const same = (one: Tag, other: Tag) => one.key?.toLowerCase() === other.key?.toLowerCase();
  const clashing = tags.filter(tag => tags.some(other => other.key !== tag.key && same(other, tag)));
  return clashing.slice(1).flatMap((tag, index) => {
    const before = clashing.slice(0, index + 1).find(other => same(other, tag));
    if (!before) return [];
    const at = [tag, before].map(({ key }) => callers.findIndex(one => one.key === key)).find(found => found !== -1);
    const pointer = at === undefined ? '/tags' : `/tags/${at}/key`;
    const message = `differs in case only: ${before.key} and ${tag.key} would be one key of the execution role`;
    return [{ pointer, message }];
  });
}
