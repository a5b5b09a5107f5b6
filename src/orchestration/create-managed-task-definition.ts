import { familyOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import { type Owner, ownedClusterIfAny } from '../tenancy.js';
import { changeLock, creationLocks, registrationLock, sharedResourcesLockName } from './locks.js';
import { type KeepRevisions, pruningOf } from './prune-revisions.js';
import type { Adjusting } from './resources/adjust-definition.js';
import { clusterResource, ensureCluster, findClusterLogGroup } from './resources/cluster.js';
import { namedCredentials } from './resources/credentials.js';
import { ensureLogGroups } from './resources/log-groups.js';
import { findParts, isComplete, provisionDefinition } from './resources/provision-definition.js';
import { spaceOf } from './space.js';

type Request = Schemas['TaskDefinitionOrchestrationRequest'];

interface Input extends KeepRevisions {
  /** Valid by its schema and its rules. */
  request: Request;
  adjusting: Adjusting;
}

interface Output {
  result: Answered<Schemas['TaskDefinitionOrchestration']>;
}

/** Creates a managed task definition: cluster, credentials, execution role, log groups and definition. */
export const createManagedTaskDefinition: Workflow<Input, Output, Owner> = {
  name: 'createTaskDefinition',
  target: ({ request }) => `${spaceNameIn(request)}/${request.taskDefinition.family}`,
  locks: (owner, { request }) => [
    ...creationLocks(owner, spaceNameIn(request)),
    changeLock(owner, spaceNameIn(request), request.taskDefinition.family),
    registrationLock(owner, familyOf(request.taskDefinition.family)),
  ],
  run: createResources,
  followUps: ({ request, keepRevisions }, { result }) =>
    pruningOf(spaceNameIn(request), result.taskDefinition, keepRevisions),
};

async function createResources(saga: Saga, owner: Owner, { request, adjusting }: Input): Promise<Output> {
  const { taskDefinition: definition } = request;
  const credentials = namedCredentials(definition.family, request.credentials ?? {});
  const cluster = spaceNameIn(request);
  const space = spaceOf(owner, cluster, 'task', request.tags);
  const definitionRequest = { definition, credentials, streamPrefix: definition.family, adjusting, tags: request.tags };
  const found = await saga.parallel({
    cluster: s => s.read('describeCluster', clusterResource(cluster), () => ownedClusterIfAny(space, cluster)),
    parts: s => findParts(s, space, definitionRequest),
  });
  if (!found.cluster) await findClusterLogGroup(saga, space, request.cluster);
  if (found.cluster && isComplete(found.parts)) await saga.releaseLock(sharedResourcesLockName(owner, cluster));
  const created = await saga.parallel({
    cluster: s => ensureCluster(s, space, found.cluster, request.cluster),
    definition: s => provisionDefinition(s, space, definitionRequest, found.parts),
    logGroups: s => ensureLogGroups(s, space, found.parts.logGroups),
  });
  return { result: { cluster: created.cluster, ...created.definition } };
}

function spaceNameIn({ cluster }: Request): string {
  return cluster.clusterName ?? '';
}
