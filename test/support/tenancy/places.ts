import { join } from 'node:path';
import { type Route, routes } from '#generated/routes.js';
import { operationsOf, readSpec, resolve, type Schema } from '../../../scripts/generate/spec.js';

const spec = readSpec(join(import.meta.dirname, '../../../../openapi.yaml'));

/** A place of a request that has a text. */
export interface Place {
  route: Route;
  /** `Schema.Member`, or `path.name` and `query.name`. */
  member: string;
  /** The way to it in the body, `[]` for an item of a list and `{}` for a value of a map; none for parameters. */
  steps: Step[];
}

export interface Step {
  key: string;
  /** The name of the schema of the object that the member stands in. */
  schema: string;
}

/** Every place of a text in the requests to an org's account, from the spec. */
export const PLACES: Place[] = operationsOf(spec).flatMap(({ operation, parameters }) => {
  const route = routes.find(({ operationId }) => operationId === operation.operationId);
  if (!route?.right) return [];
  const body = operation.requestBody?.content['application/json']?.schema;
  return [
    ...parameters
      .filter(({ schema }) => isText(schema))
      .map(({ in: at, name }) => ({ route, member: `${at}.${name}`, steps: [] })),
    ...(body ? placesBelow(body, [], '', []).map(place => ({ route, ...place })) : []),
  ];
});

function placesBelow(declared: Schema, steps: Step[], member: string, above: Schema[]): Omit<Place, 'route'>[] {
  const name = declared.$ref?.split('/').at(-1) ?? '';
  const schema = resolve<Schema>(spec, declared as { $ref: string });
  if (above.includes(schema)) return [];
  if (isText(schema) || name === 'JsonValue') return [{ member, steps }];
  const { properties = {}, items, additionalProperties, allOf = [], anyOf = [] } = schema;
  const below = (each: Schema, step: Step | undefined, at: string) =>
    placesBelow(each, step ? [...steps, step] : steps, at, [...above, schema]);
  return [
    ...Object.entries(properties).flatMap(([key, property]) =>
      below(property, { key, schema: name }, `${name}.${key}`),
    ),
    ...(items ? below(items, { key: '[]', schema: '' }, member) : []),
    ...(typeof additionalProperties === 'object' ? below(additionalProperties, { key: '{}', schema: '' }, member) : []),
    ...[...allOf, ...anyOf].flatMap(each => below(each, undefined, member)),
  ];
}

function isText(declared: Schema): boolean {
  const { type, enum: values } = resolve<Schema>(spec, declared as { $ref: string });
  return [type].flat().includes('string') && !values;
}
