import { type Caller, currentCaller } from '../concurrency/caller.js';
import type { CircuitBreaker } from '../concurrency/circuit-breaker.js';
import { createLimit } from '../concurrency/limit.js';
import { createTokenBucket, type TokenBucket } from '../concurrency/token-bucket.js';
import { mapAwsError } from './errors.js';
import { type Bucket, withMargin } from './rates.js';

/** A finished call to AWS, its retries and waits for buckets included. */
export interface AwsCall {
  account: string;
  service: string;
  action: string;
  /** `ok`, or the name of the error. */
  outcome: string;
  seconds: number;
}

/** The wait of an attempt of a call for its bucket. */
export interface BucketWait {
  account: string;
  service: string;
  bucket: string;
  priority: 'interactive' | 'background';
  seconds: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK's middleware types are generic over each client; only the call passes through here
type Next = (args: any) => Promise<any>;
/** A step of every call of a client of the SDK. */
export type Middleware = (next: Next, context: { commandName?: string }) => Next;

/** Calls of one client at the same time: as many as the SDK opens connections. */
const MAX_CALLS = 50;
/** Of each caller: for a connection, and for each bucket. */
const MAX_WAITING_CALLS = 1_000;
/** That a call of a request waits for a bucket, in milliseconds. Calls of operations wait longer. */
const MAX_WAIT = 10_000;

/** Refuses calls while the circuit breaker of their service is open. It is added before `observeCalls`, so that it sees mapped errors. */
export function refuseCallsInOutage({ run }: CircuitBreaker): Middleware {
  return next => args => run(() => next(args));
}

/** Reports the duration and outcome of each call, retries included, and maps AWS's errors to named errors. */
export function observeCalls(account: string, service: string, onCall: (call: AwsCall) => void): Middleware {
  return (next, context) => {
    const action = actionOf(context);
    return async args => {
      const startedAt = performance.now();
      const report = (outcome: string) =>
        onCall({ account, service, action, outcome, seconds: (performance.now() - startedAt) / 1000 });
      try {
        const result = await next(args);
        report('ok');
        // The SDK adds it; it is not part of AWS's response.
        delete result.output.$metadata;
        return result;
      } catch (error) {
        report(error instanceof Error ? error.name : 'unknown');
        throw mapAwsError(error, service, action, args.input);
      }
    };
  };
}

/**
 * Makes each attempt of a call wait for a token of its action's bucket, and for one of the client's connections, for which callers take
 * turns. The attempt is signed, and its timeout starts, when it has both; then it is refused where there is an outage by now.
 */
export function boundAttempts(
  account: string,
  service: string,
  { buckets, breaker, onWait }: { buckets: Bucket[]; breaker: CircuitBreaker; onWait: (wait: BucketWait) => void },
): Middleware {
  const acquire = createLimit(MAX_CALLS, {
    maxWaiting: MAX_WAITING_CALLS,
    message: `Too many calls to AWS ${service} in account ${account} wait for their turn.`,
  });
  const bucketOf = new Map(
    buckets.flatMap(bucket => {
      const observed = observedBucket(bucket, account, service, onWait);
      return bucket.actions.map(action => [action, observed] as const);
    }),
  );
  return (next, context) => {
    const bucket = bucketOf.get(actionOf(context));
    const attempt = async (args: unknown, caller: Caller | undefined) => {
      const release = await acquire(undefined, caller?.limitKey);
      try {
        breaker.assertClosed();
        return await next(args);
      } finally {
        release();
      }
    };
    if (!bucket) return args => attempt(args, currentCaller());
    return async args => {
      const caller = currentCaller();
      const token = bucket.take(caller);
      if (token) await token;
      try {
        return await attempt(args, caller);
      } finally {
        bucket.answered(caller);
      }
    };
  };
}

/** Creates a bucket that reports each wait. */
function observedBucket(
  bucket: Bucket,
  account: string,
  service: string,
  onWait: (wait: BucketWait) => void,
): TokenBucket {
  const { take, answered } = createTokenBucket(withMargin(bucket), {
    maxWaiting: MAX_WAITING_CALLS,
    maxWaitMs: MAX_WAIT,
    message: `Too many calls to AWS ${service} in account ${account} wait, as AWS limits their rate (${bucket.name}).`,
  });
  const observe = async (caller: Caller | undefined, token: Promise<void>) => {
    const startedAt = performance.now();
    await token;
    const priority = caller ? 'interactive' : 'background';
    onWait({ account, service, bucket: bucket.name, priority, seconds: (performance.now() - startedAt) / 1000 });
  };
  return {
    take(caller) {
      const token = take(caller);
      return token && observe(caller, token);
    },
    answered,
  };
}

/** The action of a call, as AWS names it. */
function actionOf({ commandName = '' }: { commandName?: string }): string {
  return commandName.replace(/Command$/, '');
}
