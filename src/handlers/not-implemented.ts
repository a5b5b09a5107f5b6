import type { OperationId } from '#generated/routes.js';

/** Operations of the contract that this version answers with 501; the only such list. */
export const notImplemented = [] as const satisfies OperationId[];

export type NotImplementedYet = (typeof notImplemented)[number];
