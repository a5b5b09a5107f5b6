import t from 'tap';
import { killReplica, stopDatabase } from '../../scripts/chaos/replicas.js';

const ALL = { clusters: 10, services: 10, taskDefinitions: 10, roles: 10, logGroups: 10, secrets: 10, registries: 10 };

t.test('a replica that is killed leaves nothing undone and nothing done twice', async t => {
  const { states, made, milliseconds, readiness } = await killReplica();

  t.same(states, { succeeded: 10 });
  t.same(made, ALL);
  t.same(readiness, [200]);
  t.comment(`all had ended ${milliseconds} ms after the kill`);
});

t.test('a database that is away for ten seconds loses nothing, and readiness says so', async t => {
  const { states, made, milliseconds, readiness } = await stopDatabase(10_000);

  t.same(states, { succeeded: 10 });
  t.same(made, ALL);
  t.same(readiness, [503, 503]);
  t.comment(`all had ended ${milliseconds} ms after it was back`);
});
