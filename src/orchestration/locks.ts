import type { Free, Saga } from '../saga/saga.js';
import type { Owner } from '../tenancy.js';

/** Milliseconds that a caller's operation waits for its turn. */
const PATIENCE = 60_000;

/** Taking a space away goes on without a caller, and may take as long as what is made in it. */
const LONG_PATIENCE = 15 * 60_000;

/**
 * Makes something in a space, once nobody takes the space away, and nobody makes what is shared in it: cluster, role, log groups.
 * @param make calls `share` when it has found that all of these are there, for others to go on beside it.
 */
export function makingIn<Result>(
  saga: Saga,
  owner: Owner,
  space: string,
  make: (share: Free) => Promise<Result>,
): Promise<Result> {
  const name = `${owner.aws.name}/${space}`;
  return saga.hold(name, 'shared', PATIENCE, () => saga.hold(`${name} (shared parts)`, 'exclusive', PATIENCE, make));
}

/** Takes a space away, once nobody makes something in it: what is made reuses the cluster and the role that it finds. */
export function clearingOf<Result>(
  saga: Saga,
  owner: Owner,
  space: string,
  clear: () => Promise<Result>,
): Promise<Result> {
  return saga.hold(`${owner.aws.name}/${space}`, 'exclusive', LONG_PATIENCE, clear);
}

/** Takes away what belonged to a service or a family, once nobody changes it or makes it anew: what is registered then is not in use yet. */
export function clearingAfter<Result>(
  saga: Saga,
  owner: Owner,
  space: string,
  name: string,
  clear: () => Promise<Result>,
): Promise<Result> {
  return saga.hold(`${owner.aws.name}/${space}/${name}`, 'exclusive', LONG_PATIENCE, clear);
}

/** Changes a service, or another one thing of a space, one change after another. */
export function changing<Result>(
  saga: Saga,
  owner: Owner,
  space: string,
  name: string,
  change: () => Promise<Result>,
): Promise<Result> {
  return saga.hold(`${owner.aws.name}/${space}/${name}`, 'exclusive', PATIENCE, change);
}
