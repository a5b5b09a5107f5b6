import type { AwsAccount } from '../aws/account.js';
import { nameOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { spaceTags, withCallersTags } from '../domain/tags.js';
import { NotFound } from '../errors.js';
import type { Free, Saga } from '../saga/saga.js';
import { ensureCluster, findCluster } from './resources/cluster.js';
import { checkLoadBalancers } from './resources/load-balancers.js';
import { ensureLogGroups } from './resources/log-groups.js';
import {
  type DefinitionRequest,
  type FoundParts,
  findParts,
  isComplete,
  makeDefinition,
} from './resources/provision-definition.js';
import { awaitDrained, completedService, createServiceStep, findDraining } from './resources/service.js';
import { createServiceRegistry, findServiceRegistry, refuseTakenRegistry } from './resources/service-registry.js';
import { findTaskDefinition } from './resources/task-definition.js';
import type { Space } from './space.js';

type Request = Schemas['ServiceOrchestrationRequest'];

/**
 * Makes a running service of one request, whose rules hold: cluster, credentials, execution role, log groups, task
 * definition, service registry and service; each step as soon as what it needs is there. A failure leaves nothing behind.
 * @param share is called when nothing has to be made that other services of the space need too. @throws a named error.
 */
export async function createService(
  saga: Saga,
  owner: { aws: AwsAccount; org: string },
  request: Request,
  share: Free,
): Promise<Answered<Schemas['ServiceOrchestration']>> {
  const space = spaceOf(owner, request);
  const wanted = definitionRequest(request);
  const found = await find(saga, space, request, wanted);
  if (found.cluster && (!found.parts || isComplete(found.parts))) await share();
  if (found.draining) await awaitDrained(saga, space, found.draining);
  const parts = await saga.parallel({
    cluster: s => ensureCluster(s, space, found.cluster, request.cluster),
    definition: async s => (wanted && found.parts ? makeDefinition(s, space, wanted, found.parts) : found.definition),
    logGroups: async s => found.parts && ensureLogGroups(s, space, found.parts.logGroups),
    registry: async s =>
      request.serviceRegistry ? createServiceRegistry(s, space, request.serviceRegistry) : found.registry,
  });
  const { taskDefinition, credentials } = parts.definition;
  const input = completedService(space, request.service, {
    cluster: parts.cluster,
    taskDefinition: taskDefinition.taskDefinitionArn,
    registryArn: request.serviceRegistry && parts.registry?.Arn,
  });
  return {
    cluster: parts.cluster,
    credentials,
    taskDefinition,
    serviceDiscoveryService: parts.registry ?? null,
    service: await createServiceStep(saga, space, input),
  };
}

function spaceOf({ aws, org }: { aws: AwsAccount; org: string }, request: Request): Space {
  const cluster = nameOf(request.cluster?.clusterName ?? request.service.cluster ?? '');
  return {
    aws,
    org,
    cluster,
    flavor: 'service',
    tags: withCallersTags(spaceTags(org, cluster, 'service'), request.tags),
  };
}

function definitionRequest({ taskDefinition, credentials = {}, service }: Request): DefinitionRequest | undefined {
  return taskDefinition && { definition: taskDefinition, credentials, streamPrefix: service.serviceName };
}

/** Reads all that the steps depend on, side by side, and refuses what cannot be before anything is made. */
async function find(
  saga: Saga,
  space: Space,
  { cluster, service, serviceRegistry }: Request,
  wanted: DefinitionRequest | undefined,
) {
  const registryArn = service.serviceRegistries?.[0]?.registryArn;
  const found = await saga.parallel({
    cluster: s => findCluster(s, space),
    balancing: s => checkLoadBalancers(s, space, service.loadBalancers),
    draining: s => findDraining(s, space, service.serviceName),
    parts: async (s): Promise<FoundParts | undefined> => wanted && findParts(s, space, wanted),
    definition: async s => ({
      taskDefinition: wanted ? {} : (await findTaskDefinition(s, space, service.taskDefinition ?? '')).taskDefinition,
      credentials: null,
    }),
    registry: async s => (registryArn ? findServiceRegistry(s, space, registryArn) : undefined),
    freeRegistry: async s => serviceRegistry && refuseTakenRegistry(s, space, serviceRegistry),
  });
  if (!found.cluster && !cluster) throw new NotFound(`Cluster ${space.cluster} was not found.`);
  return found;
}
