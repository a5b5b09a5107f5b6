import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import type { Acquire } from '../../../concurrency/limit.js';
import { type Batch, GREETING, nextBatch, splitAnswer, withoutStartup } from './wire-protocol.js';

/** What all sockets of one PGlite share. */
export interface Shared {
  db: PGlite;
  /** PGlite has one session: a transaction has it for itself. */
  acquire: Acquire;
  /** The sockets that said LISTEN. */
  listeners: Set<Duplex>;
}

/** Stands in for the TCP socket between `pg` and a server: the server is PGlite, in this process. */
export class PgliteSocket extends Duplex {
  readonly #shared: Shared;
  #received = Buffer.alloc(0);
  #isGreeted = false;
  #endTurn: (() => void) | undefined;
  #work = Promise.resolve();

  constructor(shared: Shared) {
    super();
    this.#shared = shared;
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  // What pg asks of a TCP socket and has no meaning here.
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
    this.#work = this.#work.then(() => this.#answer()).catch((error: Error) => void this.destroy(error));
    this.#work.then(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#shared.listeners.delete(this);
    this.#abandonTurn().then(
      () => done(error),
      () => done(error),
    );
  }

  async #answer(): Promise<void> {
    if (!this.#isGreeted && !this.#greet()) return;
    for (let batch = nextBatch(this.#received); batch; batch = nextBatch(this.#received)) {
      this.#received = Buffer.from(batch.rest);
      if (batch.isTerminate) {
        this.push(null);
        return;
      }
      await this.#run(batch);
    }
  }

  #greet(): boolean {
    const rest = withoutStartup(this.#received);
    if (!rest) return false;
    this.#received = Buffer.from(rest);
    this.#isGreeted = true;
    this.push(GREETING);
    return true;
  }

  async #run({ messages, isListen }: Batch): Promise<void> {
    const { db, acquire, listeners } = this.#shared;
    this.#endTurn ??= await acquire();
    if (isListen) listeners.add(this);
    const parts: Buffer[] = [];
    // The variant that gathers the answer itself keeps memory that is never given back.
    await db.execProtocolRawStream(messages, { syncToFs: false, onRawData: part => parts.push(Buffer.from(part)) });
    const answer = splitAnswer(Buffer.concat(parts));
    if (answer.isIdle) this.#leave();
    if (answer.notifications.length > 0) for (const listener of listeners) listener.push(answer.notifications);
    if (!this.destroyed) this.push(answer.messages);
  }

  #leave(): void {
    this.#endTurn?.();
    this.#endTurn = undefined;
  }

  /** A client that went away in a transaction leaves it rolled back. */
  async #abandonTurn(): Promise<void> {
    if (!this.#endTurn) return;
    try {
      await this.#shared.db.exec('ROLLBACK');
    } finally {
      this.#leave();
    }
  }
}
