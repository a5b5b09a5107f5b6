import type { Config } from '#generated/config.js';
import { Forbidden, Throttled } from '../errors.js';
import type { Logger } from '../logger.js';
import type { Caller } from './caller.js';
import { createFailedAttempts } from './failed-attempts.js';
import { createIssuers } from './issuers.js';
import { createTokens, rememberNoTokens } from './tokens.js';

/** The part of the configuration that says who may do what. */
type AccessConfig = Pick<Config, 'token' | 'tokens' | 'issuers'>;

/** What a request has to show who sent it. */
export interface Credentials {
  /** The value of `X-Auth-Token`; undefined or empty where there is none. */
  token: string | undefined;
  /** The value of `Authorization`, which counts only where there is no token. */
  authorization?: string | undefined;
  /** The client's address. */
  address: string;
  /** Of the request. */
  log: Logger;
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

/** What a trusted proxy says of its client may be of any length. */
const LONGEST_ADDRESS = 64;

/** Source: RFC 6750, section 2.1. */
const BEARER = /^Bearer +([\w.~+/=-]+)$/i;

/**
 * Creates what recognizes the callers of one instance: by the header `X-Auth-Token`, or else by a bearer token.
 * @param config its tokens and issuers, until `reload` replaces them. The failed attempts of addresses, and which tokens were valid
 * before, outlast that.
 * @returns the functions that `Access` describes, with their errors. It logs a warning when it begins to slow an address.
 */
export function createAccess(config: AccessConfig): Access {
  const failures = createFailedAttempts();
  const remembered = rememberNoTokens();
  let tokens = createTokens(config, { remembered });
  let issuers = createIssuers(config.issuers);
  return {
    async authenticate({ token, authorization = '', address, log }) {
      const [, bearer] = BEARER.exec(authorization) ?? [];
      const wait = failures.secondsToWait(address);
      if (!token && !bearer) throw wrongToken();
      const caller = await (token ? tokens.callerOf(token, wait === 0) : issuers.callerOf(bearer ?? ''));
      if (caller) return caller;
      if (wait > 0) throw new Throttled('Too many requests from this address had a wrong token.', { retryAfter: wait });
      if (failures.add(address))
        log.warn({ address: address.slice(0, LONGEST_ADDRESS) }, 'slowed an address that sent wrong tokens');
      throw token ? wrongToken() : new Forbidden('The bearer token is wrong.');
    },
    reload(changed) {
      tokens = createTokens(changed, { remembered });
      issuers = createIssuers(changed.issuers);
    },
  };
}

function wrongToken(): Forbidden {
  return new Forbidden('X-Auth-Token is missing or wrong.');
}
