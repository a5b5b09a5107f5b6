import { AwsError, type Backend, type CallContext, type Members } from './backend.js';

/** Turns a decoded member into its typed value, or throws what is wrong with it. `at` is the member's path. */
export type Parser<T> = (value: unknown, at: string) => T;

/** The members a structure may have; those wrapped in `required` must be there. */
export type Shape = Record<string, Parser<unknown> | RequiredMember<unknown>>;

/** The typed value of a structure read by its shape. */
export type Parsed<S extends Shape> = {
  [K in keyof S]: S[K] extends RequiredMember<infer T> ? T : S[K] extends Parser<infer T> ? T | undefined : never;
};

type Action = Backend['actions'][string];

export interface RequiredMember<T> {
  required: Parser<T>;
}

/** What is wrong with an input, before the service's own error code is known. */
class InvalidMember extends Error {}

/**
 * The way in for one service's actions: the input is read by a shape before the action runs, so that an action sees
 * typed members only. AWS ignores members it does not know; the emulator refuses them, since a member that is
 * silently without effect here would be a bug nobody sees.
 * @param invalidCode the error code with which the service answers an input that breaks its model
 */
export function actionBuilder(invalidCode: string) {
  return <S extends Shape>(shape: S, act: (input: Parsed<S>, call: CallContext) => Members): Action => {
    const read = structure(shape);
    return (members, call) => {
      let input: Parsed<S>;
      try {
        input = read(members, '');
      } catch (error) {
        if (error instanceof InvalidMember) throw new AwsError(invalidCode, error.message);
        throw error;
      }
      return act(input, call);
    };
  };
}

export function required<T>(reader: Parser<T>): RequiredMember<T> {
  return { required: reader };
}

export const text: Parser<string> = (value, at) => (typeof value === 'string' ? value : refuse(at, 'must be a string'));

/** The Query protocol has no numbers: there they arrive as text. */
export const number: Parser<number> = (value, at) => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : refuse(at, 'must be a number');
};

/** The Query protocol has no booleans: there they arrive as text. */
export const flag: Parser<boolean> = (value, at) => {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : refuse(at, 'must be a boolean');
};

export function matching(pattern: RegExp): Parser<string> {
  return (value, at) => {
    const read = text(value, at);
    return pattern.test(read) ? read : refuse(at, `must satisfy regular expression pattern: ${pattern.source}`);
  };
}

export function oneOf<const V extends string>(...values: V[]): Parser<V> {
  return (value, at) =>
    values.find(candidate => candidate === value) ?? refuse(at, `must satisfy enum value set: [${values.join(', ')}]`);
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number): Parser<number> {
  return (value, at) => {
    const read = number(value, at);
    const isInside = Number.isInteger(read) && read >= least && read <= most;
    return isInside ? read : refuse(at, `must be a whole number from ${least} to ${most}`);
  };
}

/** @param most the most members AWS takes in this list */
export function listOf<T>(item: Parser<T>, most = Number.POSITIVE_INFINITY): Parser<T[]> {
  return (value, at) => {
    // The Query protocol writes an empty list as an empty text.
    if (value === '') return [];
    if (!Array.isArray(value)) return refuse(at, 'must be a list');
    if (value.length > most) return refuse(at, `must have length less than or equal to ${most}`);
    return value.map((one, index) => item(one, `${at}.${index + 1}.member`));
  };
}

/** A free map from names to text, as tags and attributes are in some services. */
export const textMap: Parser<Record<string, string>> = (value, at) =>
  Object.fromEntries(Object.entries(membersOf(value, at)).map(([key, one]) => [key, text(one, `${at}.${key}`)]));

export function structure<S extends Shape>(shape: S): Parser<Parsed<S>> {
  return (value, at) => {
    const members = membersOf(value, at);
    const path = (name: string) => (at ? `${at}.${name}` : name);
    const unknown = Object.keys(members).find(name => !Object.hasOwn(shape, name));
    if (unknown !== undefined) return refuse(path(unknown), 'is a member that the emulator does not know');
    const entries = Object.entries(shape).map(([name, reader]) => [
      name,
      readMember(members[name], path(name), reader),
    ]);
    // The entries were read one by one with the readers that `Read` is derived from.
    return Object.fromEntries(entries) as Parsed<S>;
  };
}

/** A tag as the services with capital letters write it: `{Key, Value}`. */
export const pascalCaseTag = structure({ Key: required(text), Value: required(text) });

function readMember(value: unknown, at: string, reader: Shape[string]): unknown {
  const isMissing = value === undefined || value === null;
  if (typeof reader === 'function') return isMissing ? undefined : reader(value, at);
  return isMissing ? refuse(at, 'must not be null') : reader.required(value, at);
}

function membersOf(value: unknown, at: string): Members {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Any object that JSON or Query decoding makes is a record of unknown values.
  return isObject ? (value as Members) : refuse(at || 'the input', 'must be a structure');
}

function refuse(at: string, constraint: string): never {
  throw new InvalidMember(
    `1 validation error detected: Value at '${at}' failed to satisfy constraint: Member ${constraint}`,
  );
}
