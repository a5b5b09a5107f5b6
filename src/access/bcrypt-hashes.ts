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
/** Of all checks of this process: they use the same threads. */
const acquire = createLimit(CONCURRENT_CHECKS);
const MAX_WAITING = 64;
/** A client may send one hash for ever or a new one with each request. */
const MAX_REMEMBERED = 1_000;

/** @param mayCheck whether a credential that is not remembered as valid is checked. */
type Check<Found> = (credential: string, mayCheck?: boolean) => Promise<Found>;

/**
 * For which token or hash of the configuration each credential was valid, by the digest of the credential. What it says stays true when
 * the configuration changes.
 */
export type ValidCredentials = Map<string, string>;

/** Compares a text with a bcrypt hash, off the event loop. */
export type Verify = (text: string, hash: string) => Promise<boolean>;

/** Whether a text has the form of a bcrypt hash whose check this service can afford. */
export function isBcryptHash(text: string): boolean {
  return HASH.test(text);
}

/**
 * Creates a check of bcrypt hashes of one token.
 * @param valid the hashes that were valid before; the check adds those that it finds valid.
 * @returns a function that throws {Unavailable} while too many hashes wait to be checked.
 */
export function createHashCheck(
  token: string,
  verify: Verify = verifyWithBcrypt,
  valid: ValidCredentials = new Map(),
): Check<boolean> {
  const secret = digestOf(token);
  const run = async (hash: string) => ((await verify(token, hash)) ? secret : undefined);
  const check = createSlowCheck([secret], valid, run);
  return async (hash, mayCheck) => (await check(hash, mayCheck)) === secret;
}

/** Bytes of a text that bcrypt considers. */
const MAX_BYTES = 72;

/**
 * Creates a check of tokens against bcrypt hashes.
 * @param valid the tokens that were valid before; the check adds those that it finds valid.
 * @returns a function that finds the hash of a token, and throws {Unavailable} while too many tokens wait to be checked.
 */
export function createTokenCheck(
  hashes: string[],
  verify: Verify = verifyWithBcrypt,
  valid: ValidCredentials = new Map(),
): Check<string | undefined> {
  const check = createSlowCheck(hashes, valid, async token => {
    for (const hash of hashes) if (await verify(token, hash)) return hash;
    return undefined;
  });
  return async (token, mayCheck) => (Buffer.byteLength(token) > MAX_BYTES ? undefined : check(token, mayCheck));
}

/**
 * Bounds what a check costs. A few credentials are checked at a time, concurrent requests with the same one share one check, and its
 * result is remembered. Valid credentials and others are remembered apart, so that a flood of wrong ones does not displace those
 * that clients use.
 * @param current the tokens or hashes of the configuration: what is remembered for others does not count.
 * @param run finds the one for which a credential is valid; undefined where it is wrong.
 */
function createSlowCheck(
  current: string[],
  valid: ValidCredentials,
  run: (credential: string) => Promise<string | undefined>,
): Check<string | undefined> {
  const checks = new Map<string, Promise<string | undefined>>();
  const wrong = new Map<string, undefined>();

  function remembered(key: string): string | undefined {
    const found = valid.get(key);
    return found !== undefined && current.includes(found) ? found : undefined;
  }

  async function check(credential: string, key: string): Promise<string | undefined> {
    const release = await acquire();
    try {
      const found = await run(credential);
      if (found === undefined) remember(wrong, key, undefined);
      else remember(valid, key, found);
      return found;
    } finally {
      release();
      checks.delete(key);
    }
  }

  return async (credential, mayCheck = true) => {
    // It is not kept in memory.
    const key = digestOf(credential);
    if (wrong.has(key)) return undefined;
    const known = remembered(key) ?? (mayCheck ? checks.get(key) : undefined);
    if (known !== undefined || !mayCheck) return known;
    if (checks.size >= CONCURRENT_CHECKS + MAX_WAITING)
      throw new Unavailable('Too many tokens are being checked at once.', { retryAfter: 1 });
    const started = check(credential, key);
    checks.set(key, started);
    return started;
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Forgets the oldest entry where the map is full. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = map.keys();
  if (map.size >= MAX_REMEMBERED && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}

/**
 * Loads the library with the first hash. It works on libuv's threads, not on the event loop. It does not know PHP's `$2y$`, which is the
 * same as `$2b$`.
 */
async function verifyWithBcrypt(text: string, hash: string): Promise<boolean> {
  const { default: bcrypt } = await import('bcrypt');
  return bcrypt.compare(text, hash.replace(/^\$2y/, '$$2b'));
}
