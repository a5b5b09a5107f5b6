import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { operationsOf, readSpec } from '../generate/spec.js';
import { validatorOf } from '../support/answers.js';
import { type Answer, send } from './client.js';
import { type FuzzRequest, fuzzRequests } from './requests.js';
import type { Message, Round } from './server.js';

/** The requests that are sent to one service; it keeps what they create. */
const PER_ROUND = 1_000;
/** Milliseconds of processor time that a request may take, with what the service does between the response before and its own. */
const MAX_CPU_MS = 500;
/** How much the memory in use may grow from the second round, in which all code is loaded, to the last: it keeps 1,000 operations. */
const MAX_GROWTH = 1.25;

const spec = readSpec(join(import.meta.dirname, '../../../openapi.yaml'));
/** The statuses of each operation, such as 404 or 4XX. */
const STATUSES = new Map(
  operationsOf(spec).map(({ operation }) => [operation.operationId, Object.keys(operation.responses)]),
);

export interface Fault {
  /** What is wrong with the response, or the process. */
  what: string;
  /** The seed of the round, and the place of the request in it. */
  seed: number;
  place: number;
  request: FuzzRequest;
}

export interface Report {
  requests: number;
  /** How many responses had each status. */
  statuses: Record<number, number>;
  /** The operations that have answered with 2xx. */
  succeeded: string[];
  faults: Fault[];
  /** The most processor time of a request, in milliseconds, and that request. */
  maxCpuMs: number;
  slowest: string;
  /** The bytes in use after each round, when everything of it has ended. */
  heaps: number[];
  maxRss: number;
}

export interface FuzzOptions {
  requests: number;
  seed: number;
  onFault?: (fault: Fault) => void;
  onRound?: (report: Report) => void;
}

/**
 * Sends generated requests, one after the other, to a service on an embedded AWS in a process of its own. A fault is a 5xx, no
 * response, a response that the spec does not have, or more than 500 ms of processor time. The faults of a seed are the same in
 * each run, but for the ids of what AWS creates.
 */
export async function runFuzz({ requests, seed, onFault, onRound }: FuzzOptions): Promise<Report> {
  const report: Report = {
    ...{ requests: 0, statuses: {}, succeeded: [], faults: [] },
    ...{ maxCpuMs: 0, slowest: '', heaps: [], maxRss: 0 },
  };
  const server = await startServer();
  try {
    for (let round = 0; report.requests < requests; round++) {
      const count = Math.min(PER_ROUND, requests - report.requests);
      await runRound(server, seed + round, count, report, onFault);
      onRound?.(report);
    }
    const { heap, maxRss } = await server.ask<Round>('round');
    report.heaps.push(heap);
    report.maxRss = maxRss;
  } finally {
    server.child.kill();
  }
  return report;
}

/** Whether the memory in use stays the same. */
export function isFlat({ heaps }: Report): boolean {
  const [, , second = 0] = heaps; // before the first round, after the first, after the second
  return (heaps.at(-1) ?? 0) <= second * MAX_GROWTH;
}

interface Server {
  child: ChildProcess;
  ask<Result>(message: Message): Promise<Result>;
  /** What it has written to its log since the last call. */
  log(): string;
}

async function startServer(): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'server.js'), {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    execArgv: ['--expose-gc', '--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', data => {
    log += data;
  });
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The service has ended with ${code ?? signal}: ${log.slice(-4_000)}`);
  });
  gone.catch(() => {}); // it is ended at the end
  return {
    child,
    async ask<Result>(message: Message) {
      const answered = once(child, 'message');
      child.send(message);
      const [answer] = await Promise.race([answered, gone]);
      return answer as Result; // as the server documents it
    },
    log() {
      const written = log;
      log = '';
      return written;
    },
  };
}

async function runRound(
  server: Server,
  seed: number,
  count: number,
  report: Report,
  onFault: FuzzOptions['onFault'],
): Promise<void> {
  const { port, token, texts, heap, maxRss, processorTime } = await server.ask<Round>('round');
  report.heaps.push(heap);
  report.maxRss = maxRss;
  let before = processorTime;
  const all = fc.sample(fuzzRequests(spec, texts, token), { seed, numRuns: count });
  for (const [place, request] of all.entries()) {
    const answer = await send(port, request).catch((error: Error) => error);
    const after = answer instanceof Error ? before : (answer.processorTime ?? before);
    const cpuMs = (after - before) / 1000;
    report.requests++;
    const what = faultOf(request, answer, cpuMs, server);
    if (what) {
      const fault = { what, seed, place, request };
      report.faults.push(fault);
      onFault?.(fault);
    }
    if (answer instanceof Error) await server.ask('alive');
    before = after;
    record(report, request, answer, cpuMs);
  }
}

function faultOf(request: FuzzRequest, answer: Answer | Error, cpuMs: number, server: Server): string | undefined {
  const log = server.log();
  if (answer instanceof Error) return `no response: ${answer.message} ${log}`;
  const { status, operationId, contentType, body } = answer;
  if (status >= 500) return `${status}: ${body} ${log.slice(0, 4_000)}`;
  if (cpuMs > MAX_CPU_MS) return `${Math.round(cpuMs)} ms of processor time`;
  if (operationId !== '' && !isOfSpec(operationId, status)) return `${operationId} has no status ${status}`;
  if (status >= 400 && request.method !== 'HEAD' && !isProblem(contentType, body))
    return `${status} is no problem document: ${contentType} ${body.slice(0, 1_000)}`;
  return undefined;
}

function isOfSpec(operationId: string, status: number): boolean {
  const known = STATUSES.get(operationId) ?? [];
  return known.includes(String(status)) || known.includes(`${String(status)[0]}XX`);
}

/** Every operation has the same problem document. */
function isProblem(contentType: string, body: string): boolean {
  return (
    contentType.startsWith('application/problem+json') && validatorOf('getCluster', 404)?.(JSON.parse(body)) === true
  );
}

function record(report: Report, request: FuzzRequest, answer: Answer | Error, cpuMs: number): void {
  if (cpuMs > report.maxCpuMs) Object.assign(report, { maxCpuMs: cpuMs, slowest: `${request.method} ${request.path}` });
  if (answer instanceof Error) return;
  report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
  if (answer.status < 300 && !report.succeeded.includes(answer.operationId)) report.succeeded.push(answer.operationId);
}
