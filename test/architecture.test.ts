import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import t from 'tap';
import ts from 'typescript';

/** What a room may import beside itself: rooms, packages (`x/*` for all below x), and built-in modules as `node:*`. */
interface Borders {
  imports: string[];
  /** What it may name in types alone, which leave nothing in the compiled code. */
  types?: string[];
}

/** The borders of docs/design.md. A room, or a file that stands beside the rooms, has its line here. */
const ROOMS: Record<string, Borders> = {
  errors: { imports: [] },
  logger: { imports: [] },
  json: { imports: ['errors'] },
  domain: { imports: ['errors', 'json', 'node:util', 'node:crypto'], types: ['generated'] },
  config: { imports: ['json', 'generated', 'node:*'], types: ['ajv'] },
  concurrency: { imports: ['errors', 'node:*'] },
  aws: {
    imports: ['errors', 'domain', 'concurrency', '@aws-sdk/*', 'node:*'],
    types: ['logger', 'generated'],
  },
  tenancy: { imports: ['errors', 'domain', 'aws'], types: ['@aws-sdk/*'] },
  registry: { imports: ['errors', 'json', 'domain', 'concurrency', 'ipaddr.js', 'node:*'], types: ['logger'] },
  saga: { imports: ['errors', 'node:*'], types: ['domain'] },
  orchestration: {
    imports: ['errors', 'domain', 'aws', 'tenancy', 'registry', 'concurrency', 'saga', 'node:*'],
    types: ['logger', 'generated', '@aws-sdk/*'],
  },
  runtime: {
    imports: ['errors', 'saga', 'orchestration', '@dbos-inc/*', '@electric-sql/*', 'pg', 'node:*'],
    types: ['logger', 'tenancy'],
  },
  handlers: {
    imports: [
      ...['errors', 'domain', 'aws', 'tenancy', 'registry', 'saga', 'orchestration', 'runtime', 'generated', 'node:*'],
    ],
    types: ['logger', '@aws-sdk/*'],
  },
  http: {
    imports: ['errors', 'json', 'generated', 'fastify', '@fastify/*', 'prom-client', 'node:*'],
    types: ['logger', 'handlers', 'ajv'],
  },
  emulator: { imports: ['node:*'] },
  app: {
    imports: ['errors', 'logger', 'aws', 'registry', 'runtime', 'handlers', 'http', 'generated', 'node:*'],
    types: ['fastify', 'config', 'saga', 'orchestration'],
  },
  main: {
    imports: ['app', 'config', 'emulator', 'errors', 'runtime', 'close-with-grace', 'node:*'],
    types: ['generated'],
  },
};

const root = resolve(new URL(import.meta.resolve('#root/package.json')).pathname, '..');

t.test('every file keeps to the borders of its room', async t => {
  const files = filesBelow('src').filter(file => file.endsWith('.ts'));

  t.same(
    files.flatMap(file => violations(file, readFileSync(join(root, 'src', file), 'utf8'))),
    [],
  );
});

t.test('generated code imports nothing of src', async t => {
  const imported = filesBelow('generated')
    .filter(file => !file.endsWith('.json'))
    .flatMap(file => specifiersIn(readFileSync(join(root, 'generated', file), 'utf8')));

  t.same(
    imported.filter(specifier => /^(\.\.|#root)/.test(specifier)),
    [],
  );
});

const PLANTED: [file: string, source: string, violation: string | undefined][] = [
  ['http/bind.ts', "import { awsAccount } from '../aws/account.js';", 'http/bind.ts imports aws'],
  ['http/bind.ts', "import type { AwsAccount } from '../aws/account.js';", 'http/bind.ts imports aws'],
  ['http/bind.ts', "import type { Handler } from '../handlers/handler.js'; let a: Handler;", undefined],
  ['http/bind.ts', "import { ping } from '../handlers/health.js'; ping();", 'http/bind.ts imports handlers'],
  [
    'handlers/services.ts',
    "import { ECS } from '@aws-sdk/client-ecs'; new ECS();",
    'handlers/services.ts imports @aws-sdk/client-ecs',
  ],
  ['handlers/services.ts', "import { bind } from '../http/bind.js'; bind();", 'handlers/services.ts imports http'],
  ['saga/saga.ts', "import type { FastifyRequest } from 'fastify';", 'saga/saga.ts imports fastify'],
  ['domain/arns.ts', "import { readFileSync } from 'node:fs'; readFileSync('');", 'domain/arns.ts imports node:fs'],
  [
    'orchestration/space.ts',
    "import { execute } from '../runtime/execute.js'; execute();",
    'orchestration/space.ts imports runtime',
  ],
  ['runtime/durable/durable-runtime.ts', "await import('@dbos-inc/dbos-sdk');", undefined],
  [
    'handlers/operations.ts',
    "await import('@dbos-inc/dbos-sdk');",
    'handlers/operations.ts imports @dbos-inc/dbos-sdk',
  ],
  ['aws/ecs.ts', "export * from '../orchestration/space.js';", 'aws/ecs.ts imports orchestration'],
  [
    'emulator/ecs/index.ts',
    "import { NotFound } from '../../errors.js'; new NotFound('');",
    'emulator/ecs/index.ts imports errors',
  ],
  ['emulator/ecs/index.ts', "import { AwsError } from '../backend.js'; new AwsError('', '');", undefined],
  ['app.ts', "await import('./emulator/index.js');", 'app.ts imports emulator'],
  ['main.ts', "await import('./emulator/index.js');", undefined],
  ['main.ts', "await import('../scripts/demo.js');", 'main.ts imports ../scripts/demo.js'],
  ['new/index.ts', '', 'new/index.ts is in no room that has borders'],
];

for (const [file, source, violation] of PLANTED) {
  t.test(`${file}: ${source || 'nothing'} is ${violation ? 'found out' : 'allowed'}`, async t => {
    t.same(violations(file, source), violation ? [violation] : []);
  });
}

/** @param file its path below src/. */
function violations(file: string, source: string): string[] {
  const room = roomOf(file);
  const borders = ROOMS[room];
  if (!borders) return [`${file} is in no room that has borders`];
  const atRunTime = new Set(
    specifiersIn(ts.transpile(source, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext })),
  );
  return specifiersIn(source).flatMap(specifier => {
    const target = targetOf(file, specifier);
    const allowed = atRunTime.has(specifier) ? borders.imports : [...borders.imports, ...(borders.types ?? [])];
    return target === room || allowed.some(entry => matches(entry, target)) ? [] : [`${file} imports ${target}`];
  });
}

function specifiersIn(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The room that a specifier leads to, or the package's or module's own name. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#generated/')) return 'generated';
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.join(posix.dirname(file), specifier);
  return path.startsWith('..') ? path : roomOf(path);
}

/** The folder below src/, or for a file that stands there itself, its name. */
function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.[jt]s$/, '');
}

function matches(entry: string, target: string): boolean {
  return entry.endsWith('*') ? target.startsWith(entry.slice(0, -1)) : entry === target;
}

function filesBelow(directory: string): string[] {
  const entries = readdirSync(join(root, directory), { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(join(root, directory), join(entry.parentPath, entry.name)));
}
