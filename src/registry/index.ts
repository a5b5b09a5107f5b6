import { lookup } from 'node:dns';
import { connect } from 'node:net';
import { withDeadline } from '../concurrency/deadline.js';
import { createLimit } from '../concurrency/limit.js';
import type { Credentials } from './credentials.js';
import type { Network } from './dial.js';
import { describeImage, headImage, type ImageDescription } from './image.js';
import { type ImageReference, parseReference } from './reference.js';
import { openRepository, type Repository } from './repository.js';

export { type Credentials, parseRegistryAuth } from './credentials.js';
export type { ImageDescription, Platform } from './image.js';

/** Asks container registries about images. */
export interface RegistryClient {
  /** @throws {NotFound} when there is no such image, or none that these credentials may see. */
  verify(image: string, credentials: Credentials | undefined, signal: AbortSignal): Promise<void>;
  /** @throws {NotFound} as `verify`. */
  inspect(image: string, credentials: Credentials | undefined, signal: AbortSignal): Promise<ImageDescription>;
}

export interface RegistryOptions {
  /**
   * Registries, as `host` or `host:port`, that may be at an address that is not public, and may speak plain http; all others
   * have to be at a public address and speak https. A registry behind a VPC endpoint, as ECR may be, is at a private one.
   */
  allowedRegistries?: string[];
  /** For all that one image takes; 20 seconds unless given. */
  timeoutMs?: number;
  /** For each request on the way; 10 seconds unless given. */
  requestTimeoutMs?: number;
  /** How many images are asked about at once; 16 unless given. */
  concurrency?: number;
  network?: Network;
}

/**
 * Makes the client that the image operations work with. It keeps no connection, no token and no credentials between calls.
 * @returns functions that throw {Invalid} for a reference that cannot be read or an address that is forbidden, {NotFound},
 * {Throttled}, {Unavailable}, {BadGateway} or {TimedOut}, or what their signal was aborted with.
 */
export function createRegistryClient({
  allowedRegistries = [],
  timeoutMs = 20_000,
  requestTimeoutMs = 10_000,
  concurrency = 16,
  network = { lookup, connect },
}: RegistryOptions = {}): RegistryClient {
  const door = { network, allowedOrigins: originsOf(allowedRegistries), requestTimeoutMs };
  const inTurn = createLimit(concurrency);

  async function withRepository<T>(
    image: string,
    credentials: Credentials | undefined,
    signal: AbortSignal,
    work: (reference: ImageReference, repository: Repository) => Promise<T>,
  ): Promise<T> {
    const reference = parseReference(image);
    return withDeadline(signal, timeoutMs, deadline =>
      inTurn(async () => work(reference, await openRepository(reference, credentials, door, deadline)), deadline),
    );
  }

  return {
    verify: (image, credentials, signal) => withRepository(image, credentials, signal, headImage),
    inspect: (image, credentials, signal) => withRepository(image, credentials, signal, describeImage),
  };
}

/** Both ways to each registry, spelled as URLs spell them. */
function originsOf(registries: string[]): Set<string> {
  return new Set(registries.flatMap(registry => ['https', 'http'].map(way => new URL(`${way}://${registry}`).origin)));
}
