import { buildApp } from '../../src/app.js';
import { listenTarget } from '../../src/config/read-config.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { REALISTIC_TIMINGS, startEmulator } from '../../src/emulator/index.js';
import type { StepEvent } from '../../src/saga/saga.js';
import { fullExample } from './full-example.js';
import { print, stepLine, title } from './terminal.js';
import { callsTo, followUntilSteady, printCreated, printLinks } from './tour.js';

/** Sends one request and prints each step, and then the tasks as they start. */
export async function creationDemo(): Promise<void> {
  const emulator = await startEmulator({ timings: REALISTIC_TIMINGS });
  const config = sandboxConfig(emulator, process.env);
  const app = await buildApp(config, { onStep: printStep });
  const { host, port } = listenTarget(config.listenAddress);
  const url = await app.listen({ host, port }).catch(() => app.listen({ host, port: 0 }));
  const api = { url: `${url}/v1/ecs`, token: config.token };
  const call = callsTo(api);
  process.once('SIGINT', async () => {
    await app.close();
    await emulator.close();
  });

  print(title('ecs-api on the embedded AWS: account sandbox, nothing is billed'));
  print(title(`POST ${api.url}/sandbox/services`));
  const created = await call('POST', '/sandbox/services', fullExample(emulator.seed.namespaceId));

  await followUntilSteady(call);
  printCreated(created);
  printLinks(api);
}

function printStep({ step, resource, state, milliseconds }: StepEvent): void {
  if (state === 'started') return;
  print(stepLine(step, `${resource.type} ${resource.name}`, `${state} ${milliseconds} ms`));
}
