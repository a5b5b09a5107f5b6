import t, { type Test } from 'tap';

/** Cases of one service of the embedded AWS, each with what became of the test cases of another implementation that it re-expresses. */
export interface ServiceBehaviour {
  /** The service's name in AWS's documents. */
  service: string;
  behaviours: Behaviour[];
  /** Test cases that were looked at and are about actions or services that the embedded AWS does not have. */
  notServed: NotServed[];
}

/** One behaviour of AWS and how to verify that the embedded AWS has it. */
export interface Behaviour {
  title: string;
  /** The test cases of the other implementation that it re-expresses: `file.py::function`, or `file.py::class::function`. */
  cases: string[];
  outcome: Outcome;
  verify: (t: Test) => Promise<void>;
}

/**
 * - `holds`: the embedded AWS does what the test cases say.
 * - `refused`: it refuses on purpose what the test cases do, and the behaviour asserts its refusal.
 * - `differs from AWS's document`: the test cases contradict AWS, and the behaviour asserts what `source`, a document or a model of
 *   AWS, says.
 */
export type Outcome =
  | 'holds'
  | { kind: 'refused'; reason: string }
  | { kind: "differs from AWS's document"; reason: string; source: string };

/** Test cases whose main action, or whose service, the embedded AWS does not have. */
export interface NotServed {
  /** Names of actions, or of services. */
  actions: string[];
  cases: string[];
}

/** A refusal on purpose. @param reason a whole sentence. */
export function refused(reason: string): Outcome {
  return { kind: 'refused', reason };
}

/** What contradicts AWS. @param reason a whole sentence that says both. @param source the document or the model of AWS. */
export function differs(reason: string, source: string): Outcome {
  return { kind: "differs from AWS's document", reason, source };
}

/** Names test cases of one file. @param file its name without `.py`. */
export function of(file: string, ...functions: string[]): string[] {
  return functions.map(name => `${file}.py::${name}`);
}

/** Runs each behaviour as a test of its own. */
export function verifyAll({ behaviours }: ServiceBehaviour): void {
  for (const { title, verify } of behaviours) t.test(title, verify);
}

/** An error as AWS sends it. */
export interface SentError {
  name: string;
  message: string;
  status: number;
}

/** The error with which a call of the AWS SDK fails, for an exact comparison. @throws if the call succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<SentError> {
  const error = await call.then(() => undefined, identity);
  if (!(error instanceof Error) || !('$metadata' in error))
    throw new Error('The call was not answered with an error.', { cause: error });
  const { httpStatusCode } = error.$metadata as { httpStatusCode: number }; // errors of the AWS SDK have it
  return { name: error.name, message: error.message, status: httpStatusCode };
}

function identity<T>(value: T): T {
  return value;
}
