import type { AwsAccount } from '../aws/account.js';
import { nameOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import type { Flavor, Tag } from '../domain/tags.js';

/** A space: the resources of one cluster, in an account, of an org. */
export interface Space {
  aws: AwsAccount;
  org: string;
  /** The cluster's name, which is also the space's. */
  cluster: string;
  flavor: Flavor;
  /** This service's tags and the caller's, for every resource of the space. */
  tags: Required<Tag>[];
}

/** The name of the space that a request to create a service names. `cluster.clustername` wins over `service.cluster`. */
export function spaceNameOf({
  cluster,
  service,
}: Pick<Schemas['ServiceOrchestrationRequest'], 'cluster' | 'service'>): string {
  return nameOf(cluster?.clusterName ?? service.cluster ?? '');
}
