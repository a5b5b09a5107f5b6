import { poll, type Sleep } from '../concurrency/poll.js';
import { Invalid, NamedError, NotFound, TimedOut } from '../errors.js';

const RETRY_INTERVAL = { intervalMs: 100, maxIntervalMs: 5_000 };

/** What became of an effect, and why it could not be undone. */
export interface Undone {
  outcome: 'rolled_back' | 'nothing_to_undo' | 'rollback_failed';
  error?: string;
}

/**
 * Repeats an undo that AWS refuses, as a registry still has instances and a cluster still has tasks for a while.
 * @throws the last refusal when the time is over; every other error at once. A transient one says nothing about the resource.
 */
export async function undoUntilAccepted(
  undo: () => Promise<boolean>,
  options: { timeoutMs: number; sleep?: Sleep | undefined },
): Promise<Undone> {
  let refusal: unknown;
  const attempt = async (): Promise<Undone | undefined> => {
    try {
      return { outcome: (await undo()) ? 'rolled_back' : 'nothing_to_undo' };
    } catch (error) {
      if (error instanceof NotFound) return { outcome: 'nothing_to_undo' };
      if (!(error instanceof NamedError) || error instanceof Invalid || error.isTransient) throw error;
      refusal = error;
      return undefined;
    }
  };
  const { timeoutMs, sleep } = options;
  const interval = { ...RETRY_INTERVAL, ...(sleep && { sleep }) };
  return poll({ waitingFor: 'the undo to succeed', timeoutMs, ...interval }, attempt).catch(error => {
    throw error instanceof TimedOut && !error.isTransient ? (refusal ?? error) : error;
  });
}

/** What became of an effect whose undo ended with an error. */
export function failedUndo(error: unknown): Undone {
  return { outcome: 'rollback_failed', error: messageOf(error) };
}

/** The message of what was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
