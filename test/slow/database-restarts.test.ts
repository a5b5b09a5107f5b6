import t from 'tap';
import { restartDatabase } from '../../scripts/chaos/database-restarts.js';

const RESTARTS = 20;

t.test(`${RESTARTS} restarts of PostgreSQL under load end no process and lose no operation`, async t => {
  const { hasDied, answers, accepted, lost, succeeded, created } = await restartDatabase(RESTARTS);

  t.equal(hasDied, false);
  t.same(lost, []);
  t.ok(accepted >= RESTARTS);
  const kinds = ['clusters', 'services', 'taskDefinitions', 'roles', 'logGroups', 'secrets', 'registries'];
  t.same(created, Object.fromEntries(kinds.map(kind => [kind, succeeded])), 'nothing but what succeeded');
  t.same(
    Object.keys(answers).filter(name => !['202', '503 Retry-After', '503 Retry-After Location'].includes(name)),
    [],
  );
  t.comment(`${accepted} operations accepted, 0 lost; answers: ${JSON.stringify(answers)}`);
});
