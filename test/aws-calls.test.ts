import t, { type Test } from 'tap';
import { roundsOf } from '../scripts/bench/rounds.js';
import { callsOf, documentOf, type ExampleCalls, unusedGrowth } from './support/aws-calls.js';
import { type ExampleWorld, exampleWorld } from './support/example-world.js';
import { type Example, examplesOf } from './support/examples.js';
import { verifyPage } from './support/generated-page.js';

const examples = examplesOf();

t.test('docs/aws-calls.md lists the AWS calls of every example', async t => {
  const reading = await exampleWorld(t);
  const measured: ExampleCalls[] = [];
  for (const example of examples) measured.push(await measure(t, example, reading));

  verifyPage(t, 'aws-calls.md', documentOf(measured), import.meta.filename);
  t.same(unusedGrowth(measured), [], 'every row of the table of growth is used');
});

/** @param reading a world that examples which change nothing share. */
async function measure(t: Test, { title, request }: Example, reading: ExampleWorld): Promise<ExampleCalls> {
  const changesNothing = request.method === 'GET' || request.method === 'HEAD';
  const world = changesNothing ? reading : await exampleWorld(t);
  const rounds = await roundsOf(world.emulator, async () => {
    await world.send(request);
    if (!changesNothing) await world.app.close(); // waits for follow-up operations
  });
  return callsOf(title, rounds);
}
