import type { Service } from '@aws-sdk/client-ecs';
import { nameOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import type { Saga } from '../saga/saga.js';
import { type Owner, ownedService } from '../tenancy.js';
import { clearCredentials, type LeftCredentials } from './clean-up-credentials.js';
import { createManagedTaskDefinition } from './create-managed-task-definition.js';
import { createService } from './create-service.js';
import { clearService, deleteService, type ServiceDeletion } from './delete-service.js';
import { changing, makingIn } from './locks.js';
import { pruneRevisions } from './prune-revisions.js';
import { type Begun, begunBy, type Deployed, untilDeployed } from './resources/deployment.js';
import {
  clearManaged,
  type ManagedDeletion,
  updateManagedTaskDefinition,
} from './resources/managed-task-definition.js';
import { registerAsGiven } from './resources/task-definition.js';
import { type ServiceTarget, updateService } from './update-service.js';

/** A story, and what is to know of it beside. Its input is data and nothing else, so that an engine can keep it and begin again. */
interface Orchestration<Input, Result> {
  /** What it is about, as `cluster/service`. */
  target: (input: Input) => string;
  tell: (saga: Saga, owner: Owner, input: Input) => Promise<Told<Result>>;
}

/** What a story comes to. */
export interface Told<Result> {
  /** What its caller is answered. */
  result: Result;
  /** What goes on by itself when it has succeeded, as operations of their own. */
  next: Next[];
}

/** An operation that follows another. */
export interface Next {
  kind: 'clearService' | 'clearCredentials' | 'pruneRevisions';
  input: unknown;
}

/** For how long a deployment is followed, where it is. */
interface Waiting {
  /** Seconds. */
  wait?: number | undefined;
}

/** How many revisions of a family stay when a newer one is registered. */
interface Keeping {
  keep: number;
}

/** Every orchestration by its kind: the operation that asks for it, or what goes on after one. */
export const orchestrations = {
  createService: orchestration({
    target: ({ request }: Keeping & Waiting & { request: Schemas['ServiceOrchestrationRequest'] }) =>
      `${spaceOf(request)}/${request.service.serviceName}`,
    async tell(saga, owner, { request, keep, wait }) {
      const space = spaceOf(request);
      const made = await makingIn(saga, owner, space, share =>
        changing(saga, owner, space, request.service.serviceName, () => createService(saga, owner, request, share)),
      );
      const { service = {}, taskDefinition } = made;
      return {
        result: { ...made, service: await deployed(saga, owner, service, begunBy(undefined, service), wait) },
        next: request.taskDefinition ? pruning(taskDefinition, keep) : [],
      };
    },
  }),
  updateService: orchestration({
    target: ({ target }: Keeping & Waiting & { target: ServiceTarget; request: UpdateRequest }) =>
      nameOfService(target),
    async tell(saga, owner, { target, request, keep, wait }) {
      const { begun, left, ...updated } = await changing(
        saga,
        owner,
        nameOf(target.cluster),
        nameOf(target.service),
        () => updateService(saga, owner, target, request),
      );
      return {
        result: { ...updated, service: await deployed(saga, owner, updated.service ?? {}, begun, wait) },
        next: [...clearing(left), ...pruning(updated.taskDefinition, keep)],
      };
    },
  }),
  deleteService: orchestration({
    target: (target: ServiceDeletion) => nameOfService(target),
    async tell(saga, owner, target) {
      const { cluster, service, isRecursive } = target;
      const result = await changing(saga, owner, nameOf(cluster), nameOf(service), () =>
        deleteService(saga, owner, target),
      );
      return { result, next: isRecursive ? [{ kind: 'clearService', input: result }] : [] };
    },
  }),
  clearService: orchestration({
    target: ({ clusterArn = '', serviceName = '' }: Service) => `${nameOf(clusterArn)}/${serviceName}`,
    tell: async (saga, owner, service) => last(await clearService(saga, owner, service)),
  }),
  createTaskDefinition: orchestration({
    target: ({ request }: Keeping & { request: Schemas['TaskDefinitionOrchestrationRequest'] }) =>
      `${request.cluster.clusterName}/${request.taskDefinition.family}`,
    async tell(saga, owner, { request, keep }) {
      const { cluster, taskDefinition } = request;
      const space = cluster.clusterName ?? '';
      const result = await makingIn(saga, owner, space, share =>
        changing(saga, owner, space, taskDefinition.family, () =>
          createManagedTaskDefinition(saga, owner, request, share),
        ),
      );
      return { result, next: pruning(result.taskDefinition, keep) };
    },
  }),
  registerTaskDefinition: orchestration({
    target: ({ family }: Schemas['RegisterTaskDefinitionRequest']) => family,
    tell: async (saga, owner, request) => last(await registerAsGiven(saga, owner, request)),
  }),
  updateManagedTaskDefinition: orchestration({
    target: ({ cluster, family }: Keeping & { cluster: string; family: string; request: UpdateDefinitionRequest }) =>
      `${nameOf(cluster)}/${family}`,
    async tell(saga, owner, { cluster, family, request, keep }) {
      const { left, ...result } = await changing(saga, owner, nameOf(cluster), family, () =>
        updateManagedTaskDefinition(saga, owner, { cluster, family }, request),
      );
      return { result, next: [...clearing(left), ...pruning(result.taskDefinition, keep)] };
    },
  }),
  deleteManagedTaskDefinition: orchestration({
    target: ({ managed: { cluster, taskDefinition } }: ManagedDeletion) =>
      `${cluster.clusterName}/${taskDefinition.family}`,
    tell: async (saga, owner, deletion) => last(await clearManaged(saga, owner, deletion)),
  }),
  clearCredentials: orchestration({
    target: ({ space }: LeftCredentials) => space,
    tell: async (saga, owner, left) => last(await clearCredentials(saga, owner, left)),
  }),
  pruneRevisions: orchestration({
    target: ({ family }: Keeping & { family: string }) => family,
    tell: async (saga, owner, { family, keep }) => last(await pruneRevisions(saga, owner, family, keep)),
  }),
};

export type Kind = keyof typeof orchestrations;
export type InputOf<K extends Kind> = Parameters<(typeof orchestrations)[K]['tell']>[2];
export type ResultOf<K extends Kind> = Awaited<ReturnType<(typeof orchestrations)[K]['tell']>>['result'];

type UpdateRequest = Schemas['ServiceOrchestrationUpdateRequest'];
type UpdateDefinitionRequest = Schemas['TaskDefinitionOrchestrationUpdateRequest'];

/** An orchestration of a kind that is known at run time only, as an engine reads it from where it keeps it. */
export function orchestrationOf(kind: Kind): Orchestration<unknown, unknown> {
  // Each kind takes its own kind's input; the compiler does not follow the two together.
  return orchestrations[kind] as Orchestration<unknown, unknown>;
}

/** Infers the types of one. */
function orchestration<Input, Result>(one: Orchestration<Input, Result>): Orchestration<Input, Result> {
  return one;
}

/** What comes to an end with its result. */
function last<Result>(result: Result): Told<Result> {
  return { result, next: [] };
}

function spaceOf({ cluster, service }: Schemas['ServiceOrchestrationRequest']): string {
  return nameOf(cluster?.clusterName ?? service.cluster ?? '');
}

function nameOfService({ cluster, service }: ServiceTarget): string {
  return `${nameOf(cluster)}/${nameOf(service)}`;
}

/** Secrets that an update does without go once nothing is deployed with them. */
function clearing(left: LeftCredentials): Next[] {
  return left.secrets.length > 0 ? [{ kind: 'clearCredentials', input: left }] : [];
}

/** Revisions are numbered from 1 on, so a family has no more than its latest one's number. */
function pruning(latest: { family?: string; revision?: number } | undefined, keep: number): Next[] {
  const { family = '', revision = 0 } = latest ?? {};
  return revision > keep ? [{ kind: 'pruneRevisions', input: { family, keep } }] : [];
}

/** The service, after the deployment that was begun where that is waited for. The change stays, however the deployment ends. */
async function deployed<S extends Deployed>(
  saga: Saga,
  owner: Owner,
  service: S,
  begun: Begun | undefined,
  seconds: number | undefined,
): Promise<S | Service> {
  if (!seconds || !begun) return service;
  saga.commit();
  const { clusterArn = '', serviceArn = '', serviceName = '' } = service;
  const resource = { type: 'ecs:service', name: serviceName };
  await saga.wait('waitForDeployment', resource, undefined, (tell, signal) =>
    untilDeployed(owner, service, begun, { seconds, signal, tell }),
  );
  return saga.read('describeService', resource, () => ownedService(owner, clusterArn, serviceArn));
}
