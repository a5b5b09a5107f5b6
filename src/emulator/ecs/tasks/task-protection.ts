import type { Backend } from '../../backend.js';
import { flag, listOf, number, required, text } from '../../shape.js';
import { getCluster } from '../lookups.js';
import { action, invalidParameter } from '../members.js';
import { runScheduler } from '../services/service-scheduler.js';
import { type Cluster, type Ecs, isProtected, type Task } from '../state.js';
import { findTask } from './task-actions.js';

const MINUTE = 60_000;
const DEFAULT_MINUTES = 120;
const MAX_MINUTES = 2_880;

/**
 * Protection of a service's tasks from scale-in and deployments. Source: Amazon ECS API Reference, UpdateTaskProtection. The
 * scheduler respects it until it expires.
 */
export function taskProtectionActions(ecs: Ecs): Backend['actions'] {
  return {
    GetTaskProtection: action({ cluster: required(text), tasks: listOf(text, 100) }, input => {
      const cluster = getCluster(ecs, input.cluster);
      const ofServices = [...cluster.tasks.values()].filter(({ origin }) => origin).map(({ arn }) => arn);
      return describe(ecs, cluster, input.tasks ?? ofServices);
    }),
    UpdateTaskProtection: action(
      {
        cluster: required(text),
        tasks: required(listOf(text, 10)),
        protectionEnabled: required(flag),
        expiresInMinutes: number,
      },
      input => {
        const { tasks, protectionEnabled, expiresInMinutes: minutes = DEFAULT_MINUTES } = input;
        if (!(minutes >= 1 && minutes <= MAX_MINUTES))
          throw invalidParameter(`expiresInMinutes must be from 1 to ${MAX_MINUTES}.`);
        const cluster = getCluster(ecs, input.cluster);
        const until = new Date(ecs.account.clock.now().getTime() + minutes * MINUTE);
        for (const identifier of tasks) {
          const task = protectable(cluster, identifier);
          if (task) task.protectedUntil = protectionEnabled ? until : undefined;
          const service = task?.origin?.service;
          if (!service) continue;
          if (protectionEnabled) ecs.account.clock.schedule(minutes * MINUTE, () => runScheduler(ecs, service));
          else runScheduler(ecs, service);
        }
        return describe(ecs, cluster, tasks);
      },
    ),
  };
}

/** Only the running tasks of services are protected. */
function protectable(cluster: Cluster, identifier: string): Task | undefined {
  const task = findTask(cluster, identifier);
  return task?.origin && task.lastStatus !== 'STOPPED' ? task : undefined;
}

function describe(ecs: Ecs, cluster: Cluster, identifiers: string[]) {
  const found = identifiers.map(identifier => ({ identifier, task: protectable(cluster, identifier) }));
  return {
    protectedTasks: found.flatMap(({ task }) =>
      task
        ? [
            {
              taskArn: task.arn,
              protectionEnabled: isProtected(ecs, task),
              expirationDate: isProtected(ecs, task) ? task.protectedUntil : undefined,
            },
          ]
        : [],
    ),
    failures: found.flatMap(({ identifier, task }) =>
      task ? [] : [{ arn: identifier, reason: findTask(cluster, identifier) ? 'TASK_NOT_VALID' : 'MISSING' }],
    ),
  };
}
