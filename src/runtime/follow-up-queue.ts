import type { NewOperation } from './operation.js';

/**
 * Follow-ups of one account that a process runs at the same time. More would seldom end sooner, as they share the rates of AWS's calls, and
 * each keeps what it has read. One that waits for a deployment or a lock keeps its place.
 */
export const MAX_FOLLOW_UPS = 20;

/** Runs the follow-ups of each account in the order of their queue, a bounded number at a time. */
export interface FollowUpQueue {
  /** Starts queued follow-ups of an account while fewer than the bound run. */
  startQueued(account: string): Promise<void>;
  /** Counts a follow-up that runs without having been taken from the queue, since it is resumed. Other operations do not count. */
  enter(operation: Pick<NewOperation, 'id' | 'account' | 'origin'>): void;
  /** The ids of the follow-ups that are counted. */
  counted(): string[];
  /** Counts a follow-up no longer, and starts the next one. It may be called for any operation, and again. */
  leave(id: string): Promise<void>;
}

interface QueueOptions {
  /** Takes the first follow-up of an account out of the queue; undefined where none is queued. */
  take: (account: string) => Promise<NewOperation | undefined>;
  /** Starts an operation; rejects where it starts later, or elsewhere. */
  start: (operation: NewOperation) => Promise<void>;
  /** Called where the queue could not be read; the follow-ups stay queued. */
  onError: (error: unknown) => void;
}

export function createFollowUpQueue({ take, start, onError }: QueueOptions): FollowUpQueue {
  /** The account of each follow-up that runs. */
  const running = new Map<string, string>();
  /** The accounts whose follow-ups are being started, and whether there may be further ones. */
  const starting = new Map<string, { again: boolean }>();

  const countOf = (account: string) => [...running.values()].filter(other => other === account).length;

  async function startNext(account: string): Promise<boolean> {
    const operation = countOf(account) < MAX_FOLLOW_UPS ? await take(account) : undefined;
    if (!operation) return false;
    running.set(operation.id, account);
    await start(operation).catch(() => running.delete(operation.id));
    return true;
  }

  async function startQueued(account: string): Promise<void> {
    const current = starting.get(account);
    if (current) {
      current.again = true;
      return;
    }
    const mine = { again: true };
    starting.set(account, mine);
    try {
      while (mine.again) {
        mine.again = false;
        while (await startNext(account));
      }
    } catch (error) {
      onError(error);
    } finally {
      starting.delete(account);
    }
  }

  return {
    startQueued,
    enter({ id, account, origin }) {
      if (origin === 'operation') running.set(id, account);
    },
    counted: () => [...running.keys()],
    async leave(id) {
      const account = running.get(id);
      if (account === undefined) return;
      running.delete(id);
      await startQueued(account);
    },
  };
}
