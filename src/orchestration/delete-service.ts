import type { Service } from '@aws-sdk/client-ecs';
import { deleteService as deleteEcsService, describeService } from '../aws/ecs.js';
import { deleteDiscoveryService } from '../aws/servicediscovery.js';
import { waitFor } from '../concurrency/poll.js';
import { familyOf, nameOf } from '../domain/names.js';
import { Conflict, NotFound } from '../errors.js';
import { planSaga } from '../saga/plan-saga.js';
import type { Resource, Saga } from '../saga/saga.js';
import { type Owner, ownedDiscoveryService, ownedServiceOrMemory } from '../tenancy.js';
import { clearSpace } from './cleanup/space.js';
import { clearDefinition, readRevisions } from './cleanup/task-definition.js';
import { definitionsIn, readUse, registriesIn, type Use } from './cleanup/usage.js';
import { refuseUnexpected } from './expected-service.js';
import { clearingAfter } from './locks.js';
import type { ServiceTarget } from './update-service.js';

/** Milliseconds. */
const DRAINING_DEADLINE = 300_000;
const REGISTRY_DEADLINE = 300_000;

/** Which service, and whether what belongs to it goes too. */
export interface ServiceDeletion extends ServiceTarget {
  isRecursive: boolean;
}

/**
 * Deletes a service whatever it runs. One that is gone may have left something behind, which a second recursive try takes away.
 * @returns it as it was left. @throws {NotFound} also where it is gone and nothing of it is left.
 */
export async function deleteService(saga: Saga, owner: Owner, target: ServiceDeletion): Promise<Service> {
  const service = await saga.read('describeService', resource(nameOf(target.service)), () =>
    serviceToDelete(owner, target),
  );
  if (service.status !== 'ACTIVE') return service;
  const { serviceName = '', clusterArn = '' } = service;
  return saga.step({
    name: 'deleteService',
    resource: resource(serviceName),
    action: 'delete',
    reason: 'The request asks for it.',
    expected: { ...service, status: 'DRAINING' },
    run: () => deleteEcsService(owner.aws, clusterArn, serviceName),
    find: async () => {
      const now = await describeService(owner.aws, clusterArn, serviceName);
      return now?.status === 'ACTIVE' ? undefined : now;
    },
  });
}

/** The deletion and what goes on after it, in one. */
export async function deleteWhole(saga: Saga, owner: Owner, target: ServiceDeletion): Promise<void> {
  const service = await deleteService(saga, owner, target);
  if (target.isRecursive) await clearService(saga, owner, service);
}

async function serviceToDelete(owner: Owner, { cluster, service: name, ifMatch, isRecursive }: ServiceDeletion) {
  const service = await ownedServiceOrMemory(owner, cluster, name);
  refuseUnexpected(service, ifMatch);
  if (service.status === 'ACTIVE') return service;
  const left = isRecursive ? await planSaga(saga => clearService(saga, owner, service)) : [];
  if (!left.some(({ action }) => action === 'delete'))
    throw new NotFound(`Service ${name} was not found in cluster ${cluster}.`);
  return service;
}

/** Takes away what belonged to a deleted service and nothing else uses. What a failure leaves, a second run takes away. */
export async function clearService(saga: Saga, owner: Owner, service: Service): Promise<void> {
  const { serviceName = '', clusterArn = '' } = service;
  const space = nameOf(clusterArn);
  await saga.wait('waitForDrainedService', resource(serviceName), 'drained', (_tell, signal) =>
    drained(owner, service, signal),
  );
  const { use, leaving } = await clearingAfter(saga, owner, space, serviceName, () =>
    clearBelongings(saga, owner, space, service),
  );
  await clearSpace(saga, owner, space, use, leaving);
}

/** @returns what runs beside it, and the family that is gone with it. */
async function clearBelongings(
  saga: Saga,
  owner: Owner,
  space: string,
  service: Service,
): Promise<{ use: Use; leaving: string | undefined }> {
  const { serviceName = '', taskDefinition = '', serviceRegistries = [], deployments = [] } = service;
  const revisions = await readRevisions(saga, owner, familyOf(taskDefinition));
  const use = await saga.read('describeServices', resource(serviceName), () =>
    readUse(owner, {
      service: other => isSame(other, service),
      task: ({ startedBy = '' }) => deployments.some(({ id }) => id === startedBy),
    }),
  );
  const registries = registriesIn(use);
  const { definition: isGone } = await saga.parallel({
    registries: async s => {
      for (const { registryArn } of serviceRegistries)
        if (registryArn) await clearRegistry(s, owner, registryArn, registries.has(registryArn));
    },
    definition: s => clearDefinition(s, owner, space, revisions, definitionsIn(use)),
  });
  return { use, leaving: isGone ? revisions.family : undefined };
}

async function drained({ aws }: Owner, service: Service, signal: AbortSignal): Promise<string> {
  const { clusterArn = '', serviceName = '' } = service;
  const ask = async () => {
    const now = await describeService(aws, clusterArn, serviceName);
    return now && isSame(now, service) ? undefined : 'drained';
  };
  return waitFor(`Draining service ${serviceName}`, DRAINING_DEADLINE, ask, signal);
}

/** Whether one is the other, and not one that was made with its name after it: the ARN is made of the name. */
function isSame(one: Service, { serviceArn, createdAt }: Service): boolean {
  return one.serviceArn === serviceArn && one.createdAt?.getTime() === createdAt?.getTime();
}

async function clearRegistry(saga: Saga, owner: Owner, arn: string, isUsed: boolean): Promise<void> {
  const registry = { type: 'servicediscovery:service', name: nameOf(arn) };
  const found = await saga.read('getService', registry, () => ownedOrAbsent(owner, arn));
  if (!found) return;
  if (isUsed) {
    saga.leave('deleteServiceRegistry', registry, 'keep', 'Another service is in it.');
    return;
  }
  const { Id = '' } = found;
  await saga.step({
    name: 'deleteServiceRegistry',
    resource: registry,
    action: 'delete',
    reason: 'No service is in it any more.',
    expected: undefined,
    run: () =>
      waitFor(`Deleting service registry ${Id}`, REGISTRY_DEADLINE, async () => {
        try {
          await deleteDiscoveryService(owner.aws, Id);
        } catch (error) {
          // ECS takes the last instances out a while after their tasks have stopped.
          if (error instanceof Conflict) return undefined;
          if (!(error instanceof NotFound)) throw error;
        }
        return 'deleted';
      }),
  });
}

async function ownedOrAbsent(owner: Owner, arn: string) {
  try {
    return await ownedDiscoveryService(owner, arn);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function resource(name: string): Resource {
  return { type: 'ecs:service', name };
}
