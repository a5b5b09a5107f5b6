import type { Test } from 'tap';
import { type ChaosOptions, runChaos } from '../../../scripts/chaos/run.js';

/** Kills the service at a sample of the AWS calls of all scenarios. */
export function testChaos(t: Test, database: ChaosOptions['database'], sample: number): void {
  t.test(`a workflow that is killed at any AWS call ends as it does without a kill, on ${database}`, async t => {
    const { points, bad } = await runChaos({ database, sample });

    t.equal(points, sample);
    t.same(bad, []);
  });
}
