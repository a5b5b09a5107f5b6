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
import { deregisterTask, registerTask } from './task-registration.js';

/** A new task, PROVISIONING; nothing happens to it until `launchTask`. */
export function newTask(ecs: Ecs, order: TaskParameters): Task {
  const id = randomText.hexadecimal(32);
  const task: Task = {
    ...order,
    id,
    arn: arnOf(ecs, `task/${order.cluster.name}/${id}`),
    containers: order.definition.containerDefinitions.map(definition => ({
      arn: arnOf(ecs, `container/${order.cluster.name}/${id}/${randomText.uuid()}`),
      runtimeId: `${id}-${randomText.hexadecimal(10)}`,
      definition,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
    })),
    networkInterface: newNetworkInterface(ecs, order),
    desiredStatus: 'RUNNING',
    lastStatus: 'PROVISIONING',
    version: 1,
    createdAt: ecs.account.clock.now(),
    hasFailed: false,
  };
  order.cluster.tasks.set(id, task);
  return task;
}

/** Sets a new task on its way: PROVISIONING, PENDING, RUNNING. */
export function launchTask(ecs: Ecs, task: Task): void {
  const { clock, timings } = ecs.account;
  clock.schedule(timings.taskProvisioning, () => {
    if (task.desiredStatus === 'STOPPED') return;
    task.connectivityAt = clock.now();
    change(task, 'PENDING');
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
    failToStart(ecs, task, noLogGroup);
    return;
  }
  task.startedAt = ecs.account.clock.now();
  for (const container of task.containers) start(container);
  change(task, 'RUNNING');
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
  task.changed(task);
}

/** Whether a health check passes is written in the image's name. */
function start(container: Container): void {
  container.lastStatus = 'RUNNING';
  if (container.definition.healthCheck) {
    container.healthStatus = container.definition.image.includes('unhealthy') ? 'UNHEALTHY' : 'HEALTHY';
  }
}

const noLogGroup =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1';

function failToStart(ecs: Ecs, task: Task, reason: string): void {
  fail(ecs, task, 'TaskFailedToStart', reason);
}

function fail(ecs: Ecs, task: Task, code: StopCode, reason: string): void {
  task.hasFailed = true;
  stopTask(ecs, task, code, reason);
}

/** Orders a task to stop; it is STOPPED after the time that stopping takes. */
export function stopTask(ecs: Ecs, task: Task, stopCode: StopCode, stoppedReason: string): void {
  if (task.desiredStatus === 'STOPPED') return;
  const { clock, timings } = ecs.account;
  Object.assign(task, { desiredStatus: 'STOPPED', stopCode, stoppedReason, stoppingAt: clock.now() });
  deregisterTask(ecs, task);
  change(task, task.startedAt ? 'STOPPING' : 'DEPROVISIONING');
  clock.schedule(timings.taskStopping, () => {
    for (const container of task.containers) stop(ecs, task, container);
    task.stoppedAt = clock.now();
    change(task, 'STOPPED');
    task.changed(task);
  });
}

function stop(ecs: Ecs, task: Task, container: Container): void {
  if (container.lastStatus === 'RUNNING') {
    container.exitCode = 0;
    writeStop(ecs, task, container);
  }
  container.lastStatus = 'STOPPED';
}

function change(task: Task, status: Task['lastStatus']): void {
  task.lastStatus = status;
  task.version += 1;
}

/** Addresses are given in turn, so that no two tasks have the same for a long while. */
function newNetworkInterface(ecs: Ecs, order: TaskParameters): NetworkInterface {
  const { seed, region } = ecs.account;
  const subnets = order.networkConfiguration?.awsvpcConfiguration?.subnets ?? seed.subnetIds;
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

const hour = 3_600_000;

/** ECS remembers a stopped task for an hour. */
export function purgeStoppedTasks(ecs: Ecs): void {
  const oldest = ecs.account.clock.now().getTime() - hour;
  for (const { tasks } of ecs.clusters.values()) {
    for (const task of tasks.values()) {
      if (task.stoppedAt && task.stoppedAt.getTime() < oldest) tasks.delete(task.id);
    }
  }
}
