import type { Cluster } from '@aws-sdk/client-ecs';
import * as ecs from '../../aws/ecs.js';
import { poll } from '../../concurrency/poll.js';
import { completedCluster } from '../../domain/clusters.js';
import type { Schemas } from '../../domain/schemas.js';
import { madeBy, operationTag, sharedTags, withCallersTags } from '../../domain/tags.js';
import { Conflict } from '../../errors.js';
import type { Resource, Saga } from '../../saga/saga.js';
import type { Owner } from '../../tenancy.js';
import type { Space } from '../space.js';
import { findWritableLogGroup } from './log-groups.js';
import { createStep } from './steps.js';

/** Milliseconds. */
const PROVISIONING_TIMEOUT_MS = 120_000;

/** The ACTIVE cluster: the existing one, or a new one. @throws {Conflict} for a cluster that is being deleted or has failed. */
export async function ensureCluster(
  saga: Saga,
  space: Space,
  found: Cluster | undefined,
  input: Schemas['CreateClusterRequest'] = {},
): Promise<Cluster> {
  const cluster = found ?? (await createClusterStep(saga, space, input));
  if (found) saga.recordUnchanged('createCluster', clusterResource(space.cluster), 'reuse', 'Already exists.');
  return cluster.status === 'ACTIVE' ? cluster : waitUntilActive(saga, space, cluster);
}

function createClusterStep(
  saga: Saga,
  { aws, cluster, tags }: Space,
  input: Schemas['CreateClusterRequest'],
): Promise<Cluster> {
  const completed = { ...completedCluster(input), clusterName: cluster };
  return createStep<Cluster>(saga, aws, {
    name: 'createCluster',
    resource: clusterResource(cluster),
    expected: { ...completed, status: 'ACTIVE' },
    run: () =>
      ecs.createCluster(aws, {
        ...completed,
        tags: [...sharedTags(withCallersTags(tags, input.tags), cluster), operationTag(saga.id)],
      }),
    findOwn: async () => {
      const found = await ecs.describeCluster(aws, cluster);
      return madeBy(saga.id, found?.tags) ? found : undefined;
    },
    remove: () => ecs.deleteCluster(aws, cluster),
  });
}

async function waitUntilActive(saga: Saga, { aws, cluster }: Space, found: Cluster): Promise<Cluster> {
  if (found.status !== 'PROVISIONING') throw new Conflict(`Cluster ${cluster} is ${found.status}.`);
  const check = async () => {
    const current = await ecs.describeCluster(aws, cluster);
    if (current?.status === 'FAILED') throw new Conflict(`Cluster ${cluster} could not be provisioned.`);
    return current?.status === 'ACTIVE' ? current : undefined;
  };
  const waitingFor = `cluster ${cluster} to become active`;
  return saga.wait('waitForCluster', clusterResource(cluster), found, signal =>
    poll({ waitingFor, timeoutMs: PROVISIONING_TIMEOUT_MS, signal, sleep: aws.sleep }, check),
  );
}

/** Checks the log group of ECS Exec that a new cluster names. @throws {NotFound} where it is not the org's. */
export async function findClusterLogGroup(
  saga: Saga,
  owner: Owner,
  { configuration }: Schemas['CreateClusterRequest'] = {},
): Promise<void> {
  const name = configuration?.executeCommandConfiguration?.logConfiguration?.cloudWatchLogGroupName;
  if (name) await findWritableLogGroup(saga, owner, name);
}

export function clusterResource(cluster: string): Resource {
  return { type: 'ecs:cluster', name: cluster };
}
