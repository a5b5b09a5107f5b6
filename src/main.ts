#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import type { Config } from '#generated/config.js';
import { buildApp } from './app.js';
import { ConfigInvalid } from './config/faults.js';
import { listenTarget, readConfig } from './config/read-config.js';
import { sandboxConfig } from './config/sandbox.js';
import { NamedError } from './errors.js';
import type { Works } from './runtime/operations.js';
import type { EngineOptions } from './runtime/runtime.js';

const USAGE = `ecs-api: Amazon ECS on Fargate over REST

  ecs-api                  serves account "sandbox" on the embedded AWS
  ecs-api --config FILE    serves the accounts of a configuration (also: ECS_API_CONFIG)
          --data DIRECTORY keeps operations there (also: ECS_API_DATA), unless DATABASE_URL is given
  ecs-api --help

Environment: ECS_API_LISTEN_ADDRESS, ECS_API_TOKEN, ECS_API_ORG, ECS_API_LOG_LEVEL override the file.
DATABASE_URL names a PostgreSQL to keep operations in, ECS_API_ENCRYPTION_KEYS what they are encrypted with.
`;

/** How long requests under way may take to end when the process is asked to. */
const CLOSE_DELAY = 10_000;

// The SDK would warn on every start that Node 20 is old; this service says itself which versions it runs on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** Something that can be ended, in the order of starting. */
interface Started {
  config: Config;
  close: () => Promise<void>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const read = await readConfig({ path: values.config, env: process.env, readFile: path => readFile(path, 'utf8') });
  const { config, close } = read ? { config: read.config, close: async () => {} } : await startSandbox();
  let works: Promise<Works> | undefined;
  let listens = () => {};
  const listening = new Promise<void>(resolve => {
    listens = resolve;
  });
  const app = await buildApp(config, {
    logger: { level: config.logLevel },
    // The sandbox's AWS ends with this process, and so may what is done with it.
    ...(read && {
      worksOf: options => {
        works = listening.then(() => lasting(config, values.data, options));
        return works;
      },
    }),
  });
  const { host, port } = listenTarget(config.listenAddress);
  await app.listen({ host, port });
  listens();
  closeWithGrace({ delay: CLOSE_DELAY, logger: false }, async ({ err }) => {
    if (err) app.log.error({ type: err.name, message: err.message, stack: err.stack }, 'ended by an error');
    await app.close();
    await close();
  });
  works?.catch(async (error: unknown) => {
    fail(error);
    await app.close();
    process.exit();
  });
}

/** Keeps operations where they outlive this process. What that takes is loaded when the server listens already. */
async function lasting(config: Config, data: string | undefined, options: EngineOptions): Promise<Works> {
  const { createDurableWorks } = await import('./runtime/durable/index.js');
  const directory = data ?? config.dataDirectory ?? join(stateDirectory(process.env), 'ecs-api');
  return createDurableWorks({ ...config, directory }, options);
}

/** Source: XDG Base Directory Specification. */
function stateDirectory({ XDG_STATE_HOME }: NodeJS.ProcessEnv): string {
  return XDG_STATE_HOME || join(homedir(), '.local', 'state');
}

/** Without a configuration: the embedded AWS, and word of how to use it. */
async function startSandbox(): Promise<Started> {
  const { LIFELIKE, startEmulator } = await import('./emulator/index.js');
  const emulator = await startEmulator({ timings: LIFELIKE });
  const config = sandboxConfig(emulator, process.env);
  const { port } = listenTarget(config.listenAddress);
  const url = `http://127.0.0.1:${port}/v1/ecs`;
  process.stdout.write(`No configuration: serving account "sandbox" of org "${config.org}" on the embedded AWS (in memory, nothing is billed).

  token      ${config.token}   (header X-Auth-Token)
  docs       ${url}/docs
  spec       ${url}/openapi.yaml
  try        curl -H 'X-Auth-Token: ${config.token}' ${url}/sandbox/clusters
  AWS        ${emulator.endpoint}   (namespace ${emulator.seed.namespaceId})

`);
  return { config, close: () => emulator.close() };
}

function fail(error: unknown): void {
  const message =
    error instanceof ConfigInvalid || error instanceof NamedError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  fail(error);
}
