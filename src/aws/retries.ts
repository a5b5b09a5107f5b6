import { type PollOptions, poll } from '../concurrency/poll.js';
import { NamedError, TimedOut } from '../errors.js';
import type { AwsAccount } from './account.js';

/** Something that AWS is late with. */
interface Lateness extends Required<Pick<PollOptions, 'waitingFor' | 'timeoutMs'>> {
  /** Whether AWS refuses a call because of it. */
  isLate: (error: NamedError) => boolean | Promise<boolean>;
}

/**
 * Repeats a call while AWS refuses it because of something that it is late with. A call that succeeds at once is made once.
 * @throws the refusal when the time is over; every other error at once.
 */
export async function retryWhileLate<Result>(
  { sleep }: Pick<AwsAccount, 'sleep'>,
  { isLate, ...options }: Lateness,
  call: () => Promise<Result>,
): Promise<Result> {
  let refusal: NamedError | undefined;
  const attempt = async () => {
    refusal = undefined;
    try {
      return { result: await call() };
    } catch (error) {
      if (!(error instanceof NamedError) || !(await isLate(error))) throw error;
      refusal = error;
      return undefined;
    }
  };
  try {
    return (await poll({ ...options, sleep }, attempt)).result;
  } catch (error) {
    throw error instanceof TimedOut && refusal ? refusal : error;
  }
}
