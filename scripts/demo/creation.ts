import { buildApp } from '../../src/app.js';
import { listenTarget } from '../../src/config/read-config.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { REALISTIC_TIMINGS, startEmulator } from '../../src/emulator/index.js';
import type { StepEvent } from '../../src/saga/saga.js';
import { fullExample } from './full-example.js';
import { say, stepLine, title } from './terminal.js';
import { callsTo, followUntilSteady, sayAround, sayMade } from './tour.js';

/** One request, each step of it as it happens, and the service coming up. */
export async function creationDemo(): Promise<void> {
  const emulator = await startEmulator({ timings: REALISTIC_TIMINGS });
  const config = sandboxConfig(emulator, process.env);
  const app = await buildApp(config, { onStep: sayStep });
  const { host, port } = listenTarget(config.listenAddress);
  const url = await app.listen({ host, port }).catch(() => app.listen({ host, port: 0 }));
  const api = { url: `${url}/v1/ecs`, token: config.token };
  const call = callsTo(api);
  process.once('SIGINT', async () => {
    await app.close();
    await emulator.close();
  });

  say(title('ecs-api on the embedded AWS: account sandbox, nothing is billed'));
  say(title(`POST ${api.url}/sandbox/services`));
  const made = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  await followUntilSteady(call);
  sayMade(made);
  sayAround(api);
}

function sayStep({ step, resource, state, milliseconds }: StepEvent): void {
  if (state === 'started') return;
  say(stepLine(step, `${resource.type} ${resource.name}`, `${state} ${milliseconds} ms`));
}
