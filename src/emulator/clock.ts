/**
 * The emulator's time. Everything that takes time in AWS (a cluster being provisioned, a task starting) is scheduled
 * here, so that a test can drive it and the demo can let it run.
 */
export interface Clock {
  now(): Date;
  /** Runs `action` once, `delay` milliseconds from now; a delay of 0 runs it at once, before this call returns. */
  schedule(delay: number, action: () => void): void;
  /** Drops all that is still scheduled. */
  stop(): void;
}

/** A clock that a test moves by hand; nothing happens until `advance`. */
export interface ManualClock extends Clock {
  /** Moves time forward, running what falls due, in order, each at its own moment. */
  advance(milliseconds: number): void;
}

interface Scheduled {
  due: number;
  action: () => void;
}

/** The time of day, by timers that do not keep the process alive. */
export function realClock(): Clock {
  const timers = new Set<NodeJS.Timeout>();
  return {
    now: () => new Date(),
    schedule(delay, action) {
      if (delay <= 0) return action();
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, delay).unref();
      timers.add(timer);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** @param start the first moment, 2026-01-01T00:00:00Z unless given. */
export function manualClock(start = new Date('2026-01-01T00:00:00Z')): ManualClock {
  let time = start.getTime();
  let scheduled: Scheduled[] = [];
  return {
    now: () => new Date(time),
    schedule(delay, action) {
      if (delay <= 0) return action();
      scheduled.push({ due: time + delay, action });
    },
    advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const next = scheduled.filter(item => item.due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        scheduled = scheduled.filter(item => item !== next);
        time = next.due;
        next.action();
      }
      time = end;
    },
    stop() {
      scheduled = [];
    },
  };
}
