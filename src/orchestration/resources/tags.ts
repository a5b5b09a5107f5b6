import type { Tag } from '../../domain/tags.js';
import type { Resource, Saga } from '../../saga/saga.js';

/** A resource that can be tagged, with the tags that it has. */
export interface Taggable {
  resource: Resource;
  tags: readonly Tag[];
  tag: (tags: Required<Tag>[]) => Promise<void>;
  untag: (keys: string[]) => Promise<void>;
}

/**
 * Adds tags to a resource unless it has them; undone, it has the tags that it had.
 * @param name AWS's name of the call.
 */
export async function tagStep(
  saga: Saga,
  name: string,
  { resource, tags, tag, untag }: Taggable,
  wanted: Required<Tag>[],
): Promise<void> {
  const before = new Map(tags.map(({ key = '', value = '' }) => [key, value]));
  const missing = wanted.filter(({ key, value }) => before.get(key) !== value);
  if (missing.length === 0) {
    saga.leave(name, resource, 'keep', 'It has these tags.');
    return;
  }
  const changes = missing.map(({ key, value }) => ({
    path: `Tags[${key}].Value`,
    from: before.get(key) ?? null,
    to: value,
  }));
  await saga.step({
    name,
    resource,
    action: 'update',
    reason: 'The request gives tags.',
    changes,
    expected: undefined,
    run: () => tag(missing),
    undo: async () => {
      const replaced = missing.flatMap(({ key }) => {
        const value = before.get(key);
        return value === undefined ? [] : [{ key, value }];
      });
      const added = missing.flatMap(({ key }) => (before.has(key) ? [] : [key]));
      if (replaced.length > 0) await tag(replaced);
      if (added.length > 0) await untag(added);
      return true;
    },
  });
}
