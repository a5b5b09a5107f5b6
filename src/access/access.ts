import type { Config } from '#generated/config.js';
import { Forbidden, Throttled } from '../errors.js';
import type { Caller } from './caller.js';
import { createFailedAttempts } from './failed-attempts.js';
import { createTokens } from './tokens.js';

/** The part of the configuration that says who may do what. */
export type AccessConfig = Pick<Config, 'token' | 'tokens'>;

/** What a request has to show who sent it. */
export interface Credentials {
  /** The value of `X-Auth-Token`; undefined or empty where there is none. */
  token: string | undefined;
  /** The client's address. */
  address: string;
}

/** Recognizes callers. */
export interface Access {
  /**
   * @throws the same {Forbidden} for a missing and for a wrong token; {Throttled} where the address sent too many wrong ones;
   * {Unavailable} while too many others wait to be checked.
   */
  authenticate(credentials: Credentials): Promise<Caller>;
  /** Replaces all tokens by those of another configuration. Requests that have been accepted go on. */
  reload(config: AccessConfig): void;
}

export function createAccess(config: AccessConfig): Access {
  const failures = createFailedAttempts();
  let tokens = createTokens(config);
  return {
    async authenticate({ token, address }) {
      if (!token) throw wrongToken();
      const wait = failures.secondsToWait(address);
      const caller = await tokens.callerOf(token, wait === 0);
      if (caller) return caller;
      if (wait > 0) throw new Throttled('Too many requests from this address had a wrong token.', { retryAfter: wait });
      failures.add(address);
      throw wrongToken();
    },
    reload(changed) {
      tokens = createTokens(changed);
    },
  };
}

function wrongToken(): Forbidden {
  return new Forbidden('X-Auth-Token is missing or wrong.');
}
