import fc from 'fast-check';
import { hostileValues, JsonText } from './hostile.js';

/** A change of one value below another, and the place, as its index among all of them. */
type Mutation = { place: number } & ({ value: unknown } | { key: string } | { isRemoved: true });

interface Place {
  owner: Record<string, unknown>;
  key: string;
}

/** Values with up to three of their members replaced, renamed or removed. The values themselves stay as they are. */
export function mutated(values: fc.Arbitrary<unknown>, valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const place = fc.nat();
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ place, value: hostileValues }) },
    { weight: 3, arbitrary: fc.record({ place, value: valid }) },
    { weight: 1, arbitrary: fc.record({ place, isRemoved: fc.constant(true as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ place, key: fc.constantFrom('__proto__', 'constructor', 'unknown', '', 'a/b~') }),
    },
  );
  return fc
    .tuple(values, fc.array(mutation, { maxLength: 3 }))
    .map(([value, mutations]) => mutations.reduce(withMutation, structuredClone(value)));
}

function withMutation(value: unknown, mutation: Mutation): unknown {
  const places = placesBelow(value);
  const place = places[mutation.place % Math.max(places.length, 1)];
  if (!place) return 'value' in mutation ? copyOf(mutation.value) : value;
  const { owner, key } = place;
  if ('value' in mutation) owner[key] = copyOf(mutation.value);
  else if ('isRemoved' in mutation) delete owner[key];
  // A key `__proto__` becomes a member of its own.
  else
    Object.defineProperty(owner, mutation.key, {
      value: owner[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return value;
}

/** Values are used several times, and changed. */
function copyOf(value: unknown): unknown {
  return value instanceof JsonText ? value : structuredClone(value);
}

/** The places below a value. A list is copied, as a mutation may have given it a member `constructor`, which flatMap calls. */
function placesBelow(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return Array.isArray(value)
      ? [...value].flatMap((item, index) => placesOf(value as never, String(index), item))
      : [];
  const owner = value as Record<string, unknown>;
  return Object.entries(owner).flatMap(([key, member]) => placesOf(owner, key, member));
}

function placesOf(owner: Record<string, unknown>, key: string, member: unknown): Place[] {
  return [{ owner, key }, ...placesBelow(member)];
}
