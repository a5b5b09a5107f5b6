import { type Deployment, type Ecs, healthOf, type Service, type Task } from '../state.js';
import { nextProvider, resolvePlatformVersion } from '../tasks/placement.js';
import { launchTask, newTask, stopTask } from '../tasks/task-lifecycle.js';
import { addEvent, completeDeployment, failDeployment } from './deployments.js';

/**
 * Takes one look at a service and does what brings it nearer to what is wanted. It is called after whatever may change
 * that; a call from within itself, as when a task takes no time to start, makes it look again.
 */
export function schedule(ecs: Ecs, service: Service): void {
  const { scheduler } = service;
  scheduler.needsAnotherRun = true;
  if (scheduler.isBusy) return;
  scheduler.isBusy = true;
  while (scheduler.needsAnotherRun) {
    scheduler.needsAnotherRun = false;
    if (service.status === 'DRAINING') drain(ecs, service);
    else if (service.status === 'ACTIVE') reconcile(ecs, service);
  }
  scheduler.isBusy = false;
}

/** The tasks of a service, or of one of its deployments, that nothing has told to stop. */
export function activeTasks(service: Service, deployment?: Deployment): Task[] {
  return [...service.cluster.tasks.values()].filter(
    ({ origin, desiredStatus }) =>
      origin?.service === service &&
      desiredStatus === 'RUNNING' &&
      (deployment === undefined || origin.deployment === deployment),
  );
}

function drain(ecs: Ecs, service: Service): void {
  stopTasks(ecs, service, activeTasks(service));
  const isEmpty = [...service.cluster.tasks.values()].every(
    ({ origin, lastStatus }) => origin?.service !== service || lastStatus === 'STOPPED',
  );
  if (isEmpty) service.status = 'INACTIVE';
}

function reconcile(ecs: Ecs, service: Service): void {
  const primary = service.deployments[0];
  if (!primary) return;
  stopUnhealthyTasks(ecs, service);
  if (primary.rolloutState !== 'FAILED') startMissingTasks(ecs, service, primary);
  stopExcessTasks(ecs, service, primary);
  settle(ecs, service, primary);
}

function stopUnhealthyTasks(ecs: Ecs, service: Service): void {
  for (const task of activeTasks(service).filter(one => healthOf(one) === 'UNHEALTHY')) {
    addEvent(ecs, service, `(task ${task.id}) failed container health checks.`);
    task.hasFailed = true;
    stopTask(ecs, task, 'ServiceSchedulerInitiated', `Task failed container health checks`);
  }
}

function startMissingTasks(ecs: Ecs, service: Service, primary: Deployment): void {
  if (primary.retryAt && primary.retryAt > ecs.account.clock.now()) return;
  const { maximumPercent } = service.settings.deploymentConfiguration;
  const missing = service.desiredCount - activeTasks(service, primary).length;
  const room = Math.floor((service.desiredCount * maximumPercent) / 100) - activeTasks(service).length;
  const count = Math.min(missing, room);
  if (count <= 0) return;
  const { launchType, capacityProviderStrategy } = primary.spec;
  if (launchType === 'EC2' && !capacityProviderStrategy.length) {
    addNoInstancesEvent(ecs, service);
    return;
  }
  const tasks = Array.from({ length: count }, () => createTask(ecs, service, primary));
  service.scheduler.isSteady = false;
  addEvent(ecs, service, `has started ${tasks.length} tasks: ${named(tasks)}.`);
  for (const task of tasks) launchTask(ecs, task);
}

/** The account has no container instances. Said once, not each time that the scheduler looks. */
function addNoInstancesEvent(ecs: Ecs, service: Service): void {
  const message =
    'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.';
  if (!service.events[0]?.message.endsWith(message)) addEvent(ecs, service, message);
}

function createTask(ecs: Ecs, service: Service, deployment: Deployment): Task {
  const { cluster, settings } = service;
  const { taskDefinition, capacityProviderStrategy, platformVersion, networkConfiguration } = deployment.spec;
  const providers = activeTasks(service, deployment).map(task => task.capacityProviderName);
  return newTask(ecs, {
    cluster,
    definition: taskDefinition,
    origin: { service, deployment },
    group: `service:${service.name}`,
    startedBy: deployment.id,
    capacityProviderName: nextProvider(capacityProviderStrategy, providers),
    platformVersion: resolvePlatformVersion(platformVersion),
    networkConfiguration,
    overrides: {},
    enableExecuteCommand: settings.enableExecuteCommand,
    tags: tagsOfTask(service, deployment),
    changed: task => handleTaskChange(ecs, service, deployment, task),
  });
}

function tagsOfTask({ name, cluster, tags, settings }: Service, { spec }: Deployment): Map<string, string> {
  const propagated = { SERVICE: tags, TASK_DEFINITION: spec.taskDefinition.tags, NONE: [] }[settings.propagateTags];
  const managed: [string, string][] = [
    ['aws:ecs:clusterName', cluster.name],
    ['aws:ecs:serviceName', name],
  ];
  return new Map([...propagated, ...(settings.enableECSManagedTags ? managed : [])]);
}

function handleTaskChange(ecs: Ecs, service: Service, deployment: Deployment, task: Task): void {
  if (task.lastStatus === 'RUNNING' && healthOf(task) !== 'UNHEALTHY') {
    for (const { targetGroupArn } of deployment.spec.loadBalancers) {
      addEvent(ecs, service, `registered 1 targets in (target-group ${targetGroupArn})`);
    }
    resetFailures(deployment);
  }
  if (task.lastStatus === 'STOPPED' && task.hasFailed) countFailure(ecs, service, deployment);
  schedule(ecs, service);
}

function resetFailures(deployment: Deployment): void {
  const { circuitBreaker, configuration } = deployment.serviceDeployment;
  if (configuration.deploymentCircuitBreaker.resetOnHealthyTask === false) return;
  deployment.failedTasks = 0;
  circuitBreaker.failureCount = 0;
}

/** The first failures are made good at once, those beyond the circuit breaker's threshold at growing intervals. */
function countFailure(ecs: Ecs, service: Service, deployment: Deployment): void {
  const { circuitBreaker, configuration } = deployment.serviceDeployment;
  service.scheduler.isSteady = false;
  deployment.failedTasks += 1;
  if (deployment !== service.deployments[0]) return;
  const beyond = deployment.failedTasks - circuitBreaker.threshold;
  if (deployment.rolloutState === 'IN_PROGRESS') circuitBreaker.failureCount = deployment.failedTasks;
  if (beyond < 0) return;
  if (deployment.rolloutState === 'IN_PROGRESS' && configuration.deploymentCircuitBreaker.enable) {
    failDeployment(ecs, service, deployment);
    return;
  }
  const now = ecs.account.clock.now().getTime();
  if (beyond === 0) addEvent(ecs, service, 'is unable to consistently start tasks successfully.');
  const delay = Math.min(FIRST_RETRY_DELAY * 2 ** beyond, MAX_RETRY_DELAY);
  deployment.retryAt = new Date(now + delay);
  ecs.account.clock.schedule(delay, () => schedule(ecs, service));
}

/** Milliseconds. ECS says of its own only that they grow, up to 15 minutes or so. */
const FIRST_RETRY_DELAY = 10_000;
const MAX_RETRY_DELAY = 900_000;

/** Stops what is too much, without going below the healthy tasks that there must be while a deployment goes on. */
function stopExcessTasks(ecs: Ecs, service: Service, primary: Deployment): void {
  const { minimumHealthyPercent } = service.settings.deploymentConfiguration;
  const byReadiness = (tasks: Task[]) => tasks.sort((a, b) => Number(isRunning(a)) - Number(isRunning(b)));
  const own = byReadiness(activeTasks(service, primary));
  const ownSurplus = own.slice(0, Math.max(0, own.length - service.desiredCount));
  const living = activeTasks(service);
  const others = byReadiness(living.filter(task => task.origin?.deployment !== primary));
  const minimum = Math.ceil((service.desiredCount * minimumHealthyPercent) / 100);
  const spare = living.filter(isRunning).length - ownSurplus.filter(isRunning).length - minimum;
  const idle = others.filter(task => !isRunning(task)).length;
  stopTasks(ecs, service, [...ownSurplus, ...others.slice(0, idle + Math.max(0, spare))]);
}

function stopTasks(ecs: Ecs, service: Service, tasks: Task[]): void {
  if (!tasks.length) return;
  service.scheduler.isSteady = false;
  addEvent(ecs, service, `has stopped ${tasks.length} running tasks: ${named(tasks)}.`);
  for (const task of tasks) {
    stopTask(ecs, task, 'ServiceSchedulerInitiated', `Scaling activity initiated by ${task.startedBy}`);
  }
}

function settle(ecs: Ecs, service: Service, primary: Deployment): void {
  const living = activeTasks(service);
  const isThere =
    living.length === service.desiredCount &&
    living.every(task => task.origin?.deployment === primary && isRunning(task)) &&
    primary.rolloutState !== 'FAILED';
  if (!isThere || service.scheduler.isSteady) return;
  if (primary.rolloutState === 'IN_PROGRESS') completeDeployment(ecs, service, primary);
  addEvent(ecs, service, 'has reached a steady state.');
  service.scheduler.isSteady = true;
}

function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING' && healthOf(task) !== 'UNHEALTHY';
}

function named(tasks: Task[]): string {
  return tasks.map(({ id }) => `(task ${id})`).join(' ');
}
