import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, REALISTIC_TIMINGS, startEmulator } from '../../src/emulator/index.js';
import { type Api, createApi } from '../support/api.js';
import { TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { fullExample } from './full-example.js';
import { eventsOf, type StreamEvent } from './server-sent-events.js';
import { type Shown, say, stepLine, title } from './terminal.js';
import { callsTo, followUntilSteady, sayAround, sayMade } from './tour.js';

/** Long enough for the server to be killed while a cluster is on its way. */
const TIMINGS = { ...REALISTIC_TIMINGS, clusterProvisioning: 3_000 };

/** One request, and `kill -9` for the server that has accepted it: the next one finishes what it had begun. */
export async function crashDemo(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-demo-'));
  const [apiPort = 0, awsPort = 0] = await freePorts(2);
  const emulator = await startEmulator({ timings: TIMINGS, port: awsPort });
  const config = join(directory, 'config.json');
  writeConfig(config, awsPort);
  const api = createApi({ port: apiPort, config, token: TOKEN, env: {}, args: ['--data', join(directory, 'data')] });
  process.once('SIGINT', async () => {
    await api.stop();
    await emulator.close();
    rmSync(directory, { recursive: true });
  });

  say(title('ecs-api, with operations in a data directory, on the embedded AWS in a process of its own'));
  const operation = await beginAndKill(api, emulator);
  const made = await finish(api, emulator, operation);
  const served = { url: `http://127.0.0.1:${apiPort}/v1/ecs`, token: TOKEN };
  await followUntilSteady(callsTo(served));
  sayMade(made);
  sayAround(served);
}

/** An operation, and the last event of it that was seen. */
interface Seen {
  path: string;
  lastEvent: string;
}

/** Sends the example and kills the server when all is made but the service, which waits for its cluster. */
async function beginAndKill(api: Api, emulator: Emulator): Promise<Seen> {
  await api.start();
  say(title(`Process ${api.pid()}: POST /v1/ecs/sandbox/services, Prefer: respond-async`));
  const example = fullExample(emulator.seed.namespaceId);
  const { body } = await api.call('POST', '/sandbox/services', example, { Prefer: 'respond-async' });
  const path = `/sandbox/operations/${body.Id}`;
  say(`  202: ${path}`);
  let lastEvent = '0';
  for await (const event of eventsOf(api, path, lastEvent)) {
    sayStep(event);
    lastEvent = event.id;
    if (event.data.Name === 'registerTaskDefinition' && event.data.State === 'succeeded') break;
  }
  say(title(`kill -9 ${api.pid()}`));
  api.kill();
  await api.gone();
  say(`  calls to AWS so far: ${madeOn(emulator)}`);
  return { path, lastEvent };
}

/** Starts another server and does nothing but look. @returns what the operation has made. */
async function finish(api: Api, emulator: Emulator, { path, lastEvent }: Seen): Promise<Shown> {
  await api.start();
  say(title(`Process ${api.pid()}: GET /v1/ecs${path}/events, Last-Event-ID: ${lastEvent}`));
  for await (const event of eventsOf(api, path, lastEvent)) sayStep(event);
  const { body } = await api.call('GET', path);
  say(`  ${body.Kind} ${body.Target}: ${body.State}`);
  say(`  calls to AWS in all: ${madeOn(emulator)}`);
  if (body.State !== 'succeeded') throw new Error(JSON.stringify(body.Problem, null, 2));
  return body.Result;
}

function sayStep({ event, data }: StreamEvent): void {
  if (event !== 'step' || (data.State === 'started' && data.Name !== 'waitForCluster')) return;
  const { Type, Name } = data.Resource as Shown;
  say(stepLine(String(data.Name), `${Type} ${Name}`, String(data.State)));
}

/** How often each thing was made, whoever asked for it. */
function madeOn({ calls }: Emulator): string {
  const counts = new Map<string, number>();
  for (const { service, action } of calls) {
    const call = `${service}:${action}`;
    if (/^(Create|Put|Register)/.test(action)) counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return [...counts].map(([call, count]) => `${call} ${count}`).join(', ');
}
