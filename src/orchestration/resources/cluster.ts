import type { Cluster } from '@aws-sdk/client-ecs';
import { createCluster, deleteCluster, describeCluster } from '../../aws/ecs.js';
import { waitFor } from '../../concurrency/poll.js';
import { completedCluster } from '../../domain/clusters.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import { ownedClusterIfAny } from '../../tenancy.js';
import type { Space } from '../space.js';

const PROVISIONING_DEADLINE = 120_000;

/** @throws {NotFound} where the cluster is another org's, which is as if it were not there. */
export function findCluster(saga: Saga, space: Space): Promise<Cluster | undefined> {
  return saga.read('describeCluster', resource(space.cluster), () => ownedClusterIfAny(space, space.cluster));
}

/** The cluster ready for services: the one that was found, or a new one. @throws {Conflict} for one that is going away or failed. */
export async function ensureCluster(
  saga: Saga,
  space: Space,
  found: Cluster | undefined,
  input: Schemas['CreateClusterRequest'] = {},
): Promise<Cluster> {
  const cluster = found ?? (await makeCluster(saga, space, input));
  if (found) saga.leave('createCluster', resource(space.cluster), 'reuse', 'It is there.');
  return cluster.status === 'ACTIVE' ? cluster : untilActive(saga, space, cluster);
}

function makeCluster(saga: Saga, space: Space, input: Schemas['CreateClusterRequest']): Promise<Cluster> {
  const { aws, cluster, tags } = space;
  const completed = completedCluster(input);
  return saga.step({
    name: 'createCluster',
    resource: resource(cluster),
    action: 'create',
    reason: 'There is no cluster of this name.',
    expected: { ...completed, clusterName: cluster, status: 'ACTIVE' },
    run: () =>
      createCluster(aws, {
        ...completed,
        clusterName: cluster,
        tags: [...withCallersTags(tags, input.tags), operationTag(saga.id)],
      }),
    undo: () => deleteOwnCluster(space, saga.id),
  });
}

async function deleteOwnCluster({ aws, cluster }: Space, operationId: string): Promise<boolean> {
  const found = await describeCluster(aws, cluster);
  if (!madeBy(operationId, found?.tags)) return false;
  await deleteCluster(aws, cluster);
  return true;
}

async function untilActive(saga: Saga, { aws, cluster }: Space, found: Cluster): Promise<Cluster> {
  if (found.status !== 'PROVISIONING') throw new Conflict(`Cluster ${cluster} is ${found.status}.`);
  const ask = async () => {
    const now = await describeCluster(aws, cluster);
    if (now?.status === 'FAILED') throw new Conflict(`Cluster ${cluster} could not be provisioned.`);
    return now?.status === 'ACTIVE' ? now : undefined;
  };
  return saga.wait('waitForCluster', resource(cluster), found, (_tell, signal) =>
    waitFor(`Provisioning cluster ${cluster}`, PROVISIONING_DEADLINE, ask, signal),
  );
}

function resource(cluster: string): Resource {
  return { type: 'ecs:cluster', name: cluster };
}
