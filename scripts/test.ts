import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { Parser } from 'tap-parser';

/**
 * `npm test [-- test files]` checks that `generated/` is up to date, runs the tests on the Node.js that it runs on itself, and
 * ends with the line `N passed, N failed`. `--slow` runs the tests of `test/slow` instead, which repeat others with longer
 * samples or need other programs; `--snapshot` lets tests write what they otherwise compare. A skipped test counts as failed, so
 * that a suite cannot pass over an operation in silence. The tests are plain programs that write TAP. The files of a folder run in
 * one process: to load the product takes about 0.7 s of processor time, and tap's own runner 1.7 s more, for each file. There is one
 * process more than processors, since a process of tests waits for about a fifth of its time.
 */
const SLOW = 'test/slow/';

/** Seconds that a process of tests may take. */
const TIMEOUT = '900';

/** Tests that need another program, and a command that succeeds where it is installed. In CI it has to be. */
const POSTGRES = { name: 'PostgreSQL', check: 'ls /usr/lib/postgresql/*/bin/postgres' };
const AWS_CLI = { name: 'the AWS CLI', check: 'aws --version' };
const IMPORT = "-c 'import awscli.clidriver, boto3'";
const AWS_FOR_PYTHON = {
  name: 'a Python with the AWS CLI and boto3',
  check: `python3 ${IMPORT} || /usr/bin/python3 ${IMPORT}`,
};
const PROGRAMS: Record<string, { name: string; check: string }> = {
  'docker-registry.test.ts': { name: 'docker-registry', check: 'docker-registry --version' },
  'aws-cli.test.ts': AWS_CLI,
  'aws-clients.test.ts': AWS_FOR_PYTHON,
  'packed-emulator.test.ts': AWS_CLI,
  'chaos-postgres.test.ts': POSTGRES,
  'database-restarts.test.ts': POSTGRES,
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

async function main(args: string[]): Promise<number> {
  const outcome: Outcome = { passed: 0, failed: 0 };
  const files = testFiles(args);
  if (files.length === 0) console.log('No test ran.');
  const pending = [checkGenerated, ...groupsOf(files).map(group => () => runGroup(group, args.includes('--snapshot')))];
  const worker = async () => {
    for (let run = pending.shift(); run; run = pending.shift()) {
      const { passed, failed } = await run();
      outcome.passed += passed;
      outcome.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
  console.log(`\n${outcome.passed} passed, ${outcome.failed} failed`);
  return outcome.failed > 0 || outcome.passed <= 1 ? 1 : 0;
}

/** Whether `generated/` is what the spec gives counts as one assertion. */
async function checkGenerated(): Promise<Outcome> {
  const child = spawn(process.execPath, ['dist/scripts/generate.js', '--check'], { cwd: root, stdio: 'inherit' });
  const [status] = await once(child, 'close');
  return { passed: Number(status === 0), failed: Number(status !== 0) };
}

/** Test files by their sources, so that what `dist/` still contains of a deleted test does not run. */
function testFiles(args: string[]): string[] {
  const given = args.filter(arg => !arg.startsWith('-'));
  if (given.length > 0) return given;
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return files
    .filter(file => file.endsWith('.test.ts'))
    .map(file => `test/${file}`)
    .filter(file => file.startsWith(SLOW) === args.includes('--slow'))
    .filter(hasItsProgram)
    .sort(longestFirst);
}

/** The tests that take longest. In the end they would leave all processors but one without work. */
const LONGEST = [/^test\/[^/]*$/, /^test\/journeys\//, /^test\/handlers\//];

function longestFirst(one: string, other: string): number {
  return rankOf(one) - rankOf(other) || (one < other ? -1 : 1);
}

function rankOf(file: string): number {
  const rank = LONGEST.findIndex(pattern => pattern.test(file));
  return rank === -1 ? LONGEST.length : rank;
}

/** The files of a folder of `test/` or `test/slow/` together, also those of `test/` itself; those of `test/slow/` itself each alone. */
function groupsOf(files: string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const folder = folderOf(file);
    const name = `${folder}/` === SLOW ? file : folder;
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups.values()];
}

/** Such as `test/journeys` or `test/slow/aws-behaviour`, whatever folders are below; `test` for a file of `test/` itself. */
function folderOf(file: string): string {
  const depth = file.startsWith(SLOW) ? 3 : 2;
  return file.split('/').slice(0, -1).slice(0, depth).join('/');
}

/** A program is looked for as the tests start it: they pass on nothing but the path, so that `PYTHONPATH`, for one, does not count. */
function hasItsProgram(file: string): boolean {
  const program = PROGRAMS[file.replace(/^.*\//, '')];
  if (!program || process.env.CI || isInstalled(program.check)) return true;
  console.log(`left out: ${file}, since ${program.name} is not installed; CI has it`);
  return false;
}

function isInstalled(check: string): boolean {
  return spawnSync('sh', ['-c', check], { env: { PATH: process.env.PATH } }).status === 0;
}

/** Runs test files in one process and prints their result and their failures. */
async function runGroup(files: string[], isSnapshot: boolean): Promise<Outcome> {
  const started = performance.now();
  const [first = ''] = files;
  const name = files.length === 1 ? first : `${folderOf(first)} (${files.length} files)`;
  const programs = files.map(file => file.replace(/^test\/(.*)\.ts$/, 'dist/test/$1.js'));
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--max-semi-space-size=64', 'dist/scripts/support/import-files.js', name],
    {
      cwd: root,
      env: {
        ...process.env,
        TEST_FILES: programs.join(),
        TAP_TIMEOUT: TIMEOUT,
        ...(isSnapshot && { TAP_SNAPSHOT: '1' }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { outcome, parser } = countAssertions(name);
  child.stdout.pipe(parser);
  const [status] = await once(child, 'close');
  // A process that ends without a failed assertion, as on a signal, still fails the run.
  if (status !== 0 && outcome.failed === 0) outcome.failed = 1;
  const result = outcome.failed > 0 ? 'FAILED' : 'passed';
  console.log(`${result} ${name}: ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds(started)} s`);
  return outcome;
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

function countAssertions(name: string): { outcome: Outcome; parser: Parser } {
  const outcome = { passed: 0, failed: 0 };
  const parser = new Parser();
  const onNotRun = ({ fullname }: { fullname: string }) => {
    outcome.failed += 1;
    console.log(`not run: ${name} > ${fullname}`);
  };
  parser.on('pass', () => {
    outcome.passed += 1;
  });
  parser.on('fail', ({ fullname, name: assertion, diag }: Failure) => {
    outcome.failed += 1;
    console.log(`failed: ${name} > ${fullname} > ${assertion}\n${inspect(diag, { depth: 6 })}`);
  });
  parser.on('skip', onNotRun);
  parser.on('todo', onNotRun);
  return { outcome, parser };
}

process.exitCode = await main(process.argv.slice(2));
