import { AwsError } from './backend.js';

/** What a fault does to a call. */
export type FaultEffect =
  | { error: { code: string; message: string; status: number } }
  /** Closes the connection without a response. */
  | { drop: true }
  /** Delays the response by this many milliseconds. */
  | { delay: number }
  /** Calls the function when the call arrives, and holds the call until the promise settles. */
  | { hold: () => Promise<unknown> }
  /** Sends no response and keeps the connection open. Calls `onHang` at that moment. */
  | { hang: true; onHang?: () => void };

/** A fault, and the calls that it affects. A rule without service and action matches every call. */
export type FaultRule = FaultEffect & {
  service?: string;
  action?: string;
  /** The first matching call that is affected, counted from 1. Default: 1. */
  nth?: number;
  /** How many matching calls are affected, from `nth` on. Default: 1; may be Infinity. */
  times?: number;
  /** Whether the fault occurs before the call takes effect or after it. Default: before. */
  when?: 'before' | 'after';
};

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
}

/** The call gets no response. */
export class NoResponse extends Error {
  constructor(readonly connection: 'destroyed' | 'open') {
    super();
  }
}

/** The faults of one emulator. `forCall` counts an arriving call and returns the faults that affect it. */
export function newFaults(): Faults & { forCall(service: string, action: string): CallFaults } {
  let rules: { rule: FaultRule; matched: number }[] = [];
  return {
    add: rule => {
      rules.push({ rule, matched: 0 });
    },
    clear: () => {
      rules = [];
    },
    forCall(service, action) {
      const matching = rules.filter(({ rule }) => matches(rule, service, action));
      for (const counted of matching) counted.matched += 1;
      const due = matching.filter(({ rule, matched }) => isDue(rule, matched)).map(({ rule }) => rule);
      return {
        before: () => applyFaults(due.filter(rule => rule.when !== 'after')),
        after: () => applyFaults(due.filter(rule => rule.when === 'after')),
      };
    },
  };
}

/** The faults of one call. Each function waits, or throws an AwsError or NoResponse. */
interface CallFaults {
  before(): Promise<void>;
  after(): Promise<void>;
}

function matches(rule: FaultRule, service: string, action: string): boolean {
  return (rule.service ?? service) === service && (rule.action ?? action) === action;
}

function isDue({ nth = 1, times = 1 }: FaultRule, matched: number): boolean {
  return matched >= nth && matched < nth + times;
}

async function applyFaults(rules: FaultRule[]): Promise<void> {
  for (const rule of rules) {
    if ('delay' in rule) await new Promise(resolve => setTimeout(resolve, rule.delay));
    else if ('hold' in rule) await rule.hold();
    else if ('drop' in rule) throw new NoResponse('destroyed');
    else if ('hang' in rule) {
      rule.onHang?.();
      throw new NoResponse('open');
    } else throw new AwsError(rule.error.code, rule.error.message, rule.error.status);
  }
}
