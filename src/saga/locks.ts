import { Conflict } from '../errors.js';

/** Any number of operations hold a lock in `shared` mode at once; one holds it in `exclusive` mode. */
export type LockMode = 'shared' | 'exclusive';

/** A lock that an operation asks for. */
export interface LockRequest {
  name: string;
  mode: LockMode;
  /** Milliseconds to wait for the lock. */
  timeoutMs: number;
}

/** Locks among operations, granted in the order of their requests. An operation acquires each name at most once. */
export interface Locks {
  /**
   * Resolves when the holder has the lock. On replay, a holder still has the locks that it acquired; one that it released
   * is granted at once and stays released.
   * @param holder an operation's id.
   * @throws {Conflict} after `timeoutMs`; the signal's reason when it is aborted.
   */
  acquire(holder: string, request: LockRequest, signal: AbortSignal): Promise<void>;
  release(holder: string, name: string): Promise<void>;
  /** Releases every lock that the holder has or waits for. */
  releaseAll(holder: string): Promise<void>;
}

/** A holder of a lock, or one that waits for it. */
interface QueueEntry {
  holder: string;
  mode: LockMode;
  grant: () => void;
}

/** Locks among the operations of this process. */
export function createLocks(): Locks {
  /** Holders and waiters of each name, in the order of their requests. */
  const queues = new Map<string, QueueEntry[]>();

  function dequeue(name: string, isRemoved: (entry: QueueEntry) => boolean): void {
    const rest = (queues.get(name) ?? []).filter(entry => !isRemoved(entry));
    if (rest.length === 0) queues.delete(name);
    else queues.set(name, rest);
    for (const [index, entry] of rest.entries()) if (isGranted(rest, index)) entry.grant();
  }

  return {
    acquire(holder, { name, mode, timeoutMs }, signal) {
      return new Promise((resolve, reject) => {
        const abandon = (reason: unknown) => {
          dequeue(name, other => other === entry);
          finish(() => reject(reason));
        };
        const timer = setTimeout(() => abandon(lockTimeout(name)), timeoutMs);
        const onAbort = () => abandon(signal.reason);
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          settle();
        };
        const entry = { holder, mode, grant: () => finish(resolve) };
        const queue = [...(queues.get(name) ?? []), entry];
        queues.set(name, queue);
        if (isGranted(queue, queue.length - 1)) entry.grant();
        else if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort);
      });
    },
    release: async (holder, name) => dequeue(name, entry => entry.holder === holder),
    async releaseAll(holder) {
      for (const name of [...queues.keys()]) dequeue(name, entry => entry.holder === holder);
    },
  };
}

/** The error of an operation that did not get a lock in time. */
export function lockTimeout(name: string): Conflict {
  return new Conflict(`Another operation on ${name} is in progress. Try again when it has ended.`);
}

function isGranted(queue: QueueEntry[], index: number): boolean {
  const isExclusive = queue[index]?.mode === 'exclusive';
  return queue.slice(0, index).every(({ mode }) => mode === 'shared' && !isExclusive);
}
