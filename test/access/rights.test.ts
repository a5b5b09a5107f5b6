import { createHash } from 'node:crypto';
import t from 'tap';
import { type Right, type Route, routes } from '#generated/routes.js';
import { verifyPage } from '../support/generated-page.js';
import { startService } from '../support/service.js';

const RIGHTS: Right[] = ['read', 'deploy', 'admin'];

const HEAD = `# The right that each operation needs

[access.md](access.md) explains rights, accounts and spaces of tokens. A token with the right \`deploy\` also has \`read\`, one with
\`admin\` has all. \`test/access/rights.test.ts\` generates this page from \`openapi.yaml\` and sends every request of it.

A token that is limited to spaces may use the operations with something in the last column, which says what names the space: a parameter of
the path or the query, or members of the body, each of which has to name a space of the token. Some answers contain what is in its spaces
instead. It may not use the other operations of an account.

| operation | request | no token | \`read\` | \`deploy\` | \`admin\` | space |
| --- | --- | --- | --- | --- | --- | --- |
`;

t.test('docs/access-table.md lists the right that each operation needs', async t => {
  verifyPage(t, 'access-table.md', `${HEAD}${routes.map(row).join('\n')}\n`, import.meta.filename);
});

t.test('every operation with every right is allowed or refused as the page says', async t => {
  const tokens = RIGHTS.map(right => ({ name: `of-${right}`, hash: hashOf(right), rights: [right] }));
  const { app } = await startService(t, { config: { tokens } });
  const instances = routes.flatMap(route =>
    route.paths.map(path => ({ ...route, url: path.replace(/:(\w+)/g, parameterOf) })),
  );

  for (const { operationId, method, url, right } of instances)
    for (const held of [undefined, ...RIGHTS]) {
      const headers = held ? { 'x-auth-token': held } : {};
      const answer = await app.inject({ method, url, headers });
      const name = `${operationId} at ${url} with ${held}`;
      if (isAllowed(right, held)) t.not(answer.statusCode, 403, name);
      else {
        const detail = held
          ? `Token of-${held} does not have the right ${right}, which ${operationId} needs.`
          : 'X-Auth-Token is missing or wrong.';
        t.equal(answer.statusCode, 403, name);
        t.match(answer.headers, { 'content-type': 'application/problem+json' }, name);
        if (method !== 'HEAD') t.same(answer.json(), problemOf(detail, url, answer.headers['x-request-id']), name);
      }
    }
});

function problemOf(detail: string, instance: string, requestId: unknown) {
  return { type: 'urn:ecs-api:problem:forbidden', title: 'Forbidden', status: 403, detail, instance, requestId };
}

/** The account of the tests, and otherwise the name of nothing. */
function parameterOf(_: string, parameter: string): string {
  return parameter === 'account' ? 'sandbox' : 'nothing';
}

function hashOf(token: string): string {
  return `sha256:${createHash('sha256').update(token).digest('hex')}`;
}

function row({ operationId, method, paths, right, spaces }: Route): string {
  const places = spaces
    .map(place => (place === 'answer' ? 'what is in its spaces' : `\`${place.replace(/^(path|query|body)\./, '')}\``))
    .join(', ');
  const cells = [undefined, ...RIGHTS].map(held => (isAllowed(right, held) ? 'yes' : '403'));
  return `| \`${operationId}\` | ${method} ${requestPath(paths[0])} | ${cells.join(' | ')} | ${places} |`;
}

function requestPath(path = ''): string {
  return path.replace(/^\/v1\/ecs/, '').replace(/:(\w+)/g, '{$1}');
}

/** Whether an operation that needs a right takes a request with another one, of which each includes those before it. */
function isAllowed(needed: Right | null, held: Right | undefined): boolean {
  return needed === null || (held !== undefined && RIGHTS.indexOf(held) >= RIGHTS.indexOf(needed));
}
