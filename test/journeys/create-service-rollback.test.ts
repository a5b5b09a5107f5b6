import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startService } from '../support/service.js';

/** An error that each service gives now and then, and that the SDK does not try again. */
const TYPICAL: Record<string, { code: string; message: string; status: number }> = {
  ecs: { code: 'AccessDeniedException', message: 'not authorized', status: 400 },
  iam: { code: 'LimitExceeded', message: 'Cannot exceed quota for RolesPerAccount: 1000', status: 409 },
  logs: { code: 'LimitExceededException', message: 'Resource limit exceeded.', status: 400 },
  secretsmanager: { code: 'LimitExceededException', message: 'You have too many secrets.', status: 400 },
  servicediscovery: { code: 'ResourceLimitExceeded', message: 'Too many services.', status: 400 },
};

/** The calls that createService makes for the full example, from the recording of one that succeeds. */
async function callsOfSuccess(
  t: Parameters<typeof startService>[0],
): Promise<{ service: string; action: string; nth: number }[]> {
  const { call, emulator } = await startService(t);
  await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));
  const seen = new Map<string, number>();
  return emulator.calls.map(({ service, action }) => {
    const nth = (seen.get(`${service} ${action}`) ?? 0) + 1;
    seen.set(`${service} ${action}`, nth);
    return { service, action, nth };
  });
}

t.test('whichever call fails, a failed createService leaves the account as it was', async t => {
  const calls = await callsOfSuccess(t);
  t.ok(calls.length >= 12, `${calls.length} calls`);

  for (const { service, action, nth } of calls) {
    const error = TYPICAL[service];
    const kinds = [
      { name: error?.code, fault: { when: 'before' as const, error, times: 1 } },
      {
        name: 'a connection dropped before the effect',
        fault: { when: 'before' as const, drop: true as const, times: 3 },
      },
      {
        name: 'a connection dropped after the effect',
        fault: { when: 'after' as const, drop: true as const, times: 3 },
      },
    ];
    for (const { name, fault } of kinds) {
      await t.test(`${service} ${action} (${nth}) with ${name}`, async t => {
        const { call, emulator } = await startService(t);
        const before = emulator.snapshot();
        emulator.faults.add({ service, action, nth, ...fault });

        const { status, body } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

        t.ok(status >= 400, `answers ${status}`);
        t.same(emulator.snapshot(), before);
        t.match(body, { step: String, operation: String });
        t.same(body.remaining, []);
      });
    }
  }
});
