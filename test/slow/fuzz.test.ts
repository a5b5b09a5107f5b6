import t from 'tap';
import { routes } from '#generated/routes.js';
import { isFlat, runFuzz } from '../../scripts/fuzz/run.js';

const SEED = 20_261_128;
/** Of the operations. The fuzz has no registry, and seldom an operation that is still running when a request cancels it. */
const SHARE_WITH_SUCCESS = 0.75;

t.test('3,000 hostile requests: no 5xx, no crash, nothing outside the specification, none above 500 ms', async t => {
  const report = await runFuzz({ requests: 3_000, seed: SEED });
  const { requests, faults, succeeded } = report;

  t.same(faults, []);
  t.equal(requests, 3_000);
  t.ok(isFlat(report), `the memory in use after each round is flat: ${report.heaps}`);
  const reached = routes.filter(({ operationId }) => succeeded.includes(operationId));
  t.ok(reached.length >= SHARE_WITH_SUCCESS * routes.length, `${reached.length} operations have also succeeded`);
});
