import type { CallContext } from '../backend.js';
import { keyExists } from '../kms-keys.js';
import { actionsOf, capitalTag, flag, listOf, matching, oneOf, type Read, required, text } from '../shape.js';
import type { World } from '../world.js';
import { fail, type Parameter, type Parameters, type ParameterVersion, parameterArn } from './parameters.js';

const mostVersions = 100;
const mostLevels = 15;
const mostCharacters = { Standard: 4096, Advanced: 8192 };
const action = actionsOf('ValidationException');
const members = {
  Name: required(matching(/^[\w./-]{1,1011}$/)),
  Value: required(matching(/./s)),
  Type: oneOf('String', 'StringList', 'SecureString'),
  Description: text,
  KeyId: text,
  Overwrite: flag,
  AllowedPattern: text,
  Tags: listOf(capitalTag),
  Tier: oneOf('Standard', 'Advanced', 'Intelligent-Tiering'),
  DataType: oneOf('text', 'aws:ec2:image', 'aws:ssm:integration'),
};
type Input = Read<typeof members>;

/** PutParameter: makes a parameter, or with Overwrite another version of one. */
export function putParameter(world: World, parameters: Parameters) {
  return action(members, (input, call) => {
    checkName(input.Name);
    if (input.Overwrite && input.Tags?.length) {
      fail('ValidationException', "Invalid request: tags and overwrite can't be used together.");
    }
    const existing = parameters.peek(input.Name);
    if (existing && !input.Overwrite) fail('ParameterAlreadyExists', 'The parameter already exists.');
    const version = nextVersion(world, input, existing?.latest);
    if (existing) supersede(existing, version);
    else parameters.add(newParameter(call, input, version));
    return { Version: version.version, Tier: version.tier };
  });
}

function newParameter(call: CallContext, input: Input, latest: ParameterVersion): Parameter {
  const tags = new Map((input.Tags ?? []).map(tag => [tag.Key, tag.Value]));
  return { name: input.Name, arn: parameterArn(call, input.Name), tags, latest, earlier: [] };
}

function supersede(parameter: Parameter, version: ParameterVersion): void {
  parameter.earlier = [...parameter.earlier, parameter.latest].slice(1 - mostVersions);
  parameter.latest = version;
}

function nextVersion(world: World, input: Input, before: ParameterVersion | undefined): ParameterVersion {
  const type = typeOf(input, before);
  checkPattern(input);
  return {
    version: (before?.version ?? 0) + 1,
    type,
    value: input.Value,
    keyId: keyIdOf(world, input.KeyId, type, before),
    description: input.Description ?? before?.description,
    allowedPattern: input.AllowedPattern,
    tier: tierOf(input, before),
    dataType: input.DataType ?? before?.dataType ?? 'text',
    modified: world.clock.now(),
  };
}

function checkName(name: string): void {
  if (/^\/?(aws|ssm)/i.test(name)) {
    fail('ValidationException', 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (name.includes('/') && !/^(\/[\w.-]+)+$/.test(name)) {
    fail('ValidationException', 'Parameter name must be a fully qualified name.');
  }
  if (name.split('/').length - 1 > mostLevels) {
    fail('HierarchyLevelLimitExceededException', `A hierarchy can have no more than ${mostLevels} levels.`);
  }
}

function typeOf({ Type }: Input, before: ParameterVersion | undefined): ParameterVersion['type'] {
  const type = Type ?? before?.type;
  if (!type) return fail('ValidationException', 'A parameter type is required when you create a parameter.');
  if (before && type !== before.type) {
    return fail('HierarchyTypeMismatchException', `The parameter is a ${before.type} and can't become a ${type}.`);
  }
  return type;
}

function checkPattern({ AllowedPattern, Value }: Input): void {
  if (AllowedPattern !== undefined && !patternOf(AllowedPattern).test(Value)) {
    fail('ParameterPatternMismatchException', 'Parameter value, cannot be validated against allowedPattern.');
  }
}

function patternOf(allowedPattern: string): RegExp {
  try {
    return new RegExp(allowedPattern);
  } catch {
    return fail('InvalidAllowedPatternException', `${allowedPattern} is not a regular expression.`);
  }
}

function keyIdOf(world: World, keyId: string | undefined, type: string, before: ParameterVersion | undefined) {
  if (type !== 'SecureString') {
    return keyId === undefined ? undefined : fail('ValidationException', 'KeyId goes with the type SecureString only.');
  }
  if (keyId !== undefined && !keyExists(world, keyId)) {
    const what = keyId.includes('alias/') ? `Alias ${keyId} is not found.` : `Key '${keyId}' does not exist`;
    return fail('InvalidKeyId', `${what} (Service: AWSKMS; Status Code: 400; Error Code: NotFoundException)`);
  }
  return keyId ?? before?.keyId ?? 'alias/aws/ssm';
}

/** The tier that is charged for: intelligent tiering means the cheapest one that holds the value. */
function tierOf({ Tier, Value }: Input, before: ParameterVersion | undefined): ParameterVersion['tier'] {
  const cheapest = Value.length > mostCharacters.Standard ? 'Advanced' : 'Standard';
  const wanted = Tier === 'Intelligent-Tiering' ? cheapest : (Tier ?? 'Standard');
  // A parameter never goes back to the standard tier.
  const tier = before?.tier === 'Advanced' ? 'Advanced' : wanted;
  if (Value.length > mostCharacters[tier]) {
    const message = `${tier} tier parameters support a maximum parameter value of ${mostCharacters[tier]} characters.`;
    return fail('ValidationException', message);
  }
  return tier;
}
