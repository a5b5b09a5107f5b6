import { LRUCache } from 'lru-cache';

/** Results that are kept at the same time, for each account. */
const MAX_READS = 1_000;

/** Calls that only read, by their names in the clients. */
const READS = /^(batchGet|describe|filter|get|list|lookup|simulate)/;
/**
 * Reads whose results requests may share. The values of secrets and parameters are never kept, and the events of logs are different from
 * request to request.
 */
const SHARED = /^(describe|list|getNamespace$|getResources$|getRole|getService$)/;

interface Read {
  /** In milliseconds, by `performance.now()`. */
  startedAt: number;
  result: Promise<unknown>;
}

/** Results of an account's reads, each shared by the requests of a short time. */
export interface SharedReads {
  /**
   * Returns the result of a call, from an earlier one with the same input if that began within the time. What it returns is frozen.
   * @param onAge is called with the milliseconds since the result's call began.
   */
  read(key: string, call: () => Promise<unknown>, onAge: (milliseconds: number) => void): Promise<unknown>;
  /** Forgets all results, since a call has changed something. A read that has begun is not shared with later requests. */
  clear(): void;
}

/** @param freshMs for which a result is shared, in milliseconds, from the moment when its call began. */
export function createSharedReads(freshMs: number): SharedReads {
  const reads = new LRUCache<string, Read>({ max: MAX_READS, ttl: freshMs, ttlResolution: 0, ttlAutopurge: true });
  function begin(key: string, call: () => Promise<unknown>): Read {
    const read = { startedAt: performance.now(), result: call().then(frozen) };
    reads.set(key, read);
    read.result.catch(() => {
      if (reads.peek(key) === read) reads.delete(key);
    });
    return read;
  }
  return {
    async read(key, call, onAge) {
      const { startedAt, result } = reads.get(key) ?? begin(key, call);
      const value = await result;
      onAge(performance.now() - startedAt);
      return value;
    },
    clear: () => reads.clear(),
  };
}

/** @param operation of a client, such as `describeServices`. */
export function isRead(operation: string): boolean {
  return READS.test(operation);
}

/** @param operation of a client, such as `describeServices`. */
export function isShared(operation: string): boolean {
  return SHARED.test(operation);
}

/** Freezes a response at any depth, so that a request cannot change what another one gets. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return value instanceof Date || ArrayBuffer.isView(value) ? value : Object.freeze(value);
}
