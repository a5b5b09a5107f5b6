import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import {
  type Content,
  operationsOf,
  type Parameter,
  type PlacedOperation,
  resolve,
  type Schema,
  type Spec,
} from './spec.js';
import { inSdkSpelling } from './spelling.js';

/** Keywords of OpenAPI and of this project that do not validate anything. */
const ANNOTATIONS = [
  ...['example', 'discriminator', 'xml', 'externalDocs'],
  ...['x-sdk-case', 'x-described-by-aws', 'x-secret', 'x-secret-keys'],
];

/** Sources of the precompiled validators, each exporting `<operationId>_<part>`. */
interface ValidatorModules {
  /** `_path`, `_query`, `_header`: text, coerced to the type that the spec names. */
  parameters: string;
  /** `_body`, in the SDK's spelling, never coerced. */
  bodies: string;
  /** `_<status>`: answers as they are sent, for tests. */
  answers: string;
}

export function generateValidators(spec: Spec): ValidatorModules {
  return {
    parameters: moduleOf(spec, { coerceTypes: 'array', useDefaults: true }, parameterSchemas),
    bodies: moduleOf(inSdkSpelling(spec), {}, bodySchemas),
    answers: moduleOf(spec, {}, answerSchemas),
  };
}

/** @param schema the configuration's JSON Schema. @returns a module that exports `validateConfig`. */
export function generateConfigValidator(schema: object): string {
  const ajv = createAjv({ verbose: true });
  ajv.addSchema(schema, 'validateConfig');
  return sourceOf(ajv);
}

/** A schema and the part of its operation that it validates. */
type PartSchema = [part: string, schema: Schema];

function moduleOf(spec: Spec, options: Options, schemasOf: (spec: Spec, placed: PlacedOperation) => PartSchema[]) {
  const ajv = createAjv(options);
  ajv.addSchema(withLocalReferences({ $id: 'components', $defs: spec.components.schemas }));
  for (const placed of operationsOf(spec)) {
    for (const [part, schema] of schemasOf(spec, placed))
      ajv.addSchema(withLocalReferences(schema), `${placed.operation.operationId}_${part}`);
  }
  return sourceOf(ajv);
}

function createAjv(options: Options): Ajv2020 {
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

/** One object schema for all parameters of each place. */
function parameterSchemas(_spec: Spec, { parameters }: PlacedOperation): PartSchema[] {
  return (['path', 'query', 'header'] as const).flatMap(place => {
    const declared = parameters.filter(parameter => parameter.in === place);
    const name = (parameter: Parameter) => (place === 'header' ? parameter.name.toLowerCase() : parameter.name);
    const schema = {
      type: 'object',
      properties: Object.fromEntries(declared.map(parameter => [name(parameter), parameter.schema])),
      required: declared.filter(({ required }) => required).map(name),
    };
    return declared.length > 0 ? [[place, schema] satisfies PartSchema] : [];
  });
}

function bodySchemas(_spec: Spec, { operation }: PlacedOperation): PartSchema[] {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return schema ? [['body', withChosenAlternative(schema)]] : [];
}

/** Validates against the one of two alternatives that the presence of a key chooses, so that only its faults are reported. */
function withChosenAlternative(schema: Schema): Schema {
  const { 'x-chosen-by': key, anyOf, ...rest } = schema;
  if (key === undefined) return schema;
  const [without, having] = anyOf ?? [];
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { ...rest, if: { required: [key] }, then: having, else: without };
}

function answerSchemas(spec: Spec, { operation }: PlacedOperation): PartSchema[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const { content } = resolve<{ content?: Content }>(spec, response as { $ref: string });
    const json = content?.['application/json'] ?? content?.['application/problem+json'];
    return json?.schema ? [[status, json.schema] satisfies PartSchema] : [];
  });
}

/** Points references into the spec at the one schema that holds all components. */
function withLocalReferences<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', 'components#/$defs/'));
}

/**
 * What a generated module begins with. Ajv writes `require` into ES modules, for its run-time parts. Its own way of
 * collecting the errors of a referenced schema, `concat`, takes time that is quadratic in their number: minutes for a
 * body of 200 KB.
 */
const PREAMBLE = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

function append(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}
`;

/** Generates a module of all named schemas. */
function sourceOf(ajv: Ajv2020): string {
  const names = Object.keys(ajv.schemas).filter(name => /^\w+$/.test(name) && name !== 'components');
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map(name => [name, name])));
  const legible = code
    .replaceAll(/vErrors\.concat\(([\w.]+)\)/g, 'append(vErrors, $1)')
    .replaceAll('export const ', '\nexport const ')
    .replaceAll(';function validate', ';\nfunction validate');
  return PREAMBLE + legible;
}
