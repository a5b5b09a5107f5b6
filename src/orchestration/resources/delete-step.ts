import type { Resource, Saga } from '../../saga/saga.js';

/** Deletes a resource. The step has no undo: a failed workflow reports it among what remains changed. */
export async function deleteStep(
  saga: Saga,
  name: string,
  resource: Resource,
  reason: string,
  run: () => Promise<unknown>,
): Promise<void> {
  await saga.step({
    name,
    resource,
    action: 'delete',
    reason,
    expected: undefined,
    run: async () => void (await run()),
  });
}
