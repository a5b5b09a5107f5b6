import type { Test } from 'tap';
import { killReplica, readAfterChange, stopDatabase } from '../../../scripts/chaos/replicas.js';

export interface ReplicaOptions {
  replicas: number;
  /** How many creations are in progress when the failure happens. */
  operations: number;
  /** Milliseconds for which the database is stopped. */
  outage: number;
}

/** Lets a replica and the database fail while operations are in progress. */
export function testReplicas(t: Test, { replicas, operations, outage }: ReplicaOptions): void {
  const kinds = ['clusters', 'services', 'taskDefinitions', 'roles', 'logGroups', 'secrets', 'registries'];
  const all = Object.fromEntries(kinds.map(kind => [kind, operations]));

  t.test('when a replica is killed, the others complete its operations, and no step runs twice', async t => {
    const { states, created, milliseconds, readiness } = await killReplica(replicas, operations);

    t.same(states, { succeeded: operations });
    t.same(created, all);
    t.same(readiness, [200]);
    t.comment(`all operations had ended ${milliseconds} ms after the kill`);
  });

  t.test('a replica shows what another one has changed, though it may share what it read before', async t => {
    await t.resolves(readAfterChange());
  });

  t.test('a database outage loses no operation, and readiness reports it', async t => {
    const { states, created, milliseconds, readiness } = await stopDatabase(outage, operations);

    t.same(states, { succeeded: operations });
    t.same(created, all);
    t.same(readiness, [503, 503]);
    t.comment(`all operations had ended ${milliseconds} ms after the outage`);
  });
}
