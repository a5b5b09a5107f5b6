import { randomUUID } from 'node:crypto';
import type { Change } from '../domain/changes.js';
import { settleAll } from './parallel.js';
import type { Resource, Saga, Step, StepEvent } from './saga.js';
import type { Workflow, WorkflowOutput } from './workflow.js';

/** A step that a workflow would run, or that is not necessary. */
export interface PlannedStep {
  step: string;
  resource: Resource;
  action: NonNullable<StepEvent['action']>;
  reason: string;
  changes?: Change[];
}

/** The steps of a workflow, and its result as far as it is known in advance. */
interface Plan<Output extends WorkflowOutput> {
  steps: PlannedStep[];
  result: Output['result'];
}

/**
 * Plans a workflow and its planned follow-ups: runs the same code on a saga that only reads. Each step records what it would
 * do and continues with its expected result, so the plan cannot differ from a run on the same state.
 * @throws what a run would throw because of what it reads.
 */
export async function planSaga<Input, Output extends WorkflowOutput, Context>(
  workflow: Workflow<Input, Output, Context>,
  context: Context,
  input: Input,
): Promise<Plan<Output>> {
  const steps: PlannedStep[] = [];
  const saga = planningSaga(step => steps.push(step));
  const output = await workflow.run(saga, context, input);
  for (const next of workflow.followUps?.(input, output) ?? [])
    if (next.workflow.isPlanned) await next.workflow.run(saga, context, next.input);
  return { steps, result: output.result };
}

function planningSaga(record: (step: PlannedStep) => void): Saga {
  const saga: Saga = {
    id: randomUUID(),
    read: (_name, _resource, run) => run(),
    wait: async (_name, _resource, expected) => expected,
    step: async <Result>({ name, resource, action, reason, changes, expected }: Step<Result>) => {
      const isNew = action === 'create' && !changes;
      const shown = isNew ? [{ path: 'Name', from: null, to: resource.name }] : changes;
      record({ step: name, resource, action, reason, ...(shown && { changes: shown }) });
      return expected;
    },
    recordUnchanged: (step, resource, action, reason) => record({ step, resource, action, reason }),
    parallel: branches => settleAll(saga, branches),
    withLock: (_request, run) => run(),
    releaseLock: async () => {},
    commit: () => {},
  };
  return saga;
}
