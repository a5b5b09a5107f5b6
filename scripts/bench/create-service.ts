import { buildApp } from '../../src/app.js';
import { sandboxConfig } from '../../src/config/sandbox.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { fullExample } from '../demo/full-example.js';
import { median, RUNS } from './median.js';
import { pathOf, roundsOf } from './rounds.js';

const LATENCY = 50;

/** The predecessor's full example with the same latency on every AWS call; the clients are loaded. */
export async function benchCreateService(): Promise<void> {
  const rounds = await createServiceOnce(({ emulator, send }) => roundsOf(emulator, send));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await createServiceOnce(timeWithLatency));
  const time = median(times);
  const calls = rounds.flat().length;
  console.log(
    `createService, ${LATENCY} ms on each of its ${calls} calls: ${Math.round(time)} ms = ${(time / LATENCY).toFixed(1)} x ${LATENCY} ms`,
  );
  console.log(
    `  in sequence: ${calls} x ${LATENCY} ms; the critical path has ${rounds.length} rounds: ${pathOf(rounds)}`,
  );
}

interface Run {
  emulator: Emulator;
  send: () => Promise<void>;
}

async function createServiceOnce<Result>(measure: (run: Run) => Promise<Result>): Promise<Result> {
  const emulator = await startEmulator();
  const config = sandboxConfig(emulator, process.env);
  const app = await buildApp(config);
  const send = async () => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/v1/ecs/sandbox/services',
      headers: { 'x-auth-token': config.token },
      payload: fullExample(emulator.seed.namespaceId),
    });
    if (statusCode !== 200) throw new Error(`createService answered ${statusCode}`);
  };
  try {
    return await measure({ emulator, send });
  } finally {
    await app.close();
    await emulator.close();
  }
}

async function timeWithLatency({ emulator, send }: Run): Promise<number> {
  emulator.latency = LATENCY;
  const started = performance.now();
  await send();
  return performance.now() - started;
}
