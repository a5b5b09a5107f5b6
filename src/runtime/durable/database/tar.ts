import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The size in bytes of the blocks that headers and contents consist of. Source: POSIX.1-1988, ustar. */
const BLOCK = 512;
const DIRECTORY = '5';

/** Unpacks a plain tar archive of files and directories below a directory. */
export async function unpack(archive: Buffer, directory: string): Promise<void> {
  for (let start = 0; archive[start]; ) {
    const header = archive.subarray(start, start + BLOCK);
    const path = join(directory, join('/', text(header, 0, 100)));
    const size = Number.parseInt(text(header, 124, 12), 8);
    const contents = archive.subarray(start + BLOCK, start + BLOCK + size);
    if (text(header, 156, 1) === DIRECTORY) await mkdir(path, { recursive: true, mode: 0o700 });
    else await writeContents(path, contents);
    start += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

async function writeContents(path: string, contents: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, contents, { mode: 0o600 });
}

function text(header: Buffer, start: number, length: number): string {
  return header
    .toString('latin1', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();
}
