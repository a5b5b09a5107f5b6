import { lookup } from 'node:dns';
import { connect } from 'node:net';
import { isTimeout, withDeadline } from '../concurrency/deadline.js';
import { createLimit } from '../concurrency/limit.js';
import { Unavailable } from '../errors.js';
import type { Network, OutboundPolicy } from './connection.js';
import type { Credentials } from './credentials.js';
import { describeImage, headImage, type ImageDescription } from './image.js';
import { type ImageReference, parseReference } from './reference.js';
import { openRepository, type Repository } from './repository.js';

export { type Credentials, parseRegistryAuth } from './credentials.js';
export type { ImageDescription, Platform } from './image.js';

/** After which a caller may try again that waited too long for others. */
const RETRY_AFTER_SECONDS = 1;

/** Reads images in container registries. */
export interface RegistryClient {
  /** @throws {NotFound} when the image does not exist, or the credentials do not give access to it. */
  verify(image: string, credentials: Credentials | undefined, signal: AbortSignal): Promise<void>;
  /** @throws {NotFound} as `verify`. */
  inspect(image: string, credentials: Credentials | undefined, signal: AbortSignal): Promise<ImageDescription>;
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
  /** The number of images that are read concurrently; 16 by default. */
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
  concurrency = 16,
  network = { lookup, connect },
}: RegistryOptions = {}): RegistryClient {
  const policy: OutboundPolicy = { network, ...originsOf(allowedRegistries), requestTimeoutMs };
  const acquire = createLimit(concurrency);

  async function withRepository<T>(
    image: string,
    credentials: Credentials | undefined,
    signal: AbortSignal,
    read: (reference: ImageReference, repository: Repository) => Promise<T>,
  ): Promise<T> {
    const reference = parseReference(image);
    return withDeadline(signal, timeoutMs, async deadline => {
      const release = await acquire(deadline).catch(throwOverloadedIfTimeout);
      try {
        return await read(reference, await openRepository(reference, credentials, policy, deadline));
      } finally {
        release();
      }
    });
  }

  return {
    verify: (image, credentials, signal) => withRepository(image, credentials, signal, headImage),
    inspect: (image, credentials, signal) => withRepository(image, credentials, signal, describeImage),
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
  throw new Unavailable('Too many images are being looked up at once.', { cause, retryAfter: RETRY_AFTER_SECONDS });
}
