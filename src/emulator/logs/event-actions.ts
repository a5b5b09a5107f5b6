import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, between, flag, listOf, number, required, structure, text } from '../shape.js';
import { filterPattern } from './filter-pattern.js';
import { groupIdentifier } from './group-actions.js';
import { append, fail, getStream, type LogEvent, type LogGroups } from './log-groups.js';

const hour = 3_600_000;
const day = 24 * hour;
const action = actionBuilder('InvalidParameterException');

/** Writing events into streams and reading them back. */
export function logEventActions(account: Account, groups: LogGroups): Backend['actions'] {
  return {
    PutLogEvents: putLogEvents(account, groups),
    GetLogEvents: getLogEvents(groups),
    FilterLogEvents: filterLogEvents(groups),
  };
}

function putLogEvents(account: Account, groups: LogGroups) {
  return action(
    {
      logGroupName: required(text),
      logStreamName: required(text),
      logEvents: required(listOf(structure({ timestamp: required(number), message: required(text) }), 10_000)),
      // AWS has ignored the token since 2023 and takes any.
      sequenceToken: text,
    },
    input => {
      const stream = getStream(groups.get(input.logGroupName), input.logStreamName);
      const { logEvents } = input;
      if (!logEvents.length) fail('InvalidParameterException', 'Give at least one log event.');
      if (logEvents.some((event, index) => event.timestamp < (logEvents[index - 1]?.timestamp ?? 0))) {
        fail(
          'InvalidParameterException',
          'Log events in a single PutLogEvents request must be in chronological order.',
        );
      }
      const now = account.clock.now().getTime();
      // Events older than 14 days or more than 2 hours ahead are left out, and the answer says which.
      const firstTaken = logEvents.filter(event => event.timestamp < now - 14 * day).length;
      const afterTaken = logEvents.filter(event => event.timestamp <= now + 2 * hour).length;
      append(stream, logEvents.slice(firstTaken, afterTaken), now);
      return {
        nextSequenceToken: String(stream.events.length),
        rejectedLogEventsInfo: rejected(firstTaken, afterTaken, logEvents.length),
      };
    },
  );
}

function rejected(firstTaken: number, afterTaken: number, given: number) {
  if (firstTaken === 0 && afterTaken === given) return undefined;
  return {
    tooOldLogEventEndIndex: firstTaken || undefined,
    tooNewLogEventStartIndex: afterTaken < given ? afterTaken : undefined,
  };
}

/**
 * A token is a gap between two events: `f/` goes on with those after it, `b/` with those before. At an end of the
 * stream nothing lies beyond the gap, and the caller gets the token back that it brought.
 */
function getLogEvents(groups: LogGroups) {
  return action(
    {
      logGroupName: text,
      logGroupIdentifier: text,
      logStreamName: required(text),
      startTime: number,
      endTime: number,
      nextToken: text,
      limit: between(1, 10_000),
      startFromHead: flag,
      unmask: flag,
    },
    input => {
      const { events } = getStream(groups.get(groupIdentifier(input)), input.logStreamName);
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = 10_000 } = input;
      // GetLogEvents leaves out what happened at endTime itself; FilterLogEvents does not.
      const inTime = events.filter(event => event.timestamp >= startTime && event.timestamp < endTime);
      const token = input.nextToken === undefined ? undefined : parseToken(input.nextToken);
      const isForward = token ? token.isForward : (input.startFromHead ?? false);
      const beyond = token ? inTime.filter(event => event.id >= token.gap === isForward) : inTime;
      const page = isForward ? beyond.slice(0, limit) : beyond.slice(-limit);
      const [first, last] = [page[0], page.at(-1)];
      return {
        events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
        nextForwardToken: `f/${gapText(last ? last.id + 1n : (token?.gap ?? 0n))}/s`,
        nextBackwardToken: `b/${gapText(first ? first.id : (token?.gap ?? 0n))}/s`,
      };
    },
  );
}

function parseToken(token: string): { isForward: boolean; gap: bigint } {
  const [, direction, digits] = token.match(/^([fb])\/(\d{56})\/s$/) ?? [];
  if (!digits) return fail('InvalidParameterException', 'The specified nextToken is invalid.');
  return { isForward: direction === 'f', gap: BigInt(digits) };
}

function gapText(gap: bigint): string {
  return String(gap).padStart(56, '0');
}

function filterLogEvents(groups: LogGroups) {
  return action(
    {
      logGroupName: text,
      logGroupIdentifier: text,
      logStreamNames: listOf(text, 100),
      logStreamNamePrefix: text,
      startTime: number,
      endTime: number,
      filterPattern: text,
      nextToken: text,
      limit: between(1, 10_000),
      interleaved: flag,
      unmask: flag,
    },
    input => {
      const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
      if (names && prefix !== undefined) {
        fail('InvalidParameterException', 'Give logStreamNames or logStreamNamePrefix, not both.');
      }
      const group = groups.get(groupIdentifier(input));
      const streams = names
        ? names.map(name => getStream(group, name))
        : [...group.streams.values()].filter(stream => stream.name.startsWith(prefix ?? ''));
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
      const matches = filterPattern(input.filterPattern ?? '');
      const found = streams.flatMap(({ name, events }) =>
        events
          .filter(event => event.timestamp >= startTime && event.timestamp <= endTime && matches(event.message))
          .map(event => ({ ...event, logStreamName: name })),
      );
      const page = pageOf(found, {
        key: event => `${gapText(event.id)} ${event.logStreamName}`,
        token: input.nextToken,
        size: input.limit ?? 10_000,
        invalidCode: 'InvalidParameterException',
      });
      return { events: page.items.map(describeEvent), searchedLogStreams: [], nextToken: page.next };
    },
  );
}

function describeEvent(event: LogEvent & { logStreamName: string }) {
  const { id, logStreamName, timestamp, message, ingestionTime } = event;
  return { logStreamName, timestamp, message, ingestionTime, eventId: gapText(id) };
}
