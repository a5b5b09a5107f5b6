import type { StepEvent } from '../saga/saga.js';
import {
  hasEnded,
  type NewOperation,
  type Operation,
  type OperationEvent,
  type Owned,
  type Selection,
} from './operation.js';
import type { OperationStore } from './store.js';

/** How many operations that have ended are remembered. */
const REMEMBERED = 1000;

interface Kept {
  operation: Operation;
  events: OperationEvent[];
}

/** Keeps operations as long as this process lives. @param cancel is told of an operation that is to be cancelled. */
export function createMemoryStore(cancel: (id: string) => void): OperationStore {
  const kept = new Map<string, Kept>();
  let lastEvent = 0;

  const own = ({ account, org }: Owned) =>
    [...kept.values()]
      .map(({ operation }) => operation)
      .filter(operation => operation.account === account && operation.org === org)
      .reverse();
  const withKey = (owner: Owned, key: string | undefined) =>
    key === undefined ? undefined : own(owner).find(({ idempotency }) => idempotency?.key === key);

  return {
    async add({ input: _, ...operation }: NewOperation) {
      const earlier = withKey(operation, operation.idempotency?.key);
      if (earlier) return earlier;
      kept.set(operation.id, { operation: { ...operation, state: 'running' }, events: [] });
      forgetOldest(kept);
      return undefined;
    },
    withKey: async (owner, key) => withKey(owner, key),
    get: async (owner, id) => own(owner).find(operation => operation.id === id),
    async list(owner, { state, kind, target, limit, after }) {
      const isMeant = (operation: Operation) =>
        (!state || operation.state === state) &&
        (!kind || operation.kind === kind) &&
        (!target || operation.target === target);
      return startedBefore(own(owner), after).filter(isMeant).slice(0, limit);
    },
    async change(id, change) {
      const one = kept.get(id);
      if (one) one.operation = { ...one.operation, ...change };
    },
    async addEvents(id, events: StepEvent[]) {
      kept.get(id)?.events.push(...events.map(event => ({ id: ++lastEvent, event })));
    },
    events: async (id, after) => (kept.get(id)?.events ?? []).filter(event => event.id > after),
    cancel: async id => cancel(id),
  };
}

/** @param all newest first. @param place of an operation that may have been forgotten. */
function startedBefore(all: Operation[], place: Selection['after']): Operation[] {
  if (!place) return all;
  const at = all.findIndex(({ id }) => id === place.id);
  return at < 0 ? all.filter(({ startedAt }) => startedAt < place.startedAt) : all.slice(at + 1);
}

function forgetOldest(kept: Map<string, Kept>): void {
  const ended = [...kept].filter(([, { operation }]) => hasEnded(operation));
  for (const [id] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) kept.delete(id);
}
