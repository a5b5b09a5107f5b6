import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** An open file or directory of Emscripten's `NODEFS`. Only a file has a descriptor. */
interface NodeStream {
  nfd?: number;
  node: object;
}

/** The part of Emscripten's `NODEFS` that writes to the disk. It has no `fsync` of its own, and calls one that is added. */
interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: NodeStream) => number }; realPath(node: object): string };
}

/** Files that are synced at the same time. */
const BATCH = 64;

/**
 * The parameters with which PostgreSQL waits for the disk. PGlite's own parameters switch that off (`-F`). Emscripten ignores
 * `fdatasync`, which is the default on Linux.
 */
export function syncedStartParams(): string[] {
  return [...PGlite.defaultStartParams.filter(param => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/** The files of a directory, which PostgreSQL can sync: before each commit its log, and at checkpoints the rest. */
export class SyncedFs extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: unknown) => addFsync(module as NodeFsModule)]; // as PGlite builds it
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function addFsync({ NODEFS }: NodeFsModule): void {
  NODEFS.stream_ops.fsync = ({ nfd, node }) => {
    if (nfd === undefined) syncDirectory(NODEFS.realPath(node));
    else fsyncSync(nfd);
    return 0;
  };
}

function syncDirectory(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Syncs a directory with everything below it, and its own name. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  for (let start = 0; start < paths.length; start += BATCH)
    await Promise.all(paths.slice(start, start + BATCH).map(sync));
  await sync(directory);
  await sync(dirname(directory));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
