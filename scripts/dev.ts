import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * `npm run dev [-- the service's arguments]` compiles on every change, without checking types, regenerates on an edit of
 * `openapi.yaml` or of the configuration's schema, and restarts the service after either. Ctrl-C ends everything.
 */
const root = resolve(import.meta.dirname, '../..');

/** Milliseconds without a change before a restart: editors save in several steps, and one change may start both compiler and generator. */
const QUIET = 200;

const args = process.argv.slice(2);
const server = restartable(() => startNode('dist/src/main.js', args));
const restart = afterQuiet(server.restart);
const regenerate = afterQuiet(async () => {
  const [status] = await once(startNode('dist/scripts/generate.js', []), 'exit');
  if (status === 0) restart();
});

const compiler = spawn(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '--watch', '--noCheck', '--preserveWatchOutput'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
createInterface(compiler.stdout).on('line', line => {
  if (line.trim() !== '') console.log(line);
  if (line.includes('Found 0 errors')) restart();
});

// The folders are watched and not the files, which many editors replace when they save.
const watchers = [watchFile('', 'openapi.yaml', regenerate), watchFile('src/config', 'schema.json', regenerate)];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    for (const watcher of watchers) watcher.close();
    await Promise.all([server.end(), ended(compiler)]);
    process.exit();
  });
}

/** Runs one process at a time: the next starts when the last has ended and released its port. */
function restartable(start: () => ChildProcess) {
  let running: ChildProcess | undefined;
  let isEnding = false;
  return {
    async restart() {
      await ended(running);
      if (!isEnding) running = start();
    },
    async end() {
      isEnding = true;
      await ended(running);
    },
  };
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function startNode(program: string, programArgs: string[]): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', join(root, program), ...programArgs], {
    cwd: root,
    env: withLastingToken(process.env),
    stdio: 'inherit',
  });
}

/** Without a configuration each start would make a new token, and the last one in use would be refused. */
function withLastingToken(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isConfigured = env.ECS_API_CONFIG || args.some(arg => arg.startsWith('--config'));
  return isConfigured ? env : { ECS_API_TOKEN: 'dev', ...env };
}

function watchFile(folder: string, name: string, onChange: () => void) {
  return watch(join(root, folder), (_event, changed) => {
    if (changed === name) onChange();
  });
}

/** @returns a function that runs `action` when no call has followed for a while, never twice at the same time. */
function afterQuiet(action: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(action);
    }, QUIET);
  };
}
