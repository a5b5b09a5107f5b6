import type { Service } from '@aws-sdk/client-ecs';
import * as ecs from '../aws/ecs.js';
import { nameOf } from '../domain/names.js';
import { NotFound } from '../errors.js';
import { planSaga } from '../saga/plan-saga.js';
import type { Saga } from '../saga/saga.js';
import { followUp, type Workflow } from '../saga/workflow.js';
import { type Owner, ownedServiceIncludingInactive } from '../tenancy.js';
import { cleanUpService, type RecentBelongings, readRecentBelongings } from './clean-up-service.js';
import { assertRoleDeletable } from './cleanup/role-policies.js';
import { serviceInUse } from './cleanup/usage.js';
import { changeLock } from './locks.js';
import { assertIfMatch, type ServiceTarget, serviceResource, serviceTargetName } from './resources/service.js';

interface Input extends ServiceTarget {
  /** Whether what belongs to the service is deleted too. */
  isRecursive: boolean;
}

interface Output {
  /** The service as it was before its deletion, in the two forms that the predecessor's documentation can be read as. */
  result: Service & { service: Service };
  recent: RecentBelongings;
}

const NOTHING: RecentBelongings = { registries: [], logGroups: [] };

/**
 * Deletes a service with its tasks. With `isRecursive`, a clean-up follows; it can be repeated for a service that is already
 * gone, to delete what an earlier clean-up left.
 */
export const deleteService: Workflow<Input, Output, Owner> = {
  name: 'deleteService',
  target: serviceTargetName,
  locks: (owner, { cluster, service }) => [changeLock(owner, nameOf(cluster), nameOf(service))],
  async run(saga, owner, input) {
    const service = await saga.read('describeService', serviceResource(nameOf(input.service)), () =>
      serviceToDelete(owner, input),
    );
    const { serviceName = '', clusterArn = '' } = service;
    const recent = input.isRecursive ? await prepareCleanUp(saga, owner, service) : NOTHING;
    const output = { result: { ...service, service }, recent };
    if (service.status !== 'ACTIVE') return output;
    await saga.step({
      name: 'deleteService',
      resource: serviceResource(serviceName),
      action: 'delete',
      reason: 'The request deletes it.',
      expected: { ...service, status: 'DRAINING' },
      run: () => ecs.deleteService(owner.aws, clusterArn, serviceName),
      find: async () => {
        const current = await ecs.describeService(owner.aws, clusterArn, serviceName);
        return current?.status === 'ACTIVE' ? undefined : current;
      },
    });
    return output;
  },
  followUps: ({ isRecursive }, { result: { service }, recent }) =>
    isRecursive ? [followUp(cleanUpService, { service: serviceInUse(service), recent })] : [],
};

/** @throws {Conflict} where the clean-up could not delete the execution role. */
async function prepareCleanUp(saga: Saga, owner: Owner, service: Service): Promise<RecentBelongings> {
  const { serviceName = '', clusterArn = '', status } = service;
  const { recent } = await saga.parallel({
    recent: async s =>
      status === 'ACTIVE'
        ? s.read('listServiceDeployments', serviceResource(serviceName), () => readRecentBelongings(owner, service))
        : NOTHING,
    role: s =>
      assertRoleDeletable(s, owner, nameOf(clusterArn), cleanUpService, {
        service: serviceInUse(service),
        recent: NOTHING,
      }),
  });
  return recent;
}

/** @throws {NotFound} also where the service is gone and nothing of it remains to be cleaned up. */
async function serviceToDelete(owner: Owner, { cluster, service: name, ifMatch, isRecursive }: Input) {
  const service = await ownedServiceIncludingInactive(owner, cluster, name);
  assertIfMatch(service, ifMatch);
  if (service.status === 'ACTIVE') return service;
  const remaining = isRecursive
    ? (await planSaga(cleanUpService, owner, { service: serviceInUse(service), recent: NOTHING })).steps
    : [];
  if (!remaining.some(({ action }) => action === 'delete'))
    throw new NotFound(`Service ${name} does not exist in cluster ${cluster}.`);
  return service;
}
