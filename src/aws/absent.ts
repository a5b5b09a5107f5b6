import { NotFound } from '../errors.js';

/** Asks for something that may not be there. @returns undefined where AWS says so. */
export async function absentIfNotFound<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
