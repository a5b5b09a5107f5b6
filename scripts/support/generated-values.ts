import fc from 'fast-check';
import { resolve, type Schema, type Spec } from '../generate/spec.js';

/** Texts as definitions and services have them: names that refer to one another, and what templates have in their place. */
const TEXTS = [
  'web',
  'api',
  'data',
  'http',
  'nginx:1',
  '1',
  '256',
  '512',
  '0.5 GB',
  '8080-8090',
  'arn:aws:iam::012345678901:role/other',
  'arn:aws:iam::<ACCOUNT_ID>:role/other',
  '<IMAGE1_NAME>',
  '{{ var }}',
  'XXXXXXXXXXXX',
];

/** Texts by the key that has them. */
export type TextsByKey = Record<string, string[]>;

/**
 * Values that a schema of the spec allows, and some that it nearly allows: at and just beyond its limits. Objects have few of their
 * optional members, as each is likely to be a fault.
 */
export function valuesOf(spec: Spec, declared: Schema, texts: TextsByKey, key = '', depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve<Schema>(spec, declared as { $ref: string });
  const { items, properties, additionalProperties, anyOf, enum: values } = schema;
  if (Array.isArray(values)) return fc.constantFrom(...values);
  if (anyOf) return fc.oneof(...anyOf.map(each => valuesOf(spec, each, texts, key, depth)));
  if (properties) return membersOf(spec, schema, texts, 2, depth);
  if (items)
    return depth > 8 ? fc.constant([]) : fc.array(valuesOf(spec, items, texts, key, depth + 1), { maxLength: 2 });
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('a', 'config-file-type'), textsOf(key, texts));
  if (schema.type === 'integer' || schema.type === 'number') return numbersOf(schema);
  return schema.type === 'boolean' ? fc.boolean() : textsOf(key, texts);
}

/** Objects with the members that a schema requires and at most `most` others. */
export function membersOf(
  spec: Spec,
  declared: Schema,
  texts: TextsByKey,
  most: number,
  depth = 0,
): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = resolve<Schema>(spec, declared as { $ref: string });
  const optional = Object.keys(properties).filter(key => !required.includes(key));
  return fc
    .subarray(optional, { maxLength: depth > 8 ? 0 : Math.min(most, optional.length) })
    .chain(chosen =>
      fc.record(
        Object.fromEntries(
          [...required, ...chosen].map(key => [key, valuesOf(spec, properties[key] ?? {}, texts, key, depth + 1)]),
        ),
      ),
    );
}

function textsOf(key: string, texts: TextsByKey): fc.Arbitrary<string> {
  return fc.constantFrom(...(texts[key] ?? TEXTS));
}

function numbersOf({ minimum, maximum }: Schema): fc.Arbitrary<number> {
  const limits = [minimum, maximum].flatMap(limit => (typeof limit === 'number' ? [limit - 1, limit, limit + 1] : []));
  return fc.constantFrom(0, 1, 2, 80, 256, 8080, ...limits);
}
