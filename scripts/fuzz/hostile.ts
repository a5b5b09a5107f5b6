import fc from 'fast-check';

/** JSON text that no value stands for, such as `1e999`. */
export class JsonText {
  constructor(readonly text: string) {}
}

const DEEP = 2_000;
/** Deeper than any stack. */
const DEEPEST = 100_000;
const LONG = 50_000;

/** Characters that names do not have, numbers beyond every range, and keys that every object inherits. */
const TEXTS = [
  '',
  ' ',
  '\0',
  'web\0',
  'a\u0007\u001b[31mb',
  'a\r\nSet-Cookie: x=1',
  '\ud800',
  'a\udfffb',
  '\u202eabc\ufeff',
  'é𝕏',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '$&$1',
  'x'.repeat(300),
];

/** Long texts on which a regular expression that backtracks takes more than linear time. */
const REPEATED = [
  'x',
  '9',
  ' ',
  '-',
  'a-',
  'a.',
  '/a',
  ':',
  '<',
  '${',
  '{{',
  '"',
  '\\',
  '0.5 ',
  '1-',
  'a,',
  'XXXX',
  'é',
];
const LONG_TEXTS = REPEATED.flatMap(part => ['', '!', '\n'].map(end => part.repeat(LONG / part.length) + end));
const ARN_TEXTS = [
  `arn:aws:iam::012345678901:role/${'a/'.repeat(10_000)}`,
  `arn:aws:iam${':'.repeat(LONG)}`,
  `arn:aws:secretsmanager:us-east-1:012345678901:secret:${'a-'.repeat(10_000)}`,
  'arn:aws:ecs:us-east-1:999999999999:cluster/myclu',
  'arn:aws-cn:ecs:cn-north-1:012345678901:service/myclu/www',
  'arn:aws:ecs:::',
  'arn:',
];

const NUMBERS = [
  0,
  -1,
  1.5,
  -0,
  2 ** 31,
  2 ** 53,
  1e308,
  ...['1e999', '-1e999', '1'.repeat(400), '0.1e-999'].map(text => new JsonText(text)),
];

const OTHERS = [null, true, false, {}, [], [[]], [null], [{}], { a: {} }, { '': '' }];

const JSON_TEXTS = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"length":1e999}',
  '{"a":1,"a":2,"A":3}',
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  `[${'null,'.repeat(20_000)}null]`,
  `[${'{},'.repeat(20_000)}{}]`,
  `[${'"x",'.repeat(20_000)}"x"]`,
  `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":"v"`).join()}}`,
].map(text => new JsonText(text));

/** Any code points but surrogates. `fc.string` with the unit `binary` takes a second to build a map of all of them, for shrinking. */
const anyTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat({ max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength: 40 })
  .map(codePoints => String.fromCodePoint(...codePoints));

/** Texts for parameters of paths, queries and headers. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS, ...ARN_TEXTS.slice(3)) },
  { weight: 2, arbitrary: anyTexts },
  { weight: 1, arbitrary: fc.constantFrom('1e999', '-1', '1.5', '0x7', '9'.repeat(400), 'x'.repeat(3_000)) },
);

/** Values for members of bodies. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, ...OTHERS) },
  { weight: 2, arbitrary: fc.constantFrom(...LONG_TEXTS, ...ARN_TEXTS) },
  { weight: 2, arbitrary: anyTexts },
  { weight: 1, arbitrary: fc.constantFrom(...JSON_TEXTS) },
);

/** What a path may have in place of a parameter, already encoded. */
export const hostileSegments: fc.Arbitrary<string> = fc.constantFrom(
  ...['%00', 'a%00b', '%0d%0aX:1', '%ff', '%ED%A0%80', '%', '%zz', '%2e%2e%2f', '..', '.', 'a/b', '%2F', '//', ';a=b'],
  ...['*', ':account', "'", '"', '\\', '\xff', '@', 'x'.repeat(3_000), 'x'.repeat(20_000), '%41'.repeat(1_000)],
);

/** Bodies that are no JSON object. */
export const hostileBodies: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    ' ',
    'null',
    '1',
    '"a"',
    '[]',
    '{',
    '{"a":',
    '{"a":1e999}',
    '{"a":1,}',
    "{'a':1}",
    '\ufeff{}',
    '\0',
    '{}{}',
    'a=b',
  ],
  ...[
    '['.repeat(DEEPEST),
    '{"a":'.repeat(DEEPEST),
    `${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}`,
    ' '.repeat(DEEPEST),
  ],
  ...[
    `"${'\\u0000'.repeat(10_000)}"`,
    `{"${'a'.repeat(DEEPEST)}":1}`,
    `[${'1,'.repeat(DEEPEST)}1]`,
    '{"\\ud800":"\\udfff"}',
  ],
);

/** As JSON.stringify, except for what `JsonText` stands for. */
export function toJson(value: unknown): string {
  if (value instanceof JsonText) return value.text;
  if (Array.isArray(value)) return `[${[...value].map(toJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`)
    .join()}}`;
}
