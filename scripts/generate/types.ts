import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { sdkName } from './keys.js';
import { operationsOf, type Parameter, type Schema, type Spec } from './spec.js';

/**
 * The types of all operations and schemas, in the SDK's spelling: the spec with its properties renamed, through
 * openapi-typescript. Date-times are `Date`, header names are small as Node gives them.
 */
export async function types(spec: Spec): Promise<string> {
  const renamed = structuredClone(spec);
  renameEverySchema(renamed);
  const ast = await openapiTS(renamed as never, {
    alphabetize: false,
    transform: schema => (schema.format === 'date-time' ? dateType(schema) : undefined),
  });
  return astToString(ast);
}

/** @param schema the configuration's JSON Schema. @returns its type, named `Config`. */
export async function configTypes(schema: object): Promise<string> {
  const { $schema: _dialect, $defs = {}, ...config } = schema as { $schema?: string; $defs?: object };
  const text = JSON.stringify({ ...$defs, Config: config }).replaceAll('#/$defs/', '#/components/schemas/');
  const document = {
    openapi: '3.1.0',
    info: { title: 'Config', version: '1' },
    paths: {},
    components: { schemas: JSON.parse(text) },
  };
  return `${astToString(await openapiTS(document as never))}\nexport type Config = components['schemas']['Config'];\n`;
}

function dateType(schema: { type?: unknown }): ts.TypeNode {
  const date = ts.factory.createTypeReferenceNode('Date');
  const nullable = Array.isArray(schema.type) && schema.type.includes('null');
  return nullable
    ? ts.factory.createUnionTypeNode([date, ts.factory.createLiteralTypeNode(ts.factory.createNull())])
    : date;
}

function renameEverySchema(spec: Spec): void {
  const seen = new Set<Schema>();
  for (const schema of Object.values(spec.components.schemas)) rename(schema, seen);
  for (const { operation, parameters } of operationsOf(spec)) {
    for (const parameter of parameters) {
      lowerHeader(parameter);
      // The validators fill the default in.
      if (parameter.schema.default !== undefined) parameter.required = true;
    }
    for (const media of Object.values(operation.requestBody?.content ?? {})) rename(media.schema, seen);
    for (const response of Object.values(operation.responses))
      for (const media of Object.values(response.content ?? {})) rename(media.schema, seen);
  }
}

function lowerHeader(parameter: Parameter): void {
  if (parameter.in === 'header') parameter.name = parameter.name.toLowerCase();
}

function rename(schema: Schema | undefined, seen: Set<Schema>): void {
  if (!schema || seen.has(schema)) return;
  seen.add(schema);
  const names = new Map(
    Object.entries(schema.properties ?? {}).map(([key, value]) => [key, sdkName(schema, key, value)]),
  );
  const below = [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties];
  for (const child of [...below, ...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    if (typeof child === 'object') rename(child, seen);
  }
  if (schema.properties) {
    schema.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [names.get(key), value]),
    );
  }
  if (schema.required) schema.required = schema.required.map(key => names.get(key) ?? key);
}
