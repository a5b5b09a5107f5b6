import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import t from 'tap';
import ts from 'typescript';

/** What a folder may import beside itself: folders, packages (`x/*` for all below x), and built-in modules as `node:*`. */
interface Borders {
  imports: string[];
  /** What it may import as types alone, which leave nothing in the compiled code. */
  types?: string[];
}

/** The borders of docs/design.md, for each folder of src/ and each file that stands beside the folders. */
const BORDERS: Record<string, Borders> = {
  errors: { imports: [] },
  logger: { imports: [] },
  version: { imports: ['node:*'] },
  json: { imports: ['errors'] },
  secrets: { imports: ['json', 'generated'] },
  domain: { imports: ['errors', 'json', 'secrets', 'node:util', 'node:crypto'], types: ['generated'] },
  config: { imports: ['json', 'generated', 'ipaddr.js', 'node:*'], types: ['ajv'] },
  concurrency: { imports: ['errors', 'node:*'] },
  aws: {
    imports: ['errors', 'secrets', 'domain', 'concurrency', '@aws-sdk/*', 'dataloader', 'lru-cache', 'node:*'],
    types: ['logger', 'generated'],
  },
  tenancy: { imports: ['errors', 'domain', 'aws'], types: ['@aws-sdk/*'] },
  'owned-lists': { imports: ['domain', 'aws', 'tenancy'], types: ['@aws-sdk/*'] },
  registry: { imports: ['errors', 'json', 'domain', 'concurrency', 'ipaddr.js', 'node:*'], types: ['logger'] },
  saga: { imports: ['errors', 'concurrency', 'node:*'], types: ['domain'] },
  orchestration: {
    imports: [
      ...[
        'errors',
        'json',
        'secrets',
        'domain',
        'aws',
        'tenancy',
        'owned-lists',
        'registry',
        'concurrency',
        'saga',
        'node:*',
      ],
    ],
    types: ['logger', 'generated', '@aws-sdk/*'],
  },
  runtime: {
    imports: ['errors', 'json', 'concurrency', 'saga', '@dbos-inc/*', '@electric-sql/*', 'pg', 'node:*'],
    types: ['logger'],
  },
  handlers: {
    imports: [
      ...[
        'errors',
        'json',
        'secrets',
        'domain',
        'aws',
        'tenancy',
        'owned-lists',
        'registry',
        'saga',
        'orchestration',
        'runtime',
        'generated',
        'node:*',
      ],
    ],
    types: ['logger', '@aws-sdk/*'],
  },
  access: {
    imports: ['errors', 'json', 'domain', 'concurrency', 'bcrypt', 'ipaddr.js', 'jose', 'node:*'],
    types: ['generated', 'logger'],
  },
  http: {
    imports: [
      ...[
        'access',
        'domain',
        'errors',
        'json',
        'concurrency',
        'generated',
        'fastify',
        'find-my-way',
        '@fastify/*',
        'bcrypt',
        'helmet',
        'prom-client',
        'node:*',
      ],
    ],
    types: ['logger', 'handlers', 'ajv'],
  },
  emulator: { imports: ['node:*'] },
  'request-context': {
    imports: ['domain', 'http', 'registry', 'runtime'],
    types: ['aws', 'concurrency', 'fastify', 'handlers'],
  },
  app: {
    imports: [
      ...[
        'access',
        'errors',
        'logger',
        'aws',
        'registry',
        'request-context',
        'orchestration',
        'runtime',
        'handlers',
        'http',
        'version',
        'generated',
        'node:*',
      ],
    ],
    types: ['fastify', 'config', 'saga', 'tenancy'],
  },
  convert: { imports: ['errors', 'json', 'domain', 'orchestration', 'http', 'generated', 'node:*'] },
  main: {
    imports: [
      'access',
      'app',
      'config',
      'convert',
      'emulator',
      'errors',
      'runtime',
      'version',
      'close-with-grace',
      'node:*',
    ],
    types: ['generated', 'logger'],
  },
};

const MAX_FILES = 20;

const root = resolve(new URL(import.meta.resolve('#root/package.json')).pathname, '..');

t.test('every file of src imports only what its folder may import', async t => {
  t.same(
    Object.entries(sourcesIn('src')).flatMap(([file, source]) => violations(file, source)),
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

t.test('no files of src import one another in a cycle', async t => {
  t.same(cyclesIn(sourcesIn('src')), []);
});

for (const top of ['src', 'test', 'scripts']) {
  t.test(`no folder of ${top} has more than ${MAX_FILES} files`, async t => {
    t.same(crowdedFolders(Object.keys(sourcesIn(top))), []);
  });
}

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
  [
    'runtime/execute.ts',
    "import type { Owner } from '../tenancy.js'; let a: Owner;",
    'runtime/execute.ts imports tenancy',
  ],
  [
    'saga/run-saga.ts',
    "import { workflows } from '../orchestration/workflows.js'; workflows;",
    'saga/run-saga.ts imports orchestration',
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
  ['new/index.ts', '', 'new/index.ts is in a folder without borders'],
];

for (const [file, source, violation] of PLANTED) {
  t.test(`${file}: ${source || 'nothing'} is ${violation ? 'refused' : 'allowed'}`, async t => {
    t.same(violations(file, source), violation ? [violation] : []);
  });
}

const PLANTED_CYCLES: [title: string, sources: Record<string, string>, cycles: string[]][] = [
  ['no imports', { 'a.ts': '', 'b.ts': '' }, []],
  ['a chain', { 'a.ts': "import './b.js';", 'b.ts': "import './c.js';", 'c.ts': '' }, []],
  ['two ways to one file', { 'a.ts': "import './b.js'; import './c.js';", 'b.ts': "import './c.js';", 'c.ts': '' }, []],
  ['two files', { 'a.ts': "import './b.js';", 'b.ts': "import './a.js';" }, ['a.ts b.ts']],
  ['types', { 'a.ts': "import type { B } from './b.js';", 'b.ts': "import type { A } from './a.js';" }, ['a.ts b.ts']],
  [
    'three files in two folders, and what imports them',
    {
      'main.ts': "import './x/a.js';",
      'x/a.ts': "import '../y/b.js';",
      'y/b.ts': "export * from './c.js';",
      'y/c.ts': "await import('../x/a.js');",
    },
    ['x/a.ts y/b.ts y/c.ts'],
  ],
];

for (const [title, sources, cycles] of PLANTED_CYCLES) {
  t.test(`${title}: ${cycles.length > 0 ? 'a cycle' : 'no cycle'}`, async t => {
    t.same(cyclesIn(sources), cycles);
  });
}

t.test('a folder with too many files is refused, whatever its subfolders hold', async t => {
  const files = (folder: string, count: number) => Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);

  t.same(crowdedFolders([...files('a', 20), ...files('a/b', 20), ...files('c', 21)]), ['c has 21 files']);
});

/** @param file its path below src/. */
function violations(file: string, source: string): string[] {
  const folder = folderOf(file);
  const borders = BORDERS[folder];
  if (!borders) return [`${file} is in a folder without borders`];
  const atRunTime = new Set(
    specifiersIn(ts.transpile(source, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext })),
  );
  return specifiersIn(source).flatMap(specifier => {
    const target = targetOf(file, specifier);
    const allowed = atRunTime.has(specifier) ? borders.imports : [...borders.imports, ...(borders.types ?? [])];
    return target === folder || allowed.some(entry => matches(entry, target)) ? [] : [`${file} imports ${target}`];
  });
}

/** The groups of files that reach one another by imports, type imports included. Each is a line of its files in their order. */
function cyclesIn(sources: Record<string, string>): string[] {
  const imports = new Map(Object.entries(sources).map(([file, source]) => [file, filesImportedBy(file, source)]));
  const reachable = new Map(Object.keys(sources).map(file => [file, reachableFrom(file, imports)]));
  const cycles = Object.keys(sources)
    .filter(file => reachable.get(file)?.has(file))
    .map(file =>
      [...(reachable.get(file) ?? [])]
        .filter(other => reachable.get(other)?.has(file))
        .sort()
        .join(' '),
    );
  return [...new Set(cycles)];
}

function reachableFrom(start: string, imports: Map<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const imported of imports.get(file) ?? []) {
      if (reached.has(imported)) continue;
      reached.add(imported);
      pending.push(imported);
    }
  }
  return reached;
}

function filesImportedBy(file: string, source: string): string[] {
  return specifiersIn(source)
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts'));
}

function crowdedFolders(files: string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MAX_FILES).map(([folder, count]) => `${folder} has ${count} files`);
}

/** The TypeScript files below a folder of the project, by their path in it. */
function sourcesIn(folder: string): Record<string, string> {
  const files = filesBelow(folder).filter(file => file.endsWith('.ts'));
  return Object.fromEntries(files.map(file => [file, readFileSync(join(root, folder, file), 'utf8')]));
}

function specifiersIn(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The folder that a specifier leads to, or the package's or module's own name. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#generated/')) return 'generated';
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.join(posix.dirname(file), specifier);
  return path.startsWith('..') ? path : folderOf(path);
}

/** The folder below src/, or for a file that stands there itself, its name. */
function folderOf(path: string): string {
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
