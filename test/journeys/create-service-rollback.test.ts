import t from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import type { FaultRule } from '../../src/emulator/index.js';
import { startService } from '../support/service.js';

/** An error of each service's own that the SDK does not try again. */
const TYPICAL: Record<string, { code: string; message: string; status: number }> = {
  ecs: { code: 'AccessDeniedException', message: 'not authorized', status: 400 },
  iam: { code: 'AccessDenied', message: 'not authorized', status: 403 },
  logs: { code: 'AccessDeniedException', message: 'not authorized', status: 400 },
  secretsmanager: { code: 'EncryptionFailure', message: 'The key cannot be used.', status: 400 },
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
    if (!error) throw new Error(`no typical error of ${service}`);
    const kinds: { name: string; fault: FaultRule }[] = [
      { name: error.code, fault: { error } },
      { name: 'a connection dropped before the effect', fault: { drop: true, times: 3 } },
      { name: 'a connection dropped after the effect', fault: { drop: true, times: 3, when: 'after' } },
    ];
    for (const { name, fault } of kinds) {
      await t.test(`${service} ${action} (${nth}) with ${name}`, async t => {
        const { call, emulator, settled } = await startService(t);
        const before = emulator.snapshot();
        emulator.faults.add({ ...fault, service, action, nth });

        const { status, body } = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

        t.ok(status >= 400, `answers ${status}`);
        t.match(body, { step: String, operation: String });
        await settled();
        t.same(emulator.snapshot(), before);
        const { body: operation } = await call('GET', `/sandbox/operations/${body.operation}`);
        t.match(operation, { Kind: 'createService', Target: 'myclu/www', State: 'unmade' });
        t.match(operation.Problem, { status, detail: body.detail, step: body.step });
        t.same([operation.Problem.kept, operation.Problem.remaining], [body.kept, []]);
        t.same(unannounced(operation.Problem.unmade, body.unmaking), [], 'what was unmade had been announced');
      });
    }
  }
});

/** Those of the resources that are not among the others. */
function unannounced(resources: object[], others: object[]): object[] {
  const there = others.map(other => JSON.stringify(other));
  return resources.filter(resource => !there.includes(JSON.stringify(resource)));
}
