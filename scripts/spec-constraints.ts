import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSpec, resolve, type Schema, type Spec } from './generate/spec.js';
import {
  type Constraint,
  constraintsOfSchema,
  constraintsOfShape,
  type ModelShape,
} from './spec-constraints/constraints.js';
import { EXCEPTIONS } from './spec-constraints/exceptions.js';

interface Model {
  /** Action → shape of its input. */
  inputs: Record<string, string>;
  shapes: Record<string, ModelShape>;
}

/** The inputs of AWS's actions that a request schema goes to, each as `service.Action`. */
const ACTIONS: Record<string, string[]> = {
  RegisterTaskDefinitionRequest: ['ecs.RegisterTaskDefinition'],
  CreateServiceRequest: ['ecs.CreateService'],
  UpdateServiceRequest: ['ecs.UpdateService'],
  RollbackRequest: ['ecs.UpdateService'],
  RunTaskRequest: ['ecs.RunTask'],
  CreateClusterRequest: ['ecs.CreateCluster'],
  CreateDiscoveryServiceRequest: ['servicediscovery.CreateService'],
  CreateSecretRequest: ['secretsmanager.CreateSecret'],
  RepositoryCredential: ['secretsmanager.CreateSecret', 'secretsmanager.PutSecretValue'],
  SecretUpdateRequest: ['secretsmanager.PutSecretValue', 'secretsmanager.TagResource'],
  PutParameterRequest: ['ssm.PutParameter'],
  ParameterUpdateRequest: ['ssm.PutParameter', 'ssm.AddTagsToResource'],
};

/** Members that the spec calls something else than AWS. */
const OTHER_NAMES: Record<string, string> = { 'SecretUpdateRequest.Secret': 'SecretString' };

/**
 * The length of texts for which neither the models nor the documents of AWS state one: that of the longest ARN. Source: IAM API Reference,
 * the type of ARNs.
 */
const LONGEST = 2048;

const INPUTS = new URL(import.meta.resolve('#root/src/emulator/aws-inputs.json'));

/**
 * Compares the constraints of the spec's request schemas with those of AWS's models, as deep as both go. Members are matched in any
 * case. What only one side has is not compared: spec-completeness.ts finds what the spec lacks.
 * @param exceptions the constraints that differ on purpose, by schema, member and constraint (`Tag.Key maxLength`), with the reason.
 * @returns a line for each other constraint that differs, and for each exception that is not needed.
 */
export function differencesIn(spec: Spec, exceptions: Record<string, string> = EXCEPTIONS): string[] {
  const { services } = JSON.parse(readFileSync(INPUTS, 'utf8')) as { services: Record<string, Model> };
  const differences = new Map<string, Set<string>>();
  for (const [name, actions] of Object.entries(ACTIONS)) {
    for (const [service = '', action = ''] of actions.map(each => each.split('.'))) {
      const model = services[service];
      const schema = spec.components.schemas[name];
      const input = model?.inputs[action];
      if (!model || !schema || !input) throw new Error(`${name} or ${service}.${action} does not exist`);
      compare({ spec, shapes: model.shapes, differences, compared: new Set() }, schema, input, name);
    }
  }
  const unexpected = [...differences].filter(([place]) => !Object.hasOwn(exceptions, place));
  const unneeded = Object.keys(exceptions).filter(place => !differences.has(place));
  return [
    ...unexpected.flatMap(([place, texts]) => [...texts].map(text => `${place}: ${text}`)),
    ...unneeded.map(place => `${place}: an exception that is not needed`),
  ];
}

interface Comparison {
  spec: Spec;
  shapes: Record<string, ModelShape>;
  /** How a constraint differs, by its place. */
  differences: Map<string, Set<string>>;
  /** Pairs of schema and shape. */
  compared: Set<string>;
}

function compare(comparison: Comparison, declared: Schema, shapeName: string, at: string): void {
  const { spec, shapes, compared } = comparison;
  const place = declared.$ref?.split('/').at(-1) ?? at;
  const schema = resolve<Schema>(spec, declared as { $ref: string });
  const shape = shapes[shapeName];
  if (!shape || compared.has(`${place} ${shapeName}`)) return;
  compared.add(`${place} ${shapeName}`);
  compareConstraints(comparison, at, constraintsOfSchema(schema), constraintsOfShape(shape));
  if (shape.member && schema.items) compare(comparison, schema.items, shape.member, `${place}[]`);
  if (shape.value && typeof schema.additionalProperties === 'object')
    compare(comparison, schema.additionalProperties, shape.value, `${place}{}`);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const member = memberOf(shape, OTHER_NAMES[`${place}.${key}`] ?? key);
    if (!member) continue;
    const [name, of] = member;
    const isRequired = { ours: schema.required?.includes(key), theirs: shape.required?.includes(name) };
    compareConstraints(
      comparison,
      `${place}.${key}`,
      { required: isRequired.ours ?? false },
      { required: isRequired.theirs ?? false },
    );
    compare(comparison, property, of, `${place}.${key}`);
  }
}

function compareConstraints({ differences }: Comparison, at: string, ours: Constraint, theirs: Constraint): void {
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (ours[name] === theirs[name] || (ours[name] === LONGEST && theirs[name] === undefined)) continue;
    const place = `${at} ${name}`;
    const texts = differences.get(place) ?? new Set();
    differences.set(place, texts.add(`${ours[name] ?? 'none'} here, ${theirs[name] ?? 'none'} in AWS's model`));
  }
}

function memberOf({ members = {} }: ModelShape, key: string): [name: string, shape: string] | undefined {
  return Object.entries(members).find(([name]) => name.toLowerCase() === key.toLowerCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const differences = differencesIn(readSpec(join(import.meta.dirname, '../../openapi.yaml')));
  for (const difference of differences) console.error(difference);
  if (differences.length === 0)
    console.log("openapi.yaml has the constraints of AWS's models, apart from the exceptions");
  else process.exitCode = 1;
}
