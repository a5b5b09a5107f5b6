import { createHash } from 'node:crypto';
import type { StepEvent } from '../../saga/saga.js';
import {
  cancelledInQueue,
  type NewOperation,
  type Operation,
  type OperationEvent,
  type OperationOwner,
} from '../operation.js';
import type { OperationStore } from '../store.js';
import { revivedOutcome, type StoredOutcome, storedOutcome } from '../stored-error.js';
import type { Cipher } from './encryption.js';
import type { Queries } from './queries.js';

interface Row extends Omit<Operation, 'outcome' | 'endedAt' | 'idempotency' | 'startedBy' | 'spaces'> {
  startedBy: string | null;
  spaces: string[] | null;
  endedAt: Date | null;
  outcome: string | null;
  key: string | null;
  fingerprint: string | null;
}

interface RowWithInput extends Row {
  input: string | null;
  spelling: string | null;
}

/** An operation that has started and not ended. */
export interface InProgress extends Pick<NewOperation, 'id' | 'account' | 'origin' | 'startedAt'> {
  isCancelled: boolean;
}

/** What the durable runtime needs beside what requests need. */
export interface SqlStore extends OperationStore {
  /** An operation with its input. @returns undefined where it has ended or does not exist. */
  inProgress(id: string): Promise<NewOperation | undefined>;
  /**
   * The operations that have started and not ended, and whether the cancellation of each was requested. One that was queued started when
   * it was taken out of the queue.
   */
  listInProgress(): Promise<InProgress[]>;
  /** The accounts that have queued operations. */
  accountsWithQueue(): Promise<string[]>;
  /** Deletes operations that ended before a time. @returns their ids. */
  deleteEndedBefore(before: Date): Promise<string[]>;
}

const COLUMNS = `id, account, org, kind, target, origin, state, outcome, idempotency_key AS key, fingerprint,
  started_by AS "startedBy", spaces, started_at AS "startedAt", ended_at AS "endedAt"`;

/** The start of the keys of `retrying` events, which no digest has. */
const RETRY_PREFIX = 'retrying:';

/** How long an `Idempotency-Key` is kept. */
const KEY_HOURS = 24;

export function createSqlStore({ request, retry }: Queries, cipher: Cipher): SqlStore {
  function operationOf({ outcome, key, fingerprint, startedBy, spaces, endedAt, ...operation }: Row): Operation {
    const idempotency = key !== null &&
      fingerprint !== null && { key, fingerprint: cipher.open(fingerprint) as string };
    return {
      ...operation,
      ...(startedBy !== null && { startedBy }),
      ...(spaces !== null && { spaces }),
      ...(endedAt && { endedAt }),
      ...(outcome !== null && { outcome: revivedOutcome(cipher.open(outcome) as StoredOutcome) }), // as `change` stores it
      ...(idempotency && { idempotency }),
    };
  }

  function withInput({ input, spelling, ...row }: RowWithInput): NewOperation | undefined {
    if (input === null) return undefined;
    return {
      ...operationOf(row),
      input: cipher.open(input),
      ...(spelling && { spelling: cipher.open(spelling) as NewOperation['spelling'] }), // as `add` stores it
    };
  }

  function eventOf({ number, payload }: { number: string; payload: string }): OperationEvent {
    return { id: Number(number), event: cipher.open(payload) as StepEvent }; // as `addEvents` stores it
  }

  async function one(where: string, values: unknown[]): Promise<Operation | undefined> {
    const [row] = await request<Row>(`SELECT ${COLUMNS} FROM ecs_api.operations WHERE ${where}`, values);
    return row && operationOf(row);
  }

  const withKey = ({ org, account }: OperationOwner, key: string) =>
    one(`org = $1 AND account = $2 AND idempotency_key = $3 AND started_at > now() - interval '${KEY_HOURS} hours'`, [
      org,
      account,
      key,
    ]);

  return {
    withKey,
    async add(operation, state = 'running') {
      const { id, account, org, kind, target, startedAt, origin, input, idempotency, spelling, replaces } = operation;
      const { startedBy = null, spaces = null } = operation;
      if (idempotency)
        await retry(
          `UPDATE ecs_api.operations SET idempotency_key = NULL WHERE org = $1 AND account = $2 AND idempotency_key = $3
           AND (started_at <= now() - interval '${KEY_HOURS} hours' OR id = $4)`,
          [org, account, idempotency.key, replaces ?? null],
        );
      // Nobody repeats a follow-up that is not stored.
      const insert = origin === 'operation' ? retry : request;
      await insert(
        `INSERT INTO ecs_api.operations
           (id, account, org, kind, target, state, started_at, origin, input, spelling, started_by, spaces, idempotency_key, fingerprint)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING`,
        [
          ...[id, account, org, kind, target, state, startedAt, origin],
          ...[cipher.seal(input), spelling ? cipher.seal(spelling) : null, startedBy, spaces],
          ...(idempotency ? [idempotency.key, cipher.seal(idempotency.fingerprint)] : [null, null]),
        ],
      );
      const earlier = idempotency && (await withKey(operation, idempotency.key));
      return earlier?.id === id ? undefined : earlier;
    },
    get: ({ org, account }, id) => one('org = $1 AND account = $2 AND id = $3', [org, account, id]),
    async list({ org, account }, { state, kind, target, withResults = false, limit, after }) {
      const rows = await request<Row>(
        // The last column of a name counts.
        `SELECT ${COLUMNS}, CASE WHEN $9 OR state <> 'succeeded' THEN outcome END AS outcome FROM ecs_api.operations
         WHERE org = $1 AND account = $2 AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR kind = $4)
           AND ($5::text IS NULL OR target = $5) AND ($6::timestamptz IS NULL OR (started_at, id) < ($6, $7))
         ORDER BY started_at DESC, id DESC LIMIT $8`,
        [
          ...[org, account, state ?? null, kind ?? null, target ?? null],
          ...[after?.startedAt ?? null, after?.id ?? null, limit, withResults],
        ],
      );
      return rows.map(operationOf);
    },
    async change(id, { state, endedAt, outcome }) {
      await retry(
        // The end of an operation is final; its input, which may contain secrets, is no longer needed.
        `UPDATE ecs_api.operations SET state = coalesce($2, state), ended_at = $3, outcome = coalesce($4, outcome),
           input = CASE WHEN $3::timestamptz IS NULL THEN input END,
           spelling = CASE WHEN $3::timestamptz IS NULL THEN spelling END
         WHERE id = $1 AND ended_at IS NULL`,
        [id, state ?? null, endedAt ?? null, outcome ? cipher.seal(storedOutcome(outcome)) : null],
      );
    },
    async addEvents(id, events) {
      const byKey = new Map<string, StepEvent>();
      for (const event of events) {
        const key = keyOf(event);
        byKey.delete(key); // the later event takes its place in the order, too
        byKey.set(key, event);
      }
      await retry(
        // A new number, so that those who have read the replaced event read this one, too.
        `INSERT INTO ecs_api.operation_events AS earlier (operation, key, payload)
         SELECT $1, * FROM unnest($2::text[], $3::text[])
         ON CONFLICT (operation, key) DO UPDATE SET payload = excluded.payload, number = DEFAULT
           WHERE earlier.key LIKE '${RETRY_PREFIX}%'`,
        [id, [...byKey.keys()], [...byKey.values()].map(event => cipher.seal(event))],
      );
    },
    async events(id, after) {
      const rows = await request<{ number: string; payload: string }>(
        'SELECT number, payload FROM ecs_api.operation_events WHERE operation = $1 AND number > $2 ORDER BY number',
        [id, after],
      );
      return rows.map(eventOf);
    },
    async eventsOf(ids) {
      const rows = await request<{ operation: string; number: string; payload: string }>(
        'SELECT operation, number, payload FROM ecs_api.operation_events WHERE operation = ANY($1) ORDER BY number',
        [ids],
      );
      const events = new Map<string, OperationEvent[]>(ids.map(id => [id, []]));
      for (const { operation, ...row } of rows) events.get(operation)?.push(eventOf(row));
      return events;
    },
    async cancel(id) {
      // In this order: an operation that is taken out of the queue between the two is cancelled by the second.
      await request(
        `UPDATE ecs_api.operations SET state = 'cancelled', ended_at = now(), outcome = $2, input = NULL, spelling = NULL
         WHERE id = $1 AND state = 'queued'`,
        [id, cipher.seal(storedOutcome(cancelledInQueue(id)))],
      );
      await request('UPDATE ecs_api.operations SET is_cancelled = true WHERE id = $1', [id]);
    },
    async inProgress(id) {
      const [row] = await retry<RowWithInput>(
        `SELECT ${COLUMNS}, input, spelling FROM ecs_api.operations WHERE id = $1 AND ended_at IS NULL`,
        [id],
      );
      return row && withInput(row);
    },
    async takeQueued(account) {
      const [row] = await request<RowWithInput>(
        `UPDATE ecs_api.operations SET state = 'running', taken_at = now() WHERE id = (
           SELECT id FROM ecs_api.operations WHERE state = 'queued' AND account = $1
           ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
         ) RETURNING ${COLUMNS}, input, spelling`,
        [account],
      );
      return row && withInput(row);
    },
    async listInProgress() {
      return request(
        `SELECT id, account, origin, coalesce(taken_at, started_at) AS "startedAt", is_cancelled AS "isCancelled"
         FROM ecs_api.operations WHERE ended_at IS NULL AND state <> 'queued'`,
      );
    },
    async accountsWithQueue() {
      const rows = await request<{ account: string }>(
        `SELECT DISTINCT account FROM ecs_api.operations WHERE state = 'queued'`,
      );
      return rows.map(({ account }) => account);
    },
    async deleteEndedBefore(before) {
      const rows = await request<{ id: string }>('DELETE FROM ecs_api.operations WHERE ended_at < $1 RETURNING id', [
        before,
      ]);
      return rows.map(({ id }) => id);
    },
  };
}

/** The same key whenever an operation emits the same event again, and for all `retrying` events of a step. */
function keyOf({ step, resource, state, progress }: StepEvent): string {
  const isRetry = state === 'retrying';
  const parts = [step, resource.type, resource.name, state, isRetry ? undefined : progress];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return isRetry ? RETRY_PREFIX + digest : digest;
}
