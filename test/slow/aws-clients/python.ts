import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Test } from 'tap';
import type { Members } from './client.js';

const run = promisify(execFile);

const FOLDER = join(import.meta.dirname, '../../../../test/slow/aws-clients');

/** The first Python of the path, and Debian's, for which Debian's packages are. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/**
 * Starts a program of this folder, which ends with the test. It reads a JSON object a line and answers with one, by its `id`.
 * @param needed a module that its Python has to have.
 * @returns a request's answer. It rejects when the program has ended.
 * @throws if no Python has the module.
 */
export async function pythonProgram(
  t: Test,
  [program, ...args]: [string, ...string[]],
  needed: string,
  env: Record<string, string | undefined>,
): Promise<(request: object) => Promise<Members>> {
  const python = await pythonWith(needed, env);
  const child = spawn(python, [join(FOLDER, program), ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  t.teardown(() => stdin.end());
  stdin.on('error', () => {}); // the program has ended
  const ended = once(child, 'exit').then(([status, signal]) => {
    throw new Error(`${program} has ended with ${signal ?? `status ${status}`}`);
  });
  ended.catch(() => {}); // also without a request
  const waiting = new Map<number, (line: Members) => void>();
  createInterface({ input: stdout }).on('line', text => {
    const line = JSON.parse(text);
    waiting.get(line.id)?.(line);
  });
  let last = 0;
  return request => {
    const answer = new Promise<Members>(resolve => {
      last += 1;
      waiting.set(last, resolve);
      stdin.write(`${JSON.stringify({ ...request, id: last })}\n`);
    });
    return Promise.race([answer, ended]);
  };
}

async function pythonWith(module: string, env: Record<string, string | undefined>): Promise<string> {
  for (const python of PYTHONS) {
    const found = await run(python, ['-c', `import ${module}`], { env }).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  throw new Error(`${module} is missing: neither ${PYTHONS.join(' nor ')} can import it`);
}
