import fc from 'fast-check';
import t from 'tap';
import { syntaxFault } from '../src/json.js';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

t.test('it finds a fault exactly where JSON.parse does', async t => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '\n', '\u0001', '0', '.', 'e', '-', ' '))
    .map(
      ([json, at, by]) => `${json.slice(0, at % (json.length + 1))}${by}${json.slice((at % (json.length + 1)) + 1)}`,
    );

  fc.assert(fc.property(fc.oneof(fc.json(), damaged), text => (syntaxFault(text) === undefined) === isJson(text)));
  t.pass();
});

const POSITIONS: [text: string, line: number, column: number][] = [
  ['', 1, 1],
  ['{"a": }', 1, 7],
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['[1, 2', 1, 6],
  ['{} {}', 1, 4],
  ['{"a": "open\n"}', 1, 7],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 2],
];

for (const [text, line, column] of POSITIONS) {
  t.test(`${JSON.stringify(text)} stops being JSON at line ${line}, column ${column}`, async t => {
    t.same(syntaxFault(text), { line, column });
  });
}
