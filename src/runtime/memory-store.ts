import type { StepEvent } from '../saga/saga.js';
import {
  cancelledInQueue,
  hasEnded,
  type NewOperation,
  type Operation,
  type OperationEvent,
  type OperationFilter,
  type OperationOwner,
} from './operation.js';
import type { OperationStore } from './store.js';

/** The number of ended operations that are kept. */
const MAX_ENDED = 1000;

interface StoredOperation {
  operation: Operation;
  /** Present while it is queued. */
  queued?: NewOperation | undefined;
  events: OperationEvent[];
}

/** Keeps operations in the memory of this process. @param cancel cancels a running operation. */
export function createMemoryStore(cancel: (id: string) => void): OperationStore {
  const stored = new Map<string, StoredOperation>();
  let lastEvent = 0;

  const own = ({ account, org }: OperationOwner) =>
    [...stored.values()]
      .map(({ operation }) => operation)
      .filter(operation => operation.account === account && operation.org === org)
      .reverse();
  const withKey = (owner: OperationOwner, key: string | undefined) =>
    key === undefined ? undefined : own(owner).find(({ idempotency }) => idempotency?.key === key);

  return {
    async add(added, state = 'running') {
      const { input: _, spelling: __, replaces, ...operation } = added;
      const replaced = replaces === undefined ? undefined : stored.get(replaces)?.operation;
      if (replaced) replaced.idempotency = undefined;
      const earlier = withKey(operation, operation.idempotency?.key);
      if (earlier) return earlier;
      stored.set(operation.id, {
        operation: { ...operation, state },
        queued: state === 'queued' ? added : undefined,
        events: [],
      });
      deleteOldest(stored);
      return undefined;
    },
    async takeQueued(account) {
      const first = [...stored.values()].find(({ queued }) => queued?.account === account);
      const taken = first?.queued;
      if (!first || !taken) return undefined;
      first.queued = undefined;
      first.operation = { ...first.operation, state: 'running' };
      return taken;
    },
    withKey: async (owner, key) => withKey(owner, key),
    get: async (owner, id) => own(owner).find(operation => operation.id === id),
    async list(owner, { state, kind, target, withResults, limit, after }) {
      const isSelected = (operation: Operation) =>
        (!state || operation.state === state) &&
        (!kind || operation.kind === kind) &&
        (!target || operation.target === target);
      const found = startedBefore(own(owner), after).filter(isSelected).slice(0, limit);
      return withResults ? found : found.map(withoutResult);
    },
    async change(id, change) {
      const found = stored.get(id);
      if (found) found.operation = { ...found.operation, ...change };
    },
    async addEvents(id, events: StepEvent[]) {
      const found = stored.get(id);
      if (!found) return;
      for (const event of events) {
        if (event.state === 'retrying')
          found.events = found.events.filter(earlier => !isRetryOfSame(earlier.event, event));
        found.events.push({ id: ++lastEvent, event });
      }
    },
    events: async (id, after) => (stored.get(id)?.events ?? []).filter(event => event.id > after),
    eventsOf: async ids => new Map(ids.map(id => [id, [...(stored.get(id)?.events ?? [])]])),
    async cancel(id) {
      const found = stored.get(id);
      if (!found?.queued) return cancel(id);
      found.queued = undefined;
      found.operation = { ...found.operation, state: 'cancelled', endedAt: new Date(), outcome: cancelledInQueue(id) };
    },
  };
}

function withoutResult(operation: Operation): Operation {
  const { outcome } = operation;
  return outcome && 'result' in outcome ? { ...operation, outcome: undefined } : operation;
}

function isRetryOfSame(earlier: StepEvent, { step, resource }: StepEvent): boolean {
  const { type, name } = earlier.resource;
  return earlier.state === 'retrying' && earlier.step === step && type === resource.type && name === resource.name;
}

/** @param all the newest first. @param place of an operation that may have been deleted. */
function startedBefore(all: Operation[], place: OperationFilter['after']): Operation[] {
  if (!place) return all;
  const at = all.findIndex(({ id }) => id === place.id);
  return at < 0 ? all.filter(({ startedAt }) => startedAt < place.startedAt) : all.slice(at + 1);
}

function deleteOldest(stored: Map<string, StoredOperation>): void {
  const ended = [...stored].filter(([, { operation }]) => hasEnded(operation));
  for (const [id] of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) stored.delete(id);
}
