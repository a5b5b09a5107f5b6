import type { Cluster, TaskDefinition } from '@aws-sdk/client-ecs';
import { undefinedIfNotFound } from '../aws/errors.js';
import { completedCluster } from '../domain/clusters.js';
import { clusterFitFaults, namedFitFaults } from '../domain/fargate/service-fit.js';
import { fargateServiceFaults, isOnFargate } from '../domain/fargate/service-rules.js';
import { familyOf } from '../domain/names.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { Invalid, NotFound } from '../errors.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import { type Owner, ownedCluster, ownedClusterIfAny } from '../tenancy.js';
import { changeLock, creationLocks, registrationLock, registrationLockName, sharedResourcesLockName } from './locks.js';
import { findNamedValues } from './named-values.js';
import { type KeepRevisions, pruningOf } from './prune-revisions.js';
import type { Adjusting } from './resources/adjust-definition.js';
import { clusterResource, ensureCluster, findClusterLogGroup } from './resources/cluster.js';
import { namedCredentials } from './resources/credentials.js';
import { startedDeployment } from './resources/deployment.js';
import { allowExecuteCommand } from './resources/execution-role.js';
import { findLoadBalancers } from './resources/load-balancers.js';
import { allExist, ensureLogGroups, ensureProxyLogGroup, findProxyLogGroup } from './resources/log-groups.js';
import {
  type DefinitionRequest,
  type FoundParts,
  findParts,
  isComplete,
  provisionDefinition,
} from './resources/provision-definition.js';
import { findRoles } from './resources/roles.js';
import { completedService, createServiceStep, findDrainingService, waitUntilDrained } from './resources/service.js';
import {
  completedRegistries,
  createServiceRegistry,
  findConnectNamespace,
  findLeftRegistry,
  findServiceRegistry,
} from './resources/service-registry.js';
import { settleDeployment, type WaitForDeployment } from './resources/settle-deployment.js';
import { findTaskDefinition } from './resources/task-definition.js';
import { type Space, spaceNameOf, spaceOf } from './space.js';

type Request = Schemas['ServiceOrchestrationRequest'];

interface Input extends KeepRevisions, WaitForDeployment {
  /** Valid by its schema and its rules. */
  request: Request;
  adjusting: Adjusting;
}

interface Output {
  result: Answered<Schemas['ServiceOrchestration']>;
}

/**
 * Creates a running service: cluster, credentials, execution role, log groups, task definition, service registry and service,
 * each as soon as what it needs exists.
 */
export const createService: Workflow<Input, Output, Owner> = {
  name: 'createService',
  target: ({ request }) => `${spaceNameOf(request)}/${request.service.serviceName}`,
  locks: (owner, { request }) => [
    ...creationLocks(owner, spaceNameOf(request)),
    changeLock(owner, spaceNameOf(request), request.service.serviceName),
    ...(request.taskDefinition ? [registrationLock(owner, familyOf(request.taskDefinition.family))] : []),
  ],
  run: createServiceResources,
  settle: async (saga, owner, { waitSeconds }, { result }) => {
    const { service } = result;
    if (!service) return result;
    const deployment = startedDeployment(undefined, service);
    return { ...result, service: await settleDeployment(saga, owner, service, deployment, waitSeconds) };
  },
  followUps: ({ request, keepRevisions }, { result }) =>
    request.taskDefinition ? pruningOf(spaceNameOf(request), result.taskDefinition, keepRevisions) : [],
};

async function createServiceResources(saga: Saga, owner: Owner, { request, adjusting }: Input): Promise<Output> {
  const space = {
    ...spaceOf(owner, spaceNameOf(request), 'service', request.tags),
    executesCommands: request.service.enableExecuteCommand,
  };
  const definitionRequest = definitionRequestOf(request, adjusting);
  const found = await find(saga, space, request, definitionRequest);
  const { taskDefinition: given, serviceRegistry, service: givenService } = request;
  const registries = completedRegistries(
    givenService.serviceRegistries,
    found.registry ?? serviceRegistry,
    given?.containerDefinitions ?? found.definition.taskDefinition.containerDefinitions,
  );
  assertFit(request, found.cluster, definitionRequest ? undefined : found.definition.taskDefinition);
  if (found.cluster && (!found.parts || isComplete(found.parts)) && allExist(found.proxyLogGroup))
    await saga.releaseLock(sharedResourcesLockName(owner, space.cluster));
  if (found.draining) await waitUntilDrained(saga, space, found.draining);
  const parts = await saga.parallel({
    cluster: s => ensureCluster(s, space, found.cluster, request.cluster),
    definition: async s => {
      if (definitionRequest && found.parts) return provisionDefinition(s, space, definitionRequest, found.parts);
      await allowExecuteCommand(s, space, found.definition.taskDefinition.taskRoleArn);
      return found.definition;
    },
    logGroups: async s => found.parts && ensureLogGroups(s, space, found.parts.logGroups),
    registry: async s =>
      request.serviceRegistry && !found.registry
        ? createServiceRegistry(s, space, request.serviceRegistry, request.service.serviceName)
        : found.registry,
  });
  if (request.taskDefinition)
    await saga.releaseLock(registrationLockName(owner, familyOf(request.taskDefinition.family)));
  const { taskDefinition, credentials, adjustments } = parts.definition;
  const input = completedService(space, request.service, {
    cluster: parts.cluster,
    taskDefinition: taskDefinition.taskDefinitionArn,
    serviceRegistries: parts.registry && [{ ...registries?.[0], registryArn: parts.registry.Arn }],
  });
  await ensureProxyLogGroup(saga, space, request.service.serviceName, found.proxyLogGroup, found.parts?.logGroups);
  const service = await createServiceStep(saga, space, input);
  const { cluster, registry: serviceDiscoveryService = null } = parts;
  return { result: { cluster, credentials, taskDefinition, serviceDiscoveryService, service, adjustments } };
}

/** @throws {Invalid} where the service does not fit its cluster, or the definition that it names. */
function assertFit(
  { service, cluster = {} }: Request,
  existing: Cluster | undefined,
  named: TaskDefinition | undefined,
): void {
  const used = existing ?? completedCluster(cluster);
  const isFargate = isOnFargate(service, { capacityProviderStrategy: used.defaultCapacityProviderStrategy });
  const faults = [
    ...clusterFitFaults(service, used),
    ...(isFargate ? fargateServiceFaults('/service', service) : []),
    ...(named ? namedFitFaults(service, named, isFargate) : []),
  ];
  if (faults.length > 0) throw new Invalid('The service does not fit its cluster or its task definition.', { faults });
}

function definitionRequestOf(
  { taskDefinition, credentials = {}, service, tags }: Request,
  adjusting: Adjusting,
): DefinitionRequest | undefined {
  return (
    taskDefinition && {
      definition: taskDefinition,
      credentials: namedCredentials(taskDefinition.family, credentials),
      streamPrefix: service.serviceName,
      adjusting,
      tags,
    }
  );
}

/** Reads everything that the steps depend on, in parallel, and throws for conflicts before anything is created. */
async function find(
  saga: Saga,
  space: Space,
  { cluster, service, serviceRegistry }: Request,
  definitionRequest: DefinitionRequest | undefined,
) {
  const registryArn = service.serviceRegistries?.[0]?.registryArn;
  const found = await saga.parallel({
    cluster: s =>
      s.read('describeCluster', clusterResource(space.cluster), () =>
        cluster
          ? ownedClusterIfAny(space, space.cluster)
          : undefinedIfNotFound(() => ownedCluster(space, service.cluster ?? '')),
      ),
    loadBalancers: s => findLoadBalancers(s, space, service.loadBalancers),
    values: s => findNamedValues(s, space, service, '/service'),
    roles: s => findRoles(s, space, space.cluster, service),
    missingNamespace: s => findConnectNamespace(s, space, service.serviceConnectConfiguration),
    proxyLogGroup: s => findProxyLogGroup(s, space, service.serviceConnectConfiguration),
    draining: s => findDrainingService(s, space, service.serviceName),
    parts: async (s): Promise<FoundParts | undefined> => definitionRequest && findParts(s, space, definitionRequest),
    definition: async s => ({
      taskDefinition: definitionRequest
        ? {}
        : (await findTaskDefinition(s, space, service.taskDefinition ?? '')).taskDefinition,
      credentials: null,
      adjustments: undefined,
    }),
    registry: async s => {
      if (serviceRegistry) return findLeftRegistry(s, space, serviceRegistry);
      return registryArn ? findServiceRegistry(s, space, registryArn) : undefined;
    },
  });
  if (!found.cluster && !cluster)
    throw new NotFound(`Cluster ${space.cluster} does not exist. Create it first, or give cluster.clustername.`);
  if (!found.cluster) await findClusterLogGroup(saga, space, cluster);
  const { serviceConnectConfiguration: connect } = service;
  const isCreated = !found.cluster && connect?.namespace === cluster?.serviceConnectDefaults?.namespace;
  if (found.missingNamespace && !isCreated) throw found.missingNamespace;
  return found;
}
