/** Lets one in at a time, in the order of asking. */
export interface Mutex {
  /** Resolves when it is one's turn. @returns what ends the turn. */
  acquire(): Promise<() => void>;
}

export function createMutex(): Mutex {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else isTaken = false;
  };
  return {
    acquire: () =>
      new Promise(resolve => {
        if (isTaken) {
          waiting.push(() => resolve(leave));
          return;
        }
        isTaken = true;
        resolve(leave);
      }),
  };
}
