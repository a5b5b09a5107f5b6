import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Deployment, Service, ServiceDeployment } from '@aws-sdk/client-ecs';
import { describeServiceDeployments, listServiceDeployments } from '../../aws/ecs.js';
import { BadGateway, Conflict, NotFound, Throttled, TimedOut } from '../../errors.js';
import type { Progress } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import { failureOf } from './deployment-failure.js';

/** Milliseconds between looks, growing; ECS allows twenty such reads a second in all of an account. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
/** The clocks that stamp a service's deployment and what ECS keeps of its history need not be the same. */
const CLOCK_DIFFERENCE = 1_000;

const OVER = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** A deployment that a change of a service began, or that it ended. */
export interface Begun {
  /** As its tasks name who started them: `ecs-svc/…`. */
  id: string;
  createdAt: Date | undefined;
  /** Its ARN in the service's history, where AWS told it. */
  arn: string | undefined;
  /** How it ends when all goes well. */
  success: 'SUCCESSFUL' | 'ROLLBACK_SUCCESSFUL';
}

/** How long to wait, and for whom. */
export interface Patience {
  seconds: number;
  signal: AbortSignal;
  /** Told how far it is, whenever that is another. */
  tell?: (progress: Progress) => void;
}

/** What is needed to know of a service. */
export type Deployed = Pick<Service, 'clusterArn' | 'serviceArn' | 'serviceName' | 'currentServiceDeployment'> & {
  deployments?: Pick<Deployment, 'id' | 'status' | 'createdAt'>[] | undefined;
};

/**
 * @param before the service as it was, undefined for a new one. @param after as the change answered it.
 * @returns the deployment that the change began; undefined where it began none, as for another desired count.
 */
export function begunBy(before: Deployed | undefined, after: Deployed): Begun | undefined {
  const primary = primaryOf(after);
  if (!primary?.id || primary.id === primaryOf(before)?.id) return undefined;
  const { currentServiceDeployment: arn } = after;
  const isTold = arn !== before?.currentServiceDeployment;
  return { id: primary.id, createdAt: primary.createdAt, arn: isTold ? arn : undefined, success: 'SUCCESSFUL' };
}

/** The deployment that a service is at; none where something else than ECS rolls it. */
export function primaryOf(service: Deployed | undefined) {
  return service?.deployments?.find(({ status }) => status === 'PRIMARY');
}

/**
 * Follows a deployment until ECS is done with it. That a service is steady says nothing: it may be so on the old definition.
 * @throws {Conflict} where it was stopped, rolled back or failed, with the reasons of its tasks; {TimedOut}.
 */
export async function untilDeployed(owner: Owner, service: Deployed, begun: Begun, patience: Patience): Promise<void> {
  const outcome = await within(patience, service, async signal => {
    const arn = begun.arn ?? (await arnOf(owner, service, begun, signal));
    return owner.aws.share(arn, signal, ended => untilOver(owner, arn, ended, patience.tell));
  });
  if (outcome.status === begun.success) return;
  const failure = await failureOf(owner, service, begun.id, outcome);
  throw new Conflict(
    `The deployment of service ${service.serviceName} failed: ${outcome.statusReason ?? outcome.status}`,
    { extensions: { deployment: failure } },
  );
}

async function within<Result>(
  { seconds, signal }: Patience,
  { serviceName }: Deployed,
  wait: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = AbortSignal.timeout(seconds * 1000);
  try {
    return await wait(AbortSignal.any([signal, late]));
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    throw new TimedOut(`The deployment of service ${serviceName} is still going on after ${seconds} s.`);
  }
}

/** Finds a deployment in the service's history, where it may turn up a moment late. */
async function arnOf(
  { aws }: Owner,
  { clusterArn = '', serviceArn = '' }: Deployed,
  { createdAt = new Date(0) }: Begun,
  signal: AbortSignal,
): Promise<string> {
  const since = new Date(createdAt.getTime() - CLOCK_DIFFERENCE);
  for (;;) {
    const [latest] = await listServiceDeployments(aws, clusterArn, serviceArn, { since, signal });
    if (latest) return latest;
    await sleep(FIRST_PAUSE / aws.speed, undefined, { signal });
  }
}

async function untilOver(
  { aws }: Owner,
  arn: string,
  signal: AbortSignal,
  tell?: (progress: Progress) => void,
): Promise<ServiceDeployment> {
  let told: Progress = {};
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const deployment = await unlessBusy(async () => {
      const [found] = await describeServiceDeployments(aws, [arn]);
      if (!found) throw new NotFound(`Deployment ${arn} was not found.`);
      return found;
    });
    const progress = deployment && progressOf(deployment);
    if (progress && !isDeepStrictEqual(progress, told)) tell?.(progress);
    told = progress ?? told;
    if (deployment && OVER.includes(deployment.status ?? '')) return deployment;
    await sleep(pause / aws.speed, undefined, { signal });
  }
}

function progressOf({ status, targetServiceRevision }: ServiceDeployment): Progress {
  const { requestedTaskCount, pendingTaskCount, runningTaskCount } = targetServiceRevision ?? {};
  return { status, requestedTaskCount, pendingTaskCount, runningTaskCount };
}

/** @returns undefined where AWS could not tell just now: who has waited for minutes does not want to end so. */
async function unlessBusy<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Throttled || error instanceof BadGateway || error instanceof TimedOut) return undefined;
    throw error;
  }
}
