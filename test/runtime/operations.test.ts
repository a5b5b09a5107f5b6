import t from 'tap';
import { Unavailable } from '../../src/errors.js';
import { createOperations } from '../../src/runtime/operations.js';
import type { Runtime } from '../../src/runtime/runtime.js';
import type { AnyWorkflow } from '../../src/saga/workflow.js';

const OWNER = { account: 'sandbox', org: 'myorg' };
const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const WORKFLOW: AnyWorkflow = {
  name: 'brief',
  target: () => 'myclu',
  locks: () => [],
  run: async () => ({ result: 'done' }),
};

t.test('an operation that is stored and cannot be started is named in the error', async t => {
  const stored: string[] = [];
  const cause = new Error('Connection terminated unexpectedly');
  const runtime = {
    store: { add: async ({ id }: { id: string }) => void stored.push(id) },
    start: () => Promise.reject(cause),
  };
  const operations = createOperations(async () => runtime as unknown as Runtime, OWNER, LOG);

  const error = await operations.start(WORKFLOW, async () => ({}), { origin: 'request' }).catch(one => one);

  t.type(error, Unavailable);
  t.equal(stored.length, 1);
  t.same([error.extensions, error.retryAfter, error.cause], [{ operation: stored[0] }, 1, cause]);
});
