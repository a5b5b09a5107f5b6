import { goodputOf, type Offered, offer, percentile, saturate, statusesOf } from './offer.js';
import { withWorld } from './world.js';

/** What became of five times the load that the service can carry. */
export interface Overload {
  /** Requests per second, measured before and after. */
  capacity: number;
  /** Of all that were offered. */
  offered: number;
  goodput: number;
  statuses: Record<string, number>;
  /** Responses other than 200, without `Retry-After`. */
  withoutRetryAfter: number;
  broken: number;
  /** Milliseconds. */
  p99: { good: number; refused: number };
  /** Responses other than 200 to 70 % of the capacity, by the second after the overload. */
  refusedAfterwards: number[];
}

const CONNECTIONS = 16;
const FACTOR = 5;
/** Connections, so that a client that waits for a response does not slow the load. */
const OVERLOAD_CONNECTIONS = 1_000;

/** @param seconds of each phase. */
export async function overload(seconds: number): Promise<Overload> {
  return withWorld(async ({ api: { port }, mixed: request }) => {
    const measure = async () => goodputOf(await saturate({ port, connections: CONNECTIONS, seconds, request }));
    await measure(); // until the code is compiled
    const before = await measure();
    const load = { port, connections: OVERLOAD_CONNECTIONS, seconds, request };
    const loaded = await offer(load, before * FACTOR);
    const refusedAfterwards: number[] = [];
    for (let second = 0; second < 5; second += 1)
      refusedAfterwards.push(refusedOf(await offer({ ...load, connections: 100, seconds: 1 }, before * 0.7)).length);
    const after = await measure();
    const refused = refusedOf(loaded);
    return {
      capacity: (before + after) / 2,
      offered: (loaded.responses.length + loaded.unsent + loaded.broken) / seconds,
      goodput: goodputOf(loaded),
      statuses: statusesOf(loaded),
      withoutRetryAfter: refused.filter(({ hasRetryAfter }) => !hasRetryAfter).length,
      broken: loaded.broken,
      p99: {
        good: percentile(
          loaded.responses.filter(({ status }) => status === 200),
          0.99,
        ),
        refused: percentile(refused, 0.99),
      },
      refusedAfterwards,
    };
  });
}

function refusedOf({ responses }: Offered) {
  return responses.filter(({ status }) => status !== 200);
}
