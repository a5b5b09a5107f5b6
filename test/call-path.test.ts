import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { createMemoryRuntime } from '../src/runtime/memory-runtime.js';
import { startService } from './support/service.js';
import { webService } from './support/web-service.js';

/**
 * The way of a request in docs/design.md. Two more functions are on it, 12 in all, and on no stack: `parseJsonBody` has run before,
 * and `start` of the runtime returns a promise without awaiting it.
 */
const HOPS = [
  'http/bind.js handleRequest',
  'handlers/services.js createService',
  'handlers/run-workflow.js runWorkflow',
  'runtime/operations.js start',
  'runtime/execute.js execute',
  'saga/run-saga.js runSaga',
  'orchestration/create-service.js createServiceResources',
  'orchestration/create-service.js find',
  'tenancy.js ownedClusterIfAny',
  'aws/ecs.js describeCluster',
];

t.test('a request for createService passes few functions on its way to the first AWS call', async t => {
  const paths: string[][] = [];
  const describeClusters = ECS.prototype.describeClusters;
  t.teardown(() => {
    ECS.prototype.describeClusters = describeClusters;
  });
  ECS.prototype.describeClusters = function (this: ECS, ...args: unknown[]) {
    paths.push(functionsOnStack());
    return Reflect.apply(describeClusters, this, args);
  } as typeof describeClusters; // all overloads pass through
  const { call } = await startService(t, {
    createRuntime(options) {
      const runtime = createMemoryRuntime(options);
      // The request awaits the outcome, not the execution, so the way has two stacks.
      return {
        ...runtime,
        start(operation) {
          paths.push(functionsOnStack());
          return runtime.start(operation);
        },
      };
    },
  });

  await call('POST', '/sandbox/services', webService());

  const hops = [...new Set(paths.slice(0, 2).flat())];
  t.same(hops.slice(0, hops.indexOf('aws/ecs.js describeCluster') + 1), HOPS);
});

/** The named functions of the product on the stack, the outermost first, across `await`. */
function functionsOnStack(): string[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 200;
  // The call sites name the compiled files, also where the text of a stack follows source maps.
  Error.prepareStackTrace = (_, callSites) => callSites;
  const frames = new Error().stack as unknown as NodeJS.CallSite[]; // as prepared above
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return frames
    .map(frame => ({ name: frame.getFunctionName(), file: frame.getFileName()?.split('/dist/src/')[1] }))
    .filter(({ name, file }) => name === 'runSaga' || (file !== undefined && !file.startsWith('saga/')))
    .map(({ name, file }) => `${file} ${name ?? '(anonymous)'}`)
    .reverse();
}
