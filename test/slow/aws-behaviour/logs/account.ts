import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { Test } from 'tap';
import { manualClock } from '../../../../src/emulator/index.js';
import { connect } from '../../../emulator/connect.js';

/** The time of the account's clock. */
export const NOW = Date.parse('2026-01-01T00:00:00Z');
export const MINUTE = 60_000;
export const DAY = 1_440 * MINUTE;

export const logGroupName = 'dummy';
export const logStreamName = 'stream';

/** An account without log groups. */
export async function emptyAccount(t: Test) {
  const { client, emulator } = await connect(t, CloudWatchLogs, { clock: manualClock() });
  return { client, seed: emulator.seed };
}

/** An account with the empty stream `stream` of the log group `dummy`. */
export async function withStream(t: Test) {
  const { client } = await emptyAccount(t);
  await client.createLogGroup({ logGroupName });
  await client.createLogStream({ logGroupName, logStreamName });
  return {
    client,
    /** Writes events, given as time and message. */
    async write(...events: [number, string][]) {
      const logEvents = events.map(([timestamp, message]) => ({ timestamp, message }));
      const { $metadata: _, ...answer } = await client.putLogEvents({ logGroupName, logStreamName, logEvents });
      return answer;
    },
  };
}

/** An error with status 400. */
export function failed(name: string, message: string) {
  return { name, message, status: 400 };
}

/** What CloudWatch Logs says about a value that AWS's model forbids. */
export function violation(value: unknown, member: string, constraint: string) {
  return failed(
    'InvalidParameterException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
