import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { Parser } from 'tap-parser';

/**
 * `npm test [-- tap's arguments and test files]` checks that `generated/` is up to date, runs the tests on the Node.js that it
 * runs on itself, and ends with the line `N passed, N failed`. `--slow` runs the tests of `test/slow` instead, which repeat
 * others with longer samples. A skipped test counts as failed, so that a suite cannot pass over an operation in silence.
 */
const SLOW = 'test/slow/';

/** Tests that need another program, and a command that succeeds where it is installed. In CI it has to be. */
const POSTGRES = { name: 'PostgreSQL', check: 'ls /usr/lib/postgresql/*/bin/postgres' };
const AWS_CLI = { name: 'the AWS CLI', check: 'aws --version' };
const PROGRAMS: Record<string, { name: string; check: string }> = {
  'docker-registry.test.ts': { name: 'docker-registry', check: 'docker-registry --version' },
  'aws-cli.test.ts': AWS_CLI,
  'packed-emulator.test.ts': AWS_CLI,
  'chaos-postgres.test.ts': POSTGRES,
  'replicas.test.ts': POSTGRES,
};

const root = resolve(import.meta.dirname, '../..');

/** Assertions, each counted where it was made and not again in the tests around it. */
interface Outcome {
  passed: number;
  failed: number;
}

/** How tap's parser describes an assertion that does not hold. */
interface Failure {
  fullname: string;
  name: string;
  diag: unknown;
}

function main(args: string[]): number {
  const isSlow = args.includes('--slow');
  const isStale = run('dist/scripts/generate.js', ['--check']) !== 0;
  const tests = runTests(
    args.filter(arg => arg !== '--slow'),
    isSlow,
  );
  const passed = tests.passed + (isStale ? 0 : 1);
  const failed = tests.failed + (isStale ? 1 : 0);
  if (tests.passed + tests.failed === 0) console.log('No test ran.');
  // The reporter leaves a control sequence at the start of a line.
  console.log(`\n${passed} passed, ${failed} failed`);
  return tests.status || (failed > 0 || tests.passed === 0 ? 1 : 0);
}

function runTests(args: string[], isSlow: boolean): Outcome & { status: number } {
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-test-'));
  const output = join(directory, 'output.tap');
  try {
    const files = withFiles(args, isSlow);
    const status = run('node_modules/.bin/tap', ['--reporter=terse', `--output-file=${output}`, ...files]);
    const outcome = outcomeOf(output);
    // A file that ends without a failed assertion, as on a signal, still fails the run.
    if (status !== 0 && outcome.failed === 0) outcome.failed = 1;
    return { status, ...outcome };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Names the compiled tests by their sources, so that what `dist/` still contains of a deleted test does not run. */
function withFiles(args: string[], isSlow: boolean): string[] {
  const isGiven = args.some(arg => !arg.startsWith('-'));
  const files = isGiven ? [] : readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  const tests = files
    .filter(file => file.endsWith('.test.ts'))
    .map(file => `test/${file}`)
    .filter(file => file.startsWith(SLOW) === isSlow)
    .filter(hasItsProgram);
  return [...args, ...tests.sort(longestFirst)].map(arg => arg.replace(/^(test\/.*)\.ts$/, 'dist/$1.js'));
}

/** The journeys take longest. In the end they would leave all processors but one without work. */
function longestFirst(one: string, other: string): number {
  const isShort = (file: string) => Number(!file.startsWith('test/journeys/'));
  return isShort(one) - isShort(other) || (one < other ? -1 : 1);
}

function hasItsProgram(file: string): boolean {
  const program = PROGRAMS[file.replace(/^.*\//, '')];
  if (!program || process.env.CI || spawnSync('sh', ['-c', program.check]).status === 0) return true;
  console.log(`left out: ${file}, since ${program.name} is not installed; CI has it`);
  return false;
}

function outcomeOf(output: string): Outcome {
  const outcome = { passed: 0, failed: 0 };
  const parser = new Parser();
  const onNotRun = ({ fullname }: { fullname: string }) => {
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
  parser.on('skip', onNotRun);
  parser.on('todo', onNotRun);
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
