/** A repository credential that the running definition names for a container. */
export interface ActiveCredential {
  arn: string;
  /** The secret's name. */
  name: string;
  /** Whether the secret lies under the space's prefix. */
  inSpace: boolean;
  /** Whether it carries the org's tag; what does not is used, and never changed or deleted. */
  isOwn: boolean;
}

/** What an update says of a container's credential. */
export interface CredentialCase {
  active: ActiveCredential | undefined;
  /** Whether the request gives a credential for the container. */
  isGiven: boolean;
  /** The secret that the new definition names for it. */
  named: string | undefined;
}

/**
 * - `none`: nothing to do with credentials.
 * - `create`: the given one becomes a secret of the space.
 * - `replace`: the active secret gets the given value.
 * - `move`: a secret of the space takes the active one's place, with the given value or a copy of the active one's; the active
 *   one is deleted.
 * - `keep`: what the definition names stays.
 * - `delete`: the active secret is not used any more.
 */
export type CredentialAction = 'none' | 'create' | 'replace' | 'move' | 'keep' | 'delete';

/** Decides what becomes of a container's repository credential. */
export function credentialAction({ active, isGiven, named }: CredentialCase): CredentialAction {
  if (isGiven) {
    if (!active?.isOwn) return 'create';
    return active.inSpace ? 'replace' : 'move';
  }
  if (!active) return named ? 'keep' : 'none';
  if (!active.isOwn) return named ? 'keep' : 'none';
  const isNamed = named === active.arn || named === active.name;
  if (!isNamed) return 'delete';
  return active.inSpace ? 'keep' : 'move';
}
