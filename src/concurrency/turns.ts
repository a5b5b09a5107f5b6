/** Those that wait for something, in a queue for each caller. */
export interface Turns {
  size(): number;
  /** How many of a caller wait. */
  countOf(caller: string): number;
  /** How many turns come before that of one more of a caller, unless other callers come. */
  countBefore(caller: string): number;
  /** Resolves when it is its turn. Rejects with the reason of its signal when that is aborted first, and leaves the queue. */
  wait(caller: string, signal: AbortSignal | undefined): Promise<void>;
  /** Ends the wait whose turn it is. @returns whether one waited. */
  grant(): boolean;
}

/** Creates queues whose callers take turns, each in the order of its calls. */
export function createTurns(): Turns {
  /** The queue of each caller that waits, whose turn it is first. */
  const waiting = new Map<string, (() => void)[]>();
  let size = 0;

  function add(caller: string, grant: () => void): void {
    const queue = waiting.get(caller) ?? [];
    queue.push(grant);
    waiting.set(caller, queue);
    size += 1;
  }

  function remove(caller: string, grant: () => void): void {
    const others = (waiting.get(caller) ?? []).filter(one => one !== grant);
    if (others.length > 0) waiting.set(caller, others);
    else waiting.delete(caller);
    size -= 1;
  }

  return {
    size: () => size,
    countOf: caller => waiting.get(caller)?.length ?? 0,
    countBefore(caller) {
      const own = waiting.get(caller)?.length ?? 0;
      let count = own;
      for (const [other, { length }] of waiting) if (other !== caller) count += Math.min(length, own + 1);
      return count;
    },
    wait(caller, signal) {
      return new Promise((resolve, reject) => {
        const grant = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const giveUp = () => {
          remove(caller, grant);
          reject(signal?.reason);
        };
        add(caller, grant);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
    grant() {
      const [first] = waiting;
      if (!first) return false;
      const [caller, queue] = first;
      const grant = queue.shift();
      waiting.delete(caller);
      if (queue.length > 0) waiting.set(caller, queue);
      size -= 1;
      grant?.();
      return true;
    },
  };
}
