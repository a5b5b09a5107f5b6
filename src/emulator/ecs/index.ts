import type { Account } from '../account.js';
import type { Backend, TaggedResource } from '../backend.js';
import { plainJson } from '../plain-json.js';
import { accountActions } from './account-actions.js';
import { clusterActions, describeCluster } from './cluster-actions.js';
import { describeService } from './services/describe-service.js';
import { serviceActions } from './services/service-actions.js';
import { serviceDeploymentActions } from './services/service-deployment-actions.js';
import { type Ecs, newEcs } from './state.js';
import { tagActions } from './tag-actions.js';
import { describeTaskDefinition, taskDefinitionActions } from './task-definitions/task-definition-actions.js';
import { describeTask } from './tasks/describe-task.js';
import { taskActions } from './tasks/task-actions.js';
import { taskProtectionActions } from './tasks/task-protection.js';

/** Elastic Container Service, with tasks on Fargate. */
export function ecsBackend(account: Account): Backend {
  const ecs = newEcs(account);
  return {
    service: 'ecs',
    protocol: { kind: 'json', target: 'AmazonEC2ContainerServiceV20141113' },
    actions: {
      ...clusterActions(ecs),
      ...taskDefinitionActions(ecs),
      ...serviceActions(ecs),
      ...serviceDeploymentActions(ecs),
      ...taskActions(ecs),
      ...taskProtectionActions(ecs),
      ...accountActions(ecs),
      ...tagActions(ecs),
    },
    taggedResources: () => taggedResources(ecs),
    snapshot: () => plainJson(snapshotOf(ecs)),
  };
}

/** An INACTIVE task definition keeps its tags; an INACTIVE cluster or service does not. */
function* taggedResources(ecs: Ecs): Iterable<TaggedResource> {
  const { clusters, services, tasks, definitions } = existingResources(ecs);
  for (const { arn, tags } of clusters) yield { arn, type: 'ecs:cluster', tags };
  for (const { arn, tags } of services) yield { arn, type: 'ecs:service', tags };
  for (const { arn, tags } of tasks) yield { arn, type: 'ecs:task', tags };
  for (const { arn, tags } of definitions) yield { arn, type: 'ecs:task-definition', tags };
}

function snapshotOf(ecs: Ecs) {
  const { clusters, services, tasks, definitions } = existingResources(ecs);
  const active = definitions.filter(({ status }) => status === 'ACTIVE');
  return {
    clusters: byArn(clusters, cluster => describeCluster(cluster, ['TAGS', 'SETTINGS'])),
    services: byArn(services, service => describeService(ecs.account, service, true)),
    tasks: byArn(tasks, task => describeTask(task, true)),
    taskDefinitions: byArn(active, definition => ({
      ...describeTaskDefinition(definition),
      tags: Object.fromEntries(definition.tags),
    })),
  };
}

function existingResources(ecs: Ecs) {
  const all = [...ecs.clusters.values()];
  return {
    clusters: all.filter(({ status }) => status !== 'INACTIVE'),
    services: all.flatMap(one => [...one.services.values()]).filter(({ status }) => status !== 'INACTIVE'),
    tasks: all.flatMap(one => [...one.tasks.values()]).filter(({ lastStatus }) => lastStatus !== 'STOPPED'),
    definitions: [...ecs.families.values()]
      .flatMap(({ revisions }) => [...revisions.values()])
      .filter(({ status }) => status !== 'DELETE_IN_PROGRESS'),
  };
}

function byArn<T extends { arn: string }>(items: T[], describe: (item: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(items.map(item => [item.arn, describe(item)]));
}
