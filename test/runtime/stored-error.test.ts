import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ERRORS_BY_CODE, EXCEPTIONS } from '../../src/aws/error-codes.js';
import * as errors from '../../src/errors.js';
import { problemOf } from '../../src/http/problems.js';
import { revivedError, storedError } from '../../src/runtime/stored-error.js';
import { BranchStopped } from '../../src/saga/parallel.js';

const SRC = join(import.meta.dirname, '../../../src');
const ASKED = { instance: '/', requestId: 'r' };
const DETAILS: errors.ErrorDetails = {
  cause: new Error('a cause, with a secret in it'),
  faults: [{ pointer: '/service', message: 'is required' }],
  awsCode: 'ClientException',
  awsRequestId: '1-2',
  retryAfter: 7,
  extensions: { operation: 'id', unchanged: [{ type: 'ecs:cluster', name: 'myclu' }] },
};

const named = Object.entries(errors).filter(
  ([, kind]) => typeof kind === 'function' && kind !== (errors.NamedError as unknown),
) as [string, typeof errors.Conflict][]; // what else errors.ts exports are types

/** Stores an error, by the algorithm with which the database's encryption serializes values, and restores it. */
function again(error: unknown): Error {
  return revivedError(structuredClone(storedError(error)));
}

/** The classes below `src/` that extend NamedError, directly or not, by the file that declares them. */
function declaredSubclasses(): [file: string, name: string][] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const declared = files.flatMap(file =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/\bclass (\w+) extends (?:\w+\.)?(\w+)/g)].map(
      ([, name = '', parent = '']) => ({ file, name, parent }),
    ),
  );
  const below = (parent: string): typeof declared =>
    declared.filter(one => one.parent === parent).flatMap(one => [one, ...below(one.name)]);
  return below('NamedError').map(({ file, name }) => [file, name]);
}

t.test('every named error is exported by errors.ts, which revives it', async t => {
  t.same(declaredSubclasses().sort(), named.map(([name]) => ['errors.ts', name]).sort());
});

for (const [name, Named] of named) {
  t.test(`${name} is restored as it was stored`, async t => {
    const error = new Named('what happened', DETAILS);

    const revived = again(error);

    t.ok(revived instanceof Named);
    t.same([revived.name, revived.stack], [error.name, error.stack]);
    t.same(problemOf(revived, ASKED), problemOf(error, ASKED));
    t.same({ ...revived }, { ...error }, 'with all its members');
    t.equal(revived.cause, undefined);
  });
}

t.test('every error that AWS’s codes map to is one of these', async t => {
  const mapped = new Set<unknown>([...Object.values(ERRORS_BY_CODE), ...EXCEPTIONS.map(({ error }) => error)]);

  t.same(
    [...mapped].filter(type => !named.some(([, Named]) => Named === type)),
    [],
  );
  t.ok(mapped.has(errors.AlreadyExists));
});

t.test('an error that nobody named is kept for the log alone', async t => {
  const error = new TypeError('x is not a function');

  const revived = again(error);

  t.same([revived.message, revived.stack], [error.message, error.stack]);
  t.match(problemOf(revived, ASKED), { status: 500, type: 'urn:ecs-api:problem:internal' });
});

t.test('a thrown value that is not an error is stored as one', async t => {
  t.equal(again('no').message, 'no');
});

t.test('a stopped branch is restored as stopped', async t => {
  for (const mayHaveRun of [true, false]) t.match(again(new BranchStopped(mayHaveRun)), new BranchStopped(mayHaveRun));
  t.ok(again(new BranchStopped(true)) instanceof BranchStopped);
});

t.test('later changes of an error do not reach the stored one', async t => {
  const error = new errors.Conflict('no', { extensions: { unchanged: [] } });
  const stored = storedError(error);

  Object.assign(error.extensions, { rolledBack: [] });
  const revived = revivedError(stored) as errors.Conflict;

  t.same(revived.extensions, { unchanged: [] });
});
