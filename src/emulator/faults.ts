import { AwsError } from './backend.js';

/** What a fault does to the calls that it strikes. */
export type FaultEffect =
  | { error: { code: string; message: string; status: number } }
  /** The connection is destroyed without an answer. */
  | { drop: true }
  /** The answer comes this many milliseconds late. */
  | { delay: number }
  /** The call waits for what this answers, which is asked when it arrives. */
  | { hold: () => Promise<unknown> }
  /** No answer comes, and the connection stays open. `onHang` is called when that is so. */
  | { hang: true; onHang?: () => void };

/** Which calls a fault strikes. A rule without service and action matches every call. */
export type FaultRule = FaultEffect & {
  service?: string;
  action?: string;
  /** The first matching call that is struck, counted from 1; 1 unless given. */
  nth?: number;
  /** How many matching calls are struck; 1 unless given, may be Infinity. */
  times?: number;
  /** Before the call has its effect, unless given, or after it. */
  when?: 'before' | 'after';
};

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
}

/** The connection is to be left without an answer. */
export class NoResponse extends Error {
  constructor(readonly connection: 'destroyed' | 'open') {
    super();
  }
}

/** The faults of one emulator, and what strikes a call that arrives now. */
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
      const striking = matching.filter(({ rule, matched }) => isDue(rule, matched)).map(({ rule }) => rule);
      return {
        before: () => applyFaults(striking.filter(rule => rule.when !== 'after')),
        after: () => applyFaults(striking.filter(rule => rule.when === 'after')),
      };
    },
  };
}

/** The faults of one call: each side waits, or throws an AwsError or NoResponse. */
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
