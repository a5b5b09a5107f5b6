import { type Content, operationsOf, resolve, type Schema, type Spec } from './spec.js';

/** The SDK's spelling of a property: as written where the schema says `x-sdk-case: pascal`, else with a small first letter. */
export function sdkName(owner: Schema, key: string): string {
  return owner['x-sdk-case'] === 'pascal' ? key : key.charAt(0).toLowerCase() + key.slice(1);
}

/** Copies the spec with all properties in the SDK's spelling, which is the one that the code uses. */
export function inSdkSpelling(spec: Spec): Spec {
  const renamed = structuredClone(spec);
  const seen = new Set<Schema>();
  for (const schema of schemasOf(renamed)) renameProperties(renamed, schema, seen);
  return renamed;
}

function schemasOf(spec: Spec): Schema[] {
  const contents: Content[] = operationsOf(spec).flatMap(({ operation }) => [
    operation.requestBody?.content ?? {},
    ...Object.values(operation.responses).map(({ content = {} }) => content),
  ]);
  const inline = contents.flatMap(content => Object.values(content)).flatMap(({ schema }) => (schema ? [schema] : []));
  return [...Object.values(spec.components.schemas), ...inline];
}

function renameProperties(spec: Spec, schema: Schema, seen: Set<Schema>): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  for (const child of subschemasOf(schema)) renameProperties(spec, child, seen);
  const { properties, required, anyOf, 'x-chosen-by': chosenBy } = schema;
  if (properties) {
    const renamed = Object.entries(properties).map(([key, property]) => [sdkName(schema, key), property]);
    schema.properties = Object.fromEntries(renamed);
  }
  if (required) schema.required = required.map(key => sdkName(schema, key));
  const chosen = anyOf?.[1];
  if (chosenBy && chosen) schema['x-chosen-by'] = sdkName(resolve<Schema>(spec, chosen as { $ref: string }), chosenBy);
}

function subschemasOf(schema: Schema): Schema[] {
  const { properties = {}, items, additionalProperties, allOf = [], oneOf = [], anyOf = [] } = schema;
  const all = [...Object.values(properties), items, additionalProperties, ...allOf, ...oneOf, ...anyOf];
  return all.filter(child => typeof child === 'object');
}
