import type pg from 'pg';

/**
 * The tables of this service beside those of DBOS, in migrations that are applied once each. Unencrypted columns contain no secrets;
 * `input`, `spelling`, `outcome`, `fingerprint` and `payload` are encrypted.
 */
const MIGRATIONS = [
  `CREATE TABLE ecs_api.operations (
     id text PRIMARY KEY,
     account text NOT NULL,
     org text NOT NULL,
     kind text NOT NULL,
     target text NOT NULL,
     state text NOT NULL,
     is_cancelled boolean NOT NULL DEFAULT false,
     input text,
     outcome text,
     idempotency_key text,
     fingerprint text,
     started_at timestamptz NOT NULL,
     ended_at timestamptz
   );
   CREATE INDEX operations_by_owner ON ecs_api.operations (org, account, started_at DESC, id DESC);
   CREATE INDEX operations_in_progress ON ecs_api.operations (id) WHERE ended_at IS NULL;
   CREATE UNIQUE INDEX operations_by_key ON ecs_api.operations (org, account, idempotency_key)
     WHERE idempotency_key IS NOT NULL;
   CREATE TABLE ecs_api.operation_events (
     number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     operation text NOT NULL REFERENCES ecs_api.operations (id) ON DELETE CASCADE,
     key text NOT NULL,
     payload text NOT NULL,
     UNIQUE (operation, key)
   );
   CREATE TABLE ecs_api.locks (
     number bigint GENERATED ALWAYS AS IDENTITY,
     name text NOT NULL,
     operation text NOT NULL REFERENCES ecs_api.operations (id) ON DELETE CASCADE,
     is_shared boolean NOT NULL,
     is_freed boolean NOT NULL DEFAULT false,
     PRIMARY KEY (operation, name)
   );
   CREATE INDEX locks_in_use ON ecs_api.locks (name, number) WHERE NOT is_freed;`,
  'ALTER TABLE ecs_api.operations ADD COLUMN spelling text;',
  "ALTER TABLE ecs_api.operations ADD COLUMN origin text NOT NULL DEFAULT 'request';",
  'ALTER TABLE ecs_api.operations ADD COLUMN started_by text, ADD COLUMN spaces text[];',
  `ALTER TABLE ecs_api.operations ADD COLUMN taken_at timestamptz;
   CREATE INDEX operations_queued ON ecs_api.operations (account, started_at, id) WHERE state = 'queued';`,
];

/** Creates or migrates the tables of this service. Two processes must not do it at the same time. */
export async function migrate(pool: pg.Pool): Promise<void> {
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ecs_api;
    CREATE TABLE IF NOT EXISTS ecs_api.migrations (number int PRIMARY KEY, done_at timestamptz NOT NULL DEFAULT now());`);
  const { rows } = await pool.query<{ last: number }>(
    'SELECT coalesce(max(number), 0) AS last FROM ecs_api.migrations',
  );
  const last = rows[0]?.last ?? 0;
  for (const [index, statements] of MIGRATIONS.entries()) {
    const number = index + 1;
    if (number > last)
      await pool.query(`BEGIN; ${statements} INSERT INTO ecs_api.migrations (number) VALUES (${number}); COMMIT;`);
  }
}
