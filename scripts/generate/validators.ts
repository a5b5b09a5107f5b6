import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { type Operation, operationsOf, type Parameter, resolve, type Schema, type Spec } from './spec.js';

/** Keywords of OpenAPI's and ours that say nothing to a validator. */
const ANNOTATIONS = ['example', 'discriminator', 'xml', 'externalDocs', 'x-sdk-case', 'x-sdk-name'];

/** Sources of the precompiled validators, each exporting `<operationId>_<part>`. */
export interface ValidatorModules {
  /** `_path`, `_query`, `_header`: text, coerced to the type that the spec names. */
  parameters: string;
  /** `_body`, never coerced. */
  bodies: string;
  /** `_<status>`: answers, for tests. */
  answers: string;
}

export function validatorModules(spec: Spec): ValidatorModules {
  const parameters = compiler({ coerceTypes: 'array', useDefaults: true });
  const bodies = compiler({});
  const answers = compiler({});
  for (const ajv of [parameters, bodies, answers])
    ajv.addSchema(local({ $id: 'components', $defs: spec.components.schemas }));
  for (const { operation, parameters: declared } of operationsOf(spec)) {
    for (const place of ['path', 'query', 'header'] as const) {
      const schema = parameterSchema(declared.filter(p => p.in === place));
      if (schema) parameters.addSchema(local(schema), `${operation.operationId}_${place}`);
    }
    const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    if (body) bodies.addSchema(local(chosen(body)), `${operation.operationId}_body`);
    for (const [status, schema] of answerSchemas(spec, operation))
      answers.addSchema(local(schema), `${operation.operationId}_${status}`);
  }
  return { parameters: source(parameters), bodies: source(bodies), answers: source(answers) };
}

/** @param schema the configuration's JSON Schema. @returns a module that exports `validateConfig`. */
export function configValidator(schema: object): string {
  const ajv = compiler({ verbose: true });
  ajv.addSchema(schema, 'validateConfig');
  return source(ajv);
}

function compiler(options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
    ...options,
  });
  addFormats.default(ajv);
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  return ajv;
}

/** One object schema for all parameters of a place; undefined where there are none. */
function parameterSchema(parameters: Parameter[]): Schema | undefined {
  if (parameters.length === 0) return undefined;
  const name = (p: Parameter) => (p.in === 'header' ? p.name.toLowerCase() : p.name);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(p => [name(p), p.schema])),
    required: parameters.filter(p => p.required).map(name),
  };
}

/** A schema of two alternatives asks for the one that the key chooses, so that its faults alone are told. */
function chosen(schema: Schema): Schema {
  const { 'x-chosen-by': key, anyOf, ...rest } = schema;
  if (key === undefined) return schema;
  const [without, having] = anyOf ?? [];
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { ...rest, if: { required: [key] }, then: having, else: without };
}

function answerSchemas(spec: Spec, operation: Operation): [string, Schema][] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const content = resolve<{ content?: Record<string, { schema?: Schema }> }>(
      spec,
      response as { $ref: string },
    ).content;
    const json = content?.['application/json'] ?? content?.['application/problem+json'];
    return json?.schema ? [[status, json.schema] as [string, Schema]] : [];
  });
}

/** References into the spec become references to the one schema that holds all components. */
function local<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'components#/$defs/'));
}

/** Ajv writes `require` into ES modules, for its run-time parts. */
function source(ajv: Ajv2020): string {
  const names = Object.keys(ajv.schemas).filter(name => /^\w+$/.test(name) && name !== 'components');
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map(name => [name, name])));
  const preamble = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
  return (
    preamble +
    code.replaceAll('export const ', '\nexport const ').replaceAll(';function validate', ';\nfunction validate')
  );
}
