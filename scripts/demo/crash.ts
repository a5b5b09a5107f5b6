import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, REALISTIC_TIMINGS, startEmulator } from '../../src/emulator/index.js';
import { type Api, createApi } from '../support/api.js';
import { TOKEN, writeConfig } from '../support/config.js';
import { freePorts } from '../support/ports.js';
import { fullExample } from './full-example.js';
import { eventsOf, type StreamEvent } from './server-sent-events.js';
import { type Answer, print, stepLine, title } from './terminal.js';
import { callsTo, followUntilSteady, printCreated, printLinks } from './tour.js';

/** Long enough to kill the server while the cluster is provisioning. */
const TIMINGS = { ...REALISTIC_TIMINGS, clusterProvisioning: 3_000 };

/** Sends one request and kills the server with `kill -9`; a second process completes the operation. */
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

  print(title('ecs-api, with its operations in a data directory; the embedded AWS runs in another process'));
  const operation = await startAndKill(api, emulator);
  const created = await finish(api, emulator, operation);
  const served = { url: `http://127.0.0.1:${apiPort}/v1/ecs`, token: TOKEN };
  await followUntilSteady(callsTo(served));
  printCreated(created);
  printLinks(served);
}

/** An operation and the last event received of it. */
interface Position {
  path: string;
  lastEvent: string;
}

/** Sends the example and kills the server when everything but the service exists, which waits for its cluster. */
async function startAndKill(api: Api, emulator: Emulator): Promise<Position> {
  await api.start();
  print(title(`Process ${api.pid()}: POST /v1/ecs/sandbox/services, Prefer: respond-async`));
  const example = fullExample(emulator.seed.namespaceId);
  const { body } = await api.call('POST', '/sandbox/services', example, { Prefer: 'respond-async' });
  const path = `/sandbox/operations/${body.Id}`;
  print(`  202: ${path}`);
  let lastEvent = '0';
  for await (const event of eventsOf(api, path, lastEvent)) {
    printStep(event);
    lastEvent = event.id;
    if (event.data.Name === 'registerTaskDefinition' && event.data.State === 'succeeded') break;
  }
  print(title(`kill -9 ${api.pid()}`));
  api.kill();
  await api.gone();
  print(`  calls to AWS so far: ${countCreations(emulator)}`);
  return { path, lastEvent };
}

/** Starts another process and only follows the operation. @returns the operation's result. */
async function finish(api: Api, emulator: Emulator, { path, lastEvent }: Position): Promise<Answer> {
  await api.start();
  print(title(`Process ${api.pid()}: GET /v1/ecs${path}/events, Last-Event-ID: ${lastEvent}`));
  for await (const event of eventsOf(api, path, lastEvent)) printStep(event);
  const { body } = await api.call('GET', path);
  print(`  ${body.Kind} ${body.Target}: ${body.State}`);
  print(`  calls to AWS in all: ${countCreations(emulator)}`);
  if (body.State !== 'succeeded') throw new Error(JSON.stringify(body.Problem, null, 2));
  return body.Result;
}

function printStep({ event, data }: StreamEvent): void {
  if (event !== 'step' || (data.State === 'started' && data.Name !== 'waitForCluster')) return;
  const { Type, Name } = data.Resource as Answer;
  print(stepLine(String(data.Name), `${Type} ${Name}`, String(data.State)));
}

/** How often each call that creates something was made, by either process. */
function countCreations({ calls }: Emulator): string {
  const counts = new Map<string, number>();
  for (const { service, action } of calls) {
    const call = `${service}:${action}`;
    if (/^(Create|Put|Register)/.test(action)) counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return [...counts].map(([call, count]) => `${call} ${count}`).join(', ');
}
