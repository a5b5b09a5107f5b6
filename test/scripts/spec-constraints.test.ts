import { join } from 'node:path';
import t from 'tap';
import { readSpec } from '../../scripts/generate/spec.js';
import { EXCEPTIONS } from '../../scripts/spec-constraints/exceptions.js';
import { differencesIn } from '../../scripts/spec-constraints.js';

const spec = readSpec(join(import.meta.dirname, '../../../openapi.yaml'));

t.test('the spec refuses what AWS’s models refuse, and nothing else, apart from the exceptions', async t => {
  t.same(differencesIn(spec), []);
});

t.test('a wider and a narrower constraint are reported with both values', async t => {
  const changed = structuredClone(spec);
  const { CreateSecretRequest, PortMapping } = changed.components.schemas;
  Object.assign(CreateSecretRequest?.properties?.ClientRequestToken ?? {}, { minLength: 40, maxLength: 70 });
  Object.assign(PortMapping?.properties?.Protocol ?? {}, { enum: ['tcp'] });

  t.same(differencesIn(changed), [
    "PortMapping.Protocol enum: tcp here, tcp, udp in AWS's model",
    "CreateSecretRequest.ClientRequestToken minLength: 40 here, 32 in AWS's model",
    "CreateSecretRequest.ClientRequestToken maxLength: 70 here, 64 in AWS's model",
  ]);
});

t.test('a pattern that is not anchored is not the pattern of AWS', async t => {
  const changed = structuredClone(spec);
  const { ReplicaRegionType } = changed.components.schemas;
  Object.assign(ReplicaRegionType?.properties?.Region ?? {}, { pattern: '([a-z]+-)+\\d+' });

  t.same(differencesIn(changed), [
    "ReplicaRegionType.Region pattern: ([a-z]+-)+\\d+ without anchors here, ([a-z]+-)+\\d+ in AWS's model",
  ]);
});

t.test('a member that AWS requires and the spec does not is reported, and the reverse', async t => {
  const changed = structuredClone(spec);
  const { Secret, KeyValuePair } = changed.components.schemas;
  if (Secret) Secret.required = ['Name'];
  if (KeyValuePair) KeyValuePair.required = ['Name'];

  t.same(differencesIn(changed), [
    "Secret.ValueFrom required: false here, true in AWS's model",
    "KeyValuePair.Name required: true here, false in AWS's model",
  ]);
});

t.test('an exception without a difference is reported', async t => {
  const exceptions = { ...EXCEPTIONS, 'Secret.Name required': 'once needed' };

  t.same(differencesIn(spec, exceptions), ['Secret.Name required: an exception that is not needed']);
});
