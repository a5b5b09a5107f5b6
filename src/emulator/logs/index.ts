import type { Account } from '../account.js';
import type { Backend } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { logEventActions } from './event-actions.js';
import { logGroupActions } from './group-actions.js';
import { addStream, append, type LogGroup, newLogGroups } from './log-groups.js';

/**
 * CloudWatch Logs: log groups with tags and retention, log streams, and their events. It is the only service here that
 * takes requests for other regions than the account's, because a container may log to any region.
 */
export function logsBackend(account: Account): Backend {
  const regions = new Map<string, ReturnType<typeof newRegion>>();
  const inRegion = (region: string) => {
    const known = regions.get(region) ?? newRegion(account);
    regions.set(region, known);
    return known;
  };
  const home = inRegion(account.region);

  account.links.writeLog = (region, groupName, streamName, message) => {
    const group = inRegion(region).groups.find(groupName);
    if (!group) return false;
    const now = account.clock.now().getTime();
    append(group.streams.get(streamName) ?? addStream(group, streamName, now), [{ timestamp: now, message }], now);
    return true;
  };

  return {
    service: 'logs',
    protocol: { kind: 'json', target: 'Logs_20140328' },
    actions: Object.fromEntries(
      Object.keys(home.actions).map(name => [
        name,
        (input, call) =>
          inRegion(call.signedRegion).actions[name]?.(input, { ...call, region: call.signedRegion }) ?? {},
      ]),
    ),
    // The Resource Groups Tagging API has the resources of one region.
    *taggedResources() {
      for (const group of home.groups.all()) yield { arn: group.arn, type: 'logs:log-group', tags: group.tags };
    },
    snapshot: () =>
      plainJson(
        Object.fromEntries(
          [...regions].flatMap(([region, { groups }]) =>
            [...groups.all()].map(group => [
              region === account.region ? group.name : `${region} ${group.name}`,
              snapshotOf(group),
            ]),
          ),
        ),
      ),
  };
}

function newRegion(account: Account) {
  const groups = newLogGroups(account);
  return { groups, actions: { ...logGroupActions(account, groups), ...logEventActions(account, groups) } };
}

function snapshotOf(group: LogGroup) {
  const streams = [...group.streams.values()].map(({ events, ...stream }) => [
    stream.name,
    { ...stream, events: events.map(({ id: _, ...event }) => event) },
  ]);
  return { ...group, streams: Object.fromEntries(streams) };
}
