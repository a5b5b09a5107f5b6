import type { AwsAccount } from '../aws/account.js';
import type { Logger } from '../logger.js';
import type { Background } from '../orchestration/background.js';
import type { StepEvent } from '../orchestration/saga.js';
import type { RegistryClient } from '../registry/index.js';

/** What a handler may use beside its request. */
export interface Context {
  requestId: string;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  log: Logger;
  /** Told of each step of an orchestration. */
  onStep: (event: StepEvent) => void;
  service: ServiceInfo;
  registries: RegistryClient;
  /** For what goes on after the answer. */
  background: Background;
}

/** The context of operations under `/{account}`. */
export interface AccountContext extends Context {
  aws: AwsAccount;
  /** How many revisions of a task definition stay when newer ones are registered. */
  keepRevisions: number;
  /** The organisation this instance serves; what it makes and shows carries its tag. */
  org: string;
}

/** What the service knows of itself. */
export interface ServiceInfo {
  version: string;
  /** Whether it takes requests, and each thing that this depends on. */
  readiness(): { ready: boolean; checks: Record<string, string> };
  /** The metrics in Prometheus' text format. */
  metrics(): Promise<string>;
}
