import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Coverage, covers, recordCoverage } from './mutation/coverage.js';
import { type Mutant, mutantsOf, mutate } from './mutation/mutants.js';
import { runTests } from './mutation/run-tests.js';

/**
 * `npm run mutation [-- --sample N --seed N --folders saga,http --tests REGEXP --record]` changes the compiled product in one place
 * at a time and runs the tests that cover the place, the fastest first, until one fails. It prints the mutants that survive and the
 * score of each folder. The coverage of all tests is recorded first, unless that was done before; `--record` does it again.
 */
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    folders: { type: 'string', default: 'saga,runtime,orchestration,domain,http' },
    tests: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
    record: { type: 'boolean', default: false },
  },
});

const ROOT = resolve(import.meta.dirname, '../..');
const PRODUCT = join(ROOT, 'dist/src');
const COVERAGE = join(ROOT, 'coverage/mutation.json');

/** Tests that kill processes, need other programs or repeat others with longer samples. */
const LEFT_OUT = /^(slow|scripts)\/|docker-registry/;
const EXCLUDED = 'runtime/durable/database/';

/** Milliseconds for a test without a mutant, and for all tests of a mutant. */
const TEST_TIMEOUT = 300_000;
const MUTANT_TIMEOUT = 900_000;

/** Milliseconds that the tests of one process take by themselves. */
const BATCH_MS = 8_000;

interface Candidate extends Mutant {
  module: string;
}

interface Result {
  candidate: Candidate;
  /** The test that failed, or why none did. */
  killedBy: string | undefined;
  note: string;
}

async function main(): Promise<void> {
  const coverages = await coverageOfTests();
  const candidates = sampleOf(allCandidates(), Number(values.sample), Number(values.seed));
  const directory = mkdtempSync(join(tmpdir(), 'ecs-api-mutation-'));
  const results: Result[] = [];
  try {
    await inParallel(candidates, async (candidate, index) => {
      const result = await tryMutant(candidate, coverages, join(directory, `${index}.js`));
      results.push(result);
      const { killedBy, note } = result;
      console.log(
        `${results.length}/${candidates.length} ${killedBy ? 'killed  ' : 'SURVIVED'} ${describe(candidate)} (${note})`,
      );
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
  report(results);
}

async function coverageOfTests(): Promise<Coverage[]> {
  if (existsSync(COVERAGE) && !values.record) return JSON.parse(readFileSync(COVERAGE, 'utf8')) as Coverage[]; // as written below
  const directory = join(ROOT, 'dist/test');
  const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts') && !LEFT_OUT.test(file) && new RegExp(values.tests).test(file))
    .map(file => join(directory, file.replace(/\.ts$/, '.js')));
  const coverages: Coverage[] = [];
  await inParallel(tests, async test => {
    const coverage = await recordCoverage(test, PRODUCT, TEST_TIMEOUT);
    const name = test.slice(directory.length + 1);
    console.log(
      coverage ? `recorded ${name}: ${coverage.milliseconds} ms` : `LEFT OUT ${name}: it fails without a mutant`,
    );
    if (coverage) coverages.push(coverage);
  });
  mkdirSync(dirname(COVERAGE), { recursive: true });
  writeFileSync(COVERAGE, JSON.stringify(coverages));
  return coverages;
}

function allCandidates(): Candidate[] {
  const folders = values.folders.split(',');
  return readdirSync(PRODUCT, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.js') && folders.some(folder => file.startsWith(`${folder}/`)))
    .filter(file => !file.startsWith(EXCLUDED) && existsSync(join(ROOT, 'src', file.replace(/\.js$/, '.ts'))))
    .sort()
    .flatMap(module => mutantsOf(readFileSync(join(PRODUCT, module), 'utf8')).map(mutant => ({ ...mutant, module })));
}

async function tryMutant(candidate: Candidate, coverages: Coverage[], path: string): Promise<Result> {
  const { module, reachedAt } = candidate;
  const tests = coverages
    .filter(coverage => covers(coverage, module, reachedAt))
    .sort((a, b) => a.milliseconds - b.milliseconds);
  const file = join(PRODUCT, module);
  writeFileSync(path, mutate(readFileSync(file, 'utf8'), candidate));
  const env = {
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'mutation/load-mutant.js')).href}`,
    MUTANT_URL: pathToFileURL(file).href,
    MUTANT_FILE: path,
  };
  const end = performance.now() + MUTANT_TIMEOUT;
  for (const [index, batch] of batchesOf(tests).entries()) {
    if (performance.now() > end) return { candidate, killedBy: undefined, note: `${index} batches of tests in time` };
    const milliseconds = batch.reduce((sum, coverage) => sum + coverage.milliseconds, 0);
    const outcome = await runTests(
      batch.map(({ test }) => test),
      env,
      10_000 + 10 * milliseconds,
    );
    const [slowest = ''] = batch.map(({ test }) => test.slice(join(ROOT, 'dist/').length)).slice(-1);
    const names = batch.length > 1 ? `${batch.length} tests up to ${slowest}` : slowest;
    if (outcome !== 'passed') return { candidate, killedBy: names, note: `${names} ${outcome}` };
  }
  return { candidate, killedBy: undefined, note: `${tests.length} tests` };
}

/** Tests that share a process, the fastest first: to start one takes most of the time of a short test. */
function batchesOf(tests: Coverage[]): Coverage[][] {
  const batches: Coverage[][] = [];
  let milliseconds = Number.POSITIVE_INFINITY;
  for (const test of tests) {
    milliseconds += test.milliseconds;
    if (milliseconds > BATCH_MS) {
      batches.push([]);
      milliseconds = test.milliseconds;
    }
    batches.at(-1)?.push(test);
  }
  return batches;
}

function report(results: Result[]): void {
  const survivors = results.filter(({ killedBy }) => !killedBy);
  console.log(`\nSurvivors (${survivors.length}):`);
  for (const { candidate, note } of survivors.sort((a, b) => (describe(a.candidate) < describe(b.candidate) ? -1 : 1)))
    console.log(`  ${describe(candidate)} (${note})`);
  console.log('\nScore:');
  for (const folder of [...values.folders.split(','), '']) {
    const own = results.filter(({ candidate }) => candidate.module.startsWith(folder));
    const killed = own.filter(({ killedBy }) => killedBy).length;
    const percent = own.length > 0 ? ((100 * killed) / own.length).toFixed(1) : '-';
    console.log(`  ${(folder || 'all').padEnd(14)} ${killed} of ${own.length} killed, ${percent} %`);
  }
}

/** As `src/saga/locks.ts:31 equality: a === b -> a !== b`. */
function describe({ module, mutator, start, end, replacement }: Candidate): string {
  const text = readFileSync(join(PRODUCT, module), 'utf8');
  const before = text.slice(0, start);
  const line = before.split('\n').length - 1;
  const column = start - (before.lastIndexOf('\n') + 1);
  const map = new SourceMap(JSON.parse(readFileSync(join(PRODUCT, `${module}.map`), 'utf8')));
  const { originalLine = line } = map.findEntry(line, column) as { originalLine?: number }; // empty without a mapping
  const context = text.slice(start, end).replace(/\s+/g, ' ');
  const whole = text.split('\n')[line]?.trim() ?? '';
  const [shown, changed] = [context, replacement].map(part => (part.length > 80 ? `${part.slice(0, 77)}...` : part));
  return `src/${module.replace(/\.js$/, '.ts')}:${originalLine + 1} ${mutator}: ${shown} -> ${changed || '(nothing)'}   in: ${whole.slice(0, 100)}`;
}

function sampleOf<Item>(items: Item[], count: number, seed: number): Item[] {
  const random = randomOf(seed);
  return items
    .map(item => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ item }) => item);
}

/** A reproducible sequence of numbers below 1. Source: Tommy Ettinger, mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function inParallel<Item>(items: Item[], run: (item: Item, index: number) => Promise<void>): Promise<void> {
  const queue = [...items.entries()];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await run(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, work));
}

await main();
