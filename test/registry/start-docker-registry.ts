import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Test } from 'tap';

export interface DockerRegistryOptions {
  /** Where its configuration goes. */
  directory: string;
  /** Where its images are; several registries may serve the same. */
  storage: string;
  /** As in its configuration; anybody may do anything unless given. */
  auth?: object;
}

/**
 * Starts Debian's `docker-registry` on a free port of loopback and stops it after the test.
 * @returns its host and port.
 * @throws when it is not installed, or exits.
 */
export async function startDockerRegistry(
  t: Test,
  { directory, storage, auth }: DockerRegistryOptions,
): Promise<string> {
  const configuration = {
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage } },
    http: { addr: '127.0.0.1:0', secret: 'for tests' },
    ...(auth && { auth }),
  };
  const path = join(directory, 'config.yml');
  await writeFile(path, JSON.stringify(configuration)); // JSON is YAML
  const child = spawn('docker-registry', ['serve', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  t.teardown(async () => {
    child.kill();
    await ended;
  });
  return Promise.race([
    addressIn(child),
    ended.then(([code]) => {
      throw new Error(`docker-registry ended with ${code}`);
    }),
  ]);
}

/** Reads the port from its log. */
async function addressIn({ stderr }: ChildProcess): Promise<string> {
  const said: string[] = [];
  if (stderr) {
    for await (const line of createInterface(stderr)) {
      const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
      stderr.resume();
      if (host) return host;
      said.push(line);
    }
  }
  throw new Error(`docker-registry does not listen:\n${said.join('\n')}`);
}
