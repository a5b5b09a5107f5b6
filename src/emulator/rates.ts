import { AwsError } from './backend.js';
import type { Clock } from './clock.js';

/** A token bucket: its size, its refill rate, and the actions that share it. */
interface Bucket {
  burst: number;
  perSecond: number;
  actions: string[];
}

/** Source: Amazon ECS API Reference, "Request throttling". Actions that it does not name are not limited. */
const BUCKETS: Bucket[] = [
  {
    burst: 20,
    perSecond: 1,
    actions: [
      'CreateCluster',
      'DeleteCluster',
      'UpdateCluster',
      'UpdateClusterSettings',
      'PutClusterCapacityProviders',
    ],
  },
  { burst: 50, perSecond: 20, actions: ['DescribeClusters', 'ListClusters'] },
  { burst: 20, perSecond: 1, actions: ['RegisterTaskDefinition', 'DeregisterTaskDefinition'] },
  {
    burst: 50,
    perSecond: 20,
    actions: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
  },
  { burst: 5, perSecond: 1, actions: ['DeleteTaskDefinitions'] },
  { burst: 50, perSecond: 5, actions: ['CreateService', 'UpdateService', 'DeleteService'] },
  { burst: 100, perSecond: 20, actions: ['DescribeServices', 'ListServices'] },
  { burst: 100, perSecond: 40, actions: ['RunTask', 'StopTask', 'ExecuteCommand'] },
  { burst: 100, perSecond: 20, actions: ['DescribeTasks', 'ListTasks'] },
  {
    burst: 50,
    perSecond: 20,
    actions: ['ListServiceDeployments', 'DescribeServiceDeployments', 'DescribeServiceRevisions'],
  },
  { burst: 20, perSecond: 10, actions: ['TagResource', 'UntagResource'] },
  { burst: 50, perSecond: 20, actions: ['ListTagsForResource'] },
  { burst: 10, perSecond: 1, actions: ['ListServicesByNamespace'] },
];

/** How the documented rates are enforced. */
export interface Rates {
  /** The factor by which buckets refill faster than AWS's. Their size is always AWS's. */
  speed: number;
}

/**
 * Enforces the rates of ECS by the emulator's clock.
 * @returns a function that takes a token for a call, and throws AwsError ThrottlingException if none is left
 */
export function newRateLimiter(clock: Clock, { speed }: Rates): (service: string, action: string) => void {
  const buckets = BUCKETS.map(bucket => ({ ...bucket, tokens: bucket.burst, filledAt: clock.now().getTime() }));
  const byAction = new Map(buckets.flatMap(bucket => bucket.actions.map(action => [action, bucket])));
  return (service, action) => {
    const bucket = service === 'ecs' ? byAction.get(action) : undefined;
    if (!bucket) return;
    const now = clock.now().getTime();
    const gained = ((now - bucket.filledAt) / 1000) * bucket.perSecond * speed;
    bucket.tokens = Math.min(bucket.burst, bucket.tokens + gained);
    bucket.filledAt = now;
    if (bucket.tokens < 1) throw new AwsError('ThrottlingException', 'Rate exceeded');
    bucket.tokens -= 1;
  };
}
