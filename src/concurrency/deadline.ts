/**
 * Runs work under a signal that is aborted when time is up, with a `TimeoutError`, or when the given one is. Its timer and its
 * listener are gone when the work is done, and neither depends on what the garbage collector keeps.
 */
export async function withDeadline<T>(
  signal: AbortSignal,
  timeoutMs: number,
  work: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const passOn = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('Time is up.', 'TimeoutError')), timeoutMs);
  if (signal.aborted) passOn();
  signal.addEventListener('abort', passOn, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', passOn);
  }
}

/** Whether an abort says that time was up, and not that the caller has gone. */
export function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}
