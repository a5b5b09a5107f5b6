import type { Test } from 'tap';
import type { FaultRule, RecordedCall } from '../../src/emulator/index.js';
import { type Service, startService } from './service.js';

/** A request, and the requests that create what it needs. */
export interface Scenario {
  setup: Request[];
  request: Request;
}

export type Request = readonly [method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object];

/** One AWS call that fails in one way. */
export interface Failure {
  name: string;
  /** A dropped call is retried. Where two calls of one name run in parallel, both may succeed in the end. */
  kind: 'error' | 'drop';
  fault: FaultRule;
}

/** An error of each service that the SDK does not retry. */
const TYPICAL: Record<string, { code: string; message: string; status: number }> = {
  ecs: { code: 'AccessDeniedException', message: 'not authorized', status: 400 },
  iam: { code: 'AccessDenied', message: 'not authorized', status: 403 },
  logs: { code: 'AccessDeniedException', message: 'not authorized', status: 400 },
  secretsmanager: { code: 'EncryptionFailure', message: 'The key cannot be used.', status: 400 },
  servicediscovery: { code: 'ResourceLimitExceeded', message: 'Too many services.', status: 400 },
  tagging: { code: 'InvalidParameterException', message: 'not now', status: 400 },
};

/** Starts the service and sends the requests of the setup. @throws when one of them fails. */
export async function prepared(t: Test, { setup }: Scenario): Promise<Service> {
  const service = await startService(t);
  for (const request of setup) {
    const { status, body } = await service.call(...request);
    if (status >= 300) throw new Error(`${request[1]}: ${status} ${JSON.stringify(body)}`);
    await service.settled();
  }
  service.emulator.calls.length = 0;
  return service;
}

/** Every way in which a scenario can fail: each AWS call of a run that succeeds, follow-ups included, in each way. */
export async function failuresOf(t: Test, scenario: Scenario): Promise<Failure[]> {
  const { call, emulator, settled } = await prepared(t, scenario);
  const { status, body } = await call(...scenario.request);
  if (status >= 300) throw new Error(`${scenario.request[1]}: ${status} ${JSON.stringify(body)}`);
  await settled();
  return numbered(emulator.calls).flatMap(waysToFail);
}

interface NthCall {
  service: string;
  action: string;
  nth: number;
}

function numbered(calls: RecordedCall[]): NthCall[] {
  const seen = new Map<string, number>();
  return calls.map(({ service, action }) => {
    const nth = (seen.get(`${service} ${action}`) ?? 0) + 1;
    seen.set(`${service} ${action}`, nth);
    return { service, action, nth };
  });
}

/** The SDK makes three attempts when a connection breaks. */
function waysToFail(call: NthCall): Failure[] {
  const error = TYPICAL[call.service];
  if (!error) throw new Error(`TYPICAL has no error of ${call.service}.`);
  const kinds: [string, FaultRule][] = [
    [error.code, { error }],
    ['a connection dropped before the effect', { drop: true, times: 3 }],
    ['a connection dropped after the effect', { drop: true, times: 3, when: 'after' }],
  ];
  return kinds.map(([what, fault]) => ({
    name: `${call.service} ${call.action} (${call.nth}) with ${what}`,
    kind: 'drop' in fault ? 'drop' : 'error',
    fault: { ...fault, ...call },
  }));
}
