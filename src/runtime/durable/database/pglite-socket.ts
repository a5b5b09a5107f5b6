import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import type { Acquire } from '../../../concurrency/limit.js';
import { type Batch, nextBatch, STARTUP_RESPONSE, splitResponse, withoutStartup } from './wire-protocol.js';

/** The state that all sockets of one PGlite share. */
export interface Shared {
  /** Undefined while it is started again. */
  db: PGlite | undefined;
  /** `ready`, or why it cannot be used. */
  readiness: string;
  /** PGlite has one session, which a transaction needs for itself. */
  acquire: Acquire;
  /** The sockets that have sent LISTEN. */
  listeners: Set<Duplex>;
  sockets: Set<Duplex>;
  /** Called when it cannot be used any more, once. */
  onPanic: () => void;
}

/** Replaces the TCP socket between `pg` and a server; the server is PGlite in this process. */
export class PgliteSocket extends Duplex {
  readonly #shared: Shared;
  #received = Buffer.alloc(0);
  #isStarted = false;
  #releaseSession: (() => void) | undefined;
  #work = Promise.resolve();

  constructor(shared: Shared) {
    super();
    this.#shared = shared;
    shared.sockets.add(this);
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  // Methods of a TCP socket that pg calls and that have no effect here.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    this.#work = this.#work.then(() => this.#process()).catch((error: Error) => void this.destroy(error));
    this.#work.then(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#shared.listeners.delete(this);
    this.#shared.sockets.delete(this);
    this.#abandonTransaction().then(
      () => done(error),
      () => done(error),
    );
  }

  async #process(): Promise<void> {
    if (!this.#isStarted && !this.#start()) return;
    for (let batch = nextBatch(this.#received); batch; batch = nextBatch(this.#received)) {
      this.#received = Buffer.from(batch.rest);
      if (batch.isTerminate) {
        this.push(null);
        return;
      }
      await this.#run(batch);
    }
  }

  #start(): boolean {
    const rest = withoutStartup(this.#received);
    if (!rest) return false;
    this.#received = Buffer.from(rest);
    this.#isStarted = true;
    this.push(STARTUP_RESPONSE);
    return true;
  }

  async #run({ messages, isListen }: Batch): Promise<void> {
    const { listeners } = this.#shared;
    await this.#acquireSession();
    const { db } = this.#shared;
    if (!db) throw serverEnded();
    if (isListen) listeners.add(this);
    const parts: Buffer[] = [];
    // The variant of this call that collects the response leaks memory.
    await db.execProtocolRawStream(messages, { syncToFs: false, onRawData: part => parts.push(Buffer.from(part)) });
    const response = splitResponse(Buffer.concat(parts));
    if (response.isIdle) this.#endTransaction();
    if (response.notifications.length > 0) for (const listener of listeners) listener.push(response.notifications);
    if (!this.destroyed) this.push(response.messages);
    if (response.hasPanicked && db === this.#shared.db) this.#shared.onPanic();
  }

  /** @throws where the connection has ended meanwhile: nothing would release its session any more. */
  async #acquireSession(): Promise<void> {
    if (this.#releaseSession) return;
    const release = await this.#shared.acquire();
    if (this.destroyed) {
      release();
      throw serverEnded();
    }
    this.#releaseSession = release;
  }

  #endTransaction(): void {
    this.#releaseSession?.();
    this.#releaseSession = undefined;
  }

  /** Rolls back the transaction of a client that has disconnected. */
  async #abandonTransaction(): Promise<void> {
    if (!this.#releaseSession) return;
    try {
      await this.#shared.db?.exec('ROLLBACK');
    } finally {
      this.#endTransaction();
    }
  }
}

/** The error of a connection whose server has ended. Source: PostgreSQL documentation, "PostgreSQL Error Codes", crash_shutdown. */
export function serverEnded(): Error {
  return Object.assign(new Error('Connection terminated unexpectedly: PostgreSQL starts again.'), { code: '57P02' });
}
