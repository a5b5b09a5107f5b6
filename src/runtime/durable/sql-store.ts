import { createHash } from 'node:crypto';
import type { StepEvent } from '../../saga/saga.js';
import type { NewOperation, Operation, OperationEvent, Outcome, Owned } from '../operation.js';
import type { OperationStore } from '../store.js';
import { revivedError, type StoredError, storedError } from '../stored-error.js';
import type { Cipher } from './encryption.js';
import type { Persistence } from './queries.js';

interface Row {
  id: string;
  account: string;
  org: string;
  kind: NewOperation['kind'];
  target: string;
  started_by: string;
  state: Operation['state'];
  outcome: string | null;
  idempotency_key: string | null;
  fingerprint: string | null;
  started_at: Date;
  ended_at: Date | null;
}

type StoredOutcome = { result: unknown } | { error: StoredError };

/** What a durable engine needs of its operations beside what callers need. */
export interface SqlStore extends OperationStore {
  /** An operation to begin or to take up. @returns undefined for one that has ended, or is not there. */
  underWay(id: string): Promise<NewOperation | undefined>;
  /** The operations that have not ended, with whether each is to be cancelled. */
  allUnderWay(): Promise<{ id: string; startedAt: Date; isCancelled: boolean }[]>;
  /** Forgets operations that ended before a time. @returns their ids. */
  forget(before: Date): Promise<string[]>;
}

const COLUMNS =
  'id, account, org, kind, target, started_by, state, outcome, idempotency_key, fingerprint, started_at, ended_at';

/** An `Idempotency-Key` is remembered for a day. */
const KEY_HOURS = 24;

export function createSqlStore(persistence: Persistence, cipher: Cipher): SqlStore {
  const { ask, keep } = persistence;

  function operationOf(row: Row): Operation {
    const { idempotency_key: key, fingerprint, outcome, ended_at: endedAt } = row;
    return {
      id: row.id,
      account: row.account,
      org: row.org,
      kind: row.kind,
      target: row.target,
      startedBy: row.started_by,
      startedAt: row.started_at,
      state: row.state,
      ...(endedAt && { endedAt }),
      ...(outcome !== null && { outcome: revivedOutcome(cipher.open(outcome) as StoredOutcome) }), // as `change` keeps it
      ...(key !== null &&
        fingerprint !== null && { idempotency: { key, fingerprint: cipher.open(fingerprint) as string } }),
    };
  }

  async function one(where: string, values: unknown[]): Promise<Operation | undefined> {
    const [row] = await ask<Row>(`SELECT ${COLUMNS} FROM ecs_api.operations WHERE ${where}`, values);
    return row && operationOf(row);
  }

  const withKey = ({ org, account }: Owned, key: string) =>
    one(`org = $1 AND account = $2 AND idempotency_key = $3 AND started_at > now() - interval '${KEY_HOURS} hours'`, [
      org,
      account,
      key,
    ]);

  return {
    withKey,
    async add(operation) {
      const { id, account, org, kind, target, startedBy, startedAt, input, idempotency } = operation;
      if (idempotency)
        await keep(
          `UPDATE ecs_api.operations SET idempotency_key = NULL WHERE org = $1 AND account = $2 AND idempotency_key = $3
           AND started_at <= now() - interval '${KEY_HOURS} hours'`,
          [org, account, idempotency.key],
        );
      await ask(
        `INSERT INTO ecs_api.operations
           (id, account, org, kind, target, started_by, state, started_at, input, idempotency_key, fingerprint)
         VALUES ($1, $2, $3, $4, $5, $6, 'running', $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [
          ...[id, account, org, kind, target, startedBy, startedAt, cipher.seal(input)],
          ...(idempotency ? [idempotency.key, cipher.seal(idempotency.fingerprint)] : [null, null]),
        ],
      );
      const earlier = idempotency && (await withKey(operation, idempotency.key));
      return earlier?.id === id ? undefined : earlier;
    },
    get: ({ org, account }, id) => one('org = $1 AND account = $2 AND id = $3', [org, account, id]),
    async list({ org, account }, { state, kind, target, limit, after }) {
      const rows = await ask<Row>(
        `SELECT ${COLUMNS} FROM ecs_api.operations
         WHERE org = $1 AND account = $2 AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR kind = $4)
           AND ($5::text IS NULL OR target = $5) AND ($6::timestamptz IS NULL OR (started_at, id) < ($6, $7))
         ORDER BY started_at DESC, id DESC LIMIT $8`,
        [org, account, state ?? null, kind ?? null, target ?? null, after?.startedAt ?? null, after?.id ?? null, limit],
      );
      return rows.map(operationOf);
    },
    async change(id, { state, endedAt, outcome }) {
      await keep(
        // What has ended, ended so; and its input, which may hold secrets, is not needed any more.
        `UPDATE ecs_api.operations SET state = coalesce($2, state), ended_at = $3, outcome = coalesce($4, outcome),
           input = CASE WHEN $3::timestamptz IS NULL THEN input END
         WHERE id = $1 AND ended_at IS NULL`,
        [id, state ?? null, endedAt ?? null, outcome ? cipher.seal(storedOutcome(outcome)) : null],
      );
    },
    async addEvents(id, events) {
      const keys = events.map(event => keyOf(event));
      await keep(
        `INSERT INTO ecs_api.operation_events (operation, key, payload)
         SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
        [id, keys, events.map(event => cipher.seal(event))],
      );
    },
    async events(id, after) {
      const rows = await ask<{ number: string; payload: string }>(
        'SELECT number, payload FROM ecs_api.operation_events WHERE operation = $1 AND number > $2 ORDER BY number',
        [id, after],
      );
      return rows.map(
        ({ number, payload }): OperationEvent => ({ id: Number(number), event: cipher.open(payload) as StepEvent }), // as `addEvents` keeps it
      );
    },
    async cancel(id) {
      await ask('UPDATE ecs_api.operations SET is_cancelled = true WHERE id = $1', [id]);
    },
    async underWay(id) {
      const [row] = await keep<Row & { input: string | null }>(
        `SELECT ${COLUMNS}, input FROM ecs_api.operations WHERE id = $1 AND ended_at IS NULL`,
        [id],
      );
      if (!row?.input) return undefined;
      const { outcome: _, ...operation } = operationOf(row);
      return { ...operation, input: cipher.open(row.input) };
    },
    async allUnderWay() {
      const rows = await ask<{ id: string; started_at: Date; is_cancelled: boolean }>(
        'SELECT id, started_at, is_cancelled FROM ecs_api.operations WHERE ended_at IS NULL',
      );
      return rows.map(row => ({ id: row.id, startedAt: row.started_at, isCancelled: row.is_cancelled }));
    },
    async forget(before) {
      const rows = await ask<{ id: string }>('DELETE FROM ecs_api.operations WHERE ended_at < $1 RETURNING id', [
        before,
      ]);
      return rows.map(({ id }) => id);
    },
  };
}

/** The same for the same event, however often an operation tells of it. */
function keyOf({ step, resource, state, progress }: StepEvent): string {
  const parts = [step, resource.type, resource.name, state, progress];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function storedOutcome(outcome: Outcome): StoredOutcome {
  return 'error' in outcome ? { error: storedError(outcome.error) } : outcome;
}

function revivedOutcome(outcome: StoredOutcome): Outcome {
  return 'error' in outcome ? { error: revivedError(outcome.error) } : outcome;
}
