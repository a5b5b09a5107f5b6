import type { Backend } from '../backend.js';
import { plain } from '../plain.js';
import type { World } from '../world.js';
import { clusterActions, describeCluster } from './clusters.js';
import { serviceActions } from './services.js';
import { newEcs } from './state.js';
import { taskDefinitionActions } from './task-definitions.js';
import { taskActions } from './tasks.js';

/** Elastic Container Service on Fargate. */
export function ecsBackend(world: World): Backend {
  const ecs = newEcs(world);
  return {
    service: 'ecs',
    protocol: { kind: 'json', target: 'AmazonEC2ContainerServiceV20141113' },
    actions: {
      ...clusterActions(ecs),
      ...taskDefinitionActions(ecs),
      ...serviceActions(ecs),
      ...taskActions(ecs),
    },
    *taggedResources() {
      for (const cluster of ecs.clusters.values()) {
        if (cluster.status !== 'INACTIVE') yield { arn: cluster.arn, type: 'ecs:cluster', tags: cluster.tags };
      }
    },
    snapshot: () =>
      plain({
        clusters: [...ecs.clusters.values()]
          .filter(({ status }) => status !== 'INACTIVE')
          .map(cluster => describeCluster(cluster, ['TAGS', 'SETTINGS'])),
      }),
  };
}
