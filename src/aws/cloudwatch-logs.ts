import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { Tag } from '../domain/tags.js';
import type { AwsAccount } from './account.js';
import { fromRecord, toRecord } from './tags.js';

/** A log group as far as this service cares. */
export interface LogGroup {
  name: string;
  /** Without the `:*` that AWS puts behind some of its spellings. */
  arn: string;
  retentionInDays: number | undefined;
}

/** @returns the group of exactly this name; undefined where there is none. */
export async function findLogGroup(aws: AwsAccount, name: string): Promise<LogGroup | undefined> {
  // AWS answers in the order of names, so the group itself comes before those that its name begins.
  const { logGroups = [] } = await (await aws.cloudWatchLogs()).describeLogGroups({
    logGroupNamePrefix: name,
    limit: 1,
  });
  const found = logGroups.find(group => group.logGroupName === name);
  return found && { name, arn: (found.arn ?? '').replace(/:\*$/, ''), retentionInDays: found.retentionInDays };
}

/** @throws {AlreadyExists} */
export async function createLogGroup(aws: AwsAccount, name: string, tags: Tag[]): Promise<void> {
  await (await aws.cloudWatchLogs()).createLogGroup({ logGroupName: name, tags: toRecord(tags) });
}

export async function putRetentionPolicy(aws: AwsAccount, name: string, days: number): Promise<void> {
  await (await aws.cloudWatchLogs()).putRetentionPolicy({ logGroupName: name, retentionInDays: days });
}

/** @throws {NotFound} */
export async function deleteLogGroup(aws: AwsAccount, name: string): Promise<void> {
  await (await aws.cloudWatchLogs()).deleteLogGroup({ logGroupName: name });
}

export async function tagsOfLogGroup(aws: AwsAccount, arn: string): Promise<Tag[]> {
  const { tags } = await (await aws.cloudWatchLogs()).listTagsForResource({ resourceArn: arn });
  return fromRecord(tags);
}

/** Adds tags to those that the group has. @param arn without `:*`. @throws {NotFound} */
export async function tagLogGroup(aws: AwsAccount, arn: string, tags: Tag[]): Promise<void> {
  await (await aws.cloudWatchLogs()).tagResource({ resourceArn: arn, tags: toRecord(tags) });
}

/** Takes tags away. @throws {NotFound} */
export async function untagLogGroup(aws: AwsAccount, arn: string, keys: string[]): Promise<void> {
  await (await aws.cloudWatchLogs()).untagResource({ resourceArn: arn, tagKeys: keys });
}

/** Which lines of a stream: from a token of an earlier answer on, or of a time in milliseconds since 1970, the oldest first. */
interface LogSelection {
  limit?: number;
  nextToken?: string;
  startTime?: number;
  endTime?: number;
  /** True unless given. */
  startFromHead?: boolean;
}

/** @throws {NotFound} where there is no such group or stream. */
export async function getLogEvents(
  aws: AwsAccount,
  group: string,
  stream: string,
  selection: LogSelection,
): Promise<GetLogEventsResponse> {
  return (await aws.cloudWatchLogs()).getLogEvents({
    logGroupName: group,
    logStreamName: stream,
    startFromHead: true,
    ...selection,
  });
}
