/** The secret that the running definition names as a container's repository credential. */
export interface ActiveCredential {
  arn: string;
  /** The secret's name. */
  name: string;
  /** Whether its name starts with the prefix of the space. */
  inSpace: boolean;
  /** Whether it has the org's tag. A secret without it is used, but never changed or deleted. */
  isOwn: boolean;
}

/**
 * Whether a container's `credentialsParameter` names a secret: by its name, or by its ARN with or without the suffix that AWS
 * appends to the name. Source: Secrets Manager User Guide, "What's in a secret".
 */
export function namesSecret(credentialsParameter: string, { arn, name }: { arn: string; name: string }): boolean {
  return [arn, arn.replace(/-[A-Za-z0-9]{6}$/, ''), name].includes(credentialsParameter);
}

/** The input of the decision on one container's credential in an update. */
interface CredentialCase {
  active: ActiveCredential | undefined;
  /** Whether the request contains a credential for the container. */
  isGiven: boolean;
  /** The secret that the new definition names for it. */
  named: string | undefined;
  /** That secret, where it exists. */
  namedSecret: ActiveCredential | undefined;
}

/**
 * - `none`: the container has no credential.
 * - `create`: creates a secret in the space with the given value.
 * - `replace`: gives the named secret, or else the active one, the given value.
 * - `move`: creates a secret in the space that replaces that one, with the given value or a copy of its value.
 * - `keep`: the definition continues to name its secret.
 * - `drop`: the definition no longer names the active secret.
 */
export type CredentialAction = 'none' | 'create' | 'replace' | 'move' | 'keep' | 'drop';

/** Decides what an update does with a container's repository credential. */
export function credentialAction({ active, isGiven, named, namedSecret }: CredentialCase): CredentialAction {
  if (isGiven) {
    const target = namedSecret?.isOwn ? namedSecret : active;
    if (!target?.isOwn) return 'create';
    return target.inSpace ? 'replace' : 'move';
  }
  if (!active?.isOwn) return named ? 'keep' : 'none';
  if (!named || !namesSecret(named, active)) return 'drop';
  return active.inSpace ? 'keep' : 'move';
}
