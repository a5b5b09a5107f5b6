import type { ParameterMetadata, ParameterStringFilter, PutParameterRequest } from '@aws-sdk/client-ssm';
import type { Tag } from '../domain/tags.js';
import { AlreadyExists } from '../errors.js';
import type { AwsAccount } from './account.js';
import { undefinedIfNotFound } from './errors.js';
import { allPages, inBatches } from './pages.js';
import { retryWhileLate } from './retries.js';
import { fromPascal, toPascal } from './tags.js';

/** AWS's limits per call. Source: Systems Manager API Reference. */
const PAGE_SIZE = 50;
const PARAMETERS_PER_DELETE = 10;

/** The parameters below a path with a tag, at any depth, without their values. @param path such as `/myorg/prefix`. */
export async function listParameters(
  aws: AwsAccount,
  path: string,
  tag: Required<Tag>,
  signal?: AbortSignal,
): Promise<ParameterMetadata[]> {
  const inPath = { Key: 'Path', Option: 'Recursive', Values: [path] };
  return describeParameters(aws, [inPath, { Key: `tag:${tag.key}`, Values: [tag.value] }], signal);
}

/** @param name with its path. @returns the metadata without the value; undefined where the parameter does not exist. */
export async function describeParameter(aws: AwsAccount, name: string): Promise<ParameterMetadata | undefined> {
  const [parameter] = await describeParameters(aws, [{ Key: 'Name', Option: 'Equals', Values: [name] }]);
  return parameter;
}

async function describeParameters(
  aws: AwsAccount,
  filters: ParameterStringFilter[],
  signal?: AbortSignal,
): Promise<ParameterMetadata[]> {
  return allPages(signal, 'Parameters', NextToken =>
    aws.ssm.describeParameters({ ParameterFilters: filters, MaxResults: PAGE_SIZE, NextToken }),
  );
}

/** @param name with its path. @returns undefined where the parameter does not exist. */
export async function tagsOfParameter(aws: AwsAccount, name: string): Promise<Tag[] | undefined> {
  const response = await undefinedIfNotFound(() =>
    aws.ssm.listTagsForResource({ ResourceType: 'Parameter', ResourceId: name }),
  );
  return response && fromPascal(response.TagList);
}

/**
 * Waits up to a minute for the name of a deleted parameter: AWS says to wait 30 seconds before it is used again. Source: Systems Manager
 * API Reference, DeleteParameter.
 * @throws {AlreadyExists} where the parameter exists and `Overwrite` is not set.
 */
export async function putParameter(
  aws: AwsAccount,
  input: PutParameterRequest,
): Promise<{ Version: number; Tier: 'Standard' | 'Advanced' | 'Intelligent-Tiering' }> {
  const { Name = '' } = input;
  const isLate = async (error: Error) => error instanceof AlreadyExists && !(await tagsOfParameter(aws, Name));
  const options = { waitingFor: `the name of parameter ${Name}`, timeoutMs: 60_000, isLate };
  const { Version = 1, Tier = 'Standard' } = await retryWhileLate(aws, options, () => aws.ssm.putParameter(input));
  return { Version, Tier };
}

/** Adds tags to a parameter. @throws {NotFound} */
export async function tagParameter(aws: AwsAccount, name: string, tags: Tag[]): Promise<void> {
  await aws.ssm.addTagsToResource({ ResourceType: 'Parameter', ResourceId: name, Tags: toPascal(tags) });
}

/** @param names with their paths. @returns the deleted names; the others did not exist. */
export async function deleteParameters(aws: AwsAccount, names: string[]): Promise<string[]> {
  return inBatches(undefined, 'DeletedParameters', names, PARAMETERS_PER_DELETE, Names =>
    aws.ssm.deleteParameters({ Names }),
  );
}
