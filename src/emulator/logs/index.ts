import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { logEventActions } from './event-actions.js';
import { logGroupActions } from './group-actions.js';
import { addStream, append, type LogGroup, newLogGroups } from './log-groups.js';

/** CloudWatch Logs: log groups with tags and retention, log streams, and their events. */
export function logsBackend(account: Account): Backend {
  const groups = newLogGroups(account);

  account.links.writeLog = (groupName, streamName, message) => {
    const group = groups.find(groupName);
    if (!group) return false;
    const now = account.clock.now().getTime();
    append(group.streams.get(streamName) ?? addStream(group, streamName, now), [{ timestamp: now, message }], now);
    return true;
  };

  return {
    service: 'logs',
    protocol: { kind: 'json', target: 'Logs_20140328' },
    actions: { ...logGroupActions(account, groups), ...logEventActions(account, groups) },
    *taggedResources() {
      for (const group of groups.all()) yield { arn: group.arn, type: 'logs:log-group', tags: group.tags };
    },
    snapshot: () => plainJson(Object.fromEntries([...groups.all()].map(group => [group.name, snapshotOf(group)]))),
  };
}

function snapshotOf(group: LogGroup) {
  const streams = [...group.streams.values()].map(({ events, ...stream }) => [
    stream.name,
    { ...stream, events: events.map(({ id: _, ...event }) => event) },
  ]);
  return { ...group, streams: Object.fromEntries(streams) };
}
