import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';

export type Outcome = 'passed' | 'failed' | 'timed out';

const IMPORT_FILES = join(import.meta.dirname, '../support/import-files.js');

/** Runs compiled test files in one process, up to the first failure. */
export async function runTests(tests: string[], env: Record<string, string>, timeoutMs: number): Promise<Outcome> {
  const child = spawn(process.execPath, [IMPORT_FILES, `mutation-${randomUUID()}`], {
    stdio: 'ignore',
    // Children of the tests end with them.
    detached: true,
    env: {
      ...process.env,
      TEST_FILES: tests.join(),
      TAP_BAIL: '1',
      TAP_TIMEOUT: String(timeoutMs / 1000 + 10),
      ...env,
    },
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    killGroup(child.pid);
  }, timeoutMs);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  killGroup(child.pid);
  if (isLate) return 'timed out';
  return code === 0 ? 'passed' : 'failed';
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All processes of the group have ended.
  }
}
