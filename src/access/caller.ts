import type { Right } from '#generated/routes.js';
import { matchesAny } from '../domain/arns.js';
import { nameOf } from '../domain/names.js';
import { Forbidden } from '../errors.js';

/** A right, and where a caller has it. */
export interface Grant {
  /** It includes the rights before it: `read`, `deploy`, `admin`. */
  right: Right;
  /** Patterns, in which `*` stands for any text. */
  accounts: readonly string[];
  /** Patterns of spaces; undefined where every operation of the accounts is allowed, whatever space it is in. */
  spaces?: readonly string[] | undefined;
}

/** Who sent a request, as its token says. */
export interface Caller {
  /** The name of the token, for the log and for operations. It holds nothing secret. */
  name: string;
  grants: readonly Grant[];
}

/** What a request asks for. */
interface Demand {
  operationId: string;
  right: Right;
  /** Undefined for an operation outside of accounts. */
  account: string | undefined;
  /** The places of the request that name its space. */
  spaces: readonly string[];
}

const RIGHTS: readonly Right[] = ['read', 'deploy', 'admin'];

/** A grant as the configuration writes it: without accounts in all of them, without spaces whatever the space. */
export function grantOf(given: { rights: readonly Right[]; accounts?: string[]; spaces?: string[] }): Grant {
  const { rights, accounts = ['*'], spaces } = given;
  return { right: RIGHTS.findLast(right => rights.includes(right)) ?? 'read', accounts, spaces };
}

/**
 * Decides whether a caller may use an operation in an account.
 * @returns the patterns of the spaces that the caller is limited to in it; undefined where it is not limited.
 * @throws {Forbidden}
 */
export function permittedSpaces({ name, grants }: Caller, demand: Demand): readonly string[] | undefined {
  const { operationId, right, account, spaces } = demand;
  const withRight = grants.filter(grant => RIGHTS.indexOf(grant.right) >= RIGHTS.indexOf(right));
  if (withRight.length === 0)
    throw new Forbidden(`Token ${name} does not have the right ${right}, which ${operationId} needs.`);
  if (account === undefined) return undefined;
  const inAccount = withRight.filter(grant => matchesAny(grant.accounts, account));
  if (inAccount.length === 0) throw new Forbidden(`Token ${name} may not use ${operationId} in account ${account}.`);
  if (inAccount.some(grant => grant.spaces === undefined)) return undefined;
  if (spaces.length === 0)
    throw new Forbidden(`Token ${name} is limited to spaces, and ${operationId} is not an operation of one.`);
  return inAccount.flatMap(grant => grant.spaces ?? []);
}

/**
 * Asserts that a request stays in the spaces that its caller is limited to.
 * @param permitted their patterns. @param named the names or ARNs of the clusters that the request names. @throws {Forbidden}
 */
export function assertInSpaces({ name }: Caller, permitted: readonly string[], named: readonly string[]): void {
  const [other] = named.map(nameOf).filter(space => !matchesAny(permitted, space));
  if (other !== undefined) throw new Forbidden(`Token ${name} may not use space ${other}.`);
  if (named.length === 0) throw new Forbidden(`Token ${name} is limited to spaces, and the request names none.`);
}
