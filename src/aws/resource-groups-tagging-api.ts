import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { allPages } from './pages.js';
import { fromPascal } from './tags.js';

/** A resource that was found by its tags. */
export interface TaggedResource {
  arn: string;
  tags: Tag[];
}

/**
 * Resources of a type that carry tags, whatever their state.
 * @param type as in `ecs:task-definition`.
 * @param tags all of them have to be there, each with its value; with any where it is undefined.
 */
export async function findTagged(
  aws: AwsAccount,
  type: string,
  tags: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<TaggedResource[]> {
  const client = await aws.resourceGroupsTagging();
  const filters = Object.entries(tags).map(([Key, value]) => ({
    Key,
    ...(value !== undefined && { Values: [value] }),
  }));
  const found = await allPages(signal, async PaginationToken => {
    const page = await client.getResources({
      ResourceTypeFilters: [type],
      TagFilters: filters,
      ResourcesPerPage: 100,
      PaginationToken,
    });
    return { items: page.ResourceTagMappingList, next: page.PaginationToken };
  });
  return found.map(({ ResourceARN = '', Tags }) => ({ arn: ResourceARN, tags: fromPascal(Tags) }));
}
