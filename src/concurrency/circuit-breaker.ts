import { Unavailable } from '../errors.js';

/** Refuses calls to one service while it is unavailable, with {Unavailable} and the seconds until the next try. */
export interface CircuitBreaker {
  /** Makes a call. @throws {Unavailable}, or the error of the call. */
  run<Result>(call: () => Promise<Result>): Promise<Result>;
  /** @throws {Unavailable} where the service has become unavailable while a call waited for its turn. */
  assertClosed(): void;
}

interface CircuitBreakerOptions {
  /** The service, such as `AWS ecs in account prod`, for the message. */
  service: string;
  /** Whether the error of a call shows that the service is unavailable; undefined where it shows nothing, as after an abort. */
  isOutage: (error: unknown) => boolean | undefined;
  /** Milliseconds of a monotonic clock. */
  now?: () => number;
}

/** Consecutive calls that have to fail: a single action that fails is no outage while others succeed. */
const OPENS_AFTER = 10;
/** Milliseconds until one call may try again. */
const OPEN_MS = 10_000;

/**
 * Creates a circuit breaker: after ten consecutive outages calls fail at once instead of after their timeouts, so that they hold
 * neither callers nor connections. Ten seconds later one call tries the service; it closes the circuit, or opens it again.
 */
export function createCircuitBreaker({
  service,
  isOutage,
  now = () => performance.now(),
}: CircuitBreakerOptions): CircuitBreaker {
  let outages = 0;
  let triesAgainAt = 0;
  let isTrying = false;

  function refusal(wait: number): Unavailable {
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    return new Unavailable(`${service} has failed ${OPENS_AFTER} times in a row. It is tried again in ${seconds} s.`, {
      retryAfter: seconds,
      isTransient: true,
    });
  }

  async function run<Result>(call: () => Promise<Result>): Promise<Result> {
    const isTry = outages >= OPENS_AFTER;
    const wait = triesAgainAt - now();
    if (isTry && (wait > 0 || isTrying)) throw refusal(wait);
    if (isTry) isTrying = true;
    try {
      const result = await call();
      outages = 0;
      return result;
    } catch (error) {
      const isOut = isOutage(error);
      if (isOut === false) outages = 0;
      if (isOut) {
        outages += 1;
        // Not by calls that were made before it opened, and fail later.
        if (isTry || outages === OPENS_AFTER) triesAgainAt = now() + OPEN_MS;
      }
      throw error;
    } finally {
      if (isTry) isTrying = false;
    }
  }

  return {
    run,
    assertClosed() {
      const wait = triesAgainAt - now();
      if (outages >= OPENS_AFTER && wait > 0) throw refusal(wait); // the one that tries has been permitted when this time was over
    },
  };
}
