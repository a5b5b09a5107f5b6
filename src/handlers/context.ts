import type { AwsAccount } from '../aws/account.js';
import type { SpaceLimit } from '../domain/limits/spaces.js';
import type { Schemas } from '../domain/schemas.js';
import type { Logger } from '../logger.js';
import type { RegistryClient } from '../registry/index.js';
import type { EventFeeds } from '../runtime/event-feeds.js';
import type { Operations } from '../runtime/operations.js';

/** What a handler gets beside its request. */
export interface Context {
  requestId: string;
  /** The key by which limits count the request. */
  limitKey: string;
  /** Aborted when the client disconnects. */
  signal: AbortSignal;
  log: Logger;
  service: ServiceInfo;
  /** The problem document of an error. @param instance the path of the failed request or operation. */
  problemOf(error: unknown, instance: string): Schemas['Problem'];
  registries: RegistryClient;
}

/** The context of operations under `/{account}`. */
export interface AccountContext extends Context {
  aws: AwsAccount;
  /** The number of revisions of a family that stay when a newer one is registered. */
  keepRevisions: number | undefined;
  /** The organisation that this instance serves. Its resources have the org's tag. */
  org: string;
  /** The spaces that the caller is limited to. */
  spaces: SpaceLimit;
  /** The operations of the org in the account. */
  operations: Operations;
  /** Watches these operations. */
  feeds: EventFeeds;
}

/** Information about this service. */
export interface ServiceInfo {
  version: Schemas['Version'];
  /** Whether it accepts requests, and the state of each dependency. */
  readiness(): { ready: boolean; checks: Record<string, string> };
  /** The metrics in Prometheus' text format. */
  metrics(): Promise<string>;
}
