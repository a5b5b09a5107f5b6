import type { Schemas } from './schemas.js';

/** Fargate first, then what Fargate Spot has to offer. */
const CAPACITY: Schemas['CreateClusterRequest'] = {
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [
    { capacityProvider: 'FARGATE', base: 1, weight: 0 },
    { capacityProvider: 'FARGATE_SPOT', weight: 1 },
  ],
};

/** Completes a cluster for Fargate where it does not say otherwise itself. */
export function completedCluster(input: Schemas['CreateClusterRequest']): Schemas['CreateClusterRequest'] {
  return { ...CAPACITY, ...input };
}
