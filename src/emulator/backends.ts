import type { Account } from './account.js';
import type { Backend } from './backend.js';
import { ecsBackend } from './ecs/index.js';
import { elasticLoadBalancingBackend } from './elastic-load-balancing/index.js';
import { iamBackend } from './iam/index.js';
import { logsBackend } from './logs/index.js';
import { secretsManagerBackend } from './secrets-manager/index.js';
import { serviceDiscoveryBackend } from './service-discovery/index.js';
import { ssmBackend } from './ssm/index.js';
import { stsBackend } from './sts.js';
import { tagIndex } from './tag-index.js';
import { taggingBackend } from './tagging.js';

/** All services of the embedded AWS. */
export function createBackends(account: Account): Backend[] {
  const backends = [
    ecsBackend(account),
    elasticLoadBalancingBackend(account),
    iamBackend(account),
    logsBackend(account),
    secretsManagerBackend(account),
    serviceDiscoveryBackend(account),
    ssmBackend(account),
    stsBackend(account),
  ];
  const index = tagIndex(account, () => backends.flatMap(backend => [...backend.taggedResources()]));
  return [...backends.map(index.observe), index.observe(taggingBackend(backends, index.resources))];
}
