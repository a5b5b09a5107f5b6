import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { median, RUNS } from './median.js';

const CONNECTIONS = 16;
/** Milliseconds of one measurement. */
const DURATION = 1_000;

/**
 * A server of `read-server.ts`: this service, with or without shared reads, Fastify with AWS's SDK and the same calls, or Fastify with
 * the same response.
 */
type ServerName = 'service' | 'sharing' | 'sdk' | 'bare';

interface Server {
  name: ServerName;
  child: ChildProcess;
  port: number;
  token: string;
}

interface Measured {
  perSecond: number;
  /** Microseconds of the server's processor time. */
  perRequest: number;
  /** Calls to AWS for each request. */
  calls: number;
}

const PATHS = {
  ping: '/v1/ecs/ping',
  getService: '/v1/ecs/sandbox/clusters/myclu/services/www',
  'listServices of 25': '/v1/ecs/sandbox/clusters/many/services?all=true',
};

/** Compares reads with what the same response costs without this service. AWS responds at once, from a stub with recorded responses. */
export async function benchReads(): Promise<void> {
  const servers = await Promise.all((['service', 'sharing', 'sdk', 'bare'] as const).map(startServer));
  try {
    for (const [name, path] of Object.entries(PATHS)) {
      const compared = servers.filter(server => name !== 'ping' || ['service', 'bare'].includes(server.name));
      console.log(`${name}, ${CONNECTIONS} connections, medians of ${RUNS} rounds:`);
      report(await measured(compared, path));
    }
  } finally {
    for (const { child } of servers) child.kill();
  }
}

function report(results: Map<ServerName, Measured>): void {
  const own = results.get('service')?.perRequest ?? Number.NaN;
  for (const [name, { perSecond, perRequest, calls }] of results)
    console.log(
      `  ${name.padEnd(8)} ${Math.round(perSecond)} requests/s, ${Math.round(perRequest)} µs of processor time and ${calls.toPrecision(2)} calls to AWS a request; the service needs ${(own / perRequest).toFixed(2)} x`,
    );
}

/** Measures the servers by turns. */
async function measured(servers: Server[], path: string): Promise<Map<ServerName, Measured>> {
  const rounds = new Map<ServerName, Measured[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= RUNS; round += 1)
    for (const server of servers) {
      const result = await measure(server, path);
      if (round > 0) rounds.get(server.name)?.push(result);
    }
  const middle = (results: Measured[], member: keyof Measured) => median(results.map(result => result[member]));
  return new Map(
    [...rounds].map(([name, results]) => [
      name,
      {
        perSecond: middle(results, 'perSecond'),
        perRequest: middle(results, 'perRequest'),
        calls: middle(results, 'calls'),
      },
    ]),
  );
}

async function measure({ child, port, token }: Server, path: string): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const before = await used(child);
  const started = performance.now();
  let requests = 0;
  const connection = async () => {
    while (performance.now() < started + DURATION) {
      await get({ agent, port, path, token });
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const seconds = (performance.now() - started) / 1000;
  const after = await used(child);
  agent.destroy();
  return {
    perSecond: requests / seconds,
    perRequest: (after.microseconds - before.microseconds) / requests,
    calls: (after.calls - before.calls) / requests,
  };
}

function get({ agent, port, path, token }: { agent: Agent; port: number; path: string; token: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, path, headers: { 'x-auth-token': token } }, response => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.on('end', resolve).resume();
    });
    sent.on('error', reject).end();
  });
}

async function startServer(name: ServerName): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'read-server.js'), [name], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  const [{ port, token }] = (await once(child, 'message')) as [{ port: number; token: string }];
  return { name, child, port, token };
}

/** The processor time and the calls to AWS of a server so far. */
async function used(child: ChildProcess): Promise<{ microseconds: number; calls: number }> {
  child.send('report');
  const [report] = (await once(child, 'message')) as [{ microseconds: number; calls: number }];
  return report;
}
