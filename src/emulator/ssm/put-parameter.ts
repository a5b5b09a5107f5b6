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
  Value: required(text),
  Type: oneOf('String', 'StringList', 'SecureString'),
  Description: text,
  KeyId: text,
  Overwrite: flag,
  AllowedPattern: text,
  Tags: listOf(pascalCaseTag),
  Tier: oneOf('Standard', 'Advanced', 'Intelligent-Tiering'),
  DataType: text,
};
type Input = Parsed<typeof members>;

/** PutParameter: creates a parameter, or with Overwrite a new version of an existing one. */
export function putParameter(account: Account, parameters: Parameters) {
  return action(members, (input, call) => {
    checkName(input.Name);
    checkValue(input);
    if (input.Overwrite && input.Tags?.length) {
      fail('ValidationException', "Invalid request: tags and overwrite can't be used together.");
    }
    const existing = parameters.find(input.Name);
    if ((existing || parameters.isReserved(input.Name)) && !input.Overwrite)
      fail(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
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
  const allowedPattern = input.AllowedPattern ?? previous?.allowedPattern;
  checkPattern(allowedPattern, input.Value);
  return {
    version: (previous?.version ?? 0) + 1,
    type,
    value: input.Value,
    keyId: keyIdOf(account, input.KeyId, type, previous),
    description: input.Description ?? previous?.description,
    allowedPattern,
    tier: tierOf(input, previous),
    dataType: input.DataType ?? previous?.dataType ?? 'text',
    modified: account.clock.now(),
  };
}

function checkName(name: string): void {
  // The codes of the two are not documented. https://github.com/aws-solutions/quota-monitor-for-aws/issues/30 reports the
  // first, https://github.com/aws-ia/terraform-aws-control_tower_account_factory/issues/467 the second.
  if (/^\/?aws/i.test(name)) fail('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  if (/^\/?ssm/i.test(name)) {
    const message =
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';
    fail('ValidationException', message);
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

/** The model states neither limit. */
function checkValue({ Value, DataType = 'text' }: Input): void {
  if (Value === '') {
    const message =
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.";
    fail('ValidationException', message);
  }
  if (!['text', 'aws:ec2:image', 'aws:ssm:integration'].includes(DataType)) {
    const message = `The following data type is not supported: ${DataType} (Data type names are all lowercase.)`;
    fail('ValidationException', message);
  }
}

function checkPattern(allowedPattern: string | undefined, value: string): void {
  if (allowedPattern !== undefined && !patternOf(allowedPattern).test(value)) {
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
    return keyId === undefined
      ? undefined
      : fail('ValidationException', 'KeyId is required for SecureString type parameter only.');
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
