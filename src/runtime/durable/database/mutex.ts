/** Lets one in at a time, in the order of asking. */
export interface Gate {
  /** Resolves when it is one's turn. @returns what ends the turn. */
  enter(): Promise<() => void>;
}

export function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else isTaken = false;
  };
  return {
    enter: () =>
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
