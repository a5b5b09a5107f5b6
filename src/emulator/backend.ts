/** A request's or an answer's members, as the wire protocol decoded them. Backends check what they read. */
export type Members = Record<string, unknown>;

/** What a backend knows of the call it answers. */
export interface CallContext {
  region: string;
  accountId: string;
  requestId: string;
}

/** An AWS error as a caller sees it: the code, the message and the HTTP status that AWS documents for it. */
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

/** The wire protocols of the clients that the product uses. */
export type Protocol =
  | { kind: 'json' /** the part of `X-Amz-Target` before the dot */; target: string }
  | { kind: 'query' /** `Version` of the API, as IAM's 2010-05-08 */; version: string; namespace: string };

/** A resource that carries tags, as the tagging API walks them. */
export interface TaggedResource {
  arn: string;
  /** As `ecs:service`, the tagging API's resource type. */
  type: string;
  tags: Map<string, string>;
}

/**
 * One AWS service in memory. `actions` is the whole list of what it answers; a call to anything else is refused
 * with AWS's unknown-operation error. Each action answers the members of AWS's output, or throws an AwsError.
 */
export interface Backend {
  /** The service's name, as in ARNs and endpoints: `ecs`, `iam`, `logs`, `secretsmanager`, `servicediscovery`. */
  service: string;
  protocol: Protocol;
  actions: Record<string, (input: Members, call: CallContext) => Members>;
  taggedResources(): Iterable<TaggedResource>;
  /** Everything that exists, as plain JSON, without what AWS only remembers (inactive or deleted things, counters). */
  snapshot(): unknown;
}
