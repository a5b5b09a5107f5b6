import { readFileSync } from 'node:fs';
import t from 'tap';
import * as errors from '../../src/errors.js';
import { problemOf } from '../../src/http/problems.js';

const DOCUMENT = readFileSync(new URL(import.meta.resolve('#root/docs/problems.md')), 'utf8');
const CONTEXT = { instance: '/', requestId: 'r' };

/** Types of problems that no named error has. */
const OTHERS = [
  'method-not-allowed 405',
  'request-timeout 408',
  'content-too-large 413',
  'uri-too-long 414',
  'headers-too-large 431',
  'internal 500',
];

t.test('docs/problems.md documents exactly the types of problems, with their statuses', async t => {
  const named = Object.values(errors).filter(
    (kind): kind is typeof errors.Invalid => typeof kind === 'function' && kind !== (errors.NamedError as unknown),
  );
  const thrown = named.map(kind => {
    const { type, status } = problemOf(new kind('no'), CONTEXT);
    return `${type.split(':').at(-1)} ${status}`;
  });
  const types = new Set([...thrown, ...OTHERS]); // a subclass has its superclass's type
  const documented = [...DOCUMENT.matchAll(/`urn:ecs-api:problem:([a-z-]+)` \| (\d+)/g)].map(
    ([, type, status]) => `${type} ${status}`,
  );

  t.same(documented.sort(), [...types].sort());
});

t.test('the problem of an unexpected error does not contain its message', async t => {
  const problem = problemOf(new Error('a password'), CONTEXT);

  t.match(problem, { status: 500, type: 'urn:ecs-api:problem:internal' });
  t.notMatch(JSON.stringify(problem), /password/);
});
