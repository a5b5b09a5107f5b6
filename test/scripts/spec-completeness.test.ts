import { join } from 'node:path';
import t from 'tap';
import { readSpec, type Schema, type Spec } from '../../scripts/generate/spec.js';
import { gapsIn } from '../../scripts/spec-completeness.js';

const spec = readSpec(join(import.meta.dirname, '../../../openapi.yaml'));

t.test('the spec names every member that AWS accepts, and no other enum value', async t => {
  t.same(gapsIn(spec), []);
});

t.test('a nested member that the spec lacks is reported with its path', async t => {
  const changed = specWith('LogConfiguration', ({ Options, ...others }) => others);

  const gaps = gapsIn(changed);

  t.same(gaps, ['RegisterTaskDefinitionRequest.ContainerDefinitions[].LogConfiguration.Options']);
});

t.test("a member of another service's input is reported under the spec's name for that input", async t => {
  const changed = specWith('DnsRecord', ({ TTL, ...others }) => others);

  const gaps = gapsIn(changed);

  t.same(gaps, ['CreateDiscoveryServiceRequest.DnsConfig.DnsRecords[].TTL']);
});

t.test('a member spelled so that the SDK would not know it is missing', async t => {
  const changed = specWith('DnsRecord', ({ TTL, ...others }) => ({ ...others, Ttl: { type: 'integer' } }));

  const gaps = gapsIn(changed);

  t.same(gaps, ['CreateDiscoveryServiceRequest.DnsConfig.DnsRecords[].TTL']);
});

t.test('enum values that differ are reported, in a list too', async t => {
  const changed = specWith('RegisterTaskDefinitionRequest', properties => ({
    ...properties,
    PidMode: { type: 'string', enum: ['host', 'task', 'cluster'] },
    RequiresCompatibilities: { type: 'array', items: { type: 'string', enum: ['EC2', 'FARGATE'] } },
  }));

  const gaps = gapsIn(changed);

  t.same(gaps, [
    'RegisterTaskDefinitionRequest.RequiresCompatibilities: its enum lacks EXTERNAL, MANAGED_INSTANCES',
    'RegisterTaskDefinitionRequest.PidMode: AWS does not know cluster',
  ]);
});

t.test('a request schema that is gone is reported by its name', async t => {
  const changed = structuredClone(spec);
  delete changed.components.schemas.PutParameterRequest;

  const gaps = gapsIn(changed);

  t.same(gaps, ['PutParameterRequest']);
});

/** A copy of the spec in which the properties of one schema are changed. */
function specWith(name: string, change: (properties: Record<string, Schema>) => Record<string, Schema>): Spec {
  const copy = structuredClone(spec);
  const schema = copy.components.schemas[name];
  if (!schema?.properties) throw new Error(`openapi.yaml has no object schema ${name}`);
  schema.properties = change(schema.properties);
  return copy;
}
