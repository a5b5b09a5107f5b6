/** What a client takes and returns: members by AWS's names. */
// biome-ignore lint/suspicious/noExplicitAny: each action's answer has a shape of its own
export type Members = Record<string, any>;

/** Where a client finds the embedded AWS. */
export interface Endpoint {
  endpoint: string;
  region: string;
}

/** A call that a client makes, by the names that AWS's models have. */
export interface Call {
  /** As the AWS CLI names it, for example `elbv2`. */
  service: string;
  /** For example `ListServices`; of a wait, the waiter, for example `ServicesStable`. */
  action: string;
  input: Members;
}

/** A client of AWS that its authors wrote, not this project. */
export interface AwsClient {
  name: string;
  /** @throws Unknown if this version of the client lacks the action. */
  call(at: Endpoint, call: Call): Promise<Members>;
  /**
   * All items of a list, by the client's own paginator.
   * @param pages the member of the answer that has the items, and how many a page has.
   * @throws Unknown if this version of the client has no paginator for the action.
   */
  paginate(at: Endpoint, call: Call, pages: { result: string; size: number }): Promise<Members[]>;
  /** Waits with the client's own waiter. */
  wait(at: Endpoint, call: Call): Promise<void>;
  /** What this version has for a service: actions with a paginator, and the action of each waiter; undefined where it does not say. */
  offers?(service: string): Promise<{ paginators: string[]; waiters: Record<string, string> }>;
}

/** The version of a client at hand does not know an action, or has no paginator for it. */
export class Unknown extends Error {}

export const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example-secret' };

/** The environment of a client's program: nothing of this machine's configuration of AWS, no metadata service. */
export function environment(): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
}

/** The services of the embedded AWS, as the clients name them. */
export const SERVICES = [
  'ecs',
  'elbv2',
  'iam',
  'logs',
  'resourcegroupstaggingapi',
  'secretsmanager',
  'servicediscovery',
  'ssm',
  'sts',
];
