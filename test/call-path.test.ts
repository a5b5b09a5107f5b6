import { ECS } from '@aws-sdk/client-ecs';
import t from 'tap';
import { createMemoryRuntime } from '../src/runtime/memory-runtime.js';
import { startService } from './support/service.js';
import { webService } from './support/web-service.js';

/** Named functions from the bound route to the AWS call; `parseJsonBody` has run before. The saga engine counts as one. */
const MOST_HOPS = 13;

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

  const [toRuntime = [], toAws = []] = paths;
  const hops = [...new Set([...toRuntime, ...toAws])];
  t.comment(hops.join(' > '));
  t.ok(toRuntime.includes('createService') && toAws.includes('describeCluster'), 'both stacks are complete');
  t.ok(hops.length <= MOST_HOPS, `${hops.length} functions: ${hops.join(' > ')}`);
});

/** The named functions of the product on the stack, the outermost first, across `await`. */
function functionsOnStack(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  const frames = [...stack.matchAll(/^ +at (?:async )?(\S+) \(.*\/dist\/src\/([^:]*):.*\)$/gm)];
  return frames
    .filter(([, name, file = '']) => name === 'runSaga' || !file.startsWith('saga/'))
    .map(([, name = '']) => name)
    .reverse();
}
