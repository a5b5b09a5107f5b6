import t, { type Test } from 'tap';
import { routes } from '#generated/routes.js';
import { type ExampleWorld, exampleWorld } from '../support/example-world.js';
import { ARRANGED } from '../support/examples/error-responses.js';
import { type Example, examplesOf } from '../support/examples.js';

/** What shows or lists resources. */
const shown = routes.filter(
  ({ method, right, mediaType }) => method === 'GET' && right && mediaType === 'application/json',
);
const examples = examplesOf().filter(({ operationId }) => shown.some(route => route.operationId === operationId));

t.test('every operation that shows or lists is tested', async t => {
  t.same(
    [...new Set(examples.map(({ operationId }) => operationId))],
    shown.map(({ operationId }) => operationId),
  );
  t.equal(shown.length, 26);
});

t.test('every operation that shows or lists answers 304 to a caller that has its response', async t => {
  const world = await exampleWorld(t);

  for (const example of examples.filter(({ operationId }) => !ARRANGED[operationId]))
    await holdConditional(t, world, example);
});

for (const example of examples.filter(({ operationId }) => ARRANGED[operationId]))
  t.test(`${example.title} answers 304 to a caller that has its response`, async t => {
    const world = await exampleWorld(t);
    await ARRANGED[example.operationId]?.(world);

    await holdConditional(t, world, example);
  });

async function holdConditional(t: Test, world: ExampleWorld, { title, request }: Example): Promise<void> {
  const having = (ifNoneMatch: string) =>
    world.send({ ...request, headers: { ...request.headers, 'If-None-Match': ifNoneMatch } });
  const first = await world.send(request);
  const etag = String(first.headers.etag);
  t.match(etag, /^"([\w-]{22}\.)?[\w-]{22}"$/, title);

  for (const known of [etag, `W/${etag}`, `"another", ${etag}`, '*']) {
    const { status, body, headers } = await having(known);
    t.equal(status, 304, `${title} ${known}`);
    t.equal(body, '', title);
    t.equal(headers.etag, etag, title);
    t.equal(headers['cache-control'], 'no-store', title);
    t.notOk('content-type' in headers || 'content-length' in headers, title);
  }
  for (const other of ['"another"', etag.slice(1, -1)]) {
    const { status, body, headers } = await having(other);
    t.equal(status, 200, `${title} ${other}`);
    t.same(body, first.body, title);
    t.equal(headers.etag, etag, title);
  }
}
