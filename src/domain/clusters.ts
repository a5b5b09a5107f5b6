import type { Schemas } from './schemas.js';

/** The base on Fargate, the rest on Fargate Spot. */
const CAPACITY: Schemas['CreateClusterRequest'] = {
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [
    { capacityProvider: 'FARGATE', base: 1, weight: 0 },
    { capacityProvider: 'FARGATE_SPOT', weight: 1 },
  ],
};

/** Adds the capacity providers of Fargate, unless the input has its own. */
export function completedCluster(input: Schemas['CreateClusterRequest']): Schemas['CreateClusterRequest'] {
  return { ...CAPACITY, ...input };
}
