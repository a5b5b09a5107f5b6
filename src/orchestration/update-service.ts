import type { Cluster, Service } from '@aws-sdk/client-ecs';
import type { TaggedTaskDefinition } from '../aws/ecs.js';
import * as ecs from '../aws/ecs.js';
import { clusterFitFaults, namedFitFaults, serviceFitFaults } from '../domain/fargate/service-fit.js';
import { fargateServiceFaults, isOnFargate } from '../domain/fargate/service-rules.js';
import { familyOf, nameOf } from '../domain/names.js';
import { completedNetwork } from '../domain/network.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { membersBoundToDefinition } from '../domain/service-changes.js';
import { merged } from '../domain/tags.js';
import { Conflict, Invalid } from '../errors.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import { type Owner, ownedCluster, ownedService, ownedTaskDefinition } from '../tenancy.js';
import { cleanUpOf, type OrphanedCredentials } from './clean-up-credentials.js';
import { changeLock, registrationLock } from './locks.js';
import { findNamedValues } from './named-values.js';
import { type KeepRevisions, pruningOf } from './prune-revisions.js';
import type { Adjusting } from './resources/adjust-definition.js';
import { clusterResource } from './resources/cluster.js';
import { primaryDeployment, type StartedDeployment, startedDeployment } from './resources/deployment.js';
import { allowExecuteCommand } from './resources/execution-role.js';
import { findLoadBalancers } from './resources/load-balancers.js';
import { ensureProxyLogGroup, findProxyLogGroup } from './resources/log-groups.js';
import {
  findDefinition,
  orphanedCredentials,
  type RevisedDefinition,
  reviseDefinition,
  revises,
} from './resources/revise-definition.js';
import { findRoles } from './resources/roles.js';
import {
  assertIfMatch,
  type ServiceTarget,
  serviceResource,
  serviceTargetName,
  updateServiceStep,
} from './resources/service.js';
import { completedRegistries, findConnectNamespace, findServiceRegistry } from './resources/service-registry.js';
import { settleDeployment, type WaitForDeployment } from './resources/settle-deployment.js';
import { assertTagCounts, memberTags, type TagUpdate, tagCluster, tagStep, tagsOfShared } from './resources/tags.js';
import { taskDefinitionResource } from './resources/task-definition.js';
import { type Space, spaceOf } from './space.js';

type Request = Schemas['ServiceOrchestrationUpdateRequest'];
type TaskDefinition = Answered<Schemas['TaskDefinition']>;

interface Input extends KeepRevisions, WaitForDeployment {
  target: ServiceTarget;
  /** Valid by its schema and its rules. */
  request: Request;
  adjusting: Adjusting;
}

interface Output {
  result: Answered<Schemas['ServiceOrchestrationUpdate']>;
  /** The deployment that the update started, if any. */
  deployment: StartedDeployment | undefined;
  /** Secrets that the updated service no longer needs. */
  orphaned: OrphanedCredentials;
}

/** Updates a service and what belongs to it: credentials, definition and tags first, then the service. */
export const updateService: Workflow<Input, Output, Owner> = {
  name: 'updateService',
  target: ({ target }) => serviceTargetName(target),
  locks: (owner, { target, request }) => [
    changeLock(owner, nameOf(target.cluster), nameOf(target.service)),
    ...(request.taskDefinition ? [registrationLock(owner, familyOf(request.taskDefinition.family))] : []),
  ],
  run: updateServiceResources,
  settle: async (saga, owner, { waitSeconds }, { result, deployment }) => ({
    ...result,
    service: await settleDeployment(saga, owner, result.service ?? {}, deployment, waitSeconds),
  }),
  followUps: ({ target, keepRevisions }, { result, orphaned }) => [
    ...cleanUpOf(orphaned),
    ...pruningOf(nameOf(target.cluster), result.taskDefinition, keepRevisions),
  ],
};

async function updateServiceResources(
  saga: Saga,
  owner: Owner,
  { target, request, adjusting, waitSeconds }: Input,
): Promise<Output> {
  const { cluster, service, registry } = await find(saga, owner, target, request);
  const running = await saga.read('describeTaskDefinition', taskDefinitionResource(service.taskDefinition), () =>
    ecs.describeTaskDefinition(owner.aws, service.taskDefinition ?? ''),
  );
  const space = {
    ...spaceWithTags(owner, cluster, running, request),
    executesCommands: request.service?.enableExecuteCommand ?? service.enableExecuteCommand,
  };
  const revisable = { name: service.serviceName ?? '', service: service.serviceArn };
  const found = await findDefinition(saga, space, running, request, { ...revisable, adjusting });
  const update = { space, tags: request.tags };
  assertTagCounts(
    update,
    { [`service ${revisable.name}`]: service.tags },
    { [`cluster ${space.cluster}`]: cluster.tags },
  );
  const deployed = await definitionToDeploy(saga, owner, running, request);
  assertFit(cluster, service, request, deployed);
  const serviceRegistries = completedRegistries(
    request.service?.serviceRegistries,
    registry,
    deployed.containerDefinitions,
  );
  const proxyLogGroup = await findProxyLogGroup(saga, space, request.service?.serviceConnectConfiguration);
  const definition = await reviseDefinition(saga, space, found, request, revisable);
  if (request.service?.enableExecuteCommand && !revises(request))
    await allowExecuteCommand(saga, space, definition.taskDefinition.taskRoleArn);
  await tagServiceAndCluster(saga, update, cluster, service);
  await ensureProxyLogGroup(saga, space, revisable.name, proxyLogGroup, revises(request) ? found.logGroups : {});
  const input = {
    ...updateInput(space, service, request, definition, deployed),
    ...(serviceRegistries && { serviceRegistries }),
  };
  const forced = forcingReason(service, request, definition, waitSeconds !== undefined);
  const updated = await updateServiceStep(saga, space.aws, service, input, forced);
  const tags = merged(service.tags, memberTags(update, service.tags));
  return {
    result: {
      cluster: { ...cluster, tags: merged(cluster.tags, tagsOfShared(update, cluster.tags, space.cluster)) },
      service: { ...service, ...updated, tags },
      taskDefinition: definition.taskDefinition,
      credentials: definition.credentials,
      removedCredentials: definition.removedCredentials,
      cloudwatchLogGroups: definition.logGroups,
      tags,
      adjustments: definition.adjustments,
    },
    deployment: startedDeployment(service, updated),
    orphaned: {
      space: space.cluster,
      member: revisable.name,
      ...orphanedCredentials(running, definition),
      service: { ...updated, taskDefinition: definition.taskDefinition.taskDefinitionArn },
    },
  };
}

/** @throws {PreconditionFailed} where the caller knows another state of the service; {Conflict} where it is not ACTIVE. */
async function find(saga: Saga, owner: Owner, target: ServiceTarget, { service: given = {} }: Request) {
  const registryArn = given.serviceRegistries?.[0]?.registryArn;
  const found = await saga.parallel({
    cluster: s => s.read('describeCluster', clusterResource(target.cluster), () => ownedCluster(owner, target.cluster)),
    service: s =>
      s.read('describeService', serviceResource(target.service), () =>
        ownedService(owner, target.cluster, target.service),
      ),
    registry: async s => (registryArn ? findServiceRegistry(s, owner, registryArn) : undefined),
    loadBalancers: s => findLoadBalancers(s, owner, given.loadBalancers),
    missingNamespace: s => findConnectNamespace(s, owner, given.serviceConnectConfiguration),
    values: s => findNamedValues(s, owner, given, '/service'),
    roles: s => findRoles(s, owner, nameOf(target.cluster), given),
  });
  assertIfMatch(found.service, target.ifMatch);
  if (found.missingNamespace) throw found.missingNamespace;
  if (found.service.status !== 'ACTIVE')
    throw new Conflict(`Service ${target.service} is ${found.service.status}; only an ACTIVE service can be updated.`);
  return found;
}

/** The definition that the update deploys, apart from what the space replaces. */
async function definitionToDeploy(
  saga: Saga,
  owner: Owner,
  running: TaggedTaskDefinition,
  { service: { taskDefinition: named } = {}, taskDefinition: given }: Request,
): Promise<TaskDefinition> {
  if (given || !named) return given ?? running.taskDefinition;
  const found = await saga.read('describeTaskDefinition', taskDefinitionResource(named), () =>
    ownedTaskDefinition(owner, named),
  );
  return found.taskDefinition;
}

/** @throws {Invalid} where the service, as the update leaves it, does not fit its cluster, or the definition that it deploys. */
function assertFit(
  cluster: Cluster,
  service: Service,
  { service: given = {}, taskDefinition }: Request,
  deployed: TaskDefinition,
): void {
  const kept = Object.entries(membersBoundToDefinition(service)).filter(([member]) => !Object.hasOwn(given, member));
  const pointer = taskDefinition ? '/taskDefinition' : '/service/taskDefinition';
  const isOther = deployed.taskDefinitionArn !== service.taskDefinition;
  const isFargate = isOnFargate(given, service);
  const faults = [
    ...clusterFitFaults(given, cluster),
    ...(isFargate ? fargateServiceFaults('/service', given) : []),
    ...(taskDefinition ? [] : namedFitFaults(given, deployed, isFargate)),
    ...(isOther ? serviceFitFaults('', Object.fromEntries(kept), deployed) : []).map(fault => ({
      pointer,
      message: `does not fit what the service keeps: ${fault.pointer?.slice(1)} ${fault.message}`,
    })),
  ];
  if (faults.length > 0) throw new Invalid('The service does not fit its cluster or its task definition.', { faults });
}

/** The space with the tags for a new revision: one of the running family keeps the tags of the running revision. */
function spaceWithTags(owner: Owner, cluster: Cluster, running: TaggedTaskDefinition, request: Request): Space {
  const isSameFamily = familyOf(request.taskDefinition?.family ?? '') === running.taskDefinition.family;
  const inherited = !request.taskDefinition || isSameFamily ? running.tags : [];
  return spaceOf(owner, cluster.clusterName ?? '', 'service', inherited, request.tags);
}

async function tagServiceAndCluster(
  saga: Saga,
  update: TagUpdate,
  cluster: Cluster,
  { serviceName, serviceArn: id, tags }: Service,
): Promise<void> {
  if (!update.tags?.length) return;
  const taggable = { resource: serviceResource(serviceName), id, tags };
  await saga.parallel({
    service: s => tagStep(s, update.space.aws, 'tagResource', taggable, memberTags(update, tags)),
    cluster: s => tagCluster(s, update, cluster),
  });
}

/** The input of UpdateService, apart from a forced deployment. @param deployed what the update deploys where it revises nothing. */
function updateInput(
  space: Space,
  service: Service,
  { service: given = {}, taskDefinition: givenDefinition }: Request,
  { isOther, taskDefinition: revised }: RevisedDefinition,
  deployed: TaskDefinition,
): Schemas['UpdateServiceRequest'] {
  const { networkConfiguration, capacityProviderStrategy, forceNewDeployment: _, ...others } = given;
  const own = service.networkConfiguration;
  const named = givenDefinition || !given.taskDefinition ? undefined : deployed.taskDefinitionArn;
  return {
    ...others,
    ...(networkConfiguration && { networkConfiguration: completedNetwork(space.aws, networkConfiguration, own) }),
    ...(capacityProviderStrategy?.length && { capacityProviderStrategy }),
    taskDefinition: isOther ? revised.taskDefinitionArn : named,
    cluster: space.cluster,
    service: service.serviceName,
  };
}

/** Why the update forces a deployment; undefined where it does not. */
function forcingReason(
  service: Service,
  { service: given, taskDefinition, forceNewDeployment, forceRedeploy }: Request,
  { isOther }: RevisedDefinition,
  isWaiting: boolean,
): string | undefined {
  if (forceNewDeployment || forceRedeploy || given?.forceNewDeployment) return 'The request forces a new deployment.';
  if (given?.capacityProviderStrategy?.length) return 'A capacity provider strategy requires a new deployment.';
  if (taskDefinition && !isOther)
    return 'The request gives the running definition, whose image tags may name other images now.';
  if (isWaiting && primaryDeployment(service)?.rolloutState === 'FAILED')
    return 'The latest deployment has failed, and the request waits for one that succeeds.';
  return undefined;
}
