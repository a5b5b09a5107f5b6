import { randomUUID } from 'node:crypto';
import { Conflict, NotFound, UnprocessableKey } from '../errors.js';
import { type InputOf, type Kind, orchestrationOf, type ResultOf } from '../orchestration/workflows.js';
import {
  hasEnded,
  type IdempotencyKey,
  type Operation,
  type OperationEvent,
  type Owned,
  type Selection,
} from './operation.js';
import type { Engine } from './runtime.js';
import type { OperationStore } from './store.js';

/** An orchestration that was started. */
export interface Started<Result> {
  operation: Operation;
  /** Resolves with its result, or rejects with why it failed, as soon as that is known. */
  outcome: Promise<Result>;
}

/** The operations of one org in one account. */
export interface Operations {
  /** @throws {Conflict} while an earlier request with the same key is under way; {UnprocessableKey} where it was another. */
  start<K extends Kind>(kind: K, input: InputOf<K>, idempotency?: IdempotencyKey): Promise<Started<ResultOf<K>>>;
  /** What an earlier request with the same key has led to. @throws as `start`. */
  earlier<K extends Kind>(kind: K, idempotency: IdempotencyKey): Promise<Started<ResultOf<K>> | undefined>;
  /** @throws {NotFound} */
  get(id: string): Promise<Operation>;
  list(selection: Selection): Promise<Operation[]>;
  /** Asks for an operation to be unmade. @throws {NotFound}; {Conflict} where it has ended. */
  cancel(id: string): Promise<Operation>;
  /** What has happened in it since an event. */
  events(id: string, after: number): Promise<OperationEvent[]>;
}

/** Where operations are kept and what runs them. */
export interface Works {
  store: OperationStore;
  engine: Engine;
}

/** @param works resolves when there are any. */
export function operationsOf(works: () => Promise<Works>, owner: Owned, startedBy: string): Operations {
  async function get(id: string): Promise<Operation> {
    const { store } = await works();
    const operation = await store.get(owner, id);
    if (!operation) throw new NotFound(`Operation ${id} was not found.`);
    return operation;
  }

  function started<Result>(operation: Operation): Started<Result> {
    const outcome = outcomeOf<Result>(operation.id);
    outcome.catch(() => {}); // who does not wait for it looks at the operation
    return { operation, outcome };
  }

  /** @throws what it failed with. */
  async function outcomeOf<Result>(id: string): Promise<Result> {
    const { engine } = await works();
    const { outcome } = await engine.settled(id, () => get(id));
    if (!outcome) throw new Error(`operation ${id} has ended without an outcome`);
    if ('error' in outcome) throw outcome.error;
    return outcome.result as Result; // what an operation of the kind was kept with
  }

  function repeated<Result>(earlier: Operation, kind: Kind, { fingerprint }: IdempotencyKey): Started<Result> {
    if (earlier.kind !== kind || earlier.idempotency?.fingerprint !== fingerprint)
      throw new UnprocessableKey('This Idempotency-Key was used with another request.');
    if (!hasEnded(earlier) && !earlier.outcome)
      throw new Conflict('The request with this Idempotency-Key is still under way.', {
        extensions: { operation: earlier.id },
      });
    return started(earlier);
  }

  return {
    async start(kind, input, idempotency) {
      const { store, engine } = await works();
      const target = orchestrationOf(kind).target(input);
      const operation = { id: randomUUID(), ...owner, kind, target, startedBy, startedAt: new Date(), idempotency };
      const earlier = await store.add({ ...operation, input });
      if (earlier && idempotency) return repeated(earlier, kind, idempotency);
      await engine.begin({ ...operation, input });
      return started({ ...operation, state: 'running' });
    },
    async earlier(kind, idempotency) {
      const { store } = await works();
      const earlier = await store.withKey(owner, idempotency.key);
      return earlier && repeated(earlier, kind, idempotency);
    },
    get,
    list: async selection => (await works()).store.list(owner, selection),
    async cancel(id) {
      const operation = await get(id);
      if (hasEnded(operation)) throw new Conflict(`Operation ${id} has ended as ${operation.state}.`);
      await (await works()).store.cancel(id);
      return operation;
    },
    events: async (id, after) => (await works()).store.events(id, after),
  };
}
