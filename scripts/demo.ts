import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from '../src/app.js';
import { listenTarget } from '../src/config/read-config.js';
import { sandboxConfig } from '../src/config/sandbox.js';
import { startEmulator } from '../src/emulator/index.js';
import type { StepEvent } from '../src/orchestration/saga.js';
import { fullExample } from './demo/full-example.js';
import { madeLines, stepLine, tasksLine, title } from './demo/terminal.js';

/**
 * `npm run demo`: the service on the embedded AWS, the predecessor's full example sent to it over HTTP, each step and
 * then the tasks as they come up, and what was made. It goes on serving until Ctrl-C.
 */
const LIFELIKE = { clusterProvisioning: 500, taskProvisioning: 1_500, taskPending: 1_500, taskStopping: 1_000 };
const STEADY_DEADLINE = 60_000;
const PAUSE = 250;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const say = (line: string) => process.stdout.write(`${line}\n`);

const emulator = await startEmulator({ timings: LIFELIKE });
const config = sandboxConfig(emulator, process.env);
const onStep = (event: StepEvent) => {
  const line = stepLine(event);
  if (line) say(line);
};
const app = await buildApp(config, { onStep });
const { host, port } = listenTarget(config.listenAddress);
const url = await app.listen({ host, port }).catch(() => app.listen({ host, port: 0 }));
const api = `${url}/v1/ecs`;
process.once('SIGINT', () => void stop());

say(title('ecs-api on the embedded AWS: account sandbox, nothing is billed'));
say(title(`POST ${api}/sandbox/services`));
const made = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

say(title('The service comes up'));
await followUntilSteady();

say(title('What was made'));
for (const line of madeLines(made)) say(line);
say(title('Look around'));
say(`  docs    ${api}/docs`);
say(`  token   ${config.token}   (header X-Auth-Token)`);
say(`  curl -H 'X-Auth-Token: ${config.token}' '${api}/sandbox/clusters/myclu/services/www'`);
say('\nServing until Ctrl-C.');

async function followUntilSteady(): Promise<void> {
  const end = performance.now() + STEADY_DEADLINE;
  let last = '';
  while (performance.now() < end) {
    const service = await call('GET', '/sandbox/clusters/myclu/services/www');
    const line = tasksLine(service);
    if (line !== last) say(line);
    last = line;
    const events = await call('GET', '/sandbox/clusters/myclu/services/www/events');
    if (Array.isArray(events) && events.some(event => /steady state/.test(event.Message))) {
      for (const event of events.reverse()) say(`  event  ${event.Message}`);
      return;
    }
    await sleep(PAUSE);
  }
  throw new Error('the service did not become steady');
}

async function call(method: string, path: string, body?: object): Promise<Record<string, never>> {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: { 'X-Auth-Token': config.token },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer, null, 2)}`);
  return answer as Record<string, never>;
}

async function stop(): Promise<void> {
  await app.close();
  await emulator.close();
}
