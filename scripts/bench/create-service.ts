import { buildApp } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { startEmulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import { criticalPath } from './critical-path.js';
import { median, RUNS } from './median.js';

const LATENCY = 50;

/** The predecessor's full example with the same latency on every call to AWS; the clients are warm. */
export async function benchCreateService(): Promise<void> {
  const times: number[] = [];
  let calls = 0;
  let path: string[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const emulator = await startEmulator();
    const config = sandboxConfig(emulator, process.env);
    const app = await buildApp(config);
    emulator.latency = LATENCY;
    const started = performance.now();
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/v1/ecs/sandbox/services',
      headers: { 'x-auth-token': config.token },
      payload: fullExample(emulator.seed.namespaceId),
    });
    if (statusCode !== 200) throw new Error(`createService answered ${statusCode}`);
    if (run > 0) times.push(performance.now() - started);
    calls = emulator.calls.length;
    path = criticalPath(emulator.calls);
    await app.close();
    await emulator.close();
  }
  const time = median(times);
  console.log(
    `createService, ${LATENCY} ms on each of its ${calls} calls: ${Math.round(time)} ms = ${(time / LATENCY).toFixed(1)} x ${LATENCY} ms`,
  );
  console.log(`  one after another would be ${calls} x ${LATENCY} ms; the critical path is ${path.join(' > ')}`);
}
