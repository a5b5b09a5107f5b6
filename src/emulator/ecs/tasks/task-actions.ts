import { AwsError, type Backend } from '../../backend.js';
import { pageOf } from '../../paging.js';
import { between, flag, listOf, oneOf, type Parsed, required, text } from '../../shape.js';
import { getActiveCluster, getCluster, getService } from '../lookups.js';
import {
  action,
  anything,
  capacityProviderStrategy,
  clientException,
  invalidParameter,
  networkConfiguration,
  paging,
  parseStrategy,
  parseTags,
  placementConstraints,
  tagList,
} from '../members.js';
import type { Cluster, Ecs, Task } from '../state.js';
import { getActiveTaskDefinition } from '../task-definitions/task-definition-actions.js';
import { describeTask } from './describe-task.js';
import { checkOverrides, overrides, type TaskOverrides } from './overrides.js';
import { checkPlacement, checkRoles, nextProvider, resolvePlatformVersion } from './placement.js';
import { launchTask, newTask, purgeStoppedTasks, stopTask } from './task-lifecycle.js';

/** All members of AWS's RunTaskRequest. */
const runTaskMembers = {
  taskDefinition: required(text),
  capacityProviderStrategy,
  cluster: text,
  count: between(1, 10),
  enableECSManagedTags: flag,
  enableExecuteCommand: flag,
  group: text,
  launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
  networkConfiguration,
  overrides,
  placementConstraints,
  placementStrategy: listOf(anything, 5),
  platformVersion: text,
  propagateTags: oneOf('TASK_DEFINITION', 'SERVICE', 'NONE'),
  referenceId: text,
  startedBy: text,
  tags: tagList,
  clientToken: text,
  volumeConfigurations: listOf(anything),
};

type RunTaskInput = Parsed<typeof runTaskMembers>;

/** Tasks from RunTask to StopTask. */
export function taskActions(ecs: Ecs): Backend['actions'] {
  return {
    RunTask: runTask(ecs),
    StopTask: action({ cluster: text, task: required(text), reason: text }, input => {
      const task = findTask(getCluster(ecs, input.cluster), input.task);
      if (!task) throw invalidParameter('The referenced task was not found.');
      const previousStatus = task.lastStatus;
      stopTask(ecs, task, 'UserInitiated', input.reason ?? 'Task stopped by user');
      // The response has the status before the request, as AWS's does.
      return {
        task: { ...describeTask(task), ...(previousStatus === 'STOPPED' ? {} : { lastStatus: previousStatus }) },
      };
    }),
    ...taskReads(ecs),
  };
}

function runTask(ecs: Ecs) {
  /** By cluster and client token: the input and the tasks that it started. */
  const requests = new Map<string, { input: string; tasks: Task[] }>();
  return action(runTaskMembers, input => {
    const cluster = getActiveCluster(ecs, input.cluster);
    const repeated = input.clientToken === undefined ? undefined : requests.get(`${cluster.arn} ${input.clientToken}`);
    if (repeated) {
      if (repeated.input === JSON.stringify(input))
        return { tasks: repeated.tasks.map(task => describeTask(task, true)), failures: [] };
      throw new AwsError('ConflictException', 'The client token was used with other parameters.');
    }
    const tasks = newTasks(ecs, cluster, input);
    if (input.clientToken !== undefined) {
      requests.set(`${cluster.arn} ${input.clientToken}`, { input: JSON.stringify(input), tasks });
    }
    const response = { tasks: tasks.map(task => describeTask(task, true)), failures: [] };
    for (const task of tasks) launchTask(ecs, task);
    return response;
  });
}

/** Source: Amazon ECS API Reference, RunTask, `startedBy` and `clientToken`. */
function checkRequestIdentifiers({ startedBy = '', clientToken = '' }: RunTaskInput): void {
  if (!/^[\w/-]{0,128}$/.test(startedBy))
    throw invalidParameter('startedBy has at most 128 letters, numbers, hyphens, slashes and underscores.');
  if (!/^[!-~]{0,64}$/.test(clientToken)) throw invalidParameter('clientToken has at most 64 characters, from ! to ~.');
}

function newTasks(ecs: Ecs, cluster: Cluster, input: RunTaskInput): Task[] {
  const definition = getActiveTaskDefinition(ecs, input.taskDefinition);
  if (input.volumeConfigurations?.length) throw invalidParameter('The emulator does not know volumes of single tasks.');
  checkRequestIdentifiers(input);
  const { launchType, count = 1 } = input;
  const taskOverrides: Partial<TaskOverrides> = input.overrides ?? {};
  if (launchType && input.capacityProviderStrategy) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  const requested = parseStrategy(input.capacityProviderStrategy, cluster.capacityProviders);
  const strategy = launchType || requested.length ? requested : cluster.defaultCapacityProviderStrategy;
  const { networkConfiguration: network, platformVersion } = input;
  checkPlacement(ecs, definition, {
    launchType,
    capacityProviderStrategy: strategy,
    platformVersion,
    networkConfiguration: network,
    placementConstraints: input.placementConstraints,
    placementStrategy: input.placementStrategy,
  });
  checkRoles(ecs, definition, taskOverrides);
  checkOverrides(definition, taskOverrides, launchType === 'FARGATE' || strategy.length > 0);
  if (launchType !== 'FARGATE' && !strategy.length) {
    throw invalidParameter('No Container Instances were found in your cluster.');
  }
  const tags = parseTags(input.tags);
  if (input.propagateTags === 'TASK_DEFINITION') {
    for (const [key, value] of definition.tags) if (!tags.has(key)) tags.set(key, value);
  }
  if (input.enableECSManagedTags) tags.set('aws:ecs:clusterName', cluster.name);
  const providers: (string | undefined)[] = [];
  return Array.from({ length: count }, () => {
    const capacityProviderName = nextProvider(strategy, providers);
    providers.push(capacityProviderName);
    return newTask(ecs, {
      cluster,
      definition,
      origin: undefined,
      group: input.group ?? `family:${definition.family}`,
      startedBy: input.startedBy,
      capacityProviderName,
      platformVersion: resolvePlatformVersion(platformVersion),
      networkConfiguration: network,
      overrides: taskOverrides,
      enableExecuteCommand: input.enableExecuteCommand ?? false,
      tags: new Map(tags),
      onChange: () => {},
    });
  });
}

function taskReads(ecs: Ecs): Backend['actions'] {
  return {
    DescribeTasks: action(
      { cluster: text, tasks: required(listOf(text, 100)), include: listOf(oneOf('TAGS')) },
      input => {
        purgeStoppedTasks(ecs);
        const cluster = getCluster(ecs, input.cluster);
        if (!input.tasks.length) throw invalidParameter('Tasks cannot be empty.');
        const found = input.tasks.map(identifier => ({ identifier, task: findTask(cluster, identifier) }));
        const withTags = input.include?.includes('TAGS') ?? false;
        return {
          tasks: found.flatMap(({ task }) => (task ? [describeTask(task, withTags)] : [])),
          failures: found.flatMap(({ identifier, task }) =>
            task ? [] : [{ arn: arnIn(cluster, identifier), reason: 'MISSING' }],
          ),
        };
      },
    ),
    ListTasks: listTasks(ecs),
  };
}

function listTasks(ecs: Ecs) {
  return action(
    {
      cluster: text,
      containerInstance: text,
      family: text,
      serviceName: text,
      startedBy: text,
      daemonName: text,
      desiredStatus: oneOf('RUNNING', 'PENDING', 'STOPPED'),
      launchType: oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'),
      ...paging,
    },
    input => {
      purgeStoppedTasks(ecs);
      const cluster = getCluster(ecs, input.cluster);
      if (input.containerInstance) throw clientException('The specified container instance does not exist.');
      if (input.daemonName) throw invalidParameter('The emulator does not know daemons.');
      const service = input.serviceName === undefined ? undefined : getService(cluster, input.serviceName);
      const found = [...cluster.tasks.values()]
        .filter(task => task.desiredStatus === (input.desiredStatus ?? 'RUNNING'))
        .filter(task => !service || task.origin?.service === service)
        .filter(task => task.definition.family === (input.family ?? task.definition.family))
        .filter(task => task.startedBy === (input.startedBy ?? task.startedBy))
        .filter(() => (input.launchType ?? 'FARGATE') === 'FARGATE');
      const page = pageOf(found, {
        key: ({ arn }) => arn,
        token: input.nextToken,
        size: input.maxResults ?? 100,
        invalidCode: 'InvalidParameterException',
      });
      return { taskArns: page.items.map(({ arn }) => arn), nextToken: page.next };
    },
  );
}

/** @param identifier an id or an ARN */
export function findTask(cluster: Cluster, identifier: string): Task | undefined {
  const task = cluster.tasks.get(identifier.slice(identifier.lastIndexOf('/') + 1));
  return task && (identifier === task.id || identifier === task.arn) ? task : undefined;
}

function arnIn(cluster: Cluster, identifier: string): string {
  return identifier.startsWith('arn:') ? identifier : `${cluster.arn.replace(':cluster/', ':task/')}/${identifier}`;
}
