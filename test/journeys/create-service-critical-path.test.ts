import t from 'tap';
import { pathOf, roundsOf } from '../../scripts/bench/rounds.js';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startService } from '../support/service.js';

t.test('every step of createService starts as soon as what it needs is available', async t => {
  const { call, emulator } = await startService(t);

  const rounds = await roundsOf(emulator, async () => {
    const { status } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
    t.equal(status, 200);
  });

  t.ok(rounds.length <= 7, `${rounds.length} rounds of calls: ${pathOf(rounds)}`);
  t.ok(rounds.flat().length > rounds.length * 2, `of ${rounds.flat().length} calls`);
});
