import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { operationsOf, type Parameter, type Spec } from './spec.js';
import { inSdkSpelling } from './spelling.js';

/**
 * Generates the types of all operations and schemas in the SDK's spelling with openapi-typescript. A date-time is a
 * `Date`, the name of a header is in lower case, as Node has it.
 */
export async function generateTypes(spec: Spec): Promise<string> {
  const renamed = inSdkSpelling(spec);
  for (const { parameters } of operationsOf(renamed)) parameters.forEach(asParsed);
  const ast = await openapiTS(renamed as never, {
    alphabetize: false,
    transform: schema => (schema.format === 'date-time' ? dateType(schema) : undefined),
  });
  return astToString(ast);
}

/** @param schema the configuration's JSON Schema. @returns its type, named `Config`. */
export async function generateConfigTypes(schema: object): Promise<string> {
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

/** Changes a parameter's declaration to what a handler gets: validators fill in its default. */
function asParsed(parameter: Parameter): void {
  if (parameter.in === 'header') parameter.name = parameter.name.toLowerCase();
  if (parameter.schema.default !== undefined) parameter.required = true;
}
