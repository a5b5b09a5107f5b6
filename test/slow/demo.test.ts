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
  const lines = await linesUntilServing(child);
  child.kill('SIGINT');
  t.same(await exited, [0, null], 'ends on Ctrl-C');
  return lines.join('\n');
}

async function linesUntilServing({ stdout }: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  if (!stdout) return lines;
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    if (line === 'Serving until Ctrl-C.') break;
  }
  return lines;
}

t.test('the demo creates a service and shows its tasks starting', async t => {
  const output = await demo(t, []);

  t.match(output, /registerTaskDefinition .* succeeded/);
  t.match(output, /1 desired, 0 pending, 1 running/);
  t.match(output, /arn:aws:ecs:.*:service\/myclu\/www/);
});

t.test('the crash demo kills one process, the next completes the operation, and nothing is created twice', async t => {
  const output = await demo(t, ['--crash']);

  const [before = '', after = ''] = output.split(/^kill -9 /m);
  t.match(before, /registerTaskDefinition .* succeeded/);
  t.notMatch(before, /createService +ecs:service .* succeeded/);
  t.match(after, /createService +ecs:service .* succeeded/);
  t.match(after, /createService myclu\/www: succeeded/);
  const calls = /calls to AWS in all: (.*)/.exec(after)?.[1]?.split(', ') ?? [];
  t.ok(calls.length >= 9, `${calls.length} kinds of calls`);
  t.same(
    calls.filter(call => !call.endsWith(' 1')),
    [],
    'each call was made once',
  );
  t.match(after, /1 desired, 0 pending, 1 running/);
});
