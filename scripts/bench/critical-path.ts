import type { RecordedCall } from '../../src/emulator/index.js';

/**
 * The longest chain of calls of which each began after the one before had ended: with the same latency on every call, what
 * the whole takes.
 * @returns the actions of the chain.
 */
export function criticalPath(calls: RecordedCall[]): string[] {
  const chains = new Map<RecordedCall, string[]>();
  const ended = (call: RecordedCall) => call.endedAt ?? Number.POSITIVE_INFINITY;
  for (const call of [...calls].sort((a, b) => ended(a) - ended(b))) {
    const before = [...chains].filter(([other]) => ended(other) <= call.startedAt).map(([, chain]) => chain);
    const longest = before.sort((a, b) => b.length - a.length)[0] ?? [];
    chains.set(call, [...longest, call.action]);
  }
  return [...chains.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}
