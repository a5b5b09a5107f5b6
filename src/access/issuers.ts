import type { FetchImplementation, JWTHeaderParameters, JWTPayload } from 'jose';
import type { Config } from '#generated/config.js';
import { matchesAny } from '../domain/arns.js';
import { Forbidden, Unavailable } from '../errors.js';
import { type Caller, grantOf } from './caller.js';

type Issuer = NonNullable<Config['issuers']>[number];

const DEFAULT_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const DEFAULT_TOLERANCE_SECONDS = 30;
const DEFAULT_NAME_CLAIM = 'sub';

/** Of a response with keys. */
const MAX_BYTES = 256 * 1024;
const MAX_NAME_LENGTH = 200;

/** How long keys are waited for and kept, and how soon after a response an unknown key asks for them again, in milliseconds. */
export interface KeyTimes {
  timeout: number;
  maxAge: number;
  cooldown: number;
}

const KEY_TIMES: KeyTimes = { timeout: 3_000, maxAge: 600_000, cooldown: 30_000 };

export interface Issuers {
  /**
   * Finds the caller of a bearer token.
   * @returns undefined for a token that none of the issuers signed for this service.
   * @throws {Forbidden} for an expired token; {Unavailable} where the issuer's keys cannot be read.
   */
  callerOf(bearer: string): Promise<Caller | undefined>;
}

/** The issuers of a configuration. Its library and their keys are loaded with the first token. */
export function createIssuers(issuers: Issuer[] = [], times = KEY_TIMES): Issuers {
  const verifiers = new Map(issuers.map(issuer => [issuer.issuer, createVerifier(issuer, times)]));
  return {
    async callerOf(bearer) {
      const { decodeJwt, errors } = await import('jose');
      const verify = verifiers.get(claimedIssuer(decodeJwt, bearer));
      return verify?.(bearer).catch(error => {
        if (error instanceof errors.JWTExpired) throw new Forbidden('The bearer token has expired.');
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      });
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
    const requiredClaims = ['exp', nameClaim];
    const options = { issuer, audience, algorithms, clockTolerance, requiredClaims };
    const { payload } = await jwtVerify(bearer, keyOf, options);
    return callerOf(config, payload, nameClaim);
  };
}

type KeySource = ReturnType<typeof import('jose').createRemoteJWKSet>;

function createKeySource({ name, jwksUri }: Issuer, { timeout, maxAge, cooldown }: KeyTimes) {
  let source: KeySource | undefined;
  return async (header: JWTHeaderParameters): Promise<Awaited<ReturnType<KeySource>>> => {
    const { createRemoteJWKSet, customFetch, errors } = await import('jose');
    source ??= createRemoteJWKSet(new URL(jwksUri), {
      timeoutDuration: timeout,
      cacheMaxAge: maxAge,
      cooldownDuration: cooldown,
      [customFetch]: boundedFetch,
    });
    return source(header).catch(error => {
      // The keys were read, and none of them is the token's.
      const isRead = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      if (isRead || error instanceof errors.JOSENotSupported) throw error;
      throw new Unavailable(`The keys of issuer ${name} cannot be read.`, { cause: error, retryAfter: 5 });
    });
  };
}

/** Fetches at most `MAX_BYTES`. @throws where the response is larger. */
const boundedFetch: FetchImplementation = async (url, options) => {
  const response = await fetch(url, options);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`The response of ${url} is larger than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return new Response(Buffer.concat(chunks), { status: response.status });
};

/** The caller has every grant whose claims the token has. @returns undefined where the token does not name its caller. */
function callerOf({ name, grants }: Issuer, claims: JWTPayload, nameClaim: string): Caller | undefined {
  const subject = claims[nameClaim];
  if (typeof subject !== 'string' || subject.length > MAX_NAME_LENGTH || !/^[ -~]+$/.test(subject)) return undefined;
  const held = grants.filter(grant =>
    Object.entries(grant.claims).every(([claim, pattern]) => hasClaim(claims, claim, pattern)),
  );
  return { name: `${name}:${subject}`, grants: held.map(grantOf) };
}

/** Whether a claim is a text that matches, or a list with one. `scope` is a list of words. Source: RFC 9068, section 2.2.3. */
function hasClaim(claims: JWTPayload, claim: string, pattern: string): boolean {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  const values = claim === 'scope' && typeof value === 'string' ? value.split(' ') : [value].flat();
  return values.some(one => typeof one === 'string' && matchesAny([pattern], one));
}
