import { readFileSync } from 'node:fs';
import { AwsError, type Members, type ServiceName } from './backend.js';

/** A shape of AWS's model. Its members, list items, map keys and map values are names of shapes. */
interface ModelShape {
  type: string;
  members?: Record<string, string>;
  member?: string;
  key?: string;
  value?: string;
  required?: string[];
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
  /** AWS leaves the value out of its messages. */
  sensitive?: boolean;
}

interface Model {
  /** Action → shape of its input. Actions without input are left out. */
  inputs: Record<string, string>;
  shapes: Record<string, ModelShape>;
}

/** Written by scripts/aws-inputs.ts, from AWS's service models. */
const INPUTS = new URL(import.meta.resolve('#root/src/emulator/aws-inputs.json'));
const models = (JSON.parse(readFileSync(INPUTS, 'utf8')) as { services: Record<string, Model> }).services;

/** The code of each service's errors for an input that violates a constraint. Source: its API Reference, "Common Errors". */
export const INVALID_INPUT: Record<ServiceName, string> = {
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  iam: 'ValidationError',
  logs: 'InvalidParameterException',
  secretsmanager: 'ValidationException',
  // For example in https://github.com/aws/aws-sdk-java/issues/1973.
  servicediscovery: 'InvalidInput',
  ssm: 'ValidationException',
  sts: 'ValidationError',
  tagging: 'InvalidParameterException',
};

/** ECS checks these with messages of its own, which say more than the model's constraints. */
const CHECKED_BY_ECS = ['family', 'containerDefinitions'];

/**
 * Checks an input by AWS's model of the action: types, required members, patterns, lengths, ranges, enums and sizes. AWS
 * ignores unknown members; here they are violations too, because a member that silently has no effect hides a defect.
 * ECS does not enforce the patterns and lengths of its model; the limits of its documents are checked by its actions.
 * @throws AwsError the service's error for invalid inputs, with all violations in AWS's form
 */
export function checkInput(service: ServiceName, action: string, input: Members): void {
  const model = models[service];
  const shape = model?.inputs[action];
  if (!model || shape === undefined) return;
  const violations = violationsIn({ model, isStrict: service !== 'ecs' }, shape, input, '');
  const count = violations.length;
  if (!count) return;
  const all = `${count} validation error${count > 1 ? 's' : ''} detected: ${violations.join('; ')}`;
  throw new AwsError(INVALID_INPUT[service], service === 'ecs' ? violations.join('; ') : all);
}

interface Check {
  model: Model;
  isStrict: boolean;
}

function violationsIn(check: Check, name: string, value: unknown, at: string): string[] {
  const shape = check.model.shapes[name];
  if (!shape) return [];
  assertType(shape, value, at);
  const own = constraintsOf(check, shape)
    .filter(({ isMet }) => !isMet(value))
    .map(({ text }) => violation(shape, value, at, text));
  return [...own, ...violationsBelow(check, shape, value, at)];
}

function violationsBelow(check: Check, shape: ModelShape, value: unknown, at: string): string[] {
  if (shape.type === 'structure') return violationsInMembers(check, shape, membersOf(value), at);
  if (shape.type === 'map') {
    const entries = Object.entries(membersOf(value));
    return [
      ...violationsOfEach(
        check,
        shape.key,
        entries.map(([key]) => key),
        'Map keys',
        { shape, value, at },
      ),
      ...violationsOfEach(
        check,
        shape.value,
        entries.map(([, one]) => one),
        'Map value',
        { shape, value, at },
      ),
    ];
  }
  if (!Array.isArray(value)) return [];
  const item = check.model.shapes[shape.member ?? ''];
  if (item && isScalar(item)) return violationsOfEach(check, shape.member, value, 'Member', { shape, value, at });
  return value.flatMap((one, index) => violationsIn(check, shape.member ?? '', one, `${at}.${index + 1}.member`));
}

function violationsInMembers(check: Check, { members = {}, required = [] }: ModelShape, value: Members, at: string) {
  const unknown = Object.keys(value).find(name => !Object.hasOwn(members, name));
  if (unknown !== undefined) return [`${at ? `${at}.` : ''}${unknown} is a member that AWS does not know`];
  const isOwnCheck = (name: string) => !check.isStrict && at === '' && CHECKED_BY_ECS.includes(name);
  return Object.entries(members).flatMap(([name, shape]) => {
    const path = at ? `${at}.${lowerFirst(name)}` : lowerFirst(name);
    const one = value[name] ?? undefined;
    if (one !== undefined) return violationsIn(check, shape, one, path);
    if (!required.includes(name) || isOwnCheck(name)) return [];
    return [`Value null at '${path}' failed to satisfy constraint: Member must not be null`];
  });
}

/** Items, keys and values without members of their own are reported once, at their list or map, with all constraints. */
function violationsOfEach(
  check: Check,
  name: string | undefined,
  values: unknown[],
  subject: string,
  { shape, value, at }: { shape: ModelShape; value: unknown; at: string },
): string[] {
  const item = check.model.shapes[name ?? ''];
  if (!item) return [];
  for (const one of values) assertType(item, one, at);
  const constraints = constraintsOf(check, item);
  if (values.every(one => constraints.every(({ isMet }) => isMet(one)))) return [];
  const texts = constraints.map(({ text }) => `Member must ${text}`).join(', ');
  return [violation({ ...shape, ...item }, value, at, `satisfy constraint: [${texts}]`, subject)];
}

function violation({ sensitive }: ModelShape, value: unknown, at: string, text: string, subject = 'Member'): string {
  return `Value${sensitive ? '' : ` '${rendered(value)}'`} at '${at}' failed to satisfy constraint: ${subject} must ${text}`;
}

interface Constraint {
  text: string;
  isMet: (value: unknown) => boolean;
}

function constraintsOf({ isStrict }: Check, shape: ModelShape): Constraint[] {
  const { pattern, min, max, enum: values } = shape;
  const what = isNumber(shape) ? 'value' : 'length';
  const constraint = <T>(limit: T | undefined, text: string, isMet: (value: unknown, limit: T) => boolean) =>
    limit === undefined ? [] : [{ text, isMet: (value: unknown) => isMet(value, limit) }];
  return [
    ...constraint(values, `satisfy enum value set: [${values?.join(', ')}]`, (value, set) =>
      set.includes(String(value)),
    ),
    ...(isStrict || isNumber(shape)
      ? [
          ...constraint(
            max,
            `have ${what} less than or equal to ${max}`,
            (value, most) => sizeOf(shape, value) <= most,
          ),
          ...constraint(
            min,
            `have ${what} greater than or equal to ${min}`,
            (value, least) => sizeOf(shape, value) >= least,
          ),
        ]
      : []),
    ...constraint(isStrict ? pattern : undefined, `satisfy regular expression pattern: ${pattern}`, (value, one) =>
      compiled(one).test(String(value)),
    ),
  ];
}

const expressions = new Map<string, RegExp>();

/** AWS's patterns describe the whole value. */
function compiled(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  // Java allows escapes that JavaScript allows only without the flag `u`, which \p{…} needs.
  const expression = new RegExp(`^(?:${pattern})$`, /\\p\{|\\u1/.test(pattern) ? 'u' : '');
  expressions.set(pattern, expression);
  return expression;
}

function sizeOf(shape: ModelShape, value: unknown): number {
  if (isNumber(shape)) return Number(value);
  if (shape.type === 'blob') return Buffer.from(String(value), 'base64').length;
  if (typeof value === 'string') return shape.type === 'list' ? 0 : [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(membersOf(value)).length;
}

function isNumber({ type }: ModelShape): boolean {
  return ['integer', 'long', 'double', 'float'].includes(type);
}

function isScalar({ type }: ModelShape): boolean {
  return !['structure', 'list', 'map'].includes(type);
}

const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumeric = (value: unknown) =>
  (typeof value === 'number' || typeof value === 'string') && value !== '' && Number.isFinite(Number(value));
const isIntegerWithin = (least: number, most: number, value: unknown) =>
  isNumeric(value) && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most;

/** The Query protocol has only text, and encodes an empty list or map as empty text. */
const TYPES: Record<string, (value: unknown) => boolean> = {
  string: isText,
  blob: isText,
  boolean: value => value === true || value === false || value === 'true' || value === 'false',
  integer: value => isIntegerWithin(-(2 ** 31), 2 ** 31 - 1, value),
  // As a number, 2 ** 63 - 1 is 2 ** 63, in a request as here.
  long: value => isIntegerWithin(-(2 ** 63), 2 ** 63 - 1, value),
  double: isNumeric,
  timestamp: value => isText(value) || isNumeric(value),
  list: value => Array.isArray(value) || value === '',
  map: value => isObject(value) || value === '',
  structure: value => isObject(value) || value === '',
};

function assertType({ type, members }: ModelShape, value: unknown, at: string): void {
  // A structure without members is a document: any JSON, such as `hookDetails`.
  if (type === 'structure' && !members) return;
  if (TYPES[type]?.(value)) return;
  throw new AwsError('SerializationException', `The value at '${at}' is not of type ${type}.`);
}

function membersOf(value: unknown): Members {
  // Empty text stands for an empty structure; anything else was checked to be an object.
  return value === '' ? {} : (value as Members);
}

/** The form in which AWS's messages write lists and structures. */
function rendered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(rendered).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, one]) => `${key}=${rendered(one)}`);
  return `{${entries.join(', ')}}`;
}

/** AWS's messages name members as Java does. */
function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
