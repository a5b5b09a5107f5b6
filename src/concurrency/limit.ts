import { Unavailable } from '../errors.js';
import { isTimeout } from './deadline.js';

const RETRY_AFTER_SECONDS = 1;

/**
 * Lets so many run at once; the others wait their turn, in order.
 * @returns a function that runs `work` when a place is free.
 * @throws {Unavailable} from it, when time is up before one is; what `signal` was aborted with otherwise.
 */
export function createLimit(most: number): <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }

  async function acquire(signal: AbortSignal): Promise<void> {
    if (free > 0) {
      free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(isTimeout(signal.reason) ? overloaded(signal.reason) : signal.reason);
      };
      waiting.push(turn);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  return async (work, signal) => {
    signal.throwIfAborted();
    await acquire(signal);
    try {
      return await work();
    } finally {
      release();
    }
  };
}

function overloaded(cause: unknown): Unavailable {
  return new Unavailable('Too many images are being looked up at once.', { cause, retryAfter: RETRY_AFTER_SECONDS });
}
