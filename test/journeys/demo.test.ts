import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import t, { type Test } from 'tap';

const DEMO = join(import.meta.dirname, '../../scripts/demo.js');

/** Runs the demo until it only serves, and ends it like Ctrl-C. @returns its output. */
async function demo(t: Test, args: string[]): Promise<string> {
  const child = spawn(process.execPath, [DEMO, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const said = await saidUntilServing(child);
  child.kill('SIGINT');
  t.same(await exited, [0, null], 'ends by itself on Ctrl-C');
  return said.join('\n');
}

async function saidUntilServing({ stdout }: ChildProcess): Promise<string[]> {
  const said: string[] = [];
  if (!stdout) return said;
  for await (const line of createInterface({ input: stdout })) {
    said.push(line);
    if (line === 'Serving until Ctrl-C.') break;
  }
  return said;
}

t.test('the demo creates a service and shows it starting', async t => {
  const said = await demo(t, []);

  t.match(said, /registerTaskDefinition .* succeeded/);
  t.match(said, /1 desired, 0 pending, 1 running/);
  t.match(said, /arn:aws:ecs:.*:service\/myclu\/www/);
});

t.test(
  'in the crash demo the next process finishes the operation of a killed one, without repeating a step',
  async t => {
    const said = await demo(t, ['--crash']);

    const [before = '', after = ''] = said.split(/^kill -9 /m);
    t.match(before, /registerTaskDefinition .* succeeded/);
    t.notMatch(before, /createService .* succeeded/);
    t.match(after, /createService .* succeeded/);
    t.match(after, /createService myclu\/www: succeeded/);
    const calls = /calls to AWS in all: (.*)/.exec(after)?.[1]?.split(', ') ?? [];
    t.ok(calls.length >= 9, `${calls.length} kinds of calls`);
    t.same(
      calls.filter(call => !call.endsWith(' 1')),
      [],
      'each created once',
    );
    t.match(after, /1 desired, 0 pending, 1 running/);
  },
);
