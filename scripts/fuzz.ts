import { parseArgs } from 'node:util';
import { routes } from '#generated/routes.js';
import { type Fault, isFlat, runFuzz } from './fuzz/run.js';

/**
 * `npm run fuzz [-- --requests N] [--seed N]` sends valid, nearly valid and hostile requests to every operation, generated from
 * openapi.yaml, and reports each wrong response with its request. It ends with `N requests, N faults` and the figures.
 */
const { values } = parseArgs({ options: { requests: { type: 'string' }, seed: { type: 'string' } } });
const requests = Number(values.requests ?? 3_000);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

console.log(`seed ${seed}`);
const report = await runFuzz({
  requests,
  seed,
  onFault: printFault,
  onRound: ({ requests, faults }) => console.log(`${requests} requests, ${faults.length} faults`),
});
const missing = routes.map(({ operationId }) => operationId).filter(name => !report.succeeded.includes(name));
console.log(`statuses: ${JSON.stringify(report.statuses)}`);
console.log(`operations without a success: ${missing.join(', ') || 'none'}`);
console.log(`longest: ${Math.round(report.maxCpuMs)} ms of processor time, ${report.slowest.slice(0, 300)}`);
console.log(
  `memory in use after each round, MiB: ${report.heaps.map(mib).join(' ')}; at most ${mib(report.maxRss)} in all`,
);
console.log(`${report.requests} requests, ${report.faults.length} faults, seed ${seed}`);
if (report.faults.length > 0 || !isFlat(report)) process.exitCode = 1;

function printFault({ what, seed, place, request }: Fault): void {
  console.log(`\nseed ${seed}, request ${place}: ${what}`);
  console.log(JSON.stringify(request).slice(0, 4_000));
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
