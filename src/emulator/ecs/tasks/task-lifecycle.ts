import { randomText } from '../../random.js';
import {
  arnOf,
  type Container,
  type Ecs,
  type NetworkInterface,
  type StopCode,
  type Task,
  type TaskParameters,
} from '../state.js';
import { startFailure } from './start-failures.js';
import { writeExit, writeStart, writeStop } from './task-logs.js';
import { deregisterTask, isTarget, registerTask } from './task-registration.js';

/** Creates a task that stays PROVISIONING until `launchTask`. */
export function newTask(ecs: Ecs, parameters: TaskParameters): Task {
  const id = randomText.hexadecimal(32);
  const task: Task = {
    ...parameters,
    id,
    arn: arnOf(ecs, `task/${parameters.cluster.name}/${id}`),
    containers: parameters.definition.containerDefinitions.map(definition => ({
      arn: arnOf(ecs, `container/${parameters.cluster.name}/${id}/${randomText.uuid()}`),
      runtimeId: `${id}-${randomText.hexadecimal(10)}`,
      definition,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
    })),
    networkInterface: newNetworkInterface(ecs, parameters),
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    version: 1,
    createdAt: ecs.account.clock.now(),
    hasFailed: false,
  };
  parameters.cluster.tasks.set(id, task);
  return task;
}

/** Takes a new task from PROVISIONING through PENDING to RUNNING. */
export function launchTask(ecs: Ecs, task: Task): void {
  const { clock, timings } = ecs.account;
  clock.schedule(timings.taskProvisioning, () => {
    if (task.desiredStatus === 'STOPPED') return;
    task.connectivityAt = clock.now();
    setStatus(task, 'PENDING');
    const failure = startFailure(ecs, task);
    if (failure) {
      failToStart(ecs, task, failure);
      return;
    }
    task.pullStartedAt = clock.now();
    clock.schedule(timings.taskPending, () => {
      if (task.desiredStatus === 'RUNNING') run(ecs, task);
    });
  });
}

function run(ecs: Ecs, task: Task): void {
  const unpullable = task.containers.find(({ definition }) => definition.image.includes('does-not-exist'));
  if (unpullable) {
    const { image } = unpullable.definition;
    unpullable.reason = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`;
    failToStart(ecs, task, unpullable.reason);
    return;
  }
  task.pullStoppedAt = ecs.account.clock.now();
  if (!task.containers.every(container => writeStart(ecs, task, container))) {
    failToStart(ecs, task, NO_LOG_GROUP);
    return;
  }
  task.startedAt = ecs.account.clock.now();
  for (const container of task.containers) start(container);
  setStatus(task, 'RUNNING');
  const exited = task.containers.filter(({ definition }) => definition.image.includes('exits-at-once'));
  for (const container of exited) {
    container.lastStatus = 'STOPPED';
    container.exitCode = 1;
    writeExit(ecs, task, container);
  }
  if (exited.some(({ definition }) => definition.essential)) {
    fail(ecs, task, 'EssentialContainerExited', 'Essential container in task exited');
    return;
  }
  registerTask(ecs, task);
  task.onChange(task);
}

/** The image's name determines whether a health check passes. */
function start(container: Container): void {
  container.lastStatus = 'RUNNING';
  if (container.definition.healthCheck) {
    container.healthStatus = container.definition.image.includes('unhealthy') ? 'UNHEALTHY' : 'HEALTHY';
  }
}

const NO_LOG_GROUP =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1';

function failToStart(ecs: Ecs, task: Task, reason: string): void {
  fail(ecs, task, 'TaskFailedToStart', reason);
}

function fail(ecs: Ecs, task: Task, code: StopCode, reason: string): void {
  task.hasFailed = true;
  stopTask(ecs, task, code, reason);
}

/**
 * Stops a task. It is STOPPED after the time that stopping takes. A target is DEACTIVATING before, until the deregistration delay of
 * its target group has passed. Source: Amazon ECS Developer Guide, "Amazon ECS task lifecycle".
 */
export function stopTask(ecs: Ecs, task: Task, stopCode: StopCode, stoppedReason: string): void {
  if (task.desiredStatus === 'STOPPED') return;
  const { clock, timings } = ecs.account;
  Object.assign(task, { desiredStatus: 'STOPPED', stopCode, stoppedReason, stoppingAt: clock.now() });
  deregisterTask(ecs, task);
  // The target of a container that has exited is gone already.
  const delay = isTarget(task) && stopCode !== 'EssentialContainerExited' ? timings.deregistrationDelay : 0;
  if (delay > 0) setStatus(task, 'DEACTIVATING');
  clock.schedule(delay, () => {
    setStatus(task, task.startedAt ? 'STOPPING' : 'DEPROVISIONING');
    clock.schedule(timings.taskStopping, () => finishStopping(ecs, task));
  });
}

function finishStopping(ecs: Ecs, task: Task): void {
  for (const container of task.containers) stop(ecs, task, container);
  task.stoppedAt = ecs.account.clock.now();
  setStatus(task, 'STOPPED');
  task.onChange(task);
}

function stop(ecs: Ecs, task: Task, container: Container): void {
  if (container.lastStatus === 'RUNNING') {
    container.exitCode = 0;
    writeStop(ecs, task, container);
  }
  container.lastStatus = 'STOPPED';
}

function setStatus(task: Task, status: Task['lastStatus']): void {
  task.lastStatus = status;
  task.version += 1;
}

/** Assigns addresses in sequence, so that they are not reused soon. */
function newNetworkInterface(ecs: Ecs, parameters: TaskParameters): NetworkInterface {
  const { seed, region } = ecs.account;
  const subnets = parameters.networkConfiguration?.awsvpcConfiguration?.subnets ?? seed.subnetIds;
  const host = ecs.assignedAddresses++;
  const subnetId = subnets[host % subnets.length] ?? '';
  const index = seed.subnetIds.indexOf(subnetId);
  return {
    attachmentId: randomText.uuid(),
    id: `eni-${randomText.hexadecimal(17)}`,
    subnetId,
    availabilityZone: `${region}${'abc'[index]}`,
    macAddress: `0a:${randomText.hexadecimal(10).replace(/..(?!$)/g, '$&:')}`,
    privateAddress: `10.0.${index * 16 + (Math.floor(host / 250) % 16)}.${4 + (host % 250)}`,
  };
}

const HOUR = 3_600_000;

/** Removes the tasks that stopped more than an hour ago: AWS does not return them. */
export function purgeStoppedTasks(ecs: Ecs): void {
  const oldest = ecs.account.clock.now().getTime() - HOUR;
  for (const { tasks } of ecs.clusters.values()) {
    for (const task of tasks.values()) {
      if (task.stoppedAt && task.stoppedAt.getTime() < oldest) tasks.delete(task.id);
    }
  }
}
