import type { ErrorObject, ValidateFunction } from 'ajv';
import bodyValidators from '#generated/body-validators.js';
import parameterValidators from '#generated/parameter-validators.js';
import type { OperationId, Route } from '#generated/routes.js';
import { type Fault, NamedError } from '../errors.js';
import { isObject, jsonPointer, ownMember, parsePointer } from '../json.js';

type Place = 'path' | 'query' | 'header';

/** Texts that the predecessor read as booleans in a query, beside `true` and `false`. */
const BOOLEANS: Record<string, string> = { '1': 'true', t: 'true', '0': 'false', f: 'false' };

/**
 * Checks the parameters of one place, and coerces them to the types that the spec declares, in place.
 * @returns no faults where the operation declares no such parameters.
 */
export function parameterFaults(operationId: OperationId, place: Place, values: object): Fault[] {
  return onePerPointer(faultsOf(parameterValidators[`${operationId}_${place}`], values)).map(
    ({ pointer = '', message }) => ({
      parameter: [place, ...parsePointer(pointer)].join('.'),
      message,
    }),
  );
}

/**
 * Checks a body against the spec and then by a rule. The rule sees no invalid values: they are removed from the body,
 * which is refused anyway.
 * @param body in the SDK's spelling. @param explain says more of a value that the schema refuses, by its pointer.
 * @returns one fault for each place; where schema and rule find fault with the same value, the schema's. Of more faults than errors keep,
 * only those that are kept are explained, and there is no check by the rule.
 */
export function bodyFaults(
  operationId: OperationId,
  body: unknown,
  rule: (body: object) => Fault[],
  explain: (pointer: string, value: unknown) => string | undefined,
): Fault[] {
  const found = faultsOf(bodyValidators[`${operationId}_body`], body);
  const kept = found.slice(0, NamedError.MOST_FAULTS).map(({ pointer = '', message }) => ({
    pointer,
    message: explain(pointer, valueAt(body, parsePointer(pointer))) ?? message,
  }));
  if (found.length > NamedError.MOST_FAULTS) return onePerPointer([...kept, ...found.slice(NamedError.MOST_FAULTS)]);
  for (const { pointer } of kept) removeValue(body, parsePointer(pointer));
  return onePerPointer([...kept, ...(isObject(body) ? rule(body) : [])]);
}

function onePerPointer(faults: Fault[]): Fault[] {
  const seen = new Set<string | undefined>();
  return faults.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer));
}

/**
 * Reads a query as the route declares it. An empty value counts as absent, as it did for the predecessor. Of a repeated parameter the
 * last value counts, unless it is a list. Where the route takes any parameter, all of them are members of one.
 */
export function readQuery(route: Route, given: Record<string, unknown>): Record<string, unknown> {
  const query: Record<string, unknown> = Object.create(null); // its keys are the caller's
  for (const [name, value] of Object.entries(given)) {
    const values = [value].flat().filter(text => text !== '');
    if (values.length > 0)
      query[name] = route.lists.includes(name) ? values : readValue(route, name, String(values.at(-1)));
  }
  return route.freeQuery ? { [route.freeQuery]: query } : query;
}

function readValue({ method, booleans, integers }: Route, name: string, text: string): string {
  if (booleans.includes(name)) return readBoolean(method, text.toLowerCase());
  return integers.includes(name) && !isInteger(text) ? 'not an integer' : text;
}

/** Ajv would also read 0x7, 1e1 and blanks as integers, and compares no maximum with what overflows to Infinity. */
function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text) && Number.isFinite(Number(text));
}

/** A value that is not a boolean is false in a request that only reads, as it was for the predecessor, and a fault in any other. */
function readBoolean(method: Route['method'], text: string): string {
  const value = ownMember(BOOLEANS, text) ?? text;
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && value !== 'true' ? 'false' : value;
}

function faultsOf(validate: ValidateFunction | undefined, value: unknown): Fault[] {
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).filter(error => !isSummary(error)).map(faultOf);
}

/** Ajv adds an error for the alternatives as a whole; the errors inside say what is wrong. */
function isSummary({ keyword }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'anyOf';
}

function faultOf({ instancePath, keyword, params, message = 'is not valid' }: ErrorObject): Fault {
  if (keyword === 'required')
    return { pointer: instancePath + jsonPointer(params.missingProperty), message: 'is required' };
  if (keyword === 'enum')
    return { pointer: instancePath, message: `must be one of ${params.allowedValues.join(', ')}` };
  return { pointer: instancePath, message };
}

/** Leaves undefined in its place, so that the items of a list keep their indices. */
function removeValue(body: unknown, keys: string[]): void {
  const last = keys.pop();
  const owner = valueAt(body, keys);
  if (last !== undefined && typeof owner === 'object' && owner !== null)
    (owner as Record<string, unknown>)[last] = undefined;
}

function valueAt(body: unknown, keys: string[]): unknown {
  // Any value but null and undefined has members.
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined | null)?.[key], body);
}
