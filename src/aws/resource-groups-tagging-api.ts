import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { allPages } from './pages.js';
import { fromPascal } from './tags.js';

/** A resource with its tags. */
export interface TaggedResource {
  arn: string;
  tags: Tag[];
}

/**
 * The resources of a type with tags, in any state.
 * @param type such as `ecs:task-definition`.
 * @param tags a resource must have all of them; undefined allows any value.
 */
export async function findTagged(
  aws: AwsAccount,
  type: string,
  tags: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<TaggedResource[]> {
  const TagFilters = Object.entries(tags).map(([Key, value]) => ({
    Key,
    ...(value !== undefined && { Values: [value] }),
  }));
  const found = await allPages(signal, 'ResourceTagMappingList', PaginationToken =>
    aws.resourceGroupsTagging.getResources({
      ResourceTypeFilters: [type],
      TagFilters,
      ResourcesPerPage: 100,
      PaginationToken,
    }),
  );
  return found.map(({ ResourceARN = '', Tags }) => ({ arn: ResourceARN, tags: fromPascal(Tags) }));
}
