import type { Config } from '#generated/config.js';
import { Forbidden, Throttled } from '../errors.js';
import type { Caller } from './caller.js';
import { createFailedAttempts } from './failed-attempts.js';
import { createIssuers } from './issuers.js';
import { createTokens } from './tokens.js';

/** The part of the configuration that says who may do what. */
export type AccessConfig = Pick<Config, 'token' | 'tokens' | 'issuers'>;

/** What a request has to show who sent it. */
export interface Credentials {
  /** The value of `X-Auth-Token`; undefined or empty where there is none. */
  token: string | undefined;
  /** The value of `Authorization`, which counts only where there is no token. */
  authorization?: string | undefined;
  /** The client's address. */
  address: string;
}

/** Recognizes callers. */
export interface Access {
  /**
   * @throws the same {Forbidden} for a missing and for a wrong token; {Throttled} where the address sent too many wrong ones;
   * {Unavailable} while too many others wait to be checked, or an issuer's keys cannot be read.
   */
  authenticate(credentials: Credentials): Promise<Caller>;
  /** Replaces all tokens and issuers by those of another configuration. Requests that have been accepted continue. */
  reload(config: AccessConfig): void;
}

/** Source: RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/=-]+)$/i;

export function createAccess(config: AccessConfig): Access {
  const failures = createFailedAttempts();
  let tokens = createTokens(config);
  let issuers = createIssuers(config.issuers);
  return {
    async authenticate({ token, authorization = '', address }) {
      const [, bearer] = BEARER.exec(authorization) ?? [];
      const wait = failures.secondsToWait(address);
      if (!token && !bearer) throw wrongToken();
      const caller = await (token ? tokens.callerOf(token, wait === 0) : issuers.callerOf(bearer ?? ''));
      if (caller) return caller;
      if (wait > 0) throw new Throttled('Too many requests from this address had a wrong token.', { retryAfter: wait });
      failures.add(address);
      throw token ? wrongToken() : new Forbidden('The bearer token is wrong.');
    },
    reload(changed) {
      tokens = createTokens(changed);
      issuers = createIssuers(changed.issuers);
    },
  };
}

function wrongToken(): Forbidden {
  return new Forbidden('X-Auth-Token is missing or wrong.');
}
