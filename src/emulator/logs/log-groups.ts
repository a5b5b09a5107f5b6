import type { Account } from '../account.js';
import { AwsError } from '../backend.js';

export interface LogEvent {
  /** Events of a stream are sorted by id: by time, then by arrival. */
  id: bigint;
  timestamp: number;
  message: string;
  ingestionTime: number;
}

export interface LogStream {
  name: string;
  arn: string;
  created: number;
  events: LogEvent[];
}

export interface LogGroup {
  name: string;
  /** Without the suffix `:*` of IAM policies and of `arn` in DescribeLogGroups. */
  arn: string;
  created: number;
  retentionInDays: number | undefined;
  kmsKeyId: string | undefined;
  class: string;
  tags: Map<string, string>;
  streams: Map<string, LogStream>;
}

export type LogGroups = ReturnType<typeof newLogGroups>;

/** The account's log groups. */
export function newLogGroups({ clock, timings }: Account) {
  const byName = new Map<string, LogGroup>();
  /** Until when a group is in transition after its creation or deletion, by name. */
  const inTransition = new Map<string, number>();
  const assertSettled = (name: string) => {
    if (clock.now().getTime() < (inTransition.get(name) ?? 0))
      fail(
        'OperationAbortedException',
        'A conflicting operation is currently in progress against this resource. Please try again.',
      );
  };
  const startTransition = (name: string) => inTransition.set(name, clock.now().getTime() + timings.logGroupTransition);
  return {
    all: () => byName.values(),
    find: (name: string) => byName.get(name),
    /** @param identifier a name or an ARN, with or without `:*` */
    get(identifier: string): LogGroup {
      const group = byName.get(
        identifier.match(/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)(:\*)?$/)?.[1] ?? identifier,
      );
      return group ?? fail('ResourceNotFoundException', 'The specified log group does not exist.');
    },
    /** @throws AwsError OperationAbortedException while the group is in transition, also where it was deleted */
    assertSettled,
    add(group: LogGroup) {
      if (byName.has(group.name)) fail('ResourceAlreadyExistsException', 'The specified log group already exists');
      assertSettled(group.name);
      byName.set(group.name, group);
      startTransition(group.name);
    },
    remove(group: LogGroup) {
      assertSettled(group.name);
      byName.delete(group.name);
      startTransition(group.name);
    },
  };
}

export function getStream(group: LogGroup, name: string): LogStream {
  return group.streams.get(name) ?? fail('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export function addStream(group: LogGroup, name: string, created: number): LogStream {
  if (group.streams.has(name)) fail('ResourceAlreadyExistsException', 'The specified log stream already exists');
  const stream = { name, arn: `${group.arn}:log-stream:${name}`, created, events: [] };
  group.streams.set(name, stream);
  return stream;
}

/** Adds events in order of time. Events of the same millisecond stay in order of arrival. */
export function append(
  stream: LogStream,
  events: { timestamp: number; message: string }[],
  ingestionTime: number,
): void {
  const arrived = BigInt(stream.events.length);
  events.forEach((event, index) => {
    const id = BigInt(event.timestamp) * 10n ** 12n + arrived + BigInt(index);
    stream.events.push({ id, timestamp: event.timestamp, message: event.message, ingestionTime });
  });
  stream.events.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Deprecated: PutLogEvents ignores it (API Reference, PutLogEvents). It has 56 digits. */
export function sequenceToken({ events }: LogStream): string {
  return String(events.length).padStart(56, '0');
}

export function fail(code: string, message: string): never {
  throw new AwsError(code, message);
}
