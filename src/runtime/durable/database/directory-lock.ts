import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { Conflict, Invalid } from '../../../errors.js';

const PREFIX = 'lock.';

/** The longest path of a socket that every system accepts, in bytes. */
const MAX_SOCKET_PATH_BYTES = 100;

/** Reserves a directory for this process until `release`, or until the process ends. */
interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Reserves a directory for this process.
 *
 * Node has no kernel file locks. A listening socket serves as one: the kernel closes it when the process ends for any reason, and
 * unlike a process id it is valid in every container that shares the directory. The file of a closed socket remains, and no
 * process answers at it. Deleting it and creating a new one are two calls, between which another process may do the same; so each
 * process creates a file with the next number, and the one that answers at the highest number has the lock.
 * @throws {Conflict} where a running process has the lock; {Invalid} where the directory cannot be created.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await makeDirectory(directory).catch((error: Error) => {
    throw new Invalid(`The data directory ${directory} cannot be created: ${error.message}`, { cause: error });
  });
  for (;;) {
    const highest = await highestNumber(directory);
    if (highest > 0 && (await isAnswered(directory, highest))) throw directoryInUse(directory);
    const mine = highest + 1;
    const server = await listenAt(directory, mine);
    if (!server) continue;
    if ((await highestNumber(directory)) > mine) {
      await close(server);
      continue;
    }
    await removeBelow(directory, mine);
    return { release: () => close(server) };
  }
}

/** Creates a directory and those above it. `mkdir` with `recursive` never ends below /proc, where creating anything fails with ENOENT. */
async function makeDirectory(directory: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
    const found = await stat(directory).catch(() => undefined);
    if (found?.isDirectory()) return;
    const above = dirname(directory);
    const isMissing = error.code === 'ENOENT' && !(await stat(above).catch(() => undefined));
    if (!isMissing) throw error;
    await makeDirectory(above);
    await makeDirectory(directory);
  });
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
      // A socket that refuses a connection because its backlog is full belongs to a running process.
      socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.destroy());
    });
  });
}

/** @returns undefined where another process already listens at this number. */
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

/** The path of a socket is limited; for a long directory Linux offers a shorter name. */
async function atSocketPath<Result>(
  directory: string,
  number: number,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const name = PREFIX + number;
  const path = join(directory, name);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return use(path);
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

function directoryInUse(directory: string): Conflict {
  return new Conflict(
    `Another process uses the data directory ${directory}. Stop it, or give another directory with --data.`,
  );
}
