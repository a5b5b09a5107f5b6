import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../support/api.js';

/** A PostgreSQL server from this machine's packages, on loopback, with its own data directory. */
export interface Postgres {
  url: string;
  /** Ends it immediately, as a failure would; `start` starts it again on the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Everything that it stores, as text. */
  dump(): string;
  close(): Promise<void>;
}

/** Debian installs each version's programs in a directory of its own. */
const VERSIONS = '/usr/lib/postgresql';
const USER = 'postgres';

/** @param below the folder of its directory. @throws when PostgreSQL is not installed. */
export async function startPostgres(port: number, below = tmpdir()): Promise<Postgres> {
  const programs = programsIn(VERSIONS);
  const directory = mkdtempSync(join(below, 'ecs-api-postgres-'));
  const owner = ownerOfData();
  if (owner) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, 'data');
  execFileSync(join(programs, 'initdb'), ['--pgdata', data, '--username', USER, '--auth', 'trust', '--no-sync'], {
    stdio: 'ignore',
    cwd: directory,
    ...owner,
  });
  const url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  const postgres: Postgres = {
    url,
    async start() {
      const settings = [
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${directory}`,
        '-c',
        'fsync=off',
      ];
      server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
        stdio: 'ignore',
        cwd: directory,
        ...owner,
      });
      await until('PostgreSQL', () => answers(url));
    },
    async stop() {
      if (!server) return;
      const exited = once(server, 'exit');
      server.kill('SIGQUIT'); // its immediate shutdown
      await exited;
      server = undefined;
    },
    dump: () => execFileSync(join(programs, 'pg_dump'), ['--inserts', url], { encoding: 'utf8', maxBuffer: 2 ** 30 }),
    async close() {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await postgres.start();
  return postgres;
}

function programsIn(versions: string): string {
  const [latest] = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  if (!latest) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return join(versions, latest, 'bin');
}

/** PostgreSQL refuses to run as root; its package creates a user for it. */
function ownerOfData(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
