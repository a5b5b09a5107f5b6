import type { Test } from 'tap';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
}

/** Starts an emulator of its own and one SDK client on it, both gone when the test ends. */
export async function connect<C extends { destroy(): void }>(
  t: Test,
  Client: new (config: ClientConfig) => C,
  options?: EmulatorOptions,
): Promise<{ emulator: Emulator; client: C }> {
  const emulator = await startEmulator(options);
  const client = new Client({
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  t.teardown(async () => {
    client.destroy();
    await emulator.close();
  });
  return { emulator, client };
}
