import { readFileSync } from 'node:fs';
import t from 'tap';
import * as errors from '../../src/errors.js';
import { problemOf } from '../../src/http/problems.js';

const DOCUMENT = readFileSync(new URL(import.meta.resolve('#root/docs/problems.md')), 'utf8');
const ASKED = { instance: '/', requestId: 'r' };

/** What Fastify throws itself, and what the server answers without an error. */
const OTHERS = ['method-not-allowed 405', 'content-too-large 413', 'uri-too-long 414', 'internal 500'];

t.test('docs/problems.md tells of every type with its status, and of no other', async t => {
  const named = Object.values(errors).filter(
    (kind): kind is typeof errors.Invalid => typeof kind === 'function' && kind !== (errors.NamedError as unknown),
  );
  const thrown = named.map(kind => {
    const { type, status } = problemOf(new kind('no'), ASKED);
    return `${type.split(':').at(-1)} ${status}`;
  });
  const types = new Set([...thrown, ...OTHERS]); // a kind of an error is of its type
  const told = [...DOCUMENT.matchAll(/`urn:ecs-api:problem:([a-z-]+)` \| (\d+)/g)].map(
    ([, type, status]) => `${type} ${status}`,
  );

  t.same(told.sort(), [...types].sort());
});

t.test('what nobody named says nothing of itself', async t => {
  const problem = problemOf(new Error('a password'), ASKED);

  t.match(problem, { status: 500, type: 'urn:ecs-api:problem:internal' });
  t.notMatch(JSON.stringify(problem), /password/);
});
