import t from 'tap';
import { covers } from '../../scripts/mutation/coverage.js';
import { mutantsOf, mutate } from '../../scripts/mutation/mutants.js';

/** Programs, and all that mutation makes of them. */
const MUTATED: [text: string, mutated: string[]][] = [
  ['if (a) b;', ['if (!(a)) b;']],
  ['x = a ? b : c;', ['x = !(a) ? b : c;']],
  ['x = a === b;', ['x = a !== b;']],
  ['x = a < b;', ['x = a <= b;']],
  ['x = a && b;', ['x = a || b;']],
  ['x = a ?? b;', ['x = a && b;']],
  ['x = a - 1;', ['x = a + 1;']],
  ["x = 'at ' + a;", ["x = '' + a;"]],
  ['x = true;', ['x = false;']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the program that is mutated
  ['x = `a${b}`;', ["x = '';"]],
  ['x = [a];', ['x = [];']],
  ['x = { a };', ['x = ({});']],
  ['a();', [';']],
  ['x = a?.b;', ['x = a.b;']],
  ['x = a?.[b];', ['x = a[b];']],
  ['x = () => a;', ['x = () => undefined;']],
  ['function f() { return a; }', ['function f() { return undefined; }']],
];

t.test('a mutated operator is reached with its left operand, and nothing is replaced by itself', async t => {
  const text = 'function f() { return undefined; }\nx = a ?? b;';

  t.match(mutantsOf(text), { length: 1, 0: { mutator: 'logic', reachedAt: text.indexOf('a ??') } });
});

for (const [text, mutated] of MUTATED)
  t.test(`${text} is mutated in every place`, async t => {
    t.same(
      mutantsOf(text).map(mutant => mutate(text, mutant)),
      mutated,
    );
  });

t.test('imports, empty texts, names of members and messages for people are not mutated', async t => {
  const texts = ["import a from 'a';", "export * from 'a';", "x = '';", "throw new Conflict('It exists.');"];
  for (const text of texts) t.same(mutantsOf(text), [], text);
  const text = "x = { 'a': b, reason: 'Up to date.' };";
  t.same(
    mutantsOf(text).map(({ mutator }) => mutator),
    ['object'],
  );
});

t.test('a place is covered when the innermost range around it has run', async t => {
  const ranges = [
    { startOffset: 0, endOffset: 100, count: 1 },
    { startOffset: 10, endOffset: 20, count: 0 },
  ];
  const coverage = { test: 'a.test.js', milliseconds: 1, modules: { 'a.js': ranges } };

  t.equal(covers(coverage, 'a.js', 5), true);
  t.equal(covers(coverage, 'a.js', 15), false);
  t.equal(covers(coverage, 'b.js', 5), false);
});
