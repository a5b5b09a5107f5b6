import type { components } from '#generated/types.js';

/** The spec's schemas by name, in the SDK's spelling. */
export type Schemas = components['schemas'];

/**
 * A type of the spec whose members may be undefined, as the SDK types all members of its outputs. Tests compare the actual
 * responses with the spec.
 */
export type Answered<T> = T extends Date
  ? Date
  : T extends (infer Item)[]
    ? Answered<Item>[]
    : T extends object
      ? { [K in keyof T]: Answered<T[K]> | undefined }
      : T;

/** A value whose members may be missing, as in a body that has not been validated. */
export type Unchecked<T> = T extends (infer Item)[]
  ? (Unchecked<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Unchecked<T[K]> }
    : T;
