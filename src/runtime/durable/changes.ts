import type pg from 'pg';
import type { Queries } from './queries.js';

const CHANNEL = 'ecs_api_changes';

/** Notifies the processes that share a database of the accounts in which this process has changed something. */
interface Changes {
  announce(account: string): void;
  /** Has a connection listen for what others announce. */
  listen(client: pg.Client): Promise<void>;
}

/**
 * @param executor the id of this process, a UUID. @param onChange is called with the account that another process has changed, and without
 * one where it is not known.
 */
export function createChanges(
  queries: Queries,
  executor: string,
  onChange: (account: string | undefined) => void,
): Changes {
  const waiting = new Set<string>();
  let isSending = false;

  /** Accounts that are announced while a statement is sent are sent together by the next one. */
  async function send(): Promise<void> {
    isSending = true;
    while (waiting.size > 0) {
      // One notification for each account: PostgreSQL limits a payload to 8,000 bytes.
      const payloads = [...waiting].map(account => `${executor} ${account}`);
      waiting.clear();
      // While the database is not reachable, other processes share what they have read until its time is over.
      await queries
        .request('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads])
        .catch(() => {});
    }
    isSending = false;
  }

  return {
    announce(account) {
      waiting.add(account);
      if (!isSending) void send();
    },
    async listen(client) {
      client.on('notification', ({ payload = '' }) => {
        const [sender = ''] = payload.split(' ', 1);
        if (sender !== executor) onChange(payload.slice(sender.length + 1) || undefined);
      });
      await client.query(`LISTEN ${CHANNEL}`);
      onChange(undefined); // announcements before this may have been missed
    },
  };
}
