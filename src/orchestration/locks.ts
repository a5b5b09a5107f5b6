import type { LockRequest } from '../saga/locks.js';
import type { Owner } from '../tenancy.js';

/** Milliseconds that an operation with a waiting caller waits for a lock. */
const TIMEOUT_MS = 60_000;

/** A clean-up has no waiting caller. It waits as long as the operation that holds the lock may be repeated while AWS is not available. */
const CLEAN_UP_TIMEOUT_MS = 3 * 24 * 3_600_000;

/** Locks for creating in a space: shared on the space, exclusive on its shared resources (cluster, role, log groups). */
export function creationLocks(owner: Owner, space: string): LockRequest[] {
  return [
    { name: spaceLockName(owner, space), mode: 'shared', timeoutMs: TIMEOUT_MS },
    { name: sharedResourcesLockName(owner, space), mode: 'exclusive', timeoutMs: TIMEOUT_MS },
  ];
}

/** The lock on a space's shared resources, which an operation releases once it has found all of them. */
export function sharedResourcesLockName(owner: Owner, space: string): string {
  return `${spaceLockName(owner, space)} (shared resources)`;
}

/** Lock for changing a member of a space: a service, or the family of a managed task definition. */
export function changeLock(owner: Owner, space: string, member: string): LockRequest {
  return { name: `${spaceLockName(owner, space)}/${member}`, mode: 'exclusive', timeoutMs: TIMEOUT_MS };
}

/** Lock for cleaning up after a member of a space, while nobody changes it or creates it again. */
export function cleanUpLock(owner: Owner, space: string, member: string): LockRequest {
  return { ...changeLock(owner, space, member), timeoutMs: CLEAN_UP_TIMEOUT_MS };
}

/** Lock for deleting a space, while nothing is created in it. */
export function spaceDeletionLock(owner: Owner, space: string): LockRequest {
  return { name: spaceLockName(owner, space), mode: 'exclusive', timeoutMs: CLEAN_UP_TIMEOUT_MS };
}

/** Lock for registering a revision: ECS refuses to register two revisions of a family at the same time. */
export function registrationLock(owner: Owner, family: string): LockRequest {
  return { name: registrationLockName(owner, family), mode: 'exclusive', timeoutMs: TIMEOUT_MS };
}

export function registrationLockName({ aws }: Owner, family: string): string {
  return `${aws.name} task definition ${family}`;
}

/** Lock for pruning the revisions of a family. */
export function pruningLock(owner: Owner, family: string): LockRequest {
  const name = `${registrationLockName(owner, family)} (pruning)`;
  return { name, mode: 'exclusive', timeoutMs: CLEAN_UP_TIMEOUT_MS };
}

function spaceLockName({ aws }: Owner, space: string): string {
  return `${aws.name}/${space}`;
}
