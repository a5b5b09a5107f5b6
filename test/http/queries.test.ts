import t from 'tap';
import { type Route, routes } from '#generated/routes.js';
import { parameterFaults, readQuery } from '../../src/http/validation.js';
import { exampleWorld } from '../support/example-world.js';
import { ARRANGED } from '../support/examples/error-responses.js';
import { type Example, examplesOf } from '../support/examples.js';

const queryOf = ({ parameters }: Route) =>
  parameters.filter(name => name.startsWith('query.')).map(name => name.slice('query.'.length));
const routesWithQuery = routes.filter(route => queryOf(route).length > 0);

/** What is wrong with a query, as the server reads it. */
const faultsOf = (route: Route, query: object) =>
  parameterFaults(route.operationId, 'query', readQuery(route, query as Record<string, unknown>));

for (const route of routesWithQuery)
  t.test(`${route.operationId}: an empty value of any parameter counts as absent`, async t => {
    const names = queryOf(route);

    for (const name of names) {
      t.same(readQuery(route, { [name]: '' }), readQuery(route, {}), name);
      t.same(readQuery(route, { [name]: ['', ''] }), readQuery(route, {}), `${name}, twice`);
      t.same(readQuery(route, { [name]: ['', '7'] }), readQuery(route, { [name]: '7' }), `${name} before a value`);
    }
  });

t.test('a value that is not a boolean is false in a request that reads, and a fault in one that changes', async t => {
  for (const route of routesWithQuery)
    for (const name of route.booleans)
      for (const text of ['perhaps', 'yes', '2', ' '])
        if (route.method === 'GET') t.equal(readQuery(route, { [name]: text })[name], 'false', route.operationId);
        else
          t.same(
            faultsOf(route, { [name]: text })
              .map(({ parameter }) => parameter)
              .filter(parameter => parameter === `query.${name}`),
            [`query.${name}`],
            route.operationId,
          );
});

t.test('an integer is written in decimal digits, and is a finite number', async t => {
  for (const route of routesWithQuery)
    for (const name of route.integers)
      for (const text of ['0x7', '1e1', '7.0', ' 7', '+7', 'seven', '9'.repeat(400)])
        t.ok(
          faultsOf(route, { [name]: text }).some(({ parameter }) => parameter === `query.${name}`),
          `${route.operationId} ${name}=${text}`,
        );
});

const examples = new Map<string, Example>(examplesOf().map(example => [example.operationId, example]));

t.test('reads are answered as without them when all other parameters are empty', async t => {
  const world = await exampleWorld(t);

  for (const route of routesWithQuery.filter(({ method }) => method === 'GET'))
    t.test(route.operationId, async t => {
      const { request, path, status } = withEmptyParameters(route);

      const answer = await world.send({ ...request, path });

      t.equal(answer.status, status, JSON.stringify(answer.body));
      t.same(answer.body, (await world.send(request)).body);
    });
});

for (const route of routesWithQuery.filter(({ method }) => method !== 'GET'))
  t.test(`${route.operationId} is answered as without them when all other parameters are empty`, async t => {
    const world = await exampleWorld(t);
    await ARRANGED[route.operationId]?.(world);
    const { request, path, status } = withEmptyParameters(route);

    const answer = await world.send({ ...request, path });

    t.equal(answer.status, status, JSON.stringify(answer.body));
  });

/** The example of a route, and its path with every other parameter of the query without a value. */
function withEmptyParameters(route: Route) {
  const { request, status } = examples.get(route.operationId) as Example; // every operation has an example
  const given = new URL(request.path, 'http://localhost').searchParams;
  const empty = queryOf(route).filter(name => !given.has(name) && name !== route.freeQuery);
  const path = `${request.path}${request.path.includes('?') ? '&' : '?'}${empty.map(name => `${name}=`).join('&')}`;
  return { request, path, status };
}
