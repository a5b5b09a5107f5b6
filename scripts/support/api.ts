import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../../..');

/** Milliseconds. */
const INTERVAL = 25;
const DEADLINE = 60_000;

/** The service in a separate process, which can be killed. */
export interface Api {
  readonly port: number;
  /** Starts a process unless one is running, and waits until it is ready. */
  start(): Promise<void>;
  /** Ends it with SIGKILL. */
  kill(): void;
  /** Resolves when the process has ended. */
  gone(): Promise<void>;
  /** Ends it with SIGTERM. @returns its exit code; null where it was killed, or had ended before. */
  stop(): Promise<number | null>;
  /** @throws when the connection breaks. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The body of an answer, in chunks. @throws when the connection breaks. */
  stream(path: string, headers: Record<string, string>): Promise<AsyncIterable<Uint8Array>>;
  /** Undefined when no process is running. */
  pid(): number | undefined;
  /** Everything that the processes have logged. */
  log(): string;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are operations
  body: any;
}

export interface ApiOptions {
  port: number;
  config: string;
  token: string;
  /** Added to this process's environment. */
  env: Record<string, string>;
  args?: string[];
  /** The folder of the package whose server is started; this one's by default. */
  root?: string;
}

export function createApi({ port, config, token, env, args = [], root = ROOT }: ApiOptions): Api {
  const main = join(root, 'dist/src/main.js');
  const log: string[] = [];
  let child: ChildProcess | undefined;
  let exited: Promise<number | null> = Promise.resolve(null);

  const api: Api = {
    port,
    async start() {
      if (child) return;
      const started = spawn(process.execPath, [main, '--config', config, ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env, ECS_API_LISTEN_ADDRESS: `127.0.0.1:${port}` },
      });
      child = started;
      exited = once(started, 'exit').then(([code]) => {
        if (child === started) child = undefined;
        return code;
      });
      for (const stream of [started.stdout, started.stderr]) stream?.on('data', data => log.push(String(data)));
      await until('the service to be ready', async () => {
        if (child !== started) throw new Error(`The service has ended:\n${log.join('').slice(-2000)}`);
        const answer = await api.call('GET', '/ready').catch(() => undefined);
        return answer?.status === 200;
      });
    },
    kill: () => child?.kill('SIGKILL'),
    gone: async () => void (await exited),
    async stop() {
      child?.kill('SIGTERM');
      return exited;
    },
    async call(method, path, body, headers = {}) {
      const response = await fetch(`http://127.0.0.1:${port}/v1/ecs${path}`, {
        method,
        headers: { 'X-Auth-Token': token, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINE),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async stream(path, headers) {
      const { body, status } = await fetch(`http://127.0.0.1:${port}/v1/ecs${path}`, {
        headers: { 'X-Auth-Token': token, ...headers },
      });
      if (status !== 200 || !body) throw new Error(`GET ${path}: ${status}`);
      return body;
    },
    pid: () => child?.pid,
    log: () => log.join(''),
  };
  return api;
}

/** Polls until the condition holds. @throws after a minute. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + DEADLINE;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Timed out after ${DEADLINE / 1000} s waiting for ${what}.`);
    await sleep(INTERVAL);
  }
}
