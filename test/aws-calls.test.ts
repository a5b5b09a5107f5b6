import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { roundsOf } from '../scripts/bench/rounds.js';
import { type AskedOfAws, askedOfAws, documentOf, growthOfNothing } from './support/aws-calls.js';
import { type ExampleWorld, exampleWorld } from './support/example-world.js';
import { type Example, examplesOf } from './support/examples.js';

const PAGE = join(import.meta.dirname, '../../docs/aws-calls.md');

const examples = examplesOf();

t.test('docs/aws-calls.md tells what operations ask of AWS', async t => {
  const written = process.env.TAP_SNAPSHOT === '1' ? '' : readFileSync(PAGE, 'utf8');
  const reading = await exampleWorld(t);
  const asked: AskedOfAws[] = [];
  for (const example of examples) asked.push(await measure(t, example, reading));
  const page = documentOf(asked);

  if (process.env.TAP_SNAPSHOT === '1') writeFileSync(PAGE, page);
  else t.same(written.split('\n'), page.split('\n'), 'run npm test -- --snapshot test/aws-calls.test.ts');
  t.same(growthOfNothing(asked), [], 'growth is told of what asks AWS something');
});

/** @param reading a world for what changes nothing. */
async function measure(t: Test, { title, request }: Example, reading: ExampleWorld): Promise<AskedOfAws> {
  const changesNothing = request.method === 'GET' || request.method === 'HEAD';
  const world = changesNothing ? reading : await exampleWorld(t);
  const rounds = await roundsOf(world.emulator, async () => {
    await world.send(request);
    if (!changesNothing) await world.app.close(); // which waits for what continues after the answer
  });
  return askedOfAws(title, rounds);
}
