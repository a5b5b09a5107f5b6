import type { Account } from './account.js';
import type { Backend, TaggedResource } from './backend.js';

/** The index that the Resource Groups Tagging API reads. */
interface TagIndex {
  /** The resources with their tags as they were when the index was last brought up to date. */
  resources(): TaggedResource[];
  /** A backend after whose calls the index looks at what exists. */
  observe(backend: Backend): Backend;
}

interface Observation {
  at: number;
  resources: TaggedResource[];
}

/**
 * An index of the account's resources that is as old as `timings.tagIndex` says: it lacks what was created since, and lists what was
 * deleted since. It compares what exists after each call, so it finds a change between two calls at the second one.
 * @param current the resources that exist.
 */
export function tagIndex({ clock, timings }: Account, current: () => TaggedResource[]): TagIndex {
  const { tagIndex: age } = timings;
  if (age <= 0) return { resources: current, observe: backend => backend };
  let observations: Observation[] = [];
  const observe = () => {
    const now = clock.now().getTime();
    const resources = current().map(resource => ({ ...resource, tags: new Map(resource.tags) }));
    const visible = observations.findLastIndex(({ at }) => at <= now - age);
    observations = [...observations.slice(Math.max(0, visible)), { at: now, resources }];
  };
  return {
    resources: () => observations.findLast(({ at }) => at <= clock.now().getTime() - age)?.resources ?? [],
    observe: backend => ({ ...backend, actions: observedActions(backend.actions, observe) }),
  };
}

function observedActions(actions: Backend['actions'], observe: () => void): Backend['actions'] {
  return Object.fromEntries(
    Object.entries(actions).map(([name, run]) => [
      name,
      (input, call) => {
        const output = run(input, call);
        observe();
        return output;
      },
    ]),
  );
}
