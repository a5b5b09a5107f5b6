import type { Service } from '@aws-sdk/client-ecs';
import { nameOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import type { Owner } from '../tenancy.js';
import { clearCredentials, type LeftCredentials } from './clear-credentials.js';
import { createService } from './create-service.js';
import { createManagedTaskDefinition } from './create-task-definition.js';
import { clearService, deleteService, type ServiceDeletion } from './delete-service.js';
import { clearManaged, type Managed, updateManagedTaskDefinition } from './managed-task-definition.js';
import { pruneRevisions } from './prune-revisions.js';
import type { Saga } from './saga.js';
import { makingIn } from './space-turns.js';
import { registerAsGiven } from './task-definition.js';
import { type ServiceTarget, updateService } from './update-service.js';

/**
 * Every orchestration by its kind: the operation that asks for it, or what goes on after one. Its input is data and nothing
 * else, so that an engine can keep it and begin again.
 */
export const orchestrations = {
  createService: (saga: Saga, owner: Owner, request: Schemas['ServiceOrchestrationRequest']) =>
    makingIn(owner, nameOf(request.cluster?.clusterName ?? request.service.cluster ?? ''), () =>
      createService(saga, owner, request),
    ),
  updateService: (
    saga: Saga,
    owner: Owner,
    { target, request }: { target: ServiceTarget; request: Schemas['ServiceOrchestrationUpdateRequest'] },
  ) => updateService(saga, owner, target, request),
  deleteService: (saga: Saga, owner: Owner, target: ServiceDeletion) => deleteService(saga, owner, target),
  clearService: (saga: Saga, owner: Owner, service: Service) => clearService(saga, owner, service),
  createTaskDefinition: (saga: Saga, owner: Owner, request: Schemas['TaskDefinitionOrchestrationRequest']) =>
    makingIn(owner, request.cluster.clusterName ?? '', () => createManagedTaskDefinition(saga, owner, request)),
  registerTaskDefinition: (saga: Saga, owner: Owner, request: Schemas['RegisterTaskDefinitionRequest']) =>
    registerAsGiven(saga, owner, request),
  updateManagedTaskDefinition: (
    saga: Saga,
    owner: Owner,
    {
      cluster,
      family,
      request,
    }: {
      cluster: string;
      family: string;
      request: Schemas['TaskDefinitionOrchestrationUpdateRequest'];
    },
  ) => updateManagedTaskDefinition(saga, owner, { cluster, family }, request),
  deleteManagedTaskDefinition: (
    saga: Saga,
    owner: Owner,
    { managed, ...how }: { managed: Managed; tasks: string[]; isRecursive: boolean },
  ) => clearManaged(saga, owner, managed, how),
  clearCredentials: (saga: Saga, owner: Owner, left: LeftCredentials) => clearCredentials(saga, owner, left),
  pruneRevisions: (saga: Saga, owner: Owner, { family, keep }: { family: string; keep: number }) =>
    pruneRevisions(saga, owner, family, keep),
};

export type Kind = keyof typeof orchestrations;
export type InputOf<K extends Kind> = Parameters<(typeof orchestrations)[K]>[2];
export type ResultOf<K extends Kind> = Awaited<ReturnType<(typeof orchestrations)[K]>>;

/** An orchestration's story for an input. */
export function storyOf<K extends Kind>(
  kind: K,
  owner: Owner,
  input: InputOf<K>,
): (saga: Saga) => Promise<ResultOf<K>> {
  // Each kind's function takes its own kind's input; the compiler does not follow the two together.
  const tell = orchestrations[kind] as (saga: Saga, owner: Owner, input: InputOf<K>) => Promise<ResultOf<K>>;
  return saga => tell(saga, owner, input);
}
