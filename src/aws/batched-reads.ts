import DataLoader from 'dataloader';
import { nameOf } from '../domain/names.js';
import { BadGateway } from '../errors.js';

/** Makes a call of a client. */
type Call = (operation: string, input: unknown) => Promise<unknown>;

/** How one call describes many. */
interface Described {
  /** The list, in the input and in the response. */
  list: string;
  /** The member of a described one that is its ARN. */
  arn: string;
  /** That one call describes. */
  most: number;
  /** What AWS takes as a name. Any other text could make it refuse the whole call. An ARN may name one of another cluster. */
  name: RegExp;
}

interface Response {
  failures?: { arn?: string }[];
}

const NAME = /^[\w-]{1,255}$/;

/** Source: Amazon ECS API Reference, DescribeClusters, DescribeServices, DescribeTasks; the lengths of ids from AWS's refusal of others. */
const DESCRIBED: Record<string, Described> = {
  describeClusters: { list: 'clusters', arn: 'clusterArn', most: 100, name: NAME },
  describeServices: { list: 'services', arn: 'serviceArn', most: 10, name: NAME },
  describeTasks: { list: 'tasks', arn: 'taskArn', most: 100, name: /^([\da-f]{32}|[\da-f-]{36})$/ },
};

/**
 * Makes one call of the calls that describe one cluster, service or task each, arrive in the same turn of the event loop, and differ in
 * nothing else. Each gets the response that AWS would give to it alone. All other calls are made as they are.
 * @param call makes a call of the account's ECS client.
 */
export function createBatchedReads(call: Call): Call {
  const loaders = new Map<string, DataLoader<string, unknown>>();
  const loaderOf = (operation: string, described: Described, rest: object) => {
    const key = JSON.stringify([operation, rest]);
    const loader =
      loaders.get(key) ??
      createLoader(described, names => {
        loaders.delete(key);
        return call(operation, { ...rest, [described.list]: names });
      });
    loaders.set(key, loader);
    return loader;
  };
  return async (operation, input) => {
    const described = DESCRIBED[operation];
    if (!described) return call(operation, input);
    const { [described.list]: names, ...rest } = input as Record<string, readonly string[]>; // the other members are only passed on
    const [name = '', ...more] = names ?? [];
    if (more.length > 0 || !described.name.test(name)) return call(operation, input);
    return loaderOf(operation, described, rest).load(name);
  };
}

function createLoader(described: Described, describe: (names: readonly string[]) => Promise<unknown>) {
  const describeAlone = (name: string) => describe([name]).catch((error: Error) => error);
  const describeAll = async (names: readonly string[]) => {
    try {
      const response = await describe([...new Set(names)]);
      return names.map(name => responseFor(name, described, response as Response));
    } catch (error) {
      if (names.length === 1 || !isDenied(error)) throw error;
      return Promise.all(names.map(describeAlone));
    }
  };
  return new DataLoader(describeAll, {
    cache: false,
    maxBatchSize: described.most,
    // Requests of several connections arrive in one turn of the event loop, but not before the same `process.nextTick`.
    batchScheduleFn: dispatch => setImmediate(dispatch),
  });
}

/** Of a response about many, what is about one. */
function responseFor(name: string, { list, arn }: Described, response: Response): object {
  const members = (response as Record<string, Record<string, string>[]>)[list] ?? []; // by the API Reference
  return {
    [list]: members.filter(member => nameOf(member[arn] ?? '') === name),
    failures: response.failures?.filter(failure => nameOf(failure.arn ?? '') === name),
  };
}

/** A policy may allow to describe some of them only. */
function isDenied(error: unknown): boolean {
  return error instanceof BadGateway && error.awsCode?.startsWith('AccessDenied') === true;
}
