import type { Backend } from './backend.js';
import { ecsBackend } from './ecs/index.js';
import { iamBackend } from './iam.js';
import { logsBackend } from './logs/index.js';
import { secretsManagerBackend } from './secrets-manager/index.js';
import { serviceDiscoveryBackend } from './service-discovery/index.js';
import type { World } from './world.js';

/** Every service of the embedded AWS. */
export function backendsOf(world: World): Backend[] {
  return [
    ecsBackend(world),
    iamBackend(world),
    logsBackend(world),
    secretsManagerBackend(world),
    serviceDiscoveryBackend(world),
  ];
}
