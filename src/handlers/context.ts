import type { AwsAccount } from '../aws/account.js';
import type { Schemas } from '../domain/schemas.js';
import type { Logger } from '../logger.js';
import type { RegistryClient } from '../registry/index.js';
import type { Operations } from '../runtime/operations.js';

/** What a handler may use beside its request. */
export interface Context {
  requestId: string;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  log: Logger;
  service: ServiceInfo;
  /** An error as a problem document. @param instance the path of what failed. */
  problemOf(error: unknown, instance: string): Schemas['Problem'];
  registries: RegistryClient;
}

/** The context of operations under `/{account}`. */
export interface AccountContext extends Context {
  aws: AwsAccount;
  /** How many revisions of a task definition stay when newer ones are registered. */
  keepRevisions: number;
  /** The organisation this instance serves; what it makes and shows carries its tag. */
  org: string;
  /** Runs orchestrations. */
  operations: Operations;
}

/** What the service knows of itself. */
export interface ServiceInfo {
  version: string;
  /** Whether it takes requests, and each thing that this depends on. */
  readiness(): { ready: boolean; checks: Record<string, string> };
  /** The metrics in Prometheus' text format. */
  metrics(): Promise<string>;
}
