import type { Owner } from '../tenancy.js';

/** What goes on in a space: any number of makings side by side, or one clearing by itself. */
interface Turns {
  making: Set<Promise<unknown>>;
  clearing: Promise<unknown>;
}

const spaces = new Map<string, Turns>();

/** Makes something in a space, once nobody of this process takes the space away. */
export function makingIn<Result>(owner: Owner, space: string, make: () => Promise<Result>): Promise<Result> {
  const turns = turnsOf(owner, space);
  const made = turns.clearing.then(make);
  const over: Promise<unknown> = settled(made).then(() => turns.making.delete(over));
  turns.making.add(over);
  return made;
}

/**
 * Takes a space away, once nobody of this process makes something in it: what is made reuses the cluster and the role
 * that it finds.
 */
export function clearingOf<Result>(owner: Owner, space: string, clear: () => Promise<Result>): Promise<Result> {
  const turns = turnsOf(owner, space);
  const cleared = Promise.all([turns.clearing, ...turns.making]).then(clear);
  turns.clearing = settled(cleared);
  return cleared;
}

function turnsOf({ aws }: Owner, space: string): Turns {
  const key = `${aws.name}/${space}`;
  const turns = spaces.get(key) ?? { making: new Set(), clearing: Promise.resolve() };
  spaces.set(key, turns);
  return turns;
}

function settled(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => {},
    () => {},
  );
}
