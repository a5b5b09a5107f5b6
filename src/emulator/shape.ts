import { AwsError, type Backend, type CallContext, type Members, type ServiceName } from './backend.js';
import { INVALID_INPUT } from './validation.js';

/** Turns a decoded member into its typed value, or throws InvalidMember. `at` is the member's path. */
export type Parser<T> = (value: unknown, at: string) => T;

/** The members that a structure may have. Those wrapped in `required` must be present. */
type Shape = Record<string, Parser<unknown> | RequiredMember<unknown>>;

/** The typed value of a structure, derived from its shape. */
export type Parsed<S extends Shape> = {
  [K in keyof S]: S[K] extends RequiredMember<infer T> ? T : S[K] extends Parser<infer T> ? T | undefined : never;
};

type Action = Backend['actions'][string];

export interface RequiredMember<T> {
  required: Parser<T>;
}

/** A member that violates its shape. Each service has its own error code for it. */
class InvalidMember extends Error {}

/**
 * Builds the actions of one service. The input is parsed by a shape before the action runs, so that an action sees only
 * typed members. AWS ignores unknown members; the emulator rejects them, because a member that silently has no effect
 * here would hide a defect.
 */
export function actionBuilder(service: ServiceName) {
  return <S extends Shape>(shape: S, run: (input: Parsed<S>, call: CallContext) => Members): Action => {
    const parse = structure(shape);
    return (members, call) => {
      let input: Parsed<S>;
      try {
        input = parse(members, '');
      } catch (error) {
        if (error instanceof InvalidMember) throw new AwsError(INVALID_INPUT[service], error.message);
        throw error;
      }
      return run(input, call);
    };
  };
}

export function required<T>(parser: Parser<T>): RequiredMember<T> {
  return { required: parser };
}

export const text: Parser<string> = (value, at) => (typeof value === 'string' ? value : reject(at, 'must be a string'));

/** Accepts text too, because the Query protocol has no numbers. */
export const number: Parser<number> = (value, at) => {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : reject(at, 'must be a number');
};

/** Accepts text too, because the Query protocol has no booleans. */
export const flag: Parser<boolean> = (value, at) => {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : reject(at, 'must be a boolean');
};

export function matching(pattern: RegExp): Parser<string> {
  return (value, at) => {
    const parsed = text(value, at);
    return pattern.test(parsed) ? parsed : reject(at, `must satisfy regular expression pattern: ${pattern.source}`);
  };
}

export function oneOf<const V extends string>(...values: V[]): Parser<V> {
  return (value, at) =>
    values.find(candidate => candidate === value) ?? reject(at, `must satisfy enum value set: [${values.join(', ')}]`);
}

/** The values of an enumeration that are emulated. The check by AWS's model comes first, so any other value is one of AWS, too. */
export function emulated<const V extends string>(...values: V[]): Parser<V> {
  return (value, at) => {
    const found = values.find(candidate => candidate === value);
    if (found !== undefined) return found;
    throw new InvalidMember(`The emulator does not know the ${at} '${value}', only ${values.join(', ')}.`);
  };
}

/** A whole number from `min` to `max`. */
export function between(min: number, max: number): Parser<number> {
  return (value, at) => {
    const parsed = number(value, at);
    const isInside = Number.isInteger(parsed) && parsed >= min && parsed <= max;
    return isInside ? parsed : reject(at, `must be a whole number from ${min} to ${max}`);
  };
}

/** @param max the maximum number of items */
export function listOf<T>(item: Parser<T>, max = Number.POSITIVE_INFINITY): Parser<T[]> {
  return (value, at) => {
    // The Query protocol encodes an empty list as empty text.
    if (value === '') return [];
    if (!Array.isArray(value)) return reject(at, 'must be a list');
    if (value.length > max) return reject(at, `must have length less than or equal to ${max}`);
    return value.map((one, index) => item(one, `${at}.${index + 1}.member`));
  };
}

/** A map from names to text, such as the tags of some services. */
export const textMap: Parser<Record<string, string>> = (value, at) =>
  Object.fromEntries(Object.entries(membersOf(value, at)).map(([key, one]) => [key, text(one, `${at}.${key}`)]));

export function structure<S extends Shape>(shape: S): Parser<Parsed<S>> {
  return (value, at) => {
    const members = membersOf(value, at);
    const path = (name: string) => (at ? `${at}.${name}` : name);
    const unknown = Object.keys(members).find(name => !Object.hasOwn(shape, name));
    if (unknown !== undefined) return reject(path(unknown), 'is a member that the emulator does not know');
    const entries = Object.entries(shape).map(([name, parser]) => [
      name,
      parseMember(members[name], path(name), parser),
    ]);
    // Each entry was parsed by the parser from which `Parsed` derives its type.
    return Object.fromEntries(entries) as Parsed<S>;
  };
}

/** A tag of the services that write `{Key, Value}`. */
export const pascalCaseTag = structure({ Key: required(text), Value: required(text) });

function parseMember(value: unknown, at: string, parser: Shape[string]): unknown {
  const isMissing = value === undefined || value === null;
  if (typeof parser === 'function') return isMissing ? undefined : parser(value, at);
  return isMissing ? reject(at, 'must not be null') : parser.required(value, at);
}

function membersOf(value: unknown, at: string): Members {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Both protocols decode objects into records of unknown values.
  return isObject ? (value as Members) : reject(at || 'the input', 'must be a structure');
}

function reject(at: string, constraint: string): never {
  throw new InvalidMember(
    `1 validation error detected: Value at '${at}' failed to satisfy constraint: Member ${constraint}`,
  );
}
