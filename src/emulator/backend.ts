/** The members of a request or a response, as the wire protocol decodes them. Actions parse them by a shape. */
export type Members = Record<string, unknown>;

/** Where a call arrives, for ARNs and responses. */
export interface CallContext {
  region: string;
  /** The region for which the request is signed. */
  signedRegion: string;
  /** The access key with which the request is signed. */
  accessKeyId: string | undefined;
  accountId: string;
  requestId: string;
}

/** An error as AWS returns it: the code, the message and the HTTP status that AWS documents for it. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = code;
  }
}

/** The wire protocol of a service, and how its requests are recognized. */
export type Protocol =
  | { kind: 'json' /** The part of `X-Amz-Target` before the dot. */; target: string }
  | { kind: 'query' /** The API version, for example IAM's `2010-05-08`. */; version: string; namespace: string };

/** A resource as the Resource Groups Tagging API sees it. */
export interface TaggedResource {
  arn: string;
  /** The tagging API's resource type, for example `ecs:service`. */
  type: string;
  tags: Map<string, string>;
}

/** A service's name in ARNs and endpoints. */
export type ServiceName =
  | 'ecs'
  | 'elasticloadbalancing'
  | 'iam'
  | 'logs'
  | 'secretsmanager'
  | 'servicediscovery'
  | 'ssm'
  | 'sts'
  | 'tagging';

/**
 * One AWS service, held in memory. `actions` lists everything it supports; any other call fails with AWS's error for
 * unknown operations. An action returns the members of AWS's output or throws an AwsError.
 */
export interface Backend {
  service: ServiceName;
  protocol: Protocol;
  actions: Record<string, (input: Members, call: CallContext) => Members>;
  taggedResources(): Iterable<TaggedResource>;
  /** Every existing resource as plain JSON. Inactive and deleted resources and counters are left out. */
  snapshot(): unknown;
}
