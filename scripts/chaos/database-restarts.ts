import { setTimeout as sleep } from 'node:timers/promises';
import { fullExample } from '../demo/full-example.js';
import { type Answer, type Api, until } from '../support/api.js';
import { countsOf, nameOf, type Outcomes, outcomesOf } from './answers.js';
import { type Cluster, named, withReplicas } from './replicas.js';

/** What became of a process and its operations while it, or its database, was restarted again and again under load. */
export interface Restarts extends Outcomes {
  /** Whether the process has ended by itself. */
  hasDied: boolean;
  /** The exit codes of the process that it was told to end. */
  exits: (number | null)[];
  /** How many requests were answered with each status, with `Retry-After` where it is 503. */
  answers: Record<string, number>;
}

/** How many requests are sent at the same time. */
const CLIENTS = 3;

/** Milliseconds after which a client tries again that could not connect. */
const RECONNECT_AFTER = 25;

/** Restarts PostgreSQL while clients create services, each one after the other. */
export function restartDatabase(restarts: number): Promise<Restarts> {
  return restartUnderLoad(restarts, async ({ postgres }) => {
    await postgres.stop();
    await postgres.start();
    return [];
  });
}

/** Ends the service with SIGTERM and starts it again while clients create services. */
export function restartService(restarts: number): Promise<Restarts> {
  return restartUnderLoad(restarts, async (_cluster, api) => {
    const exit = await api.stop();
    await api.start();
    return [exit];
  });
}

async function restartUnderLoad(
  restarts: number,
  restart: (cluster: Cluster, api: Api) => Promise<(number | null)[]>,
): Promise<Restarts> {
  return withReplicas(1, async cluster => {
    const [api] = cluster.apis;
    if (!api) throw new Error('There is no replica.');
    const end = new AbortController();
    const answers: Answer[] = [];
    const exits: (number | null)[] = [];
    const clients = Array.from({ length: CLIENTS }, (_, index) => create(cluster, api, index, answers, end.signal));
    for (let count = 0; count < restarts && api.pid() !== undefined; count += 1) {
      const before = answers.length;
      await until('requests', async () => answers.length >= before + CLIENTS || api.pid() === undefined);
      exits.push(...(await restart(cluster, api)));
    }
    end.abort();
    await Promise.all(clients);
    const hasDied = api.pid() === undefined;
    await api.start(); // what a supervisor would do
    return {
      hasDied,
      exits,
      answers: countsOf(answers.map(nameOf)),
      ...(await outcomesOf(cluster.emulator, api, answers)),
    };
  });
}

/** Creates services one after another, each in its own cluster, until the signal is aborted. */
async function create(
  { emulator }: Cluster,
  api: Api,
  client: number,
  answers: Answer[],
  signal: AbortSignal,
): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    const body = named(fullExample(emulator.seed.namespaceId), client + CLIENTS * count);
    const answer = await api
      .call('POST', '/sandbox/services', body, { Prefer: 'respond-async' })
      .catch(() => undefined);
    if (answer) answers.push(answer);
    else await sleep(RECONNECT_AFTER);
  }
}
