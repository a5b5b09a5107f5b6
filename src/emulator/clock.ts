/**
 * The emulator's time. Everything that takes time in AWS (provisioning a cluster, starting a task) is scheduled here, so
 * that a test can control it.
 */
export interface Clock {
  now(): Date;
  /** Runs `action` once, `delay` milliseconds from now. A delay of 0 runs it before this call returns. */
  schedule(delay: number, action: () => void): void;
  /** Cancels all scheduled actions. */
  stop(): void;
}

/** A clock that moves only when a test calls `advance`. */
export interface ManualClock extends Clock {
  /** Moves time forward and runs each action that becomes due, in order, at its own time. */
  advance(milliseconds: number): void;
}

interface Scheduled {
  due: number;
  action: () => void;
}

/** The machine's clock. Its timers do not keep the process alive. */
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

/**
 * A clock for tests.
 * @param start its initial time.
 */
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
