import { readFileSync } from 'node:fs';
import t from 'tap';
import { operationsOf, readSpec, resolve, type Schema } from '../scripts/generate/spec.js';
import { secretPathsOf, withoutSecrets, withoutSecretsOf } from '../src/secrets.js';

const spec = readSpec(new URL(import.meta.resolve('#root/openapi.yaml')).pathname);

const SECRET_NAME = /passw|secret|token|auth|credential|environment|api_?key|private_?key/i;

/** Members whose names look like those of secrets, and why they are none. */
const NO_SECRETS: Record<string, string> = {
  'RepositoryCredentials.CredentialsParameter': 'an ARN',
  'FSxWindowsFileServerAuthorizationConfig.CredentialsParameter': 'an ARN',
  'ContainerDefinition.CredentialSpecs': 'ARNs',
  'EnvironmentFile.Value': 'an ARN',
  'CreateServiceRequest.ClientToken': 'an idempotency token',
  'RunTaskRequest.ClientToken': 'an idempotency token',
  'CreateSecretRequest.ClientRequestToken': 'an idempotency token',
  'ServiceConnectTlsCertificateAuthority.AwsPcaAuthorityArn': 'an ARN',
  'DescribeSecretResponse.ExternalSecretRotationRoleArn': 'an ARN',
  'ExternalSecretRotationMetadataItem.Value': 'AWS shows it to everyone who may describe the secret',
  'GetLogEventsResponse.NextForwardToken': 'the token of a page',
  'GetLogEventsResponse.NextBackwardToken': 'the token of a page',
  'AuthenticateOidcActionConfig.AuthorizationEndpoint': 'a URL',
  'AuthenticateOidcActionConfig.TokenEndpoint': 'a URL',
  'AuthenticateOidcActionConfig.AuthenticationRequestExtraParams': 'a browser sends them in its URL',
  'AuthenticateCognitoActionConfig.AuthenticationRequestExtraParams': 'a browser sends them in its URL',
  'AuthenticateOidcActionConfig.OnUnauthenticatedRequest': 'what happens to such a request',
  'AuthenticateCognitoActionConfig.OnUnauthenticatedRequest': 'what happens to such a request',
  'path secret': 'a name or an ARN',
};

t.test('every member that looks secret is marked as secret, or is known not to be', async t => {
  const suspects = [...suspectMembers(), ...suspectParameters()];

  t.same(
    suspects.filter(name => !(name in NO_SECRETS)),
    [],
    'mark it with writeOnly or x-secret in openapi.yaml',
  );
  t.same(
    Object.keys(NO_SECRETS).filter(name => !suspects.includes(name)),
    [],
    'no longer needed',
  );
});

t.test('the token is marked as secret', async t => {
  t.match(spec.components.securitySchemes?.token, { 'x-secret': true });
});

t.test('every member of a request that AWS’s models call sensitive is marked as secret', async t => {
  const models = JSON.parse(readFileSync(new URL(import.meta.resolve('#root/src/emulator/aws-inputs.json')), 'utf8'));
  const sensitive = Object.values<Model>(models.services).flatMap(({ inputs, shapes }) =>
    Object.values(inputs)
      .filter(name => name in spec.components.schemas)
      .flatMap(name => sensitiveIn(shapes, name).map(path => ({ name, path }))),
  );
  const isMarked = ({ name, path }: { name: string; path: string[] }) =>
    secretPathsOf(name).some(({ steps }) => path.every((step, index) => step === steps[index]));

  t.same(
    sensitive.filter(one => !isMarked(one)).map(({ name, path }) => `${name}.${path.join('.')}`),
    [
      // It has nothing but the ARN of a secret.
      'RegisterTaskDefinitionRequest.containerDefinitions.*.repositoryCredentials',
    ],
  );
  t.ok(sensitive.length > 4);
});

t.test('secrets are replaced in copies', async t => {
  const log = { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk', 'splunk-token': 'planted' } };
  const definition = {
    family: 'web',
    containerDefinitions: [
      { name: 'web', environment: [{ name: 'A', value: 'planted' }, { name: 'B' }], logConfiguration: log },
      { name: 'sidecar' },
    ],
    tags: [{ key: 'a', value: 'b' }],
  };
  const given = { steps: [], taskDefinition: definition };
  const before = structuredClone(given);

  t.same(withoutSecrets('Plan', given), {
    steps: [],
    taskDefinition: {
      ...definition,
      containerDefinitions: [
        {
          name: 'web',
          environment: [{ name: 'A', value: '(secret)' }, { name: 'B' }],
          logConfiguration: { ...log, options: { 'splunk-url': 'https://splunk', 'splunk-token': '(secret)' } },
        },
        { name: 'sidecar' },
      ],
    },
  });
  t.same(given, before);
});

t.test('a key of a map that is called __proto__ changes no prototype', async t => {
  const options = JSON.parse('{"__proto__": {"polluted": true}, "api_key": "planted"}');
  const masked = withoutSecrets('LogConfiguration', { options });

  t.equal(JSON.stringify(masked), '{"options":{"__proto__":{"polluted":true},"api_key":"(secret)"}}');
  t.equal(Object.getPrototypeOf(masked.options), Object.prototype);
});

t.test('of two secrets in a message the longer one is replaced first', async t => {
  const environment = [{ value: 'planted-1' }, { value: 'planted-1-and-more' }];
  const message = withoutSecretsOf('ContainerDefinition', { environment }, 'planted-1-and-more, planted-1');

  t.equal(message, '(secret), (secret)');
});

/** The shapes of AWS's models. */
interface Model {
  inputs: Record<string, string>;
  shapes: Record<string, { members?: Record<string, string>; member?: string; value?: string; sensitive?: boolean }>;
}

/** The paths of the sensitive members of a shape, without those inside of them. */
function sensitiveIn(shapes: Model['shapes'], name: string, outer: string[] = []): string[][] {
  const { members = {}, member, value, sensitive } = shapes[name] ?? {};
  if (outer.includes(name)) return [];
  if (sensitive) return [[]];
  const below = [...Object.entries(members), ...[member, value].flatMap(item => (item ? [['*', item] as const] : []))];
  return below.flatMap(([step, shape]) => sensitiveIn(shapes, shape, [...outer, name]).map(path => [step, ...path]));
}

/** Texts, lists and maps of texts that have the name of a secret and no mark. */
function suspectMembers(): string[] {
  return Object.entries(spec.components.schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([key, property]) => SECRET_NAME.test(key === 'Value' ? name : key) && isUnmarkedText(property))
      .map(([key]) => `${name}.${key}`),
  );
}

function suspectParameters(): string[] {
  const parameters = operationsOf(spec).flatMap(operation => operation.parameters);
  const suspects = parameters.filter(({ name, schema }) => SECRET_NAME.test(name) && isUnmarkedText(schema));
  return [...new Set(suspects.map(({ in: place, name }) => `${place} ${name}`))];
}

function isUnmarkedText(schema: Schema): boolean {
  const {
    type,
    items,
    additionalProperties,
    writeOnly,
    'x-secret': secret,
  } = resolve<Schema>(spec, schema as { $ref: string });
  if (writeOnly || secret) return false;
  const inside = items ?? additionalProperties;
  return [type].flat().includes('string') || (typeof inside === 'object' && isUnmarkedText(inside));
}
