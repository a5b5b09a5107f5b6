import fc from 'fast-check';
import t from 'tap';
import { isObject, isTooDeep, jsonPointer, type Position, parseJson, parsePointer, positionIn } from '../src/json.js';

class SyntaxErrorAt extends Error {
  constructor(readonly position: Position) {
    super();
  }
}

/** @returns where the text stops being JSON; undefined if it is JSON. */
function syntaxErrorIn(text: string): Position | undefined {
  try {
    parseJson(text, position => new SyntaxErrorAt(position));
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxErrorAt) return error.position;
    throw error;
  }
}

const SYNTAX_ERRORS: [text: string, line: number, column: number][] = [
  ['', 1, 1],
  [' \n ', 2, 2],
  ['{"a": }', 1, 7],
  ['{"a": 1,}', 1, 9],
  ['[1,]', 1, 4],
  ['[1 2]', 1, 4],
  ['[,1]', 1, 2],
  ['{"a" 1}', 1, 6],
  ['{"a": 1 "b": 2}', 1, 9],
  ['{1: 2}', 1, 2],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{\r\n  "a": x,\r\n  "b": 2\r\n}\r\n', 2, 8],
  ['[1, 2', 1, 6],
  ['[1}', 1, 3],
  ['[{"a": [1, 2]]', 1, 14],
  ['{} {}', 1, 4],
  ['1,', 1, 2],
  ['{"a": "open\n"}', 1, 7],
  ['"\\x"', 1, 1],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 2],
  ['[tru]', 1, 2],
  ['[true1]', 1, 2],
  ['\ufeff{}', 1, 1],
];

for (const [text, line, column] of SYNTAX_ERRORS) {
  t.test(`${JSON.stringify(text)} stops being JSON at line ${line}, column ${column}`, async t => {
    t.same(syntaxErrorIn(text), { line, column });
  });
}

t.test('an alien character is found at the start of the token that it breaks', async t => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom(undefined, 2), (value, place, indent) => {
      const json = JSON.stringify(value, undefined, indent);
      const alien = place % (json.length + 1);
      const offset = offsetOf(json, syntaxErrorIn(`${json.slice(0, alien)}\u0001${json.slice(alien)}`));
      return offset <= alien && alien <= endOfToken(json, offset);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

function offsetOf(text: string, { line, column }: Position = { line: 0, column: 0 }): number {
  const linesBefore = text.split('\n').slice(0, line - 1);
  return linesBefore.reduce((length, { length: more }) => length + more + 1, 0) + column - 1;
}

/** The end of the string, the word or the punctuation that starts at an offset of a JSON text. */
function endOfToken(json: string, offset: number): number {
  const [token = ''] = /^(?:"(?:[^"\\]|\\.)*"|[\w.+-]+|)/su.exec(json.slice(offset)) ?? [];
  return offset + token.length;
}

const MEGABYTE = 2 ** 20;

const HOSTILE: [name: string, text: string, column: number][] = [
  ['lists that are never closed', '['.repeat(MEGABYTE), MEGABYTE + 1],
  ['objects that are never closed', '{"a":'.repeat(MEGABYTE / 8), (MEGABYTE / 8) * 5 + 1],
  ['lists of which one is not closed', `${'['.repeat(MEGABYTE / 2)}${']'.repeat(MEGABYTE / 2 - 1)}`, MEGABYTE],
  ['a string that is never closed', `"${'x'.repeat(MEGABYTE)}`, 1],
  ['a string of escapes that is never closed', `"${'\\"'.repeat(MEGABYTE / 2)}`, 1],
  ['a number with a letter behind it', `${'1'.repeat(MEGABYTE)}x`, 1],
];

for (const [name, text, column] of HOSTILE) {
  t.test(`a megabyte of ${name} does not exhaust the stack`, async t => {
    t.same(syntaxErrorIn(text), { line: 1, column });
  });
}

t.test('a JSON text is parsed', async t => {
  t.same(
    parseJson(' {"a": [1, null, "\\u00e9"]} ', () => new Error('refused')),
    { a: [1, null, 'é'] },
  );
});

const POINTERS: [keys: string[], pointer: string][] = [
  [[], ''],
  [[''], '/'],
  [['a', '0', 'b'], '/a/0/b'],
  [['com.example/team'], '/com.example~1team'],
  [['m~n'], '/m~0n'],
  [['~1'], '/~01'],
  [['~0'], '/~00'],
  [['a/~b', '/'], '/a~1~0b/~1'],
];

for (const [keys, pointer] of POINTERS) {
  t.test(`the JSON Pointer to ${JSON.stringify(keys)} is ${pointer || 'empty'}`, async t => {
    t.equal(jsonPointer(...keys), pointer);
    t.same(parsePointer(pointer), keys);
  });
}

t.test('the index of an item is a key of a JSON Pointer', async t => {
  t.equal(jsonPointer('containers', 2), '/containers/2');
});

t.test('only objects are objects', async t => {
  t.ok(isObject({}));
  for (const value of [null, [], 'text', 1, true, undefined]) t.notOk(isObject(value), JSON.stringify(value));
});

const TEXT = ` {
  "a": [1, {"b": {}, "c": "]"}],
  "d\\u002fe": {
    "f": null
  }
}`;

const POSITIONS: [pointer: string, line: number, column: number][] = [
  ['', 1, 2],
  ['/a', 2, 8],
  ['/a/0', 2, 9],
  ['/a/1/c', 2, 27],
  ['/a/2', 2, 8],
  ['/a/1/b/g', 2, 18],
  ['/d~1e/f', 4, 10],
  ['/d~1e/g/h', 3, 15],
  ['/x', 1, 2],
];

for (const [pointer, line, column] of POSITIONS) {
  t.test(`"${pointer}", or the closest value around it, is at ${line}:${column}`, async t => {
    t.same(positionIn(TEXT, pointer), { line, column });
  });
}

t.test('a text may be nested 64 levels deep; brackets in its texts do not count', async t => {
  const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;

  t.equal(isTooDeep(nested(64)), false);
  t.equal(isTooDeep(nested(66)), true);
  t.equal(isTooDeep(JSON.stringify(['['.repeat(100), '\\"['.repeat(100), '\\'])), false);
  t.equal(isTooDeep('[]'.repeat(100)), false);
  t.equal(isTooDeep('['.repeat(2 ** 20)), true);
});
