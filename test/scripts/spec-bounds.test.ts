import { join } from 'node:path';
import t from 'tap';
import { operationsOf, readSpec, resolve, type Schema } from '../../scripts/generate/spec.js';

const spec = readSpec(join(import.meta.dirname, '../../../openapi.yaml'));

/** Schemas whose size AWS limits as a whole: a definition has at most 64 KiB, which is checked, and overrides are a part of one. */
const BOUNDED_AS_A_WHOLE = ['RegisterTaskDefinitionRequest', 'TaskOverride'];

/** Lists of which AWS states no maximum, and for whose items nothing is read. A body has at most 1 MiB. */
const BOUNDED_BY_BODY = [
  'CreateClusterRequest.Settings list',
  'CreateSecretRequest.AddReplicaRegions list',
  'DeploymentAlarms.AlarmNames list',
  'DeploymentLifecycleHook.LifecycleStages list',
  'DnsConfig.DnsRecords list',
  'GatewayConnectorFilters.AccessTypes list',
  'MetricConfiguration.MetricNames list',
  'MonitoringConfiguration.MetricConfigurations list',
  'RepositoryCredential.AddReplicaRegions list',
  'ServiceConnectConfiguration.ContainerConfigurations list',
  'ServiceConnectConfiguration.Services list',
  'ServiceManagedEBSVolumeConfiguration.TagSpecifications list',
  'TaskManagedEBSVolumeConfiguration.TagSpecifications list',
];

t.test('every text, integer, list and map of a request has a maximum', async t => {
  const seen = new Set(
    BOUNDED_AS_A_WHOLE.flatMap(name => [...schemasBelow({ $ref: `#/components/schemas/${name}` }).keys()]),
  );
  const unbounded = operationsOf(spec).flatMap(({ operation, parameters }) => {
    const body = operation.requestBody?.content['application/json']?.schema;
    const roots = [
      ...parameters.map(({ name, schema }) => [name, schema] as const),
      ...(body ? [[operation.operationId, body] as const] : []),
    ];
    return roots.flatMap(([name, schema]) =>
      [...schemasBelow(schema, name, seen)].flatMap(([each, place]) =>
        unboundedIn(each).map(kind => `${place} ${kind}`),
      ),
    );
  });

  t.same(unbounded.sort(), BOUNDED_BY_BODY);
});

/** A schema and all below it that are not among `seen`, with their places. */
function schemasBelow(declared: Schema, at = '', seen = new Set<Schema>()): Map<Schema, string> {
  const place = declared.$ref?.split('/').at(-1) ?? at;
  const schema = resolve<Schema>(spec, declared as { $ref: string });
  if (seen.has(schema)) return new Map();
  seen.add(schema);
  const { properties = {}, items, additionalProperties, allOf = [], anyOf = [] } = schema;
  const below: [string, Schema][] = [
    ...Object.entries(properties).map(([key, property]): [string, Schema] => [`${place}.${key}`, property]),
    ...[items, additionalProperties].flatMap((each): [string, Schema][] =>
      typeof each === 'object' ? [[`${place}[]`, each]] : [],
    ),
    ...[...allOf, ...anyOf].map((each): [string, Schema] => [place, each]),
  ];
  return new Map([[schema, at || place], ...below.flatMap(([name, each]) => [...schemasBelow(each, name, seen)])]);
}

function unboundedIn(schema: Schema): string[] {
  const {
    type,
    items,
    additionalProperties,
    enum: values,
    format,
    pattern = '',
  } = schema as Schema & { pattern?: string };
  const isText = [type].flat().includes('string') && !values && format !== 'date-time';
  const isBounded = schema.maxLength !== undefined || isBoundedPattern(pattern);
  const isInteger = [type].flat().includes('integer') && !values;
  return [
    ...(isText && !isBounded ? ['text'] : []),
    ...(isInteger && format !== 'int32' && schema.maximum === undefined ? ['integer'] : []),
    ...(items && schema.maxItems === undefined ? ['list'] : []),
    ...(typeof additionalProperties === 'object' && schema.maxProperties === undefined ? ['map'] : []),
  ];
}

/** Whether a pattern of a whole text has no repetition without a maximum. */
function isBoundedPattern(pattern: string): boolean {
  const withoutClasses = pattern.replace(/\[[^\]]*\]/g, 'c').replace(/\\./g, 'c');
  return /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(withoutClasses);
}
