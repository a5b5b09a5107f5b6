import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import t from 'tap';
import ts from 'typescript';

/** Assertions that compare with a pattern, for which a list may have further items and `{}` is any object. */
const LOOSE_ASSERTIONS = ['match', 'notMatch', 'has', 'hasStrict', 'rejects', 'throws'];

/** Methods whose results are lists. */
const LIST_METHODS = ['concat', 'filter', 'flat', 'flatMap', 'map', 'reverse', 'slice', 'sort'];

const root = resolve(new URL(import.meta.resolve('#root/package.json')).pathname, '..');

const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(file =>
  file.endsWith('.ts'),
);

t.test('no hook or directory belongs to the root test, which the files of a folder share', async t => {
  const ofRoot = /^(t\.(before|after|beforeEach|afterEach)\b|\S.*\bt\.testdir\b)/m;

  t.same(
    files.filter(file => !file.startsWith('slow/') && ofRoot.test(readFileSync(join(root, 'test', file), 'utf8'))),
    [],
    'they belong to a test of the file',
  );
});

t.test('no pattern of a loose assertion contains a list or an empty object', async t => {
  t.same(
    files.flatMap(file => looseListsIn(file, readFileSync(join(root, 'test', file), 'utf8'))),
    [],
    'use t.same or matchExactly of test/support/match-exactly.ts',
  );
});

const PLANTED: [source: string, violations: string[]][] = [
  ['t.match(found, { remaining: [] });', ['a.ts:1 []']],
  ['t.match([1, 2], [1]);', ['a.ts:1 [1]']],
  ['t.match(found, { a: { b: {} } });', ['a.ts:1 {}']],
  ['const items = [1];\nt.match(found, { items });', ['a.ts:1 [1]']],
  ['const item = { tags: [] };\nt.match(found, { ...item, b: 1 });', ['a.ts:1 []']],
  ['t.rejects(run(), { extensions: { remaining: [] } });', ['a.ts:1 []']],
  ['t.match(found, [1, 2].slice(1));', ['a.ts:1 [1, 2].slice(1)']],
  ['t.match(found, { name: text([1]) });', []],
  ['t.match([1], { length: 1 });', []],
  ['t.match(found, { name: /[ab]/, at: Date });', []],
  ['t.same(found, { remaining: [] });', []],
  ['matchExactly(t, found, { remaining: [] });', []],
];

for (const [source, violations] of PLANTED) {
  t.test(`${source.replace('\n', ' ')} is ${violations.length > 0 ? 'refused' : 'allowed'}`, async t => {
    t.same(looseListsIn('a.ts', source), violations);
  });
}

/** Each list and empty object in the patterns of a file's loose assertions, with its line. */
function looseListsIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const constants = constantsOf(file);
  const found: string[] = [];
  visit(file, node => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression, name: assertion } = node.expression;
    const pattern = node.arguments[1];
    if (!pattern || !LOOSE_ASSERTIONS.includes(assertion.text) || expression.getText() !== 't') return;
    for (const loose of looseLists(pattern, constants)) {
      const { line } = file.getLineAndCharacterOfPosition(loose.getStart());
      found.push(`${name}:${line + 1} ${loose.getText()}`);
    }
  });
  return found;
}

/** Follows constants of the same file. A call counts as a list where its method returns one. */
function looseLists(pattern: ts.Node, constants: Map<string, ts.Expression>): ts.Node[] {
  if (ts.isArrayLiteralExpression(pattern) || isListMethod(pattern)) return [pattern];
  if (ts.isObjectLiteralExpression(pattern)) {
    if (pattern.properties.length === 0) return [pattern];
    return pattern.properties.flatMap(property => {
      if (ts.isShorthandPropertyAssignment(property)) return looseLists(property.name, constants);
      if (ts.isPropertyAssignment(property)) return looseLists(property.initializer, constants);
      return ts.isSpreadAssignment(property) ? looseLists(property.expression, constants) : [];
    });
  }
  if (ts.isIdentifier(pattern)) {
    const value = constants.get(pattern.text);
    return value ? looseLists(value, constants) : [];
  }
  if (ts.isAsExpression(pattern) || ts.isParenthesizedExpression(pattern))
    return looseLists(pattern.expression, constants);
  if (ts.isConditionalExpression(pattern))
    return [pattern.whenTrue, pattern.whenFalse].flatMap(branch => looseLists(branch, constants));
  return [];
}

function isListMethod(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return LIST_METHODS.includes(node.expression.name.text);
}

function constantsOf(file: ts.SourceFile): Map<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  visit(file, node => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
  });
  return constants;
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, child => visit(child, look));
}
