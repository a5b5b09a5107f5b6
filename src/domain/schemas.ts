import type { components } from '#generated/types.js';

/** The spec's schemas by name, in the SDK's spelling. */
export type Schemas = components['schemas'];

/**
 * A spec's type as the SDK's outputs can fill it: the SDK types every member of an output as possibly undefined. What is
 * really there, tests hold against the spec.
 */
export type Answered<T> = T extends Date
  ? Date
  : T extends (infer Item)[]
    ? Answered<Item>[]
    : T extends object
      ? { [K in keyof T]: Answered<T[K]> | undefined }
      : T;
