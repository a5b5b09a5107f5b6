import type { Test } from 'tap';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

interface ClientConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
}

/** Starts an emulator and an SDK client for it. Both end with the test. */
export async function connect<C extends { destroy(): void }>(
  t: Test,
  Client: new (config: ClientConfig) => C,
  options?: EmulatorOptions,
): Promise<{ emulator: Emulator; client: C }> {
  const emulator = await startEmulator(options);
  t.teardown(() => emulator.close());
  return { emulator, client: clientOf(t, Client, emulator) };
}

/** Another SDK client for an emulator. It ends with the test. */
export function clientOf<C extends { destroy(): void }>(
  t: Test,
  Client: new (config: ClientConfig) => C,
  { endpoint, region }: Pick<Emulator, 'endpoint' | 'region'>,
): C {
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
  const client = new Client({ endpoint, region, credentials, maxAttempts: 1 });
  t.teardown(() => client.destroy());
  return client;
}
