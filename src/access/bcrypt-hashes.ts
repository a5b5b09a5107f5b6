import { createHash } from 'node:crypto';
import { createLimit } from '../concurrency/limit.js';
import { Unavailable } from '../errors.js';

/**
 * A bcrypt hash of any revision that Go, PHP and C write, with a cost of at most 12: the caller chooses the cost, and each step
 * doubles the processor time (12 takes a quarter of a second).
 */
const HASH = /^\$2[aby]\$(0[4-9]|1[0-2])\$[./A-Za-z0-9]{53}$/;

/** Half of libuv's four threads; the others stay free for DNS and files. */
const CONCURRENT_CHECKS = 2;
const MAX_WAITING = 64;
/** A client may send one hash for ever or a new one with each request. */
const MAX_REMEMBERED = 1_000;

/** Compares a text with a bcrypt hash, off the event loop. */
export type Verify = (text: string, hash: string) => Promise<boolean>;

/** Whether a text has the form of a bcrypt hash whose check this service can afford. */
export function isBcryptHash(text: string): boolean {
  return HASH.test(text);
}

/**
 * Creates a check of bcrypt hashes of one token. A few hashes are checked at a time, concurrent requests with the same hash share one
 * check, and its result is remembered. Hashes of the token and others are remembered apart, so that a flood of wrong ones does not
 * displace those that clients use.
 * @returns a function that throws {Unavailable} while too many hashes wait to be checked.
 */
export function createHashCheck(token: string, verify: Verify = verifyWithBcrypt): (hash: string) => Promise<boolean> {
  const acquire = createLimit(CONCURRENT_CHECKS);
  const checks = new Map<string, Promise<boolean>>();
  const remembered = { true: new Set<string>(), false: new Set<string>() };

  async function check(hash: string, key: string): Promise<boolean> {
    const release = await acquire();
    try {
      const isOfToken = await verify(token, hash);
      remember(remembered[`${isOfToken}`], key);
      return isOfToken;
    } finally {
      release();
      checks.delete(key);
    }
  }

  return async hash => {
    // A hash of the token is a credential: it is not kept in memory.
    const key = createHash('sha256').update(hash).digest('base64');
    if (remembered.true.has(key)) return true;
    if (remembered.false.has(key)) return false;
    const running = checks.get(key);
    if (running) return running;
    if (checks.size >= CONCURRENT_CHECKS + MAX_WAITING)
      throw new Unavailable('Too many tokens are being checked at once.', { retryAfter: 1 });
    const started = check(hash, key);
    checks.set(key, started);
    return started;
  };
}

/** Forgets the oldest entry where the set is full. */
function remember(set: Set<string>, key: string): void {
  const [oldest] = set;
  if (set.size >= MAX_REMEMBERED && oldest !== undefined) set.delete(oldest);
  set.add(key);
}

/**
 * Loads the library with the first hash. It works on libuv's threads, not on the event loop. It does not know PHP's `$2y$`, which is the
 * same as `$2b$`.
 */
async function verifyWithBcrypt(text: string, hash: string): Promise<boolean> {
  const { default: bcrypt } = await import('bcrypt');
  return bcrypt.compare(text, hash.replace(/^\$2y/, '$$2b'));
}
