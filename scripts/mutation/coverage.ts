import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from './run-tests.js';

/** What a test file runs: of each module the ranges with their counts, the outer before the inner. */
export interface Coverage {
  test: string;
  milliseconds: number;
  modules: Record<string, Range[]>;
}

interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

interface Report {
  result: { url: string; functions: { ranges: Range[] }[] }[];
}

/** Runs a test file once and records its coverage of modules below a directory. @returns undefined when the test fails. */
export async function recordCoverage(
  test: string,
  directory: string,
  timeoutMs: number,
): Promise<Coverage | undefined> {
  const reports = mkdtempSync(join(tmpdir(), 'ecs-api-coverage-'));
  try {
    const started = performance.now();
    const outcome = await runTests([test], { NODE_V8_COVERAGE: reports }, timeoutMs);
    if (outcome !== 'passed') return undefined;
    const milliseconds = Math.round(performance.now() - started);
    return { test, milliseconds, modules: modulesIn(reports, pathToFileURL(`${directory}/`).href) };
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** Whether a test runs the code at an offset of a module. */
export function covers({ modules }: Coverage, module: string, offset: number): boolean {
  const around = (modules[module] ?? []).filter(range => range.startOffset <= offset && offset < range.endOffset);
  const size = ({ startOffset, endOffset }: Range) => endOffset - startOffset;
  const innermost = Math.min(...around.map(size));
  // Several processes of a test may have run the module.
  return around.some(range => size(range) === innermost && range.count > 0);
}

function modulesIn(reports: string, prefix: string): Record<string, Range[]> {
  const modules: Record<string, Range[]> = {};
  for (const name of readdirSync(reports)) {
    const { result } = JSON.parse(readFileSync(join(reports, name), 'utf8')) as Report; // as V8 writes it
    for (const { url, functions } of result.filter(({ url }) => url.startsWith(prefix))) {
      const module = url.slice(prefix.length);
      modules[module] = [...(modules[module] ?? []), ...functions.flatMap(({ ranges }) => ranges)];
    }
  }
  return modules;
}
