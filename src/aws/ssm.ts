import type { ParameterMetadata, ParameterStringFilter, PutParameterRequest } from '@aws-sdk/client-ssm';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages, inBatches } from './pages.js';
import { fromPascal, toPascal } from './tags.js';

/** The most that AWS takes or gives in one call (Systems Manager API Reference). */
const PARAMETERS_A_PAGE = 50;
const PARAMETERS_A_DELETE = 10;

/**
 * The parameters directly below a path that carry a tag, without their values.
 * @param path as `/myorg/prefix`.
 */
export async function listParameters(
  aws: AwsAccount,
  path: string,
  tag: Required<Tag>,
  signal?: AbortSignal,
): Promise<ParameterMetadata[]> {
  return describeParameters(
    aws,
    [
      { Key: 'Path', Option: 'OneLevel', Values: [path] },
      { Key: `tag:${tag.key}`, Values: [tag.value] },
    ],
    signal,
  );
}

/** @param name with its path. @returns its metadata, never its value; undefined where there is none. */
export async function describeParameter(aws: AwsAccount, name: string): Promise<ParameterMetadata | undefined> {
  const [parameter] = await describeParameters(aws, [{ Key: 'Name', Option: 'Equals', Values: [name] }]);
  return parameter;
}

async function describeParameters(
  aws: AwsAccount,
  filters: ParameterStringFilter[],
  signal?: AbortSignal,
): Promise<ParameterMetadata[]> {
  const client = await aws.ssm();
  return allPages(signal, async NextToken => {
    const page = await client.describeParameters({
      ParameterFilters: filters,
      MaxResults: PARAMETERS_A_PAGE,
      NextToken,
    });
    return { items: page.Parameters, next: page.NextToken };
  });
}

/** @param name with its path. @returns undefined where there is no such parameter. */
export async function tagsOfParameter(aws: AwsAccount, name: string): Promise<Tag[] | undefined> {
  const client = await aws.ssm();
  const answer = await undefinedIfNotFound(() =>
    client.listTagsForResource({ ResourceType: 'Parameter', ResourceId: name }),
  );
  return answer && fromPascal(answer.TagList);
}

/** @throws {AlreadyExists} where the name is taken and `Overwrite` is not given. */
export async function putParameter(
  aws: AwsAccount,
  input: PutParameterRequest,
): Promise<{ Version: number; Tier: 'Standard' | 'Advanced' | 'Intelligent-Tiering' }> {
  const { Version = 1, Tier = 'Standard' } = await (await aws.ssm()).putParameter(input);
  return { Version, Tier };
}

/** Adds tags to those that the parameter has. @throws {NotFound} */
export async function tagParameter(aws: AwsAccount, name: string, tags: Tag[]): Promise<void> {
  await (await aws.ssm()).addTagsToResource({ ResourceType: 'Parameter', ResourceId: name, Tags: toPascal(tags) });
}

/** @param names with their paths. @returns the names of those that were deleted; others were not there. */
export async function deleteParameters(aws: AwsAccount, names: string[]): Promise<string[]> {
  const client = await aws.ssm();
  return inBatches(undefined, names, PARAMETERS_A_DELETE, async Names => {
    const { DeletedParameters = [] } = await client.deleteParameters({ Names });
    return DeletedParameters;
  });
}
