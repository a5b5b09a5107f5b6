import fc from 'fast-check';
import { type Route, routes } from '#generated/routes.js';
import { type Content, operationsOf, type Parameter, type PlacedOperation, type Spec } from '../generate/spec.js';
import { type TextsByKey, valuesOf } from '../support/generated-values.js';
import { hostileBodies, hostileSegments, hostileTexts, hostileValues, toJson } from './hostile.js';
import { mutated } from './mutation.js';

export interface FuzzRequest {
  operationId: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Names of headers that no parameter of the spec has, with values. */
const OTHER_HEADERS: Record<string, string[]> = {
  'content-type': ['application/json', 'text/plain', 'nonsense', 'multipart/form-data; boundary=a'],
  accept: ['*/*', 'text/html', 'application/xml;q=0', ','],
  'accept-encoding': ['gzip', 'br;q=1e999', '*'],
  'x-request-id': ['abc-1', 'a b', 'x'.repeat(300)],
  origin: ['https://example.com', 'null'],
  'if-none-match': ['*', '"x"', 'W/"x", "y"', '"'],
  range: ['bytes=0-', 'bytes=a'],
  'x-http-method-override': ['DELETE'],
};

/**
 * Requests to every operation: valid, nearly valid and hostile. @param texts of what exists, by the parameter or the key that names it.
 * @param token of the service.
 */
export function fuzzRequests(spec: Spec, texts: TextsByKey, token: string): fc.Arbitrary<FuzzRequest> {
  const placed = new Map(operationsOf(spec).map(each => [each.operation.operationId, each]));
  return fc.oneof(
    ...routes.flatMap(route => {
      const operation = placed.get(route.operationId);
      return operation ? route.paths.map(path => requestsOf(spec, route, path, operation, texts, token)) : [];
    }),
  );
}

function requestsOf(
  spec: Spec,
  { operationId, method, body }: Route,
  path: string,
  { operation, parameters }: PlacedOperation,
  texts: TextsByKey,
  token: string,
): fc.Arbitrary<FuzzRequest> {
  const inPlace = (place: Parameter['in']) => parameters.filter(parameter => parameter.in === place);
  const valuesFor = ({ name, schema }: Parameter) => textOf(spec, name, schema, texts);
  const segments = Object.fromEntries(
    inPlace('path').map(parameter => [
      parameter.name,
      fc.oneof({ weight: 12, arbitrary: valuesFor(parameter).map(encode) }, { weight: 1, arbitrary: hostileSegments }),
    ]),
  );
  return fc
    .record({
      segments: fc.record(segments),
      query: fc.oneof(
        { weight: 12, arbitrary: queriesOf(inPlace('query'), valuesFor) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '%',
            '&&&==',
            '%00=%00',
            '__proto__=1&constructor=2',
            'a[b]=c',
            '='.repeat(5_000),
            'a=b&'.repeat(2_000),
          ),
        },
      ),
      headers: headersOf(inPlace('header'), valuesFor, token),
      body:
        body === 'none'
          ? fc.oneof({ weight: 9, arbitrary: fc.constant('') }, hostileBodies)
          : bodiesOf(spec, operation, texts),
    })
    .map(({ segments, query, headers, body }) => ({
      operationId,
      method,
      path: `${path.replace(/:(\w+)/g, (_, name) => segments[name] ?? '')}${query === '' ? '' : `?${query}`}`,
      headers,
      ...(body !== '' && { body }),
    }));
}

/** What exists, what the schema nearly allows, or what nothing allows. */
function textOf(spec: Spec, name: string, schema: Parameter['schema'], texts: TextsByKey): fc.Arbitrary<string> {
  const known = texts[name];
  return fc.oneof(
    { weight: known ? 14 : 0, arbitrary: fc.constantFrom(...(known ?? [''])) },
    {
      weight: 3,
      arbitrary: valuesOf(spec, schema, texts, name).map(value =>
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ),
    },
    { weight: 2, arbitrary: hostileTexts },
  );
}

function queriesOf(
  parameters: Parameter[],
  valuesFor: (parameter: Parameter) => fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const required = parameters.filter(parameter => parameter.required);
  const optional = parameters.filter(parameter => !parameter.required);
  const pairs = (chosen: Parameter[]) =>
    fc.tuple(...chosen.map(parameter => valuesFor(parameter).map(value => `${parameter.name}=${encode(value)}`)));
  return someOf(optional)
    .chain(chosen => pairs([...required, ...chosen]))
    .map(all => all.join('&'));
}

function someOf<Item>(items: Item[]): fc.Arbitrary<Item[]> {
  return fc.subarray(items, { maxLength: Math.min(3, items.length) });
}

function headersOf(
  parameters: Parameter[],
  valuesFor: (parameter: Parameter) => fc.Arbitrary<string>,
  token: string,
): fc.Arbitrary<Record<string, string>> {
  const own = parameters.map(
    parameter => [parameter.name.toLowerCase(), valuesFor(parameter).map(headerText)] as const,
  );
  const others = Object.entries(OTHER_HEADERS).map(([name, values]) => [name, fc.constantFrom(...values)] as const);
  return someOf([...own, ...others])
    .chain(chosen => fc.record(Object.fromEntries(chosen)))
    .chain(headers =>
      fc
        .oneof({ weight: 30, arbitrary: fc.constant(token) }, hostileTexts.map(headerText))
        .map(value => ({ ...headers, 'x-auth-token': value })),
    );
}

function bodiesOf(spec: Spec, { requestBody }: PlacedOperation['operation'], texts: TextsByKey): fc.Arbitrary<string> {
  const content = requestBody?.content['application/json'] ?? {};
  const { schema = {} } = content;
  const examples = examplesOf(content);
  const generated = valuesOf(spec, schema, texts);
  const bases = fc.oneof({ weight: 1, arbitrary: generated }, ...examples.map(example => fc.constant(example)));
  return fc.oneof(
    { weight: 20, arbitrary: mutated(bases, fc.oneof(generated, hostileValues)).map(toJson) },
    { weight: 1, arbitrary: hostileBodies },
  );
}

function examplesOf(
  content: Content[string] & { example?: unknown; examples?: Record<string, { value?: unknown }> },
): unknown[] {
  const { example, examples = {} } = content;
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value ?? {})];
}

/** A lone surrogate has no encoding in UTF-8. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** What Node's client sends in a header. */
function headerText(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 8_000);
}
