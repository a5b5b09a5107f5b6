import type { Emulator } from '../../../src/emulator/index.js';
import { type AwsClient, type Call, type Members, Unknown } from './client.js';
import { callInstead } from './stand-in.js';

/** What a client can do; each is a step of the table. */
export interface Steps {
  call(service: string, action: string, input?: Members): Promise<Members>;
  /** @param size of a page; 1 by default. @returns the items of all pages. */
  paginate(service: string, action: string, input: Members, result: string, size?: number): Promise<Members[]>;
  /** A call of an action that the embedded AWS does not have. @throws if it succeeds. */
  refused(service: string, action: string, input: Members): Promise<void>;
}

/** What the clients did: by step, by client. */
export type Table = Map<string, Map<string, string>>;

export const CALLED = '✓';

/** The cell of a client whose version has no such action. */
export const LACKING = '–';

/** What is recorded of an action for which the client's version has no paginator; a page shows it as called. */
export const UNPAGED = '✓ without a paginator';

/** The emulator's names of services, where the clients have others. */
const SERVICES: Record<string, string> = {
  elbv2: 'elasticloadbalancing',
  resourcegroupstaggingapi: 'tagging',
};

/** How the embedded AWS refuses an action, and how the AWS CLI does without AWS's Session Manager plugin. */
const REFUSAL = /UnknownOperation|Unknown operation|SessionManagerPlugin is not found/;

export function emulatedName(service: string): string {
  return SERVICES[service] ?? service;
}

/** The steps of one client on its own embedded AWS. Another client calls what its version lacks, so that the lifecycle is complete. */
export function stepsOf(client: AwsClient, emulator: Emulator, table: Table): Steps {
  const record = (step: string, result: string) => recordStep(table, step, client.name, result);

  async function call(service: string, action: string, input: Members = {}, result = CALLED): Promise<Members> {
    const given: Call = { service, action, input };
    const answer = await orUnknown(client.call(emulator, given));
    record(`${service} ${action}`, answer ? result : LACKING);
    return answer ?? callInstead(emulator, given);
  }

  return {
    call,
    async paginate(service, action, input, result, size = 1) {
      const before = callsOf(emulator, service, action);
      const items = await orUnknown(client.paginate(emulator, { service, action, input }, { result, size }));
      const pages = callsOf(emulator, service, action) - before;
      if (items) record(`${service} ${action}`, count(pages, 'page'));
      return items ?? (await call(service, action, input, UNPAGED))[result];
    },
    async refused(service, action, input) {
      const outcome = await client.call(emulator, { service, action, input }).then(
        () => 'accepted',
        error => String(error),
      );
      if (!REFUSAL.test(outcome)) throw new Error(`${action} is not refused: ${outcome}`);
      record(`${service} ${action}`, 'refused');
    },
  };
}

/** Records what a client did; the same step, taken again, has the same result. */
export function recordStep(table: Table, step: string, client: string, result: string): void {
  const row = table.get(step) ?? new Map<string, string>();
  table.set(step, row.set(client, result));
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** How often an embedded AWS was called. */
export function callsOf(emulator: Emulator, service: string, action: string): number {
  return emulator.calls.filter(made => made.service === emulatedName(service) && made.action === action).length;
}

/** @returns undefined if the client's version does not know the call. */
async function orUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}
