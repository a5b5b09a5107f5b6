import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startEmulator } from '../../src/emulator/index.js';
import { failuresOf, prepared, type Scenario } from '../support/failures.js';

const { seed, close } = await startEmulator();
await close();
const SCENARIO: Scenario = { setup: [], request: ['POST', '/sandbox/services', fullExample(seed.namespaceId)] };

t.test('whichever call fails, a failed createService leaves the account as it was', async t => {
  const failures = await failuresOf(t, SCENARIO);
  t.ok(failures.length >= 3 * 12, `${failures.length} failures`);

  for (const { name, fault } of failures) {
    await t.test(name, async t => {
      const { call, emulator, settled } = await prepared(t, SCENARIO);
      const before = emulator.snapshot();
      emulator.faults.add(fault);

      const { status, body } = await call(...SCENARIO.request);

      t.ok(status >= 400, `answers ${status}`);
      t.match(body, { step: String, operation: String });
      await settled();
      t.same(emulator.snapshot(), before);
      const { body: operation } = await call('GET', `/sandbox/operations/${body.operation}`);
      t.match(operation, { Kind: 'createService', Target: 'myclu/www', State: 'rolled_back' });
      t.match(operation.Problem, { status, detail: body.detail, step: body.step });
      t.same([operation.Problem.unchanged, operation.Problem.remaining], [body.unchanged, []]);
      t.same(
        unannounced(operation.Problem.rolledBack, body.rollingBack),
        [],
        'the failure announced what was rolled back',
      );
    });
  }
});

/** The resources that are not among the others. */
function unannounced(resources: object[], others: object[]): object[] {
  const there = others.map(other => JSON.stringify(other));
  return resources.filter(resource => !there.includes(JSON.stringify(resource)));
}
