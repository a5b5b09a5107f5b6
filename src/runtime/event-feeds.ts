import { setTimeout as sleep } from 'node:timers/promises';
import { Throttled } from '../errors.js';
import { hasEnded, type Operation, type OperationEvent } from './operation.js';
import type { Operations } from './operations.js';

/** What a watcher receives: the events that are new to it, and the operation as it was before they were read. */
export interface Progress {
  operation: Operation;
  events: OperationEvent[];
}

interface Watch {
  operations: Pick<Operations, 'get' | 'events'>;
  id: string;
  /** The id of the last event that the watcher knows. */
  after: number;
  /** The key by which the limit of watches counts the watcher. */
  limitKey: string;
  /** Always aborted in the end: at the latest when the watcher has disconnected. */
  signal: AbortSignal;
}

/** Watches operations until they end, for any number of watchers. */
export interface EventFeeds {
  /**
   * @returns the events so far, and then new ones as they arrive; an empty list after 15 seconds without any. It ends with the operation,
   * when `signal` is aborted, or when the feeds are closed.
   * @throws {Throttled} where the caller watches too many operations; the signal's reason where it is aborted already.
   */
  watch(watch: Watch): AsyncGenerator<Progress>;
  /** Ends all watches. */
  close(): void;
}

interface Feed {
  operations: Pick<Operations, 'get' | 'events'>;
  /** Undefined until the first read. It changes with its state. */
  operation?: Operation;
  /** All events, kept while the operation is watched. */
  events: OperationEvent[];
  error?: unknown;
  isBusy: boolean;
  /** Called after each read that found something new. */
  watchers: Set<() => void>;
}

/** Milliseconds between two rounds of reads, and after which a watcher receives an empty list. */
const READ_EVERY_MS = 250;
const IDLE_MS = 15_000;
/** Operations that are read at the same time: as many as there are connections to the database. */
const CONCURRENT_READS = 10;
/** Half of the requests that a caller may send at the same time by default. */
const MAX_OF_CALLER = 1_000;

/** Creates feeds. Watchers of the same operation share its reads, and at most ten operations are read at a time. */
export function createEventFeeds(): EventFeeds {
  const feeds = new Map<string, Feed>();
  const watching = new Map<string, number>();
  let isReading = false;
  let isClosed = false;

  async function readAll(): Promise<void> {
    isReading = true;
    while (feeds.size > 0) {
      const all = [...feeds];
      for (let start = 0; start < all.length; start += CONCURRENT_READS)
        await Promise.all(all.slice(start, start + CONCURRENT_READS).map(([id, feed]) => readNew(id, feed)));
      await sleep(READ_EVERY_MS);
    }
    isReading = false;
  }

  function feedOf(operations: Feed['operations'], id: string): Feed {
    const existing = feeds.get(id);
    if (existing) return existing;
    const feed: Feed = { operations, events: [], isBusy: false, watchers: new Set() };
    feeds.set(id, feed);
    void (isReading ? readNew(id, feed) : readAll());
    return feed;
  }

  async function* progressOf({ operations, id, after, signal }: Watch): AsyncGenerator<Progress> {
    const feed = feedOf(operations, id);
    const watcher = createWatcher(signal);
    feed.watchers.add(watcher.wake);
    let position = 0;
    try {
      while (!signal.aborted && !isClosed) {
        if (feed.error) throw feed.error;
        const { operation, events } = feed;
        if (operation) {
          const added = events.slice(position).filter(event => event.id > after);
          position = events.length;
          yield { operation, events: added };
          if (hasEnded(operation)) return;
        }
        if (events.length === position && feed.operation === operation) await watcher.next();
      }
    } finally {
      feed.watchers.delete(watcher.wake);
      if (feed.watchers.size === 0) feeds.delete(id);
    }
  }

  function forget(limitKey: string): void {
    const left = (watching.get(limitKey) ?? 1) - 1;
    if (left > 0) watching.set(limitKey, left);
    else watching.delete(limitKey);
  }

  return {
    watch(options) {
      const { limitKey, signal } = options;
      signal.throwIfAborted();
      const count = watching.get(limitKey) ?? 0;
      if (count >= MAX_OF_CALLER)
        throw new Throttled(`This caller has ${MAX_OF_CALLER} event streams already.`, { retryAfter: 1 });
      watching.set(limitKey, count + 1);
      signal.addEventListener('abort', () => forget(limitKey), { once: true });
      return progressOf(options);
    },
    close() {
      isClosed = true;
      for (const { watchers } of feeds.values()) for (const wake of watchers) wake();
    },
  };
}

async function readNew(id: string, feed: Feed): Promise<void> {
  if (feed.isBusy) return;
  feed.isBusy = true;
  try {
    // Read before its events: an operation that has ended adds none.
    const operation = await feed.operations.get(id);
    const added = await feed.operations.events(id, feed.events.at(-1)?.id ?? 0);
    const isNew = added.length > 0 || operation.state !== feed.operation?.state;
    feed.events.push(...added);
    if (operation.state !== feed.operation?.state) feed.operation = operation;
    if (!isNew) return;
  } catch (error) {
    feed.error = error;
  } finally {
    feed.isBusy = false;
  }
  for (const wake of feed.watchers) wake();
}

/** Waits until it is woken, for at most 15 seconds. */
function createWatcher(signal: AbortSignal) {
  let wake = () => {};
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    wake: () => wake(),
    next: () =>
      new Promise<void>(resolve => {
        const timer = setTimeout(resolve, IDLE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
