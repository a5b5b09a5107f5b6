import type { FetchImplementation, JWTHeaderParameters } from 'jose';
import type { Config } from '#generated/config.js';
import { Unavailable } from '../errors.js';
import { isObject } from '../json.js';

type Issuer = NonNullable<Config['issuers']>[number];
type KeySource = ReturnType<typeof import('jose').createRemoteJWKSet>;

/** Of a response of an issuer. */
const MAX_BYTES = 256 * 1024;

/** Source: OpenID Connect Discovery 1.0, section 4. */
const DISCOVERY_PATH = '/.well-known/openid-configuration';
const HTTPS_URL = /^https:\/\/[^\s/?#@]+(\/[^\s#@]*)?$/;
const LOOPBACK_URL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^\s#@]*)?$/;

/** Seconds after a failure until a caller may try again, and the issuer's configuration is read again. */
const RETRY_AFTER_SECONDS = 5;

/**
 * How long keys are waited for and kept, how soon after a response an unknown key asks for them again, and how soon after a failure the
 * issuer's configuration is read again, in milliseconds.
 */
export interface KeyTimes {
  timeout: number;
  maxAge: number;
  cooldown: number;
  pause: number;
}

export const KEY_TIMES: KeyTimes = {
  timeout: 3_000,
  maxAge: 600_000,
  cooldown: 30_000,
  pause: RETRY_AFTER_SECONDS * 1_000,
};

/**
 * Creates a source of the keys of an issuer: those at `jwksUri`, or else at the URL that the issuer's own configuration names. Both are
 * read when they are needed, and kept for `maxAge`.
 * @returns a function that finds the key of a token by its header; it throws errors of jose where the issuer has no such key,
 * {Unavailable} where the keys cannot be read.
 */
export function createKeySource({ name, issuer, jwksUri }: Issuer, times: KeyTimes) {
  const { timeout, maxAge, cooldown } = times;
  const discovery = createDiscovery(issuer, times);
  let keys: { uri: string; keyOf: KeySource } | undefined;
  return async (header: JWTHeaderParameters): Promise<Awaited<ReturnType<KeySource>>> => {
    const { createRemoteJWKSet, customFetch, errors } = await import('jose');
    const bounds = { timeoutDuration: timeout, cacheMaxAge: maxAge, cooldownDuration: cooldown };
    try {
      const uri = jwksUri ?? (await discovery.jwksUri());
      if (keys?.uri !== uri)
        keys = { uri, keyOf: createRemoteJWKSet(new URL(uri), { ...bounds, [customFetch]: boundedFetch }) };
      return await keys.keyOf(header);
    } catch (error) {
      // The keys were read, and none of them is the token's.
      const isRead = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      if (isRead || error instanceof errors.JOSENotSupported) throw error;
      discovery.forget();
      throw new Unavailable(`The keys of issuer ${name} cannot be read.`, {
        cause: error,
        retryAfter: RETRY_AFTER_SECONDS,
      });
    }
  };
}

/** Callers share one reading of the issuer's configuration. One that fails, or leads to no keys, is kept for `pause`. */
function createDiscovery(issuer: string, { timeout, maxAge, pause }: KeyTimes) {
  let reading: Promise<string> | undefined;
  let startedAt = 0;
  let keptFor = 0;
  return {
    /** @throws where the issuer's configuration cannot be read, or is not one. */
    jwksUri(): Promise<string> {
      if (reading && Date.now() - startedAt < keptFor) return reading;
      startedAt = Date.now();
      keptFor = maxAge;
      reading = discoverJwksUri(issuer, timeout);
      return reading;
    },
    /** The next reading starts `pause` after this one, or later. */
    forget() {
      keptFor = pause;
    },
  };
}

/** Source: OpenID Connect Discovery 1.0, sections 4.1 (a slash at the end of the issuer is removed) and 4.3 (the issuer is the same). */
async function discoverJwksUri(issuer: string, timeout: number): Promise<string> {
  const url = issuer.replace(/\/$/, '') + DISCOVERY_PATH;
  const response = await boundedFetch(url, {
    method: 'GET',
    headers: new Headers({ accept: 'application/json' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  const metadata: unknown = response.status === 200 ? await response.json() : undefined;
  if (!isObject(metadata) || metadata.issuer !== issuer)
    throw new Error(`${url} is not the configuration of ${issuer}.`);
  const { jwks_uri: uri } = metadata;
  if (typeof uri === 'string' && (HTTPS_URL.test(uri) || (LOOPBACK_URL.test(issuer) && LOOPBACK_URL.test(uri))))
    return uri;
  throw new Error(`The jwks_uri at ${url} is not an https URL.`);
}

/** Fetches at most `MAX_BYTES`. @throws where the response is larger. */
async function boundedFetch(...[url, options]: Parameters<FetchImplementation>): Promise<Response> {
  const response = await fetch(url, options);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`The response of ${url} is larger than ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return new Response(Buffer.concat(chunks), { status: response.status });
}
