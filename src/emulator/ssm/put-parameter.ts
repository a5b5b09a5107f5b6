import type { Account } from '../account.js';
import type { CallContext } from '../backend.js';
import { kmsKeyExists } from '../kms-keys.js';
import { actionBuilder, flag, listOf, matching, oneOf, type Parsed, pascalCaseTag, required, text } from '../shape.js';
import { fail, type Parameter, type Parameters, type ParameterVersion, parameterArn } from './parameters.js';

const MAX_VERSIONS = 100;
const MAX_LEVELS = 15;
const MAX_CHARACTERS = { Standard: 4096, Advanced: 8192 };
const action = actionBuilder('ssm');
const members = {
  Name: required(matching(/^[\w./-]{1,1011}$/)),
  Value: required(matching(/./s)),
  Type: oneOf('String', 'StringList', 'SecureString'),
  Description: text,
  KeyId: text,
  Overwrite: flag,
  AllowedPattern: text,
  Tags: listOf(pascalCaseTag),
  Tier: oneOf('Standard', 'Advanced', 'Intelligent-Tiering'),
  DataType: oneOf('text', 'aws:ec2:image', 'aws:ssm:integration'),
};
type Input = Parsed<typeof members>;

/** PutParameter: creates a parameter, or with Overwrite a new version of an existing one. */
export function putParameter(account: Account, parameters: Parameters) {
  return action(members, (input, call) => {
    checkName(input.Name);
    if (input.Overwrite && input.Tags?.length) {
      fail('ValidationException', "Invalid request: tags and overwrite can't be used together.");
    }
    const existing = parameters.find(input.Name);
    if ((existing || parameters.isReserved(input.Name)) && !input.Overwrite)
      fail('ParameterAlreadyExists', 'The parameter already exists.');
    const version = nextVersion(account, input, existing?.latest);
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
  parameter.earlier = [...parameter.earlier, parameter.latest].slice(1 - MAX_VERSIONS);
  parameter.latest = version;
}

function nextVersion(account: Account, input: Input, previous: ParameterVersion | undefined): ParameterVersion {
  const type = typeOf(input, previous);
  checkPattern(input);
  return {
    version: (previous?.version ?? 0) + 1,
    type,
    value: input.Value,
    keyId: keyIdOf(account, input.KeyId, type, previous),
    description: input.Description ?? previous?.description,
    allowedPattern: input.AllowedPattern,
    tier: tierOf(input, previous),
    dataType: input.DataType ?? previous?.dataType ?? 'text',
    modified: account.clock.now(),
  };
}

function checkName(name: string): void {
  if (/^\/?(aws|ssm)/i.test(name)) {
    fail('ValidationException', 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (name.includes('/') && !/^(\/[\w.-]+)+$/.test(name)) {
    fail('ValidationException', 'Parameter name must be a fully qualified name.');
  }
  if (name.split('/').length - 1 > MAX_LEVELS) {
    fail('HierarchyLevelLimitExceededException', `A hierarchy can have no more than ${MAX_LEVELS} levels.`);
  }
}

function typeOf({ Type }: Input, previous: ParameterVersion | undefined): ParameterVersion['type'] {
  const type = Type ?? previous?.type;
  if (!type) return fail('ValidationException', 'A parameter type is required when you create a parameter.');
  if (previous && type !== previous.type) {
    return fail('HierarchyTypeMismatchException', `The parameter is a ${previous.type} and can't become a ${type}.`);
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

function keyIdOf(account: Account, keyId: string | undefined, type: string, previous: ParameterVersion | undefined) {
  if (type !== 'SecureString') {
    return keyId === undefined ? undefined : fail('ValidationException', 'KeyId goes with the type SecureString only.');
  }
  if (keyId !== undefined && !kmsKeyExists(account, keyId)) {
    const what = keyId.includes('alias/') ? `Alias ${keyId} is not found.` : `Key '${keyId}' does not exist`;
    return fail('InvalidKeyId', `${what} (Service: AWSKMS; Status Code: 400; Error Code: NotFoundException)`);
  }
  return keyId ?? previous?.keyId ?? 'alias/aws/ssm';
}

/** The tier of a new version. Intelligent-Tiering chooses the cheapest tier that holds the value. */
function tierOf({ Tier, Value }: Input, previous: ParameterVersion | undefined): ParameterVersion['tier'] {
  const cheapest = Value.length > MAX_CHARACTERS.Standard ? 'Advanced' : 'Standard';
  const requested = Tier === 'Intelligent-Tiering' ? cheapest : (Tier ?? 'Standard');
  // A parameter never returns to the standard tier.
  const tier = previous?.tier === 'Advanced' ? 'Advanced' : requested;
  if (Value.length > MAX_CHARACTERS[tier]) {
    const message = `${tier} tier parameters support a maximum parameter value of ${MAX_CHARACTERS[tier]} characters.`;
    return fail('ValidationException', message);
  }
  return tier;
}
