import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Outcome = 'passed' | 'failed' | 'timed out';

/** Runs a compiled test file as a program of its own, up to its first failure. */
export async function runTest(test: string, env: Record<string, string>, timeoutMs: number): Promise<Outcome> {
  const child = spawn(process.execPath, [test], {
    stdio: 'ignore',
    // Children of the test end with it.
    detached: true,
    env: { ...process.env, TAP_BAIL: '1', TAP_TIMEOUT: String(timeoutMs / 1000 + 10), ...env },
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
