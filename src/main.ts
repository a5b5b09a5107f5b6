#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import type { Config } from '#generated/config.js';
import type { Access } from './access/access.js';
import { ConfigInvalid } from './config/faults.js';
import { NamedError } from './errors.js';
import type { Logger } from './logger.js';
import type { Runtime, RuntimeOptions } from './runtime/runtime.js';
import { readVersion } from './version.js';

const USAGE = `ecs-api: Amazon ECS on Fargate over REST

  ecs-api                  serves account "sandbox" on the embedded AWS
  ecs-api --config FILE    serves the accounts of a configuration (also: ECS_API_CONFIG)
          --data DIRECTORY keeps operations there (also: ECS_API_DATA), unless DATABASE_URL is given
  ecs-api emulator         serves the embedded AWS alone, for an AWS CLI or SDK on this machine
          --port PORT      listens on this port of 127.0.0.1 (4566 by default; 0 picks a free one)
  ecs-api convert FILE     prints a task definition as a space would register it, and what the space replaces or cannot run
          --space NAME     the space's name (myspace by default); --region REGION (us-east-1 by default)
  ecs-api token            makes a token, and prints it and its entry in the configuration
          --name NAME      its name in the log and in operations
          --rights RIGHTS  read (by default), deploy or admin; --accounts and --spaces NAMES, --expires TIME limit it
  ecs-api --version
  ecs-api --help

Options may also have one dash, as -config FILE.

Environment: ECS_API_LISTEN_ADDRESS, ECS_API_TOKEN, ECS_API_ORG, ECS_API_LOG_LEVEL override the file.
DATABASE_URL names a PostgreSQL to keep operations in, ECS_API_ENCRYPTION_KEYS what they are encrypted with.
`;

/** Milliseconds that running requests may take to end when the process shuts down. */
const CLOSE_TIMEOUT_MS = 10_000;

// The SDK would warn on every start that Node 20 is old; this service says itself which versions it runs on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

async function main(args: string[]): Promise<void> {
  const [command, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(USAGE);
  else if (args.includes('--version')) process.stdout.write(`ECS-API Version: ${readVersion().version}\n`);
  else if (command === 'emulator') await serveEmulator(rest);
  else if (command === 'convert') await convertFile(rest);
  else if (command === 'token') await printToken(rest);
  else await serve(args);
}

/** Options with one dash, as the predecessor's language writes them (Go's package flag). */
function withTwoDashes(args: string[]): string[] {
  return args.map(arg => arg.replace(/^-(?=[a-z]{2})/, '--'));
}

/** Serves the API: the accounts of a configuration, or without one account `sandbox` on the embedded AWS. */
async function serve(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { config: { type: 'string' }, data: { type: 'string' } } });
  const { listenTarget, readConfig } = await import('./config/read-config.js');
  const { buildApp } = await import('./app.js');
  const read = await readConfig({ path: values.config, env: process.env, readFile: path => readFile(path, 'utf8') });
  const { createAccess } = await import('./access/access.js');
  const { config, close } = read ? { config: read.config, close: async () => {} } : await startSandbox();
  let runtime: Promise<Runtime> | undefined;
  let onListening = () => {};
  const listening = new Promise<void>(resolve => {
    onListening = resolve;
  });
  const access = createAccess(config);
  const app = await buildApp(config, {
    access,
    logger: { level: config.logLevel },
    // The sandbox's AWS ends with this process, and so may its operations.
    ...(read && {
      createRuntime: options => {
        runtime = listening.then(() => startRuntime(config, values.data, options));
        return runtime;
      },
    }),
  });
  if (read) reloadOnHangup(access, values.config, app.log);
  await app.listen(listenTarget(config.listenAddress)).catch(error => {
    const fault = { field: 'listenAddress', message: `is not available (${error.code})` };
    throw new ConfigInvalid(read?.source ?? 'The environment', [fault]);
  });
  onListening();
  const skip: 'SIGHUP'[] = read ? ['SIGHUP'] : [];
  const drainMs = config.drainSeconds * 1000;
  closeWithGrace({ delay: drainMs + CLOSE_TIMEOUT_MS, logger: false, skip }, async ({ err }) => {
    if (err) app.log.error({ type: err.name, message: err.message, stack: err.stack }, 'closing after an error');
    else {
      app.announceClosing();
      await sleep(drainMs);
    }
    await app.close();
    await close();
  });
  runtime?.catch(async (error: unknown) => {
    fail(error);
    await app.close();
    process.exit();
  });
}

/** Reads the tokens of the configuration again on each SIGHUP. The rest of it stays as it is, and so do all tokens if it has a fault. */
function reloadOnHangup(access: Access, path: string | undefined, log: Logger): void {
  let reloaded = Promise.resolve();
  process.on('SIGHUP', () => {
    reloaded = reloaded.then(async () => {
      const { readConfig } = await import('./config/read-config.js');
      try {
        const read = await readConfig({ path, env: process.env, readFile: file => readFile(file, 'utf8') });
        if (read) access.reload(read.config);
        log.info({}, 'reloaded tokens');
      } catch (error) {
        log.error({ message: messageOf(error) }, 'kept the tokens, as the configuration is not valid');
      }
    });
  });
}

/** Starts the durable runtime. Its modules are loaded after the server has started to listen. */
async function startRuntime(config: Config, data: string | undefined, options: RuntimeOptions): Promise<Runtime> {
  const { startDurableRuntime } = await import('./runtime/durable/index.js');
  const directory = data ?? config.dataDirectory ?? join(stateDirectory(process.env), 'ecs-api');
  return startDurableRuntime({ ...config, directory }, options);
}

/** Source: XDG Base Directory Specification. */
function stateDirectory({ XDG_STATE_HOME }: NodeJS.ProcessEnv): string {
  return XDG_STATE_HOME || join(homedir(), '.local', 'state');
}

/** Without a configuration: the embedded AWS, and word of how to use it. */
async function startSandbox(): Promise<{ config: Config; close: () => Promise<void> }> {
  const { listenTarget } = await import('./config/read-config.js');
  const { sandboxConfig } = await import('./config/sandbox.js');
  const { REALISTIC_TIMINGS, startEmulator } = await import('./emulator/index.js');
  const emulator = await startEmulator({ timings: REALISTIC_TIMINGS });
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

/** Serves the embedded AWS alone. Imports nothing of the service, so that it starts without loading it. */
async function serveEmulator(args: string[]): Promise<void> {
  const { runEmulator } = await import('./emulator/command.js');
  const { emulator, usage } = await runEmulator(args);
  closeWithGrace({ delay: CLOSE_TIMEOUT_MS, logger: false }, () => emulator.close());
  process.stdout.write(usage);
}

/** Prints a definition, and on standard error what was replaced. Fails where the definition cannot be registered. */
async function convertFile(args: string[]): Promise<void> {
  const { runConvert } = await import('./convert.js');
  const { definition, notes } = await runConvert(args);
  for (const note of notes) process.stderr.write(`${note}\n`);
  if (definition === undefined) process.exitCode = 1;
  else process.stdout.write(definition);
}

/** Prints a new token and its entry in the configuration. */
async function printToken(args: string[]): Promise<void> {
  const { makeToken } = await import('./config/make-token.js');
  process.stdout.write(makeToken(args));
}

function fail(error: unknown): void {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

/** Errors that the user can correct have a message of their own; all others show where they come from. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isUsageError =
    error.name === 'UsageError' || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'));
  const isForUser = error instanceof ConfigInvalid || error instanceof NamedError || isUsageError;
  return isForUser ? error.message : (error.stack ?? error.message);
}

try {
  await main(withTwoDashes(process.argv.slice(2)));
} catch (error) {
  fail(error);
}
