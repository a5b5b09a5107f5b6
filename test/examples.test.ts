import t, { type Test } from 'tap';
import { routes } from '#generated/routes.js';
import { type ExampleWorld, exampleWorld } from './support/example-world.js';
import { ARRANGED, NEVER_PROVOKED, PROVOCATIONS } from './support/examples/error-responses.js';
import { masked, missingFrom } from './support/examples/similarity.js';
import { type Example, examplesBeside, examplesOf, headerOf, otherAnswers, type Shown } from './support/examples.js';
import type { Answer } from './support/service.js';

const examples = examplesOf();
const answers = otherAnswers();
const ignoredFields = headerOf('X-Ignored-Fields');

/** The parts of the spec that the tests below have covered. */
const run = new Set<object>();

t.test('requests that only read have the responses of their examples', async t => {
  const world = await exampleWorld(t);

  for (const example of examples.filter(onlyReads))
    t.test(`${example.title} has the response of its example`, t => holdExample(t, world, example));
});

for (const example of examples.filter(example => !onlyReads(example)))
  t.test(`${example.title} has the response of its example`, async t => holdExample(t, await exampleWorld(t), example));

for (const [name, { example, headers, sources }] of answers) {
  for (const source of sources) run.add(source);
  const provocation = PROVOCATIONS[name];
  if (!provocation) continue;
  t.test(`${name} equals its example`, async t => {
    const world = await exampleWorld(t, provocation.registries);
    await provocation.arrange?.(world);

    const answer = await world.send({ headers: {}, ...provocation.request });

    t.equal(answer.status, provocation.status ?? (example as { status: number }).status);
    t.same(missingFrom(masked(answer.body, []), masked(example, [])), []);
    for (const header of Object.keys(headers)) t.ok(answer.headers[header.toLowerCase()], header);
    holdHeaders(t, answer.headers, { headers });
  });
}

t.test('the header of ignored fields equals its example', async t => {
  const world = await exampleWorld(t);

  const { status, headers } = await world.send({
    method: 'POST',
    path: '/sandbox/services',
    headers: {},
    body: {
      service: {
        cluster: 'myclu',
        servicename: 'webapp',
        taskdefinition: 'webservers:1',
        desiredcount: 1,
        ports: [80],
      },
    },
  });

  t.equal(status, 200);
  t.ok(headers['x-ignored-fields']);
  holdHeaders(t, headers, { headers: { 'X-Ignored-Fields': ignoredFields } });
});

t.test('every example of the spec is tested', async t => {
  t.same(examplesBeside(run), []);
});

t.test('every operation has a response example', async t => {
  const shown = examples.filter(({ answer }) => answer !== undefined).map(({ operationId }) => operationId);

  t.same(
    routes.filter(({ operationId, mediaType }) => mediaType && !shown.includes(operationId)),
    [],
  );
});

t.test('every error response is provoked, or listed as impossible to provoke', async t => {
  const known = [PROVOCATIONS, NEVER_PROVOKED].flatMap(table => Object.keys(table));

  t.same(known.sort(), [...answers.keys()].sort());
});

function onlyReads({ operationId, request }: Example): boolean {
  return request.method === 'GET' && !ARRANGED[operationId];
}

/** Sends the request of an example and compares the response with the example's. */
async function holdExample(t: Test, world: ExampleWorld, example: Example): Promise<void> {
  await ARRANGED[example.operationId]?.(world);

  const { status, body, headers } = await world.send(example.request);

  const answered = masked(world.inWordsOfExamples(linesIfText(example, body)), world.known);
  t.equal(status, example.status, JSON.stringify(body));
  t.same(missingFrom(answered, masked(linesIfText(example, example.answer), world.known)), []);
  for (const source of example.sources) run.add(source);
  holdHeaders(t, headers, example);
}

/** Compares the headers of a response with the spec's examples. */
function holdHeaders(t: Test, answered: Answer['headers'], { headers }: Pick<Shown, 'headers'>): void {
  for (const [name, { example, sources }] of Object.entries(headers)) {
    const value = answered[name.toLowerCase()];
    if (value === undefined) continue;
    t.equal(formOf(value), formOf(example), name);
    for (const source of sources) run.add(source);
  }
}

/** The value of a header without what differs from response to response. */
function formOf(value: unknown): unknown {
  return /^\d+$/.test(String(value)) ? 'a number' : masked(String(value), []);
}

/** Compares a text line by line, as metrics have more lines than an example. */
function linesIfText({ mediaType }: Example, answer: unknown): unknown {
  return typeof answer === 'string' && mediaType?.startsWith('text/') ? answer.trimEnd().split('\n') : answer;
}
