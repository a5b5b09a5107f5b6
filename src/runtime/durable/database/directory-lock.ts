import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Conflict } from '../../../errors.js';

const PREFIX = 'lock.';

/** The longest path that every system takes for a socket, in bytes. */
const LONGEST_SOCKET_PATH = 100;

/** Holds a directory for this process until `free`, or until the process is dead. */
interface DirectoryLock {
  free(): Promise<void>;
}

/**
 * Takes a directory for this process alone.
 *
 * Node has no file lock of the kernel's. A listening socket is one: the kernel closes it with the process, however that
 * ends, and it is found by its path from every container that shares the directory, unlike a process id. What is left is
 * the socket's file, which nobody answers at. Removing it and making a new one are two calls, between which another may
 * do the same; so each one to take the lock makes a new file of the next number, and who answers at the highest number
 * has the lock.
 * @throws {Conflict} where a living process has it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (;;) {
    const highest = await highestNumber(directory);
    if (highest > 0 && (await isAnswered(directory, highest))) throw heldBy(directory);
    const mine = highest + 1;
    const server = await listenAt(directory, mine);
    if (!server) continue;
    if ((await highestNumber(directory)) > mine) {
      await close(server);
      continue;
    }
    await removeBelow(directory, mine);
    return { free: () => close(server) };
  }
}

async function highestNumber(directory: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(directory)));
}

async function numbersIn(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .filter(name => name.startsWith(PREFIX))
    .map(name => Number(name.slice(PREFIX.length)))
    .filter(number => Number.isSafeInteger(number) && number > 0);
}

async function isAnswered(directory: string, number: number): Promise<boolean> {
  return atSocketPath(directory, number, path => {
    return new Promise(resolve => {
      const socket = connect(path);
      socket.once('connect', () => resolve(true));
      // A socket that is there but too busy to take another connection is alive.
      socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.destroy());
    });
  });
}

/** @returns undefined where another was quicker. */
async function listenAt(directory: string, number: number): Promise<Server | undefined> {
  return atSocketPath(directory, number, path => {
    return new Promise((resolve, reject) => {
      const server = createServer(socket => socket.destroy());
      server.once('listening', () => resolve(server));
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
      );
      server.listen(path);
      server.unref();
    });
  });
}

/** A socket's path is short; where the directory's is long, Linux has another name for it. */
async function atSocketPath<Result>(
  directory: string,
  number: number,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const name = PREFIX + number;
  const path = join(directory, name);
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return use(path);
  const handle = await open(directory);
  try {
    return await use(`/proc/self/fd/${handle.fd}/${name}`);
  } finally {
    await handle.close();
  }
}

async function removeBelow(directory: string, number: number): Promise<void> {
  const older = (await numbersIn(directory)).filter(other => other < number);
  await Promise.all(older.map(other => rm(join(directory, PREFIX + other), { force: true })));
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}

function heldBy(directory: string): Conflict {
  return new Conflict(`Another process has the data directory ${directory}.`);
}
