import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Connection, openConnection, requestOf } from './connection.js';
import { offer, percentile, statusesOf } from './offer.js';
import { residentMegabytes, withWorld } from './world.js';

/** What idle connections and slow clients do to others. */
export interface Idle {
  idle: number;
  slow: number;
  /** Idle connections that the service has not closed at the end. */
  stillOpen: number;
  /** Milliseconds of other requests, without the connections and beside them. */
  p99: { alone: number; beside: number };
  ratio: number;
  /** Of the others. */
  statuses: Record<string, number>;
  /** Resident memory of the service in MiB. */
  megabytes: { alone: number; beside: number };
}

/** Requests per second of others: far below the capacity. */
const RATE = 20;
/** Slow clients send a byte of a request so often. */
const BYTE_EVERY_MS = 1_000;
/** Connections that are opened at the same time. */
const BATCH = 100;

/** @param seconds of each phase. */
export async function idleConnections(seconds: number, idle = 10_000, slow = 200): Promise<Idle> {
  return withWorld(async ({ api, read: request }) => {
    const { port } = api;
    const load = { port, connections: 50, request };
    await offer({ ...load, seconds: 2 }, RATE); // until the code is compiled
    const alone = await offer({ ...load, seconds }, RATE);
    const megabytesAlone = residentMegabytes(api);
    const connections = await openIdle(port, idle);
    const slowClients = await Promise.all(Array.from({ length: slow }, () => startSlowClient(port)));
    const beside = await offer({ ...load, seconds }, RATE);
    const megabytes = { alone: Math.round(megabytesAlone), beside: Math.round(residentMegabytes(api)) };
    const stillOpen = connections.filter(connection => connection.isOpen()).length;
    for (const connection of connections) connection.close();
    for (const end of slowClients) end();
    const p99 = { alone: percentile(alone.responses, 0.99), beside: percentile(beside.responses, 0.99) };
    return { idle, slow, stillOpen, p99, ratio: p99.beside / p99.alone, statuses: statusesOf(beside), megabytes };
  });
}

/** Opens connections that have had one response and send nothing more. */
async function openIdle(port: number, count: number): Promise<Connection[]> {
  const connections: Connection[] = [];
  const ping = requestOf('GET', '/ping', '');
  while (connections.length < count) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(BATCH, count - connections.length) }, () => openConnection(port)),
    );
    await Promise.all(batch.map(connection => connection.send(ping)));
    connections.push(...batch);
  }
  return connections;
}

/** Sends a request so slowly that it never becomes complete. @returns a function that ends it. */
async function startSlowClient(port: number): Promise<() => void> {
  const socket: Socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  await once(socket, 'connect');
  const bytes = requestOf('POST', '/sandbox/clusters', 'slow', { clustername: 'slow' });
  let sent = 0;
  const timer = setInterval(() => socket.write(bytes.charAt(sent++ % bytes.length)), BYTE_EVERY_MS);
  return () => {
    clearInterval(timer);
    socket.destroy();
  };
}
