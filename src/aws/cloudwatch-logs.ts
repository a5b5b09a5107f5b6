import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { fromRecord, toRecord } from './tags.js';

/** The members of a log group that this service uses. */
export interface LogGroup {
  name: string;
  /** Without the `:*` that AWS appends in some responses. */
  arn: string;
  retentionInDays: number | undefined;
}

/** @returns the group with exactly this name; undefined where it does not exist. */
export async function findLogGroup(aws: AwsAccount, name: string): Promise<LogGroup | undefined> {
  // AWS sorts by name, so the group itself comes before others with this prefix.
  const { logGroups = [] } = await aws.cloudWatchLogs.describeLogGroups({ logGroupNamePrefix: name, limit: 1 });
  const found = logGroups.find(group => group.logGroupName === name);
  return found && { name, arn: (found.arn ?? '').replace(/:\*$/, ''), retentionInDays: found.retentionInDays };
}

/** @throws {AlreadyExists} */
export async function createLogGroup(aws: AwsAccount, name: string, tags: Tag[]): Promise<void> {
  await aws.cloudWatchLogs.createLogGroup({ logGroupName: name, tags: toRecord(tags) });
}

export async function putRetentionPolicy(aws: AwsAccount, name: string, days: number): Promise<void> {
  await aws.cloudWatchLogs.putRetentionPolicy({ logGroupName: name, retentionInDays: days });
}

/** @throws {NotFound} */
export async function deleteLogGroup(aws: AwsAccount, name: string): Promise<void> {
  await aws.cloudWatchLogs.deleteLogGroup({ logGroupName: name });
}

export async function tagsOfLogGroup(aws: AwsAccount, arn: string): Promise<Tag[]> {
  const { tags } = await aws.cloudWatchLogs.listTagsForResource({ resourceArn: arn });
  return fromRecord(tags);
}

/** Adds tags to a group. @param arn without `:*`. @throws {NotFound} */
export async function tagLogGroup(aws: AwsAccount, arn: string, tags: Tag[]): Promise<void> {
  await aws.cloudWatchLogs.tagResource({ resourceArn: arn, tags: toRecord(tags) });
}

/** Removes tags. @throws {NotFound} */
export async function untagLogGroup(aws: AwsAccount, arn: string, keys: string[]): Promise<void> {
  await aws.cloudWatchLogs.untagResource({ resourceArn: arn, tagKeys: keys });
}

/** A selection of a stream's events: from the token of an earlier response, or in a period in milliseconds since 1970. */
interface LogSelection {
  limit?: number;
  nextToken?: string;
  startTime?: number;
  endTime?: number;
  /** Whether the oldest events come first; true by default. */
  startFromHead?: boolean;
}

/** @throws {NotFound} where the group or stream does not exist. */
export async function getLogEvents(
  aws: AwsAccount,
  group: string,
  stream: string,
  selection: LogSelection,
): Promise<GetLogEventsResponse> {
  return aws.cloudWatchLogs.getLogEvents({
    logGroupName: group,
    logStreamName: stream,
    startFromHead: true,
    ...selection,
  });
}
