import { Throttled } from '../errors.js';
import type { Caller } from './caller.js';
import { createTurns } from './turns.js';

/** A rate: `burst` calls at once, `perSecond` on average. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** The bounds of the queues of a bucket, and the message of the error for what is over them. */
interface Bounds {
  /** Calls of one caller that wait. */
  maxWaiting: number;
  /** Milliseconds that a call waits which may be refused. */
  maxWaitMs: number;
  message: string;
}

/** A monotonic clock, in milliseconds, and its timers. */
export interface TimerClock {
  now(): number;
  /** @returns a function that cancels the timer. */
  setTimer(callback: () => void, milliseconds: number): () => void;
}

/** @see createTokenBucket */
export interface TokenBucket {
  /**
   * Takes a token for a call: at once, or when the promise resolves that it returns, which rejects with the reason of the caller's signal.
   * @param caller for whom; undefined for background work. @throws {Throttled} over a bound, with the seconds that it would wait.
   */
  take(caller: Caller | undefined): Promise<void> | undefined;
  /** Says that a call is answered for which a token was taken. Its token is refilled from now on. */
  answered(caller: Caller | undefined): void;
}

/** While callers wait, background work gets one of so many tokens, so that it continues. */
const BACKGROUND_TURN = 10;

const REAL_CLOCK: TimerClock = {
  now: () => performance.now(),
  setTimer(callback, milliseconds) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Creates a copy of a server's token bucket, to make calls no faster than the server permits. The server takes a token when a call
 * arrives, which is at the latest when it is answered: so the server's bucket has as many tokens as this one, or more, however long the
 * calls take. Callers come first, and take turns; the requests of a caller and its operations have queues of their own. Background work
 * gets at most half of the rate, and a tenth while callers wait.
 */
export function createTokenBucket(
  rate: Rate,
  { maxWaiting, maxWaitMs, message }: Bounds,
  clock: TimerClock = REAL_CLOCK,
): TokenBucket {
  const tokens = createTokens(rate, clock);
  const backgroundTokens = createTokens(half(rate), clock);
  const callers = createTurns();
  const background = createTurns();
  /** Tokens that callers have got while background work waits. */
  let overtaken = 0;
  let cancelTimer = () => {};

  function take(isBackground: boolean): void {
    tokens.take();
    if (isBackground) backgroundTokens.take();
    overtaken = isBackground || background.size() === 0 ? 0 : overtaken + 1;
  }

  function grantNext(): boolean {
    if (tokens.wait() > 0) return false;
    const isBackgroundsTurn = callers.size() === 0 || overtaken >= BACKGROUND_TURN - 1;
    const isBackground = isBackgroundsTurn && background.size() > 0 && backgroundTokens.wait() <= 0;
    if (!(isBackground ? background : callers).grant()) return false;
    take(isBackground);
    return true;
  }

  /** Grants what tokens there are, and sets a timer for the next one. */
  function grantAll(): void {
    let isGranted = true;
    while (isGranted) isGranted = grantNext();
    cancelTimer();
    if (callers.size() + background.size() === 0) return;
    const wait = callers.size() > 0 ? tokens.wait() : Math.max(tokens.wait(), backgroundTokens.wait());
    cancelTimer = clock.setTimer(grantAll, Math.ceil(wait));
  }

  function waitForToken(caller: Caller | undefined): Promise<void> {
    const turns = caller ? callers : background;
    const queue = queueOf(caller);
    const waitMs = tokens.wait(turns.countBefore(queue) + 1);
    if (turns.countOf(queue) >= maxWaiting || (caller?.mayBeRefused && waitMs > maxWaitMs))
      throw new Throttled(message, { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)), isTransient: true });
    const { signal } = caller ?? {};
    signal?.throwIfAborted();
    const granted = turns.wait(queue, signal);
    if (signal) granted.catch(grantAll); // the timer was set for one that has left
    grantAll();
    return granted;
  }

  return {
    take(caller) {
      const isFirst = callers.size() + background.size() === 0;
      if (!isFirst || tokens.wait() > 0 || (!caller && backgroundTokens.wait() > 0)) return waitForToken(caller);
      take(!caller);
      return undefined;
    },
    answered(caller) {
      tokens.refill();
      if (!caller) backgroundTokens.refill();
      if (callers.size() + background.size() > 0) grantAll();
    },
  };
}

/** Tokens that are refilled steadily, each after it has been used. */
function createTokens({ burst, perSecond }: Rate, { now }: TimerClock) {
  const interval = 1000 / perSecond;
  let inUse = 0;
  /** When those that are not in use are refilled. */
  let refilledAt = 0;
  return {
    /** The milliseconds until there are so many; at most 0 where there are. More than that where some of them are in use. */
    wait: (count = 1) => Math.max(refilledAt - now(), 0) + (inUse + count - burst) * interval,
    take() {
      inUse += 1;
    },
    refill() {
      inUse -= 1;
      refilledAt = Math.max(refilledAt, now()) + interval;
    },
  };
}

function half({ burst, perSecond }: Rate): Rate {
  return { burst: Math.max(1, Math.floor(burst / 2)), perSecond: perSecond / 2 };
}

function queueOf(caller: Caller | undefined): string {
  if (!caller) return '';
  return caller.mayBeRefused ? `requests of ${caller.limitKey}` : `operations of ${caller.limitKey}`;
}
