import { type Deployment, type Ecs, healthOf, isProtected, type Service, type Task } from '../state.js';
import { nextProvider, resolvePlatformVersion, unassumable, unassumableRole } from '../tasks/placement.js';
import { launchTask, newTask, stopTask } from '../tasks/task-lifecycle.js';
import { addEvent, completeDeployment, failDeployment } from './deployments.js';

/**
 * Brings a service closer to its desired state. It is called after every change that may matter. A call from within
 * itself, for example when a task takes no time to start, makes it run once more.
 */
export function runScheduler(ecs: Ecs, service: Service): void {
  const { scheduler } = service;
  scheduler.needsAnotherRun = true;
  if (scheduler.isRunning) return;
  scheduler.isRunning = true;
  while (scheduler.needsAnotherRun) {
    scheduler.needsAnotherRun = false;
    if (service.status === 'DRAINING') drain(ecs, service);
    else if (service.status === 'ACTIVE') reconcile(ecs, service);
  }
  scheduler.isRunning = false;
}

/** The tasks of a service, or of one of its deployments, that should run. */
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
  checkSteadyState(ecs, service, primary);
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
  const allowed = Math.floor((service.desiredCount * maximumPercent) / 100) - activeTasks(service).length;
  const count = Math.min(missing, allowed);
  if (count <= 0) return;
  const { launchType, capacityProviderStrategy } = primary.spec;
  if (launchType === 'EC2' && !capacityProviderStrategy.length) {
    addNoInstancesEvent(ecs, service);
    return;
  }
  const role = unassumableRole(ecs, primary.spec.taskDefinition, {});
  if (role !== undefined) {
    failToLaunch(ecs, service, primary, role);
    return;
  }
  const tasks = Array.from({ length: count }, () => createTask(ecs, service, primary));
  service.scheduler.isSteady = false;
  addEvent(ecs, service, `has started ${tasks.length} tasks: ${taskNames(tasks)}.`);
  for (const task of tasks) launchTask(ecs, task);
}

/**
 * CreateService and UpdateService accept roles that ECS cannot assume; the scheduler then launches no task and tries again. A task
 * that cannot be launched counts as failed (API Reference, Deployment, failedTasks). Users report an interval of about 30 s (pulumi-awsx, issue 927).
 */
function failToLaunch(ecs: Ecs, service: Service, deployment: Deployment, role: string): void {
  const { clock } = ecs.account;
  addEvent(ecs, service, `failed to launch a task with (error ${unassumable(role)}).`);
  deployment.retryAt = new Date(clock.now().getTime() + LAUNCH_RETRY_DELAY);
  clock.schedule(LAUNCH_RETRY_DELAY, () => runScheduler(ecs, service));
  countFailure(ecs, service, deployment);
  runScheduler(ecs, service);
}

/** The account has no container instances. The event is added once, not in each run. */
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
    onChange: task => handleTaskChange(ecs, service, deployment, task),
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
  runScheduler(ecs, service);
}

function resetFailures(deployment: Deployment): void {
  const { circuitBreaker, configuration } = deployment.serviceDeployment;
  if (configuration.deploymentCircuitBreaker.resetOnHealthyTask === false) return;
  deployment.failedTasks = 0;
  circuitBreaker.failureCount = 0;
}

/** Failed tasks are replaced immediately; beyond the circuit breaker's threshold, with increasing delays. */
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
  ecs.account.clock.schedule(delay, () => runScheduler(ecs, service));
}

/** In milliseconds. */
const LAUNCH_RETRY_DELAY = 30_000;
/** In milliseconds. AWS documents only that the delays increase up to about 15 minutes. */
const FIRST_RETRY_DELAY = 10_000;
const MAX_RETRY_DELAY = 900_000;

/** Stops excess tasks, while keeping the minimum of healthy tasks during a deployment. */
function stopExcessTasks(ecs: Ecs, service: Service, primary: Deployment): void {
  const { minimumHealthyPercent } = service.settings.deploymentConfiguration;
  const byReadiness = (tasks: Task[]) =>
    tasks.filter(task => !isProtected(ecs, task)).sort((a, b) => Number(isRunning(a)) - Number(isRunning(b)));
  const own = activeTasks(service, primary);
  const ownExcess = byReadiness(own).slice(0, Math.max(0, own.length - service.desiredCount));
  const active = activeTasks(service);
  const others = byReadiness(active.filter(task => task.origin?.deployment !== primary));
  const minimum = Math.ceil((service.desiredCount * minimumHealthyPercent) / 100);
  const spare = active.filter(isRunning).length - ownExcess.filter(isRunning).length - minimum;
  const notRunning = others.filter(task => !isRunning(task)).length;
  stopTasks(ecs, service, [...ownExcess, ...others.slice(0, notRunning + Math.max(0, spare))]);
}

function stopTasks(ecs: Ecs, service: Service, tasks: Task[]): void {
  if (!tasks.length) return;
  service.scheduler.isSteady = false;
  addEvent(ecs, service, `has stopped ${tasks.length} running tasks: ${taskNames(tasks)}.`);
  for (const task of tasks) {
    stopTask(ecs, task, 'ServiceSchedulerInitiated', `Scaling activity initiated by ${task.startedBy}`);
  }
}

function checkSteadyState(ecs: Ecs, service: Service, primary: Deployment): void {
  const active = activeTasks(service);
  const hasDesiredTasks =
    active.length === service.desiredCount &&
    active.every(task => task.origin?.deployment === primary && isRunning(task)) &&
    primary.rolloutState !== 'FAILED';
  if (!hasDesiredTasks || service.scheduler.isSteady) return;
  if (primary.rolloutState === 'IN_PROGRESS') completeDeployment(ecs, service, primary);
  addEvent(ecs, service, 'has reached a steady state.');
  service.scheduler.isSteady = true;
}

function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING' && healthOf(task) !== 'UNHEALTHY';
}

function taskNames(tasks: Task[]): string {
  return tasks.map(({ id }) => `(task ${id})`).join(' ');
}
