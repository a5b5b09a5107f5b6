import { AwsError, type Backend, type TaggedResource } from './backend.js';
import { pageOf } from './paging.js';
import { actionBuilder, between, listOf, matching, required, structure, text, textMap } from './shape.js';

const action = actionBuilder('tagging');
const tagFilters = listOf(structure({ Key: required(text), Values: listOf(text) }));
const resourceType = matching(/^[\w.-]+(:[\w/.-]+)?$/);

/**
 * The Resource Groups Tagging API. It changes the tags of the other services' resources, and reads them from an index.
 * @param indexed the resources that the index lists.
 */
export function taggingBackend(backends: Backend[], indexed: () => TaggedResource[]): Backend {
  const resources = () => backends.flatMap(backend => [...backend.taggedResources()]);
  return {
    service: 'tagging',
    protocol: { kind: 'json', target: 'ResourceGroupsTaggingAPI_20170126' },
    actions: { GetResources: getResources(indexed), ...tagWrites(resources) },
    taggedResources: () => [],
    snapshot: () => ({}),
  };
}

function getResources(resources: () => TaggedResource[]) {
  return action(
    {
      TagFilters: tagFilters,
      ResourceTypeFilters: listOf(resourceType),
      ResourceARNList: listOf(text),
      ResourcesPerPage: between(1, 100),
      PaginationToken: text,
    },
    input => {
      const { TagFilters = [], ResourceTypeFilters = [], ResourceARNList } = input;
      if (ResourceARNList && (input.TagFilters || input.ResourceTypeFilters || input.ResourcesPerPage)) {
        throw new AwsError('InvalidParameterException', 'ResourceARNList stands alone: no filter and no page size.');
      }
      const found = resources()
        // The API knows only tagged resources. AWS also returns resources that once had tags; the emulator does not.
        .filter(({ tags }) => tags.size > 0)
        .filter(({ arn }) => ResourceARNList?.includes(arn) ?? true)
        .filter(({ type }) => isOfType(type, ResourceTypeFilters))
        .filter(({ tags }) => TagFilters.every(filter => hasTag(tags, filter.Key, filter.Values ?? [])));
      const page = pageOf(found, {
        key: ({ arn }) => arn,
        // An empty token requests the first page, and an empty token in a response ends the list.
        token: input.PaginationToken || undefined,
        size: input.ResourcesPerPage ?? 50,
        invalidCode: 'PaginationTokenExpiredException',
      });
      return {
        PaginationToken: page.next ?? '',
        ResourceTagMappingList: page.items.map(({ arn, tags }) => ({
          ResourceARN: arn,
          Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
        })),
      };
    },
  );
}

/** @param filters for example `ecs` for a whole service, `ecs:cluster`, or `elasticloadbalancing:loadbalancer/app` */
function isOfType(type: string, filters: string[]): boolean {
  const isWithin = (filter: string) => type.startsWith(`${filter}:`) || type.startsWith(`${filter}/`);
  return filters.length === 0 || filters.some(filter => type === filter || isWithin(filter));
}

function hasTag(tags: Map<string, string>, key: string, values: string[]): boolean {
  const value = tags.get(key);
  return value !== undefined && (values.length === 0 || values.includes(value));
}

function tagWrites(resources: () => TaggedResource[]): Backend['actions'] {
  const arns = required(listOf(text));
  const changeEach = (arnList: string[], change: (tags: Map<string, string>) => void) => {
    const byArn = new Map(resources().map(({ arn, tags }) => [arn, tags]));
    const failed = arnList.filter(arn => !byArn.has(arn));
    for (const arn of arnList) {
      const tags = byArn.get(arn);
      if (tags) change(tags);
    }
    return { FailedResourcesMap: Object.fromEntries(failed.map(arn => [arn, notFound])) };
  };
  return {
    TagResources: action({ ResourceARNList: arns, Tags: required(textMap) }, input =>
      changeEach(input.ResourceARNList, tags => {
        for (const [key, value] of Object.entries(input.Tags)) tags.set(key, value);
      }),
    ),
    UntagResources: action({ ResourceARNList: arns, TagKeys: required(listOf(text)) }, input =>
      changeEach(input.ResourceARNList, tags => {
        for (const key of input.TagKeys) tags.delete(key);
      }),
    ),
  };
}

const notFound = {
  StatusCode: 400,
  ErrorCode: 'InvalidParameterException',
  ErrorMessage: 'The resource does not exist.',
};
