import type { Backend } from './backend.js';
import { ecsBackend } from './ecs/index.js';
import { elasticLoadBalancingBackend } from './elastic-load-balancing/index.js';
import { iamBackend } from './iam.js';
import { logsBackend } from './logs/index.js';
import { secretsManagerBackend } from './secrets-manager/index.js';
import { serviceDiscoveryBackend } from './service-discovery/index.js';
import { ssmBackend } from './ssm/index.js';
import { stsBackend } from './sts.js';
import { taggingBackend } from './tagging.js';
import type { World } from './world.js';

/** Every service of the embedded AWS. */
export function backendsOf(world: World): Backend[] {
  const backends = [
    ecsBackend(world),
    elasticLoadBalancingBackend(world),
    iamBackend(world),
    logsBackend(world),
    secretsManagerBackend(world),
    serviceDiscoveryBackend(world),
    ssmBackend(world),
    stsBackend(world),
  ];
  return [...backends, taggingBackend(backends)];
}
