import { isObject, parsePointer } from '../../../src/json.js';

type Node = Record<string, unknown>;

/** A value for a member whose value is a placeholder, or names what does not exist. */
const VALUES: Record<string, unknown> = {
  image: 'registry.example.com/app:1',
  family: 'app',
  valueFrom: '/myorg/myclu/key',
  containerPort: 8080,
  'awslogs-group': '/ecs/app',
};

/**
 * A copy of a definition in which everything that a response says is wrong is corrected as it says: values that are missing are given, and
 * what Fargate cannot do is left out.
 * @returns undefined where a fault says what is wrong and not what would be right.
 */
export function repaired(definition: object, faults: { pointer: string; message: string }[]): object | undefined {
  const request = { taskdefinition: structuredClone(definition) };
  const isCorrected = faults.map(({ pointer, message }) => correct(request, parsePointer(pointer), message));
  return isCorrected.every(Boolean) ? request.taskdefinition : undefined;
}

function correct(root: Node, keys: string[], message: string): boolean {
  const parents = [root];
  for (const key of keys.slice(0, -1)) parents.push((parents.at(-1)?.[key] ?? {}) as Node);
  const owner = parents.at(-1) ?? {};
  const key = keys.at(-1) ?? '';
  if (/not supported|must be SYS_PTRACE|must be file on Fargate/.test(message)) return remove(parents, keys);
  if (/^(?:cpu|memory)$/i.test(key) && isObject(owner) && 'containerDefinitions' in owner) {
    delete owner.cpu;
    delete owner.memory;
    return true;
  }
  if (!/placeholder|does not exist/.test(message)) return false;
  owner[key] = key === 'name' ? `app-${keys.at(-2)}` : VALUES[key];
  return owner[key] !== undefined;
}

/** Removes a member; of an item of a list, the whole list. */
function remove(parents: Node[], keys: string[]): boolean {
  const depth = keys.findIndex((key, index) => index > 2 && /^\d+$/.test(key) && Array.isArray(parents[index]));
  const isInnerList = depth > 3;
  const owner = isInnerList ? parents[depth - 1] : parents.at(-1);
  const key = isInnerList ? keys[depth - 1] : keys.at(-1);
  if (owner && key !== undefined) delete owner[key];
  return true;
}
