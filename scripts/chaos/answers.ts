import type { Emulator } from '../../src/emulator/index.js';
import { type Answer, type Api, until } from '../support/api.js';
import { inventoryOf } from './inventory.js';

/** How the creations of services ended that were requested during failures. */
export interface Outcomes {
  /** Operations that an answer named in `Location`. */
  accepted: number;
  /** Those that do not exist, or did not succeed. */
  lost: string[];
  /** Operations of the database that succeeded. */
  succeeded: number;
  /** How many resources of each kind exist on the embedded AWS. */
  created: Record<string, number>;
}

/** Waits until all operations have ended. @param answers to requests. */
export async function outcomesOf(emulator: Emulator, api: Api, answers: Answer[]): Promise<Outcomes> {
  const states = new Map<string, string>();
  await until('all operations to end', async () => {
    for (const [id, state] of await operationsOf(api)) states.set(id, state);
    return ![...states.values()].some(state => ['queued', 'running', 'rolling_back'].includes(state));
  });
  const accepted = answers.flatMap(({ headers }) => headers.get('location')?.replace(/^.*\//, '') ?? []);
  const inventory = Object.entries(inventoryOf(emulator)).map(([kind, lines]) => [kind, lines.length]);
  return {
    accepted: accepted.length,
    lost: accepted.filter(id => states.get(id) !== 'succeeded').map(id => `${id}: ${states.get(id)}`),
    succeeded: [...states.values()].filter(state => state === 'succeeded').length,
    created: Object.fromEntries(inventory),
  };
}

/** The state of every creation by its id, newest first. */
async function operationsOf(api: Api): Promise<[string, string][]> {
  const states: [string, string][] = [];
  let next = '';
  do {
    const { body } = await api.call('GET', `/sandbox/operations?kind=createService&limit=1000&next=${next}`);
    states.push(...body.Operations.map(({ Id, State }: { Id: string; State: string }) => [Id, State]));
    next = body.Next ?? '';
  } while (next);
  return states;
}

/** The status of an answer, with the headers of one that refuses. */
export function nameOf({ status, headers }: Answer): string {
  if (status !== 503) return String(status);
  return [
    '503',
    headers.has('retry-after') ? 'Retry-After' : 'without Retry-After',
    ...(headers.has('location') ? ['Location'] : []),
  ].join(' ');
}

export function countsOf(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
