import { AwsError } from '../backend.js';
import type { Cluster, Ecs, Service } from './state.js';

/**
 * Finds a cluster, whether ACTIVE or INACTIVE.
 * @param identifier a name or an ARN
 */
export function findCluster(ecs: Ecs, identifier = 'default'): Cluster | undefined {
  const cluster = ecs.clusters.get(identifier.slice(identifier.lastIndexOf('/') + 1));
  return identifier === cluster?.name || identifier === cluster?.arn ? cluster : undefined;
}

/** @throws AwsError ClusterNotFoundException, also for an INACTIVE cluster */
export function getCluster(ecs: Ecs, identifier: string | undefined): Cluster {
  const cluster = findCluster(ecs, identifier);
  if (cluster && cluster.status !== 'INACTIVE') return cluster;
  throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
}

/**
 * A cluster in which services and tasks can start.
 * @throws AwsError ClusterNotFoundException, also for a cluster that is not ACTIVE
 */
export function getActiveCluster(ecs: Ecs, identifier: string | undefined): Cluster {
  const cluster = findCluster(ecs, identifier);
  if (!cluster) throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  if (cluster.status !== 'ACTIVE')
    throw new AwsError('ClusterNotFoundException', 'The referenced cluster was inactive.');
  return cluster;
}

/**
 * Finds a service, whatever its status.
 * @param identifier a name or an ARN
 */
export function findService(cluster: Cluster, identifier: string): Service | undefined {
  const service = cluster.services.get(identifier.slice(identifier.lastIndexOf('/') + 1));
  return identifier === service?.name || identifier === service?.arn ? service : undefined;
}

/** @throws AwsError ServiceNotFoundException, also for an INACTIVE service */
export function getService(cluster: Cluster, identifier: string): Service {
  const service = findService(cluster, identifier);
  if (service && service.status !== 'INACTIVE') return service;
  throw new AwsError('ServiceNotFoundException', 'Service not found.');
}
