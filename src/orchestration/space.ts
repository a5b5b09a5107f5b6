import type { AwsAccount } from '../aws/account.js';
import type { Flavor, Tag } from '../domain/tags.js';

/** A space: what belongs to one cluster, in an account, for an org. */
export interface Space {
  aws: AwsAccount;
  org: string;
  /** The cluster's name, which is the space's. */
  cluster: string;
  flavor: Flavor;
  /** Our tags and the caller's, for everything in the space. */
  tags: Required<Tag>[];
}
