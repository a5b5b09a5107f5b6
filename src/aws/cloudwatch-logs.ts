import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type { LogStream } from '../domain/log-streams.js';
import type { Tag } from '../domain/tags.js';
import { type NamedError, NotFound } from '../errors.js';
import type { AwsAccount } from './account.js';
import { allPages } from './pages.js';
import { retryWhileLate } from './retries.js';
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
  const logGroups = await allPages(undefined, 'logGroups', nextToken =>
    aws.cloudWatchLogs.describeLogGroups({ logGroupNamePrefix: name, nextToken }),
  );
  const found = logGroups.find(group => group.logGroupName === name);
  return found && { name, arn: (found.arn ?? '').replace(/:\*$/, ''), retentionInDays: found.retentionInDays };
}

/** AWS is still creating or deleting the group. Source: CloudWatch Logs API Reference, OperationAbortedException. */
const TRANSITION = {
  waitingFor: 'another operation on the log group to end',
  timeoutMs: 60_000,
  isLate: ({ awsCode }: NamedError) => awsCode === 'OperationAbortedException',
};

/** Waits up to a minute while AWS deletes a group of this name. @throws {AlreadyExists} */
export async function createLogGroup(aws: AwsAccount, name: string, tags: Tag[]): Promise<void> {
  const group = { logGroupName: name, tags: toRecord(tags) };
  await retryWhileLate(aws, TRANSITION, () => aws.cloudWatchLogs.createLogGroup(group));
}

/** Waits up to a minute for a new group to be visible. */
export async function putRetentionPolicy(aws: AwsAccount, name: string, days: number): Promise<void> {
  const isLate = (error: NamedError) => TRANSITION.isLate(error) || error instanceof NotFound;
  const policy = { logGroupName: name, retentionInDays: days };
  await retryWhileLate(aws, { ...TRANSITION, isLate }, () => aws.cloudWatchLogs.putRetentionPolicy(policy));
}

/** @throws {NotFound} */
export async function deleteLogGroup(aws: AwsAccount, name: string): Promise<void> {
  await retryWhileLate(aws, TRANSITION, () => aws.cloudWatchLogs.deleteLogGroup({ logGroupName: name }));
}

/** @param region the group's, where it is not the account's. @throws {NotFound} */
export async function tagsOfLogGroup(aws: AwsAccount, arn: string, region = aws.region): Promise<Tag[]> {
  const { tags } = await aws.cloudWatchLogsIn(region).listTagsForResource({ resourceArn: arn });
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
  /** Whether to read from the oldest event on; otherwise the latest events are returned. Events are in chronological order either way. */
  startFromHead: boolean;
}

/**
 * Reads the next events in the direction of the selection. Pages may be empty although there are more events, and the last one
 * repeats the token that it was requested with. Source: CloudWatch Logs API Reference, GetLogEvents.
 * @returns the first page that is not empty, or the last one.
 * @throws {NotFound} where the group or stream does not exist, or its region is not one of the account's partition.
 */
export async function getLogEvents(
  aws: AwsAccount,
  { group, stream, region = aws.region }: LogStream,
  selection: LogSelection,
  signal?: AbortSignal,
): Promise<GetLogEventsResponse> {
  // AWS's tokens have their direction at the beginning.
  const isBackward = selection.nextToken?.startsWith('b/') ?? !selection.startFromHead;
  let nextToken = selection.nextToken;
  for (;;) {
    const input = { logGroupName: group, logStreamName: stream, ...selection, nextToken };
    const page = await aws.cloudWatchLogsIn(region).getLogEvents(input);
    const following = isBackward ? page.nextBackwardToken : page.nextForwardToken;
    if (page.events?.length || !following || following === nextToken) return page;
    signal?.throwIfAborted();
    nextToken = following;
  }
}
