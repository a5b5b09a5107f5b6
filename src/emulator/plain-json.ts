/** Converts a service's state to plain JSON for a snapshot: maps become objects, sets sorted lists, dates text. */
export function plainJson(state: unknown): unknown {
  return JSON.parse(
    JSON.stringify(state, (_name, value: unknown) => {
      if (value instanceof Map) return Object.fromEntries(value);
      return value instanceof Set ? [...value].sort() : value;
    }),
  );
}
