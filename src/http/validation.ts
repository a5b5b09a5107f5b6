import type { ErrorObject, ValidateFunction } from 'ajv';
import bodyValidators from '#generated/body-validators.js';
import parameterValidators from '#generated/parameter-validators.js';
import type { OperationId, Route } from '#generated/routes.js';
import type { Fault } from '../errors.js';

type Place = 'path' | 'query' | 'header';

/** Texts that the predecessor took for booleans in a query, beside `true` and `false`. */
const BOOLEANS: Record<string, string> = { '1': 'true', t: 'true', '0': 'false', f: 'false' };

/**
 * Checks the parameters of a place and turns them into the types that the spec names, in place.
 * @returns what is wrong; nothing where the operation declares no such parameters.
 */
export function parameterFaults(operationId: OperationId, place: Place, values: unknown): Fault[] {
  return faultsOf(parameterValidators[`${operationId}_${place}`], values).map(({ pointer = '', message }) => ({
    parameter: `${place}${pointer.replaceAll('/', '.')}`,
    message,
  }));
}

/** @param body in the spec's spelling. */
export function bodyFaults(operationId: OperationId, body: unknown): Fault[] {
  return faultsOf(bodyValidators[`${operationId}_body`], body);
}

/** Sorts the query into what the route declares and, where the route takes any pair, the rest. Repeated keys keep their last value but for lists. */
export function queryOf(route: Route, given: Record<string, unknown>): Record<string, unknown> {
  const last = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      Array.isArray(value) && !route.lists.includes(key) ? value.at(-1) : value,
    ]),
  );
  for (const name of route.booleans) {
    const text = String(last[name] ?? '').toLowerCase();
    if (Object.hasOwn(last, name)) last[name] = BOOLEANS[text] ?? text;
  }
  return route.freeQuery ? { [route.freeQuery]: last } : last;
}

/** A copy of the body without the values that are at fault, for rules that look at what remains. */
export function withoutFaulty(body: unknown, faults: Fault[]): unknown {
  if (typeof body !== 'object' || body === null) return {};
  const copy: unknown = structuredClone(body);
  for (const { pointer = '' } of faults) {
    const keys = pointer.split('/').slice(1).map(unescaped);
    const last = keys.pop();
    if (last === undefined) continue;
    const owner = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], copy);
    if (typeof owner === 'object' && owner !== null) (owner as Record<string, unknown>)[last] = undefined;
  }
  return copy;
}

function faultsOf(validate: ValidateFunction | undefined, value: unknown): Fault[] {
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).filter(error => !isSummary(error)).map(fault);
}

/** Ajv adds an error for each alternative's frame; the errors inside say what is wrong. */
function isSummary({ keyword }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'anyOf';
}

function fault({ instancePath, keyword, params, message = 'is not valid' }: ErrorObject): Fault {
  if (keyword === 'required') return { pointer: `${instancePath}/${params.missingProperty}`, message: 'is required' };
  if (keyword === 'enum')
    return { pointer: instancePath, message: `must be one of ${params.allowedValues.join(', ')}` };
  return { pointer: instancePath, message };
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
