import type { JWTPayload } from 'jose';
import type { Config } from '#generated/config.js';
import { matchesAny } from '../domain/arns.js';
import { Forbidden } from '../errors.js';
import { isObject, ownMember, parsePointer } from '../json.js';
import { type Caller, grantOf } from './caller.js';
import { createKeySource, KEY_TIMES, type KeyTimes } from './issuer-keys.js';

type Issuer = NonNullable<Config['issuers']>[number];

const DEFAULT_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const DEFAULT_TOLERANCE_SECONDS = 30;
const DEFAULT_NAME_CLAIM = 'sub';

const MAX_NAME_LENGTH = 200;

interface Issuers {
  /**
   * Finds the caller of a bearer token.
   * @returns undefined for a token that none of the issuers signed for this service.
   * @throws {Forbidden} for an expired token; {Unavailable} where the issuer's keys cannot be read.
   */
  callerOf(bearer: string): Promise<Caller | undefined>;
}

/**
 * The issuers of a configuration, of which several may have the same claim `iss`: the caller has the grants of all that accept the token.
 * The library and the keys are loaded with the first token. @param times of the keys.
 */
export function createIssuers(issuers: Issuer[] = [], times: KeyTimes = KEY_TIMES): Issuers {
  const verifiers = issuers.map(config => ({ issuer: config.issuer, verify: createVerifier(config, times) }));
  return {
    async callerOf(bearer) {
      const { decodeJwt, errors } = await import('jose');
      const issuer = claimedIssuer(decodeJwt, bearer);
      const claimed = verifiers.filter(verifier => verifier.issuer === issuer);
      const results = await Promise.allSettled(claimed.map(({ verify }) => verify(bearer)));
      const callers = results.flatMap(result => (result.status === 'fulfilled' && result.value ? [result.value] : []));
      const [first] = callers;
      if (first) return { name: first.name, grants: callers.flatMap(({ grants }) => grants) };
      const refusals = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
      const failure = refusals.find(refusal => !(refusal instanceof errors.JOSEError));
      if (failure) throw failure;
      if (refusals.some(refusal => refusal instanceof errors.JWTExpired))
        throw new Forbidden('The bearer token has expired.');
      return undefined;
    },
  };
}

/** The issuer that a token claims to be of, before anything of it is verified. */
function claimedIssuer(decodeJwt: (token: string) => JWTPayload, bearer: string): string {
  try {
    return decodeJwt(bearer).iss ?? '';
  } catch {
    return '';
  }
}

/** @returns a function that throws errors of jose, except for {Unavailable} where the keys cannot be read. */
function createVerifier(config: Issuer, times: KeyTimes): (bearer: string) => Promise<Caller | undefined> {
  const { issuer, audience, algorithms = DEFAULT_ALGORITHMS, nameClaim = DEFAULT_NAME_CLAIM } = config;
  const { clockToleranceSeconds: clockTolerance = DEFAULT_TOLERANCE_SECONDS } = config;
  const keyOf = createKeySource(config, times);
  return async bearer => {
    const { jwtVerify } = await import('jose');
    const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp'] };
    const { payload } = await jwtVerify(bearer, keyOf, options);
    return callerOf(config, payload, nameClaim);
  };
}

/** The caller has every grant whose claims the token has. @returns undefined where the token does not name its caller. */
function callerOf({ name, grants }: Issuer, claims: JWTPayload, nameClaim: string): Caller | undefined {
  const subject = claimOf(claims, nameClaim);
  if (typeof subject !== 'string' || subject.length > MAX_NAME_LENGTH || !/^[ -~]+$/.test(subject)) return undefined;
  const held = grants.filter(grant =>
    Object.entries(grant.claims).every(([claim, pattern]) => hasClaim(claims, claim, pattern)),
  );
  return { name: `${name}:${subject}`, grants: held.map(grantOf) };
}

/** Whether a claim is a text that matches, or a list with one. `scope` is a list of words. Source: RFC 9068, section 2.2.3. */
function hasClaim(claims: JWTPayload, claim: string, pattern: string): boolean {
  const value = claimOf(claims, claim);
  const values = claim === 'scope' && typeof value === 'string' ? value.split(' ') : [value].flat();
  return values.some(one => typeof one === 'string' && matchesAny([pattern], one));
}

/** @param claim its name, or a JSON Pointer (RFC 6901) to a value inside of one. */
function claimOf(claims: JWTPayload, claim: string): unknown {
  const keys = claim.startsWith('/') ? parsePointer(claim) : [claim];
  return keys.reduce<unknown>((value, key) => (isObject(value) ? ownMember(value, key) : undefined), claims);
}
