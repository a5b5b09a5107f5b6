import net from 'node:net';
import t, { type Test } from 'tap';
import { fullExample } from '../../scripts/demo/full-example.js';
import { startEmulator } from '../../src/emulator/index.js';
import { startService } from '../support/service.js';

const NOBODYS = { akid: undefined, secret: undefined };
const ENVIRONMENTS: [name: string, env: Record<string, string | undefined>][] = [
  ['without credentials anywhere', {}],
  ['with credentials in the environment', { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'a-secret' }],
];

for (const [name, env] of ENVIRONMENTS) {
  t.test(`an account with an endpoint calls nothing else, ${name}`, async t => {
    setEnvironment(t, {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_PROFILE: undefined,
      ...env,
    });
    const other = await startEmulator();
    t.teardown(() => other.close());
    const { call } = await startService(t, { account: { endpoint: other.endpoint, ...NOBODYS } });
    const reached = recordConnections(t);

    const { status } = await call('POST', '/sandbox/services', fullExample(other.seed.namespaceId));

    t.equal(status, 200);
    t.same([...reached], [new URL(other.endpoint).host]);
  });
}

/** Records every address that a socket of this process connects to from now on. */
function recordConnections(t: Test): Set<string> {
  const reached = new Set<string>();
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    // Node's own modules call it with one list of normalised arguments, others with the options.
    const [first] = args;
    const options = (Array.isArray(first) ? first[0] : first) as { host?: string; port?: number; path?: string };
    reached.add(options.path ?? `${options.host ?? 'localhost'}:${options.port}`);
    return Reflect.apply(connect, this, args);
  } as typeof connect;
  t.teardown(() => {
    net.Socket.prototype.connect = connect;
  });
  return reached;
}

function setEnvironment(t: Test, values: Record<string, string | undefined>): void {
  const before = { ...process.env };
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[key];
    else process.env[key] = value;
  }
  t.teardown(() => {
    process.env = before;
  });
}
