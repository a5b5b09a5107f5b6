import type { AwsAccount } from '../aws/account.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { spaceTags, withCallersTags } from '../domain/tags.js';
import type { Free, Saga } from '../saga/saga.js';
import { ensureCluster, findCluster } from './resources/cluster.js';
import { ensureLogGroups } from './resources/log-groups.js';
import { findParts, isComplete, makeDefinition } from './resources/provision-definition.js';
import type { Space } from './space.js';

/**
 * Makes a managed task definition: cluster, credentials, execution role, log groups and definition, as createService
 * makes them. A failure leaves nothing behind.
 * @param request whose rules hold. @param share as createService's. @throws a named error.
 */
export async function createManagedTaskDefinition(
  saga: Saga,
  { aws, org }: { aws: AwsAccount; org: string },
  request: Schemas['TaskDefinitionOrchestrationRequest'],
  share: Free,
): Promise<Answered<Schemas['TaskDefinitionOrchestration']>> {
  const { taskDefinition: definition, credentials = {} } = request;
  const cluster = request.cluster.clusterName ?? '';
  const tags = withCallersTags(spaceTags(org, cluster, 'task'), request.tags);
  const space: Space = { aws, org, cluster, flavor: 'task', tags };
  const wanted = { definition, credentials, streamPrefix: definition.family };
  const found = await saga.parallel({
    cluster: s => findCluster(s, space),
    parts: s => findParts(s, space, wanted),
  });
  if (found.cluster && isComplete(found.parts)) await share();
  const made = await saga.parallel({
    cluster: s => ensureCluster(s, space, found.cluster, request.cluster),
    definition: s => makeDefinition(s, space, wanted, found.parts),
    logGroups: s => ensureLogGroups(s, space, found.parts.logGroups),
  });
  return { cluster: made.cluster, ...made.definition };
}
