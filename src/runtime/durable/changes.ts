import type pg from 'pg';
import type { Queries } from './queries.js';

const CHANNEL = 'ecs_api_changes';

/** Tells the processes that share a database in which accounts this process has changed something. */
export interface Changes {
  announce(account: string): void;
  /** Has a connection listen for what others announce. */
  listen(client: pg.Client): Promise<void>;
}

/**
 * @param executor this process. @param onChange is called with the account that another process has changed, and without one where
 * announcements may have been missed.
 */
export function createChanges(
  queries: Queries,
  executor: string,
  onChange: (account: string | undefined) => void,
): Changes {
  const waiting = new Set<string>();
  let isSending = false;

  /** Announcements that come while one is sent are sent together. */
  async function send(): Promise<void> {
    isSending = true;
    while (waiting.size > 0) {
      const accounts = [...waiting];
      waiting.clear();
      // Without the database, what others have read is shared for its time at most.
      await queries
        .request('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ executor, accounts })])
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
      client.on('notification', ({ payload = '{}' }) => {
        const { executor: sender, accounts = [] } = JSON.parse(payload) as { executor?: string; accounts?: string[] };
        if (sender !== executor) for (const account of accounts) onChange(account);
      });
      await client.query(`LISTEN ${CHANNEL}`);
      onChange(undefined);
    },
  };
}
