import { setTimeout as sleep } from 'node:timers/promises';
import type { Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs';
import { absentIfNotFound } from '../aws/absent.js';
import { getLogEvents } from '../aws/cloudwatch-logs.js';
import {
  definitionsOfRevisions,
  describeServiceDeployments,
  describeTaskDefinition,
  describeTasks,
  listServiceDeployments,
  listTasks,
  recallService,
  rollBackDeployment,
  updateService,
} from '../aws/ecs.js';
import { awslogsStream } from '../domain/log-streams.js';
import { nameOf } from '../domain/names.js';
import { Conflict, NotFound, TimedOut } from '../errors.js';
import { type Owner, ownedTaskDefinition } from '../tenancy.js';

/** Milliseconds between looks, growing; ECS allows twenty such reads a second in all of an account. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
const EVENTS_TOLD = 10;
const LINES_TOLD = 20;
const TASKS_TOLD = 3;

const GOING_ON = ['PENDING', 'IN_PROGRESS'];

/** A deployment with the ARN of what it rolls out. */
export type DeploymentWithDefinition = ServiceDeployment & { taskDefinition: string | undefined };

/** The service's deployments, the latest first. */
export async function deploymentsOf(
  { aws }: Pick<Owner, 'aws'>,
  { clusterArn = '', serviceArn = '' }: Service,
  signal?: AbortSignal,
): Promise<DeploymentWithDefinition[]> {
  const arns = await listServiceDeployments(aws, clusterArn, serviceArn, signal);
  const deployments = await describeServiceDeployments(aws, arns);
  const revisions = deployments.flatMap(({ targetServiceRevision }) => targetServiceRevision?.arn ?? []);
  const definitions = await definitionsOfRevisions(aws, revisions);
  return deployments.map(deployment => ({
    ...deployment,
    taskDefinition: definitions.get(deployment.targetServiceRevision?.arn ?? ''),
  }));
}

/**
 * Follows the deployment that a change of a service began, until ECS is done with it. That a service is steady says nothing:
 * it may be so on the old definition.
 * @param service as the change answered it. @param seconds to wait at most.
 * @throws {Conflict} where it was stopped, rolled back or failed, with the reasons of its tasks; {TimedOut}.
 */
export async function untilDeployed(
  owner: Owner,
  service: Service,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const arn = await deploymentArnOf(owner, service);
  const outcome = await withinSeconds(seconds, signal, followed(owner, arn), service.serviceName);
  if (outcome.status === 'SUCCESSFUL') return;
  const failure = await failureOf(owner, service, outcome);
  throw new Conflict(
    `The deployment of service ${service.serviceName} failed: ${outcome.statusReason ?? outcome.status}.`,
    { extensions: { deployment: failure } },
  );
}

/** Goes back: stops the deployment that is going on, or deploys another definition. @returns the service as it goes back. */
export async function rollBack(owner: Owner, service: Service, revision: string | undefined): Promise<Service> {
  const { aws } = owner;
  const { clusterArn = '', serviceName = '' } = service;
  const named = revision && (await ownedTaskDefinition(owner, revision)).taskDefinition.taskDefinitionArn;
  const deployments = named ? [] : await deploymentsOf(owner, service);
  const current = deployments.find(({ status = '' }) => GOING_ON.includes(status));
  if (current?.serviceDeploymentArn) {
    await rollBackDeployment(aws, current.serviceDeploymentArn);
    const left = await recallService(aws, clusterArn, serviceName);
    if (!left) throw new NotFound(`Service ${serviceName} was not found.`);
    return left;
  }
  const last = deployments.find(
    ({ status, taskDefinition }) => status === 'SUCCESSFUL' && taskDefinition !== service.taskDefinition,
  );
  const taskDefinition = named ?? last?.taskDefinition;
  if (!taskDefinition) throw new Conflict(`Service ${serviceName} has no other definition that it was deployed with.`);
  return updateService(aws, { cluster: clusterArn, service: serviceName, taskDefinition });
}

/** UpdateService and CreateService name the deployment that they began; an older service may not have it yet. */
async function deploymentArnOf({ aws }: Owner, service: Service): Promise<string> {
  const { clusterArn = '', serviceArn = '', currentServiceDeployment } = service;
  const [latest] = await listServiceDeployments(aws, clusterArn, serviceArn);
  const arn = latest ?? currentServiceDeployment;
  if (!arn) throw new NotFound(`Service ${service.serviceName} has no deployment.`);
  return arn;
}

/** Those that are being followed, by their ARN: however many wait, one asks. */
const following = new Map<string, Promise<ServiceDeployment>>();

function followed(owner: Owner, arn: string): Promise<ServiceDeployment> {
  const known = following.get(arn);
  if (known) return known;
  const outcome = untilOver(owner, arn).finally(() => following.delete(arn));
  following.set(arn, outcome);
  return outcome;
}

async function untilOver({ aws }: Owner, arn: string): Promise<ServiceDeployment> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const [deployment] = await describeServiceDeployments(aws, [arn]);
    if (!deployment) throw new NotFound(`Deployment ${arn} was not found.`);
    if (!GOING_ON.includes(deployment.status ?? '')) return deployment;
    await sleep(pause / aws.speed);
  }
}

async function withinSeconds<T>(seconds: number, signal: AbortSignal, work: Promise<T>, name = ''): Promise<T> {
  const end = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: AbortSignal.any([signal, end.signal]) }).then(() => {
    throw new TimedOut(`The deployment of service ${name} is still going on after ${seconds} s.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    end.abort();
  }
}

/** What a person needs to know why: the tasks that stopped, the last events, the last lines. */
async function failureOf(owner: Owner, service: Service, deployment: ServiceDeployment) {
  const { clusterArn = '', serviceName = '' } = service;
  const [stopped, now] = await Promise.all([
    stoppedTasks(owner, service, deployment),
    recallService(owner.aws, clusterArn, serviceName),
  ]);
  const lines = await Promise.all(stopped.slice(0, TASKS_TOLD).map(task => lastLines(owner, task)));
  return {
    arn: deployment.serviceDeploymentArn,
    status: deployment.status,
    ...(deployment.statusReason && { reason: deployment.statusReason }),
    tasks: stopped.map(reasonsOf),
    events: (now?.events ?? []).slice(0, EVENTS_TOLD).flatMap(({ message }) => message ?? []),
    logs: lines.flat().slice(-LINES_TOLD),
  };
}

async function stoppedTasks({ aws }: Owner, service: Service, { createdAt }: ServiceDeployment): Promise<Task[]> {
  const { clusterArn = '', serviceName } = service;
  const arns = await listTasks(aws, clusterArn, { serviceName, status: 'STOPPED' });
  const tasks = await describeTasks(aws, clusterArn, arns);
  return tasks.filter(task => createdAt && task.createdAt && task.createdAt >= createdAt);
}

function reasonsOf({ taskArn, stopCode, stoppedReason, containers = [] }: Task) {
  const told = containers.filter(({ reason, exitCode }) => reason || (exitCode ?? 0) !== 0);
  return {
    task: taskArn,
    ...(stopCode && { code: stopCode }),
    ...(stoppedReason && { reason: stoppedReason }),
    containers: told.map(({ name, reason, exitCode }) => `${name}: ${reason ?? `exit code ${exitCode}`}`),
  };
}

async function lastLines({ aws }: Owner, { taskArn = '', taskDefinitionArn = '' }: Task): Promise<string[]> {
  const { taskDefinition } = await describeTaskDefinition(aws, taskDefinitionArn);
  const containers = taskDefinition.containerDefinitions ?? [];
  const places = containers.flatMap(({ name = '' }) => awslogsStream(containers, name, nameOf(taskArn)) ?? []);
  const lines = await Promise.all(
    places.map(async ({ group, stream }) => {
      // A container that never started has no stream.
      const selection = { limit: LINES_TOLD, startFromHead: false };
      const answer = await absentIfNotFound(() => getLogEvents(aws, group, stream, selection));
      return answer?.events?.flatMap(({ message }) => message ?? []) ?? [];
    }),
  );
  return lines.flat();
}
