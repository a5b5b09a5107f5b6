import { isDeepStrictEqual } from 'node:util';
import type { Service, ServiceDeployment } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import { isTimeout, withDeadline } from '../../concurrency/deadline.js';
import { poll } from '../../concurrency/poll.js';
import { nameOf } from '../../domain/names.js';
import { BadGateway, Conflict, NotFound, Throttled, TimedOut, Unavailable } from '../../errors.js';
import type { Progress, Saga } from '../../saga/saga.js';
import { type Owner, ownedService } from '../../tenancy.js';
import { type DeployedService, primaryDeployment, ROLLING_BACK, type StartedDeployment } from './deployment.js';
import { describeDeploymentFailure } from './deployment-failure.js';

/** Milliseconds between two reads, growing: ECS allows 20 of them a second in the whole account. */
const READ_INTERVAL = { intervalMs: 2_000, maxIntervalMs: 15_000, growth: 1.5 };
/** The clocks that stamp a service's deployment and its entry in the history may differ. */
const CLOCK_TOLERANCE_MS = 1_000;

const ENDED = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** The input of workflows that deploy a service. */
export interface WaitForDeployment {
  /** Seconds to wait for the deployment; undefined not to wait. */
  waitSeconds?: number | undefined;
}

/**
 * The service after its deployment, for callers that wait for it.
 * @param started the deployment that the change started; undefined to follow the one that the service is in, whoever started it.
 * @param seconds how long to wait; undefined not to wait.
 */
export async function settleDeployment<S extends DeployedService>(
  saga: Saga,
  owner: Owner,
  service: S,
  started: StartedDeployment | undefined,
  seconds: number | undefined,
): Promise<S | Service> {
  if (!seconds) return service;
  const resource = { type: 'ecs:service', name: service.serviceName ?? '' };
  return saga.wait<S | Service>('waitForDeployment', resource, service, (signal, onProgress) =>
    waitUntilSteady(owner, service, started, { seconds, signal, onProgress }),
  );
}

interface WaitOptions {
  seconds: number;
  signal: AbortSignal;
  /** Called whenever the progress changes. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Waits until the deployment has ended, and then until all tasks that the service wants run its definition. Each alone proves nothing: a
 * steady service may have returned to its previous definition, and a change of the desired count starts no deployment.
 * @throws {Conflict} where the deployment was stopped, rolled back or failed, with the reasons of its tasks, or where another one
 * replaced it; {TimedOut}.
 */
export async function waitUntilSteady(
  owner: Owner,
  service: DeployedService,
  started: StartedDeployment | undefined,
  { seconds, signal, onProgress = () => {} }: WaitOptions,
): Promise<Service> {
  const { serviceName } = service;
  let waitingFor = `the deployment of service ${serviceName}, which is still in progress`;
  const report = onChange((progress: Progress) => {
    const { runningTaskCount, requestedTaskCount } = progress;
    if (!progress.status)
      waitingFor = `the tasks of service ${serviceName}: ${runningTaskCount} of ${requestedTaskCount} run`;
    onProgress(progress);
  });
  try {
    return await withDeadline(signal, seconds * 1000, async deadline => {
      const followed = started ?? (await currentDeployment(owner, service, deadline));
      if (followed) await waitForSuccess(owner, service, followed, deadline, report);
      const expected = followed?.success === 'ROLLBACK_SUCCESSFUL' ? undefined : primaryDeployment(service);
      return waitForTasks(owner, service, expected?.taskDefinition, deadline, report);
    });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new TimedOut(`Timed out after ${seconds} s waiting for ${waitingFor}.`);
  }
}

/** The deployment of a service that is not known to have succeeded: one that is in progress or has failed. */
async function currentDeployment(
  owner: Owner,
  service: DeployedService,
  signal: AbortSignal,
): Promise<StartedDeployment | undefined> {
  const { id = '', createdAt, rolloutState = 'COMPLETED' } = primaryDeployment(service) ?? {};
  if (rolloutState === 'COMPLETED') return undefined;
  const known = { id, createdAt, arn: service.currentServiceDeployment };
  const arn = known.arn ?? (await findDeploymentArn(owner, service, known, signal));
  const options = pollOptions(owner, `deployment ${arn} to appear`, signal);
  const { status = '' } = await poll(options, () => undefinedIfUnavailable(() => describeDeployment(owner.aws, arn)));
  return { ...known, arn, success: ROLLING_BACK.includes(status) ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL' };
}

async function waitForSuccess(
  owner: Owner,
  service: DeployedService,
  followed: StartedDeployment,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<void> {
  const arn = followed.arn ?? (await findDeploymentArn(owner, service, followed, signal));
  const ended = await owner.aws.singleFlight(arn, signal, shared => pollDeployment(owner, arn, shared, report));
  if (ended.status === followed.success) return;
  const failure = await describeDeploymentFailure(owner, service, followed.id, ended);
  throw new Conflict(`The deployment of service ${service.serviceName} failed: ${ended.statusReason ?? ended.status}`, {
    extensions: { deployment: failure },
  });
}

/** Finds a deployment in the service's history, where it may appear with a delay. */
function findDeploymentArn(
  owner: Owner,
  { clusterArn = '', serviceArn = '', serviceName }: DeployedService,
  { createdAt = new Date(0) }: Pick<StartedDeployment, 'createdAt'>,
  signal: AbortSignal,
): Promise<string> {
  const since = new Date(createdAt.getTime() - CLOCK_TOLERANCE_MS);
  const options = pollOptions(owner, `the deployment of service ${serviceName} to appear`, signal);
  return poll({ ...options, growth: 1 }, async () => {
    const [latest] = await ecs.listServiceDeployments(owner.aws, clusterArn, serviceArn, { since, signal });
    return latest?.serviceDeploymentArn;
  });
}

function pollDeployment(
  owner: Owner,
  arn: string,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<ServiceDeployment> {
  return poll(pollOptions(owner, `deployment ${arn} to end`, signal), async () => {
    const deployment = await undefinedIfUnavailable(() => describeDeployment(owner.aws, arn));
    if (!deployment) return undefined;
    report(progressOf(deployment));
    return ENDED.includes(deployment.status ?? '') ? deployment : undefined;
  });
}

/** @param definition that the tasks have to run; undefined for whichever the service runs. */
function waitForTasks(
  owner: Owner,
  { clusterArn = '', serviceArn = '', serviceName = '' }: DeployedService,
  definition: string | undefined,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<Service> {
  let isReplaced = false;
  return poll(pollOptions(owner, `the tasks of service ${serviceName}`, signal), async () => {
    const service = await undefinedIfUnavailable(() => ownedService(owner, clusterArn, serviceArn));
    if (!service) return undefined;
    const { status, runningCount, pendingCount, desiredCount } = service;
    if (status !== 'ACTIVE') throw new Conflict(`Service ${serviceName} is ${status}: it was deleted meanwhile.`);
    report({ requestedTaskCount: desiredCount, pendingTaskCount: pendingCount, runningTaskCount: runningCount });
    const { rolloutState, taskDefinition = '' } = primaryDeployment(service) ?? {};
    const isOther = definition !== undefined && taskDefinition !== definition;
    // One read alone may be outdated: ECS is eventually consistent.
    if (rolloutState === 'FAILED' || (isOther && isReplaced)) throw replaced(serviceName, taskDefinition, rolloutState);
    isReplaced = isOther;
    return !isOther && isSteady(service) ? service : undefined;
  });
}

function replaced(service: string, definition: string, rolloutState = ''): Conflict {
  return new Conflict(
    `Another deployment of service ${service} has begun meanwhile: it deploys ${nameOf(definition)} and is ${rolloutState}.`,
  );
}

/** Whether all tasks that a service wants run, and no others: those of an earlier deployment run until it is replaced. */
function isSteady({ deployments = [], desiredCount, runningCount, pendingCount = 0 }: Service): boolean {
  const isDeployed = deployments.every(({ status, rolloutState = 'COMPLETED' }) => {
    return status === 'PRIMARY' && rolloutState === 'COMPLETED';
  });
  return isDeployed && runningCount === desiredCount && pendingCount === 0;
}

function pollOptions({ aws }: Owner, waitingFor: string, signal: AbortSignal) {
  return { waitingFor, timeoutMs: Number.POSITIVE_INFINITY, signal, sleep: aws.sleep, ...READ_INTERVAL };
}

async function describeDeployment(aws: Owner['aws'], arn: string): Promise<ServiceDeployment> {
  const [found] = await ecs.describeServiceDeployments(aws, [arn]);
  if (!found) throw new NotFound(`Deployment ${arn} does not exist.`);
  return found;
}

function progressOf({ status, targetServiceRevision }: ServiceDeployment): Progress {
  const { requestedTaskCount, pendingTaskCount, runningTaskCount } = targetServiceRevision ?? {};
  return { status, requestedTaskCount, pendingTaskCount, runningTaskCount };
}

/** Calls a function only where the value differs from the previous one. */
function onChange<T>(call: (value: T) => void): (value: T) => void {
  let last: T | undefined;
  return value => {
    if (!isDeepStrictEqual(value, last)) call(value);
    last = value;
  };
}

const TRANSIENT = [Throttled, BadGateway, Unavailable, TimedOut];

/** A wait of minutes does not end because AWS is not available for a moment. */
async function undefinedIfUnavailable<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (TRANSIENT.some(kind => error instanceof kind)) return undefined;
    throw error;
  }
}
