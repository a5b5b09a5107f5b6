import type { Service } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { poll } from '../concurrency/poll.js';
import { resourceOf } from '../domain/arns.js';
import { familyOf, nameOf } from '../domain/names.js';
import { carries, ofSpace, serviceTag, type Tag } from '../domain/tags.js';
import { ownedInIndex } from '../owned-lists.js';
import type { Saga } from '../saga/saga.js';
import type { Workflow } from '../saga/workflow.js';
import type { Owner } from '../tenancy.js';
import { cleanUpSpace } from './cleanup/space.js';
import { cleanUpTaskDefinition, listFamilyRevisions } from './cleanup/task-definition.js';
import { connectLogGroupsIn, readUsage, registriesIn, type ServiceInUse, type Usage } from './cleanup/usage.js';
import { cleanUpLock } from './locks.js';
import { revisionsDeployedSince } from './resources/deployment.js';
import { serviceResource } from './resources/service.js';
import { deleteServiceRegistry } from './resources/service-registry.js';

/**
 * ECS keeps a service DRAINING until its targets are deregistered, which takes up to 3,600 s, and its tasks have stopped. Source: Elastic
 * Load Balancing, "Deregistration delay".
 */
const DRAINING = { timeoutMs: 4_200_000, maxIntervalMs: 15_000 };

/**
 * How far back the deployment history is read, in milliseconds. The tag index lists new resources only after minutes; until then, only
 * the history names what an update detached.
 */
const HISTORY_MS = 86_400_000;

/** A service that is or will be deleted. */
interface DeletedService {
  service: ServiceInUse;
  recent: RecentBelongings;
}

/** What deployments of the last day used, whether or not an update detached it. */
export interface RecentBelongings {
  /** The ARNs of service registries. */
  registries: string[];
  /** The log groups of Service Connect proxies. */
  logGroups: string[];
}

/** Deletes what belonged to a deleted service and is not in use elsewhere. It can be repeated after a failure. */
export const cleanUpService: Workflow<DeletedService, { result: undefined }, Owner> = {
  name: 'cleanUpService',
  target: ({ service: { clusterArn = '', serviceName = '' } }) => `${nameOf(clusterArn)}/${serviceName}`,
  isPlanned: true,
  async run(saga, owner, deleted) {
    const { service } = deleted;
    const { serviceName = '', clusterArn = '' } = service;
    const space = nameOf(clusterArn);
    await saga.wait('waitForDrainedService', serviceResource(serviceName), 'drained', signal =>
      waitUntilDrained(owner, service, signal),
    );
    const { usage, deletedFamily } = await saga.withLock(cleanUpLock(owner, space, serviceName), () =>
      cleanUpBelongings(saga, owner, space, deleted),
    );
    await cleanUpSpace(saga, owner, { space, usage, deletedFamily });
    return { result: undefined };
  },
};

/** Reads what deployments of the last day used. It is read before the service is deleted, while AWS certainly shows its history. */
export async function readRecentBelongings(owner: Owner, service: Service): Promise<RecentBelongings> {
  const revisions = await revisionsDeployedSince(owner, service, new Date(Date.now() - HISTORY_MS));
  return {
    registries: [...registriesIn({ services: revisions })],
    logGroups: connectLogGroupsIn(owner.aws, revisions),
  };
}

async function waitUntilDrained({ aws }: Owner, service: ServiceInUse, signal: AbortSignal): Promise<string> {
  const { clusterArn = '', serviceName = '' } = service;
  const waitingFor = `service ${serviceName} to drain`;
  return poll({ ...DRAINING, waitingFor, signal, sleep: aws.sleep }, async () => {
    const current = await ecs.describeService(aws, clusterArn, serviceName);
    return current && isSame(current, service) ? undefined : 'drained';
  });
}

/** @returns what is in use apart from the service, and the family of its task definition where that was deleted. */
async function cleanUpBelongings(
  saga: Saga,
  owner: Owner,
  space: string,
  { service, recent }: DeletedService,
): Promise<{ usage: Usage; deletedFamily: string | undefined }> {
  const { serviceName = '', taskDefinition = '', serviceRegistries = [], deployments } = service;
  const created = await createdFor(saga, owner, space, serviceName);
  const revisions = await listFamilyRevisions(saga, owner, familyOf(taskDefinition));
  const usage = await saga.read('describeServices', serviceResource(serviceName), () =>
    readUsage(owner, {
      service: other => isSame(other, service),
      task: ({ startedBy = '' }) => deployments.some(({ id }) => id === startedBy),
    }),
  );
  const usedRegistries = new Set(usage.registries);
  const registries = new Set([
    ...serviceRegistries.map(({ registryArn }) => registryArn),
    ...created.registries,
    ...recent.registries,
  ]);
  const wasCreatedForIt = (arn: string, tags: Tag[]) =>
    serviceRegistries.some(({ registryArn }) => registryArn === arn) ||
    carries(tags, createdForTags(space, serviceName));
  const logGroups = {
    own: [...created.logGroups, ...recent.logGroups, ...connectLogGroupsIn(owner.aws, deployments)],
    used: usage.logGroups,
  };
  const deleted = { space, member: serviceName, logGroups };
  const { isFamilyDeleted } = await saga.parallel({
    registries: async s => {
      for (const arn of registries)
        if (arn)
          await deleteServiceRegistry(s, owner, arn, usedRegistries.has(arn), tags => wasCreatedForIt(arn, tags));
    },
    isFamilyDeleted: s => cleanUpTaskDefinition(s, owner, deleted, revisions, new Set(usage.definitions)),
  });
  return { usage, deletedFamily: isFamilyDeleted ? revisions.family : undefined };
}

/**
 * The registries and log groups that the tag index lists as created for one service, also those that updates detached from it. Their
 * deletion reads their tags.
 */
async function createdFor(saga: Saga, owner: Owner, space: string, service: string) {
  const tags = createdForTags(space, service);
  const { registries, logGroups } = await saga.parallel({
    registries: s =>
      s.read('getResources', serviceResource(service), () => ownedInIndex(owner, 'servicediscovery:service', tags)),
    logGroups: s => s.read('getResources', serviceResource(service), () => ownedInIndex(owner, 'logs:log-group', tags)),
  });
  return {
    registries: registries.map(({ arn }) => arn),
    logGroups: logGroups.map(({ arn }) => resourceOf(arn).replace(/^log-group:|:\*$/g, '')),
  };
}

function createdForTags(space: string, service: string): Record<string, string> {
  const { key, value } = serviceTag(service);
  return { ...ofSpace(space), [key]: value };
}

/** Whether two descriptions are of one service: one that was created later with the same name has the same ARN. */
function isSame(
  one: Pick<Service, 'serviceArn' | 'createdAt'>,
  { serviceArn, createdAt }: Pick<Service, 'serviceArn' | 'createdAt'>,
): boolean {
  return one.serviceArn === serviceArn && one.createdAt?.getTime() === createdAt?.getTime();
}
