import type { NewOperation } from '../../../src/runtime/operation.js';
import type { Runtime } from '../../../src/runtime/runtime.js';
import type { Saga } from '../../../src/saga/saga.js';
import { type AnyWorkflow, followUp } from '../../../src/saga/workflow.js';

const OWNER = { account: 'sandbox', org: 'myorg' };

/** Workflows of operations that have a follow-up each, the ids of the operations whose follow-ups have begun, and what lets these end. */
export function deletionsWithCleanUps() {
  let end = () => {};
  const mayEnd = new Promise<void>(resolve => {
    end = resolve;
  });
  const begun: unknown[] = [];
  const cleanUp: AnyWorkflow = {
    name: 'cleanUp',
    target: () => 'myclu/www',
    run: async (saga: Saga, _context, input) => {
      begun.push(input);
      const resource = { type: 'ecs:service', name: 'www' };
      await saga.wait('waitForDrainedService', resource, undefined, () => mayEnd);
      return { result: undefined };
    },
  };
  const deletion: AnyWorkflow = {
    name: 'deletion',
    target: () => 'myclu/www',
    run: async () => ({ result: undefined }),
    followUps: input => [followUp(cleanUp, input)],
  };
  return { workflows: [deletion, cleanUp], begun, end: () => end() };
}

/** Starts operations one after another and waits for their ends. Each has its id as its input. */
export async function startDeletions({ store, start, outcome }: Runtime, ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const startedAt = new Date(Date.UTC(2026, 0, 1) + index);
    const deletion: NewOperation = {
      ...{ id, ...OWNER, kind: 'deletion', target: 'myclu/www', startedAt, origin: 'request', input: id },
    };
    await store.add(deletion);
    await start(deletion);
    await outcome(id, () => Promise.reject(new Error(`Operation ${id} runs elsewhere.`)));
  }
}

/** How many clean-ups are in each state. */
export async function cleanUpStates({ store }: Runtime): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of await store.list(OWNER, { kind: 'cleanUp', limit: 1000 }))
    counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
