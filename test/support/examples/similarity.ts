/** Patterns of values that differ from run to run. */
const KINDS: [pattern: RegExp, kind: string][] = [
  [/(?<=\bsha256:)[0-9a-f]{64}\b/g, '(digest)'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '(id)'],
  [/\b[0-9a-f]{32}\b/g, '(id)'],
  [/(?<=\becs-svc\/|:service-(deployment|revision)\/.+\/)\d{18,21}\b/g, '(deployment)'],
  [/(?<=\/)[0-9a-f]{16}\b/g, '(load balancing)'],
  [/(?<=\bsrv-)[a-z0-9]{16}\b/g, '(registry)'],
  [/(?<=:secret:.+-)[A-Za-z0-9]{6}$/g, '(secret)'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '(time)'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC/g, '(time)'],
  [/(?<=^")([\w-]{22}\.)?[\w-]{22}(?="$)/g, '(etag)'],
  [/(?<=^id: )\d+$/g, '(event)'],
  [/(?<=^[fb]\/)\d+(\/s)?$/g, '(log token)'],
];

/** Milliseconds since the epoch have this many digits from 2001 on. */
const FIRST_TIME = 1e12;

/**
 * A copy in which ids and times are replaced by their kind.
 * @param known texts whose ids are kept.
 */
export function masked(value: unknown, known: string[]): unknown {
  if (typeof value === 'string') return maskedText(value, known);
  if (typeof value === 'number' && value >= FIRST_TIME) return '(time)';
  if (Array.isArray(value)) return value.map(item => masked(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [maskedText(key, known), masked(member, known)]),
  );
}

function maskedText(text: string, known: string[]): string {
  return KINDS.reduce(
    (masking, [pattern, kind]) => masking.replace(pattern, id => (known.some(kept => kept.endsWith(id)) ? id : kind)),
    text,
  );
}

/**
 * The parts of an example that a response does not have. A response may have further members and items, but an empty
 * list has to be empty. Without an example, nothing is missing.
 * @returns a line for each difference.
 */
export function missingFrom(answer: unknown, example: unknown, place = ''): string[] {
  if (example === undefined) return [];
  if (Array.isArray(example)) return missingItems(answer, example, place);
  if (typeof example === 'object' && example !== null) {
    if (typeof answer !== 'object' || answer === null) return [parting(place, example, answer)];
    const members = answer as Record<string, unknown>; // any object is one
    return Object.entries(example).flatMap(([key, member]) => missingFrom(members[key], member, `${place}/${key}`));
  }
  return answer === example ? [] : [parting(place, example, answer)];
}

function missingItems(answer: unknown, example: unknown[], place: string): string[] {
  if (!Array.isArray(answer) || (example.length === 0 && answer.length > 0)) return [parting(place, example, answer)];
  return example
    .filter(item => !answer.some(found => missingFrom(found, item).length === 0))
    .map(item => parting(place, item, answer));
}

function parting(place: string, example: unknown, answer: unknown): string {
  return `${place || 'all'}: shown ${JSON.stringify(example)}, answered ${JSON.stringify(answer)}`;
}
