import t from 'tap';
import { routes } from '#generated/routes.js';
import { runFuzz } from '../../scripts/fuzz/run.js';

const SEED = 20_261_128;
/** The fuzz has no registry, and no operation that is still running when a request cancels it. */
const WITHOUT_SUCCESS = ['verifyImage', 'inspectImage', 'cancelOperation'];

t.test('3,000 hostile requests: no 5xx, no crash, nothing outside the specification, none above 500 ms', async t => {
  const { requests, faults, succeeded } = await runFuzz({ requests: 3_000, seed: SEED });

  t.same(faults, []);
  t.equal(requests, 3_000);
  t.same(
    routes.flatMap(({ operationId }) => (succeeded.includes(operationId) ? [] : [operationId])),
    WITHOUT_SUCCESS,
    'every other operation has also succeeded',
  );
});
