import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { type AskedOfAws, askedOfAws, documentOf, growthOfNothing, rowOf } from './support/aws-calls.js';
import { type ExampleWorld, exampleWorld } from './support/example-world.js';
import { type Example, examplesOf } from './support/examples.js';

/** Milliseconds on every call: long enough that calls side by side overlap on a busy machine. */
const LATENCY = 50;
const ATTEMPTS = 3;
const PAGE = join(import.meta.dirname, '../../docs/aws-calls.md');

const examples = examplesOf();

t.test('docs/aws-calls.md tells what operations ask of AWS', async t => {
  const written = process.env.TAP_SNAPSHOT === '1' ? '' : readFileSync(PAGE, 'utf8');
  const reading = await exampleWorld(t);
  const asked: AskedOfAws[] = [];
  for (const example of examples) {
    asked.push(await measuredAgainst(written, () => measure(t, example, reading)));
  }
  const page = documentOf(asked);

  if (process.env.TAP_SNAPSHOT === '1') writeFileSync(PAGE, page);
  else t.same(written.split('\n'), page.split('\n'), 'run npm test -- --snapshot test/aws-calls.test.ts');
  t.same(growthOfNothing(asked), [], 'growth is told of what asks AWS something');
});

/** A busy machine can only make a chain look longer, so the shortest of a few counts where the page tells another. */
async function measuredAgainst(written: string, measureOnce: () => Promise<AskedOfAws>): Promise<AskedOfAws> {
  let best = await measureOnce();
  for (let attempt = 1; attempt < ATTEMPTS && !isWritten(best, written); attempt += 1) {
    const again = await measureOnce();
    if (again.chain < best.chain) best = again;
  }
  return best;
}

function isWritten(asked: AskedOfAws, written: string): boolean {
  return asked.counts.size === 0 || written.split('\n').includes(rowOf(asked));
}

/** @param reading a world for what changes nothing. */
async function measure(t: Test, { title, request }: Example, reading: ExampleWorld): Promise<AskedOfAws> {
  const changesNothing = request.method === 'GET' || request.method === 'HEAD';
  const world = changesNothing ? reading : await exampleWorld(t);
  const { emulator } = world;
  await world.call('GET', '/sandbox/lbs/myclu'); // loads clients that making the world did not, which would blur the first call
  emulator.calls.length = 0;
  emulator.latency = LATENCY;
  await world.send(request);
  if (!changesNothing) await world.app.close(); // which waits for what goes on after the answer
  emulator.latency = 0;
  return askedOfAws(title, emulator.calls);
}
