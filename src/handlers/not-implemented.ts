import type { OperationId } from '#generated/routes.js';

/** Operations of the contract that this version answers with 501; the only such list. */
export const notImplemented = [
  'listOperations',
  'getOperation',
  'cancelOperation',
  'streamOperation',
] as const satisfies OperationId[];

export type NotImplementedYet = (typeof notImplemented)[number];

/**
 * Parameters that this version answers with 501: a repeated request that repeats its effect would be worse than none.
 * `Prefer` is not here, since a server may ignore it (RFC 7240).
 */
export const notImplementedParameters = ['header.idempotency-key'];
