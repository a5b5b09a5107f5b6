import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, openConnection, type Response } from './connection.js';

/** The requests of a load, and what became of them. */
export interface Offered {
  seconds: number;
  /** Those that found no connection free, because too many waited for responses. */
  unsent: number;
  /** Connections that ended before the response. */
  broken: number;
  responses: Response[];
}

interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** The next request. */
  request: () => string;
}

/** Milliseconds between two bursts of a load with a rate. */
const TICK = 10;

/** Sends as many requests as connections are free for: how many the service answers is its capacity. */
export async function saturate({ port, connections, seconds, request }: Load): Promise<Offered> {
  const offered: Offered = { seconds, unsent: 0, broken: 0, responses: [] };
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    let connection = await openConnection(port);
    while (performance.now() < end) {
      if (!connection.isOpen()) connection = await openConnection(port);
      record(offered, await connection.send(request()));
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
  return offered;
}

/** Sends requests at a rate, whether or not earlier ones have been answered. @param rate requests per second. */
export async function offer({ port, connections, seconds, request }: Load, rate: number): Promise<Offered> {
  const offered: Offered = { seconds, unsent: 0, broken: 0, responses: [] };
  const free: Connection[] = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const running = new Set<Promise<void>>();
  const start = performance.now();
  for (let sent = 0; performance.now() < start + seconds * 1000; await sleep(TICK)) {
    const due = Math.floor(((performance.now() - start) * rate) / 1000);
    for (; sent < due; sent += 1) {
      const connection = free.shift();
      if (!connection) offered.unsent += 1;
      else {
        const sending = send(connection).finally(() => running.delete(sending));
        running.add(sending);
      }
    }
  }
  await Promise.all(running);
  for (const connection of free) connection.close();
  return offered;

  async function send(connection: Connection): Promise<void> {
    const open = connection.isOpen() ? connection : await openConnection(port);
    record(offered, await open.send(request()));
    free.push(open);
  }
}

function record(offered: Offered, response: Response | undefined): void {
  if (response) offered.responses.push(response);
  else offered.broken += 1;
}

/** How many responses had each status. */
export function statusesOf({ responses }: Offered): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Responses with status 200 per second. */
export function goodputOf({ responses, seconds }: Offered): number {
  return responses.filter(({ status }) => status === 200).length / seconds;
}

/** A percentile of the milliseconds of responses. @param share 0.99 for the 99th. */
export function percentile(responses: Response[], share: number): number {
  const sorted = responses.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
