import t from 'tap';
import { criticalPath } from '../../scripts/bench/critical-path.js';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startService } from '../support/service.js';

t.test('every step of createService starts as soon as what it needs is there', async t => {
  const { call, emulator } = await startService(t);
  await call('GET', '/sandbox/clusters/none/services/none'); // loads the client, which would blur the first call
  emulator.calls.length = 0;
  emulator.latency = 50;

  const { status } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  t.equal(status, 200);
  const path = criticalPath(emulator.calls);
  t.ok(path.length <= 7, `${path.length} calls one after another: ${path.join(', ')}`);
  t.ok(emulator.calls.length > path.length * 2, `of ${emulator.calls.length}`);
});
