import type { Logger } from '../logger.js';

/** Work that goes on after the answer. */
export interface Background {
  /** @param name for the log. A failure is logged; what it left, the next request of the kind takes up. */
  run(name: string, work: () => Promise<unknown>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

export function createBackground(log: Logger): Background {
  const underWay = new Set<Promise<void>>();
  return {
    run(name, work) {
      const done = work()
        .then(
          () => log.info({ work: name }, 'finished background work'),
          (error: unknown) => {
            const message = error instanceof Error ? error.message : String(error);
            log.error({ work: name, message }, 'background work failed');
          },
        )
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
