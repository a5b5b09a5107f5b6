import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { kmsKeyExists } from '../kms-keys.js';
import { pageOf } from '../paging.js';
import { partitionOf } from '../partitions.js';
import { actionBuilder, flag, listOf, number, oneOf, required, text, textMap } from '../shape.js';
import {
  addStream,
  fail,
  getStream,
  type LogGroup,
  type LogGroups,
  type LogStream,
  sequenceToken,
} from './log-groups.js';

/** The valid retention periods in days (API reference, PutRetentionPolicy, "retentionInDays"). */
const RETENTION_PERIODS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const action = actionBuilder('logs');
const logGroupName = required(text);
const logStreamName = required(text);

/** Log groups, their retention, tags and streams. */
export function logGroupActions(account: Account, groups: LogGroups): Backend['actions'] {
  const now = () => account.clock.now().getTime();
  return {
    CreateLogGroup: action(
      {
        logGroupName,
        kmsKeyId: text,
        logGroupClass: oneOf('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'),
        tags: textMap,
      },
      (input, call) => {
        checkKey(account, input.kmsKeyId);
        groups.add({
          name: input.logGroupName,
          arn: `arn:${partitionOf(call.region).name}:logs:${call.region}:${call.accountId}:log-group:${input.logGroupName}`,
          created: now(),
          retentionInDays: undefined,
          kmsKeyId: input.kmsKeyId,
          class: input.logGroupClass ?? 'STANDARD',
          tags: new Map(Object.entries(input.tags ?? {})),
          streams: new Map(),
        });
        return {};
      },
    ),
    DeleteLogGroup: action({ logGroupName }, input => {
      groups.remove(groups.get(input.logGroupName));
      return {};
    }),
    DescribeLogGroups: action(
      {
        logGroupNamePrefix: text,
        logGroupNamePattern: text,
        logGroupClass: text,
        nextToken: text,
        limit: number,
      },
      input => {
        const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '', logGroupClass } = input;
        if (prefix && part) fail('InvalidParameterException', 'Give a prefix or a pattern of names, not both.');
        const found = [...groups.all()]
          .filter(group => group.name.startsWith(prefix) && group.name.includes(part))
          .filter(group => (logGroupClass ?? group.class) === group.class);
        const page = pageOf(found, { ...pagingOf(input, 50), key: group => group.name });
        return { logGroups: page.items.map(describeGroup), nextToken: page.next };
      },
    ),
    PutRetentionPolicy: action({ logGroupName, retentionInDays: required(number) }, input => {
      if (!RETENTION_PERIODS.includes(input.retentionInDays)) {
        fail('InvalidParameterException', `retentionInDays must be one of ${RETENTION_PERIODS.join(', ')}.`);
      }
      const group = groups.get(input.logGroupName);
      groups.assertSettled(group.name);
      group.retentionInDays = input.retentionInDays;
      return {};
    }),
    DeleteRetentionPolicy: action({ logGroupName }, input => {
      groups.get(input.logGroupName).retentionInDays = undefined;
      return {};
    }),
    ...tagActions(groups),
    CreateLogStream: action({ logGroupName, logStreamName }, input => {
      addStream(groups.get(input.logGroupName), input.logStreamName, now());
      return {};
    }),
    DeleteLogStream: action({ logGroupName, logStreamName }, input => {
      const group = groups.get(input.logGroupName);
      group.streams.delete(getStream(group, input.logStreamName).name);
      return {};
    }),
    DescribeLogStreams: describeLogStreams(groups),
  };
}

/** Source: API Reference, CreateLogGroup: an error where the key, which is given by its ARN, does not exist. */
function checkKey(account: Account, kmsKeyId: string | undefined): void {
  if (kmsKeyId === undefined || (kmsKeyId.startsWith('arn:') && kmsKeyExists(account, kmsKeyId))) return;
  fail('InvalidParameterException', 'The specified KMS key does not exist or is not allowed to be used.');
}

function tagActions(groups: LogGroups): Backend['actions'] {
  const byArn = (arn: string): LogGroup => {
    if (arn.endsWith(':*')) fail('InvalidParameterException', `${arn} is not the ARN of a taggable resource.`);
    const group = [...groups.all()].find(candidate => candidate.arn === arn);
    return group ?? fail('ResourceNotFoundException', 'The specified resource does not exist.');
  };
  return {
    TagResource: action({ resourceArn: required(text), tags: required(textMap) }, input => {
      const { tags } = byArn(input.resourceArn);
      const added = Object.entries(input.tags);
      if (new Set([...tags.keys(), ...Object.keys(input.tags)]).size > 50) {
        fail('TooManyTagsException', 'A resource can have no more than 50 tags.');
      }
      for (const [key, value] of added) tags.set(key, value);
      return {};
    }),
    UntagResource: action({ resourceArn: required(text), tagKeys: required(listOf(text)) }, input => {
      const { tags } = byArn(input.resourceArn);
      for (const key of input.tagKeys) tags.delete(key);
      return {};
    }),
    ListTagsForResource: action({ resourceArn: required(text) }, input => ({
      tags: Object.fromEntries(byArn(input.resourceArn).tags),
    })),
  };
}

function describeLogStreams(groups: LogGroups) {
  return action(
    {
      logGroupName: text,
      logGroupIdentifier: text,
      logStreamNamePrefix: text,
      orderBy: oneOf('LogStreamName', 'LastEventTime'),
      descending: flag,
      nextToken: text,
      limit: number,
    },
    input => {
      const { logStreamNamePrefix: prefix = '', orderBy = 'LogStreamName', descending = false } = input;
      if (orderBy === 'LastEventTime' && prefix) {
        fail('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.');
      }
      const group = groups.get(groupIdentifier(input));
      const found = [...group.streams.values()].filter(stream => stream.name.startsWith(prefix));
      const lastEvent = (stream: LogStream) => String(stream.events.at(-1)?.timestamp ?? 0).padStart(16, '0');
      const key = (stream: LogStream) =>
        orderBy === 'LastEventTime' ? `${lastEvent(stream)} ${stream.name}` : stream.name;
      const page = pageOf(found, { ...pagingOf(input, 50), key, descending });
      return { logStreams: page.items.map(describeStream), nextToken: page.next };
    },
  );
}

/** The log group of a request, which names it by exactly one of two members. */
export function groupIdentifier(input: {
  logGroupName: string | undefined;
  logGroupIdentifier: string | undefined;
}): string {
  const identifiers = [input.logGroupName, input.logGroupIdentifier].filter(name => name !== undefined);
  const [identifier] = identifiers;
  if (identifier === undefined || identifiers.length > 1) {
    return fail('InvalidParameterException', 'Give either logGroupName or logGroupIdentifier.');
  }
  return identifier;
}

function pagingOf(input: { nextToken: string | undefined; limit: number | undefined }, max: number) {
  return { token: input.nextToken, size: input.limit ?? max, invalidCode: 'InvalidParameterException' };
}

function describeGroup(group: LogGroup) {
  return {
    logGroupName: group.name,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    creationTime: group.created,
    retentionInDays: group.retentionInDays,
    kmsKeyId: group.kmsKeyId,
    logGroupClass: group.class,
    metricFilterCount: 0,
    storedBytes: 0,
  };
}

function describeStream(stream: LogStream) {
  return {
    logStreamName: stream.name,
    arn: stream.arn,
    creationTime: stream.created,
    firstEventTimestamp: stream.events[0]?.timestamp,
    lastEventTimestamp: stream.events.at(-1)?.timestamp,
    lastIngestionTime: stream.events.length ? Math.max(...stream.events.map(event => event.ingestionTime)) : undefined,
    uploadSequenceToken: stream.events.length ? sequenceToken(stream) : undefined,
    storedBytes: 0,
  };
}
