import { connect } from 'node:net';
import { isTimeout, withDeadline } from '../concurrency/deadline.js';
import { createLimit, createLimits } from '../concurrency/limit.js';
import { Unavailable } from '../errors.js';
import type { Network, OutboundPolicy } from './connection.js';
import type { Credentials } from './credentials.js';
import { describeImage, headImage, type ImageDescription } from './image.js';
import { createPublicLookup, createSystemLookup } from './lookup.js';
import { type ImageReference, parseReference } from './reference.js';
import { openRepository, type Repository } from './repository.js';

export { type Credentials, parseRegistryAuth } from './credentials.js';
export type { ImageDescription, Platform } from './image.js';

/** After which a caller may try again that waited too long for others. */
const RETRY_AFTER_SECONDS = 1;

const OVERLOADED = 'Too many images are being looked up at once.';

/** Images of one registry that are read at the same time, so that one that does not respond leaves room for others. */
const MAX_OF_REGISTRY = 8;
/** Images that are read for one caller at the same time. */
const MAX_OF_CALLER = 32;
/** Those that may wait for each of the limits. */
const MAX_WAITING = 64;

/** Reads images in container registries. */
export interface RegistryClient {
  /**
   * @param limitKey the key by which the limit of one caller counts the image.
   * @throws {NotFound} when the image does not exist, or the credentials do not give access to it.
   */
  verify(image: string, credentials: Credentials | undefined, signal: AbortSignal, limitKey?: string): Promise<void>;
  /** @throws {NotFound} as `verify`. */
  inspect(
    image: string,
    credentials: Credentials | undefined,
    signal: AbortSignal,
    limitKey?: string,
  ): Promise<ImageDescription>;
}

interface RegistryOptions {
  /**
   * Registries, as `host` or `host:port`, that may have a private address and speak plain http, but then get no credentials; or as
   * `http://host`, which speak plain http and get credentials. All others must have a public address and speak https. A registry
   * behind a VPC endpoint, as ECR may be, has a private address.
   */
  allowedRegistries?: string[];
  /** The limit for all requests about one image; 20 seconds by default. */
  timeoutMs?: number;
  /** The limit for each request; 10 seconds by default. */
  requestTimeoutMs?: number;
  /** The number of images that are read concurrently; 64 by default. */
  concurrency?: number;
  network?: Network;
}

/**
 * Creates a client. It keeps no connection, token or credentials between calls.
 * @returns functions that throw {Invalid} for a reference that is not valid or an address that is not allowed, {NotFound},
 * {Throttled}, {Unavailable}, {BadGateway}, {TimedOut}, or the reason of their signal.
 */
export function createRegistryClient({
  allowedRegistries = [],
  timeoutMs = 20_000,
  requestTimeoutMs = 10_000,
  concurrency = 64,
  network = { lookup: createSystemLookup(), lookupPublic: createPublicLookup(), connect },
}: RegistryOptions = {}): RegistryClient {
  const policy: OutboundPolicy = { network, ...originsOf(allowedRegistries), requestTimeoutMs };
  const queue = { maxWaiting: MAX_WAITING, message: OVERLOADED };
  const ofRegistry = createLimits(() => createLimit(MAX_OF_REGISTRY, queue));
  const ofCaller = createLimits(() => createLimit(MAX_OF_CALLER, queue));
  const ofAll = createLimit(concurrency, queue);

  async function withRepository<T>(
    image: string,
    credentials: Credentials | undefined,
    signal: AbortSignal,
    limitKey: string,
    read: (reference: ImageReference, repository: Repository) => Promise<T>,
  ): Promise<T> {
    const reference = parseReference(image);
    return withDeadline(signal, timeoutMs, async deadline => {
      const releases: (() => void)[] = [];
      try {
        // The registry's permit comes first: a request that waits for a slow registry holds no permit that requests to others need.
        for (const acquire of [
          () => ofRegistry(reference.registry.toLowerCase(), deadline),
          () => ofCaller(limitKey, deadline),
          () => ofAll(deadline),
        ])
          releases.push(await acquire().catch(throwOverloadedIfTimeout));
        return await read(reference, await openRepository(reference, credentials, policy, deadline));
      } finally {
        for (const release of releases) release();
      }
    });
  }

  return {
    verify: (image, credentials, signal, limitKey = '') =>
      withRepository(image, credentials, signal, limitKey, headImage),
    inspect: (image, credentials, signal, limitKey = '') =>
      withRepository(image, credentials, signal, limitKey, describeImage),
  };
}

/** The same client for one caller. @param limitKey the key by which its limit counts. */
export function forCaller(client: RegistryClient, limitKey: string): RegistryClient {
  return {
    verify: (image, credentials, signal) => client.verify(image, credentials, signal, limitKey),
    inspect: (image, credentials, signal) => client.inspect(image, credentials, signal, limitKey),
  };
}

/** The https and http origins of registries; only the http origin of one that is given with http. */
function originsOf(registries: string[]): Pick<OutboundPolicy, 'allowedOrigins' | 'plainOrigins'> {
  const isPlain = (registry: string) => registry.startsWith('http://');
  const plain = registries.filter(isPlain);
  const either = registries
    .filter(registry => !isPlain(registry))
    .flatMap(host => [`https://${host}`, `http://${host}`]);
  const origins = (urls: string[]) => new Set(urls.map(url => new URL(url).origin));
  return { allowedOrigins: origins([...either, ...plain]), plainOrigins: origins(plain) };
}

function throwOverloadedIfTimeout(cause: unknown): never {
  if (!isTimeout(cause)) throw cause;
  throw new Unavailable(OVERLOADED, { cause, retryAfter: RETRY_AFTER_SECONDS });
}
