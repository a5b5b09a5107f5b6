import t from 'tap';
import { ERRORS_BY_CODE, EXCEPTIONS } from '../../src/aws/error-codes.js';
import * as errors from '../../src/errors.js';
import { problemOf } from '../../src/http/problems.js';
import { revivedError, storedError } from '../../src/runtime/stored-error.js';
import { BranchStopped } from '../../src/saga/parallel.js';

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

/** Stores an error and restores it. */
function again(error: unknown): Error {
  return revivedError(structuredClone(storedError(error)));
}

for (const [name, Named] of named) {
  t.test(`${name} is restored as it was stored`, async t => {
    const error = new Named('what happened', DETAILS);

    const revived = again(error);

    t.ok(revived instanceof Named);
    t.same([revived.name, revived.stack], [error.name, error.stack]);
    t.same(problemOf(revived, ASKED), problemOf(error, ASKED));
    t.equal((revived as errors.NamedError).retryAfter, 7);
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
