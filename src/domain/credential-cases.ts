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

/**
 * Whether a container's `credentialsParameter` names a secret: by its name, or its ARN with or without what AWS puts behind
 * the name. Source: Secrets Manager User Guide, "What's in a secret".
 */
export function namesSecret(credentialsParameter: string, { arn, name }: { arn: string; name: string }): boolean {
  return [arn, arn.replace(/-[A-Za-z0-9]{6}$/, ''), name].includes(credentialsParameter);
}

/** What an update says of a container's credential. */
interface CredentialCase {
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
 * - `move`: a secret of the space takes the active one's place, with the given value or a copy of the active one's.
 * - `keep`: what the definition names stays.
 * - `drop`: the container does without the active secret.
 */
export type CredentialAction = 'none' | 'create' | 'replace' | 'move' | 'keep' | 'drop';

/** Decides what becomes of a container's repository credential. */
export function credentialAction({ active, isGiven, named }: CredentialCase): CredentialAction {
  if (isGiven) {
    if (!active?.isOwn) return 'create';
    return active.inSpace ? 'replace' : 'move';
  }
  if (!active) return named ? 'keep' : 'none';
  if (!active.isOwn) return named ? 'keep' : 'none';
  if (!named || !namesSecret(named, active)) return 'drop';
  return active.inSpace ? 'keep' : 'move';
}
