import { type ChannelListener, subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Emulator, RecordedCall } from '../../src/emulator/index.js';

/** Calls of which none depends on the answer of another. */
export type Round = RecordedCall[];

/** Turns of the event loop without any activity after which the process counts as idle. */
const IDLE_TURNS = 25;

/** Resources that resolve without another answer: files, connects, writes, hashes. Source: Node.js, `process.getActiveResourcesInfo()`. */
const PENDING_RESOURCE = /Req|ConnectWrap|WriteWrap/;

/**
 * Measures the critical path of AWS calls without a clock. The emulator holds every call until this process can do nothing but
 * wait for answers, and then lets all held calls take effect: this is one round. A call is in a later round exactly when it depends
 * on an answer of an earlier one. So the number of rounds is the length of the critical path, however busy the machine is; with
 * the same latency on every call, it is what the whole takes.
 *
 * The emulator and its clients have to run in this process, and no call may be in progress. Timers count as idle. The emulator's
 * faults are cleared in the end.
 * @returns the rounds until `run` resolved.
 */
export async function roundsOf(emulator: Emulator, run: () => Promise<unknown>): Promise<Round[]> {
  const rounds: Round[] = [];
  const requests = watchRequests(new URL(emulator.endpoint).host);
  let held: { call: RecordedCall; release: () => void }[] = [];
  let isOver = false;

  async function releaseWhenIdle(): Promise<void> {
    await untilIdle(
      () => requests.pending.size === held.length,
      () => requests.count,
    );
    const released = held;
    held = [];
    rounds.push(released.map(({ call }) => call));
    for (const { release } of released) release();
  }

  function hold(): Promise<void> | undefined {
    const call = emulator.calls.at(-1); // recorded immediately before its faults
    if (isOver || !call) return undefined;
    return new Promise(release => {
      held.push({ call, release });
      if (held.length === 1) void releaseWhenIdle();
    });
  }

  emulator.faults.add({ times: Number.POSITIVE_INFINITY, hold: async () => hold() });
  try {
    await run();
    return [...rounds];
  } finally {
    isOver = true;
    requests.stop();
    emulator.faults.clear();
    for (const { release } of held) release();
  }
}

/** The actions of each round in one line, for messages. */
export function pathOf(rounds: Round[]): string {
  return rounds.map(round => round.map(({ action }) => action).join(' + ')).join(' > ');
}

/** @param isWaiting whether all requests in progress wait at the emulator. @param activity changes with every request. */
async function untilIdle(isWaiting: () => boolean, activity: () => number): Promise<void> {
  let last = activity();
  for (let turns = 0; turns < IDLE_TURNS; turns += 1) {
    await nextTurn();
    const isIdle = isWaiting() && activity() === last && !process.getActiveResourcesInfo().some(isPending);
    if (!isIdle) turns = 0;
    last = activity();
  }
}

function isPending(resource: string): boolean {
  return PENDING_RESOURCE.test(resource);
}

/** The requests to a host whose answers have not arrived yet, and how many requests and answers there have been. */
function watchRequests(host: string) {
  const watched = { pending: new Set<ClientRequest>(), count: 0, stop };
  // Node.js publishes these channels with the request in question.
  const requestOf = (message: unknown) => (message as { request: ClientRequest }).request;
  const onStart: ChannelListener = message => {
    if (requestOf(message).getHeader('host') !== host) return;
    watched.pending.add(requestOf(message));
    watched.count += 1;
  };
  const onEnd: ChannelListener = message => {
    if (watched.pending.delete(requestOf(message))) watched.count += 1;
  };
  subscribe('http.client.request.start', onStart);
  subscribe('http.client.request.error', onEnd);
  subscribe('http.client.response.finish', onEnd);
  function stop(): void {
    unsubscribe('http.client.request.start', onStart);
    unsubscribe('http.client.request.error', onEnd);
    unsubscribe('http.client.response.finish', onEnd);
  }
  return watched;
}
