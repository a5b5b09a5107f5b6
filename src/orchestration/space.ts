import { nameOf } from '../domain/names.js';
import type { Schemas } from '../domain/schemas.js';
import { type Flavor, spaceTags, type Tag, withCallersTags } from '../domain/tags.js';
import type { Owner } from '../tenancy.js';

/** A space: the resources of one cluster, in an account, of an org. */
export interface Space extends Owner {
  /** The cluster's name, which is also the space's. */
  cluster: string;
  flavor: Flavor;
  /** This service's tags and the caller's, for every resource of the space. */
  tags: Required<Tag>[];
  /** Whether a service of the request has ECS Exec turned on. */
  executesCommands?: boolean | undefined;
}

/** @param callersTags lists of tags, of which a later one wins. */
export function spaceOf(
  { aws, org, spaces }: Owner,
  cluster: string,
  flavor: Flavor,
  ...callersTags: (Tag[] | undefined)[]
): Space {
  return { aws, org, spaces, cluster, flavor, tags: withCallersTags(spaceTags(org, cluster, flavor), ...callersTags) };
}

/** The name of the space that a request to create a service names. `cluster.clustername` wins over `service.cluster`. */
export function spaceNameOf({
  cluster,
  service,
}: Pick<Schemas['ServiceOrchestrationRequest'], 'cluster' | 'service'>): string {
  return nameOf(cluster?.clusterName || service.cluster || '');
}
