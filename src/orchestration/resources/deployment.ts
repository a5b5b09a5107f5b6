import { isDeepStrictEqual } from 'node:util';
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import { isTimeout, withDeadline } from '../../concurrency/deadline.js';
import { poll } from '../../concurrency/poll.js';
import { BadGateway, Conflict, NotFound, Throttled, TimedOut } from '../../errors.js';
import type { Progress, Saga } from '../../saga/saga.js';
import { type Owner, ownedService } from '../../tenancy.js';
import { describeDeploymentFailure } from './deployment-failure.js';

/** Milliseconds between two reads, growing: ECS allows 20 of them a second in the whole account. */
const READ_INTERVAL = { intervalMs: 2_000, maxIntervalMs: 15_000, growth: 1.5 };
/** The clocks that stamp a service's deployment and its entry in the history may differ. */
const CLOCK_TOLERANCE_MS = 1_000;

const ENDED = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** A deployment that a change of a service started or stopped. */
export interface StartedDeployment {
  /** Its id, which its tasks have as `startedBy`: `ecs-svc/…`. */
  id: string;
  createdAt: Date | undefined;
  /** Its ARN in the service's history, where AWS returned it. */
  arn: string | undefined;
  /** The status in which it ends when it succeeds. */
  success: 'SUCCESSFUL' | 'ROLLBACK_SUCCESSFUL';
}

/** A deployment with the ARN of its task definition. */
export type DeploymentWithDefinition = ServiceDeployment & { taskDefinition: string | undefined };

/** The members of a service that tell its deployments. */
type DeployedService = Pick<Service, 'clusterArn' | 'serviceArn' | 'serviceName' | 'currentServiceDeployment'> & {
  deployments?: Pick<Deployment, 'id' | 'status' | 'createdAt'>[] | undefined;
};

/** The deployments of a service, the latest first. */
export async function deploymentsOf(
  { aws }: Pick<Owner, 'aws'>,
  { clusterArn = '', serviceArn = '' }: Service,
  signal?: AbortSignal,
): Promise<DeploymentWithDefinition[]> {
  const arns = await ecs.listServiceDeployments(aws, clusterArn, serviceArn, { signal });
  const deployments = await ecs.describeServiceDeployments(aws, arns, signal);
  const revisions = deployments.flatMap(({ targetServiceRevision }) => targetServiceRevision?.arn ?? []);
  const definitions = await ecs.definitionsOfRevisions(aws, revisions, signal);
  return deployments.map(deployment => ({
    ...deployment,
    taskDefinition: definitions.get(deployment.targetServiceRevision?.arn ?? ''),
  }));
}

/**
 * @param before the service before the change; undefined for a new one. @param after as the change returned it.
 * @returns the deployment that the change started; undefined where it started none, as for another desired count.
 */
export function startedDeployment(
  before: DeployedService | undefined,
  after: DeployedService,
): StartedDeployment | undefined {
  const primary = primaryDeployment(after);
  if (!primary?.id || primary.id === primaryDeployment(before)?.id) return undefined;
  const { currentServiceDeployment } = after;
  const arn = currentServiceDeployment === before?.currentServiceDeployment ? undefined : currentServiceDeployment;
  return { id: primary.id, createdAt: primary.createdAt, arn, success: 'SUCCESSFUL' };
}

/** The latest deployment of a service; undefined where another controller than ECS deploys it. */
export function primaryDeployment(service: DeployedService | undefined) {
  return service?.deployments?.find(({ status }) => status === 'PRIMARY');
}

/** The input of workflows that deploy a service. */
export interface WaitForDeployment {
  /** Seconds to wait for the deployment; undefined not to wait. */
  waitSeconds?: number | undefined;
}

/**
 * The service after its deployment, for callers that wait for it.
 * @param seconds how long to wait; undefined not to wait.
 */
export async function settleDeployment<S extends DeployedService>(
  saga: Saga,
  owner: Owner,
  service: S,
  deployment: StartedDeployment | undefined,
  seconds: number | undefined,
): Promise<S | Service> {
  if (!seconds || !deployment) return service;
  const { clusterArn = '', serviceArn = '', serviceName = '' } = service;
  const resource = { type: 'ecs:service', name: serviceName };
  await saga.wait('waitForDeployment', resource, undefined, (signal, onProgress) =>
    waitForDeployment(owner, service, deployment, { seconds, signal, onProgress }),
  );
  return saga.read('describeService', resource, () => ownedService(owner, clusterArn, serviceArn));
}

interface WaitOptions {
  seconds: number;
  signal: AbortSignal;
  /** Called whenever the progress changes. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Waits until this very deployment has ended. A steady service proves nothing: it may be steady with its previous definition.
 * @throws {Conflict} where the deployment was stopped, rolled back or failed, with the reasons of its tasks; {TimedOut}.
 */
export async function waitForDeployment(
  owner: Owner,
  service: DeployedService,
  started: StartedDeployment,
  options: WaitOptions,
): Promise<void> {
  const ended = await endedDeployment(owner, service, started, options);
  if (ended.status === started.success) return;
  const failure = await describeDeploymentFailure(owner, service, started.id, ended);
  throw new Conflict(`The deployment of service ${service.serviceName} failed: ${ended.statusReason ?? ended.status}`, {
    extensions: { deployment: failure },
  });
}

async function endedDeployment(
  owner: Owner,
  service: DeployedService,
  started: StartedDeployment,
  { seconds, signal, onProgress }: WaitOptions,
): Promise<ServiceDeployment> {
  try {
    return await withDeadline(signal, seconds * 1000, async deadline => {
      const arn = started.arn ?? (await findDeploymentArn(owner, service, started, deadline));
      return owner.aws.singleFlight(arn, deadline, shared => pollDeployment(owner, arn, shared, onProgress));
    });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new TimedOut(
      `Timed out after ${seconds} s waiting for the deployment of service ${service.serviceName}, which is still in progress.`,
    );
  }
}

/** Finds a deployment in the service's history, where it may appear with a delay. */
function findDeploymentArn(
  { aws }: Owner,
  { clusterArn = '', serviceArn = '', serviceName }: DeployedService,
  { createdAt = new Date(0) }: StartedDeployment,
  signal: AbortSignal,
): Promise<string> {
  const since = new Date(createdAt.getTime() - CLOCK_TOLERANCE_MS);
  const waitingFor = `the deployment of service ${serviceName} to appear`;
  const options = { waitingFor, timeoutMs: Number.POSITIVE_INFINITY, signal, sleep: aws.sleep, ...READ_INTERVAL };
  return poll({ ...options, growth: 1 }, async () => {
    const [latest] = await ecs.listServiceDeployments(aws, clusterArn, serviceArn, { since, signal });
    return latest;
  });
}

function pollDeployment(
  { aws }: Owner,
  arn: string,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<ServiceDeployment> {
  let reported: Progress = {};
  const waitingFor = `deployment ${arn} to end`;
  const options = { waitingFor, timeoutMs: Number.POSITIVE_INFINITY, signal, sleep: aws.sleep, ...READ_INTERVAL };
  return poll(options, async () => {
    const deployment = await undefinedIfUnavailable(() => describeDeployment(aws, arn));
    if (!deployment) return undefined;
    const progress = progressOf(deployment);
    if (!isDeepStrictEqual(progress, reported)) onProgress?.(progress);
    reported = progress;
    return ENDED.includes(deployment.status ?? '') ? deployment : undefined;
  });
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

/** A wait of minutes does not end because AWS is not available for a moment. */
async function undefinedIfUnavailable<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Throttled || error instanceof BadGateway || error instanceof TimedOut) return undefined;
    throw error;
  }
}
