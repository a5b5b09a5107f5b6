import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { Parser } from 'tap-parser';

/**
 * `npm test [-- tap's arguments and test files]` checks that `generated/` is up to date, runs the tests and ends with the
 * line `N passed, N failed`. What was skipped or put off counts as failed: a suite that says nothing of an operation
 * would look like one that holds it.
 */
/** Tests that need a program beside Node, and the command that succeeds where it is there. In CI it has to be. */
const PROGRAMS: Record<string, { name: string; check: string }> = {
  'test/registry/docker-registry.test.ts': { name: 'docker-registry', check: 'docker-registry --version' },
  'test/journeys/aws-cli.test.ts': { name: 'the AWS CLI', check: 'aws --version' },
  'test/journeys/packed-emulator.test.ts': { name: 'the AWS CLI', check: 'aws --version' },
  'test/journeys/chaos-postgres.test.ts': { name: 'PostgreSQL', check: 'ls /usr/lib/postgresql/*/bin/postgres' },
  'test/journeys/replicas.test.ts': { name: 'PostgreSQL', check: 'ls /usr/lib/postgresql/*/bin/postgres' },
};

const root = resolve(import.meta.dirname, '../..');

/** Assertions, each counted where it was made and not again in the tests around it. */
interface Outcome {
  passed: number;
  failed: number;
}

/** What tap's parser says of an assertion that does not hold. */
interface Failure {
  fullname: string;
  name: string;
  diag: unknown;
}

function main(args: string[]): number {
  const stale = run('dist/scripts/generate.js', ['--check']);
  const tests = runTests(args);
  const passed = tests.passed + (stale ? 0 : 1);
  const failed = tests.failed + (stale ? 1 : 0);
  if (tests.passed + tests.failed === 0) console.log('No test ran.');
  // The reporter leaves a control sequence at the start of a line.
  console.log(`\n${passed} passed, ${failed} failed`);
  return tests.status || (failed > 0 || tests.passed === 0 ? 1 : 0);
}

function runTests(args: string[]): Outcome & { status: number } {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-test-'));
  const output = join(directory, 'output.tap');
  try {
    const status = run('node_modules/.bin/tap', ['--reporter=terse', `--output-file=${output}`, ...withFiles(args)]);
    return { status, ...outcomeOf(output) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Names the compiled tests by their sources: what `dist/` still holds of a deleted test is not run. */
function withFiles(args: string[]): string[] {
  const given = args.some(arg => !arg.startsWith('-'));
  const files = given ? [] : readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  const tests = files
    .filter(file => file.endsWith('.test.ts'))
    .map(file => `test/${file}`)
    .filter(hasItsProgram);
  return [...args, ...tests.sort()].map(arg => arg.replace(/^(test\/.*)\.ts$/, 'dist/$1.js'));
}

function hasItsProgram(file: string): boolean {
  const program = PROGRAMS[file];
  if (!program || process.env.CI || spawnSync('sh', ['-c', program.check]).status === 0) return true;
  console.log(`left out: ${file}, since ${program.name} is not installed; CI has it`);
  return false;
}

function outcomeOf(output: string): Outcome {
  const outcome = { passed: 0, failed: 0 };
  const parser = new Parser();
  const notRun = ({ fullname }: { fullname: string }) => {
    outcome.failed += 1;
    console.log(`not run: ${fullname}`);
  };
  parser.on('pass', () => {
    outcome.passed += 1;
  });
  parser.on('fail', ({ fullname, name, diag }: Failure) => {
    outcome.failed += 1;
    console.log(`failed: ${fullname} > ${name}\n${inspect(diag, { depth: 6 })}`);
  });
  parser.on('skip', notRun);
  parser.on('todo', notRun);
  parser.end(existsSync(output) ? readFileSync(output) : '');
  return outcome;
}

function run(program: string, args: string[]): number {
  // On anything but a terminal tap's reporter would write each state of its progress below the last, unless it is CI.
  const env = process.stdout.isTTY ? process.env : { ...process.env, CI: 'true' };
  const { status, error } = spawnSync(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
