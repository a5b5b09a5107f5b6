import t from 'tap';
import { runChaos } from '../../scripts/chaos/run.js';

t.test('killed at any AWS call, an orchestration ends as if nobody had been killed: on PostgreSQL', async t => {
  const { points, bad } = await runChaos({ database: 'postgres', sample: 24 });

  t.equal(points, 24);
  t.same(bad, []);
});
