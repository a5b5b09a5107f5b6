import { isDeepStrictEqual } from 'node:util';
import type { Cluster, Service } from '@aws-sdk/client-ecs';
import type { AwsAccount } from '../aws/account.js';
import { describeService, describeTaskDefinition, updateService as updateEcsService } from '../aws/ecs.js';
import { type Change, changesBetween } from '../domain/changes.js';
import { familyOf } from '../domain/names.js';
import { completedNetwork } from '../domain/network.js';
import type { Answered, Schemas } from '../domain/schemas.js';
import { merged, spaceTags, withCallersTags } from '../domain/tags.js';
import { Conflict } from '../errors.js';
import type { Resource, Saga } from '../saga/saga.js';
import { ownedCluster, ownedService, ownedTaskDefinition } from '../tenancy.js';
import type { LeftCredentials } from './clean-up-credentials.js';
import { refuseUnexpected } from './expected-service.js';
import { type Begun, begunBy } from './resources/deployment.js';
import { checkLoadBalancers } from './resources/load-balancers.js';
import {
  type DefinitionUpdate,
  ecsTaggable,
  findDefinition,
  leftBy,
  tagCluster,
  type UpdatedDefinition,
  updateDefinition,
} from './resources/revise-definition.js';
import { findServiceRegistry } from './resources/service-registry.js';
import { tagStep } from './resources/tags.js';
import type { Space } from './space.js';

type Request = Schemas['ServiceOrchestrationUpdateRequest'];
type Input = Schemas['UpdateServiceRequest'];

/** Which service, by name or ARN. */
export interface ServiceTarget {
  cluster: string;
  service: string;
  /** The entity tag that it has to have, as a caller's `If-Match`. */
  ifMatch?: string;
}

/** The answer to an update, the deployment that it began, if any, and the secrets that are not needed after it. */
export type ServiceUpdate = Answered<Schemas['ServiceOrchestrationUpdate']> & {
  begun: Begun | undefined;
  left: LeftCredentials;
};

/**
 * Changes a service and what belongs to it: credentials, definition and tags first, then the service. A failure puts back what
 * can be put back.
 * @param request whose rules hold. @throws a named error.
 */
export async function updateService(
  saga: Saga,
  owner: { aws: AwsAccount; org: string },
  target: ServiceTarget,
  request: Request,
): Promise<ServiceUpdate> {
  const registryArn = request.service?.serviceRegistries?.[0]?.registryArn;
  const { cluster, service } = await saga.parallel({
    cluster: s => s.read('describeCluster', clusterResource(target), () => ownedCluster(owner, target.cluster)),
    service: s =>
      s.read('describeService', resource(target.service), () => ownedService(owner, target.cluster, target.service)),
    registry: async s => registryArn && findServiceRegistry(s, owner, registryArn),
    balancing: s => checkLoadBalancers(s, owner, request.service?.loadBalancers),
  });
  refuseUnexpected(service, target.ifMatch);
  if (service.status !== 'ACTIVE') throw new Conflict(`Service ${target.service} is ${service.status}.`);
  const running = await saga.read('describeTaskDefinition', resource(target.service), () =>
    describeTaskDefinition(owner.aws, service.taskDefinition ?? ''),
  );
  const name = cluster.clusterName ?? '';
  const sameFamily = familyOf(request.taskDefinition?.family ?? '') === running.taskDefinition.family;
  const carried = !request.taskDefinition || sameFamily ? running.tags : [];
  const space: Space = {
    ...owner,
    cluster: name,
    flavor: 'service',
    tags: withCallersTags(spaceTags(owner.org, name, 'service'), carried, request.tags),
  };
  const definition = await reviseDefinition(saga, space, running, service, request);
  await tagServiceAndCluster(saga, space, cluster, service, request.tags);
  const input = await updateInput(saga, space, service, request, definition);
  const updated = input ? await updateStep(saga, space, service, input) : service;
  const tags = withCallersTags([], request.tags);
  return {
    cluster: { ...cluster, tags: merged(cluster.tags, tags) },
    service: { ...service, ...updated, tags: merged(service.tags, tags) },
    taskDefinition: definition.taskDefinition,
    credentials: definition.credentials,
    cloudwatchLogGroups: definition.logGroups,
    tags: merged(service.tags, tags),
    begun: begunBy(service, updated),
    left: { space: name, ...leftBy(running, definition), service: updated },
  };
}

/** The definition as the update wants it, with what belongs to it. */
async function reviseDefinition(
  saga: Saga,
  space: Space,
  running: Awaited<ReturnType<typeof describeTaskDefinition>>,
  service: Service,
  request: Request,
): Promise<UpdatedDefinition> {
  const update: DefinitionUpdate = request;
  const found = await findDefinition(saga, space, running, update);
  return updateDefinition(saga, space, found, update, service.serviceName ?? '');
}

async function tagServiceAndCluster(
  saga: Saga,
  space: Space,
  cluster: Cluster,
  service: Service,
  tags: Request['tags'],
): Promise<void> {
  if (!tags) return;
  const taggable = ecsTaggable(space.aws, 'ecs:service', service.serviceName, service.serviceArn, service.tags);
  await saga.parallel({
    service: s => tagStep(s, 'tagResource', taggable, withCallersTags([], tags)),
    cluster: s => tagCluster(s, space, cluster, tags),
  });
}

/** What UpdateService is asked; undefined where nothing of the service changes. */
async function updateInput(
  saga: Saga,
  space: Space,
  service: Service,
  { service: given = {}, forceNewDeployment }: Request,
  definition: UpdatedDefinition,
): Promise<Input | undefined> {
  const named = given.taskDefinition;
  const deployed = definition.isOther
    ? definition.taskDefinition.taskDefinitionArn
    : named &&
      (await saga.read('describeTaskDefinition', resource(named), () => ownedTaskDefinition(space, named)))
        .taskDefinition.taskDefinitionArn;
  const isForced = forceNewDeployment || given.forceNewDeployment;
  const { networkConfiguration } = given;
  const input: Input = {
    ...given,
    ...(networkConfiguration && { networkConfiguration: completedNetwork(space.aws, networkConfiguration) }),
    ...(deployed && { taskDefinition: deployed }),
    ...(isForced && { forceNewDeployment: true }),
    cluster: space.cluster,
    service: service.serviceName,
  };
  const isAsked = Object.keys(input).length > 2;
  if (isAsked) return input;
  saga.leave('updateService', resource(service.serviceName ?? ''), 'keep', 'Nothing of it changes.');
  return undefined;
}

/** Changes the ECS service; undone, it is as it was, but that a forced deployment is not taken back. */
function updateStep(saga: Saga, { aws }: Space, before: Service, input: Input): Promise<Service> {
  const { cluster, service: name = '' } = input;
  const previous = previousOf(before, input);
  const changes = changesBetween(before, Object.fromEntries(changeable(input)));
  return saga.step({
    name: 'updateService',
    resource: resource(name),
    action: 'update',
    reason: reasonOf(input, changes),
    changes,
    expected: before,
    run: () => updateEcsService(aws, input),
    // A deployment of this update's is not begun twice; all else that an update says may be said again.
    find: async () => {
      const now = await describeService(aws, cluster ?? '', name);
      return begunBy(before, now ?? before) && now;
    },
    undo: async () => {
      const now = await describeService(aws, cluster ?? '', name);
      const isChanged = now !== undefined && isOtherThan(now, previous);
      if (isChanged) await updateEcsService(aws, { ...previous, cluster, service: name });
      return isChanged;
    },
  });
}

/** What the service was in all that the input changes. AWS takes an empty list for none. */
function previousOf(before: Service, input: Input): Input {
  const members = before as Record<string, unknown>;
  const entries = changeable(input).map(([key, value]) => [
    key,
    members[key] ?? (Array.isArray(value) ? [] : undefined),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isOtherThan(now: Service, previous: Input): boolean {
  const members = now as Record<string, unknown>;
  return changeable(previous).some(([key, value]) => !isDeepStrictEqual(members[key], value));
}

function reasonOf({ forceNewDeployment }: Input, changes: Change[]): string {
  if (forceNewDeployment) return 'A new deployment is asked for.';
  return changes.length > 0 ? 'The request changes it.' : 'The request asks for it, though it is so already.';
}

function changeable(input: Input): [string, unknown][] {
  return Object.entries(input).filter(([key]) => !['cluster', 'service', 'forceNewDeployment'].includes(key));
}

function resource(name: string): Resource {
  return { type: 'ecs:service', name };
}

function clusterResource({ cluster }: ServiceTarget): Resource {
  return { type: 'ecs:cluster', name: cluster };
}
