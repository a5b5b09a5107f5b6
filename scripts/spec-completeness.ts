import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as ecs from '@aws-sdk/client-ecs';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as cloudMap from '@aws-sdk/client-servicediscovery';
import * as ssm from '@aws-sdk/client-ssm';
import { readSpec, resolve, type Schema, type Spec } from './generate/spec.js';
import { sdkName } from './generate/spelling.js';
import { enumsOf, type Shape, shapeOf } from './spec-completeness/sdk-shapes.js';

/**
 * The inputs that the contract promises to pass on whole. A member that AWS accepts and the spec does not name would
 * be dropped from a caller's body.
 */
const INPUTS = [
  {
    sdkPackage: '@aws-sdk/client-ecs',
    client: ecs,
    shapes: {
      RegisterTaskDefinitionRequest: ecs.RegisterTaskDefinitionRequest$,
      CreateServiceRequest: ecs.CreateServiceRequest$,
      UpdateServiceRequest: ecs.UpdateServiceRequest$,
      RunTaskRequest: ecs.RunTaskRequest$,
      CreateClusterRequest: ecs.CreateClusterRequest$,
    },
  },
  {
    sdkPackage: '@aws-sdk/client-secrets-manager',
    client: secretsManager,
    shapes: { CreateSecretRequest: secretsManager.CreateSecretRequest$ },
  },
  {
    sdkPackage: '@aws-sdk/client-ssm',
    client: ssm,
    shapes: { PutParameterRequest: ssm.PutParameterRequest$ },
  },
  {
    sdkPackage: '@aws-sdk/client-servicediscovery',
    client: cloudMap,
    shapes: { CreateDiscoveryServiceRequest: cloudMap.CreateServiceRequest$ },
  },
];

/**
 * Compares the spec's request schemas with the shapes of the installed SDK, as deep as they go.
 * @returns a line a gap: the path of a member that the spec lacks, or of one whose enum differs and how; each schema is
 * looked at once, where it is met first.
 */
export function gapsIn(spec: Spec): string[] {
  return INPUTS.flatMap(({ sdkPackage, client, shapes }) => {
    const comparison: Comparison = { spec, enums: enumsOf(sdkPackage, client), compared: new Map() };
    return Object.entries(shapes).flatMap(([name, shape]) =>
      compare(comparison, shapeOf(shape), spec.components.schemas[name], name),
    );
  });
}

interface Comparison {
  spec: Spec;
  /** The SDK's enums by `Shape.member`. */
  enums: Map<string, string[]>;
  /** Schemas met so far, with the shape that each was compared with. */
  compared: Map<Schema, string>;
}

function compare(comparison: Comparison, shape: Shape, declared: Schema | undefined, path: string): string[] {
  if (!declared) return [path];
  const schema = resolve<Schema>(comparison.spec, declared);
  if (shape.kind === 'list') return compare(comparison, shape.items(), schema.items, `${path}[]`);
  if (shape.kind === 'map') return compare(comparison, shape.values(), valuesOf(schema), `${path}{}`);
  if (shape.kind === 'value' || comparison.compared.get(schema) === shape.id) return [];
  comparison.compared.set(schema, shape.id);
  const properties = propertiesBySdkName(schema);
  return [...shape.members].flatMap(([member, memberShape]) => {
    const property = properties.get(ownName(shape.name, member));
    const at = `${path}.${member.charAt(0).toUpperCase()}${member.slice(1)}`;
    return [
      ...compare(comparison, memberShape(), property, at),
      ...(property ? compareEnum(comparison, `${shape.name}.${member}`, property, at) : []),
    ];
  });
}

function valuesOf(schema: Schema): Schema | undefined {
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function propertiesBySdkName(schema: Schema): Map<string, Schema> {
  return new Map(Object.entries(schema.properties ?? {}).map(([key, value]) => [sdkName(schema, key), value]));
}

/** Tags are `{key, value}` in here whatever a service calls them; `aws/` translates. */
function ownName(shape: string, member: string): string {
  return shape === 'Tag' ? member.toLowerCase() : member;
}

function compareEnum({ spec, enums }: Comparison, member: string, property: Schema, path: string): string[] {
  const schema = resolve<Schema>(spec, property);
  const { enum: ours = [] } = resolve<Schema>(spec, schema.items ?? schema) as { enum?: unknown[] };
  const theirs: unknown[] = enums.get(member) ?? [];
  const missing = theirs.filter(value => !ours.includes(value));
  const unknown = ours.filter(value => !theirs.includes(value));
  return [
    ...(missing.length > 0 ? [`${path}: its enum lacks ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`${path}: AWS does not know ${unknown.join(', ')}`] : []),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const gaps = gapsIn(readSpec(join(import.meta.dirname, '../../openapi.yaml')));
  for (const gap of gaps) console.error(gap);
  if (gaps.length === 0)
    console.log("openapi.yaml names every input member of the installed SDK, with the SDK's enums");
  else process.exitCode = 1;
}
