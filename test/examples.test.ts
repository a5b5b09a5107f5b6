import t from 'tap';
import { routes } from '#generated/routes.js';
import { notImplemented, notImplementedParameters } from '../src/handlers/not-implemented.js';
import { exampleWorld } from './support/example-world.js';
import { type Example, examplesBeside, examplesOf, headerOf, otherAnswers } from './support/examples.js';
import { masked, missingFrom } from './support/likeness.js';
import { NEVER_PROVOKED, NOT_PROVOKED_YET, PROVOCATIONS } from './support/provoked-answers.js';

const examples = examplesOf();
const answers = otherAnswers();
const ignoredFields = headerOf('X-Ignored-Fields');
const unfinished: readonly string[] = [...notImplemented, ...notImplementedParameters];

/** Examples of operations that are there for the most part. */
const NOT_IMPLEMENTED_YET = ['createTaskDefinition managed'];

for (const example of examples) {
  const isThere = !unfinished.includes(example.operationId) && !NOT_IMPLEMENTED_YET.includes(example.title);
  t.test(`${example.title} ${isThere ? 'is answered as it shows' : 'is not implemented yet'}`, async t => {
    const world = await exampleWorld(t);

    const { status, body } = await world.send(example.request);

    const shown = isThere
      ? { status: example.status, answer: linesIfText(example, example.answer) }
      : refusalOf(example);
    const answered = masked(world.inWordsOfExamples(linesIfText(example, body)), world.known);
    t.equal(status, shown.status, JSON.stringify(body));
    t.same(missingFrom(answered, masked(shown.answer, world.known)), []);
  });
}

for (const [name, { example, headers }] of answers) {
  const provocation = PROVOCATIONS[name];
  if (!provocation) continue;
  t.test(`${name} is answered as its example shows`, async t => {
    const world = await exampleWorld(t, provocation.registries);
    provocation.arrange?.(world);

    const answer = await world.send({ headers: {}, ...provocation.request });

    t.equal(answer.status, (example as { status: number }).status);
    t.same(missingFrom(masked(answer.body, []), masked(example, [])), []);
    for (const [header, shown] of Object.entries(headers))
      t.equal(String(answer.headers[header.toLowerCase()]), String(shown.example), header);
  });
}

t.test('what an operation does not know is named as the header’s example shows', async t => {
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
  t.equal(headers['x-ignored-fields'], ignoredFields.example);
});

t.test('no example of the spec is left out', async t => {
  const run = [...examples, ...answers.values(), ignoredFields].flatMap(({ sources }) => sources);

  t.same(examplesBeside(new Set(run)), []);
});

t.test('every operation shows what it answers', async t => {
  const shown = examples.filter(({ answer }) => answer !== undefined).map(({ operationId }) => operationId);

  t.same(
    routes.filter(({ operationId, mediaType }) => mediaType && !shown.includes(operationId)),
    [],
  );
});

t.test('each answer that is no success is provoked, or cannot be', async t => {
  const told = [PROVOCATIONS, NOT_PROVOKED_YET, NEVER_PROVOKED].flatMap(table => Object.keys(table));

  t.same(told.sort(), [...answers.keys()].sort());
  t.same(
    Object.entries(NOT_PROVOKED_YET).filter(([, needed]) => !unfinished.includes(needed)),
    [],
    'what is implemented by now can be provoked',
  );
});

/** What an operation answers that is not implemented yet, by the example of that answer. */
function refusalOf({ operationId, request, title }: Example): { status: number; answer: unknown } {
  const shown = answers.get('NotImplemented')?.example as { status: number; detail: string };
  const instance = `/v1/ecs${request.path.split('?')[0]}`;
  const detail = NOT_IMPLEMENTED_YET.includes(title) ? {} : { detail: shown.detail.replace(/^\w+/, operationId) };
  const { detail: _, ...others } = shown;
  return { status: shown.status, answer: { ...others, instance, ...detail } };
}

/** A text is held line by line: metrics have more than an example shows. */
function linesIfText({ mediaType }: Example, answer: unknown): unknown {
  return typeof answer === 'string' && mediaType?.startsWith('text/') ? answer.trimEnd().split('\n') : answer;
}
