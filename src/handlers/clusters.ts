import * as ecs from '../aws/ecs.js';
import { completedCluster } from '../domain/clusters.js';
import { faultIf } from '../domain/faults.js';
import { permitsSpace } from '../domain/limits/spaces.js';
import { given, tagCountFaults, tagFaults } from '../domain/limits/tags.js';
import { belongsTo, spaceTags, withCallersTags } from '../domain/tags.js';
import { assertLogGroupWritable, ownedCluster, ownedClusterIfAny } from '../tenancy.js';
import type { Handler, Rule } from './handler.js';

export const listClusters: Handler<'listClusters'> = async (_request, { aws, org, spaces, signal }) => {
  const clusters = await ecs.listClusters(aws, signal);
  const own = clusters.filter(({ clusterName, tags }) => belongsTo(org, tags) && permitsSpace(spaces, clusterName));
  return { body: own.flatMap(({ clusterArn }) => clusterArn ?? []) };
};

export const createCluster: Handler<'createCluster'> = async ({ body }, context) => {
  const { clusterName = '', tags } = body;
  // CreateCluster would return the existing cluster too, but also another org's.
  const cluster = await ownedClusterIfAny(context, clusterName);
  if (cluster) return { body: { cluster } };
  const { cloudWatchLogGroupName } = body.configuration?.executeCommandConfiguration?.logConfiguration ?? {};
  if (cloudWatchLogGroupName) await assertLogGroupWritable(context, cloudWatchLogGroupName);
  const ours = withCallersTags(spaceTags(context.org, clusterName), tags);
  return { body: { cluster: await ecs.createCluster(context.aws, { ...completedCluster(body), tags: ours }) } };
};

export const createClusterRule: Rule<'createCluster'> = ({ clusterName, tags }, { org }) => [
  ...faultIf(!clusterName, '/clusterName', 'is required'),
  ...tagFaults('/tags', tags, org),
  ...tagCountFaults('/tags', 'cluster', withCallersTags(spaceTags(org, clusterName ?? ''), given(tags))),
];

export const getCluster: Handler<'getCluster'> = async ({ path }, context) => ({
  body: { clusters: [await ownedCluster(context, path.cluster)], failures: [] },
});

export const deleteCluster: Handler<'deleteCluster'> = async ({ path }, context) => {
  await ownedCluster(context, path.cluster);
  return { body: { cluster: await ecs.deleteCluster(context.aws, path.cluster) } };
};
