import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { pageOf } from '../paging.js';
import { actionBuilder, flag, listOf, number, required, structure, text } from '../shape.js';
import { filterPattern } from './filter-pattern.js';
import { groupIdentifier } from './group-actions.js';
import { append, fail, getStream, type LogEvent, type LogGroups, sequenceToken } from './log-groups.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const action = actionBuilder('logs');

/** Writing and reading log events. */
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
      logEvents: required(listOf(structure({ timestamp: required(number), message: required(text) }))),
      // AWS has ignored the token since 2023.
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
      // Events older than 14 days or more than 2 hours in the future are rejected; the response says which.
      const firstAccepted = logEvents.filter(event => event.timestamp < now - 14 * DAY).length;
      const afterAccepted = logEvents.filter(event => event.timestamp <= now + 2 * HOUR).length;
      append(stream, logEvents.slice(firstAccepted, afterAccepted), now);
      return {
        nextSequenceToken: sequenceToken(stream),
        rejectedLogEventsInfo: rejectedEvents(firstAccepted, afterAccepted, logEvents.length),
      };
    },
  );
}

function rejectedEvents(firstAccepted: number, afterAccepted: number, count: number) {
  if (firstAccepted === 0 && afterAccepted === count) return undefined;
  return {
    tooOldLogEventEndIndex: firstAccepted || undefined,
    tooNewLogEventStartIndex: afterAccepted < count ? afterAccepted : undefined,
  };
}

/**
 * A token is a position between two events: `f/` continues with the events after it, `b/` with those before it. At the
 * end of the stream in that direction, the response has the same token as the request.
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
      limit: number,
      startFromHead: flag,
      unmask: flag,
    },
    input => {
      const { events } = getStream(groups.get(groupIdentifier(input)), input.logStreamName);
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = 10_000 } = input;
      // GetLogEvents excludes events at endTime itself; FilterLogEvents includes them.
      const inRange = events.filter(event => event.timestamp >= startTime && event.timestamp < endTime);
      const token = input.nextToken === undefined ? undefined : parseToken(input.nextToken);
      const isForward = token ? token.isForward : (input.startFromHead ?? false);
      const candidates = token ? inRange.filter(event => event.id >= token.position === isForward) : inRange;
      const page = isForward ? candidates.slice(0, limit) : candidates.slice(-limit);
      const [first, last] = [page[0], page.at(-1)];
      return {
        events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
        nextForwardToken: `f/${formatPosition(last ? last.id + 1n : (token?.position ?? 0n))}/s`,
        nextBackwardToken: `b/${formatPosition(first ? first.id : (token?.position ?? 0n))}/s`,
      };
    },
  );
}

function parseToken(token: string): { isForward: boolean; position: bigint } {
  const [, direction, digits] = token.match(/^([fb])\/(\d{56})\/s$/) ?? [];
  if (!digits) return fail('InvalidParameterException', 'The specified nextToken is invalid.');
  return { isForward: direction === 'f', position: BigInt(digits) };
}

function formatPosition(position: bigint): string {
  return String(position).padStart(56, '0');
}

function filterLogEvents(groups: LogGroups) {
  return action(
    {
      logGroupName: text,
      logGroupIdentifier: text,
      logStreamNames: listOf(text),
      logStreamNamePrefix: text,
      startTime: number,
      endTime: number,
      filterPattern: text,
      nextToken: text,
      limit: number,
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
        key: event => `${formatPosition(event.id)} ${event.logStreamName}`,
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
  return { logStreamName, timestamp, message, ingestionTime, eventId: formatPosition(id) };
}
