import { executionRoleName } from '../../domain/names.js';
import { Conflict } from '../../errors.js';
import { planSaga } from '../../saga/plan-saga.js';
import type { Saga } from '../../saga/saga.js';
import type { Workflow, WorkflowOutput } from '../../saga/workflow.js';
import type { Owner } from '../../tenancy.js';
import { furtherPolicies, roleResource } from '../resources/execution-role.js';

/**
 * Asserts that a clean-up can delete the execution role of a space, if it is going to, before anything is deleted.
 * @param workflow the clean-up, with its input.
 * @throws {Conflict} where somebody gave the role a policy: IAM would refuse to delete it.
 */
export async function assertRoleDeletable<Input, Output extends WorkflowOutput>(
  saga: Saga,
  owner: Owner,
  space: string,
  workflow: Workflow<Input, Output, Owner>,
  input: Input,
): Promise<void> {
  const policies = await furtherPolicies(saga, owner, space);
  if (policies.length === 0) return;
  const role = roleResource(executionRoleName(space));
  const isDeleted = await saga.read('planDeletion', role, async () => {
    const { steps } = await planSaga(workflow, owner, input);
    return steps.some(({ step, action }) => step === 'deleteRole' && action === 'delete');
  });
  if (isDeleted)
    throw new Conflict(
      `Role ${role.name} has policies that this service did not write: ${policies.join(', ')}. Detach or delete them, or delete without recursive=true.`,
    );
}
